import Predictions
import Foundation
import Testing

@testable import Training

/// Numbers of SciPy 1.17.1: special.gammaln, digamma, gammaincinv, gammainc.
@Suite("Gamma function")
struct GammaFunctionsTests {
    @Test(
        "Its logarithm and derivative are SciPy's",
        arguments: [
            (0.05, 2.968879201051731, -20.49784499129987), (0.5, 0.5723649429247, -1.9635100260214235),
            (1.0, 0.0, -0.5772156649015329), (1.7, -0.09580769740706585, 0.20854787487349394),
            (5.0, 3.1780538303479458, 1.5061176684318003), (9.99, 12.779315214350195, 2.250700372831201),
            (10, 12.801827480081469, 2.251752589066721), (33.3, 82.60372358165493, 3.490467238520243),
            (1000.5, 5908.674175848678, 6.907755320648796), (1e6, 12815504.569147611, 13.81551005796419),
        ])
    func logarithm(x: Double, logGamma: Double, digamma: Double) {
        #expect(abs(GammaFunctions.logGamma(x) - logGamma) < 2e-14 * max(1, abs(logGamma)))
        #expect(abs(GammaFunctions.digamma(x) - digamma) < 2e-14 * max(1, abs(digamma)))
    }

    static let expected: [(shape: Double, values: [Double])] = [
        (
            1.0001,
            [0.0010012342953579605, 0.04083712743170884, 0.693243985401036, 3.2190751853258397, 6.908019075744156]
        ),
        (
            1.05,
            [0.0014198137616820987, 0.048751712100376994, 0.741634425248123, 3.3178095807804984, 7.038495225875779]
        ),
        (1.5, [0.012148792907846366, 0.15007570939861273, 1.1829869421876689, 4.155585455413155, 8.133118098119064]),
        (3, [0.1905333775684032, 0.7461833526792158, 2.674060313723559, 6.5989073229766895, 11.228872242412661]),
        (20, [8.95821326762601, 12.899441317269494, 19.66767242330567, 28.4729256745134, 36.70097875949551]),
        (400, [341.0332264935072, 365.6840410010212, 399.6667160944644, 435.6923523192827, 464.6644601732239]),
    ]

    @Test("Quantiles of the gamma distribution are SciPy's", arguments: expected)
    func quantiles(shape: Double, values: [Double]) {
        for (probability, theirs) in zip([0.001, 0.04, 0.5, 0.96, 0.999], values) {
            #expect(abs(GammaFunctions.quantile(probability, shape: shape) / theirs - 1) < 1e-9)
            #expect(abs(GammaFunctions.probability(below: theirs, shape: shape) - probability) < 1e-12)
        }
    }

    @Test(
        "Probabilities of the gamma distribution are SciPy's",
        arguments: [
            (1.05, 0.01, 0.007731258347690513), (2, 1.5, 0.4421745996289252), (2, 7, 0.9927049442755639),
            (30, 25, 0.1821039159774551), (30, 60, 0.9999931237350312), (400, 390, 0.3129428631855878),
            (1.5, 40, 1.0),
        ])
    func probabilities(shape: Double, x: Double, probability: Double) {
        #expect(abs(GammaFunctions.probability(below: x, shape: shape) - probability) < 1e-12)
    }

    @Test("The normal quantile is near the published values")
    func normalQuantile() {
        // Abramowitz & Stegun 1964, table 26.5.
        for (probability, x) in [(0.5, 0), (0.75, 0.67449), (0.975, 1.95996), (0.999, 3.09023)] {
            #expect(abs(GammaFunctions.normalQuantile(probability) - x) < 4.5e-4)
            #expect(abs(GammaFunctions.normalQuantile(1 - probability) + x) < 4.5e-4)
        }
    }

    @Test("Large shapes have quantiles near those of a normal distribution", arguments: [1000.0, 1001, 1e5])
    func large(shape: Double) {
        #expect(abs(GammaFunctions.quantile(0.5, shape: shape) - (shape - 1 / 3.0)) < 1e-3)
        let upper = GammaFunctions.quantile(0.975, shape: shape)
        // Wilson & Hilferty with the exact normal quantile 1.959964.
        let root = 1 - 1 / (9 * shape) + 1.959964 / (9 * shape).squareRoot()
        #expect(abs(upper / (shape * root * root * root) - 1) < 3e-5)
    }
}
