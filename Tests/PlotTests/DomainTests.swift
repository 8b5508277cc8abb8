import Testing

@testable import Plot

struct DomainTests {
    private func domain(_ range: ClosedRange<Double>, _ axis: Axis = Axis()) -> ClosedRange<Double> {
        Domain.found([Extent.Reach(range)], for: axis)
    }

    @Test("Data gets a little room at both ends, but not where a mark may end flush")
    func padding() {
        #expect(domain(0...100) == -4...104)
        #expect(Domain.found([Extent.Reach(0...100, isLowerFlush: true)], for: Axis()) == 0...104)
    }

    @Test("A given domain is taken as it is")
    func given() {
        #expect(domain(0...100, Axis(domain: 10...20)) == 10...20)
    }

    @Test("A constant stands in the middle of an axis", arguments: [0, 5, -3e-12, 1e300, -1.7e308])
    func constant(value: Double) {
        let found = domain(value...value)
        #expect(found.lowerBound < found.upperBound)
        #expect(found.lowerBound.isFinite && found.upperBound.isFinite)
        #expect(found.contains(value))
    }

    @Test("No data at all gives a sensible axis")
    func nothing() {
        #expect(Domain.found([], for: Axis()) == 0...1)
        #expect(Domain.found([], for: Axis(scale: .log)) == 0.1...10)
    }

    @Test("An interval that explodes doesn't make the data flat")
    func soft() {
        let found = Domain.found([Extent.Reach(-1...1), Extent.Reach(-1e9...1.5, isSoft: true)], for: Axis())
        #expect(found.lowerBound > -3)
        #expect(found.upperBound > 1.5)
    }

    @Test("Included values are covered")
    func including() {
        #expect(domain(3...4, Axis(including: [0])).contains(0))
    }

    @Test("Every number from the least to the greatest has finite places", arguments: [Scale.linear, .log])
    func extremes(scale: Scale) {
        for range in [1e-300...2e-300, 1e-300...1e300, 1e300...1.7e308] {
            let found = domain(range, Axis(scale: scale))
            let projection = Projection(scale, domain: found, from: 0, to: 100)
            #expect((-0.001...100.001).contains(projection(range.lowerBound)))
            #expect((-0.001...100.001).contains(projection(range.upperBound)))
            #expect(!Axis(scale: scale).ticks(over: found, count: 4).isEmpty)
        }
        let whole = Projection(.linear, domain: -1.7e308...1.7e308, from: 0, to: 100)
        #expect(whole(0) == 50)
    }

    @Test("Scales are undone by their inverses", arguments: [Scale.linear, .log, .symlog(threshold: 0.5), .time])
    func inverse(scale: Scale) {
        for value in [0.001, 0.3, 1, 77, 1e6] {
            #expect(abs(scale.inverse(scale.transformed(value)) / value - 1) < 1e-12)
        }
        #expect(Scale.log.transformed(-1).isNaN)
        #expect(Scale.symlog(threshold: 2).transformed(-3) == -Scale.symlog(threshold: 2).transformed(3))
    }
}
