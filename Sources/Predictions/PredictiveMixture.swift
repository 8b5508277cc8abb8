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
    /// The quantile of a mixture lies between the smallest and the largest quantile of its components; in that
    /// bracket, which every step narrows, Newton's steps on the distribution function, and halving where they leave it.
    func quantile(_ level: Double, standardQuantile z: Double) -> Lanes {
        guard z.isFinite else { return Lanes(repeating: z) }
        var low = Lanes(repeating: .infinity)
        var high = Lanes(repeating: -.infinity)
        var sum = Lanes()
        for (mean, deviation) in zip(means, deviations) {
            let component = mean + z * deviation
            low.replace(with: component, where: component .< low)
            high.replace(with: component, where: component .> high)
            sum += component
        }
        let tolerance = (high - low) * 1e-13
        var x = sum / Double(means.count)
        for _ in 0..<100 {
            let (probability, density) = cumulative(at: x)
            let excess = probability - level
            low.replace(with: x, where: excess .<= 0)
            high.replace(with: x, where: excess .>= 0)
            let newton = x - excess / density
            let isInside = (newton .>= low) .& (newton .<= high)
            let next = (0.5 * (low + high)).replacing(with: newton, where: isInside)
            let step = (next - x).replacing(with: x - next, where: next .< x)
            x = next
            if all(step .<= tolerance .| (step .!= step)) { break }
        }
        return x.replacing(with: .nan, where: sum .!= sum)
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
