import Foundation

/// Whether tests take the long form, with every moment of a model.
enum TestLength {
    static let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] != nil
}
