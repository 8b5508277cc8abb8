/// Words about a region of a plot, placed inside it where they cover no data.
public struct Note: Sendable, Equatable {
    /// The words; `^{ }` and `_{ }` raise and lower.
    public var words: String
    /// The region on the page.
    public var area: Rectangle

    /// Makes a note.
    public init(_ words: String, in area: Rectangle) {
        self.words = words
        self.area = area
    }

    /// The weight and size.
    static let font = Font(size: 8)
    /// Distance in points from the edges of the region.
    static let padding = 4.0

    /// The words in lines that fit the region, and the extents of all of them; `nil` if a word is too long.
    private func lines(on canvas: some Canvas) -> (lines: [RichText], size: Size)? {
        let free = area.expanded(by: -Self.padding)
        let lines = TextWrapping.lines(words, width: free.width + 1, font: Self.font, on: canvas)
        let width = lines.map { $0.extents(Self.font, on: canvas).advance }.max() ?? 0
        let size = Size(width, Double(lines.count) * Typography.line(Self.font))
        guard !words.isEmpty, width <= free.width + 1, size.height <= free.height, lines.count <= 3 else { return nil }
        return (lines, size)
    }

    /// The rectangle of the words at the foot, the head or in between, where the least is taken; `nil` if they don't fit.
    func place(avoiding occupancy: Occupancy<some Canvas>) -> Rectangle? {
        guard let size = lines(on: occupancy)?.size else { return nil }
        let free = area.expanded(by: -Self.padding)
        var best: (place: Rectangle, taken: Int)?
        for height in [1, 0, 0.75, 0.25, 0.5] {
            let place = Rectangle(
                x: free.x + (free.width - size.width) / 2, y: free.y + (free.height - size.height) * height,
                width: size.width, height: size.height)
            let taken = occupancy.taken(in: place)
            if taken < best?.taken ?? .max { best = (place, taken) }
        }
        return best?.place
    }

    /// Draws the words in their rectangle.
    func draw(in place: Rectangle, on canvas: inout some Canvas) {
        let height = Typography.line(Self.font)
        for (number, line) in (lines(on: canvas)?.lines ?? []).enumerated() {
            let own = line.extents(Self.font, on: canvas).advance
            let baseline = place.y + (Double(number) + 0.5) * height + Typography.capitals * Self.font.size / 2
            line.draw(
                at: Point(place.x + (place.width - own) / 2, baseline), font: Self.font, ink: .secondaryText,
                on: &canvas)
        }
    }
}
