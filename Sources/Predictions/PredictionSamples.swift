/// Draws from a model's predictive distribution at N points: the waist of the program.
///
/// Everything before it makes samples; everything after it reads them. A draw is a *function*: one set of weights,
/// one dropout mask, one ensemble member, evaluated at all points. All values are in the units of the target.
public struct PredictionSamples: Sendable, Equatable {
    /// The variance of the noise that each draw predicts around its mean.
    public enum Noise: Sendable, Equatable {
        /// The method says nothing about noise.
        case none
        /// One variance for each draw, the same at every point: `[S]`.
        case perDraw([Float])
        /// A variance for each draw and point: `[S × N]`, draws in rows.
        case perPoint([Float])
    }

    /// The number of draws, S.
    public let drawCount: Int
    /// The number of points, N.
    public let pointCount: Int
    /// The mean of each draw at each point: `[S × N]`, draws in rows.
    public let mean: [Float]
    /// The noise around those means.
    public let noise: Noise

    /// Makes samples from S × N means and as many variances as `noise` says.
    ///
    /// - Throws: ``PredictionError`` if a count does not fit, or every value at some point is missing.
    public init(drawCount: Int, pointCount: Int, mean: [Float], noise: Noise) throws(PredictionError) {
        guard drawCount > 0, pointCount > 0 else { throw .empty }
        guard mean.count == drawCount * pointCount else {
            throw .shape(what: "means", expected: drawCount * pointCount, found: mean.count)
        }
        switch noise {
        case .none: break
        case .perDraw(let variance):
            guard variance.count == drawCount else {
                throw .shape(what: "variances", expected: drawCount, found: variance.count)
            }
        case .perPoint(let variance):
            guard variance.count == mean.count else {
                throw .shape(what: "variances", expected: mean.count, found: variance.count)
            }
        }
        self.drawCount = drawCount
        self.pointCount = pointCount
        self.mean = mean
        self.noise = noise
    }

    /// Whether the draws predict the noise of an observation.
    public var modelsNoise: Bool { noise != .none }

    /// The noise variance of one draw at one point; zero if the method says nothing about noise.
    public func variance(draw: Int, point: Int) -> Double {
        switch noise {
        case .none: 0
        case .perDraw(let variance): Double(variance[draw])
        case .perPoint(let variance): Double(variance[draw * pointCount + point])
        }
    }
}

/// Why prediction samples could not be made.
public enum PredictionError: Error, Equatable {
    /// There are no draws or no points.
    case empty
    /// An array has the wrong number of values.
    case shape(what: String, expected: Int, found: Int)
}
