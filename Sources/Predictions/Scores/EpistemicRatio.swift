extension PredictiveMoments {
    /// How much more the model doubts itself away from the data: mean epistemic σ outside the training range over
    /// mean epistemic σ inside.
    ///
    /// The points should be an even grid over what is shown, so that both means are averages over x. The mean is that
    /// of standard deviations, not of variances. Points without a finite σ are left out.
    ///
    /// - Parameters:
    ///   - inputs: features of the points, `[N × d]`, rows one after the other.
    ///   - range: the box that the training inputs fill.
    /// - Returns: nil if there is no point on one of the sides, or no spread inside.
    public func epistemicRatio(inputs: [Double], range: TrainingRange) -> Double? {
        func meanDeviation(_ region: Region) -> Double {
            let deviations = region.points(inputs: inputs, range: range)
                .map { epistemic[$0].squareRoot() }.filter(\.isFinite)
            return deviations.reduce(0, +) / Double(deviations.count)
        }
        let ratio = meanDeviation(.outOfRange) / meanDeviation(.inRange)
        return ratio.isFinite ? ratio : nil
    }
}
