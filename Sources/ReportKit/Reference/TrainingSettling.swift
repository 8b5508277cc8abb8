/// Whether a training had come to rest when it ended.
enum TrainingSettling {
    /// By how much the mean loss of the runs still fell between the last tenth of the epochs and the tenth before, if it
    /// fell by more than chance and by more than a reader would mind.
    ///
    /// - Parameter losses: the loss after each epoch of each run.
    static func fall(_ losses: [[Double]]) -> Double? {
        let length = losses.map(\.count).min() ?? 0
        let tenth = length / 10
        guard tenth >= 5 else { return nil }
        let mean = (0..<length).map { epoch in losses.reduce(0) { $0 + $1[epoch] } / Double(losses.count) }
        let earlier = moments(mean[(length - 2 * tenth)..<(length - tenth)])
        let later = moments(mean[(length - tenth)...])
        let fall = earlier.mean - later.mean
        let error = (earlier.squaredError + later.squaredError).squareRoot()
        return fall > max(3 * error, threshold) ? fall : nil
    }

    /// A change of the loss in nats per row, or in squared standardised units, that no reader would mind.
    private static let threshold = 0.01

    private static func moments(_ values: ArraySlice<Double>) -> (mean: Double, squaredError: Double) {
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        return (mean, variance / count)
    }
}
