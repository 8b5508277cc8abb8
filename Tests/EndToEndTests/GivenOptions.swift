import ArgumentParser
import ReportKit

@testable import report

/// The options of a run, parsed in this process: starting the command for each takes far longer.
enum GivenOptions {
    /// What the arguments of the command mean.
    static func options(_ arguments: [String]) throws -> RunOptions {
        let given = try Report.parse(arguments)
        return try given.run.options(methods: given.methods, input: given.input)
    }
}
