import Tables

/// How a file was understood: what each of its arrays or columns means, what was decided, and the predictions in it.
///
/// ```swift
/// let file = try UnderstoodFile(bytes)
/// let unused = file.parts.filter { !$0.isUsed }.map(\.name)
/// ```
///
/// Nothing is passed over in silence: every array is used, is unused for a reason that stands beside it, or makes the file
/// be refused.
public struct UnderstoodFile: Sendable {
    /// An array or a column.
    public struct Part: Sendable, Equatable {
        /// The name in the file.
        public let name: String
        /// The lengths along each axis, such as `[100, 50]`.
        public let shape: [Int]
        /// What it means, such as "standard deviation"; empty if nothing is known of it.
        public internal(set) var meaning = ""
        /// Whether it is part of the predictions.
        public internal(set) var isUsed = false
        /// Why it is not, or how it was read.
        public internal(set) var reason = ""
    }

    /// What one model in the file predicts.
    public struct Model: Sendable {
        /// The name of the model, where a file holds several.
        public let name: String?
        /// Its predictions.
        public let predictions: PredictionFile
    }

    /// The form of a bare array of draws, whose points come from elsewhere.
    public static let arrayForm = "NumPy array"
    /// The form of a file of one chain of a sampler.
    public static let samplerForm = "table of a sampler"

    /// What kind of file it is, such as "NumPy archive".
    public let form: String
    /// Its arrays or columns in the order of the file.
    public internal(set) var parts: [Part]
    /// The models in it, one or several.
    public let models: [Model]
    /// The names of the features; none where the points have none.
    public let features: [String]
    /// The name of the observation, where there is one.
    public let target: String?
    /// What the model learned from, where the file says it.
    public let training: Observations?
    /// What was decided in reading it, one sentence each.
    public internal(set) var remarks: [String]
    /// What may make a result nonsense, one sentence each.
    public internal(set) var warnings: [String]
    /// Names that `--columns` asked for and that the file does not hold.
    public let unknownColumns: [String]

    /// The names of what is not used, each with the reason.
    public var unused: [String] {
        parts.filter { !$0.isUsed }.map { Excerpt.quoted($0.name) + ($0.reason.isEmpty ? "" : " (\($0.reason))") }
    }

    /// One sentence that names what is not used; nil if everything is.
    ///
    /// - Parameter others: what something else uses.
    public func unusedRemark(besides others: [String] = []) -> String? {
        var groups: [(reason: String, names: [String])] = []
        for part in parts where !part.isUsed && !others.contains(part.name) {
            let name = Excerpt.quoted(part.name)
            if let known = groups.firstIndex(where: { $0.reason == part.reason }) {
                groups[known].names.append(name)
            } else {
                groups.append((part.reason, [name]))
            }
        }
        guard !groups.isEmpty else { return nil }
        // Columns of one kind, such as those of a sampler, are many.
        let texts = groups.map { NumberText.list($0.names, most: 8) + ($0.reason.isEmpty ? "" : " (\($0.reason))") }
        return "not used: " + texts.joined(separator: "; ")
    }
}
