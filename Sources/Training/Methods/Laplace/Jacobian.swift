/// Derivatives of a network's mean by some of its weights, at one point after the other.
struct Jacobian {
    /// The network.
    let network: Network
    /// The place of those weights in the parameter vector.
    let weights: Range<Int>
    /// The hot loops to compute with.
    let kernels: Kernels

    /// Computes derivatives at standardised points, `[n × d]`, in their order.
    ///
    /// - Parameter body: takes the number of the point, the network's output there, and a derivative for each weight.
    func forEachRow(
        of x: [Float], parameters: [Float], _ body: (_ row: Int, _ output: Float, _ derivatives: ConstantFloats) -> Void
    ) {
        let features = network.featureCount
        let workspace = Workspace(network: network, capacity: 1, kernels: kernels)
        let storage = Storage(parts: network.parameterCount)
        let gradient = storage.take(network.parameterCount)
        parameters.withUnsafeBufferPointer { parameters in
            guard let base = parameters.baseAddress else { return }
            for row in 0..<x.count / features {
                for feature in 0..<features { workspace.input[feature] = x[row * features + feature] }
                workspace.forward(base, rows: 1)
                workspace.outputGradients[0].pointee = 1
                workspace.backward(base, gradient: gradient, rows: 1)
                body(row, workspace.outputs[0].pointee, gradient + weights.lowerBound)
            }
        }
    }
}
