/// Which moments of a training are shown.
enum Filmstrip {
    /// Pictures in a strip.
    static let frames = 10

    /// Epochs in equal steps, the last one among them: every tenth of a training.
    static func epochs(of count: Int) -> [Int] {
        guard count > frames else { return Array(1...max(count, 1)) }
        return (1...frames).map { $0 * count / frames }
    }
}
