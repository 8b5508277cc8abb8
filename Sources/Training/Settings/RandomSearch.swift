public import Predictions

/// A search for the settings with which a method predicts best what it has not seen: random search (Bergstra & Bengio
/// 2012, Random Search for Hyper-Parameter Optimization, JMLR 13).
///
/// A fifth of the training rows, chosen at random, is held out to judge by; the test rows take no part. The first trial
/// is the settings as they are, so that what is chosen is never worse on the rows held out.
public struct RandomSearch: Sendable {
    /// The settings that are searched.
    public let keys: [any DeclaredSetting]
    private let method: any Method
    private let start: TrainingSettings
    private let problem: Problem
    private let held: Observations
    private let key: RandomKey

    /// The share of the training rows that trials are judged by.
    public static let share = 0.2

    /// Prepares a search; nil if the method has nothing to search, or too few rows to hold some out.
    ///
    /// - Parameters:
    ///   - method: what is trained.
    ///   - observations: the training rows in the user's units.
    ///   - start: complete settings.
    ///   - fixed: names of settings that stay as they are.
    ///   - kernels: the hot loops to compute with; they change nothing in the result.
    ///   - key: the source of the split and of all candidates.
    /// - Throws: ``TrainingError/data(_:)`` if the rows that are left can't be learned from.
    public init?(
        _ method: any Method, on observations: Observations, start: TrainingSettings, fixed: [String],
        kernels: Kernels = .best, key: RandomKey
    ) throws(TrainingError) {
        keys = Self.keys(of: method, fixed: fixed)
        let count = Int(Self.share * Double(observations.count))
        guard !keys.isEmpty, count >= 2 else { return nil }
        let order = kernels.randomOrder(observations.count, key: key.child("split"))
        self.method = method
        self.start = start
        self.key = key
        problem = try Problem(observations.rows(order.dropFirst(count).sorted()), kernels: kernels)
        held = observations.rows(order.prefix(count).sorted())
    }

    /// The settings of a method that can be searched.
    ///
    /// - Parameters:
    ///   - method: what would be trained.
    ///   - fixed: names of settings that stay as they are.
    public static func keys(of method: any Method, fixed: [String]) -> [any DeclaredSetting] {
        // What is not trained by descent chooses for itself.
        let isTrained = method.traits.contains(.descends)
        return method.settings.filter { isTrained && $0.tuning != nil && !fixed.contains($0.name) }
    }

    /// The settings of a trial: the first are those of the start, the others are drawn at random.
    public func candidate(_ trial: Int) -> TrainingSettings {
        var settings = start
        settings.checkpoints = []
        guard trial > 0 else { return settings }
        let shares = problem.kernels.uniforms(keys.count, key: key.child("trial").child(trial))
        for (setting, share) in zip(keys, shares) { setting.tune(&settings, share: share) }
        return settings
    }

    /// Trains with the settings of a trial and predicts the rows held out.
    ///
    /// - Parameters:
    ///   - trial: its number, from 0.
    ///   - observe: called after every epoch; returns false to stop.
    /// - Returns: their negative log-likelihood, or their CRPS where the method gives no density; infinite if the
    ///   training failed.
    public func loss(ofTrial trial: Int, observe: () -> Bool) -> Double {
        let settings = candidate(trial)
        do {
            let runs = try (0..<method.runCount(settings)).map { run throws(TrainingError) in
                // The same randomness for every trial, so that luck favours none.
                try method.train(
                    run: run, on: problem, settings: settings, key: key.child("run").child(run)
                ) { _, _ in observe() }
            }
            guard runs.allSatisfy(\.isUsable) else { return .infinity }
            let samples = try method.predict(
                at: held.x, states: runs.map(\.state), problem: problem, settings: settings,
                key: key.child("prediction"))
            var predictions = try ObservedPredictions(samples, observed: held.y, on: problem.kernels.path)
            for name in ["negative-log-likelihood", "crps"] {
                guard let score = Score.all.first(where: { $0.name == name }) else { continue }
                if let value = score.value(&predictions).value?.value, !value.isNaN { return value }
            }
            return .infinity
        } catch {
            // A setting that a method can't be trained with is no candidate.
            return .infinity
        }
    }
}
