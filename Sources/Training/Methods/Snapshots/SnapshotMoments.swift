internal import Slices

/// The Gaussian that SWAG fits to snapshots of the weights: mean, diagonal, and the deviations of the last K snapshots
/// (Maddox and others 2019, arXiv:1902.02476, algorithm 1).
///
/// Its flat state holds the mean, then the factor of each weight's own normal number, then K columns: a draw is
/// mean + diagonal ⊙ z + Σₖ columnₖ zₖ′ with all z standard normal. Half of the covariance is the diagonal one, half
/// that of the columns; with fewer than two columns all of it is diagonal.
struct SnapshotMoments {
    private let count: Int
    private let rank: Int
    private(set) var snapshots = 0
    private var mean: [Double]
    private var squares: [Double]
    private var columns: [Double]

    /// - Parameters:
    ///   - count: the number of weights.
    ///   - rank: the most columns that are kept.
    init(count: Int, rank: Int) {
        self.count = count
        self.rank = rank
        mean = [Double](repeating: 0, count: count)
        squares = [Double](repeating: 0, count: count)
        columns = [Double](repeating: 0, count: count * rank)
    }

    /// What stands where in a state for so many weights.
    static func layout(_ count: Int, rank: Int) -> StateLayout {
        StateLayout([.means: count, .deviations: count, .columns: count * rank])
    }

    /// A state without any spread.
    static func state(at weights: [Float], rank: Int) -> [Float] {
        weights + [Float](repeating: 0, count: weights.count * (1 + rank))
    }

    /// Takes a snapshot.
    ///
    /// Mean and squared deviations are updated as by Welford (1962, doi:10.2307/1266577), since
    /// E[w²] − E[w]² cancels; a column is the deviation from the mean so far.
    mutating func add(_ weights: ConstantFloats) {
        snapshots += 1
        let share = 1 / Double(snapshots)
        let column = rank > 0 ? (snapshots - 1) % rank * count : 0
        for index in 0..<count {
            let before = Double(weights[index]) - mean[index]
            mean[index] += share * before
            let after = Double(weights[index]) - mean[index]
            squares[index] += before * after
            if rank > 0 { columns[column + index] = after }
        }
    }

    /// The state after the snapshots so far; one at least.
    var state: [Float] {
        let kept = min(rank, snapshots)
        let isDiagonal = kept < 2
        let own = 1 / (Double(max(snapshots, 1)) * (isDiagonal ? 1 : 2))
        let shared = isDiagonal ? 0 : (1 / (2 * Double(kept - 1))).squareRoot()
        return mean.map { Float($0) } + squares.map { Float(($0 * own).squareRoot()) }
            + columns.map { Float($0 * shared) }
    }

    /// Draws weights from a state, given `count + rank` standard normal numbers.
    static func draw(
        _ weights: Floats, from state: ConstantFloats, normals: ConstantFloats, rank: Int
    ) {
        let count = weights.count
        let layout = layout(count, rank: rank)
        let (means, diagonal, columns) = (state[layout[.means]], state[layout[.deviations]], state[layout[.columns]])
        for index in 0..<count { weights[index] = means[index] + diagonal[index] * normals[index] }
        for column in 0..<rank {
            let values = columns[column * count..<(column + 1) * count]
            let factor = normals[count + column]
            for index in 0..<count { weights[index] += factor * values[index] }
        }
    }
}
