/// What a path leads to; symbolic links are not followed.
struct FileStatus: Hashable, Sendable {
    /// The kinds that publishing tells apart.
    enum Kind: Hashable { case directory, regular, link, other }

    /// Who may do what.
    struct Access: Hashable {
        /// The permission bits with those for set-user, set-group and sticky.
        let mode: UInt32
        /// The number of the owner.
        let owner: UInt32
        /// The number of the group.
        let group: UInt32
    }

    /// What it is.
    let kind: Kind
    /// The number of the device.
    let device: UInt64
    /// The number of the file on its device.
    let inode: UInt64
    /// Who may do what with it.
    let access: Access

    /// Whether both are the same file.
    func isSame(as other: FileStatus?) -> Bool { other.map { $0.inode == inode && $0.device == device } ?? false }
}
