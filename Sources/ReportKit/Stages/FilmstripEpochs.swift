import RealModule

/// Which moments of a training are shown.
enum FilmstripEpochs {
    /// The most pictures in a strip.
    static let limit = 12

    /// Every tenth epoch and the last one; where those are too many, ten of them that lie ever further apart, because
    /// a network learns most at the beginning.
    static func of(_ count: Int) -> [Int] {
        guard count > limit else { return Array(1...max(count, 1)) }
        guard count > 10 * limit else {
            return Array(stride(from: 10, to: count, by: 10)) + [count]
        }
        let growth = Double.pow(Double(count) / 10, 1.0 / 9)
        let tens = (0..<9).map { Int(Double.pow(growth, Double($0)).rounded()) * 10 }
        // Early steps may round to the same ten.
        return (zip(tens, 1...).map { max($0, 10 * $1) } + [count])
    }
}
