@testable import ReportKit

/// Files, directories and locks as a value: the disk of a model, which can be copied at any moment.
struct World: Hashable {
    enum Node: Hashable {
        case directory([BytePath: UInt64])
        case file([UInt8])
    }

    private(set) var nodes: [UInt64: Node] = [1: .directory([:])]
    private var last: UInt64 = 1
    private var lastDescriptor: Int32 = 2
    /// What is open and locked: by whom, and what.
    private var locks: [Int32: Lock] = [:]
    /// Whether two paths can trade places in one step here.
    var exchanges = true

    private struct Lock: Hashable {
        let actor: Int
        let node: UInt64
    }

    /// The number of what a path leads to.
    func node(_ path: BytePath) -> UInt64? {
        var node: UInt64 = 1
        for name in path.components {
            guard case .directory(let names) = nodes[node], let next = names[name] else { return nil }
            node = next
        }
        return node
    }

    func names(_ path: BytePath) -> [BytePath: UInt64]? {
        guard let node = node(path), case .directory(let names) = nodes[node] else { return nil }
        return names
    }

    func bytes(_ path: BytePath) -> [UInt8]? {
        guard let node = node(path), case .file(let bytes) = nodes[node] else { return nil }
        return bytes
    }

    func status(_ node: UInt64) -> FileStatus? {
        guard let found = nodes[node] else { return nil }
        let kind: FileStatus.Kind = if case .directory = found { .directory } else { .regular }
        return FileStatus(kind: kind, device: 1, inode: node, access: .init(mode: 0o755, owner: 0, group: 0))
    }

    /// Gives a new name to a node, or to none; false if the directory around it is missing.
    mutating func set(_ path: BytePath, _ node: UInt64?) -> Bool {
        guard let parent = self.node(path.parent ?? path) else { return false }
        return set(path.name, in: parent, node)
    }

    mutating func set(_ name: BytePath, in directory: UInt64, _ node: UInt64?) -> Bool {
        guard case .directory(var names) = nodes[directory] else { return false }
        names[name] = node
        nodes[directory] = .directory(names)
        return true
    }

    /// Makes a file or a directory; false if there is one, or no directory for it.
    mutating func make(_ path: BytePath, _ content: Node) -> Bool {
        guard node(path) == nil, set(path, last + 1) else { return false }
        last += 1
        nodes[last] = content
        return true
    }

    /// Makes a file in a directory that is known by its number.
    mutating func make(_ name: BytePath, in directory: UInt64, _ content: Node) {
        guard case .directory(let names) = nodes[directory], names[name] == nil else { return }
        last += 1
        nodes[last] = content
        _ = set(name, in: directory, last)
    }

    mutating func fill(_ path: BytePath, _ bytes: [UInt8]) {
        if let node = node(path) { nodes[node] = .file(bytes) }
    }

    /// Takes a name away, and what bore it.
    mutating func remove(_ path: BytePath) {
        guard let node = node(path) else { return }
        _ = set(path, nil)
        nodes[node] = nil
    }

    mutating func lock(_ node: UInt64, _ actor: Int) -> Int32? {
        guard !locks.values.contains(where: { $0.node == node }) else { return nil }
        lastDescriptor += 1
        locks[lastDescriptor] = Lock(actor: actor, node: node)
        return lastDescriptor
    }

    func locked(_ descriptor: Int32) -> UInt64? { locks[descriptor]?.node }

    mutating func unlock(_ descriptor: Int32) { locks[descriptor] = nil }

    /// Ends all locks of a process, as its end does.
    mutating func end(_ actor: Int) { locks = locks.filter { $0.value.actor != actor } }

    /// Every file below a directory with its text.
    func files(below directory: BytePath) -> [String: String] {
        var files: [String: String] = [:]
        for (name, _) in names(directory) ?? [:] {
            if let bytes = bytes(directory / name) {
                files[name.text] = String(decoding: bytes, as: UTF8.self)
            } else {
                for (inner, text) in self.files(below: directory / name) { files[name.text + "/" + inner] = text }
            }
        }
        return files
    }

    /// Everything below the top, for a message.
    var listing: String {
        files(below: BytePath("/")).sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.prefix(60))" }
            .joined(separator: "\n")
    }
}
