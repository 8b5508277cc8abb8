// swift-tools-version: 6.2

// A package of somebody else's: it depends on uncertainty-report by a version, as any other package would.

import PackageDescription

let library = "uncertainty-report"

let package = Package(
    name: "stranger",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://example.org/uncertainty-report.git", from: "1.0.0-dev")
    ],
    targets: [
        .executableTarget(
            name: "stranger",
            dependencies: [
                .product(name: "Training", package: library), .product(name: "Predictions", package: library),
                .product(name: "Figures", package: library), .product(name: "Plot", package: library),
                .product(name: "ReportKit", package: library),
            ],
            path: "Sources")
    ]
)
