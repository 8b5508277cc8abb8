/// The spread of observations around a curve, as a function of x.
enum LocalNoise {
    /// The root mean square residual of the nearest observations at each place: a tenth of them, but 10 to 50.
    ///
    /// - Parameters:
    ///   - x: the feature of each observation.
    ///   - residuals: their distances to the curve.
    static func deviations(at places: [Double], x: [Double], residuals: [Double]) -> [Double] {
        let count = min(max(x.count / 10, 10), 50, x.count)
        return places.map { place in
            let nearest = x.indices.sorted { (abs(x[$0] - place), $0) < (abs(x[$1] - place), $1) }.prefix(count)
            let sum = nearest.sorted().reduce(0) { $0 + residuals[$1] * residuals[$1] }
            return (sum / Double(max(count, 1))).squareRoot()
        }
    }
}
