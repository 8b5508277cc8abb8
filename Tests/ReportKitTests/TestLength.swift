import Foundation

/// Whether tests take the long form, with every moment of a model.
enum TestLength {
    static let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] != nil
    /// On how many draws methods are trained to hold the verdict to account.
    static let verdictDraws = ProcessInfo.processInfo.environment["VERDICT_DRAWS"].flatMap { Int($0) } ?? 200
}
