import RealModule
import Testing

@testable import Plot

struct ColorTests {
    @Test("Contrast is that of the Web Content Accessibility Guidelines")
    func contrast() {
        #expect(Color(hex: 0).contrast(with: Color(hex: 0xFFFFFF)) == 21)
        // Their well-known example of the lightest grey that passes on white.
        #expect(abs(Color(hex: 0x767676).contrast(with: Color(hex: 0xFFFFFF)) - 4.54) < 0.005)
    }

    @Test("The palette has 3:1 on white and on the dark page alike")
    func palette() {
        for color in Theme.palette {
            #expect(color.contrast(with: Color(hex: 0xFFFFFF)) >= 3)
            #expect(color.contrast(with: Color(hex: 0x0D1117)) >= 3)
        }
    }

    @Test("Lines have 3:1 and words 4.5:1 on the background and on the wash", arguments: [Theme.light, .dark, .print])
    func themes(theme: Theme) {
        for color in theme.series + [theme.data] { #expect(color.contrast(with: theme.background) >= 3) }
        #expect(theme.axis.contrast(with: theme.background) >= 3)
        for page in [theme.background, theme.wash] {
            for color in theme.seriesText + [theme.text, theme.secondaryText] {
                #expect(color.contrast(with: page) >= 4.5)
            }
        }
    }

    @Test("The grid and the wash stay quiet", arguments: [Theme.light, .dark, .print])
    func quiet(theme: Theme) {
        #expect(theme.grid.contrast(with: theme.background) < 1.5)
        #expect(theme.wash.contrast(with: theme.background) < 1.2)
    }

    /// A difference of 2.3 is just noticeable (Mahy and others, 1994); five times that is plain.
    @Test("Series stay apart for colour-blind readers", arguments: [Theme.light, .dark, .print], ColorVision.allCases)
    func separation(theme: Theme, vision: ColorVision) {
        for colors in [theme.series, theme.seriesText] {
            for (index, first) in colors.enumerated() {
                for second in colors[(index + 1)...] {
                    #expect(vision.difference(first, second) > (colors == theme.series ? 12.5 : 10))
                }
            }
        }
    }

    /// The values of matplotlib 3.10's `_cm_listed.py` at 256 steps.
    @Test("Colormaps are those that were published")
    func colormaps() {
        let viridis: [(Int, Double, Double, Double)] = [
            (0, 0.267004, 0.004874, 0.329415), (26, 0.28229, 0.145912, 0.46151), (64, 0.229739, 0.322361, 0.545706),
            (128, 0.127568, 0.566949, 0.550556), (191, 0.360741, 0.785964, 0.387814),
            (255, 0.993248, 0.906157, 0.143936),
        ]
        let cividis: [(Int, Double, Double, Double)] = [
            (0, 0.0, 0.135112, 0.304751), (26, 0.046205, 0.203903, 0.440196), (64, 0.263738, 0.307831, 0.422789),
            (128, 0.488697, 0.485318, 0.471008), (191, 0.732422, 0.677364, 0.425717),
            (255, 0.995737, 0.909344, 0.217772),
        ]
        for (map, known) in [(Colormap.viridis, viridis), (.cividis, cividis)] {
            for (index, red, green, blue) in known {
                let color = map.color(at: Double(index) / 255)
                let error = max(abs(color.red - red), abs(color.green - green), abs(color.blue - blue))
                #expect(error < 6.0 / 255)
            }
        }
        #expect(Colormap.viridis.color(at: .nan) == Colormap.viridis.colors[0])
    }

    @Test("Continuous colours grow lighter from end to end", arguments: [Colormap.viridis, .cividis])
    func monotonous(map: Colormap) {
        let lightness = (0...100).map { map.color(at: Double($0) / 100).luminance }
        #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $0 < $1 })
    }
}
