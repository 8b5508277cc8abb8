import Predictions
import Testing

@Suite("Student's distribution")
struct StudentDistributionTests {
    /// SciPy 1.17.1: stats.t.logpdf, cdf and ppf of 0.5 % and 84.135 %.
    static let theirs: [(freedom: Double, t: Double, logDensity: Double, cumulative: Double, quantiles: [Double])] = [
        (2.2, 0.3, -1.0934640790667562, 0.6049094107710646, [-8.534715279807731, 1.285433031114222]),
        (2.0004, 5, -4.943975315038233, 0.9811329056352344, [-9.921503732531932, 1.3212348417186517]),
        (7.5, -2.1, -2.9176953963448895, 0.035618535729039044, [-3.4214226881240446, 1.0712844586704586]),
        (400, 1.7, -2.362967990255663, 0.9550458584053129, [-2.58817608003474, 1.001273331191107]),
        (1e5, -3, -5.418783543328975, 0.0013502304420323617, [-2.5758784699083757, 1.0000267135651382]),
    ]

    @Test("Density, distribution function and quantiles agree with SciPy", arguments: theirs.indices)
    func values(index: Int) {
        let theirs = Self.theirs[index]
        let student = StudentDistribution(location: 3, scale: 2, freedom: theirs.freedom)
        let value = 3 + 2 * theirs.t
        #expect(agree([student.logDensity(at: value)], [theirs.logDensity - 0.6931471805599453], tolerance: 1e-10))
        #expect(agree([student.cumulative(at: value)], [theirs.cumulative], tolerance: 1e-10))
        #expect(
            agree(
                [0.005, 0.84135].map(student.quantile), theirs.quantiles.map { 3 + 2 * $0 }, tolerance: 1e-9))
        #expect(student.quantile(0.5) == 3 && student.quantile(0) == -.infinity && student.quantile(1) == .infinity)
    }

    /// SciPy 1.17.1: integrate.quad of (F(u) − 1[t ≤ u])².
    @Test(
        "The ranked probability score is the integral",
        arguments: [(2.2, 0.3, 0.3271333059532151), (7.5, -2.1, 1.5066531776321723), (400, 1.7, 1.1718450272131937)])
    func rankedProbability(freedom: Double, t: Double, score: Double) {
        let student = StudentDistribution(location: -1, scale: 5, freedom: freedom)
        #expect(agree([student.rankedProbability(of: 5 * t - 1)], [5 * score], tolerance: 1e-7))
    }

    @Test("Scores come from it, however few draws stand beside it")
    func scores() throws {
        let student = [1.0, 2, 4].map { StudentDistribution(location: $0, scale: 0.5, freedom: 5) }
        let samples = try PredictionSamples(
            drawCount: 2, pointCount: 3, mean: [1, 2, 4, 1, 2, 4], noise: .perDraw([0.1, 0.9]), student: student)
        let observed = [1.5, 1, 7]
        var predictions = try ObservedPredictions(samples, observed: observed)
        let exact = zip(student, observed).map { $0.logDensity(at: $1) }
        #expect(predictions.logDensity == exact)
        #expect(try samples.logDensity(at: observed) == exact)
        let loss = try #require(Score.negativeLogLikelihood.value(&predictions).value?.value)
        #expect(agree([loss], [-exact.reduce(0, +) / 3]))
        let ranked = try #require(Score.continuousRankedProbability.value(&predictions).value?.value)
        let each = zip(student, observed).map { $0.rankedProbability(of: $1) }
        #expect(agree([ranked], [each.reduce(0, +) / 3]))
        #expect(predictions.quantile(0.975) == student.map { $0.quantile(0.975) })
        #expect(try samples.selecting(points: [2, 0]).student == [student[2], student[0]])
    }
}
