internal import CCairo

/// A pen on a surface.
///
/// Verbs don't throw: Cairo remembers the first error, draws nothing more, and the surface reports it when it is finished.
/// Lengths are in the units that the surface was given, x to the right, y down. Vertices that are missing (NaN) break a
/// line; vertices far off the page are cut, so that Cairo never sees a number that it can't hold.
@safe public struct Context: ~Copyable {
    /// What is drawn on.
    public enum Kind: Sendable { case image, document }

    private let context: OpaquePointer
    private let box: Polyline
    /// What is drawn on.
    public let kind: Kind
    /// Device pixels for one unit of length.
    public let scale: Double

    init(_ surface: OpaquePointer, page: SIMD2<Double>, scale: Double, kind: Kind) throws(DrawingError) {
        guard let context = unsafe cairo_create(surface) else { throw .cairo(CairoStatus(CAIRO_STATUS_NO_MEMORY)) }
        let status = unsafe CairoStatus(cairo_status(context))
        guard status == .success else {
            unsafe cairo_destroy(context)
            throw .cairo(status)
        }
        unsafe self.context = context
        self.kind = kind
        self.scale = scale
        box = Polyline(around: page)
        unsafe cairo_scale(context, scale, scale)
        // Pixels must not depend on what fontconfig says about this machine's screen.
        let options = unsafe cairo_font_options_create()
        unsafe cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        unsafe cairo_set_font_options(context, options)
        unsafe cairo_font_options_destroy(options)
    }

    deinit {
        unsafe cairo_destroy(context)
    }

    /// Throws the first error that occurred.
    public func check() throws(DrawingError) {
        try unsafe CairoStatus(cairo_status(context)).check()
    }

    // MARK: Paths

    /// Fills polygons, even where they cross themselves (non-zero winding).
    public func fill(_ polygons: [[SIMD2<Double>]], with paint: Paint) {
        unsafe cairo_new_path(context)
        for polygon in polygons { trace(box.closed(polygon), isClosed: true) }
        set(paint)
        unsafe cairo_fill(context)
    }

    /// Draws along polylines.
    public func stroke(_ polylines: [[SIMD2<Double>]], isClosed: Bool, with paint: Paint, line: Line) {
        guard line.isDrawable else { return }
        unsafe cairo_new_path(context)
        for polyline in polylines {
            if isClosed, let first = polyline.first {
                let pieces = box.open(polyline + [first])
                if pieces.count == 1, pieces[0].count == polyline.count + 1 {
                    trace(polyline, isClosed: true)
                } else {
                    for piece in pieces { trace(piece, isClosed: false) }
                }
            } else {
                for piece in box.open(polyline) { trace(piece, isClosed: false) }
            }
        }
        set(line)
        set(paint)
        unsafe cairo_stroke(context)
    }

    /// Fills circles, each on top of the ones before it.
    public func dots(at centres: [SIMD2<Double>], diameter: Double, with paint: Paint) {
        let line = Line(width: diameter, isRound: true)
        guard line.isDrawable else { return }
        set(line)
        set(paint)
        // A line of hardly any length with round ends is a circle, and the shortest way to say one in a PDF. Without any
        // length Cairo believes that it covers nothing and leaves it out, and some readers draw it wrong.
        let length = 0.01 / scale
        for centre in centres where box.holds(centre) {
            unsafe cairo_move_to(context, centre.x - length / 2, centre.y)
            unsafe cairo_line_to(context, centre.x + length / 2, centre.y)
            unsafe cairo_stroke(context)
        }
    }

    /// Draws along circles, each on top of the ones before it.
    public func rings(at centres: [SIMD2<Double>], diameter: Double, with paint: Paint, line: Line) {
        guard line.isDrawable, diameter > 0, diameter <= 100_000 else { return }
        set(line)
        set(paint)
        for centre in centres where box.holds(centre) {
            unsafe cairo_new_path(context)
            unsafe cairo_arc(context, centre.x, centre.y, diameter / 2, 0, 2 * Double.pi)
            unsafe cairo_close_path(context)
            unsafe cairo_stroke(context)
        }
    }

    /// Copies a stamp to many places on an image, within a rectangle of device pixels; on a document it does nothing.
    public func stamp(_ stamp: Stamp, at centres: [SIMD2<Double>], columns: Range<Int>, rows: Range<Int>) {
        guard kind == .image else { return }
        let pixels = scale == 1 ? centres : centres.map { $0 * scale }
        unsafe withPixels(of: cairo_get_target(context)) { target, width, height in
            unsafe stamp.draw(
                at: pixels, on: target, width: width, height: height, columns: columns, rows: rows)
        }
    }

    private func trace(_ vertices: [SIMD2<Double>], isClosed: Bool) {
        guard let first = vertices.first, vertices.count > 1 else { return }
        unsafe cairo_move_to(context, first.x, first.y)
        for vertex in vertices.dropFirst() { unsafe cairo_line_to(context, vertex.x, vertex.y) }
        if isClosed { unsafe cairo_close_path(context) }
    }

    private func set(_ paint: Paint) {
        unsafe cairo_set_source_rgba(context, paint.red, paint.green, paint.blue, paint.opacity)
    }

    private func set(_ line: Line) {
        unsafe cairo_set_line_width(context, line.width)
        unsafe cairo_set_line_cap(context, line.isRound ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
        unsafe cairo_set_line_join(context, line.isRound ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER)
        unsafe cairo_set_dash(context, line.dash, Int32(line.dash.count), 0)
    }

    // MARK: Text

    /// Draws a line of text with its baseline starting at `origin`, turned clockwise by `angle` radians.
    public func show(
        _ line: GlyphLine, in typeface: borrowing Typeface, size: Double, at origin: SIMD2<Double>, angle: Double = 0,
        with paint: Paint
    ) {
        guard box.holds(origin), size > 0, size <= 10_000, angle.isFinite, !line.glyphs.isEmpty else { return }
        unsafe cairo_save(context)
        unsafe cairo_translate(context, origin.x, origin.y)
        unsafe cairo_rotate(context, angle)
        unsafe cairo_set_font_face(context, typeface.cairoFace)
        unsafe cairo_set_font_size(context, size)
        set(paint)
        let glyphs = line.glyphs.map { cairo_glyph_t(index: UInt($0.index), x: $0.x * size, y: 0) }
        switch kind {
        case .image:
            // As outlines, because Cairo before 1.17.4 puts glyphs on whole pixels, which undoes the kerning.
            unsafe cairo_new_path(context)
            unsafe cairo_glyph_path(context, glyphs, Int32(glyphs.count))
            unsafe cairo_fill(context)
        case .document:
            // With the text that they stand for, so that it can be searched and copied.
            let clusters = line.clusters.map { cairo_text_cluster_t(num_bytes: Int32($0), num_glyphs: 1) }
            var text = line.text
            let byteCount = Int32(text.utf8.count)
            text.withUTF8 { bytes in
                unsafe bytes.withMemoryRebound(to: CChar.self) {
                    unsafe cairo_show_text_glyphs(
                        context, $0.baseAddress, byteCount, glyphs, Int32(glyphs.count), clusters,
                        Int32(clusters.count), cairo_text_cluster_flags_t(0))
                }
            }
        }
        unsafe cairo_restore(context)
    }

    // MARK: Clips and pictures

    /// Limits what follows to a rectangle, until ``popClip()``.
    public func pushClip(x: Double, y: Double, width: Double, height: Double) {
        unsafe cairo_save(context)
        let corners = box.closed([
            SIMD2(x, y), SIMD2(x + width, y), SIMD2(x + width, y + height), SIMD2(x, y + height),
        ])
        unsafe cairo_new_path(context)
        trace(corners, isClosed: true)
        unsafe cairo_clip(context)
    }

    /// Ends the innermost limit.
    public func popClip() {
        unsafe cairo_restore(context)
    }

    /// Covers the page with a paint.
    public func cover(with paint: Paint) {
        set(paint)
        unsafe cairo_paint(context)
    }

    /// Draws a picture stretched over a rectangle, each of its pixels a rectangle of one colour.
    public func draw(_ image: borrowing ImageSurface, x: Double, y: Double, width: Double, height: Double) {
        guard box.holds(SIMD2(x, y)), box.holds(SIMD2(x + width, y + height)), width > 0, height > 0 else { return }
        unsafe cairo_save(context)
        unsafe cairo_translate(context, x, y)
        unsafe cairo_scale(context, width / Double(image.width), height / Double(image.height))
        unsafe cairo_set_source_surface(context, image.surface, 0, 0)
        unsafe cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST)
        unsafe cairo_new_path(context)
        unsafe cairo_rectangle(context, 0, 0, Double(image.width), Double(image.height))
        unsafe cairo_fill(context)
        unsafe cairo_restore(context)
    }
}

/// How a polyline is drawn along.
public struct Line: Sendable, Equatable {
    /// Width in the units of the surface.
    public var width: Double
    /// Lengths of dashes and gaps; empty for a solid line.
    public var dash: [Double]
    /// Whether ends and corners are round; otherwise butt and mitred.
    public var isRound: Bool

    /// Makes a line.
    public init(width: Double, dash: [Double] = [], isRound: Bool = false) {
        self.width = width
        self.dash = dash
        self.isRound = isRound
    }

    /// Whether Cairo can draw it: one dash below zero, or all of them zero, would end the whole drawing.
    var isDrawable: Bool {
        width > 0 && width <= 100_000
            && (dash.isEmpty || (dash.allSatisfy { $0 >= 0 && $0 <= 100_000 } && dash.contains { $0 > 0.01 }))
    }
}
