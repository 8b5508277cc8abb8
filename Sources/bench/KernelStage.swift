import Predictions
import Training

/// The dense kernels, as a share of the core's measured peak, on each fast path that this CPU has.
enum KernelStage {
    static func rows() -> [Row] {
        let fast = [KernelPath.Kind.avx512, .avx2].compactMap { KernelPath($0) }.map(Kernels.init)
        return (fast.isEmpty ? [.best] : fast).flatMap(rows)
    }

    private static func rows(_ kernels: Kernels) -> [Row] {
        let group = "kernels (\(kernels.path.name))"
        var peak = 0.0
        var speeds: [(name: String, value: Double)] = []
        for (batch, width) in [(64, 64), (16, 32), (16, 64), (64, 256)] {
            for loop in KernelWork.Loop.allCases where loop != .peak {
                let work = KernelWork(loop, batch: batch, width: width, kernels: kernels)
                let repetitions = max(20, 1_000_000_000 / (batch * width * width * 20))
                // In turns with the peak, so that both see the machine in the same state.
                peak = max(peak, speed(KernelWork(.peak, kernels: kernels), repetitions: 500_000))
                speeds.append(
                    ("\(loop.rawValue), batch \(batch), width \(width)", speed(work, repetitions: repetitions)))
            }
        }
        return [Row(group: group, name: "peak of one core", value: peak, unit: "GFLOP/s")]
            + speeds.map { Row(group: group, name: $0.name, value: $0.value, unit: "GFLOP/s", floor: peak) }
    }

    private static func speed(_ work: KernelWork, repetitions: Int) -> Double {
        var operations = 0.0
        let time = Measurement(repetitions: 15) { operations = work.run(repetitions: repetitions) }
        // The fastest repetition: what others did on the machine is not the kernel's.
        return operations / (time.seconds.first ?? .infinity) / 1e9
    }
}
