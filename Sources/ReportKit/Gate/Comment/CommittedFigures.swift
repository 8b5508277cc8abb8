/// Figures that stand in a repository on GitHub, at one commit, where everybody who sees a comment can see them.
///
/// Addresses of raw hosts fail in private repositories, and pictures within the text are taken out; an address of the file
/// itself with `?raw=true` is shown in both.
public struct CommittedFigures: Sendable, Equatable {
    /// The address of the report's directory.
    private let base: String

    /// Reads `OWNER/REPO@SHA:PATH`.
    ///
    /// - Throws: ``SettingError`` if it is none.
    public init(_ text: String) throws(SettingError) {
        let error = SettingError.value(
            "figures-at", found: "'\(text)'",
            expected: "OWNER/REPO@SHA:PATH, the repository, the commit and the directory of the report in it")
        guard let at = text.firstIndex(of: "@"), let colon = text[at...].firstIndex(of: ":") else { throw error }
        let (place, commit) = (text[..<at], text[text.index(after: at)..<colon])
        let path = text[text.index(after: colon)...].drop { $0 == "/" }
        let isHexadecimal = commit.allSatisfy { $0.isHexDigit && $0.isASCII }
        guard Self.isName(place, parts: 2), isHexadecimal, (7...64).contains(commit.count) else { throw error }
        let directory = path.split(separator: "/").filter { $0 != "." }
        guard !directory.contains("..") else { throw error }
        base = "https://github.com/\(place)/blob/\(commit)/" + directory.map { $0 + "/" }.joined()
    }

    /// The address at which a file of the report is shown.
    func address(_ path: String) -> String {
        // The names of figures have signs that stand for something in an address.
        let safe = path.utf8.map { byte -> String in
            let isPlain =
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "-._~/@".utf8.contains(byte)
            return isPlain
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
        return base + safe.joined() + "?raw=true"
    }

    private static func isName(_ text: Substring, parts: Int) -> Bool {
        let names = text.split(separator: "/", omittingEmptySubsequences: false)
        return names.count == parts
            && names.allSatisfy { name in
                !name.isEmpty
                    && name.unicodeScalars.allSatisfy {
                        $0.isASCII && ($0.properties.isAlphabetic || "0123456789-._".unicodeScalars.contains($0))
                    }
            }
    }
}
