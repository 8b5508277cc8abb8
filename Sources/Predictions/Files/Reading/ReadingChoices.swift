internal import RealModule
public import Tables

/// What a user says of a file of predictions beyond what stands in it.
public struct ReadingChoices: Sendable, Equatable {
    /// A role with the names of the arrays or columns that have it, in their order.
    public struct Column: Sendable, Equatable {
        /// The role as the user says it, such as `sd`.
        public let role: String
        /// The array or column, or a number that stands for it.
        public let name: String
        /// The role, with the level of a quantile where it has one.
        let claim: RoleClaim

        /// Reads what `--columns` takes, such as `sd` and `y_std`; nil if there is no such role.
        public init?(role: String, name: String) {
            guard let claim = PredictionRole(rawValue: role.lowercased()).map({ RoleClaim($0) }) ?? RoleClaim(role)
            else {
                return nil
            }
            self.claim = claim
            self.role = role
            self.name = name
        }
    }

    /// Who has which role, where the names don't say it.
    public var columns: [Column] = []
    /// Whether the points have no features, whatever stands in the file.
    public var hasNoFeatures = false
    /// How CSV is read.
    public var csv = CSVReader()
    /// What is taken off observations and predictions, where something beside the file decides it.
    public var offset: Double?
    /// The number of points, where something beside the file tells it.
    public var pointCount: Int?

    /// Leaves everything to the file.
    public init() {}

    /// The names of all roles.
    public static var roles: [String] { PredictionRole.allCases.map(\.rawValue) }

    /// What is taken off values so that single precision loses nothing: a round number, where they lie far from zero for
    /// how much they differ; else zero.
    ///
    /// - Parameter values: what lies far from zero, `[N]`.
    public static func offset(for values: [Double]) -> Double {
        let finite = values.filter(\.isFinite)
        guard let low = finite.min(), let high = finite.max(), high > low else { return 0 }
        let middle = low + (high - low) / 2
        guard abs(middle) > 1000 * (high - low) else { return 0 }
        let unit = Double.pow(10, Double.log10(high - low).rounded(.down) + 1)
        let offset = (middle / unit).rounded() * unit
        return offset.isFinite ? offset : 0
    }
}
