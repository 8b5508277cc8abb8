import Predictions
import Training

/// How long training and prediction will take at most, told before they begin by what a small part of them takes.
///
/// A method learns from a few rows for a few passes, and predicts at a few points; the rest is in proportion to passes, rows
/// and points. That tells minutes from hours, and no more: a training may end long before its last pass.
struct CostEstimate: Sendable, Equatable {
    /// What a method takes, on all data sets and with all seeds.
    struct Part: Sendable, Equatable {
        /// The name of the method on the command line.
        let method: String
        /// The time on one core, in seconds.
        var seconds: Double
        /// Whether it stands behind others, so that nobody is sent to it.
        let standsBehind: Bool
    }

    /// The methods in the order of the plan.
    private(set) var parts: [Part] = []

    /// What takes longer is told, in seconds.
    static let worthTelling = 60.0

    /// The multiplications below which a run is over before anybody could wish to know, so that none of it is tried.
    private static let fewest = 3e10

    /// Nothing yet.
    init() {}

    /// Adds what a method takes.
    mutating func add(_ part: Part) {
        if let place = parts.firstIndex(where: { $0.method == part.method }) {
            parts[place].seconds += part.seconds
        } else {
            parts.append(part)
        }
    }

    /// The time on so many cores, in seconds.
    func seconds(cores: Int) -> Double { parts.reduce(0) { $0 + $1.seconds } / Double(max(cores, 1)) }

    /// The method that is done soonest, if it takes less than half of everything.
    var quickest: String? {
        let best = parts.filter { !$0.standsBehind }.min { $0.seconds < $1.seconds }
        guard let best, parts.count > 1, best.seconds < seconds(cores: 1) / 2 else { return nil }
        return best.method
    }

    /// Measures a small part of what is planned; nil if all of it is little.
    ///
    /// - Parameters:
    ///   - planned: methods with their data, before training, and how many of their runs are to be trained.
    ///   - times: how often all of it is done.
    ///   - now: the present in seconds.
    init?(
        _ planned: [(method: TrainedMethod, runs: Int, points: Int)], times: Double,
        now: () -> Double
    ) {
        let rough = planned.reduce(0) { $0 + Self.rough($1.method, runs: $1.runs) }
        guard rough * times >= Self.fewest else { return nil }
        for (method, runs, points) in planned {
            guard let seconds = try? Self.seconds(method, runs: runs, points: points, now) else { continue }
            let traits = method.method.traits
            add(
                Part(
                    method: method.method.description.name, seconds: times * seconds,
                    standsBehind: !traits.isDisjoint(with: [.learnsOneFunction, .needsTuning])))
        }
    }

    /// An order of magnitude of the multiplications in training.
    private static func rough(_ planned: TrainedMethod, runs: Int) -> Double {
        let method = planned.method
        return Double(runs) * Double(method.passCount(planned.settings)) * parameters(planned)
            * method.passWork(rowCount: planned.problem.count)
    }

    /// The weights of its network; a hundred of what has none.
    private static func parameters(_ planned: TrainedMethod) -> Double {
        guard planned.method.settings.contains(where: { $0.name == Network.hidden.name }) else { return 100 }
        return Double(
            Network(
                featureCount: planned.problem.featureCount, widths: planned.settings[Network.hidden],
                activation: planned.settings[Network.activation], noise: .varying
            ).parameterCount)
    }

    /// The seconds on one core: of a few passes over a few rows and of a few points, for as many as there are.
    private static func seconds(
        _ planned: TrainedMethod, runs: Int, points: Int, _ now: () -> Double
    ) throws -> Double {
        let (method, all) = (planned.method, planned.problem.count)
        let rows = min(all, max(16, min(128, Int(1e7 / parameters(planned)))))
        var settings = planned.settings
        settings.checkpoints = []
        // What is learned beside the passes – parts that are held out, trials – gets as much shorter.
        let descends = method.traits.contains(.descends)
        if descends { settings[Descent.epochs] = min(settings[Descent.epochs], fewPasses) }
        let small = planned.problem.taking(rows: (0..<rows).map { $0 * all / rows })
        var stop: Int?
        let start = now()
        let run = try method.train(run: 0, on: small, settings: settings, key: planned.key) { pass, _ in
            if !descends, now() - start > patience { stop = pass }
            return stop == nil
        }
        let training = now() - start
        let passes = Double(method.passCount(planned.settings)) / Double(stop ?? method.passCount(settings))
        let growth = method.passWork(rowCount: all) / method.passWork(rowCount: rows)
        let places = small.observations.x
        let middle = now()
        // What was stopped early may not be able to.
        let predicted = try? method.predict(
            at: places, states: [run.state], problem: small, settings: settings, key: planned.key)
        let prediction = predicted == nil ? 0 : now() - middle
        return Double(runs) * training * passes * growth + prediction * Double(points) / Double(rows)
    }

    /// Passes of a descent that is measured.
    private static let fewPasses = 2
    /// Seconds after which the training of another method is not measured any longer.
    private static let patience = 2.0
}
