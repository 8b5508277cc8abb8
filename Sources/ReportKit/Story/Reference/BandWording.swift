import Tables

/// Findings about bands in words.
struct BandWording {
    /// The name of the feature.
    let feature: String
    /// Whether the feature is a time.
    let isTime: Bool
    /// How far it is from the first place to the last.
    private let span: Double
    /// Decimals with which places are written.
    let decimals: Int

    /// Words for places on a line.
    init(feature: String, isTime: Bool = false, places: [Double]) {
        self.feature = feature
        self.isTime = isTime
        span = (places.last ?? 0) - (places.first ?? 0)
        let step = places.count > 1 ? (places[places.count - 1] - places[0]) / Double(places.count - 1) : 1
        var decimals = 0
        var unit = 1.0
        while step > 0, unit > 2 * step, decimals < 9 {
            decimals += 1
            unit /= 10
        }
        self.decimals = decimals
    }

    /// Where the data themselves make a wide or a narrow band right, and why.
    func data(_ evidence: [BandEvidence]) -> String {
        let inside = evidence.filter(\.isInside).map(\.justified).sorted()
        guard !inside.isEmpty else { return "" }
        let typical = inside[inside.count / 2]
        enum Reason: Equatable { case fewData, noise, quiet, usual }
        let reasons = evidence.map { point -> Reason in
            if point.justified < typical / BandStretch.tolerance { return .quiet }
            guard point.justified > typical * BandStretch.tolerance else { return .usual }
            return point.referenceEpistemic > point.dataNoise ? .fewData : .noise
        }
        let runs = BandStretch.runs(of: reasons)
        func places(_ reason: Reason) -> [ClosedRange<Double>] {
            runs.filter { $0.value == reason && ($0.range.count >= BandStretch.shortest || runs.count < 3) }
                .map { evidence[$0.range.lowerBound].x...evidence[$0.range.upperBound - 1].x }
        }
        func largest(_ reason: Reason, _ part: (BandEvidence) -> Double) -> String {
            NumberText.significant(
                zip(evidence, reasons).filter { $0.1 == reason }.map { part($0.0) }.max() ?? .nan, digits: 2)
        }
        let usual = "Amid the data a σ of \(NumberText.significant(typical, digits: 2)) is typical."
        var sentences = [usual]
        let (few, noisy, quiet) = (places(.fewData), places(.noise), places(.quiet))
        if !few.isEmpty {
            sentences.append(
                "Few data nearby justify a wide band for \(ranges(few)), where the posterior's own σ reaches \(largest(.fewData, \.referenceEpistemic))."
            )
        }
        if !noisy.isEmpty {
            sentences.append(
                "Noise justifies a wide band for \(ranges(noisy)), where its σ reaches \(largest(.noise, \.dataNoise))."
            )
        }
        if !quiet.isEmpty {
            sentences.append("Little noise calls for a narrow band for \(ranges(quiet)).")
        }
        return sentences.joined(separator: " ")
    }

    /// What is wrong with a method's band, inside and outside the training range.
    func method(_ stretches: [BandStretch], modelsNoise: Bool, unsettled: Double?) -> String {
        let inside = stretches.filter(\.isInside)
        let outside = stretches.filter { !$0.isInside }
        var sentences = [
            sentence("Inside the training range", inside, modelsNoise: modelsNoise),
            sentence("Outside", outside, modelsNoise: modelsNoise),
        ].compactMap(\.self)
        if let unsettled {
            sentences.append(
                "Its training had not converged: the loss still fell by \(NumberText.significant(unsettled, digits: 2)) in the last tenth of the epochs, so part of this may go with more of them."
            )
        }
        return sentences.joined(separator: " ")
    }

    private func sentence(_ place: String, _ stretches: [BandStretch], modelsNoise: Bool) -> String? {
        guard !stretches.isEmpty else { return nil }
        let kinds: [BandStretch.Finding] = [
            .tooWide(.epistemic), .tooWide(.noise), .tooNarrow(.epistemic), .tooNarrow(.noise),
        ]
        let clauses = kinds.compactMap { kind -> String? in
            let own = stretches.filter { $0.finding == kind }
            guard !own.isEmpty else { return nil }
            let places = own.count == stretches.count ? "everywhere" : "for \(ranges(own.map(\.range)))"
            return clause(kind, own, places, modelsNoise: modelsNoise)
        }
        guard !clauses.isEmpty else { return "\(place) its band is as wide as data and posterior justify." }
        let rest = stretches.contains { $0.finding == .right } ? "; elsewhere its width is right" : ""
        return "\(place) its band is \(clauses.joined(separator: "; "))\(rest)."
    }

    private func clause(
        _ finding: BandStretch.Finding, _ stretches: [BandStretch], _ places: String, modelsNoise: Bool
    ) -> String {
        let isInside = stretches[0].isInside
        let isConstant = stretches.allSatisfy(\.hasConstantNoise)
        let ratios = stretches.map(\.ratio)
        let (high, low) = (ratios.max() ?? 1, ratios.min() ?? 1)
        let epistemic = stretches.map(\.epistemicRatio)
        // Where there are no data, nobody knows their noise; the reference assumes some.
        let noise = isInside ? "the data have there" : "the reference assumes there"
        func times(_ value: Double) -> String { NumberText.significant(value, digits: 2) + " times" }
        switch finding {
        case .tooWide(.epistemic):
            let cause =
                isInside
                ? "because of the method, not because of the data: its epistemic σ is \(times(epistemic.max() ?? 1)) that of the posterior"
                : "since its epistemic σ grows to \(times(epistemic.max() ?? 1)) that of the posterior"
            return "too wide \(places) (up to \(times(high)) what is justified) \(cause)"
        case .tooWide(.noise):
            return
                "too wide \(places) (up to \(times(high)) what is justified)"
                + (isInside ? " because of the method, not because of the data: " : ": ")
                + (isConstant ? "its one noise level for all \(feature) is more than " : "it sees more noise than ")
                + noise
        case .tooNarrow(.epistemic):
            let least = epistemic.min() ?? 1
            let cause =
                least == 0
                ? "it knows no epistemic uncertainty"
                : "it is surer than the posterior, with \(times(least)) its epistemic σ"
            return "too narrow \(places) (down to \(times(low)) what is justified): \(cause)"
        case .tooNarrow(.noise):
            return
                "too narrow \(places) (down to \(times(low)) what is justified): "
                + (!modelsNoise
                    ? "it models no noise"
                    : (isConstant ? "its one noise level for all \(feature) is less than " : "it sees less noise than ")
                        + noise)
        case .right: return ""
        }
    }

    /// Places on the line: `x from −2.1 to 1.5 and from 3.0 to 4.2`.
    private func ranges(_ ranges: [ClosedRange<Double>]) -> String {
        feature + " "
            + NumberText.list(
                ranges.map { range in
                    let ends = [range.lowerBound, range.upperBound].map {
                        isTime ? CalendarDate.text($0, within: span) : NumberText.fixed($0, decimals: decimals)
                    }
                    return "from \(ends[0]) to \(ends[1])"
                })
    }
}
