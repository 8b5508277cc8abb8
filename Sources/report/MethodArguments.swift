import ArgumentParser

/// Which methods are trained.
///
/// A group, because the options of a command are read before those of the ones below it: a name that stood in both would
/// reach the first alone.
struct MethodArguments: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Train these methods.", valueName: "name"))
    var method: [String] = []
}
