import Predictions
import Slices
import Testing

@testable import Training

@Suite("Layouts of states")
struct StateLayoutTests {
    @Test("Parts follow one another, and one that is not there is empty")
    func parts() {
        let layout = StateLayout([.weights: 3, .noise: 1, .logits: 2])
        #expect(layout.count == 6)
        #expect(layout[.weights] == 0..<3 && layout[.noise] == 3..<4 && layout[.logits] == 4..<6)
        #expect(layout[.spreads].isEmpty)
    }

    @Test("A state ends with the level of the noise only where one holds for all x")
    func noise() {
        for (noise, extra) in [(Noise.none, 0), (.constant, 1), (.varying, 0)] {
            let network = Network(featureCount: 2, widths: [3], activation: .relu, noise: noise)
            #expect(network.layout.count == network.parameterCount + extra)
            #expect(network.heads.count == (noise == .varying ? 2 : 1))
            let state = noise.start(
                [Float](repeating: 0, count: network.parameterCount), of: network, logVariance: -2)
            #expect(state.count == network.layout.count)
            #expect(state.filter { $0 == -2 }.count == (noise == .none ? 0 : 1))
            #expect(noise == .none || state.last == -2)
        }
    }

    @Test("A slice shows the numbers that it was asked for, and writes through")
    func slices() {
        var numbers: [Float] = [0, 1, 2, 3, 4]
        numbers.withMutableFloats { slice in
            #expect(slice[1..<3].array == [1, 2] && slice[3...].array == [3, 4] && slice[..<2].array == [0, 1])
            slice[2..<4].fill(with: 9)
            slice[..<2].copy(from: slice[3...])
        }
        #expect(numbers == [9, 4, 9, 9, 4])
        #expect([Float]().withFloats { $0.isEmpty })
    }

    @Test("What lies outside a slice is not touched")
    func bounds() async {
        await #expect(processExitsWith: .failure) {
            var numbers: [Float] = [0, 1]
            numbers.withMutableFloats { $0[..<1][1] = 3 }
        }
        await #expect(processExitsWith: .failure) {
            let numbers: [Float] = [0, 1]
            _ = numbers.withFloats { $0[1..<3].array }
        }
        await #expect(processExitsWith: .failure) {
            var numbers: [Float] = [0, 1]
            numbers.withMutableFloats { Kernels.best.exp($0, $0, count: 3) }
        }
    }
}
