/// A report on its way to its directory: prepared under a temporary name, put in place only when whole.
///
/// Letting go of a publication that was not finished removes what it prepared. How nothing is lost, whatever happens
/// in between, is told in <doc:Publishing>.
///
/// ```swift
/// let publication = try Publication(to: output, force: false)
/// let paths = try publication.publish([PublishedFile("index.html", page)])
/// ```
public struct Publication: ~Copyable {
    private let destination: Destination
    private let force: Bool
    private let files: any FileSystem
    private var hold: Hold
    private var workshop: Workshop
    /// What an interrupted run left behind that had to be given another name.
    private var kept: [Kept]
    private var state = State.prepared

    private enum State { case prepared, begun, done }

    /// Checks the destination and reserves it, before any work is done.
    ///
    /// - Parameters:
    ///   - path: the directory that will hold the report; made if it is missing.
    ///   - force: whether files of others may stay in it; they are kept as they are.
    /// - Throws: ``PublishingError`` if the directory holds files of others, is in use, or can't be written to.
    public init(to path: String, force: Bool) throws(PublishingError) {
        try self.init(to: path, force: force, Disk())
    }

    init(to path: String, force: Bool, _ files: any FileSystem) throws(PublishingError) {
        let destination = try Destination(path, files)
        let hold = try Hold.take(destination, files)
        do throws(PublishingError) {
            (workshop, kept) = try Self.prepare(destination, hold, force: force, files)
        } catch {
            hold.release(destination, files)
            throw error
        }
        (self.destination, self.hold, self.force, self.files) = (destination, hold, force, files)
    }

    deinit {
        if state == .prepared { _ = try? workshop.clear() }
        files.unlock(workshop.lock)
        hold.release(destination, files)
    }

    /// Ends or takes back what interrupted runs have left, looks at what there is, and makes a workshop.
    private static func prepare(
        _ destination: Destination, _ hold: Hold, force: Bool, _ files: any FileSystem
    ) throws(PublishingError) -> (Workshop, [Kept]) {
        if try Mark.isOn(destination.path, files.status(of: hold.lock), files) {
            try files.unlink(destination.path / Mark.name)
        }
        let kept =
            try Workshop.recover(at: destination.beside, for: destination, files)
            + Workshop.recover(at: destination.inside, for: destination, files)
        let survey = try Survey(of: destination.path, files)
        try survey.check(destination.given, force: force)
        return (try workshop(for: destination, survey, files), kept)
    }

    /// Makes the directory to prepare the report in: beside an output that is ours alone, else in it.
    private static func workshop(
        for destination: Destination, _ survey: Survey, _ files: any FileSystem
    ) throws(PublishingError) -> Workshop {
        let device = try files.status(destination.path)?.device
        if survey.foreign.isEmpty, try files.status(destination.parent)?.device == device,
            files.canChange(destination.parent)
        {
            return try Workshop(at: destination.beside, for: destination, files)
        }
        return try Workshop(at: destination.inside, for: destination, files)
    }

    /// Writes all files, waits until the device has them, and lets the new report take the earlier one's place.
    ///
    /// Stops with a `CancellationError`, the earlier report untouched, if the task is cancelled before the last step.
    ///
    /// - Parameters:
    ///   - report: the files, but the list of them.
    ///   - warn: is told what the user should know although the report is published.
    /// - Returns: the paths of the files in their place, beginning with the path that the user gave.
    /// - Throws: ``PublishingError`` if a path leads out of the report or a file can't be written.
    public consuming func publish(
        _ report: [PublishedFile], warn: (String) -> Void = { _ in }
    ) throws -> [String] {
        for file in report where !PublishedFile.isSafe(BytePath(file.path)) {
            throw PublishingError.unsafePath(file.path)
        }
        let report = report.filter { BytePath($0.path) != Manifest.name }
        let manifest = Manifest(of: report)
        if try !hold.isOn(destination, files) { try renew() }
        if try workshop.isInside || !exchange(report, manifest, warn) { try putInPlace(report, manifest, warn) }
        for item in kept { warn("'\(item.place)' is not part of the report and was moved to '\(item.path)'") }
        return (report.map(\.path) + [Manifest.name.text]).map { destination.given + "/" + $0 }
    }

    /// Begins again with the directory that somebody has put in the place of the output.
    private mutating func renew() throws(PublishingError) {
        let renewed = try Hold.take(destination, files)
        files.unlock(hold.lock)
        hold = renewed
        if workshop.isInside { try move(to: destination.inside) }
    }

    private mutating func move(to place: BytePath) throws(PublishingError) {
        let next = try Workshop(at: place, for: destination, files)
        kept += try workshop.clear()
        files.unlock(workshop.lock)
        workshop = next
    }

    /// Prepares the report and lets it trade places with the earlier one; false if that can't be done here.
    private mutating func exchange(
        _ report: [PublishedFile], _ manifest: Manifest, _ warn: (String) -> Void
    ) throws -> Bool {
        try workshop.write(report, manifest)
        let survey = try Survey(of: destination.path, files)
        try survey.check(destination.given, force: force)
        try Task.checkCancellation()
        guard try survey.foreign.isEmpty && workshop.takePlace(of: hold.lock) else {
            try move(to: destination.inside)
            return false
        }
        state = .done
        finish(warn) { [files, destination] () throws(PublishingError) in
            try files.unlink(destination.path / Mark.name)
            try files.synchronise(destination.parent)
        }
        return true
    }

    /// Prepares the report in the output and puts its files in their places one by one.
    private mutating func putInPlace(
        _ report: [PublishedFile], _ manifest: Manifest, _ warn: (String) -> Void
    ) throws {
        try workshop.write(report, manifest)
        let survey = try Survey(of: destination.path, files)
        try survey.check(destination.given, force: force)
        try survey.check(destination.given, places: manifest.places)
        try Task.checkCancellation()
        let journal = Journal(before: survey.manifest, after: manifest)
        state = .begun
        do throws(PublishingError) {
            try workshop.commit(journal)
        } catch {
            if case .unfinished = error {} else { state = .prepared }
            throw error
        }
        do throws(PublishingError) {
            kept += try workshop.install(journal)
        } catch {
            throw PublishingError.unfinished(destination.given, cause: error.description)
        }
        state = .done
        finish(warn) { () throws(PublishingError) in }
    }

    /// Does what remains when the report is published, and clears the workshop; whatever fails is left to the next run.
    private mutating func finish(_ warn: (String) -> Void, _ rest: () throws(PublishingError) -> Void) {
        do throws(PublishingError) {
            try rest()
            kept += try workshop.clear()
        } catch {
            warn("the report is published, but something was left for the next run to clear away: \(error)")
        }
    }
}
