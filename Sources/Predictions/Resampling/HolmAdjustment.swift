/// Probabilities of several tests as they count when the smallest of them is what is looked at.
///
/// Source: Holm 1979, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6.
public enum HolmAdjustment {
    /// The adjusted probabilities, in the order given, `[K]`: those of at most a level are found at that level by all tests
    /// together, however they depend on each other.
    ///
    /// - Parameter probabilities: of what was seen, or of more, if there is nothing to find: one for each test, 0 to 1: `[K]`.
    public static func adjusted(_ probabilities: [Double]) -> [Double] {
        var result = probabilities
        var largest = 0.0
        let order = probabilities.indices.sorted { (probabilities[$0], $0) < (probabilities[$1], $1) }
        for (rank, index) in order.enumerated() {
            largest = max(largest, min(1, Double(probabilities.count - rank) * probabilities[index]))
            result[index] = largest
        }
        return result
    }
}
