import ArgumentParser
import ReportKit

/// Lists the methods, or describes one.
struct MethodsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "methods", abstract: "List the methods, or describe one.")

    @Argument(help: "The method to describe.")
    var name: String?

    func run() throws {
        do {
            try StandardOutput.show(try name.map(Catalogue.method) ?? Catalogue.methods)
        } catch {
            throw Exit.report(error)
        }
    }
}

/// Lists the data sets.
struct DataSetsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "datasets", abstract: "List the data sets that come with the program.")

    func run() throws {
        do {
            try StandardOutput.show(Catalogue.dataSets)
        } catch {
            throw Exit.report(error)
        }
    }
}
