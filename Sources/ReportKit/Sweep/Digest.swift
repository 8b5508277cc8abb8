import CExchange

/// SHA-256 of bytes (FIPS 180-4): what has the same digest is the same.
struct Digest: Sendable, Hashable {
    /// 64 hexadecimal digits, as `sha256sum` prints them.
    let text: String

    /// Digests bytes.
    init(of bytes: [UInt8]) {
        var digest = [UInt8](repeating: 0, count: 32)
        digest_of(bytes, bytes.count, &digest)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in digest { text += [Self.digits[Int(byte >> 4)], Self.digits[Int(byte & 15)]] }
        self.text = String(decoding: text, as: UTF8.self)
    }

    /// Digests text.
    init(of text: String) { self.init(of: Array(text.utf8)) }

    private static let digits = Array("0123456789abcdef".utf8)
}
