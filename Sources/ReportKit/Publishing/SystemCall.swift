#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Calls whose names types of this room have for methods of their own.
enum SystemCall {
    static func read(_ file: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        #if canImport(Darwin)
            Darwin.read(file, bytes, count)
        #elseif canImport(Musl)
            Musl.read(file, bytes, count)
        #else
            Glibc.read(file, bytes, count)
        #endif
    }

    static func write(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Darwin)
            Darwin.write(file, bytes, count)
        #elseif canImport(Musl)
            Musl.write(file, bytes, count)
        #else
            Glibc.write(file, bytes, count)
        #endif
    }

    static func unlink(_ path: [CChar]) -> Int32 {
        #if canImport(Darwin)
            Darwin.unlink(path)
        #elseif canImport(Musl)
            Musl.unlink(path)
        #else
            Glibc.unlink(path)
        #endif
    }
}
