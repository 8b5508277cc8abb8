@testable import ReportKit

/// The file system of a model: each call waits for its turn, and is done in one step.
struct ModelDisk: FileSystem {
    /// Which of the processes calls.
    let actor: Int
    let turns: any Turns

    /// Does a step when it is the caller's turn; fails for ever after the caller's end.
    private func step<Value: Hashable & Sendable>(
        _ body: (inout World) throws(PublishingError) -> Value
    ) throws(PublishingError) -> Value {
        try turns.step(actor, body)
    }

    private func failure(_ path: BytePath, _ error: SystemError) -> PublishingError {
        .system(operation: "model", path: path.text, error)
    }

    func resolve(_ path: BytePath) throws(PublishingError) -> BytePath? {
        // Nobody changes what leads to the output, so these take no turn.
        if path == BytePath(".") { return BytePath("/elsewhere") }
        return try status(path) == nil ? nil : path
    }

    func status(_ path: BytePath) throws(PublishingError) -> FileStatus? {
        try step { world in world.node(path).flatMap(world.status) }
    }

    func canChange(_ directory: BytePath) -> Bool { true }

    func names(in directory: BytePath) throws(PublishingError) -> [BytePath] {
        try step { world throws(PublishingError) in
            guard let names = world.names(directory) else { throw failure(directory, .missing) }
            return names.keys.sorted()
        }
    }

    func read(_ path: BytePath) throws(PublishingError) -> [UInt8]? { try step { $0.bytes(path) } }

    func checksum(_ path: BytePath) throws(PublishingError) -> UInt64? {
        try step { $0.bytes(path).map { Checksum.of($0) } }
    }

    func makeDirectory(_ path: BytePath, _ access: FileStatus.Access?) throws(PublishingError) -> Bool {
        try step { $0.make(path, .directory([:])) }
    }

    func write(_ bytes: [UInt8], to path: BytePath, _ access: FileStatus.Access?) throws(PublishingError) {
        let isNew = try step { $0.make(path, .file([])) }
        guard isNew else { throw failure(path, .exists) }
        _ = try step { world in
            world.fill(path, Array(bytes.prefix(bytes.count / 2)))
            return true
        }
        _ = try step { world in
            world.fill(path, bytes)
            return true
        }
    }

    func move(_ source: BytePath, to target: BytePath) throws(PublishingError) -> Renaming {
        try step { world in
            guard let node = world.node(source) else { return .missing }
            guard world.node(target) == nil else { return .occupied }
            guard world.set(target, node) else { return .missing }
            _ = world.set(source, nil)
            return .done
        }
    }

    func exchange(_ first: BytePath, _ second: BytePath) throws(PublishingError) -> Renaming {
        try step { world in
            guard world.exchanges else { return .impossible }
            guard let one = world.node(first), let other = world.node(second) else { return .missing }
            _ = world.set(first, other)
            _ = world.set(second, one)
            return .done
        }
    }

    func unlink(_ path: BytePath) throws(PublishingError) {
        _ = try step { world throws(PublishingError) in
            guard world.bytes(path) != nil else { throw failure(path, .missing) }
            world.remove(path)
            return true
        }
    }

    func removeDirectory(_ path: BytePath) throws(PublishingError) -> Bool {
        try step { world throws(PublishingError) in
            guard let names = world.names(path) else { throw failure(path, .missing) }
            if names.isEmpty { world.remove(path) }
            return names.isEmpty
        }
    }

    // Names reach the model's device at once.
    func synchronise(_ directory: BytePath) throws(PublishingError) {}

    func lock(_ directory: BytePath) throws(PublishingError) -> DirectoryLock? {
        // Opening and locking are two steps: what is locked may have another name by then.
        let node = try step { $0.node(directory) }
        guard let node else { throw failure(directory, .missing) }
        return try step { world in world.lock(node, actor).map(DirectoryLock.init) }
    }

    func status(of lock: DirectoryLock) throws(PublishingError) -> FileStatus {
        try step { world throws(PublishingError) in
            guard let node = world.locked(lock.descriptor) else { throw failure(BytePath("lock"), .missing) }
            // A directory without a name is still there for whoever has it open.
            return world.status(node)
                ?? FileStatus(kind: .directory, device: 1, inode: node, access: .init(mode: 0, owner: 0, group: 0))
        }
    }

    func unlock(_ lock: DirectoryLock) {
        _ = try? step { world in
            world.unlock(lock.descriptor)
            return true
        }
    }
}

/// Who may make the next step.
protocol Turns: AnyObject, Sendable {
    /// Does a step when it is the actor's turn.
    func step<Value: Hashable & Sendable>(
        _ actor: Int, _ body: (inout World) throws(PublishingError) -> Value
    ) throws(PublishingError) -> Value
}
