internal import CCairo

/// Why a picture could not be made.
public enum DrawingError: Error, Equatable, Sendable {
    /// A side of the picture is less than one pixel or point, or more than ``DrawingError/largestSide``.
    case size(width: Double, height: Double)
    /// Cairo gave up; the status says why.
    case cairo(CairoStatus)
    /// FreeType could not read the embedded typeface; the number is FreeType's.
    case typeface(Int32)
    /// libpng gave up; the text is libpng's.
    case png(String)

    /// The longest side that Cairo can draw, in pixels.
    public static let largestSide = 32_767
}

extension DrawingError: CustomStringConvertible {
    /// What went wrong and what would be right.
    public var description: String {
        switch self {
        case .size(let width, let height):
            "a picture of \(width) × \(height) can't be drawn: each side must be from 1 to \(Self.largestSide)"
        case .cairo(let status): "Cairo can't draw the picture: \(status)"
        case .typeface(let code): "the embedded typeface can't be read: FreeType error \(code)"
        case .png(let message): "the picture can't be written as PNG: \(message)"
        }
    }
}

/// A status of Cairo: a number, so that one that a later Cairo invents is still an error.
public struct CairoStatus: RawRepresentable, Sendable, Equatable, CustomStringConvertible {
    /// The number that `cairo_status_t` gives.
    public let rawValue: UInt32

    /// Makes a status from its number.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    init(_ status: cairo_status_t) {
        rawValue = UInt32(status.rawValue)
    }

    /// No error has occurred.
    public static let success = CairoStatus(rawValue: 0)

    /// Cairo's own words.
    public var description: String {
        guard let text = unsafe cairo_status_to_string(cairo_status_t(.init(rawValue))) else {
            return "status \(rawValue)"
        }
        return unsafe String(cString: text)
    }

    /// Throws unless this is ``success``.
    func check() throws(DrawingError) {
        guard self == .success else { throw .cairo(self) }
    }
}
