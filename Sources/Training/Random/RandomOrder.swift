extension RandomKey {
    /// The numbers from 0 to `count` − 1 in a random order, `[count]`, each placed by its own draw.
    public func randomOrder(_ count: Int) -> [Int] {
        (0..<count).map { (draw: child($0).bits, number: $0) }.sorted { $0 < $1 }.map(\.number)
    }
}

extension Kernels {
    /// The numbers from 0 to `count` − 1 in a random order, from one stream of draws.
    func randomOrder(_ count: Int, key: RandomKey) -> [Int] {
        let draws = uniforms(count, key: key)
        return draws.indices.sorted { (draws[$0], $0) < (draws[$1], $1) }
    }
}
