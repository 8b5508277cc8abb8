/// Colours for continuous values: perceptually even, readable without hue, safe for colour-blind readers.
public struct Colormap: Sendable, Equatable {
    /// Colours at equal steps from the least to the greatest value.
    public let colors: [Color]

    /// Makes a colormap from two or more colours at equal steps.
    public init(_ colors: [Color]) {
        self.colors = colors
    }

    /// The colour at a position from 0 to 1, interpolated; positions outside take the nearest end.
    public func color(at position: Double) -> Color {
        guard let first = colors.first, let last = colors.last else { return Color(hex: 0) }
        let place = position * Double(colors.count - 1)
        guard place > 0 else { return first }
        guard place < Double(colors.count - 1) else { return last }
        let index = Int(place)
        let part = place - Double(index)
        let (a, b) = (colors[index], colors[index + 1])
        return Color(
            red: a.red + part * (b.red - a.red), green: a.green + part * (b.green - a.green),
            blue: a.blue + part * (b.blue - a.blue))
    }

    /// From dark violet over green to yellow (van der Walt & Smith 2015, CC0).
    public static let viridis = Colormap(
        [
            0x440154, 0x470D60, 0x48186A, 0x482374, 0x472D7B, 0x453681, 0x424086, 0x3F4989, 0x3B528B, 0x375A8D,
            0x33638D,
            0x2F6A8E, 0x2C728E, 0x297A8E, 0x26818E, 0x23898E, 0x21908C, 0x1F988B, 0x1F9F88, 0x21A685, 0x28AE80,
            0x31B57B,
            0x3EBC74, 0x4CC26C, 0x5DC963, 0x6ECE58, 0x82D34C, 0x96D83F, 0xABDC32, 0xC0DF24, 0xD5E21A, 0xEAE51A,
            0xFDE725,
        ].map { Color(hex: $0) })

    /// From dark blue to yellow, the same for most colour-blind readers (Nuñez, Anderton & Renslow 2018, doi:10.1371/journal.pone.0199239).
    public static let cividis = Colormap(
        [
            0x00224E, 0x00285B, 0x002E6A, 0x043371, 0x1A386F, 0x273E6E, 0x32436D, 0x3B496C, 0x434E6C, 0x4B546C,
            0x52596D,
            0x5A5F6E, 0x61656F, 0x686A71, 0x6F7073, 0x757676, 0x7C7B78, 0x848179, 0x8B8778, 0x938D78, 0x9B9376,
            0xA39A75,
            0xABA072, 0xB3A670, 0xBBAD6C, 0xC3B469, 0xCCBA64, 0xD4C15F, 0xDDC958, 0xE6D051, 0xEFD748, 0xF8DF3C,
            0xFEE838,
        ].map { Color(hex: $0) })
}
