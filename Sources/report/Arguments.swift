/// The arguments of the program.
enum Arguments {
    /// The arguments without the program's name; nil if one is not UTF-8, and would be taken for another one.
    static var given: [String]? {
        var arguments: [String] = []
        for index in 1..<max(1, Int(CommandLine.argc)) {
            guard let pointer = CommandLine.unsafeArgv[index], let argument = String(validatingCString: pointer) else {
                return nil
            }
            arguments += split(argument)
        }
        return arguments
    }

    /// Arguments of which the first may be a file: a table to learn from, or predictions.
    ///
    /// A file is what has a dot or a slash in its name; commands and options have neither.
    static func withFileNamed(_ arguments: [String]) -> [String] {
        guard let first = arguments.first, !first.hasPrefix("-"), first.contains(".") || first.contains("/") else {
            return arguments
        }
        let isArray = [".npz", ".npy"].contains { first.lowercased().hasSuffix($0) }
        return [isArray ? "--predictions" : "--data", first] + arguments.dropFirst()
    }

    /// Arguments of a sweep in which `--data` stands before each of the files that follow it: it takes several, and one
    /// everywhere else.
    static func withRepeatedData(_ arguments: [String]) -> [String] {
        guard arguments.first == "sweep" else { return arguments }
        var result: [String] = []
        var files: Int?
        for argument in arguments {
            if argument.hasPrefix("-") { files = argument == "--data" ? 0 : nil }
            if let count = files, argument != "--data" {
                if count > 0 { result.append("--data") }
                files = count + 1
            }
            result.append(argument)
        }
        return result
    }

    /// An option and its value apart where the parser would not find the sign between them: one with a combining mark
    /// after it is another `Character`.
    static func split(_ argument: String) -> [String] {
        guard argument.hasPrefix("--"), let sign = argument.utf8.firstIndex(of: UInt8(ascii: "=")),
            argument[sign...].first != "="
        else { return [argument] }
        return [String(argument[..<sign]), String(argument[argument.utf8.index(after: sign)...])]
    }
}
