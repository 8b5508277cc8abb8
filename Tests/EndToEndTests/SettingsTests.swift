import Foundation
import Testing

/// Bad settings end with exit code 64, say what would be right, and touch nothing.
@Suite struct SettingsTests {
    private static let refused: [(arguments: [String], hint: String)] = [
        (["--all", "--epochs", "0"], "from 1"), (["--all", "--epochs", "many"], "whole number"),
        (["--all", "--learning-rate", "nan"], "above 0"), (["--all", "--learning-rate", "0"], "above 0"),
        (["--all", "--hidden", "1000000000"], "65536"), (["--all", "--hidden", "64,,64"], "65536"),
        (["--all", "--hidden", ""], "65536"), (["--all", "--seed", "-1"], "from 0"),
        (["--all", "--level", "0.4"], "0.999"),
        (["--all", "--jobs", "0"], "from 1"), (["--all", "--tune", "1"], "from 2"),
        (["--all", "--dropout", "1"], "0.95"), (["--all", "--members", "0"], "from 1"),
        (["--all", "--batch", "-3"], "from 1"),
        (["--all", "--samples", "1e9"], "from 1"), (["--all", "--activation", "rellu"], "relu"),
        (["--all", "--set", "pior=mixture"], "'prior'"), (["--all", "--set", "prior=mix"], "mixture"),
        (["--all", "--set", "prior"], "name=value"), (["--all", "--figure-format", "gif"], "png"),
        (["--all", "--theme", "drak"], "'dark'"), (["--all", "--output", ""], "directory"),
        (["--method", "bnnn"], "'bnn'"), (["--method", "bnn", "--all"], "--all"), ([], "--all"),
        (["--all", "--dataset", "sin"], "'sine'"), (["--all", "--x", "a"], "--data"),
        (["--all", "--data", "data.csv", "--split", "time"], "--order"), (["--all", "--epoch", "3"], "--epochs"),
        (["--all", "--epochs"], "epochs"), (["--all", "--missing", "drop"], "--data"),
        (["--all", "--no-header"], "--data"), (["--all", "--drop", "a"], "--data"),
        (["--all", "--separator", "tab"], "--data"),
        (["--all", "--cache", "a", "--no-cache"], "--no-cache"), (["--all", "--dataset=,"], "','"),
        (["--method=,"], "','"), (["--all", "--figures", ","], "','"),
        (["--method", "forest", "--tune", "3"], "--tune"),
        (["--all", "--learning-rate", "0x10"], "above 0"), (["--all", "--learning-rate", "0x1p-4"], "above 0"),
        (["--all", "--conformal", "split", "--coverage", "0x1p-1"], "coverage"), (["--all", "--seed", "0x10"], "seed"),
        (["--all", "--epochs", "0x10"], "whole number"), (["--all", "--memory", "0"], "gigabytes"),
        (["--method", "bnn", "--samples", "100000", "--memory", "0.1"], "--memory"),
        (["--all", "--cache", ""], "the path of a directory"),
    ]

    @Test(arguments: refused)
    func `A bad setting is refused with what would be right`(arguments: [String], hint: String) throws {
        let refusal = try #require(Refusal(arguments))
        #expect(refusal.status == 64)
        #expect(refusal.errors.contains(hint), "\(refusal.errors)")
    }

    @Test(arguments: [
        ([], "--all"), (["--all", "--epochs", "0"], "from 1"), (["--all", "--epoch", "3"], "--epochs"),
        (["--all", "--seeds", "many"], "seeds"), (["--all", "--set", "prior"], "name=value"),
        (["methods", "mc-dropuot"], "'mc-dropout'"),
    ])
    func `A refused command says so on stderr and touches nothing`(arguments: [String], hint: String) throws {
        let workspace = try Workspace()
        let outcome = try ReportCommand.finish(workspace.report.start(arguments))
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains(hint), "\(outcome.errors)")
        #expect(try workspace.names() == [])
    }

    @Test func `Methods and data sets are listed, and a method is described`() throws {
        let workspace = try Workspace()
        let methods = try workspace.report.run("methods")
        #expect(methods.status == 0)
        for name in ["bnn", "mc-dropout", "deep-ensemble"] {
            #expect(methods.lines.contains { $0.hasPrefix(name + " ") })
            let method = try workspace.report.run("methods", name)
            #expect(method.status == 0)
            #expect(method.output.contains("arXiv:"))
        }
        let dataSets = try workspace.report.run("datasets")
        for name in ["sine", "cubic", "motorcycle", "gap", "wiggle", "co2"] {
            #expect(dataSets.lines.contains { $0.hasPrefix(name + " ") })
        }
    }

    @Test func `An output that can't be written is an error`() throws {
        let workspace = try Workspace()
        for command in ["methods", "datasets"] {
            let outcome = try workspace.report.shell("exec \"$REPORT\" \(command) > /dev/full")
            #expect(outcome.status == 74)
            #expect(outcome.errors.contains("no space is left"))
        }
    }

    @Test func `Help names every exit code that is used`() throws {
        let workspace = try Workspace()
        let help = try workspace.report.run("--help")
        #expect(help.status == 0)
        for code in ["0", "3", "64", "65", "66", "73", "74", "75", "130"] {
            #expect(help.lines.contains { $0.hasPrefix("  \(code) ") }, "exit code \(code)")
        }
    }
}
