import ArgumentParser

@main
struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "report")
}
