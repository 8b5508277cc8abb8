internal import Slices

/// What a run minimises: a loss over mini-batches as a function of the flat state.
protocol Objective {
    /// What stands where in the state.
    var layout: StateLayout { get }
    /// Names of the curves: the loss first, then the parts of it that are worth a look.
    var curveNames: [String] { get }
    /// The memory that batches are loaded into.
    var workspace: Workspace { get }

    /// The state that training starts from.
    func initialState(key: RandomKey) -> [Float]

    /// Sets the gradient of the loss on the loaded batch, mean over its rows, and returns the part of that loss that
    /// comes from the data.
    ///
    /// - Parameter step: the number of the step, which keys its random numbers.
    mutating func evaluate(_ state: ConstantFloats, gradient: Floats, rows: Int, step: Int) -> Double

    /// The values of the curves after an epoch, given the mean loss of its batches.
    mutating func curves(_ state: ConstantFloats, meanLoss: Double) -> [Double]
}

extension Objective {
    /// The length of the state.
    var stateCount: Int { layout.count }
}
