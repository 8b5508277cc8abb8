import CZlib

/// Decompression and checksums, by zlib.
enum Deflate {
    /// The most bytes that one compressed byte can become: 258 for two bits (RFC 1951).
    static let greatestRatio = 1032

    /// Inflates a raw stream (RFC 1951) that must become `size` bytes exactly; nil if it is damaged or does not.
    ///
    /// Never more than `size` bytes are written, whatever the stream says.
    static func inflated(_ compressed: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
        guard let available = UInt32(exactly: compressed.count), let room = UInt32(exactly: size) else { return nil }
        var isWhole = false
        let result = [UInt8](unsafeUninitializedCapacity: size) { output, count in
            // zlib wants a pointer even where nothing is to be written.
            var spare: UInt8 = 0
            compressed.withUnsafeBufferPointer { input in
                withUnsafeMutablePointer(to: &spare) { spare in
                    var stream = z_stream()
                    guard
                        inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
                    else { return }
                    stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                    stream.avail_in = available
                    stream.next_out = output.baseAddress ?? spare
                    stream.avail_out = room
                    isWhole =
                        inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_out == 0 && stream.avail_in == 0
                    count = size - Int(stream.avail_out)
                    inflateEnd(&stream)
                }
            }
        }
        return isWhole ? result : nil
    }

    /// The checksum that zip files use (CRC-32, ISO 3309).
    static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count)) }
    }
}
