import Predictions
import Tables

/// A round number that is taken off observations and predictions alike, so that single precision loses nothing of values that
/// lie far from zero for how much they differ.
struct TargetOffset {
    /// The number; 0 where none is needed.
    let value: Double

    /// Takes a number.
    init(_ value: Double) {
        self.value = value
    }

    /// The number that some observations need.
    init(of observations: [Double]) {
        value = ReadingChoices.offset(for: observations)
    }

    /// The name of what is left of a target.
    func name(of target: String) -> String {
        value == 0 ? target : target + (value > 0 ? " \u{2212} \(Self.text(value))" : " + \(Self.text(-value))")
    }

    /// What was done, as a sentence; nil if nothing was.
    var remark: String? {
        value == 0
            ? nil
            : "the values lie far from zero for how much they differ: \(Self.text(value)) is taken off observations and predictions alike, which changes no score"
    }

    private static func text(_ value: Double) -> String {
        Int(exactly: value).map { NumberText.count($0) } ?? "\(value)"
    }
}
