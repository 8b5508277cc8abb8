import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What an independent XML parser (libxml2) finds in a document.
final class XMLDocumentReader: NSObject, XMLParserDelegate {
    private(set) var isWellFormed = false
    /// Attributes of the first element.
    private(set) var attributes: [String: String] = [:]
    /// The text of each element that has any.
    private(set) var words: [String] = []
    private var text = ""

    init(_ document: String) {
        super.init()
        let parser = XMLParser(data: Data(document.utf8))
        parser.delegate = self
        isWellFormed = parser.parse()
    }

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
        attributes attributeDict: [String: String]
    ) {
        if attributes.isEmpty { attributes = attributeDict }
        text = ""
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?) {
        if !text.isEmpty { words.append(text) }
        text = ""
    }
}
