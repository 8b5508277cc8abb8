import Foundation

/// Times of one piece of work, repeated.
struct Measurement {
    /// Seconds of each repetition, in rising order.
    let seconds: [Double]

    /// Runs the work once to warm up, then `repetitions` times.
    init(repetitions: Int, _ work: () throws -> Void) rethrows {
        try work()
        var seconds: [Double] = []
        for _ in 0..<repetitions {
            let start = DispatchTime.now().uptimeNanoseconds
            try work()
            seconds.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9)
        }
        self.seconds = seconds.sorted()
    }

    /// The middle time.
    var median: Double {
        let middle = seconds.count / 2
        return seconds.count % 2 == 1 ? seconds[middle] : (seconds[middle - 1] + seconds[middle]) / 2
    }
}

/// One line of the benchmark's table.
struct Row: Encodable {
    /// The group of lines that it belongs to.
    var group: String
    /// What was measured.
    var name: String
    /// The median, in `unit`.
    var value: Double
    /// The unit of `value`, `floor` and `peer`.
    var unit: String
    /// The least that this machine could need (for times) or the most it could reach (for speeds).
    var floor: Double?
    /// What the peer needed in the same run.
    var peer: Double?
    /// Which peer.
    var peerName: String?

    /// How many times faster than the peer.
    var ratio: Double? { peer.map { $0 / value } }

    enum CodingKeys: String, CodingKey { case group, name, value, unit, floor, peer, peerName, ratio }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(group, forKey: .group)
        try container.encode(name, forKey: .name)
        try container.encode(value, forKey: .value)
        try container.encode(unit, forKey: .unit)
        try container.encodeIfPresent(floor, forKey: .floor)
        try container.encodeIfPresent(peer, forKey: .peer)
        try container.encodeIfPresent(peerName, forKey: .peerName)
        try container.encodeIfPresent(ratio, forKey: .ratio)
    }
}
