import Tables

extension PredictionRole {
    /// Roles that are parts of the spread.
    static let parts: [PredictionRole] = [
        .epistemicDeviation, .epistemicVariance, .aleatoricDeviation, .aleatoricVariance, .spreadPart,
    ]

    /// The role of the whole that is of the same kind.
    fileprivate var whole: PredictionRole {
        self == .epistemicDeviation || self == .aleatoricDeviation ? .deviation : .variance
    }

    fileprivate var isNoise: Bool { self == .aleatoricDeviation || self == .aleatoricVariance }
}

/// Epistemic and aleatoric parts that stand beside a mean: of one value they are added, of draws the noise counts.
extension FileReading {
    /// The noise that parts of the spread make.
    ///
    /// - Throws: ``PredictionFileError/undecided(_:)`` if one of both is missing, or nobody says whether they are squares.
    mutating func partialNoise(
        _ places: [Int], draws: Int, points: Int
    ) throws(PredictionFileError) -> PredictionSamples.Noise {
        let bare = places.filter { claims[$0]?.role == .spreadPart }
        guard bare.isEmpty else {
            throw .undecided(
                "\(names(bare)) may hold standard deviations or variances: say --columns epistemic_sd=NAME aleatoric_sd=NAME, or epistemic_variance=NAME aleatoric_variance=NAME"
            )
        }
        let noise = places.filter { claims[$0]?.role.isNoise ?? false }
        let doubt = places.filter { !noise.contains($0) }
        guard noise.count == 1, doubt.count <= 1, draws > 1 || doubt.count == 1 else {
            throw .undecided(
                "\(names(places)) is a part of the uncertainty alone: add the other, or say --columns sd=NAME for the whole"
            )
        }
        let own = try variance(noise[0], draws: draws, points: points)
        guard draws == 1, let other = doubt.first else {
            leave(doubt, "the spread of the draws")
            return own
        }
        let both = (own, try variance(other, draws: draws, points: points))
        remarks.append("\(names(places)) are added to one variance; the report does not tell them apart")
        return switch both {
        case (.perPoint(let first), .perPoint(let second)): .perPoint(zip(first, second).map(+))
        case (.perDraw(let first), .perDraw(let second)): .perDraw(zip(first, second).map(+))
        case (.perPoint(let values), .perDraw(let one)), (.perDraw(let one), .perPoint(let values)):
            .perPoint(values.map { $0 + (one.first ?? 0) })
        default: .none
        }
    }

    /// One part as a noise of its own.
    private mutating func variance(
        _ place: Int, draws: Int, points: Int
    ) throws(PredictionFileError) -> PredictionSamples.Noise {
        let role = claims[place]?.role ?? .variance
        claims[place]?.role = role.whole
        defer { claims[place]?.role = role }
        let noise = try noise([place], draws: draws, points: points)
        parts[place].meaning = role.meaning
        return noise
    }
}
