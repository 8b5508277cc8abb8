import Foundation

/// How much a test does that compares with published tables, with a sampler elsewhere or over many repetitions.
///
/// `swift test` takes the short form, which can fail like the long one but notices less. `LONG_TESTS=1 swift test` takes
/// the long form.
enum TestLength {
    static let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] != nil
}
