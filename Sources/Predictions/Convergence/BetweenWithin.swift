/// The variance within chains of one length, and that of all draws as estimated from within and between them
/// (Gelman & Rubin 1992).
struct BetweenWithin {
    /// Mean variance of the chains, W.
    let within: Double
    /// (n − 1)/n · W plus the variance of the chains' means.
    let pooled: Double

    init(_ chains: [[Double]]) {
        let length = Double(chains.first?.count ?? 0)
        let means = chains.map { $0.reduce(0, +) / length }
        let variances = zip(chains, means).map { chain, mean in
            chain.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (length - 1)
        }
        let count = Double(chains.count)
        let center = means.reduce(0, +) / count
        let between = count > 1 ? means.reduce(0) { $0 + ($1 - center) * ($1 - center) } / (count - 1) : 0
        within = variances.reduce(0, +) / count
        pooled = within * (length - 1) / length + between
    }

    /// √(pooled / within): how much wider the draws are together than chain by chain.
    var potentialScaleReduction: Double { (pooled / within).squareRoot() }
}
