import Figures
import Predictions

extension Recommendation {
    /// What is known of one method when it is compared with others.
    struct Candidate {
        /// The name in files.
        var name = ""
        /// The name in headings.
        var title: String
        /// What its band is called, such as "±2σ".
        var band = "±2σ"
        /// The same as a noun, such as "±2σ band".
        var bandNoun = "±2σ band"
        /// Why it has failed, if it has.
        var failure: String?
        /// Whether some of its networks, or its training with some seed, failed.
        var hasFailedRuns = false
        /// Whether it stands behind the others, for comparison: what it learned is one function, or it needs tuning.
        var isForComparison = false
        /// The name of the method whose predictions were adjusted after training, if they were.
        var base: String?
        /// The continuous ranked probability score at each test point inside the range, or with each seed; empty if there is
        /// none.
        var scores: [Double] = []
        /// The standard error of their mean over seeds; nil for one seed.
        var scoreError: Double?
        /// Whether it has a band at all, be there test points to judge it by or not.
        var hasBand = true
        /// What it covers inside the range, but for gaps; nil if it has none, or there is no test point.
        var inner: BandCoverage?
        /// What it covers in a gap between the training data; nil if there is none, or too few test points to tell.
        var gap: BandCoverage?
        /// What it covers outside; nil if there are too few test points to tell.
        var outer: BandCoverage?
        /// Where in the range its band covers too little, in words, such as "x from −1 to 1 (75 %)".
        var weakness: [String] = []
        /// The mean width of its band inside the range.
        var width: Double?
        /// The least and the greatest σ of the noise inside the range; nil if it models none.
        var noise: ClosedRange<Double>?
        /// Epistemic σ outside the range against inside.
        var ratio: Double?
        /// σ of the whole band outside against inside.
        var deviationRatio: Double?
        /// Of how many rows training took a gradient, trials among them; nil if it takes none.
        var gradientRows: Int?

        /// What can be said of a band, from the best to the worst.
        enum Standing: Int {
            /// It covers what it promises, or hardly more, in every part of the range and outside.
            case kept
            /// Nothing speaks against it, but there are too few test points to tell.
            case unclear
            /// It covers enough on the whole, but not in every part of the range.
            case uneven
            /// It covers much more than it promises.
            case wide
            /// It covers too little.
            case narrow
            /// No test point lies where it could be judged.
            case unseen
            /// There is no band.
            case none
            /// What is predicted is worth nothing.
            case failed
        }

        /// What can be said of its band.
        var standing: Standing {
            guard failure == nil else { return .failed }
            guard hasBand else { return .none }
            guard let inner else { return .unseen }
            let regions = [inner, gap, outer].compactMap(\.self)
            if regions.contains(where: { $0.isTooLow() }) { return .narrow }
            if !weakness.isEmpty { return .uneven }
            // A little more than it promises is the safe side, and the score knows what it costs.
            if inner.isTooHigh(), inner.share > inner.nominal + HeldObservations.tolerance { return .wide }
            return inner.isReliable ? .kept : .unclear
        }

        /// The least that its band covers of any region.
        var leastShare: Double { [inner, gap, outer].compactMap { $0?.share }.min() ?? 0 }

        /// The mean score; infinite if there is none.
        var score: Double {
            let finite = scores.filter(\.isFinite)
            return finite.isEmpty ? .infinity : finite.reduce(0, +) / Double(finite.count)
        }

        /// Whether the noise is the same at all points, as far as numbers tell; nil if it models none.
        var hasOneNoiseLevel: Bool? { noise.map { $0.upperBound <= $0.lowerBound * 1.02 } }
    }
}
