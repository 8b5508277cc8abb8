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

    /// Makes the figures and puts each in its place; a file that is what it should be is left alone, and one that is not is
    /// replaced only by force.
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
        let placed = drawn.map { (place: directory / FileName.last(of: $0.path), bytes: $0.bytes) }
        let different = try placed.filter { file in
            try Disk().status(file.place) != nil && Disk().read(file.place) != file.bytes
        }.map(\.place)
        guard plan.force || different.isEmpty else {
            throw PublishingError.different(
                plan.output, examples: different.prefix(3).map { FileName.last(of: $0.text) }, count: different.count)
        }
        try Disk().makeDirectories(directory)
        return try placed.map { file in
            try Self.put(file.bytes, into: directory, at: file.place)
            return file.place.text
        }
    }

    /// Puts a file in its place when it is whole.
    private static func put(
        _ bytes: [UInt8], into directory: BytePath, at place: BytePath
    ) throws(PublishingError) {
        let (disk, part) = (Disk(), directory / (".report-part-" + FileName.last(of: place.text)))
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
