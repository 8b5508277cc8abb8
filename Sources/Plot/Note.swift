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

    /// The rectangle of the words at the foot, the head or in between, where the least is taken; `nil` if they don't fit.
    func place(avoiding occupancy: Occupancy<some Canvas>) -> Rectangle? {
        let extents = RichText(words).extents(Self.font, on: occupancy)
        let size = Size(extents.advance, Typography.line(Self.font))
        let free = area.expanded(by: -Self.padding)
        guard !words.isEmpty, size.width <= free.width + 1, size.height <= free.height else { return nil }
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
        let baseline = place.y + (place.height + Typography.capitals * Self.font.size) / 2
        RichText(words).draw(at: Point(place.x, baseline), font: Self.font, ink: .secondaryText, on: &canvas)
    }
}
