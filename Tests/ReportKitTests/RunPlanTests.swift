import Predictions
import Figures
import Testing
import Training

@testable import ReportKit

@Suite struct RunPlanTests {
    private func plan(_ change: (inout RunOptions) -> Void) throws -> RunPlan {
        var options = RunOptions()
        options.allMethods = true
        change(&options)
        return try RunPlan(options, processors: 2)
    }

    @Test func `Options of the command line stand for settings that methods declare`() {
        let declared = Methods.settings.map(\.name)
        #expect(SettingOverrides.options.allSatisfy { declared.contains($0) })
        let expected = [
            Network.hidden.name, Network.activation.name, Descent.epochs.name, Descent.batch.name,
            Descent.learningRate.name, Predictor.samples.name, DeepEnsemble.members.name,
            MonteCarloDropout.dropout.name,
        ]
        #expect(SettingOverrides.options == expected)
    }

    @Test func `Settings that nobody gave are the method's own`() throws {
        let plan = try plan { $0.settings = [.init(name: "epochs", value: "7")] }
        for method in plan.methods {
            let defaults = method.defaults(for: plan.dataSets[0])
            let settings = plan.settings(for: method, on: plan.dataSets[0])
            #expect(settings[Descent.epochs] == 7)
            #expect(settings[Network.hidden] == defaults[Network.hidden])
            #expect(settings[Descent.learningRate] == defaults[Descent.learningRate])
        }
    }

    @Test func `The command makes the same plan again, and says nothing of where files lie`() throws {
        let plan = try plan {
            $0.dataSets = ["cubic", "sine"]
            $0.settings = [.init(name: "hidden", value: "8,8"), .init(name: "prior", value: "mixture")]
            $0.seed = 3
            $0.output = "/home/somebody/reports"
            $0.jobs = 1
        }
        #expect(
            plan.command
                == "swift run report --all --dataset cubic sine --hidden 8,8 --set prior=mixture --seed 3")
    }

    @Test func `A setting may be for one method alone, and then goes before the one for all`() throws {
        let plan = try plan {
            $0.settings = [
                .init(name: "deep-ensemble.learning-rate", value: "0.001"), .init(name: "learning-rate", value: "0.02"),
                .init(name: "bnn.members", value: "3"),
            ]
        }
        for method in plan.methods {
            let rate = plan.settings(for: method, on: plan.dataSets[0])[Descent.learningRate]
            #expect(rate == (method.description.name == "deep-ensemble" ? 0.001 : 0.02))
        }
        #expect(
            plan.command?.hasSuffix("--set deep-ensemble.learning-rate=0.001 --learning-rate 0.02 --set bnn.members=3")
                == true)
        #expect(plan.warnings == ["none of the chosen methods uses the setting 'bnn.members'"])
        #expect(throws: SettingError.self) { try self.plan { $0.settings = [.init(name: "bn.epochs", value: "3")] } }
        #expect(throws: SettingError.self) { try self.plan { $0.settings = [.init(name: "bnn.epochs", value: "0")] } }
    }

    @Test func `A column that begins like an option hangs on it`() {
        let table = TableOptions(path: "/somewhere/data.csv", x: ["a", "-b", "c"], y: ["-y"])
        #expect(table.arguments == ["--data", "data.csv", "--x", "a", "--x=-b", "--x", "c", "--y=-y"])
    }

    @Test func `Every seed has a plan of its own, and the command asks for all of them`() throws {
        let plan = try plan {
            $0.seed = 7
            $0.seedCount = 3
            $0.jobs = 4
        }
        #expect(plan.repetitions.map(\.seed) == [8, 9])
        #expect(plan.repetitions.allSatisfy { $0.jobs == 1 && $0.repetitions.isEmpty })
        #expect(plan.repetitions[0].dataSets[0].training.y != plan.dataSets[0].training.y)
        #expect(plan.command == "swift run report --all --seed 7 --seeds 3")
    }

    @Test func `The sampler belongs to a run that names it or asks for a reference`() throws {
        #expect(try !plan { _ in }.methods.contains { $0.description.name == "nuts" })
        let all = try plan { $0.reference = true }
        #expect(all.methods.filter { $0.traits.contains(.onRequest) }.map(\.description.name) == ["nuts"])
        #expect(all.command == "swift run report --all --reference")
        for methods in [["bnn"], ["bnn", "nuts"]] {
            let some = try plan {
                ($0.allMethods, $0.methods, $0.reference) = (false, methods, true)
            }
            #expect(some.methods.map(\.description.name) == ["bnn", "nuts"])
            #expect(some.command == "swift run report --method \(methods.joined(separator: " ")) --reference")
        }
    }

    @Test func `A setting that no chosen method uses is a warning`() throws {
        let plan = try plan {
            $0.allMethods = false
            $0.methods = ["bnn"]
            $0.settings = [.init(name: "members", value: "3")]
        }
        #expect(plan.warnings == ["none of the chosen methods uses the setting 'members'"])
    }

    @Test func `Figures beyond the usual ones are named, and then made in every format`() throws {
        let usual = try plan { _ in }
        #expect(!usual.choice.holds(.fan) && usual.choice.holds(.pit) && usual.choice.isSupplement(.pit))
        let more = try plan { $0.figureKinds = ["pit", "fan"] }
        #expect(more.choice.holds(.fan) && !more.choice.holds(.density) && !more.choice.isSupplement(.pit))
        #expect(more.command == "swift run report --all --figures pit fan")
        let all = try plan { $0.figureKinds = ["all"] }
        #expect(FigureKind.all.allSatisfy { all.choice.holds($0) && !all.choice.isSupplement($0) })
        #expect(all.command == "swift run report --all --figures all" && all.warnings.isEmpty)
        #expect(
            try plan { $0.figureKinds = ["maps"] }.warnings
                == ["there is no figure of the kind 'maps': it needs data with two features"])
        #expect(throws: SettingError.self) { try plan { $0.figureKinds = ["densty"] } }
        let refusal = #expect(throws: SettingError.self) { try FigureChoice(["densty"]) }
        #expect(refusal?.description.contains("Did you mean 'density'?") == true)
    }

    @Test(arguments: [
        (1, [1]), (5, [1, 2, 3, 4, 5]), (100, [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]),
        (115, [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 115]),
    ])
    func `A short training is shown after every tenth epoch and the last`(count: Int, epochs: [Int]) {
        #expect(FilmstripEpochs.of(count) == epochs)
    }

    @Test(arguments: [121, 200, 400, 1000, 12345, 1_000_000])
    func `A long training is shown after ten epochs in rising order`(count: Int) {
        let epochs = FilmstripEpochs.of(count)
        #expect(epochs.count == 10)
        #expect(epochs == Array(Set(epochs)).sorted())
        #expect(epochs.first == 10)
        #expect(epochs.last == count)
    }

    @Test(arguments: [
        ("plain", "plain"), ("a b", "'a b'"), ("it's", "'it'\\''s'"), ("", "''"), ("$HOME", "'$HOME'"),
        ("a\u{1B}[1mé'\n", "$'a\\033[1mé\\'\\012'"),
    ])
    func `A word for a shell is read back as it was`(word: String, written: String) {
        #expect(ShellText.word(word) == written)
    }

    @Test func `Results come in the order of the inputs, whatever the number of workers`() async throws {
        let inputs = Array(0..<100)
        for limit in [1, 2, 7, 1000] {
            #expect(try await inParallel(inputs, limit: limit) { $0 * $0 } == inputs.map { $0 * $0 })
        }
    }

    @Test func `A cache is a directory, which repetitions share, and makes no other report`() throws {
        #expect(throws: SettingError.self) { try plan { $0.cache = .given("") } }
        let cached = try plan { ($0.cache, $0.seedCount) = (.given("cache"), 2) }
        #expect(cached.cache?.directory == "cache" && cached.cache?.isGiven == true)
        #expect(cached.repetitions.map(\.cache?.directory) == ["cache"])
        #expect(cached.command == "swift run report --all --seeds 2")
        #expect(try plan { _ in }.cache == nil)
    }

    @Test func `The usual cache is where the user's caches are`() {
        #expect(CacheChoice(environment: ["XDG_CACHE_HOME": "/c", "HOME": "/h"]) == .usual("/c/uncertainty-report"))
        #expect(CacheChoice(environment: ["HOME": "/h"]) == .usual("/h/.cache/uncertainty-report"))
        // A path that is not absolute is invalid.
        #expect(
            CacheChoice(environment: ["XDG_CACHE_HOME": "c", "HOME": "/h"]) == .usual("/h/.cache/uncertainty-report"))
        #expect(CacheChoice(environment: ["XDG_CACHE_HOME": "", "PATH": "/bin"]) == .none)
    }

    @Test func `A search is refused where every setting that it would choose is given`() throws {
        #expect(throws: SettingError.self) {
            try plan {
                ($0.allMethods, $0.methods, $0.trials) = (false, ["heteroscedastic"], 3)
                $0.settings = [
                    .init(name: "epochs", value: "3"), .init(name: "learning-rate", value: "0.01"),
                    .init(name: "dropout", value: "0.1"), .init(name: "prior-deviation", value: "1"),
                ]
            }
        }
    }
}
