/// What sets a method apart where a run is planned and reported.
public enum MethodTrait: Sendable {
    /// Its draws are the posterior itself, against which other methods can be held.
    case samplesPosterior
    /// Whatever the data, it learns one function, and says little or nothing of what it does not know; it stands behind
    /// the others, for comparison.
    case learnsOneFunction
    /// It stands behind the others, for comparison, though it knows what it does not know: its settings leave little margin
    /// between learning slowly and not at all.
    case needsTuning
    /// It is no part of `--all` and is trained only when it is asked for.
    case onRequest
    /// It is trained by gradient descent, so that a search may look for better settings.
    case descends
    /// It reads ``Scaling/setting``: the units that it computes in are the user's choice.
    case readsScaling
}
