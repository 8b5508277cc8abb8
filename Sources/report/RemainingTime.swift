/// How long training still takes, told by how long it has taken.
///
/// Jobs count alike, whatever they cost: what each does in a second is not known before. So it is a rough number, and none
/// before a twentieth is done and two seconds have gone.
struct RemainingTime {
    private let start: ContinuousClock.Instant

    init(from start: ContinuousClock.Instant) { self.start = start }

    /// The seconds that are left; nil while nothing can be said.
    ///
    /// - Parameters:
    ///   - done: the share of the work that is done, 0 to 1.
    ///   - now: the present.
    func seconds(done: Double, now: ContinuousClock.Instant) -> Double? {
        let elapsed = (now - start) / .seconds(1)
        guard done >= 0.05, done < 1, elapsed >= 2 else { return nil }
        return elapsed * (1 - done) / done
    }

    /// The same in words, such as `about 3 min left`.
    static func text(_ seconds: Double) -> String { duration(seconds) + " left" }

    /// A rough time in words, such as `about 3 min`.
    static func duration(_ seconds: Double) -> String {
        switch seconds {
        case ..<90: "about \(max(1, Int(seconds.rounded()))) s"
        case ..<5400: "about \(Int((seconds / 60).rounded())) min"
        default: "about \(Int((seconds / 3600).rounded())) h"
        }
    }
}
