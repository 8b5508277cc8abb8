import Tables

extension Setting where Value == Int {
    /// A whole number.
    public static func whole(
        _ name: String, _ range: ClosedRange<Int>, usual: Int, _ summary: String
    ) -> Setting<Int> {
        Setting(
            name, range: "a whole number from \(range.lowerBound) to \(range.upperBound)", usual: usual, summary,
            read: { Int($0).flatMap { range.contains($0) ? $0 : nil } }, write: { String($0) })
    }
}

extension Setting where Value == Double {
    /// A number.
    public static func real(
        _ name: String, _ bounds: SettingBounds, usual: Double, _ summary: String
    ) -> Setting<Double> {
        Setting(
            name, range: bounds.text, usual: usual, summary,
            read: { Double(decimal: $0).flatMap { bounds.contains($0) ? $0 : nil } }, write: { $0.shortest })
    }
}

extension Setting where Value == [Double] {
    /// One or several numbers: `[V]`.
    public static func numbers(
        _ name: String, _ bounds: SettingBounds, usual: [Double], _ summary: String
    ) -> Setting<[Double]> {
        Setting(
            name, range: bounds.text + ", or several separated by commas", usual: usual, summary,
            read: { text in
                let values = text.split(separator: ",", omittingEmptySubsequences: false)
                    .map { Double(decimal: String($0)).flatMap { bounds.contains($0) ? $0 : nil } }
                let known = values.compactMap(\.self)
                return known.count == values.count && known.count <= 64 ? known : nil
            },
            write: { $0.map(\.shortest).joined(separator: ",") })
    }
}

extension Setting where Value == Bool {
    /// Yes or no.
    public static func flag(_ name: String, usual: Bool, _ summary: String) -> Setting<Bool> {
        Setting(
            name, range: "yes or no", usual: usual, summary, read: { ["yes": true, "no": false][$0] },
            write: { $0 ? "yes" : "no" })
    }
}

extension Setting where Value: RawRepresentable<String> & CaseIterable {
    /// One of some names.
    public static func choice(_ name: String, usual: Value, _ summary: String) -> Setting<Value> {
        Setting(
            name, range: "one of " + Value.allCases.map(\.rawValue).joined(separator: ", "), usual: usual, summary,
            read: { Value(rawValue: $0) }, write: { $0.rawValue })
    }
}

extension Setting where Value == [Int] {
    /// The widths of layers, front to back: `[layers]`.
    public static func widths(_ name: String, usual: [Int], _ summary: String) -> Setting<[Int]> {
        let widest = 65_536
        return Setting(
            name,
            range: "up to 64 whole numbers from 1 to \(widest), separated by commas, or none for a linear model",
            usual: usual, summary,
            read: { text in
                let parts = text == "none" ? [] : text.split(separator: ",", omittingEmptySubsequences: false)
                let widths = parts.map { Int($0) ?? 0 }
                return widths.count <= 64 && widths.allSatisfy { (1...widest).contains($0) } ? widths : nil
            },
            write: { $0.isEmpty ? "none" : $0.map(String.init).joined(separator: ",") })
    }
}

extension Double {
    /// A number as short as it can be read back: 1 rather than 1.0.
    var shortest: String {
        let text = "\(self)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
