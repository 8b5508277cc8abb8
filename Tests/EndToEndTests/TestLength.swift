import Foundation

/// Whether tests take the long form, with all methods or chains that take a while to agree.
enum TestLength {
    static let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] != nil
}
