import Testing

@testable import ReportKit

@Suite struct ChangeEvidenceTests {
    @Test func `Seeds and points are added, with degrees of freedom between theirs`() {
        let evidence = ChangeEvidence(
            before: [1, 1.2, 1.1], after: [1.5, 1.3], worsening: 0.3, points: (0.1, 99), pairing: .points(100),
            margin: 0.01)
        // numpy: share = 1/3 + 1/2, pooled variance (0.02 + 0.02) / 3; A = share·0.01/2, B = share·0.04/3;
        // se = √(A + B) = 0.1236, ν = (A + B)² / (A²/99 + B²/3) = 5.6478; scipy.stats.t(ν).sf(0.29 / se).
        #expect(abs(evidence.probabilityIfNotWorse - 0.029997) < 1e-6)
        // scipy.stats.t(ν).ppf(0.975) = 2.48438
        #expect(abs(evidence.high - (0.3 + 2.48438 * 0.123603)) < 1e-5)
        #expect(abs(evidence.low + evidence.high - 0.6) < 1e-12)
        #expect(evidence.seeds == .init(before: 3, after: 2) && !evidence.seeds.isOneModel)
    }

    @Test func `One model on each side has the points alone, and nothing that varies is sure`() {
        let one = ChangeEvidence(
            before: [1], after: [1.2], worsening: 0.2, points: (0.1, 99), pairing: .points(100), margin: 0)
        // scipy.stats.t(99).sf(2)
        #expect(abs(one.probabilityIfNotWorse - 0.024115) < 1e-5)
        #expect(one.seeds.isOneModel)
        func sure(_ worsening: Double) -> ChangeEvidence {
            ChangeEvidence(
                before: [1], after: [1], worsening: worsening, points: (0, 99), pairing: .points(100), margin: 0.1)
        }
        #expect(sure(0.2).probabilityIfNotWorse == 0)
        #expect(sure(0.1).probabilityIfNotWorse == 1)
        #expect(sure(-0.2).probabilityIfNotBetter == 0)
    }
}
