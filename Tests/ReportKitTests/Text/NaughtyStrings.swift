import Foundation

/// Text that has broken programs: markup, links, controls, directions, what is not seen, cells that are formulas.
///
/// The list is `Tests/NaughtyStrings/strings.json`. `NAUGHTY_STRINGS` names a file with a JSON array of further ones, such
/// as the `blns.json` of github.com/minimaxir/big-list-of-naughty-strings.
enum NaughtyStrings {
    /// All strings, or none if the list can't be read, which a test would say.
    static let all: [String] = {
        let list = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../NaughtyStrings/strings.json")
        let kinds = (try? JSONDecoder().decode([String: [String]].self, from: Data(contentsOf: list))) ?? [:]
        let more = ProcessInfo.processInfo.environment["NAUGHTY_STRINGS"].flatMap { path in
            try? JSONDecoder().decode([String].self, from: Data(contentsOf: URL(filePath: path)))
        }
        return kinds.sorted { $0.key < $1.key }.flatMap(\.value) + (more ?? [])
    }()

    /// Every fourth of the strings, for what takes its time with each; all of them in the long form.
    static let some = TestLength.isLong ? all : all.indices.filter { $0 % 4 == 0 }.map { all[$0] }
}
