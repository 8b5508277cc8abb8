internal import CCairo

/// A page of a PDF file in memory, in points of 1/72 inch.
@safe public struct PDFSurface: ~Copyable {
    private let surface: OpaquePointer
    private let sink: ByteSink
    private let page: SIMD2<Double>

    /// Makes an empty page.
    ///
    /// - Throws: ``DrawingError/size(width:height:)`` unless each side is from 1 to 32,767 points.
    public init(width: Double, height: Double, metadata: DocumentMetadata) throws(DrawingError) {
        let sides = 1...Double(DrawingError.largestSide)
        guard sides.contains(width), sides.contains(height) else { throw .size(width: width, height: height) }
        let sink = ByteSink()
        // To memory and never to a file: Cairo reports success even where the disk is full.
        let created = unsafe cairo_pdf_surface_create_for_stream(
            { closure, bytes, count in
                guard let closure = unsafe closure, let bytes = unsafe bytes else { return CAIRO_STATUS_WRITE_ERROR }
                let sink = unsafe Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
                unsafe sink.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(sink).toOpaque(), width, height)
        guard let surface = unsafe created else { throw .cairo(CairoStatus(CAIRO_STATUS_NO_MEMORY)) }
        let status = unsafe CairoStatus(cairo_surface_status(surface))
        guard status == .success else {
            unsafe cairo_surface_destroy(surface)
            throw .cairo(status)
        }
        unsafe cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
        unsafe Self.set(metadata.title, as: CAIRO_PDF_METADATA_TITLE, on: surface)
        unsafe Self.set(metadata.author, as: CAIRO_PDF_METADATA_AUTHOR, on: surface)
        unsafe Self.set(metadata.subject, as: CAIRO_PDF_METADATA_SUBJECT, on: surface)
        // Cairo would take the clock.
        unsafe Self.set(metadata.creationDate.iso8601, as: CAIRO_PDF_METADATA_CREATE_DATE, on: surface)
        unsafe self.surface = surface
        self.sink = sink
        page = SIMD2(width, height)
    }

    deinit {
        // Finished first, because Cairo may still write to the sink.
        unsafe cairo_surface_finish(surface)
        unsafe cairo_surface_destroy(surface)
    }

    /// Begins to draw on the page.
    public func context() throws(DrawingError) -> Context {
        unsafe try Context(surface, page: page, scale: 1, kind: .document)
    }

    /// Ends the page and gives the file.
    ///
    /// - Throws: the first error that occurred while drawing or writing.
    public consuming func finish(_ context: borrowing Context) throws(DrawingError) -> [UInt8] {
        try context.check()
        unsafe cairo_surface_show_page(surface)
        unsafe cairo_surface_finish(surface)
        try unsafe CairoStatus(cairo_surface_status(surface)).check()
        return sink.bytes
    }

    private static func set(_ text: String, as kind: cairo_pdf_metadata_t, on surface: OpaquePointer) {
        guard !text.isEmpty else { return }
        let clean = text.unicodeScalars.map { scalar in
            if scalar.value < 0x20 { return " " as Unicode.Scalar }
            return scalar.properties.isNoncharacterCodePoint ? "\u{FFFD}" : scalar
        }
        unsafe cairo_pdf_surface_set_metadata(surface, kind, String(String.UnicodeScalarView(clean)))
    }
}

/// Where the stream of a surface ends up.
private final class ByteSink {
    var bytes: [UInt8] = []
}

/// What a document says about itself.
public struct DocumentMetadata: Sendable, Equatable {
    /// The title, as a reader's window shows it.
    public var title: String
    /// Who made it.
    public var author: String
    /// What it shows, in a sentence.
    public var subject: String
    /// When it was made; fixed, so that the same figure gives the same bytes.
    public var creationDate: CreationDate

    /// Makes metadata.
    public init(
        title: String, author: String = "", subject: String = "", creationDate: CreationDate = CreationDate()
    ) {
        self.title = title
        self.author = author
        self.subject = subject
        self.creationDate = creationDate
    }
}
