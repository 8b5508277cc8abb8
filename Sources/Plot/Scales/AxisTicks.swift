import RealModule

extension Axis {
    /// The ticks over a domain, at most about `count` of them labelled.
    func ticks(over domain: ClosedRange<Double>, count: Double) -> [Tick] {
        switch ticks {
        case .hidden: return []
        case .at(let given): return given.filter { domain.contains($0.value) }
        case .automatic: break
        }
        switch scale {
        case .linear: return Self.linear(over: domain, count: count, isWhole: isWhole)
        case .log: return LogTicks.ticks(over: domain, count: count)
        case .symlog(let threshold): return LogTicks.symmetric(over: domain, threshold: threshold, count: count)
        case .time: return TimeTicks.ticks(over: domain, count: count)
        }
    }

    static func linear(over domain: ClosedRange<Double>, count: Double, isWhole: Bool) -> [Tick] {
        let wilkinson = ExtendedWilkinson(domain: domain, wished: count, isInside: true, isWhole: isWhole)
        let numbers = wilkinson.labels()
        let (labels, multiplier) = NumberLabels.factored(numbers)
        return zip(numbers, labels).map { number, label in
            var tick = Tick(number.value, label: label)
            tick.multiplier = multiplier
            return tick
        }
    }
}
