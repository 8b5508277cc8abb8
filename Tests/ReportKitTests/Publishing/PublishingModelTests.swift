import Foundation
import Testing

@testable import ReportKit

/// The publishing of reports, driven through every order of steps on a small disk; see Publishing.md for what must hold.
@Suite struct PublishingModelTests {
    private static let output = BytePath("/r")

    /// A report that can be told from others by every file.
    private static func report(_ name: String) -> [PublishedFile] {
        [
            PublishedFile("index.html", "\(name) page"), PublishedFile("f/\(name)", "\(name) figure"),
            PublishedFile("f/same", "same"),
        ]
    }

    private static func texts(_ name: String) -> [String: String] {
        let files = report(name)
        let all = files + [PublishedFile("manifest.txt", Manifest(of: files).bytes)]
        return Dictionary(uniqueKeysWithValues: all.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    /// Publishes a report; what refuses it comes back.
    @discardableResult
    private static func publish(_ name: String, _ actor: Int, _ turns: any Turns) -> (any Error)? {
        do {
            let publication = try Publication(to: "/r", force: true, ModelDisk(actor: actor, turns: turns))
            _ = try publication.publish(report(name))
            return nil
        } catch {
            return error
        }
    }

    /// What somebody else does: steps, and texts that must never be lost from then on.
    struct Foreign: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// Whether there is a file of somebody's from the beginning.
        var isShared = false
        var exchanges = true
        let act: @Sendable (inout World, UInt64) -> Void
        /// Whether the report's own names are touched, so that runs may refuse.
        var touchesReport = false
        /// Whether the writer keeps to the directory itself, also when that has another name and loses its mark.
        var stays = false
    }

    static let foreigners = [
        Foreign(testDescription: "a new file") { world, _ in _ = world.make(output / "mine", .file(Array("mine".utf8)))
        },
        Foreign(testDescription: "a new file beside figures") { world, _ in
            _ = world.make(output / "f/mine", .file(Array("mine".utf8)))
        },
        Foreign(testDescription: "a new file from inside", act: writeInside, stays: true),
        Foreign(testDescription: "a new directory") { world, _ in
            _ = world.make(output / "d", .directory([:]))
            _ = world.make(output / "d/mine", .file(Array("mine".utf8)))
        },
        Foreign(testDescription: "a file in the place of the page", act: replacePage, touchesReport: true),
        Foreign(testDescription: "a file in the place of a figure", act: replaceFigure, touchesReport: true),
        Foreign(testDescription: "a new file, beside others", isShared: true) { world, _ in
            _ = world.make(output / "mine", .file(Array("mine".utf8)))
        },
        Foreign(
            testDescription: "a file in the place of the page, beside others", isShared: true, act: replacePage,
            touchesReport: true),
        Foreign(
            testDescription: "a file in the place of a figure, beside others", isShared: true, act: replaceFigure,
            touchesReport: true),
        Foreign(
            testDescription: "a file in the place of the page, where paths can't trade places", exchanges: false,
            act: replacePage, touchesReport: true),
        Foreign(testDescription: "a new file, where paths can't trade places", exchanges: false) { world, _ in
            _ = world.make(output / "mine", .file(Array("mine".utf8)))
        },
    ]

    @Sendable private static func writeInside(_ world: inout World, _ directory: UInt64) {
        world.make(BytePath("mine"), in: directory, .file(Array("mine".utf8)))
    }

    @Sendable private static func replacePage(_ world: inout World, _ directory: UInt64) {
        guard world.node(output) != nil else { return }
        world.remove(output / "index.html")
        _ = world.make(output / "index.html", .file(Array("mine".utf8)))
    }

    @Sendable private static func replaceFigure(_ world: inout World, _ directory: UInt64) {
        guard world.node(output / "f") != nil else { return }
        world.remove(output / "f/old")
        _ = world.make(output / "f/old", .file(Array("mine".utf8)))
    }

    /// A disk with an earlier report, and what somebody has put there.
    private static func beginning(shared: Bool = false, exchanges: Bool = true) -> World {
        let turns = Alone(World())
        #expect(publish("old", 0, turns) == nil)
        if shared { _ = turns.world.make(output / "theirs", .file(Array("theirs".utf8))) }
        turns.world.exchanges = exchanges
        return turns.world
    }

    /// Whether a report stands in the output, beside what others have there.
    private static func stands(_ name: String, in world: World) -> Bool {
        let found = world.files(below: output)
        return texts(name).allSatisfy { found[$0.key] == $0.value }
            && found.keys.filter { $0.hasPrefix("f/") && !$0.hasSuffix("mine") }.count == 2
    }

    /// What must hold at every moment: what others wrote is there, somewhere.
    private static func holds(_ text: String, _ world: World) -> Bool {
        world.nodes.values.contains(.file(Array(text.utf8)))
    }

    /// Ends all processes, lets a run follow, and checks what it finds and leaves.
    private static func recover(
        _ world: World, texts: [String], reports: [String], touched: Bool, stays: Bool = false, _ place: String,
        _ checked: inout Set<[Int]>
    ) -> Bool {
        var world = world
        for actor in 0..<3 { world.end(actor) }
        // Many a step only looks.
        guard checked.insert([world.hashValue, texts.count]).inserted else { return true }
        let turns = Alone(world)
        do {
            // Looking is enough to end what was begun.
            _ = try Publication(to: "/r", force: true, ModelDisk(actor: 3, turns: turns))
        } catch {
            // What came into the workshop after its mark was gone is left where it is, and said to be.
            if stays, case PublishingError.foreignStaging = error { return holds("mine", turns.world) }
            guard touched, case PublishingError.changed = error else {
                Issue.record("\(place): \(error)\n\(turns.world.listing)")
                return false
            }
        }
        let found = turns.world.files(below: output)
        let top = turns.world.names(BytePath("/")) ?? [:]
        let isWhole = touched || reports.contains { stands($0, in: turns.world) }
        let isClear = top.keys.allSatisfy { $0 == output.name } && !found.keys.contains { $0.contains(".report-") }
        let isKept = texts.allSatisfy { found.values.contains($0) }
        // Nothing of the program's own goes beside a report under another name.
        let isOurs = found.allSatisfy { !$0.key.contains(".kept") || texts.contains($0.value) }
        guard isWhole, isClear, isKept, isOurs else {
            Issue.record(
                "\(place): whole \(isWhole), clear \(isClear), kept \(isKept), ours \(isOurs)\n\(world.listing)\n->\n\(turns.world.listing)"
            )
            return false
        }
        return true
    }

    @Test(arguments: foreigners)
    func `A writer at any moment and an end at any other lose nothing`(foreign: Foreign) throws {
        let start = Self.beginning(shared: foreign.isShared, exchanges: foreign.exchanges)
        let directory = try #require(start.node(Self.output))
        let shared = foreign.isShared ? ["theirs"] : []
        let undisturbed = Alone(start)
        Self.publish("new", 1, undisturbed)
        // In the short form the writers share the moments among them: each begins at another, and takes every so many-th.
        let stride = TestLength.isLong ? 1 : 3 * Self.foreigners.count
        let writer = Self.foreigners.firstIndex { $0.testDescription == foreign.testDescription } ?? 0
        var moment = TestLength.isLong ? 0 : writer
        var checked: Set<[Int]> = []
        while moment < undisturbed.past.count {
            let turns = Alone(start) { step, world in if step == moment { foreign.act(&world, directory) } }
            let error = Self.publish("new", 1, turns)
            let worlds = turns.past + [turns.world]
            for end in moment..<worlds.count {
                // What is before a step of this number has no file of the writer's if there was no place for it.
                let mine = Self.holds("mine", worlds[moment]) ? ["mine"] : []
                guard (shared + mine).allSatisfy({ Self.holds($0, worlds[end]) }),
                    Self.recover(
                        worlds[end], texts: shared + mine, reports: ["old", "new"], touched: foreign.touchesReport,
                        stays: foreign.stays,
                        "writes before step \(moment), ends before \(end) of \(turns.past.count)", &checked)
                else { return }
            }
            if error == nil, !foreign.touchesReport { #expect(Self.stands("new", in: turns.world)) }
            if let error {
                guard case .some(.changed) = error as? PublishingError, foreign.touchesReport else {
                    Issue.record("writes before step \(moment): \(error)")
                    return
                }
            }
            moment += stride
        }
        #expect(checked.count > (TestLength.isLong ? 100 : 50))
    }

    @Test func `Whoever reads a directory that is the report's alone sees one report, at every step`() {
        let turns = Alone(Self.beginning())
        #expect(Self.publish("new", 1, turns) == nil)
        for world in turns.past {
            let found = world.files(below: Self.output).filter { !$0.key.hasPrefix(".report-") }
            #expect(found == Self.texts("old") || found == Self.texts("new"))
        }
        #expect(turns.world.files(below: BytePath("/r")) == Self.texts("new"))
    }

    @Test func `Among files of others, each file of the report is there and whole at every step`() {
        let turns = Alone(Self.beginning(shared: true))
        #expect(Self.publish("new", 1, turns) == nil)
        for world in turns.past {
            let found = world.files(below: Self.output)
            for place in ["index.html", "manifest.txt", "f/same"] {
                #expect([Self.texts("old")[place], Self.texts("new")[place]].contains(found[place]))
            }
            #expect(found["theirs"] == "theirs")
        }
    }

    @Test(arguments: TestLength.isLong ? [false, true] : [false])
    func `Two runs in any order of their steps, each ended at any, leave one report whole`(isShared: Bool) throws {
        let start = Self.beginning(shared: isShared)
        let texts = isShared ? ["theirs"] : []
        // In the short form a run is interrupted once at most, at any of its steps: then the other goes to its end.
        let interruptions = TestLength.isLong ? Int.max : 1
        var visited: Set<Int> = []
        var checked: Set<[Int]> = []
        var schedules: [(turns: [Int], left: Int)] = [([1], interruptions), ([2], interruptions)]
        while let (schedule, left) = schedules.popLast() {
            let turns = Together(start)
            for (actor, name) in [(1, "new"), (2, "other")] {
                turns.start(actor) { Self.publish(name, actor, turns) }
            }
            defer { turns.end([1, 2]) }
            for actor in schedule { turns.go(actor) }
            var taken = schedule
            while true {
                let (world, seen) = (turns.world, turns.seen)
                var hasher = Hasher()
                hasher.combine(world)
                hasher.combine(seen)
                if !TestLength.isLong { hasher.combine([left, taken.last ?? 0]) }
                guard visited.insert(hasher.finalize()).inserted else { break }
                guard
                    Self.recover(
                        world, texts: texts, reports: ["old", "new", "other"], touched: false, "after \(taken)",
                        &checked)
                else { return }
                let able = [1, 2].filter { !turns.finished.contains($0) }
                guard let next = able.first(where: { $0 == taken.last }) ?? able.first else { break }
                if left > 0 { for other in able where other != next { schedules.append((taken + [other], left - 1)) } }
                turns.go(next)
                taken.append(next)
            }
        }
        #expect(visited.count > 1000)
    }
}
