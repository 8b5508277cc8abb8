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

    private let bodies: [BodyMemory]
    private let inputPart: Floats
    private let transposed: Floats
    private let storage: Storage

    /// What a body keeps of a batch, for each hidden layer `[rows × width]`.
    private struct BodyMemory {
        var before: [Floats]
        var after: [Floats]
        var masked: [Floats]
        var delta: [Floats]
    }

    init(network: Network, capacity: Int, kernels: Kernels) {
        self.network = network
        self.capacity = capacity
        rows = [Int32](repeating: 0, count: capacity)
        self.kernels = kernels
        let room = Kernels.transposedRoom(depth: network.layers.map(\.outputs).max() ?? 0)
        let hidden = network.bodies.flatMap(\.hidden)
        let perRow =
            3 * network.featureCount + 4 * hidden.reduce(0) { $0 + $1.outputs } + 2 + 2 * network.heads.count
        let parts = 10 + 4 * hidden.count + 2 * network.heads.count
        let storage = Storage(count: perRow * capacity + room + parts * Storage.alignment)
        input = storage.take(network.featureCount * capacity)
        target = storage.take(capacity)
        loss = storage.take(capacity)
        inputGradient = storage.take(network.featureCount * capacity)
        inputPart = storage.take(network.featureCount * capacity)
        outputs = network.heads.map { _ in storage.take(capacity) }
        outputGradients = network.heads.map { _ in storage.take(capacity) }
        bodies = network.bodies.map { body in
            func take() -> [Floats] { body.hidden.map { storage.take($0.outputs * capacity) } }
            return BodyMemory(before: take(), after: take(), masked: take(), delta: take())
        }
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

    /// Dropout masks for the hidden units of a network's first body: first all rows of the first layer, then of the second.
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
        var head = 0
        for (index, body) in network.bodies.enumerated() {
            forward(
                body, bodies[index], parameters, rows: rows, masks: index == 0 ? masks : nil,
                outputs: outputs[head..<head + body.heads.count])
            head += body.heads.count
        }
    }

    private func forward(
        _ body: Network.Body, _ memory: BodyMemory, _ parameters: ConstantFloats, rows: Int, masks: Masks?,
        outputs: ArraySlice<Floats>
    ) {
        var from = ConstantFloats(input)
        var units = 0
        for (index, layer) in body.hidden.enumerated() {
            kernels.product(
                memory.before[index], .init(start: from, rowStep: layer.inputs, depthStep: 1),
                parameters[layer.weightRange], start: parameters[layer.biasRange], rows: rows, columns: layer.outputs,
                depth: layer.inputs)
            kernels.activate(
                body.activation, memory.after[index], memory.before[index], count: rows * layer.outputs)
            from = ConstantFloats(memory.after[index])
            if let masks {
                kernels.maskRows(
                    memory.masked[index], memory.after[index],
                    mask: masks.values[masks.range(layer, after: units, rows: rows)],
                    maskStep: masks.isPerRow ? layer.outputs : 0, rows: rows, columns: layer.outputs)
                from = ConstantFloats(memory.masked[index])
                units += layer.outputs
            }
        }
        for (head, output) in zip(body.heads, outputs) {
            kernels.rowsDot(
                output, from, parameters[head.weightRange], start: parameters[head.biases], rows: rows,
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
        var head = 0
        for (index, body) in network.bodies.enumerated() {
            backward(
                body, bodies[index], parameters, gradient: gradient, rows: rows, masks: index == 0 ? masks : nil,
                outputs: outputGradients[head..<head + body.heads.count],
                byInput: toInput ? (index == 0 ? inputGradient : inputPart) : nil)
            head += body.heads.count
            guard toInput, index > 0 else { continue }
            for place in 0..<rows * network.featureCount { inputGradient[place] += inputPart[place] }
        }
    }

    private func backward(
        _ body: Network.Body, _ memory: BodyMemory, _ parameters: ConstantFloats, gradient: Floats, rows: Int,
        masks: Masks?, outputs: ArraySlice<Floats>, byInput: Floats?
    ) {
        func output(_ index: Int) -> Floats { masks == nil ? memory.after[index] : memory.masked[index] }
        let last = body.hidden.count - 1
        let top = last < 0 ? input : output(last)
        let byTop = last < 0 ? byInput : memory.delta[last]
        for (index, (head, byOutput)) in zip(body.heads, outputs).enumerated() {
            kernels.product(
                gradient[head.weightRange], .init(start: byOutput, rowStep: 0, depthStep: 1), top, rows: 1,
                columns: head.inputs, depth: rows)
            gradient[head.biases] = kernels.sum(byOutput, count: rows)
            if let byTop {
                kernels.outer(
                    byTop, byOutput, parameters[head.weightRange], rows: rows, columns: head.inputs, add: index > 0)
            }
        }
        var units = body.hidden.reduce(0) { $0 + $1.outputs }
        for index in body.hidden.indices.reversed() {
            let layer = body.hidden[index]
            let delta = memory.delta[index]
            units -= layer.outputs
            if let masks {
                let range = masks.range(layer, after: units, rows: rows)
                if let gradient = masks.gradient, masks.isPerRow {
                    kernels.maskRows(
                        gradient[range], delta, mask: memory.after[index], maskStep: layer.outputs, rows: rows,
                        columns: layer.outputs)
                }
                kernels.maskRows(
                    delta, delta, mask: masks.values[range], maskStep: masks.isPerRow ? layer.outputs : 0, rows: rows,
                    columns: layer.outputs)
            }
            kernels.activateBackward(
                body.activation, delta, input: memory.before[index], output: memory.after[index],
                count: rows * layer.outputs)
            let from = index == 0 ? input : output(index - 1)
            kernels.product(
                gradient[layer.weightRange], .init(start: from, rowStep: 1, depthStep: layer.inputs), delta,
                rows: layer.inputs, columns: layer.outputs, depth: rows)
            kernels.columnSums(gradient[layer.biasRange], delta, rows: rows, columns: layer.outputs)
            if let below = index > 0 ? memory.delta[index - 1] : byInput {
                kernels.productTransposed(
                    below, delta, parameters[layer.weightRange], room: transposed, rows: rows, columns: layer.inputs,
                    depth: layer.outputs)
            }
        }
    }
}
