internal import Slices

/// A hot loop on made-up data, as a unit of work whose speed can be measured.
public struct KernelWork: Sendable {
    /// Which loop.
    public enum Loop: String, Sendable, CaseIterable {
        /// Independent fused multiply-adds on registers alone: the peak of a core.
        case peak
        /// A dense layer forward.
        case forward
        /// The gradient of its weights.
        case backwardWeights = "backward to weights"
        /// The gradient of its input, the transposition of the weights included.
        case backwardInput = "backward to input"
    }

    /// Which loop.
    public let loop: Loop
    /// Rows of the batch.
    public let batch: Int
    /// Inputs and outputs of the layer.
    public let width: Int
    private let kernels: Kernels

    /// Describes a unit of work.
    public init(_ loop: Loop, batch: Int = 64, width: Int = 64, kernels: Kernels = .best) {
        self.loop = loop
        self.batch = batch
        self.width = width
        self.kernels = kernels
    }

    /// Does the work a number of times and returns how many floating-point operations that was.
    public func run(repetitions: Int) -> Double {
        if loop == .peak {
            return 2 * Double(kernels.peak(rounds: repetitions)) * Double(repetitions)
        }
        let roomSize = Kernels.transposedRoom(depth: width)
        let storage = Storage(parts: batch * width, batch * width, width * width, width, roomSize)
        let input = storage.take(batch * width)
        let output = storage.take(batch * width)
        let weights = storage.take(width * width)
        let biases = storage.take(width)
        let room = storage.take(roomSize)
        for _ in 0..<repetitions {
            switch loop {
            case .forward, .peak:
                kernels.product(
                    output, .init(start: input, rowStep: width, depthStep: 1), weights, start: ConstantFloats(biases),
                    rows: batch,
                    columns: width, depth: width)
            case .backwardWeights:
                kernels.product(
                    weights, .init(start: input, rowStep: 1, depthStep: width), output, rows: width, columns: width,
                    depth: batch)
            case .backwardInput:
                kernels.productTransposed(
                    input, output, weights, room: room, rows: batch, columns: width, depth: width)
            }
        }
        return 2 * Double(batch * width * width) * Double(repetitions)
    }
}
