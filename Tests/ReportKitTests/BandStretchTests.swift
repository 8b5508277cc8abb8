import Predictions
import Testing

@testable import ReportKit

@Suite("Why a band is as wide as it is")
struct BandStretchTests {
    /// A line of places over [−10, 10], training data within ±7, a posterior with little doubt and noise of 0.3.
    static func evidence(_ change: (inout BandEvidence) -> Void = { _ in }) -> [BandEvidence] {
        (0...80).map { index in
            let x = -10 + 0.25 * Double(index)
            let isInside = abs(x) <= 7
            var place = BandEvidence(
                x: x, isInside: isInside, epistemic: isInside ? 0.05 : 0.8, noise: 0.3,
                referenceEpistemic: isInside ? 0.05 : 0.8, dataNoise: 0.3)
            change(&place)
            return place
        }
    }

    private let wording = BandWording(feature: "x", places: Self.evidence().map(\.x))

    private func words(_ evidence: [BandEvidence], modelsNoise: Bool = true, unsettled: Double? = nil) -> String {
        wording.method(BandStretch.along(evidence), modelsNoise: modelsNoise, unsettled: unsettled)
    }

    @Test("A band that is right everywhere is called right")
    func right() {
        let stretches = BandStretch.along(Self.evidence())
        #expect(stretches.map(\.finding) == [.right, .right, .right])
        #expect(stretches.map(\.isInside) == [false, true, false])
        #expect(stretches[1].range == -7...7)
        #expect(
            words(Self.evidence())
                == "Inside the training range its band is as wide as data and posterior justify. Outside its band is as wide as data and posterior justify."
        )
    }

    @Test("Stretches that are wide because of the method, not the data, are found and stated")
    func wideBecauseOfTheMethod() {
        // What the original notebook drew for its ensemble: 2·√σ² with a square root too many, so √(√σ²) for σ.
        let notebook = Self.evidence { place in
            if place.isInside && place.x < -2 { place.epistemic = place.deviation.squareRoot() }
        }
        let stretches = BandStretch.along(notebook)
        #expect(stretches.map(\.finding) == [.right, .tooWide(.epistemic), .right, .right])
        #expect(stretches[1].range == -7 ... -2.25)
        // √0.304 = 0.551; with the noise of 0.3 that is 0.628, over 0.304.
        #expect(abs(stretches[1].ratio - 2.06) < 0.01)
        #expect(abs(stretches[1].epistemicRatio - 11.03) < 0.01)
        let text = words(notebook)
        #expect(
            text.hasPrefix(
                "Inside the training range its band is too wide for x from −7.0 to −2.2 (up to 2.1 times what is justified) because of the method, not because of the data: its epistemic σ is 11 times that of the posterior; elsewhere its width is right."
            ), "\(text)")
    }

    @Test("A method without noise is too narrow where the data are noisy, and the reason is named")
    func withoutNoise() {
        let evidence = Self.evidence { $0.noise = nil }
        #expect(BandStretch.along(evidence)[1].finding == .tooNarrow(.noise))
        let text = words(evidence, modelsNoise: false)
        #expect(text.contains("too narrow everywhere (down to 0.16 times what is justified): it models no noise"))
    }

    @Test("A method that is surer than the posterior outside the data is called so")
    func overconfident() {
        let evidence = Self.evidence { if !$0.isInside { $0.epistemic = 0.1 } }
        #expect(BandStretch.along(evidence).map(\.finding) == [.tooNarrow(.epistemic), .right, .tooNarrow(.epistemic)])
        #expect(words(evidence).contains("surer than the posterior, with 0.12 times its epistemic σ"))
        let single = Self.evidence { if !$0.isInside { $0.epistemic = 0 } }
        #expect(words(single).contains("it knows no epistemic uncertainty"))
    }

    @Test("Too much and too little noise are told apart")
    func noise() {
        let evidence = Self.evidence { $0.noise = $0.x < 0 ? 0.9 : 0.05 }
        let findings = BandStretch.along(evidence).filter(\.isInside).map(\.finding)
        #expect(findings == [.tooWide(.noise), .tooNarrow(.noise)])
        #expect(words(evidence).contains("it sees more noise than the data have"))
        #expect(words(evidence).contains("it sees less noise than the data have there"))
        let outside = Self.evidence { if !$0.isInside { ($0.epistemic, $0.noise, $0.dataNoise) = (0.9, 0.05, 3) } }
        #expect(words(outside).contains("it sees less noise than the reference assumes there"))
        let constant = Self.evidence { ($0.noise, $0.dataNoise) = (0.3, $0.x < 0 ? 0.1 : 0.9) }
        #expect(words(constant).contains("its one noise level for all x is more than the data have there"))
        #expect(words(constant).contains("its one noise level for all x is less than the data have there"))
    }

    @Test("A stretch of fewer than four places belongs to its neighbour")
    func short() {
        let evidence = Self.evidence { if $0.x == 0 || $0.x == 0.25 { $0.epistemic = 2 } }
        #expect(BandStretch.along(evidence).map(\.finding) == [.right, .right, .right])
    }

    @Test("Wide and narrow bands that the data justify are put down to few data, noise and quiet")
    func data() {
        let evidence = Self.evidence { place in
            if abs(place.x) < 2 { place.dataNoise = 0.6 }
            if place.isInside && place.x > 5 { place.dataNoise = 0.05 }
        }
        let text = wording.data(evidence)
        #expect(text.contains("Few data nearby justify a wide band for x from −10.0 to −7.2 and from 7.2 to 10.0"))
        #expect(text.contains("the posterior's own σ reaches 0.80"))
        #expect(text.contains("Noise justifies a wide band for x from −1.8 to 1.8, where its σ reaches 0.60"))
        #expect(text.contains("Little noise calls for a narrow band for x from 5.2 to 7.0"))
    }

    @Test("A training that had not come to rest is said")
    func unsettled() {
        #expect(words(Self.evidence(), unsettled: 0.2).contains("had not converged: the loss still fell by 0.20"))
        let falling = (0..<200).map { 1 - 0.002 * Double($0) }
        #expect(abs((TrainingSettling.fall([falling, falling]) ?? 0) - 0.04) < 1e-9)
        let rested = (0..<200).map { 1 + 0.1 * Double($0 % 2) }
        #expect(TrainingSettling.fall([rested]) == nil)
        #expect(TrainingSettling.fall([[1, 0.5, 0.1]]) == nil)
    }

    @Test("The noise nearby is the root mean square residual of the nearest observations")
    func localNoise() {
        let x = (0..<40).map(Double.init)
        let residuals = x.map { $0 < 20 ? 1.0 : -3.0 }
        #expect(LocalNoise.deviations(at: [0, 39, 19.5], x: x, residuals: residuals) == [1, 3, 5.0.squareRoot()])
    }
}
