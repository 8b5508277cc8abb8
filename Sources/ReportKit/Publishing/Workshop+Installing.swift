/// Something of somebody else's that came while a report was put in place, under a name that was taken.
struct Kept: Hashable {
    /// Where it was to be.
    let place: String
    /// Where it is.
    let path: String
}

extension Workshop {
    /// What was taken out of its place, below the same path, until it is known whose it is.
    private var aside: BytePath { path / ".report-aside" }

    /// Puts every file of a new report in its place and takes away what only the earlier one has; as often as needed.
    func install(_ journal: Journal) throws(PublishingError) -> [Kept] {
        var kept = try settle(journal.records)
        for place in journal.after.places { try install(place, journal) }
        for place in journal.before?.places ?? [] where journal.after.checksums[place] == nil {
            try dispose(of: output / place, from: place, journal.records)
        }
        let needed = Set(journal.after.directories)
        for directory in journal.before?.directories ?? [] where !needed.contains(directory) {
            try removeIfEmpty(output / directory)
        }
        for directory in needed { try files.synchronise(output / directory) }
        try files.synchronise(output)
        kept += try settle(journal.records)
        return kept
    }

    /// Puts one file in its place, in one step where the file system can.
    ///
    /// In the workshop, what holds what the new list says waits to be put in place; whatever else is of that name was
    /// in its place.
    private func install(_ place: BytePath, _ journal: Journal) throws(PublishingError) {
        let (source, target) = (path / place, output / place)
        for _ in 0..<1000 {
            guard try files.status(source) != nil else { return }
            guard try files.checksum(source) == journal.after.checksums[place] else {
                return try dispose(of: source, from: place, journal.records)
            }
            for directory in place.ancestors {
                let access = try files.status(path / directory)?.access
                _ = try files.makeDirectory(output / directory, access)
            }
            guard try files.move(source, to: target) == .occupied else { continue }
            switch try files.exchange(source, target) {
            case .done: return try dispose(of: source, from: place, journal.records)
            case .impossible: try dispose(of: target, from: place, journal.records)
            case .missing, .occupied: continue
            }
        }
        throw .system(operation: "replace", path: target.text, .busy)
    }

    /// Takes a file aside, where nobody else looks for it, and deletes it if it holds what was recorded; otherwise
    /// it is somebody's, and waits there.
    private func dispose(of file: BytePath, from place: BytePath, _ records: Records) throws(PublishingError) {
        guard try files.status(file) != nil else { return }
        _ = try files.makeDirectory(aside, nil)
        for directory in place.ancestors { _ = try files.makeDirectory(aside / directory, nil) }
        guard try files.move(file, to: aside / place) == .done else { return }
        if try records.own(aside / place, from: place, files) { try files.unlink(aside / place) }
    }

    /// Deletes what is ours of what was taken aside, and brings the rest back to its place.
    private func settle(_ records: Records) throws(PublishingError) -> [Kept] {
        guard try files.status(aside) != nil else { return [] }
        for leaf in try files.leaves(below: aside) where !leaf.isDirectory {
            if try records.own(aside / leaf.place, from: leaf.place, files) {
                try files.unlink(aside / leaf.place)
            }
        }
        for directory in records.directories { try removeIfEmpty(aside / directory) }
        if try files.removeDirectory(aside) { return [] }
        return try bringBack(aside, to: output, at: nil)
    }

    /// Removes everything of ours in the workshop, brings what others have put there to the output, and removes the
    /// workshop, the sign that it is ours last.
    func clear() throws(PublishingError) -> [Kept] {
        var kept: [Kept] = []
        for _ in 0..<1000 {
            let journal = try files.read(path / Journal.name).flatMap(Journal.init)
            let list = try Manifest(in: path, files)
            let records = journal.map { $0.records.adding(list) } ?? Records(list)
            try removePart()
            kept += try settle(records)
            for leaf in try files.leaves(below: path) where !leaf.isDirectory && leaf.place != Manifest.name {
                if records.names(leaf.place) { try dispose(of: path / leaf.place, from: leaf.place, records) }
            }
            kept += try settle(records)
            for directory in records.directories { try removeIfEmpty(path / directory) }
            for name in try files.names(in: path) where ![Mark.name, Journal.name, Manifest.name].contains(name) {
                kept += try bringBack(path / name, to: output / name, at: name)
            }
            if try files.status(path / Manifest.name) != nil {
                try dispose(of: path / Manifest.name, from: Manifest.name, records)
                kept += try settle(records)
            }
            for name in [Journal.name, Mark.name] where try files.status(path / name) != nil {
                try files.unlink(path / name)
            }
            if try files.removeDirectory(path) { return kept }
            // Somebody has just put something there.
            try files.write(Mark.bytes(try mark()), to: path / Mark.name, nil)
        }
        throw .system(operation: "remove", path: path.text, .notEmpty)
    }

    private func mark() throws(PublishingError) -> FileStatus {
        guard let status = try files.status(path) else {
            throw .system(operation: "look at", path: path.text, .missing)
        }
        return status
    }

    /// Brings something to its place, or beside it where that is taken; directories are joined.
    private func bringBack(
        _ source: BytePath, to target: BytePath, at place: BytePath?
    ) throws(PublishingError) -> [Kept] {
        guard try files.move(source, to: target) == .occupied else { return [] }
        if try files.status(source)?.kind == .directory, try files.status(target)?.kind == .directory {
            var kept: [Kept] = []
            for name in try files.names(in: source) {
                kept += try bringBack(source / name, to: target / name, at: place.map { $0 / name } ?? name)
            }
            try removeIfEmpty(source)
            return kept
        }
        for number in 1...1000 {
            let beside = target.appending(number == 1 ? ".kept" : ".kept-\(number)")
            guard try files.move(source, to: beside) == .occupied else {
                return [Kept(place: target.text, path: beside.text)]
            }
        }
        throw .system(operation: "bring back", path: source.text, .exists)
    }

    private func removeIfEmpty(_ directory: BytePath) throws(PublishingError) {
        if try files.status(directory)?.kind == .directory { _ = try files.removeDirectory(directory) }
    }
}
