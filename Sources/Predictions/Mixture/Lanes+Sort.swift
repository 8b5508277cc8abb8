extension SIMD8<Double> {
    /// Sorts each lane by itself, upwards: odd–even merge sort (Batcher 1968, doi:10.1145/1468075.1468121).
    ///
    /// Its comparisons don't depend on the values, so eight columns are sorted in one go.
    static func sort(_ values: inout [Lanes]) {
        let count = values.count
        var run = 1
        while run < count {
            var distance = run
            while distance >= 1 {
                for start in stride(from: distance % run, to: count - distance, by: 2 * distance) {
                    for index in start..<Swift.min(start + distance, count - distance)
                    where index / (2 * run) == (index + distance) / (2 * run) {
                        let low = values[index]
                        let high = values[index + distance]
                        let isReversed = high .< low
                        values[index] = low.replacing(with: high, where: isReversed)
                        values[index + distance] = high.replacing(with: low, where: isReversed)
                    }
                }
                distance /= 2
            }
            run *= 2
        }
    }
}
