import Foundation
import Testing

@testable import ReportKit

/// Events as lines for other programs.
@Suite struct RunEventTests {
    private func object(_ event: RunEvent, remaining: Double? = nil) throws -> NSDictionary {
        let line = event.json(remaining: remaining)
        #expect(!line.contains("\n"))
        return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? NSDictionary)
    }

    @Test func `Every event is one line of JSON`() throws {
        let job = TrainingJob(method: "a \"b\"\n", dataSet: "c", runs: 2, epochs: 3, unit: "epoch", runName: "run")
        #expect(
            try object(.training([job])) == [
                "event": "training", "jobs": [["method": "a \"b\"\n", "dataSet": "c", "runs": 2, "epochs": 3]],
            ])
        #expect(
            try object(.epoch(job: 0, run: 1, epoch: 2, loss: .nan), remaining: 7.4) == [
                "event": "epoch", "job": 0, "run": 1, "epoch": 2, "loss": NSNull(), "remaining": 7,
            ])
        #expect(
            try object(.trained(job: 0, run: 1, divergedAt: 4)) == [
                "event": "trained", "job": 0, "run": 1, "diverged": 4,
            ])
        #expect(
            try object(.reused(job: 0, run: 1, divergedAt: nil)) == [
                "event": "reused", "job": 0, "run": 1, "diverged": NSNull(),
            ])
        #expect(
            try object(.expected(seconds: 299.6, quicker: "gp")) == [
                "event": "expected", "seconds": 300, "quicker": "gp",
            ])
        #expect(try object(.warning("\u{1B}[31m</script>")) == ["event": "warning", "text": "\u{1B}[31m</script>"])
        #expect(try object(.remark("x"))["event"] as? String == "remark")
        #expect(try object(.finished("x"))["event"] as? String == "finished")
    }
}
