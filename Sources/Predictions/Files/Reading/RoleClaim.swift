/// What the name of an array or a column claims to be: a role, with a number or a level where the name holds one.
struct RoleClaim: Equatable {
    var role: PredictionRole
    /// The number in a series, such as 2 of `mean2`.
    var number: Int?
    /// The level of a quantile or an interval, such as 0.05 of `q05`, or 0.9 of `lo-90`.
    var level: Double?
    /// What stands before it where one file holds several models, such as `ARIMA` of `ARIMA-lo-90`.
    var model: String?

    init(_ role: PredictionRole, number: Int? = nil, level: Double? = nil, model: String? = nil) {
        self.role = role
        self.number = number
        self.level = level
        self.model = model
    }

    /// Reads a name; nil if nothing is known of it.
    init?(_ name: String) {
        if let level = Self.bareLevel(name) {
            self.init(.quantiles, level: level)
        } else if PredictionRole.normal(name) == "median" {
            self.init(.quantiles, level: 0.5)
        } else if let role = PredictionRole(named: name) {
            self.init(role)
        } else if let claim = Self.numbered(name) {
            self = claim
        } else {
            return nil
        }
    }

    /// A name that is a probability: `0.05`, `5%`, or R's `X5.` of it.
    private static func bareLevel(_ name: String) -> Double? {
        if name.hasSuffix("%"), let percent = Double(name.dropLast()), percent > 0, percent < 100 {
            return percent / 100
        }
        if name.hasPrefix("X"), name.hasSuffix("."), let percent = Double(name.dropFirst().dropLast()), percent < 100 {
            return percent / 100
        }
        guard name.contains("."), let level = Double(name), level > 0, level < 1 else { return nil }
        return level
    }

    /// A name that ends in a number.
    private static func numbered(_ name: String) -> RoleClaim? {
        let closing: Set<Character> = ["]", ")", "%", " "]
        let trimmed = name.reversed().drop { closing.contains($0) }
        let digits = String(trimmed.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }.reversed())
        var base = String(trimmed.dropFirst(digits.count).reversed())
        // `y_rep.1` has a number after a dot, `q0.05` a dot in its number.
        var text = digits
        if text.hasPrefix(".") { text.removeFirst() }
        guard !text.isEmpty, let first = text.first, first.isNumber else { return nil }
        while let last = base.last, !(last.isLetter || last.isNumber) { base.removeLast() }
        guard !base.isEmpty else { return nil }

        let normal = PredictionRole.normal(base)
        let isQuantile = PredictionRole.quantileBases.contains { word in
            normal.hasSuffix(word)
                && (normal == word || PredictionRole.neutral.contains(String(normal.dropLast(word.count))))
        }
        if isQuantile || name.hasSuffix("%") && PredictionRole(named: base) == .mean {
            return level(text, isPercent: name.hasSuffix("%")).map { RoleClaim(.quantiles, level: $0) }
        }
        if let claim = modelled(base, text) { return claim }
        if let role = PredictionRole(named: base) {
            if PredictionRole.numbered.contains(role), let number = Int(text) { return RoleClaim(role, number: number) }
            guard role == .lower || role == .upper else { return nil }
            return level(text, isPercent: true).map { RoleClaim(role, level: $0) }
        }
        return nil
    }

    /// A model's own interval, such as `ARIMA-lo-90`, or its quantile, such as `LGBM-q-5`; what stands before may be no
    /// model but a word for predictions, which the neighbours tell.
    private static func modelled(_ base: String, _ text: String) -> RoleClaim? {
        guard let cut = base.lastIndex(where: { !($0.isLetter || $0.isNumber) }), cut > base.startIndex else {
            return nil
        }
        let (model, end) = (String(base[..<cut]), String(base[base.index(after: cut)...]))
        switch PredictionRole.normal(end) {
        case "lo", "lower", "lwr":
            return level(text, isPercent: true).map { RoleClaim(.lower, level: $0, model: model) }
        case "hi", "upper", "upr":
            return level(text, isPercent: true).map { RoleClaim(.upper, level: $0, model: model) }
        case let word where PredictionRole.quantileBases.contains(word):
            return level(text, isPercent: false).map { RoleClaim(.quantiles, level: $0, model: model) }
        default: return nil
        }
    }

    /// A level as names write it: `0.05`, in percent with one or two digits as `05`, in thousandths with three as `025`.
    private static func level(_ text: String, isPercent: Bool) -> Double? {
        guard let value = Double(text) else { return nil }
        let isThousandths = !isPercent && !text.contains(".") && text.count > 2
        let level = text.contains(".") && value < 1 ? value : isThousandths ? value / 1000 : value / 100
        return level > 0 && level < 1 ? level : nil
    }
}
