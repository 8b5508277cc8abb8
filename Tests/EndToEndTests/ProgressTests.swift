import Foundation
import Predictions
import Testing

@testable import report

/// Progress for programs, the time that is left, and the end of long work.
@Suite struct ProgressTests {
    @Test func `Progress is a line of JSON for each event`() throws {
        let workspace = try Workspace()
        let outcome = try workspace.report.run(
            "--method", "heteroscedastic", "--epochs", "3", "--progress", "json", "--figure-format", "png")
        #expect(outcome.status == 0)
        let events = try outcome.errors.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        let names = events.compactMap { $0["event"] as? String }
        #expect(names.first == "training" && names.last == "finished" && names.contains("trained"))
        #expect(names.count == events.count)
    }

    @Test func `The time that is left is told when it can be`() {
        let start = ContinuousClock.now
        let remaining = RemainingTime(from: start)
        #expect(remaining.seconds(done: 0.5, now: start + .seconds(1)) == nil)
        #expect(remaining.seconds(done: 0.04, now: start + .seconds(10)) == nil)
        #expect(remaining.seconds(done: 0.25, now: start + .seconds(10)) == 30)
        #expect(remaining.seconds(done: 1, now: start + .seconds(10)) == nil)
        #expect(
            [0.2, 89, 100, 7200].map(RemainingTime.text) == [
                "about 1 s left", "about 89 s left", "about 2 min left", "about 2 h left",
            ])
    }

    @Test(arguments: ["gp", "laplace"]) func `Long steps of linear algebra don't keep an interruption waiting`(
        _ method: String
    ) throws {
        let workspace = try Workspace()
        var state: UInt64 = 1
        let rows = (0..<476).map { _ in
            (0...165).map { _ -> String in
                state &+= SplitMix64.step
                return "\(Double(SplitMix64.mix(state) >> 40) / 16_777_216)"
            }.joined(separator: ",")
        }
        let header = (0...165).map { "c\($0)" }.joined(separator: ",")
        try workspace.write(([header] + rows).joined(separator: "\n") + "\n", to: "wide.csv")
        let long = try workspace.report.start(["--method", method, "--data", "wide.csv"])
        while try !workspace.names().contains(".reports.staging"), long.process.isRunning { usleep(10_000) }
        usleep(1_500_000)
        let start = ContinuousClock.now
        kill(long.process.processIdentifier, SIGINT)
        let outcome = try ReportCommand.finish(long)
        #expect(outcome.status == 130 && outcome.errors.contains("interrupted"))
        // A fifth of a second on a machine that does nothing else; this one may test on all cores.
        #expect(ContinuousClock.now - start < .seconds(1))
        #expect(try workspace.names() == ["wide.csv"])
    }
}
