// swift-tools-version: 6.2

import PackageDescription

/// Rules of the language that every Swift target follows.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Targets are compiled as a whole in debug builds too, because file by file the same work is done many times; the
/// compiler remarks on it.
///
/// Their interfaces come from the same pass: one that runs ahead for them alone reads and checks all files once more.
let whole: [SwiftSetting] =
    strict + [
        .unsafeFlags(
            ["-wmo", "-disable-batch-mode", "-num-threads", "2", "-no-emit-module-separately-wmo"],
            .when(configuration: .debug))
    ]

/// Targets that compute are optimised in debug builds too, so that a plain `swift run` is as fast as a release.
let computing: [SwiftSetting] = whole + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let numerics = Target.Dependency.product(name: "RealModule", package: "swift-numerics")

let package = Package(
    name: "uncertainty-report",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "report", targets: ["report"]),
        .library(name: "Plot", targets: ["Plot", "Rendering"]),
        .library(name: "Predictions", targets: ["Predictions"]),
        .library(name: "Training", targets: ["Training"]),
        .library(name: "Figures", targets: ["Figures"]),
        .library(name: "ReportKit", targets: ["ReportKit"]),
        .library(name: "Tables", targets: ["Tables"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-numerics", exact: "1.1.1"),
    ],
    targets: [
        // Drawing: from a plot to bytes.
        .systemLibrary(
            name: "CCairo", pkgConfig: "cairo freetype2 libpng",
            providers: [.apt(["libcairo2-dev"]), .brew(["cairo"])]),
        .target(name: "CFonts", path: "fonts", exclude: ["OFL.txt"], cSettings: [.unsafeFlags(["-std=gnu23"])]),
        .target(name: "CPNG", dependencies: ["CCairo"], cSettings: [.unsafeFlags(["-O2"])]),
        .target(
            name: "Cairo", dependencies: ["CCairo", "CFonts", "CPNG"],
            swiftSettings: computing + [.strictMemorySafety()]),
        .target(name: "GregorianCalendar", swiftSettings: computing),
        .target(name: "Plot", dependencies: ["GregorianCalendar", numerics], swiftSettings: computing),
        .target(name: "Rendering", dependencies: ["Plot", "Cairo"], swiftSettings: computing),

        // Numbers: from data to scored predictions.
        .target(
            name: "CKernels",
            cSettings: [.unsafeFlags(["-O3", "-ffp-contract=off", "-fno-math-errno"])]),
        .target(name: "Slices", swiftSettings: computing),
        .target(name: "Tables", dependencies: ["GregorianCalendar", numerics], swiftSettings: computing),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(
            name: "Predictions", dependencies: ["CKernels", "CZlib", "Tables", numerics], swiftSettings: computing),
        .target(
            name: "Training", dependencies: ["CKernels", "Predictions", "Slices", "Tables"], swiftSettings: computing),

        // The report.
        .target(name: "CExchange", cSettings: [.unsafeFlags(["-O2"])]),
        .target(name: "Figures", dependencies: ["Plot", "Predictions", "Tables", numerics], swiftSettings: whole),
        .target(
            name: "ReportKit",
            dependencies: [
                "CExchange", "CFonts", "Tables", "Predictions", "Training", "Figures", "Plot", "Rendering", numerics,
            ],
            exclude: ["Configuration/report-config.schema.json"], swiftSettings: whole),
        .executableTarget(
            name: "bench",
            dependencies: [
                "Figures", "Plot", "Rendering", "Training", "Predictions",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: computing),
        .executableTarget(
            name: "report",
            dependencies: [
                "Predictions", "ReportKit", "Tables", "Training",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: whole),

        // Tests, a target for each room.
        .testTarget(
            name: "ReportKitTests",
            dependencies: [
                "ReportKit", "CFonts", "Figures", "Plot", "Predictions", "Rendering", "Tables", "Training",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "DocumentationTests",
            dependencies: ["Figures", "Plot", "Predictions", "Rendering", "ReportKit", "Tables", "Training"],
            swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "report", "Plot", "Predictions", "ReportKit", "Training",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .testTarget(name: "PredictionsTests", dependencies: ["Predictions"], swiftSettings: strict),
        .testTarget(name: "TablesTests", dependencies: ["Tables"], swiftSettings: strict),
        .testTarget(
            name: "PredictionFilesTests", dependencies: ["Predictions", "Tables"], resources: [.copy("Fixtures")],
            swiftSettings: strict),
        .testTarget(
            name: "TrainingTests", dependencies: ["Training", "Predictions", "Slices", "Tables"],
            resources: [.copy("Fixtures")],
            swiftSettings: strict),
        .testTarget(name: "CairoTests", dependencies: ["Cairo", "CCairo"], swiftSettings: strict),
        .testTarget(
            name: "RenderingTests", dependencies: ["Rendering", "Plot", "Cairo", "CCairo"], exclude: ["Pictures"],
            swiftSettings: strict),
        .testTarget(
            name: "FiguresTests", dependencies: ["Figures", "Plot", "Predictions", "Rendering", "Tables", numerics],
            exclude: ["Snapshots"], swiftSettings: strict),
        .testTarget(
            name: "PlotTests", dependencies: ["GregorianCalendar", "Plot", numerics], exclude: ["Snapshots"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
