/// The sign in a directory that this program made it and may clear it away.
///
/// It holds the number of the directory itself, so that a copy of the directory, which is somebody's, bears no sign.
enum Mark {
    /// The name of the file.
    static let name = BytePath(".report-mark")

    /// What the file holds.
    static func bytes(_ directory: FileStatus) -> [UInt8] {
        Array("uncertainty-report mark 1\n\(directory.inode)\n".utf8)
    }

    /// Whether a directory bears the sign, or the beginning of one and nothing else.
    static func isOn(
        _ directory: BytePath, _ status: FileStatus, _ files: any FileSystem
    ) throws(PublishingError) -> Bool {
        guard let found = try files.read(directory / name) else { return false }
        if found == bytes(status) { return true }
        return bytes(status).starts(with: found) ? try files.names(in: directory) == [name] : false
    }
}
