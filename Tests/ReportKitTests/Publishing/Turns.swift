import Foundation

@testable import ReportKit

/// One process that goes on by itself; before each of its steps something may happen.
final class Alone: Turns, @unchecked Sendable {
    var world: World
    /// What others do before a step of this number.
    let before: (Int, inout World) -> Void
    /// The worlds before each step, to begin again from.
    private(set) var past: [World] = []

    init(_ world: World, before: @escaping (Int, inout World) -> Void = { _, _ in }) {
        (self.world, self.before) = (world, before)
    }

    func step<Value: Hashable & Sendable>(
        _ actor: Int, _ body: (inout World) throws(PublishingError) -> Value
    ) throws(PublishingError) -> Value {
        before(past.count, &world)
        past.append(world)
        return try body(&world)
    }
}

/// Several processes, each a thread that waits at every step until it is told to go on.
final class Together: Turns, @unchecked Sendable {
    private let condition = NSCondition()
    private(set) var world: World
    private var next: Int?
    private var waiting: Set<Int> = []
    private var ended: Set<Int> = []
    private(set) var finished: Set<Int> = []
    /// What each process has seen, which is all that its further steps depend on.
    private(set) var seen: [Int: Int] = [:]

    init(_ world: World) { self.world = world }

    /// Lets a process begin, up to its first step.
    func start(_ actor: Int, _ body: @escaping @Sendable () -> Void) {
        let thread = Thread { [self] in
            body()
            condition.withLock {
                _ = finished.insert(actor)
                world.end(actor)
                condition.broadcast()
            }
        }
        thread.start()
        condition.withLock { pause(actor) }
    }

    /// Lets a process make one step, up to its next.
    func go(_ actor: Int) {
        condition.withLock {
            waiting.remove(actor)
            next = actor
            condition.broadcast()
            pause(actor)
        }
    }

    /// Lets something happen between steps.
    func happen(_ body: (inout World) -> Void) { condition.withLock { body(&world) } }

    /// Ends all processes where they are.
    func end(_ actors: [Int]) {
        condition.withLock { ended.formUnion(actors) }
        for actor in actors { while !finished.contains(actor) { go(actor) } }
    }

    private func pause(_ actor: Int) {
        while !waiting.contains(actor) && !finished.contains(actor) { condition.wait() }
    }

    func step<Value: Hashable & Sendable>(
        _ actor: Int, _ body: (inout World) throws(PublishingError) -> Value
    ) throws(PublishingError) -> Value {
        condition.lock()
        defer { condition.unlock() }
        waiting.insert(actor)
        condition.broadcast()
        while next != actor { condition.wait() }
        next = nil
        guard !ended.contains(actor) else {
            throw .system(operation: "model", path: "", SystemError(code: 5))
        }
        var hasher = Hasher()
        hasher.combine(seen[actor])
        defer { seen[actor] = hasher.finalize() }
        do throws(PublishingError) {
            let value = try body(&world)
            hasher.combine(value)
            return value
        } catch {
            hasher.combine("\(error)")
            throw error
        }
    }
}
