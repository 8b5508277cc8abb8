internal import Tables

/// A number for each of several methods, to be said in a sentence.
struct MethodNumbers {
    /// The methods in the order of the figure, with what is known of them.
    let values: [(method: String, value: Double)]
    /// Writes a number with its unit.
    let write: (Double) -> String

    init(_ values: [(method: String, value: Double)], write: @escaping (Double) -> String = { text($0) }) {
        self.values = values
        self.write = write
    }

    /// More methods than this are not all named in a subtitle.
    static let nameLimit = 4

    /// All methods with their numbers: "A 1, B 2 and C 3".
    var all: String { NumberText.list(values.map(say)) }

    /// All of a few methods; of many, the least and the greatest: "from A 1 to B 3".
    var brief: String {
        let known = values.filter { $0.value.isFinite }
        guard values.count > Self.nameLimit, let least = known.min(by: { $0.value < $1.value }),
            let greatest = known.max(by: { $0.value < $1.value })
        else { return all }
        return "from \(say(least)) to \(say(greatest))"
    }

    private func say(_ pair: (method: String, value: Double)) -> String {
        "\(pair.method) \(pair.value.isNaN ? "unknown" : write(pair.value))"
    }
}

/// Writes a share as a percentage.
func percent(_ share: Double) -> String { "\(text(100 * share))\u{A0}%" }
