/// Where features are measured from when rows are told apart by them, though some have been through single precision.
///
/// Of days such as 2 460 000.25 single precision keeps quarters alone, so that the first row is taken off before; but of
/// numbers that have lost their digits already nothing may be taken off.
struct RowOrigin {
    private let values: [Double]

    /// The origin for some features, `[N × d]`.
    init(of x: [Double], featureCount: Int) {
        let isSingle = x.allSatisfy { Double(Float($0)) == $0 }
        values =
            isSingle ? [Double](repeating: 0, count: featureCount) : Array(x.prefix(featureCount))
    }

    /// The features of a row of `x`, `[N × d]`, as they are compared: `[d]`.
    func key(_ x: [Double], _ row: Int) -> [Float] {
        values.indices.map { Float(x[row * values.count + $0] - values[$0]) }
    }
}
