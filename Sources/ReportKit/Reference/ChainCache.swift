import Training

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A directory that keeps the draws of chains from one run for the next.
///
/// A file says in full what its chain was made from, and is used for nothing else; one that is damaged, or that is about
/// something else, is as good as none and is replaced. A file takes its place when it is whole.
struct ChainCache {
    /// The path of the directory.
    let directory: String

    /// The most bytes that are read.
    private static let limit = 1 << 31

    /// The chain of an identity, if it is there.
    func run(_ identity: ChainIdentity) -> TrainedRun? {
        guard let bytes = try? RegularFile.read(path(identity), limit: Self.limit) else { return nil }
        return ChainFile.run(bytes, identity)
    }

    /// Keeps a chain.
    ///
    /// - Returns: what the user should know if that did not succeed; the report does not depend on it.
    func keep(_ run: TrainedRun, _ identity: ChainIdentity) -> String? {
        guard let bytes = ChainFile.bytes(run, identity) else { return nil }
        let (files, target) = (Disk(), BytePath(path(identity)))
        let temporary = target.appending(".\(getpid()).part")
        do {
            try files.makeDirectories(BytePath(directory))
            // What a process of the same number has left.
            if try files.status(temporary)?.kind == .regular { try files.unlink(temporary) }
            try files.write(bytes, to: temporary, nil)
        } catch {
            return complaint(error)
        }
        guard rename(temporary.cString, target.cString) == 0 else {
            let error = PublishingError.system(operation: "write", path: target.text, .last)
            try? files.unlink(temporary)
            return complaint(error)
        }
        return nil
    }

    private func complaint(_ error: any Error) -> String {
        "the draws of the reference were not kept in '\(directory)': \(error)"
    }

    private func path(_ identity: ChainIdentity) -> String { directory + "/" + identity.fileName }
}
