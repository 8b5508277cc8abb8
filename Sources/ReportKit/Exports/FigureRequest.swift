public import Figures

/// Figures of one kind, asked for by name, for a directory that holds other files, too.
public struct FigureRequest: Sendable {
    /// The kind.
    public let kind: FigureKind
    /// The run that makes them; its output is the directory.
    public let plan: RunPlan

    /// Plans figures.
    ///
    /// - Parameters:
    ///   - kind: the name of their kind, such as `band`.
    ///   - options: the run; its output is the directory.
    ///   - processors: the cores of the machine.
    /// - Throws: ``SettingError``, ``FileError`` or ``DataProblem``, as `RunPlan` does.
    public init(_ kind: String, _ options: RunOptions, processors: Int) throws {
        guard let known = FigureKind.named(kind) else {
            throw SettingError.unknown("kind of figure", kind, in: FigureKind.all.map(\.name), list: "Kinds")
        }
        self.kind = known
        plan = try RunPlan(options.making(figures: kind), processors: processors)
    }

    /// Makes the figures and puts each in its place; a file that is what it should be is left alone.
    ///
    /// - Returns: the paths of the files.
    /// - Throws: ``SettingError`` if there is no such figure of these methods and data, ``PublishingError``, or
    ///   `CancellationError` if the task was cancelled.
    public func run(_ observer: some RunObserver) async throws -> [String] {
        for warning in plan.warnings { observer.observe(.warning(warning)) }
        let (evaluations, judgements) = try await plan.evaluations(observer)
        try Task.checkCancellation()
        let figures = try compose(evaluations, judgements, plan).chapters.flatMap(\.figures).filter { $0.kind == kind }
        guard !figures.isEmpty else {
            throw SettingError.value(
                "figure", found: "'\(kind.name)', which these methods and data have none of",
                expected: "a kind that the report of the same options has")
        }
        let files = plan.figures
        let drawn = try await draw(figures, jobs: plan.jobs) { figure in
            files.files().map { file in (files.path(figure.name, file), { try $0.bytes(file) }) }
        }
        let directory = BytePath(plan.output)
        try Disk().makeDirectories(directory)
        return try drawn.map { file in
            let name = FileName.last(of: file.path)
            try Self.put(file.bytes, into: directory, name)
            return (directory / name).text
        }
    }

    /// Puts a file in its place when it is whole.
    private static func put(_ bytes: [UInt8], into directory: BytePath, _ name: String) throws(PublishingError) {
        let (disk, place, part) = (Disk(), directory / name, directory / (".report-part-" + name))
        guard try disk.read(place) != bytes else { return }
        // What a run that was killed left behind.
        if try disk.status(part) != nil { try disk.unlink(part) }
        try disk.write(bytes, to: part, nil)
        if try disk.status(place) == nil, try disk.move(part, to: place) == .done { return }
        guard try disk.exchange(part, place) == .done else {
            try disk.unlink(part)
            throw .unsafePath(place.text)
        }
        try disk.unlink(part)
    }
}
