import Foundation
import Testing

/// How far the program reaches, as strace sees it: no socket is opened, and nothing is written but where it was told to.
@Suite struct ReachTests {
    /// Whether calls can be traced here.
    private static let canTrace: Bool = {
        guard let workspace = try? Workspace() else { return false }
        return (try? workspace.report.shell("strace -f -o trace true"))?.status == 0
    }()

    private static let network = [
        "socket(", "socketpair(", "connect(", "bind(", "listen(", "accept", "sendto(", "sendmsg(",
    ]
    private static let changing = [
        "creat(", "mkdir", "rmdir(", "unlink", "rename", "link(", "linkat(", "symlink", "chmod", "fchmodat", "chown",
        "lchown", "fchownat", "truncate(", "mknod", "utime", "setxattr", "removexattr",
    ]

    @Test(.enabled(if: canTrace, "strace is not installed, or nothing can be traced"))
    func `A run opens no socket, and writes below its output and its cache alone`() throws {
        let workspace = try Workspace()
        let rows = (0..<40).map { "\($0),\($0 * $0 % 7)\n" }.joined()
        try workspace.write("a,b\n" + rows, to: "in/data.csv")
        let calls = "%network,%file,%desc"
        let chains = ["chains=2", "warm-up=20", "draws=20", "samples=6"].map { "--set nuts.\($0)" }.joined(
            separator: " ")
        let outcome = try workspace.report.shell(
            "strace -f -y -s 4096 -o trace -e trace=\(calls) $REPORT --method heteroscedastic --epochs 2 --data in/data.csv "
                + "--reference \(chains) --cache cache --figure-format svg --theme light --save-predictions "
                + "--quiet --output out/reports --force")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let trace = String(decoding: try Data(contentsOf: URL(filePath: workspace.path + "/trace")), as: UTF8.self)
        let lines = trace.split(separator: "\n").map { $0.drop { $0 != " " }.drop { $0 == " " } }
        #expect(lines.count > 100)
        #expect(lines.contains { $0.contains("/out/reports/") } && lines.contains { $0.contains("/cache/") })
        for line in lines {
            #expect(!Self.network.contains { line.hasPrefix($0) }, "\(line)")
            guard Self.changes(line) else { continue }
            let paths = line.matches(of: #/"([^"]*)"/#).map { path(String($0.output.1), workspace) }
            #expect(!paths.isEmpty && paths.allSatisfy { isAllowed($0, workspace) }, "\(line)")
        }
    }

    /// Whether a call can change something in a file system.
    private static func changes(_ line: Substring) -> Bool {
        let opens = line.hasPrefix("open")
        return opens && ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].contains { line.contains($0) }
            || changing.contains { line.hasPrefix($0) }
    }

    private func path(_ path: String, _ workspace: borrowing Workspace) -> String {
        path.hasPrefix("/") ? path : workspace.path + "/" + path
    }

    /// The output, what is prepared beside it, and the cache.
    private func isAllowed(_ path: String, _ workspace: borrowing Workspace) -> Bool {
        let own = ["/out", "/cache"].map { workspace.path + $0 }
        return path == "/dev/null" || own.contains { path == $0 || path.hasPrefix($0 + "/") }
    }
}
