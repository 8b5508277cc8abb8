/// Somebody who watches a run; called from many tasks at once.
public protocol RunObserver: Sendable {
    /// Something has happened.
    func observe(_ event: RunEvent)
}

/// What happens in a run.
public enum RunEvent: Sendable, Equatable {
    /// The reader should know something about the data or the settings.
    case warning(String)
    /// Something was decided in reading the data.
    case remark(String)
    /// All of it will take a while, roughly so many seconds at most; a method that is done sooner alone, if there is one.
    case expected(seconds: Double, quicker: String?)
    /// Training begins; the jobs are numbered in this order.
    case training([TrainingJob])
    /// A network has seen all data once more.
    case epoch(job: Int, run: Int, epoch: Int, loss: Double)
    /// A network is trained, or its loss stopped being a number in an epoch.
    case trained(job: Int, run: Int, divergedAt: Int?)
    /// What a network has learned was there from an earlier run; its loss stopped being a number in an epoch, if it did.
    case reused(job: Int, run: Int, divergedAt: Int?)
    /// A stage is done; the text says what came of it.
    case finished(String)
}

/// The training of one method on one data set.
public struct TrainingJob: Sendable, Equatable {
    /// The name of the method as a heading says it.
    public let method: String
    /// The name of the data set.
    public let dataSet: String
    /// Independent runs.
    public let runs: Int
    /// Passes over the data of each.
    public let epochs: Int
    /// What such a pass is called.
    public let unit: String
    /// What such a run is called.
    public let runName: String

    /// Describes a job.
    public init(method: String, dataSet: String, runs: Int, epochs: Int, unit: String, runName: String) {
        self.method = method
        self.dataSet = dataSet
        self.runs = runs
        self.epochs = epochs
        self.unit = unit
        self.runName = runName
    }
}
