import Predictions
import Testing

@testable import ReportKit

@Suite struct PageTypefaceTests {
    /// Lato 2 covers Latin, Greek and Cyrillic; it has neither Chinese nor emoji.
    @Test func `The typeface says which characters it lacks, each once`() {
        #expect(PageTypeface.missing(in: "fluß, μ ± 2σ, Скорость (м/с) − ½ ≤ ŷ") == [])
        #expect(PageTypeface.missing(in: "水位 and 水 🙂") == ["水", "位", "🙂"])
        #expect(PageTypeface.missing(in: "a\u{200D}b\u{FE0F}\n") == [])
    }

    @Test func `A name that figures can't write is a warning`() {
        #expect(PageTypeface.warning(about: ["x", "height (m)"]) == nil)
        #expect(
            PageTypeface.warning(about: ["水位", "x"])
                == "the typeface of the figures lacks '水' and '位', so that '水位' stands in PNG and PDF with boxes for them"
        )
    }
}
