internal import Tables
internal import Predictions

/// What a calibration curve says of a method.
enum CalibrationVerdict: String, CaseIterable {
    /// The curve stays in the band that chance explains.
    case calibrated = "as calibrated as chance lets us see"
    /// Central intervals hold less than they promise.
    case narrow = "too sure of itself"
    /// Central intervals hold more than they promise.
    case wide = "less sure than it could be"
    /// Observations lie on one side more often than on the other.
    case shifted = "off to one side"

    /// Judges a curve.
    ///
    /// Beyond the band, what is larger on average over the levels decides: how far central intervals miss what they
    /// promise, or how far the curve is off the diagonal to one side.
    init(_ curve: CalibrationCurve) {
        let margin = curve.simultaneousMargin()
        let deviations = zip(curve.observed, curve.levels).map { $0 - $1 }
        guard deviations.contains(where: { abs($0) > margin }) else {
            self = .calibrated
            return
        }
        let half = deviations.count / 2
        // The excess of the central interval from p to 1 − p is the difference of the deviations at its ends.
        let excess = zip(deviations.reversed(), deviations).prefix(half).reduce(0) { $0 + $1.0 - $1.1 }
        let shift = deviations.reduce(0, +)
        if abs(excess) >= abs(shift) {
            self = excess < 0 ? .narrow : .wide
        } else {
            self = .shifted
        }
    }

    /// All verdicts in one sentence, without a full stop.
    ///
    /// - Parameter isBrief: whether many methods of one verdict are counted rather than named.
    static func sentence(_ verdicts: [(method: String, verdict: CalibrationVerdict)], isBrief: Bool = false) -> String {
        let groups = allCases.compactMap { verdict -> String? in
            let names = verdicts.filter { $0.verdict == verdict }.map(\.method)
            guard !names.isEmpty else { return nil }
            let isCounted = isBrief && names.count > MethodNumbers.nameLimit
            let count = names.count == verdicts.count ? "all \(names.count) methods" : "\(names.count) methods"
            return "\(verdict.rawValue): \(isCounted ? count : NumberText.list(names))"
        }
        let sentence = groups.joined(separator: "; ")
        return sentence.prefix(1).uppercased() + sentence.dropFirst()
    }
}
