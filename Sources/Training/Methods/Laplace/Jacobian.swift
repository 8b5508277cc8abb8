internal import Slices

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
        parameters.withFloats { parameters in
            let parameters = parameters[..<network.parameterCount]
            for row in 0..<x.count / features {
                workspace.load(x, from: row, rows: 1)
                workspace.forward(parameters, rows: 1)
                workspace.outputGradients[0][0] = 1
                workspace.backward(parameters, gradient: gradient, rows: 1)
                body(row, workspace.outputs[0][0], ConstantFloats(gradient[weights]))
            }
        }
    }
}
