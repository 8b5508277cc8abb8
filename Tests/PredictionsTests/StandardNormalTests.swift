import Predictions
import Testing

@Suite("Standard normal distribution")
struct StandardNormalTests {
    @Test("Probabilities and quantiles have the published values")
    func values() {
        // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.1.
        #expect(abs(StandardNormal.cumulative(1) - 0.841344746) < 1e-9)
        #expect(abs(StandardNormal.cumulative(-2) - 0.022750132) < 1e-9)
        #expect(abs(StandardNormal.quantile(0.975) - 1.959963985) < 1e-9)
        #expect(abs(StandardNormal.density(0) - 0.398942280) < 1e-9)
    }
}
