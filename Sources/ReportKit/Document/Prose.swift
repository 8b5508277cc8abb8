/// Running text: a sequence of plain and marked-up pieces.
///
/// Written as a literal, only the literal's own words and the labelled interpolations carry meaning; whatever a user
/// gave – a column name, a file name – is interpolated as plain text and can't become markup:
///
/// ```swift
/// let prose: Prose = "Trained with \(code: "--epochs 100") on \(strong: title)."
/// ```
public struct Prose: Sendable, Equatable {
    /// One piece of running text.
    public enum Run: Sendable, Equatable {
        /// Words as they are.
        case plain(String)
        /// Words that stand out.
        case strong(String)
        /// Something typed or read by a program.
        case code(String)
        /// A formula or symbol, written in Unicode.
        case formula(String)
        /// Words that lead to a place: a relative path, a `#fragment`, or an address.
        case link(String, to: String)
        /// A small drawing of a share beside its number, where a medium can draw.
        case share(ShareMark)
    }

    /// The pieces in reading order.
    public var runs: [Run]

    /// Makes running text from its pieces.
    public init(_ runs: [Run]) {
        self.runs = runs
    }

    /// Makes running text without markup.
    public init(_ text: String) {
        runs = text.isEmpty ? [] : [.plain(text)]
    }

    /// Whether there is nothing to read.
    public var isEmpty: Bool { plainText.isEmpty }

    /// The words alone, without markup.
    public var plainText: String {
        runs.map { run in
            switch run {
            case .plain(let text), .strong(let text), .code(let text), .formula(let text), .link(let text, _): text
            case .share: ""
            }
        }.joined()
    }

    /// Two texts, one after the other.
    public static func + (first: Prose, second: Prose) -> Prose {
        Prose(first.runs + second.runs)
    }
}

extension Prose: ExpressibleByStringInterpolation {
    /// Makes running text without markup from a literal.
    public init(stringLiteral value: String) {
        self.init(value)
    }

    /// Makes running text from a literal with interpolations.
    public init(stringInterpolation: Interpolation) {
        self.init(stringInterpolation.runs)
    }

    /// Collects the pieces of a literal.
    public struct Interpolation: StringInterpolationProtocol {
        var runs: [Run] = []

        /// Makes an empty collection.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Adds words of the literal itself.
        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { runs.append(.plain(literal)) }
        }

        /// Adds a value as plain text.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            runs.append(.plain(value.description))
        }

        /// Adds running text as it is.
        public mutating func appendInterpolation(_ prose: Prose) {
            runs += prose.runs
        }

        /// Adds words that stand out.
        public mutating func appendInterpolation(strong text: String) {
            runs.append(.strong(text))
        }

        /// Adds something typed or read by a program.
        public mutating func appendInterpolation(code text: String) {
            runs.append(.code(text))
        }

        /// Adds a formula or symbol.
        public mutating func appendInterpolation(formula text: String) {
            runs.append(.formula(text))
        }

        /// Adds words that lead to a place.
        public mutating func appendInterpolation(link text: String, to address: String) {
            runs.append(.link(text, to: address))
        }
    }
}
