/// Numbers that stand for a missing value in tables of measurements, such as −999.
public enum MissingCode {
    private static let codes: [Double] = [
        -9, -99, -999, -9999, -99_999, -999_999, 99, 999, 9999, 99_999, 999_999, -8888,
    ]

    /// A code that stands out of a column, and how often it is there; nil if none does.
    ///
    /// It stands out if it comes more than once, at an end of the values, and lies farther from the others than they lie
    /// apart.
    ///
    /// - Parameter values: of the column, `[N]`.
    public static func standingOut(of values: [Double]) -> (code: Double, count: Int)? {
        let finite = values.filter(\.isFinite)
        guard let low = finite.min(), let high = finite.max() else { return nil }
        for end in [low, high] where codes.contains(end) {
            let others = finite.filter { $0 != end }
            let count = finite.count - others.count
            guard count > 1, let first = others.min(), let last = others.max(), others.count > count else { continue }
            if end == low ? first - end > last - first : end - last > last - first { return (end, count) }
        }
        return nil
    }

    /// A remark on the column that a code stands out of; nil if none does.
    ///
    /// - Parameters:
    ///   - name: of the column.
    ///   - values: `[N]`.
    public static func remark(on name: String, _ values: [Double]) -> String? {
        standingOut(of: values).map { code, count in
            let text = code < 0 ? "\u{2212}\(Int(-code))" : "\(Int(code))"
            return
                "\(text) stands out of the column '\(name)', \(count) times: if it means that a value is missing, leave those cells empty and say --missing drop"
        }
    }
}
