/// A kind of figure that a report can hold: what it is called, where it stands, which data it needs, and how it is
/// composed of what is known about a data set.
///
/// A kind is a value in the file of its drawing and one line of ``all``:
///
/// ```swift
/// extension FigureKind {
///     static let residuals = FigureKind("residuals", standing: .onRequest, chapter: .method) { context in
///         context.methods.compactMap { method in
///             guard var observed = method.observed else { return nil }
///             let error = observed.error
///             return ComposedFigure("What the mean misses.", method: method.name) { width in
///                 .residuals(error, of: method.title, width: width)
///             }
///         }
///     }
/// }
/// ```
///
/// The drawing is an extension of ``DrawnFigure``, whose example this is.
public struct FigureKind: Sendable {
    /// What a report does with a kind that nobody asked for.
    public enum Standing: Sendable {
        /// It is shown, and published in every format.
        case main
        /// It accompanies others, and its pictures are published at 2× alone.
        case supplement
        /// It is a supplement about the recommended method alone.
        case example
        /// It is left out.
        case onRequest
    }

    /// The part of a report about a data set that shows it.
    public enum Chapter: Sendable, CaseIterable {
        /// What is seen first.
        case overview
        /// Where bands are wrong, and why.
        case faults
        /// How good σ is.
        case quality
        /// How far the methods are from a sampled posterior.
        case reference
        /// One method.
        case method
        /// What an expert looks at next.
        case diagnostics
    }

    /// The name that `--figures` takes and files bear.
    public let name: String
    /// What a report does with it unasked.
    public let standing: Standing
    /// The numbers of features with which it can be drawn.
    public let featureCounts: ClosedRange<Int>
    /// Where it stands.
    public let chapter: Chapter
    private let composition: @Sendable (FigureContext) -> [ComposedFigure]

    /// Makes a kind.
    ///
    /// - Parameters:
    ///   - name: the name that `--figures` takes and files bear.
    ///   - standing: what a report does with it unasked.
    ///   - featureCounts: the numbers of features with which it can be drawn.
    ///   - chapter: the part of a report that shows it.
    ///   - compose: the figures of this kind about a data set: none if there is nothing to draw, one about all methods,
    ///     or one for each of them.
    public init(
        _ name: String, standing: Standing, featureCounts: ClosedRange<Int> = 1...Int.max, chapter: Chapter,
        compose: @escaping @Sendable (FigureContext) -> [ComposedFigure]
    ) {
        self.name = name
        self.standing = standing
        self.featureCounts = featureCounts
        self.chapter = chapter
        composition = compose
    }

    /// The figures of this kind about a data set; none if it has another number of features.
    public func compose(_ context: FigureContext) -> [ComposedFigure] {
        featureCounts.contains(context.features.count) ? composition(context) : []
    }
}

extension FigureKind: Equatable {
    /// Kinds of one name are the same.
    public static func == (first: FigureKind, second: FigureKind) -> Bool { first.name == second.name }
}
