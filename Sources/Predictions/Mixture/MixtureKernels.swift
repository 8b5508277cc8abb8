internal import CKernels

/// The hot loop of scores, with arrays as Swift has them.
///
/// This is the one file of this room that runs the C kernels. The formulas stand in `mixture.inc`.
struct MixtureKernels {
    /// The kind of CPU that they are compiled for.
    let path: KernelPath

    /// What is computed for a range of points.
    struct Scores {
        /// The distribution function at the observation.
        var transform: [Double]
        /// The density there.
        var density: [Double]
        /// The continuous ranked probability score.
        var rankedProbability: [Double]
        /// A row of quantiles for each level, one after the other.
        var quantiles: [Double]
        /// The number of frequencies that each point took; 0 where the mixture is too spiky for this way.
        var harmonics: [Int32]
    }

    /// Mixtures that need more frequencies than this are left to other ways: their narrowest component is narrower than
    /// an 800th of the whole.
    private static let harmonicLimit = 1024

    /// Scores observations of a range of points; the draws must model noise.
    ///
    /// - Parameter levels: probabilities whose normal quantiles lie within ±3.
    func scores(of samples: PredictionSamples, observed: [Double], points: Range<Int>, levels: [Double]) -> Scores {
        let (variance, perPoint): ([Float], Bool) =
            switch samples.noise {
            case .none: ([], false)
            case .perDraw(let variance): (variance, false)
            case .perPoint(let variance): (variance, true)
            }
        let normal = levels.map(StandardNormal.quantile)
        let size = points.count
        var result = Scores(
            transform: [Double](repeating: 0, count: size), density: [Double](repeating: 0, count: size),
            rankedProbability: [Double](repeating: 0, count: size),
            quantiles: [Double](repeating: 0, count: size * levels.count), harmonics: [Int32](repeating: 0, count: size)
        )
        guard !variance.isEmpty, size > 0 else { return result }
        let bytes = 128 * samples.drawCount * MemoryLayout<Float>.size + 17 * Self.harmonicLimit * 8
        let scratch = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        defer { scratch.deallocate() }
        samples.mean.withUnsafeBufferPointer { mean in
            variance.withUnsafeBufferPointer { variance in
                observed.withUnsafeBufferPointer { observed in
                    guard let mean = mean.baseAddress, let variance = variance.baseAddress,
                        let observed = observed.baseAddress
                    else { return }
                    var block = mixture_block()
                    block.mean = mean + points.lowerBound
                    block.row = Int64(samples.pointCount)
                    block.variance = perPoint ? variance + points.lowerBound : variance
                    block.variance_row = perPoint ? Int64(samples.pointCount) : 1
                    block.variance_step = perPoint ? 1 : 0
                    block.draws = Int32(samples.drawCount)
                    block.points = Int32(size)
                    block.observed = observed + points.lowerBound
                    block.level_count = Int32(levels.count)
                    block.harmonic_limit = Int32(Self.harmonicLimit)
                    block.scratch = scratch.assumingMemoryBound(to: Float.self)
                    run(&block, levels: levels, normal: normal, into: &result)
                }
            }
        }
        return result
    }

    private func run(_ block: inout mixture_block, levels: [Double], normal: [Double], into result: inout Scores) {
        levels.withUnsafeBufferPointer { levels in
            normal.withUnsafeBufferPointer { normal in
                result.transform.withUnsafeMutableBufferPointer { transform in
                    result.density.withUnsafeMutableBufferPointer { density in
                        result.rankedProbability.withUnsafeMutableBufferPointer { ranked in
                            result.quantiles.withUnsafeMutableBufferPointer { quantiles in
                                result.harmonics.withUnsafeMutableBufferPointer { harmonics in
                                    block.levels = levels.baseAddress
                                    block.normal_quantiles = normal.baseAddress
                                    block.transform = transform.baseAddress
                                    block.density = density.baseAddress
                                    block.ranked = ranked.baseAddress
                                    block.quantiles = quantiles.baseAddress
                                    block.harmonics = harmonics.baseAddress
                                    path.table.pointee.mixtures(&block)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
