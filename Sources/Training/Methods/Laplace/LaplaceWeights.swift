/// The weights that Laplace's approximation lets vary; the others stay where training left them.
public enum LaplaceWeights: String, Sendable, CaseIterable {
    /// All of them.
    case full
    /// Those of the layer that gives the mean, so that the model is linear in what varies.
    case lastLayer = "last-layer"

    /// Their place in the parameter vector.
    func range(of network: Network) -> Range<Int> {
        switch self {
        case .full: 0..<network.parameterCount
        case .lastLayer: network.heads[0].weights..<network.heads[0].end
        }
    }
}
