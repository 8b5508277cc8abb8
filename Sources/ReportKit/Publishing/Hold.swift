/// The output directory, locked against other runs from before the work until the report is in place.
///
/// The lock is on the directory itself and ends with the process, however that ends. After locking, the path is looked
/// at again, because another run may have put another directory there in between.
struct Hold {
    /// The lock.
    let lock: DirectoryLock
    /// Whether the directory was made for this run, and goes with it if nothing is published.
    let isNew: Bool

    /// Locks the output directory; makes it if it is missing.
    static func take(_ destination: Destination, _ files: any FileSystem) throws(PublishingError) -> Hold {
        for _ in 0..<100 {
            var isNew = false
            if try files.status(destination.path) == nil { isNew = try files.makeDirectory(destination.path, nil) }
            guard let found = try files.status(destination.path) else { continue }
            guard found.kind == .directory else { throw .notADirectory(destination.given) }
            guard files.canChange(destination.path) else { throw .notWritable(destination.given, .last) }
            if let hold = try take(destination, isNew: isNew, files) { return hold }
        }
        throw .busy(destination.given)
    }

    /// Locks what the path leads to now; nil if that has changed in between.
    private static func take(
        _ destination: Destination, isNew: Bool, _ files: any FileSystem
    ) throws(PublishingError) -> Hold? {
        let lock: DirectoryLock?
        do throws(PublishingError) {
            lock = try files.lock(destination.path)
        } catch {
            guard try files.status(destination.path) == nil else { throw error }
            return nil
        }
        guard let lock else { throw .busy(destination.given) }
        let hold = Hold(lock: lock, isNew: isNew)
        do throws(PublishingError) {
            if try hold.isOn(destination, files) { return hold }
        } catch {
            files.unlock(lock)
            throw error
        }
        files.unlock(lock)
        return nil
    }

    /// Whether the path still leads to what is locked.
    func isOn(_ destination: Destination, _ files: any FileSystem) throws(PublishingError) -> Bool {
        try files.status(of: lock).isSame(as: try files.status(destination.path))
    }

    /// Ends the lock; a directory that was made for this run goes if it is empty.
    func release(_ destination: Destination, _ files: any FileSystem) {
        if isNew, (try? isOn(destination, files)) == true { _ = try? files.removeDirectory(destination.path) }
        files.unlock(lock)
    }
}
