import Tables

/// How a report that was made again compares with what was there.
public struct VerificationResult: Sendable, Equatable {
    /// A file that is not the same.
    public struct Difference: Sendable, Equatable {
        /// Where it stands in the report.
        public let path: String
        /// The bytes that were there; nil if the file was missing.
        let recorded: [UInt8]?
        /// The bytes that were made; nil if no such file was.
        let made: [UInt8]?
    }

    /// The directory of the report.
    public let directory: String
    /// The number of files that were made.
    public let fileCount: Int
    /// The files that differ, in the order of their paths.
    public let differences: [Difference]

    /// Whether every byte is the same.
    public var isSame: Bool { differences.isEmpty }

    /// A line for each file that differs, and one for all of them.
    public var text: String {
        let lines = differences.map { "\($0.path): \($0.sentence)\n" }
        let count = differences.count
        return lines.joined()
            + (isSame
                ? "'\(directory)' is what its options make: \(NumberText.count(fileCount, "file")), every byte the same\n"
                : "'\(directory)' is not what its options make: \(count == 1 ? "1 file differs" : "\(count) files differ"), of \(fileCount)\n")
    }
}

extension VerificationResult.Difference {
    /// What is not the same.
    var sentence: String {
        guard let recorded else { return "is missing" }
        guard let made else { return "was not made again" }
        if path == "metrics.json", let numbers = Self.numbers(recorded, made) { return numbers }
        let place = zip(recorded, made).prefix { $0 == $1 }.reduce(0) { count, _ in count + 1 }
        let sizes =
            recorded.count == made.count
            ? "of \(recorded.count)" : "(it has \(recorded.count), made again \(made.count))"
        return "differs from byte \(place + 1) on \(sizes)"
    }

    /// How many numbers of a report differ, and the first of them; nil if none do.
    private static func numbers(_ recorded: [UInt8], _ made: [UInt8]) -> String? {
        guard let old = try? MetricsFile.read(recorded).metrics, let new = try? MetricsFile.read(made).metrics else {
            return nil
        }
        guard old.count == new.count else { return "has \(old.count) numbers, made again \(new.count)" }
        let changed = zip(old, new).filter { $0 != $1 }
        guard let (before, after) = changed.first else { return nil }
        let share = "\(NumberText.count(changed.count)) of \(NumberText.count(old.count, "number"))"
        let name = "\(before.score) of \(before.method) on \(before.dataSet), \(before.region)"
        return
            "\(share) differ, the first \(name): \(JSONText.number(before.value)), made again \(JSONText.number(after.value))"
    }
}
