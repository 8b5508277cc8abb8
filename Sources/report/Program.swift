import ArgumentParser
import ReportKit

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Where the program begins: the streams made safe, the arguments as they were given, every message through one gate.
@main
enum Program {
    static func main() async {
        Streams.prepare()
        guard let arguments = Arguments.given else {
            StandardError.show("report: error: an argument is not UTF-8; give paths and names that are\n")
            exit(64)
        }
        do {
            let options: [String]
            do {
                options = try Arguments.withConfiguration(
                    Arguments.withFileNamed(Arguments.withRepeatedData(arguments)))
            } catch {
                throw Exit.report(error)
            }
            var command = try Report.parseAsRoot(options)
            if let report = command as? Report, report.run.printConfig {
                // What the command line can't mean must not be printed as if it did.
                _ = try report.run.options(methods: report.methods, input: report.input)
                try StandardOutput.show(Configuration(arguments: options).json)
            } else if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let code as ExitCode {
            // What there is to say is said already; the parser would compose its help in vain. Work that was given up may
            // still go on, and needs what an orderly end would take from it.
            _exit(code.rawValue)
        } catch {
            end(error)
        }
    }

    /// Says what the parser has to say, and ends with its code.
    private static func end(_ error: any Error) -> Never {
        let code = Report.exitCode(for: error)
        let text = message(for: error, code: code)
        if !text.isEmpty {
            // Help that was asked for is what the program is for.
            if code == .success {
                try? StandardOutput.show(text + "\n")
            } else {
                StandardError.show(text + "\n")
            }
        }
        exit(code.rawValue)
    }

    /// What the parser has to say: help as it stands, or why arguments are refused.
    static func message(for error: any Error, code: ExitCode) -> String {
        let text = Report.fullMessage(for: error)
        return code == .success ? text : TerminalText.refusal(Report.message(for: error), in: text)
    }
}
