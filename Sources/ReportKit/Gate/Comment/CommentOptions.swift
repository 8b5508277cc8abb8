/// What a comment shows beside the result, and by what it is found again.
public struct CommentOptions: Sendable, Equatable {
    /// Where the figures of the new report stand; nil if none are shown.
    public let figures: CommittedFigures?
    /// The address of the new report's page, such as that of an artifact; nil if there is none.
    public let page: String?
    /// What tells this comment from others of the same pull request; nil if there is one alone.
    public let name: String?

    /// Checks what is shown.
    ///
    /// - Throws: ``SettingError`` if the page is no address, or the name has signs that could be markup.
    public init(figures: CommittedFigures? = nil, page: String? = nil, name: String? = nil) throws(SettingError) {
        if let page, !page.hasPrefix("https://"), !page.hasPrefix("http://") {
            throw .value("report-at", found: "'\(page)'", expected: "the address of a page, https://…")
        }
        if let name {
            // It stands within a comment of HTML, which it must not end.
            let isPlain = name.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || "0123456789-._ ".unicodeScalars.contains($0))
            }
            guard isPlain, !name.isEmpty, !name.contains("--"), name.utf8.count <= 100 else {
                throw .value(
                    "name", found: "'\(name)'",
                    expected: "at most 100 letters, digits, dots, blanks and single dashes")
            }
        }
        (self.figures, self.page, self.name) = (figures, page, name)
    }

    /// A comment that stands alone and shows nothing else.
    public static let plain = CommentOptions()

    private init() { (figures, page, name) = (nil, nil, nil) }
}
