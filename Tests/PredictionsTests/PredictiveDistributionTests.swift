import Predictions
import Testing

@Suite struct PredictiveDistributionTests {
    @Test("The total variance is the sum of epistemic and aleatoric variance")
    func moments() throws {
        let moments = PredictiveMoments(try Example.withNoise())
        // numpy.mean and numpy.var over the draws.
        #expect(moments.mean == [0.625, 1.4375, -1.75, 2.625, 9.75])
        #expect(moments.epistemic == [0.078125, 0.13671875, 0.3125, 1.171875, 2.1875])
        #expect(moments.aleatoric == [0.5, 0.125, 0.5, 0.9375, 4.0])
        #expect(moments.total == [0.578125, 0.26171875, 0.8125, 2.109375, 6.1875])
        #expect(agree(moments.edge(2), zip(moments.mean, moments.deviation).map { $0 + 2 * $1 }))
        let silent = PredictiveMoments(try Example.withoutNoise())
        #expect(silent.aleatoric == nil)
        #expect(silent.total == silent.epistemic)
    }

    @Test("Draws that differ by less than a hundredth of σ at every point are one function")
    func oneFunction() throws {
        func isOne(_ mean: [Float]) throws -> Bool {
            PredictiveMoments(
                try PredictionSamples(drawCount: 2, pointCount: 2, mean: mean, noise: .perDraw([1, 1]))
            ).isOfOneFunction
        }
        #expect(try isOne([1, 2, 1.01, 2]))
        #expect(try !isOne([1, 2, 1.05, 2]))
        // Without noise, the spread of the draws is all there is.
        #expect(!PredictiveMoments(try Example.withoutNoise()).isOfOneFunction)
    }

    @Test("A large mean costs the variance no digits")
    func cancellation() throws {
        let mean: [Float] = [1_000_001, 1_000_002, 1_000_003]
        let samples = try PredictionSamples(drawCount: 3, pointCount: 1, mean: mean, noise: .perDraw([1, 2, 6]))
        let moments = PredictiveMoments(samples)
        #expect(agree(moments.epistemic, [2.0 / 3]))
        #expect(moments.aleatoric == [3])
    }

    @Test("Density and distribution function of the mixture agree with SciPy")
    func mixture() throws {
        let samples = try Example.withNoise()
        let logDensity = try #require(try samples.logDensity(at: Example.observed))
        let expected = [
            -0.734566563465108, -0.04480077069417647, -1.756643267208577, -3.180534357357361, -2.0432719873064498,
        ]
        #expect(agree(logDensity, expected))
        let cumulative = try samples.cumulative(at: Example.observed)
        #expect(
            agree(
                cumulative,
                [
                    0.6720356878817076, 0.4903068976234033, 0.09994672107459926, 0.9635061106966012,
                    0.4254092973772905,
                ]))
        // exp of the logarithms above.
        let density = try #require(try samples.density(at: Example.observed))
        #expect(agree(density, [0.4797137, 0.9561879, 0.1726233, 0.0415635, 0.1296040], tolerance: 1e-6))
    }

    @Test("Far from every component the logarithm of the density stays finite")
    func farDensity() throws {
        let samples = try PredictionSamples(drawCount: 1, pointCount: 1, mean: [0], noise: .perDraw([1]))
        let logDensity = try #require(try samples.logDensity(at: [100]))
        // −100²/2 − ½ ln 2π.
        #expect(agree(logDensity, [-5000.918938533205]))
    }

    /// Levels and scipy.optimize.brentq on the mixture's distribution function.
    @Test(
        "Quantiles invert the mixture's distribution function",
        arguments: [
            (
                0.005,
                [-1.1846566333670425, 0.2715442909740639, -4.231376920921214, -0.10502176474412353, 2.8206422375553]
            ),
            (
                0.1,
                [-0.25869403007651354, 0.8462765655413881, -2.999691408152096, 0.7977791663710602, 6.543693783537223]
            ),
            (0.5, [0.5582276589098656, 1.3851523903840872, -1.6506006070730188, 2.613189057164415, 9.845860148673488]),
            (
                0.95,
                [1.9967396399933848, 2.4210700903149722, -0.42475851042366525, 5.2117231983575, 13.386169447698013]
            ),
            (
                0.999,
                [3.6537686382300865, 3.3260349049562965, 0.6858707299673106, 7.750602140476069, 17.01505114069505]
            ),
        ] as [(Double, [Double])]) func quantiles(level: Double, expected: [Double]) throws
    {
        let samples = try Example.withNoise()
        #expect(agree(samples.quantiles([level])[0], expected, tolerance: 1e-12))
    }

    @Test("Quantiles are found where the mixture has a flat stretch between two peaks")
    func bimodal() throws {
        let samples = try PredictionSamples(drawCount: 2, pointCount: 1, mean: [-1000, 1000], noise: .perDraw([1, 1]))
        let quantiles = samples.quantiles([0.25, 0.5, 0.75])
        // Half of each peak; between them any value is a median, and by symmetry the search stays at 0.
        #expect(agree([quantiles[0][0], quantiles[1][0], quantiles[2][0]], [-1000, 0, 1000], tolerance: 1e-12))
    }

    @Test("The levels 0 and 1 lie at infinity with noise, and at the extreme draws without")
    func extremeLevels() throws {
        let noisy = try Example.withNoise().quantiles([0, 1])
        #expect(noisy[0].allSatisfy { $0 == -.infinity } && noisy[1].allSatisfy { $0 == .infinity })
        let draws = try Example.withoutNoise().quantiles([0, 1])
        #expect(draws[0] == [0.25, 1, -2.5, 1, 8])
        #expect(draws[1] == [1, 2, -1, 4, 12])
    }

    @Test("Without noise quantiles are those of numpy.quantile, and there is no density")
    func draws() throws {
        let samples = try Example.withoutNoise()
        let quantiles = samples.quantiles([0.1, 0.25, 0.95])
        #expect(agree(quantiles[0], [0.325, 1.075, -2.35, 1.45, 8.3]))
        #expect(agree(quantiles[1], [0.4375, 1.1875, -2.125, 2.125, 8.75]))
        #expect(agree(quantiles[2], [0.9625, 1.925, -1.075, 3.85, 11.7]))
        #expect(try samples.density(at: Example.observed) == nil)
        #expect(try samples.logDensity(at: Example.observed) == nil)
        #expect(try samples.cumulative(at: Example.observed) == [0.75, 0.5, 0, 1, 0.5])
    }

    @Test("Sorting draws by a network of comparisons sorts any number of them", arguments: 1...40)
    func sorting(count: Int) throws {
        let mean = (0..<count * 3).map { index -> Float in Float((index * 7919 + 13) % 101) }
        let samples = try PredictionSamples(drawCount: count, pointCount: 3, mean: mean, noise: .none)
        let levels = count == 1 ? [0.0] : (0..<count).map { Double($0) / Double(count - 1) }
        let quantiles = samples.quantiles(levels)
        for point in 0..<3 {
            let expected = (0..<count).map { Double(mean[$0 * 3 + point]) }.sorted()
            #expect(agree(quantiles.map { $0[point] }, expected, tolerance: 1e-12))
        }
    }

    @Test("A point with a missing draw has no moments and no quantiles; its neighbours keep theirs")
    func missing() throws {
        var mean = Example.mean
        mean[6] = .nan
        for noise in [PredictionSamples.Noise.none, .perPoint(Example.variance)] {
            let samples = try PredictionSamples(drawCount: 4, pointCount: 5, mean: mean, noise: noise)
            #expect(samples.finitePoints == [0, 2, 3, 4])
            #expect(PredictiveMoments(samples).total.map(\.isNaN) == [false, true, false, false, false])
            #expect(samples.quantiles([0.3])[0].map(\.isNaN) == [false, true, false, false, false])
            let cumulative = try samples.cumulative(at: Example.observed)
            #expect(cumulative.map(\.isNaN) == [false, true, false, false, false])
        }
    }

    @Test("A selection of points keeps their draws, in the order asked for")
    func selection() throws {
        let part = try Example.withNoise().selecting(points: [4, 0])
        #expect(part.mean == [10, 0.5, 8, 0.75, 12, 0.25, 9, 1])
        #expect(part.noise == .perPoint([4, 0.25, 2, 0.5, 1, 0.25, 9, 1]))
        #expect(throws: PredictionError.empty) { try Example.withNoise().selecting(points: []) }
        #expect(throws: PredictionError.shape(what: "points", expected: 6, found: 5)) {
            try Example.withNoise().selecting(points: [5])
        }
    }

    @Test("Samples that can't be right are refused")
    func refusals() {
        #expect(throws: PredictionError.empty) {
            try PredictionSamples(drawCount: 0, pointCount: 3, mean: [], noise: .none)
        }
        #expect(throws: PredictionError.shape(what: "means", expected: 6, found: 5)) {
            try PredictionSamples(drawCount: 2, pointCount: 3, mean: [1, 2, 3, 4, 5], noise: .none)
        }
        #expect(throws: PredictionError.shape(what: "variances", expected: 2, found: 1)) {
            try PredictionSamples(drawCount: 2, pointCount: 1, mean: [1, 2], noise: .perDraw([1]))
        }
        #expect(throws: PredictionError.negativeVariance(index: 1, value: -2)) {
            try PredictionSamples(drawCount: 2, pointCount: 1, mean: [1, 2], noise: .perDraw([1, -2]))
        }
        #expect(throws: PredictionError.allMissing) {
            try PredictionSamples(drawCount: 2, pointCount: 1, mean: [.nan, .infinity], noise: .none)
        }
    }
}
