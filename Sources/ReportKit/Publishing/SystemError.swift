#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What the operating system said when a call failed.
///
/// A struct over the raw code, so that a code nobody thought of is still an error with a text.
public struct SystemError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The value of `errno`.
    public let code: Int32

    /// Makes an error from a code.
    public init(code: Int32) {
        self.code = code
    }

    /// The error of the call that has just failed.
    static var last: SystemError { SystemError(code: errno) }

    /// Nothing has this name.
    static let missing = SystemError(code: ENOENT)
    /// Something has this name already.
    static let exists = SystemError(code: EEXIST)
    /// It is in use.
    static let busy = SystemError(code: EBUSY)
    /// The directory is not empty.
    static let notEmpty = SystemError(code: ENOTEMPTY)

    /// The system's own words, which are English unless a program asks for others.
    public var description: String {
        switch code {
        case ENOSPC, EDQUOT: "no space is left on the device"
        case EFBIG: "the file would be larger than the limit for files"
        case EACCES, EPERM: "permission denied"
        case EROFS: "the file system is read-only"
        default: String(cString: strerror(code)).lowercased()
        }
    }
}
