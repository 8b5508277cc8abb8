import Predictions
import Tables
import Training

extension DataSet {
    /// Refuses columns whose spread is too small or too large to compute with, before anything is begun.
    ///
    /// - Throws: ``TrainingError/data(_:)`` with the name of the column.
    func checkSpreads() throws(TrainingError) {
        for (index, name) in features.enumerated() {
            try Problem.check(Standardisation(of: training.feature(index)), "'\(name)'")
        }
        try Problem.check(Standardisation(of: training.y), "'\(target)'")
    }

    /// What is wrong with columns whose values differ by too little for their size, a sentence each.
    ///
    /// Predictions are numbers with 24 bits (`Float`): of 10¹² + y they know y to a multiple of 65,536. Features are numbers
    /// with 53 bits (`Double`) until they are standardised.
    var coarseColumns: [String] {
        let count = max(features.count, 1)
        let columns = features.indices.compactMap { feature in
            let values = stride(from: feature, to: training.x.count, by: count).map { training.x[$0] }
            return remark(on: features[feature], values, bits: 53) { $0.ulp }
        }
        return columns + [remark(on: target, training.y, bits: 24) { Double(Float($0).ulp) }].compactMap(\.self)
    }

    private func remark(
        on name: String, _ values: [Double], bits: Int, _ step: (Double) -> Double
    ) -> String? {
        let scale = Standardisation(of: values)
        let largest = values.reduce(0) { max($0, abs($1)) }
        guard scale.varies, scale.deviation < Self.fewestSteps * step(largest) else { return nil }
        let spread = NumberText.significant(scale.deviation, digits: 2)
        let size = NumberText.significant(scale.mean, digits: 2)
        return
            "the values of '\(name)' on '\(self.name)' differ by little (\(spread)) for their size (\(size)): numbers with \(bits) bits hardly tell them apart, and results are worth nothing; subtract a constant from the column"
    }

    /// A spread of fewer steps from a number to the next is lost in their rounding.
    private static let fewestSteps = 256.0
}
