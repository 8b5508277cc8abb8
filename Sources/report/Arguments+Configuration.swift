import ArgumentParser
import ReportKit

extension Arguments {
    /// Arguments of a run with the options of the file that they name with `--config` behind them, but for those that stand
    /// there already.
    ///
    /// - Throws: what reading the file throws, `ValidationError` if there are several.
    static func withConfiguration(_ arguments: [String]) throws -> [String] {
        // A command has options of its own.
        guard arguments.first?.hasPrefix("-") ?? false else { return arguments }
        var paths: [String] = []
        var rest: [String] = []
        var place = 0
        while place < arguments.count {
            let argument = arguments[place]
            if argument == "--config", place + 1 < arguments.count {
                paths.append(arguments[place + 1])
                place += 1
            } else if argument.hasPrefix("--config=") {
                paths.append(String(argument.dropFirst("--config=".count)))
            } else {
                rest.append(argument)
            }
            place += 1
        }
        guard paths.count <= 1 else {
            throw ValidationError("--config is given \(paths.count) times; give it once")
        }
        return try paths.first.map { try Configuration(path: $0).overridden(by: rest) } ?? arguments
    }
}
