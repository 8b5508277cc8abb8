extension Color {
    /// As CSS writes it: `#rrggbb`.
    public var hexadecimal: String {
        let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return "#" + digits.joined()
    }

    /// Red, green and blue from 0 to 255.
    var bytes: [UInt8] {
        [red, green, blue].map { UInt8((max(0, min(1, $0)) * 255).rounded()) }
    }
}
