import Training

/// A chain as bytes: what it is a chain of, its draws, its potentials and its record, and a checksum over all of it.
enum ChainFile {
    private static let mark = Array("uncertainty-report chain 1\n".utf8)

    /// The bytes of a chain; nil if the run was none.
    static func bytes(_ run: TrainedRun, _ identity: ChainIdentity) -> [UInt8]? {
        guard let record = run.chain, run.isUsable, let curve = run.curves.first, run.curves.count == 1 else {
            return nil
        }
        var writer = ByteWriter(bytes: mark)
        writer.append(UInt64(identity.bytes.count))
        writer.bytes += identity.bytes
        for value in [record.stepSize, record.meanAcceptance] { writer.append(value) }
        for value in [record.divergences, record.cutOff, record.warmUpSteps, record.steps] {
            writer.append(UInt64(value))
        }
        let name = Array(curve.name.utf8)
        writer.append(UInt64(name.count))
        writer.bytes += name
        writer.append(UInt64(curve.values.count))
        for value in curve.values { writer.append(value) }
        // A state is kept in words of four bytes.
        let state = run.state.encoded
        guard state.count % 4 == 0 else { return nil }
        writer.append(UInt64(state.count / 4))
        writer.bytes += state
        writer.append(Checksum.of(writer.bytes))
        return writer.bytes
    }

    /// The chain in bytes; nil if they are damaged, or those of another one.
    static func run(_ bytes: [UInt8], _ identity: ChainIdentity) -> TrainedRun? {
        guard bytes.count > mark.count + 8, bytes.starts(with: mark) else { return nil }
        var end = ByteReader(bytes[(bytes.count - 8)...])
        guard end.integer() == Checksum.of(bytes[..<(bytes.count - 8)]) else { return nil }
        var reader = ByteReader(bytes[mark.count..<(bytes.count - 8)])
        guard let size = reader.length(of: 1), let owner = reader.slice(size), owner.elementsEqual(identity.bytes),
            let stepSize = reader.double(), let acceptance = reader.double()
        else { return nil }
        var counts: [Int] = []
        for _ in 0..<4 {
            guard let value = reader.integer(), let count = Int(exactly: value) else { return nil }
            counts.append(count)
        }
        guard let letters = reader.length(of: 1), let name = reader.slice(letters),
            let passes = reader.length(of: 8)
        else { return nil }
        var values: [Double] = []
        for _ in 0..<passes {
            guard let value = reader.double() else { return nil }
            values.append(value)
        }
        guard let length = reader.length(of: 4), let state = reader.slice(4 * length), reader.count == 0 else {
            return nil
        }
        var record = ChainRecord()
        (record.stepSize, record.meanAcceptance) = (stepSize, acceptance)
        (record.divergences, record.cutOff) = (counts[0], counts[1])
        (record.warmUpSteps, record.steps) = (counts[2], counts[3])
        return TrainedRun(
            state: MethodState(encoded: Array(state)),
            curves: [.init(name: String(decoding: name, as: UTF8.self), values: values)], chain: record)
    }
}
