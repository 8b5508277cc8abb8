internal import CZlib

/// Decompression of gzip files (RFC 1952), by zlib.
public enum Gzip {
    /// Whether a file begins like one that gzip compressed.
    public static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// The content of a file, of one or several parts.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - limit: the most bytes that it may become.
    /// - Throws: ``PredictionFileError/archive(_:)`` if it is damaged or becomes larger.
    public static func inflated(_ bytes: [UInt8], limit: Int) throws(PredictionFileError) -> [UInt8] {
        guard let available = UInt32(exactly: bytes.count) else { throw .archive(.tooLarge(limit: limit)) }
        var output: [UInt8] = []
        var isTooLarge = false
        var isWhole = false
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        bytes.withUnsafeBufferPointer { input in
            var stream = z_stream()
            // 16 more than the window asks for gzip's header and checksum.
            guard inflateInit2_(&stream, MAX_WBITS + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
            else {
                return
            }
            defer { inflateEnd(&stream) }
            stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.avail_in = available
            while true {
                let (status, count) = chunk.withUnsafeMutableBufferPointer { chunk -> (Int32, Int) in
                    stream.next_out = chunk.baseAddress
                    stream.avail_out = UInt32(chunk.count)
                    let status = inflate(&stream, Z_NO_FLUSH)
                    return (status, chunk.count - Int(stream.avail_out))
                }
                output += chunk[0..<count]
                guard output.count <= limit else {
                    isTooLarge = true
                    return
                }
                if status == Z_STREAM_END {
                    guard stream.avail_in > 0 else {
                        isWhole = true
                        return
                    }
                    // Another part follows.
                    guard inflateReset(&stream) == Z_OK else { return }
                } else if status != Z_OK {
                    return
                }
            }
        }
        guard !isTooLarge else { throw .archive(.tooLarge(limit: limit)) }
        guard isWhole else {
            throw .archive(.damaged(offset: 0, what: "the file does not decompress to what it claims"))
        }
        return output
    }
}
