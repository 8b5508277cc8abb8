/// A value with its interval as files hold them: what is not finite is none, with a reason.
struct FiniteValue: Sendable, Equatable {
    /// The value; nil if there is none.
    let value: Double?
    /// The lower end of its interval; nil if there is none.
    let low: Double?
    /// The upper end of its interval; nil if there is none.
    let high: Double?
    /// Why there is no value.
    let reason: String?

    /// Takes numbers as they come.
    init(_ value: Double?, low: Double? = nil, high: Double? = nil, reason: String? = nil) {
        let isNumber = value?.isFinite ?? false
        self.value = isNumber ? value : nil
        self.low = low.flatMap { isNumber && $0.isFinite ? $0 : nil }
        self.high = high.flatMap { isNumber && $0.isFinite ? $0 : nil }
        self.reason = isNumber ? nil : reason ?? value.map { $0.isNaN ? "not a number" : "infinite" } ?? "not defined"
    }
}
