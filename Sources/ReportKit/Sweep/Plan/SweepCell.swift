/// The units of one method on one source, which differ in split and seed alone.
struct SweepCell: Sendable, Equatable {
    /// The complete settings of the method on a data set.
    struct Settings: Sendable, Equatable {
        /// The name of the data set.
        let dataSet: String
        /// Each setting with its value as text, in the order of the method.
        let values: [(name: String, value: String)]

        static func == (first: Settings, second: Settings) -> Bool {
            first.dataSet == second.dataSet && first.values.elementsEqual(second.values, by: ==)
        }
    }

    /// The place of the source in the plan.
    let source: Int
    /// The name of the method.
    let method: String
    /// Its settings on each data set of the source.
    let settings: [Settings]
    /// The settings that a search leaves as they are; empty where nothing is searched.
    let fixed: [String]
    /// What a unit takes, roughly: steps of training times rows times parameters.
    let cost: Int

    /// The digest of everything that a result depends on but for split and seed.
    func digest(of source: SweepSource, version: String) -> Digest {
        let values = settings.map { own in
            "data set \(own.dataSet)\n" + own.values.map { "\($0.name)=\($0.value)\n" }.joined()
        }
        return Digest(
            of: "uncertainty-report unit 1\nversion \(version)\n\(source.identity)method \(method)\n"
                + values.joined() + fixed.map { "fixed \($0)\n" }.joined())
    }
}
