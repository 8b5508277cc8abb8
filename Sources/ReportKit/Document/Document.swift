/// A report as meaning, before it becomes HTML or Markdown.
public struct Document: Sendable, Equatable {
    /// The name on top of the page.
    public var title: String
    /// What the page says, in a sentence or two below the title.
    public var lead: Prose
    /// The content in reading order.
    public var blocks: [Block]
    /// The small print at the end.
    public var colophon: Prose

    /// Makes a document.
    public init(title: String, lead: Prose = "", blocks: [Block] = [], colophon: Prose = "") {
        self.title = title
        self.lead = lead
        self.blocks = blocks
        self.colophon = colophon
    }
}

/// A part of a document that stands on its own.
public indirect enum Block: Sendable, Equatable {
    /// The title of a section, from level 2 down to 4, and the fragment that links to it.
    case heading(level: Int, title: Prose, anchor: String)
    /// Running text.
    case paragraph(Prose)
    /// Short texts of equal standing.
    case list([Prose])
    /// Rows and columns.
    case table(DocumentTable)
    /// A picture.
    case figure(DocumentFigure)
    /// Lines as a program reads or prints them.
    case code(String, language: String)
    /// Something that the reader must not miss.
    case callout(Callout, [Prose])
    /// Content behind a line that opens it, and the fragment that links to it.
    case details(summary: Prose, anchor: String, [Block])
    /// Terms with what they mean.
    case definitions([Definition])

    /// How urgent a callout is.
    public enum Callout: String, Sendable, Equatable {
        /// Good to know.
        case note
        /// Needed to read the report right.
        case warning
        /// Something has failed, and what the reader hoped for is not there.
        case alarm

        /// What stands above it.
        var title: String {
            switch self {
            case .note: "Note"
            case .warning: "Warning"
            case .alarm: "Not to be trusted"
            }
        }
    }

    /// A term with what it means.
    public struct Definition: Sendable, Equatable {
        /// What is defined.
        public var term: Prose
        /// What it means.
        public var meaning: Prose

        /// Makes a definition.
        public init(_ term: Prose, _ meaning: Prose) {
            self.term = term
            self.meaning = meaning
        }
    }
}

/// Rows and columns of text.
public struct DocumentTable: Sendable, Equatable {
    /// How the cells of a column are aligned.
    public enum Alignment: String, Sendable, Equatable {
        /// At the left, for words.
        case leading
        /// At the right, for numbers.
        case trailing
    }

    /// A column's heading and alignment.
    public struct Column: Sendable, Equatable {
        /// The heading.
        public var title: Prose
        /// Words lead, numbers trail.
        public var alignment: Alignment

        /// Makes a column.
        public init(_ title: Prose, _ alignment: Alignment = .leading) {
            self.title = title
            self.alignment = alignment
        }
    }

    /// What the table shows, in a sentence.
    public var caption: Prose
    /// The columns; the first one names the rows.
    public var columns: [Column]
    /// Cells row by row, as many in each as there are columns.
    public var rows: [[Prose]]

    /// Makes a table.
    public init(caption: Prose, columns: [Column], rows: [[Prose]]) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
    }
}

/// A picture with its text.
public struct DocumentFigure: Sendable, Equatable {
    /// The stem of its files in `figures/`.
    public var name: String
    /// What kind of picture it is, in a word.
    public var kind: String
    /// What the picture shows, for a reader who can't see it: the finding, not the kind of chart.
    public var alternative: String
    /// What the reader should see in it.
    public var caption: Prose
    /// Width in points, at which its text has its nominal size.
    public var width: Double
    /// Whether it only accompanies others.
    public var isSupplement: Bool

    /// Makes a figure.
    public init(
        name: String, kind: String = "figure", alternative: String, caption: Prose, width: Double,
        isSupplement: Bool = false
    ) {
        self.kind = kind
        self.isSupplement = isSupplement
        self.name = name
        self.alternative = alternative
        self.caption = caption
        self.width = width
    }
}
