import Tables

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The directory of a sweep: the plan, the data that it was made for, and a file for the result of each unit.
///
/// Processes on any machines that see it work in it at once and never talk to each other. A result is written under a name
/// that nobody else has and renamed when it is whole; whoever does a unit twice writes the same bytes.
public struct SweepDirectory: Sendable {
    /// The path of the directory.
    public let path: String
    /// The path of the plan.
    public let planPath: String

    /// The name of the plan.
    static let planName = "plan.json"
    /// The most bytes of a plan, and of a result.
    private static let limit = 1 << 31

    /// A directory that will hold a sweep.
    public init(path: String) {
        self.init(path: path, planPath: path + "/" + Self.planName)
    }

    /// The directory of a plan, given by either.
    public init(plan: String) {
        let isDirectory = (try? Disk().resolve(BytePath(plan)).flatMap { try Disk().status($0) }?.kind) == .directory
        guard !isDirectory else {
            self.init(path: plan)
            return
        }
        self.init(path: BytePath(plan).parent?.text ?? ".", planPath: plan)
    }

    private init(path: String, planPath: String) {
        self.path = path
        self.planPath = planPath
    }

    // MARK: The plan

    /// Puts a plan and the files that it reads in their places.
    ///
    /// A plan that stands there gives way; what is done already is found again by its key.
    ///
    /// - Throws: ``SweepError/occupied(_:)`` if something else has the plan's name, or ``PublishingError``.
    public func write(_ planned: PlannedSweep) throws {
        let disk = Disk()
        if let found = try disk.read(BytePath(planPath)) {
            // The beginning tells the form, be the rest damaged or not.
            guard String(decoding: found.prefix(200), as: UTF8.self).contains(SweepPlan.schema) else {
                throw SweepError.occupied(planPath)
            }
        } else if try disk.status(BytePath(planPath)) != nil {
            throw SweepError.occupied(planPath)
        }
        for file in planned.files {
            let place = BytePath(path + "/" + file.path)
            guard try disk.read(place) != file.bytes else { continue }
            try put(file.bytes, at: place)
        }
        try put(Array(planned.plan.json.utf8), at: BytePath(planPath))
    }

    /// Reads the plan.
    ///
    /// - Throws: ``SweepError`` if it is none, ``FileError`` if it can't be read.
    public func plan() throws -> SweepPlan {
        try SweepPlan(try RegularFile.read(planPath, limit: Self.limit), path: planPath)
    }

    /// Refuses data that are not those of the plan.
    func check(_ sources: [SweepSource]) throws {
        for file in sources.flatMap(\.files) {
            let place = path + "/" + file.place
            guard Digest(of: try RegularFile.read(place, limit: Self.limit)).text == file.digest else {
                throw SweepError.otherData(file.name, place: place)
            }
        }
    }

    // MARK: Results

    /// What there is of units.
    struct Inventory: Sendable {
        /// The keys of units that are done.
        var done: Set<String> = []
        /// The keys of units that have failed and were not done since.
        var failed: Set<String> = []
        /// What processes of this machine were writing that have ended since.
        fileprivate(set) var leftovers: [BytePath] = []
    }

    /// The units that are done, and those that have failed, whatever plan they belong to: one list for each of 256
    /// directories, however many units there are.
    func inventory() throws -> Inventory {
        let disk = Disk()
        let results = BytePath(path + "/results")
        var inventory = Inventory()
        guard try disk.resolve(results) != nil else { return inventory }
        for part in try disk.names(in: results) where part.bytes.count == 2 {
            for name in try disk.names(in: results / part) {
                let text = name.text
                if text.hasSuffix(Self.failed) {
                    inventory.failed.insert(String(text.dropLast(Self.failed.count)))
                } else if text.hasSuffix(Self.done) {
                    inventory.done.insert(String(text.dropLast(Self.done.count)))
                } else if Self.isLeftover(text) {
                    inventory.leftovers.append(results / part / name)
                }
            }
        }
        inventory.failed.subtract(inventory.done)
        return inventory
    }

    /// How a unit stands: whether it is done, and whether it has failed.
    func standing(of key: String) throws -> (isDone: Bool, hasFailed: Bool) {
        if try Disk().status(place(key, Self.done)) != nil { return (true, false) }
        return (false, try Disk().status(place(key, Self.failed)) != nil)
    }

    /// The result of a unit, or the record of its failure; nil if there is neither, or it is damaged.
    func result(_ key: String) throws -> UnitResult? {
        for ending in [Self.done, Self.failed] {
            guard let bytes = try Disk().read(place(key, ending)) else { continue }
            if let result = UnitResult(bytes, key: key) { return result }
        }
        return nil
    }

    /// Files what came of a unit.
    func write(_ result: UnitResult) throws {
        try put(Array(result.json.utf8), at: place(result.key, result.hasFailed ? Self.failed : Self.done))
        // A failure that was mended is none any more.
        guard !result.hasFailed, try Disk().status(place(result.key, Self.failed)) != nil else { return }
        _ = SystemCall.unlink(place(result.key, Self.failed).cString)
    }

    private static let done = ".json"
    private static let failed = ".failed.json"

    /// Spread over directories by the first two digits, so that none holds more than a 256th.
    private func place(_ key: String, _ ending: String) -> BytePath {
        BytePath("\(path)/results/\(key.prefix(2))/\(key)\(ending)")
    }

    // MARK: Schedulers

    /// Puts scripts in their places; what a user has changed in one is kept, but for force.
    func put(scripts: [PublishedFile], force: Bool) throws {
        let disk = Disk()
        let placed = scripts.map { (place: BytePath(path + "/" + $0.path), bytes: $0.bytes) }
        let different = try placed.filter { try disk.status($0.place) != nil && disk.read($0.place) != $0.bytes }
        guard force || different.isEmpty else {
            throw PublishingError.different(
                path + "/submit", examples: different.prefix(3).map { FileName.last(of: $0.place.text) },
                count: different.count)
        }
        for file in placed { try put(file.bytes, at: file.place) }
        try disk.makeDirectories(BytePath(path + "/logs"))
    }

    /// Remembers the number of a job that a scheduler has taken.
    ///
    /// - Throws: ``PublishingError`` if it can't be written down.
    public func remember(job: String) throws {
        try Disk().append(Array("slurm \(job)\n".utf8), to: BytePath(path + "/" + Self.jobs))
    }

    /// The numbers of the jobs that Slurm has taken.
    ///
    /// - Throws: ``PublishingError`` if they can't be read.
    public func rememberedJobs() throws -> [String] {
        let text = String(decoding: try Disk().read(BytePath(path + "/" + Self.jobs)) ?? [], as: UTF8.self)
        return text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ")
            guard parts.count == 2, parts[0] == "slurm", let number = SweepSubmission.number(in: String(parts[1]))
            else { return nil }
            return number
        }
    }

    private static let jobs = "submit/jobs.txt"

    // MARK: Times

    /// Adds lines about how long units took; they are no part of what is merged.
    ///
    /// - Throws: ``PublishingError`` if they can't be written down.
    public func keep(times: String, of process: String) throws {
        let place = BytePath("\(path)/times/\(process).csv")
        try makeDirectory(around: place)
        try Disk().append(Array(times.utf8), to: place)
    }

    /// Puts what is known of times into one table in the order of the plan: of a unit that was done twice, the last.
    func collectTimes(_ plan: SweepPlan) throws {
        let folder = BytePath("\(path)/times")
        guard try Disk().resolve(folder) != nil else { return }
        var seconds: [Substring: Substring] = [:]
        for name in try Disk().names(in: folder) where name.text != Self.times {
            let text = String(decoding: try Disk().read(folder / name) ?? [], as: UTF8.self)
            for line in text.split(separator: "\n") {
                let parts = line.split(separator: ",")
                if parts.count == 2 { seconds[parts[0]] = parts[1] }
            }
        }
        var writer = CSVWriter(header: ["key", "source", "method", "split", "seed", "seconds"])
        for unit in plan.units {
            guard let time = seconds[Substring(unit.key)] else { continue }
            let cell = plan.cells[unit.cell]
            writer.append([
                .text(unit.key), .text(plan.sources[cell.source].name), .text(cell.method),
                unit.split.map { .integer($0) } ?? .text(""), .integer(unit.seed), .number(Double(time) ?? .nan),
            ])
        }
        try put(writer.bytes, at: folder / Self.times)
    }

    private static let times = "seconds.csv"

    // MARK: Files

    private func makeDirectory(around place: BytePath) throws(PublishingError) {
        guard let directory = place.parent else { return }
        try Disk().makeDirectories(directory)
    }

    /// Writes a file under a name of its own and gives it its place when it is whole.
    private func put(_ bytes: [UInt8], at place: BytePath) throws(PublishingError) {
        let disk = Disk()
        try makeDirectory(around: place)
        var attempt = 0
        while true {
            let part = place.appending(".\(Self.host)-\(getpid())-\(attempt).part")
            attempt += 1
            do throws(PublishingError) {
                try disk.write(bytes, to: part, nil)
            } catch .system(_, _, .exists) where attempt < 1000 {
                // What a process of the same number on a machine of the same name is writing, or has left.
                continue
            }
            if rename(part.cString, place.cString) == 0 { return }
            let error = SystemError.last
            // Who takes this process for one that has ended has cleared it away: two machines of one name.
            if error == .missing, attempt < 1000 { continue }
            _ = SystemCall.unlink(part.cString)
            throw .system(operation: "write", path: place.text, error)
        }
    }

    /// Whether a name is that of what a process of this machine was writing that has ended.
    private static func isLeftover(_ name: String) -> Bool {
        guard name.hasSuffix(".part"), let place = name.firstRange(of: ".\(host)-") else { return false }
        let numbers = name[place.upperBound...].dropLast(".part".count).split(separator: "-").map { pid_t($0) }
        guard numbers.count == 2, let process = numbers[0], process > 0 else { return false }
        return kill(process, 0) != 0 && SystemError.last == SystemError(code: ESRCH)
    }

    /// Clears away what killed processes have left.
    func clear(_ leftovers: [BytePath]) {
        for place in leftovers { _ = SystemCall.unlink(place.cString) }
    }

    /// The name of this machine, as far as it can stand in a file's.
    public static let host: String = {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, 255) == 0 else { return "host" }
        return Slug.make(String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
    }()
}
