/// A stretch of x in which a band has one reason to be as wide as it is.
struct BandStretch: Equatable {
    /// What a stretch is about.
    enum Finding: Equatable {
        /// Wider than data and posterior justify, mostly by one of its parts.
        case tooWide(BandEvidence.Part)
        /// Narrower than data and posterior justify, mostly by one of its parts.
        case tooNarrow(BandEvidence.Part)
        /// As wide as justified.
        case right
    }

    /// What it is about.
    var finding: Finding
    /// From where to where.
    var range: ClosedRange<Double>
    /// Whether it lies inside the training range.
    var isInside: Bool
    /// How many times as wide as justified the band is where that is farthest from 1.
    var ratio: Double
    /// The method's epistemic σ over the reference's, on average.
    var epistemicRatio: Double
    /// Whether the method sees the same noise everywhere.
    var hasConstantNoise = false

    /// A band is called too wide or too narrow from this factor on.
    static let tolerance = 1.5
    /// Stretches of fewer points belong to their neighbours.
    static let shortest = 4

    /// The stretches along a line of places in rising order.
    static func along(_ evidence: [BandEvidence]) -> [BandStretch] {
        let noise = evidence.compactMap(\.noise)
        let isConstant = (noise.max() ?? 0) <= (noise.min() ?? 0) * 1.001
        return runs(of: evidence.map(\.isInside)).flatMap { part -> [BandStretch] in
            let places = evidence[part.range]
            var findings = places.map(finding)
            var found = runs(of: findings)
            // The shortest goes first, so that two halves of one stretch find together again.
            while found.count > 1, let brief = found.min(by: { $0.range.count < $1.range.count }),
                brief.range.count < shortest
            {
                let neighbour = brief.range.lowerBound > 0 ? brief.range.lowerBound - 1 : brief.range.upperBound
                for index in brief.range { findings[index] = findings[neighbour] }
                found = runs(of: findings)
            }
            return found.map { run in
                var stretch = stretch(run.value, Array(Array(places)[run.range]))
                stretch.hasConstantNoise = isConstant
                return stretch
            }
        }
    }

    private static func finding(_ evidence: BandEvidence) -> Finding {
        if evidence.ratio > tolerance { return .tooWide(evidence.culprit) }
        if evidence.ratio < 1 / tolerance { return .tooNarrow(evidence.culprit) }
        return .right
    }

    private static func stretch(_ finding: Finding, _ evidence: [BandEvidence]) -> BandStretch {
        let ratios = evidence.map(\.ratio)
        let extreme: Double? =
            switch finding {
            case .tooWide: ratios.max()
            case .tooNarrow: ratios.min()
            case .right: ratios.max { abs($0 - 1) < abs($1 - 1) }
            }
        let own = evidence.reduce(0) { $0 + $1.epistemic }
        let reference = evidence.reduce(0) { $0 + $1.referenceEpistemic }
        return BandStretch(
            finding: finding, range: (evidence.first?.x ?? 0)...(evidence.last?.x ?? 0),
            isInside: evidence.first?.isInside ?? false, ratio: extreme ?? 1,
            epistemicRatio: reference > 0 ? own / reference : .infinity)
    }

    /// Neighbours of one value.
    static func runs<Value: Equatable>(of values: [Value]) -> [(value: Value, range: Range<Int>)] {
        var runs: [(value: Value, range: Range<Int>)] = []
        for (index, value) in values.enumerated() {
            if let last = runs.last, last.value == value {
                runs[runs.count - 1].range = last.range.lowerBound..<(index + 1)
            } else {
                runs.append((value, index..<(index + 1)))
            }
        }
        return runs
    }
}
