/// The predictive distributions of eight neighbouring points: mixtures of S normal distributions, equally weighted.
///
/// Eight at once because that is what the processor can do; the points don't touch one another. Where the method
/// models no noise the components are point masses, and the mixture is the empirical distribution of the draws.
struct PredictiveMixture {
    /// The means of the components, draw by draw.
    private(set) var means: [Lanes]
    /// Their standard deviations; empty for point masses.
    ///
    /// A variance of zero counts as a spike of 1e-150.
    private(set) var deviations: [Lanes]

    /// Room for the components of samples; ``read(_:from:)`` fills it.
    init(of samples: PredictionSamples) {
        means = [Lanes](repeating: Lanes(), count: samples.drawCount)
        deviations = samples.modelsNoise ? means : []
    }

    /// Takes the components of eight points; past the last one, that one is repeated.
    mutating func read(_ first: Int, from samples: PredictionSamples) {
        let points = samples.pointCount
        for draw in means.indices {
            means[draw] = Self.lanes(of: samples.mean, row: draw * points, first: first, points: points)
        }
        switch samples.noise {
        case .none: break
        case .perDraw(let variance):
            for draw in means.indices {
                deviations[draw] = Lanes(repeating: max(Double(variance[draw]).squareRoot(), 1e-150))
            }
        case .perPoint(let variance):
            for draw in means.indices {
                let row = Self.lanes(of: variance, row: draw * points, first: first, points: points)
                let root = row.squareRoot()
                deviations[draw] = root.replacing(with: 1e-150, where: root .< 1e-150)
            }
        }
    }

    /// Takes the components of at most eight points that need not be neighbours; the last one is repeated.
    mutating func read(_ points: [Int], from samples: PredictionSamples) {
        for lane in 0..<8 {
            let point = points[min(lane, points.count - 1)]
            for draw in means.indices {
                means[draw][lane] = Double(samples.mean[draw * samples.pointCount + point])
                guard samples.modelsNoise else { continue }
                deviations[draw][lane] = max(samples.variance(draw: draw, point: point).squareRoot(), 1e-150)
            }
        }
    }

    /// The logarithm of the density at a value for each point; of no use for point masses.
    func logDensity(at y: Lanes) -> Lanes {
        // The largest exponent is taken out, so that the sum can't vanish.
        var largest = Lanes(repeating: -.infinity)
        for (mean, deviation) in zip(means, deviations) {
            let z = (y - mean) / deviation
            let exponent = -0.5 * z * z
            largest.replace(with: exponent, where: exponent .> largest)
        }
        let shift = largest.replacing(with: 0, where: largest .== -.infinity)
        var sum = Lanes()
        for (mean, deviation) in zip(means, deviations) {
            let z = (y - mean) / deviation
            sum += Lanes.exp(-0.5 * z * z - shift) / deviation
        }
        // ½ ln 2π = 0.9189…
        return Lanes.log(sum / Double(means.count)) + shift - 0.918_938_533_204_672_742
    }

    /// The probability of values up to `y`, and the density there (zero for point masses).
    func cumulative(at y: Lanes) -> (probability: Lanes, density: Lanes) {
        var probability = Lanes()
        var density = Lanes()
        if deviations.isEmpty {
            for mean in means {
                probability.replace(with: probability + 1, where: mean .<= y)
                probability.replace(with: .nan, where: mean .!= mean .| (y .!= y))
            }
        } else {
            for (mean, deviation) in zip(means, deviations) {
                let part = StandardNormal.cumulative((y - mean) / deviation)
                probability += part.probability
                density += part.density / deviation
            }
        }
        return (probability / Double(means.count), density / Double(means.count))
    }

    /// The value below which lies the probability `level` of a mixture with noise; `z` is the standard normal one.
    ///
    /// The quantile of a mixture lies between the smallest and the largest quantile of its components. In that bracket,
    /// which every step narrows, the search starts at the quantile of a normal distribution with the same moments and
    /// takes Halley's steps on the distribution function, or halves the bracket where they leave it.
    func quantile(_ level: Double, standardQuantile z: Double) -> Lanes {
        guard z.isFinite else { return Lanes(repeating: z) }
        var low = Lanes(repeating: .infinity)
        var high = Lanes(repeating: -.infinity)
        var narrowest = Lanes(repeating: .infinity)
        var sum = Lanes()
        for (mean, deviation) in zip(means, deviations) {
            let component = mean + z * deviation
            low.replace(with: component, where: component .< low)
            high.replace(with: component, where: component .> high)
            narrowest.replace(with: deviation, where: deviation .< narrowest)
            sum += mean
        }
        let center = sum / Double(means.count)
        var squares = Lanes()
        for (mean, deviation) in zip(means, deviations) {
            squares += deviation * deviation + (mean - center) * (mean - center)
        }
        var x = center + z * (squares / Double(means.count)).squareRoot()
        x.replace(with: low, where: x .< low)
        x.replace(with: high, where: x .> high)
        // Steps triple the number of right digits: what follows one of a hundred-thousandth of σ is below rounding.
        let tolerance = 1e-5 * narrowest
        var isSettled = low .== high
        for _ in 0..<100 {
            let (probability, density, slope) = derivatives(at: x)
            let excess = probability - level
            low.replace(with: x, where: excess .<= 0)
            high.replace(with: x, where: excess .>= 0)
            let newton = excess / density
            // Where the density is nearly flat at zero, its slope would make the step small far from the quantile.
            let bend = 0.5 * newton * slope / density
            let step = newton / (1 - bend.replacing(with: 0, where: .!(bend .>= -0.5 .& bend .<= 0.5)))
            let isInside = (x - step .>= low) .& (x - step .<= high)
            let next = (0.5 * (low + high)).replacing(with: x - step, where: isInside)
            let isLast = (isInside .& step .<= tolerance .& step .>= -tolerance) .| (next .== x) .| (sum .!= sum)
            // A point that has settled stays, so that its result does not depend on its neighbours.
            x.replace(with: next, where: .!isSettled)
            isSettled = isSettled .| isLast
            if all(isSettled) { break }
        }
        return x.replacing(with: .nan, where: sum .!= sum)
    }

    /// Distribution function, density and slope of the density of a mixture with noise.
    private func derivatives(at y: Lanes) -> (probability: Lanes, density: Lanes, slope: Lanes) {
        var probability = Lanes()
        var density = Lanes()
        var slope = Lanes()
        for (mean, deviation) in zip(means, deviations) {
            let scale = 1 / deviation
            let z = (y - mean) * scale
            let part = StandardNormal.cumulative(z)
            let partDensity = part.density * scale
            probability += part.probability
            density += partDensity
            slope -= partDensity * z * scale
        }
        let count = Double(means.count)
        return (probability / count, density / count, slope / count)
    }

    /// The means of each point from the smallest to the largest; NaN for a point where one is NaN.
    func sortedMeans() -> [Lanes] {
        var sorted = means
        Lanes.sort(&sorted)
        let missing = means.reduce(Lanes()) { $0.replacing(with: .nan, where: $1 .!= $1) }
        return sorted.map { $0 + missing }
    }

    private static func lanes(of values: [Float], row: Int, first: Int, points: Int) -> Lanes {
        var result = Lanes()
        if first + 8 <= points {
            for lane in 0..<8 { result[lane] = Double(values[row + first + lane]) }
        } else {
            for lane in 0..<8 { result[lane] = Double(values[row + min(first + lane, points - 1)]) }
        }
        return result
    }
}
