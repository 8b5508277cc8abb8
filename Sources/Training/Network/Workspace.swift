internal import Slices

/// The memory in which one run computes: what a network keeps of a batch between forward and backward.
///
/// Allocated once, so that a training step allocates nothing. Not shared between threads.
final class Workspace {
    /// The most rows that fit.
    let capacity: Int
    let network: Network
    let kernels: Kernels
    /// Features of the batch, `[rows × d]`.
    let input: Floats
    /// Targets of the batch, `[rows]`.
    let target: Floats
    /// Which row of the training data each row of the batch is, `[rows]`.
    var rows: [Int32]
    /// Output of each head, `[rows]`.
    let outputs: [Floats]
    /// Derivative of the loss by each head's output, `[rows]`.
    let outputGradients: [Floats]
    /// Loss of each row.
    let loss: Floats
    /// Derivative of the loss by each feature, `[rows × d]`.
    let inputGradient: Floats

    private let before: [Floats]
    private let after: [Floats]
    private let masked: [Floats]
    private let delta: [Floats]
    private let transposed: Floats
    private let storage: Storage

    init(network: Network, capacity: Int, kernels: Kernels) {
        self.network = network
        self.capacity = capacity
        rows = [Int32](repeating: 0, count: capacity)
        self.kernels = kernels
        let room = Kernels.transposedRoom(depth: network.layers.map(\.outputs).max() ?? 0)
        let perRow =
            2 * network.featureCount + 4 * network.unitCount + 2 + 2 * network.heads.count
        let parts = 9 + 4 * network.hidden.count + 2 * network.heads.count
        let storage = Storage(count: perRow * capacity + room + parts * Storage.alignment)
        input = storage.take(network.featureCount * capacity)
        target = storage.take(capacity)
        loss = storage.take(capacity)
        inputGradient = storage.take(network.featureCount * capacity)
        outputs = network.heads.map { _ in storage.take(capacity) }
        outputGradients = network.heads.map { _ in storage.take(capacity) }
        before = network.hidden.map { storage.take($0.outputs * capacity) }
        after = network.hidden.map { storage.take($0.outputs * capacity) }
        masked = network.hidden.map { storage.take($0.outputs * capacity) }
        delta = network.hidden.map { storage.take($0.outputs * capacity) }
        transposed = storage.take(room)
        self.storage = storage
    }

    /// Loads features of consecutive points, `[N × d]`.
    func load(_ x: [Float], from start: Int, rows: Int) {
        let features = network.featureCount
        x.withFloats { x in
            input[..<(rows * features)].copy(from: x[(start * features)..<((start + rows) * features)])
        }
    }

    /// Dropout masks for the hidden units of a batch: first all rows of the first layer, then of the second.
    struct Masks {
        /// `[rows × unitCount]` values if each row has its own, else `[unitCount]`.
        var values: ConstantFloats
        /// Whether each row has its own mask.
        var isPerRow: Bool
        /// Where ``backward(_:gradient:rows:masks:toInput:)`` puts the derivative of the loss by each value, in the same
        /// order, if each row has its own.
        var gradient: Floats?

        init(values: some ReadableFloats, isPerRow: Bool, gradient: Floats? = nil) {
            self.values = values.reading
            self.isPerRow = isPerRow
            self.gradient = gradient
        }

        /// The part of one layer, whose units follow those of `before` units in the layers below.
        fileprivate func range(_ layer: Network.Layer, after before: Int, rows: Int) -> Range<Int> {
            let rows = isPerRow ? rows : 1
            return rows * before..<rows * (before + layer.outputs)
        }
    }

    /// Computes the outputs of the first `rows` rows of ``input``.
    func forward(_ parameters: ConstantFloats, rows: Int, masks: Masks? = nil) {
        var from = ConstantFloats(input)
        var units = 0
        for (index, layer) in network.hidden.enumerated() {
            kernels.product(
                before[index], .init(start: from, rowStep: layer.inputs, depthStep: 1), parameters[layer.weightRange],
                start: parameters[layer.biasRange], rows: rows, columns: layer.outputs, depth: layer.inputs)
            kernels.activate(network.activation, after[index], before[index], count: rows * layer.outputs)
            from = ConstantFloats(after[index])
            if let masks {
                kernels.maskRows(
                    masked[index], after[index], mask: masks.values[masks.range(layer, after: units, rows: rows)],
                    maskStep: masks.isPerRow ? layer.outputs : 0, rows: rows, columns: layer.outputs)
                from = ConstantFloats(masked[index])
                units += layer.outputs
            }
        }
        for (index, head) in network.heads.enumerated() {
            kernels.rowsDot(
                outputs[index], from, parameters[head.weightRange], start: parameters[head.biases], rows: rows,
                columns: head.inputs)
        }
    }

    /// Turns ``outputGradients`` into the gradient by all parameters; call after ``forward(_:rows:masks:)`` with the
    /// same arguments.
    ///
    /// - Parameter toInput: whether to set ``inputGradient`` too.
    func backward(
        _ parameters: ConstantFloats, gradient: Floats, rows: Int, masks: Masks? = nil, toInput: Bool = false
    ) {
        let last = network.hidden.count - 1
        let top = last < 0 ? input : (masks == nil ? after[last] : masked[last])
        for (index, head) in network.heads.enumerated() {
            let byOutput = outputGradients[index]
            kernels.product(
                gradient[head.weightRange], .init(start: byOutput, rowStep: 0, depthStep: 1), top, rows: 1,
                columns: head.inputs, depth: rows)
            gradient[head.biases] = kernels.sum(byOutput, count: rows)
            if last >= 0 || toInput {
                kernels.outer(
                    last >= 0 ? delta[last] : inputGradient, byOutput, parameters[head.weightRange], rows: rows,
                    columns: head.inputs, add: index > 0)
            }
        }
        var units = network.unitCount
        for index in network.hidden.indices.reversed() {
            let layer = network.hidden[index]
            units -= layer.outputs
            if let masks {
                let range = masks.range(layer, after: units, rows: rows)
                if let gradient = masks.gradient, masks.isPerRow {
                    kernels.maskRows(
                        gradient[range], delta[index], mask: after[index], maskStep: layer.outputs, rows: rows,
                        columns: layer.outputs)
                }
                kernels.maskRows(
                    delta[index], delta[index], mask: masks.values[range],
                    maskStep: masks.isPerRow ? layer.outputs : 0, rows: rows, columns: layer.outputs)
            }
            kernels.activateBackward(
                network.activation, delta[index], input: before[index], output: after[index],
                count: rows * layer.outputs)
            let from = index == 0 ? input : (masks == nil ? after[index - 1] : masked[index - 1])
            kernels.product(
                gradient[layer.weightRange], .init(start: from, rowStep: 1, depthStep: layer.inputs), delta[index],
                rows: layer.inputs, columns: layer.outputs, depth: rows)
            kernels.columnSums(gradient[layer.biasRange], delta[index], rows: rows, columns: layer.outputs)
            if index > 0 || toInput {
                kernels.productTransposed(
                    index > 0 ? delta[index - 1] : inputGradient, delta[index], parameters[layer.weightRange],
                    room: transposed, rows: rows, columns: layer.inputs, depth: layer.outputs)
            }
        }
    }
}
