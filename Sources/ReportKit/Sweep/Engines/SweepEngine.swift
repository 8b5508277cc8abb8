/// A scheduler of a cluster, or something like it, that can do a sweep: the files that it reads, and how it gets them.
///
/// An engine is one conforming type, and one line of ``SweepEngines/all``.
protocol SweepEngine: Sendable {
    /// Its name, with which its files begin.
    var name: String { get }

    /// The files that it reads.
    func files(_ job: SweepJob) -> [PublishedFile]

    /// The lines of shell with which a user hands them over, files by the directory that holds them.
    func commands(_ job: SweepJob, in directory: String) -> [String]
}

/// The schedulers that there are.
enum SweepEngines {
    /// One line for each.
    static let all: [any SweepEngine] = [
        SlurmEngine(),
        PBSEngine(),
        LSFEngine(),
        GridEngine(),
        KubernetesEngine(),
        GitHubEngine(),
    ]
}
