/// Rows of colours as a PNG inside an address, for documents that hold their pictures (RFC 2397, RFC 2083).
///
/// The picture is stored without compression: it is small, and needs no library.
enum EmbeddedPicture {
    /// The picture as `data:image/png;base64,…`.
    static func address(of image: Raster) -> String {
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        // Eight bits each of red, green and blue; no interlace.
        bytes += chunk("IHDR", bigEndian(UInt32(image.columns)) + bigEndian(UInt32(image.rows)) + [8, 2, 0, 0, 0])
        var rows: [UInt8] = []
        rows.reserveCapacity((image.columns * 3 + 1) * image.rows)
        for row in 0..<image.rows {
            rows.append(0)
            for cell in image.cells[(row * image.columns)..<((row + 1) * image.columns)] { rows += cell.bytes }
        }
        bytes += chunk("IDAT", stored(rows)) + chunk("IEND", [])
        return "data:image/png;base64," + Base64.text(of: bytes)
    }

    private static func bigEndian(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let content = Array(name.utf8) + data
        return bigEndian(UInt32(data.count)) + content + bigEndian(checksum(content))
    }

    /// A zlib stream of uncompressed blocks (RFC 1950, RFC 1951).
    private static func stored(_ data: [UInt8]) -> [UInt8] {
        var result: [UInt8] = [0x78, 0x01]
        var start = 0
        while start < data.count {
            let count = min(65535, data.count - start)
            let (low, high) = (UInt8(count & 255), UInt8(count >> 8))
            result += [start + count == data.count ? 1 : 0, low, high, ~low, ~high]
            result += data[start..<(start + count)]
            start += count
        }
        var (a, b) = (UInt32(1), UInt32(0))
        for byte in data {
            a = (a + UInt32(byte)) % 65521
            b = (b + a) % 65521
        }
        return result + bigEndian(b << 16 | a)
    }

    /// The cyclic redundancy check CRC-32.
    private static func checksum(_ data: [UInt8]) -> UInt32 {
        var register: UInt32 = 0xFFFF_FFFF
        for byte in data {
            register ^= UInt32(byte)
            for _ in 0..<8 { register = register & 1 == 1 ? register >> 1 ^ 0xEDB8_8320 : register >> 1 }
        }
        return ~register
    }
}
