import Predictions
import Training

/// Trains methods on the splits of UCI folders and scores them.
public struct UCIBenchmark: Sendable {
    let folders: [UCIFolder]
    let methods: [any Method]
    let splits: Int?
    let seed: Int
    let jobs: Int

    /// One training: a method on a split of a data set.
    public struct Job: Sendable, Hashable {
        /// The name of the data set.
        public let dataSet: String
        /// The name of the method.
        public let method: String
        /// The number of the split, from 0.
        public let split: Int
    }

    /// Scores on the rows of a split that were not learned from, or why there are none.
    struct Outcome: Sendable {
        let job: Job
        /// RMSE, negative log-likelihood, coverage of ±2σ or of the 95.45 % interval, CRPS: NaN where there is none.
        var scores = [Double](repeating: .nan, count: UCIBenchmark.scores.count)
        var failure: String?
    }

    /// The scores in the order of the columns.
    static let scores: [Score] = [
        .rootMeanSquareError, .negativeLogLikelihood, .twoSigmaCoverage, .continuousRankedProbability,
    ]

    /// Reads the folders and looks up the methods.
    ///
    /// - Parameters:
    ///   - directory: a folder of a data set, or one that holds such folders.
    ///   - methods: names; none for those of `--all`.
    ///   - splits: the most splits of each data set; nil for all.
    ///   - seed: the source of all randomness.
    ///   - jobs: trainings at a time.
    /// - Throws: ``FileError`` or ``DataProblem`` if the folders can't be read, ``SettingError`` for a method that there is
    ///   not.
    public init(_ directory: String, methods: [String], splits: Int?, seed: Int, jobs: Int) throws {
        let names = Methods.all.map(\.description.name)
        for name in methods where !names.contains(name) {
            throw SettingError.unknown("method", name, in: names, list: "Methods")
        }
        self.methods = Methods.all.filter {
            methods.isEmpty ? !$0.traits.contains(.onRequest) : methods.contains($0.description.name)
        }
        folders = try UCIFolder.all(in: directory)
        self.splits = splits
        self.seed = seed
        self.jobs = jobs
    }

    /// Runs everything.
    ///
    /// - Parameters:
    ///   - began: called when a training begins.
    ///   - ended: called when it and its prediction have ended, with what went wrong, if anything did.
    /// - Returns: the results as text for a terminal.
    /// - Throws: `CancellationError` if the task is cancelled; what goes wrong with a method stands in the results.
    public func run(
        began: @escaping @Sendable (Job) -> Void, ended: @escaping @Sendable (Job, _ failure: String?) -> Void
    ) async throws -> String {
        var texts: [String] = []
        for folder in folders {
            let numbers = folder.splits.indices.prefix(splits ?? folder.splits.count)
            let queue = methods.flatMap { method in numbers.map { (method: method, split: $0) } }
            let outcomes = try await inParallel(queue, limit: jobs) { method, split in
                let job = Job(dataSet: folder.name, method: method.description.name, split: split)
                began(job)
                let outcome = try outcome(job, method, folder)
                ended(job, outcome.failure)
                return outcome
            }
            texts.append(text(folder, outcomes))
        }
        return texts.joined(separator: "\n")
    }

    private func outcome(_ job: Job, _ method: any Method, _ folder: UCIFolder) throws -> Outcome {
        let split = folder.splits[job.split]
        let (training, test) = (folder.rows.rows(split.training), folder.rows.rows(split.test))
        let data = DataSet(
            name: folder.name, title: folder.name, summary: "", features: (0..<training.featureCount).map { "\($0)" },
            target: "y", training: training, test: test, shown: 0...1)
        let key = RandomKey(seed: UInt64(clamping: seed)).child(job.dataSet).child(job.method).child(job.split)
        var outcome = Outcome(job: job)
        do {
            let settings = method.defaults(for: data)
            let standard = try Problem(training)
            let problem = method.traits.contains(.readsScaling) ? standard.scaled(settings[Scaling.setting]) : standard
            let runs = try (0..<method.runCount(settings)).map { run throws(TrainingError) in
                try method.train(
                    run: run, on: problem, settings: settings, key: key.child("run").child(run)
                ) { _, _ in !Task.isCancelled }
            }
            try Task.checkCancellation()
            let states = runs.filter(\.isUsable).map(\.state)
            guard !states.isEmpty else {
                outcome.failure = runs.lazy.compactMap(\.failure).first ?? "training diverged"
                return outcome
            }
            let samples = try method.predict(
                at: test.x, states: states, problem: problem, settings: settings, key: key.child("prediction"))
            var predictions = try ObservedPredictions(samples, observed: test.y)
            outcome.scores = Self.scores.map { $0.value(&predictions).value?.value ?? .nan }
        } catch let error as TrainingError {
            outcome.failure = error.description
        } catch let error as PredictionError {
            outcome.failure = error.description
        }
        return outcome
    }
}
