/// Why a zip archive could not be read: what was found, and what would be right.
public enum ArchiveError: Error, Sendable, Equatable, CustomStringConvertible {
    /// There is nothing in the file.
    case empty
    /// The file is no zip archive.
    case notAnArchive
    /// The file begins like a zip archive, but its end is missing.
    case cutOff
    /// A part contradicts another; the offset is that of the part.
    case damaged(offset: Int, what: String)
    /// A member is named like a path.
    case path(String)
    /// Two members have one name.
    case duplicate(String)
    /// A member is encrypted.
    case encrypted(String)
    /// A member is compressed by something other than deflate.
    case method(String, number: UInt16)
    /// A member is larger than 4 GiB, or says so.
    case zip64(String)
    /// The members together are larger than the limit, in bytes.
    case tooLarge(limit: Int)
    /// A member does not decompress to the size that it claims.
    case notInflatable(String, size: Int)
    /// The content of a member does not have the checksum that it claims.
    case checksum(String)

    /// What was found, and what would be right.
    public var description: String {
        let again = "save it again with numpy.savez"
        return switch self {
        case .empty: "the file is empty; \(again)"
        case .notAnArchive: "this is no npz file (a zip archive); \(again)"
        case .cutOff: "the end of the archive is missing; the file was not copied whole"
        case .damaged(let offset, let what): "byte \(offset): \(what); the archive is damaged, \(again)"
        case .path(let name): "the member '\(name)' is named like a path; give each array a plain name"
        case .duplicate(let name): "two members are called '\(name)'; give each array a name of its own"
        case .encrypted(let name): "the member '\(name)' is encrypted; \(again), without a password"
        case .method(let name, let number):
            "the member '\(name)' is compressed by method \(number); numpy.savez or numpy.savez_compressed write what is "
                + "read (0, stored, and 8, deflate)"
        case .zip64(let name): "the member '\(name)' is larger than 4 GiB; save fewer draws or points, or 'float32'"
        case .tooLarge(let limit):
            "the arrays are larger than \(limit) bytes together; save fewer draws or points, or 'float32'"
        case .notInflatable(let name, let size):
            "the member '\(name)' does not decompress to the \(size) bytes that it claims; the archive is damaged, \(again)"
        case .checksum(let name):
            "the member '\(name)' does not have the checksum that it claims; the archive is damaged, \(again)"
        }
    }
}
