/// How many features a split chooses from, drawn anew for each: the fewer, the less the trees resemble each other.
public enum FeaturesASplit: Sendable, Equatable {
    /// A third of them, rounded down: what Breiman's forests take for regression, and Meinshausen's with them.
    case third
    /// This many, or all if there are fewer.
    case number(Int)

    /// The features that a split chooses from.
    public static let setting = Setting<FeaturesASplit>(
        "features-a-split", range: "third, or a whole number from 1", usual: .third,
        "features that a split chooses from",
        read: { text in
            if text == "third" { return .third }
            return Int(text).flatMap { $0 >= 1 ? .number($0) : nil }
        },
        write: { value in
            switch value {
            case .third: "third"
            case .number(let number): "\(number)"
            }
        })

    /// The number among so many features, at least one.
    func count(of featureCount: Int) -> Int {
        switch self {
        case .third: max(featureCount / 3, 1)
        case .number(let number): min(number, featureCount)
        }
    }
}
