import Foundation
import Testing

/// Outputs that are mounts, or have mounts in them; skipped, and said to be, where nothing can be mounted.
///
/// `WITHOUT_MOUNTS=1` skips them where it can.
@Suite(.enabled(if: Mounts.arePossible, "needs 'unshare --map-root-user --mount', or WITHOUT_MOUNTS is set"))
struct MountTests {
    private func shell(_ line: String, in workspace: borrowing Workspace) throws -> ReportCommand.Outcome {
        let quick = SmallReport.arguments.joined(separator: " ")
        return try workspace.report.shell(
            "REPORT=\"$REPORT \(quick) --quiet\" exec \(Mounts.command) /bin/bash -euc '\(line)'")
    }

    @Test(arguments: ["mount -t tmpfs none reports", "mount --bind other reports"])
    func `A mount is an output like others, also twice and with files of others in it`(mount: String) throws {
        let workspace = try Workspace()
        let outcome = try shell(
            """
            mkdir reports other; \(mount)
            $REPORT >/dev/null; $REPORT --seed 1 >/dev/null; echo mine >reports/mine; chmod 600 reports/mine
            $REPORT --force >/dev/null; stat -c %a reports/mine; cat reports/mine; rm reports/mine
            ls -A reports; cp -r reports copy
            """, in: workspace)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            outcome.lines == ["600", "mine"]
                + ["README.md", "figures", "index.html", "manifest.txt", "metrics.csv", "metrics.json"])
        #expect(try workspace.contents("copy") == SmallReport.made.get().files)
    }

    @Test func `A mount below the output is refused before work, and stays`() throws {
        let workspace = try Workspace()
        let outcome = try shell(
            """
            $REPORT >/dev/null; mkdir reports/sub; mount -t tmpfs none reports/sub; echo mine >reports/sub/mine
            $REPORT --seed 1 --force && exit 1 || echo $?
            cat reports/sub/mine; ls -A
            """, in: workspace)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.lines == ["73", "mine", "reports"])
        #expect(outcome.errors.contains("mounted"))
        #expect(try workspace.contents("reports") == SmallReport.made.get().files)
    }

    @Test func `A disk that fills while a report is prepared keeps the earlier one`() throws {
        let workspace = try Workspace()
        let outcome = try shell(
            """
            mkdir disk; mount -t tmpfs -o size=1m none disk; $REPORT --output disk/reports >/dev/null
            cp -r disk/reports before; head -c 1M /dev/zero 2>/dev/null >disk/much || true
            $REPORT --output disk/reports && exit 1 || echo $?
            diff -r before disk/reports; ls -A disk
            """, in: workspace)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.lines == ["74", "much", "reports"])
    }
}

/// Whether tests can mount file systems, in a room of their own.
enum Mounts {
    static let command = "unshare --map-root-user --mount"

    static let arePossible: Bool = {
        guard ProcessInfo.processInfo.environment["WITHOUT_MOUNTS"] == nil else { return false }
        do {
            let workspace = try Workspace()
            let line = "\(command) /bin/bash -ec 'mkdir m; mount -t tmpfs none m'"
            return try workspace.report.shell(line).status == 0
        } catch {
            return false
        }
    }()
}
