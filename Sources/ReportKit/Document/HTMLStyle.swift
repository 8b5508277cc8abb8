import Plot

/// The style sheet of the page: one column of text with room for wide figures, light and dark, screen and paper.
enum HTMLStyle {
    /// The sheet, to stand in a `<style>` element.
    static let sheet = """
        :root {
          color-scheme: light dark;
          --page: #ffffff; --text: #1f2328; --secondary: #57606a; --line: #d8dee4; --soft: #f6f8fa;
          --accent: #00619a; --accent-line: #0072b2; --good: #e6f3ec; --warning: #9a4300; --warning-soft: #fff4e8;
          --alarm: #a40e26; --alarm-soft: #ffebe9;
          \(properties(.light))
          --sans: "\(PageTypeface.family)", Lato, "Source Sans 3", "Noto Sans", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
          --mono: ui-monospace, "SF Mono", "Cascadia Code", "DejaVu Sans Mono", Menlo, Consolas, monospace;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #0d1117; --text: #e6edf3; --secondary: #9ba5b0; --line: #30363d; --soft: #161b22;
            --accent: #62b6ee; --accent-line: #2a93d5; --good: #12261e; --warning: #f0a35e; --warning-soft: #2b1d10;
            --alarm: #ff9a94; --alarm-soft: #2b1518;
            \(properties(.dark))
          }
        }
        * { box-sizing: border-box; }
        html { font-size: 106.25%; scroll-behavior: smooth; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
        body {
          margin: 0 auto; padding: 0 1.1rem 4rem; max-width: 48rem; background: var(--page); color: var(--text);
          font: 400 1rem/1.6 var(--sans); font-kerning: normal; font-feature-settings: "kern", "liga";
          overflow-wrap: break-word;
        }
        h1, h2, h3, h4 { line-height: 1.2; text-wrap: balance; margin: 0; }
        h1 { font-size: clamp(1.75rem, 1.2rem + 2.6vw, 2.6rem); letter-spacing: -0.015em; }
        h2 { font-size: 1.6rem; letter-spacing: -0.01em; margin: 4rem 0 1rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
        h3 { font-size: 1.25rem; margin: 3rem 0 .75rem; }
        h4 { font-size: 1rem; margin: 2rem 0 .5rem; }
        p, ul, dl, figure, .scroll, pre, aside, details { margin: 0 0 1.1rem; }
        p, li, dd { text-wrap: pretty; }
        header { padding: 3.5rem 0 1rem; }
        .lead { font-size: 1.2rem; line-height: 1.5; margin-top: .9rem; }
        a { color: var(--accent); text-underline-offset: .15em; text-decoration-thickness: .06em; }
        a:hover { text-decoration-thickness: .12em; }
        :focus-visible { outline: 2px solid var(--accent-line); outline-offset: 2px; border-radius: 2px; }
        .skip { position: absolute; left: -100vw; top: 0; background: var(--page); padding: .6rem 1rem; z-index: 1; }
        .skip:focus { left: 0; }
        nav { font-size: .9rem; line-height: 1.35; }
        nav ol { list-style: none; margin: 0 0 1rem; padding: 0; display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; }
        nav .level-3 { display: none; }
        nav li + li { margin-top: 0; }
        nav a { text-decoration: none; }
        nav a:hover { text-decoration: underline; }
        ul { padding-left: 1.2rem; }
        li + li { margin-top: .3rem; }
        strong { font-weight: 700; }
        code, pre { font-family: var(--mono); font-size: .86em; font-variant-ligatures: none; }
        code { background: var(--soft); border-radius: 4px; padding: .1em .3em; }
        .word { white-space: nowrap; }
        pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: .8rem 1rem; overflow-x: auto; line-height: 1.5; }
        pre code { background: none; padding: 0; font-size: 1em; }
        .formula { font-family: "STIX Two Text", "Cambria Math", Georgia, "DejaVu Serif", serif; font-style: italic; white-space: normal; }
        dt { font-weight: 700; }
        dd { margin: 0 0 .8rem; }
        .scroll { overflow-x: auto; }
        table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .9rem; line-height: 1.35; font-variant-numeric: lining-nums tabular-nums; }
        .table { margin: 1.4rem 0 1.8rem; }
        .table figcaption { margin: 0 0 .6rem; text-wrap: pretty; }
        th, td { padding: .38rem .5rem; text-align: left; vertical-align: baseline; white-space: nowrap; }
        th:first-child, td:first-child { padding-left: 0; }
        tbody th { position: sticky; left: 0; background: var(--page); }
        th:last-child, td:last-child { padding-right: .1rem; }
        td, .trailing { text-align: right; }
        .leading { text-align: left; }
        thead th { font-weight: 700; color: var(--secondary); border-bottom: 1.5px solid var(--text); vertical-align: bottom; white-space: normal; min-width: 3.6em; line-height: 1.2; }
        tbody th { font-weight: 400; }
        tbody th, tbody td { border-bottom: 1px solid var(--line); }
        figure { margin: 1.8rem 0 2rem; }
        .plot { background: var(--figure-background); }
        .plot svg, .plot img { display: block; width: 100%; height: auto; }
        .plot text { font-family: var(--sans); }
        .plot:not(.two, .column) { overflow-x: auto; }
        .plot:not(.two, .column) :is(svg, img) { min-width: 34rem; }
        .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 0 1.6rem; align-items: start; }
        .pair figure { margin: .8rem 0 1.2rem; max-width: 30rem; }
        .pair figure:has(.plot:not(.column)) { grid-column: 1 / -1; max-width: none; }
        .share { vertical-align: -.1em; margin-right: .45em; overflow: visible; }
        td:has(> .share) { position: relative; padding-left: calc(.85rem + 56px); }
        td > .share { position: absolute; left: .5rem; top: .62rem; margin: 0; }
        .share path { fill: none; stroke: var(--secondary); stroke-width: 1; }
        .share .axis { stroke: var(--line); }
        .share .range { stroke: var(--accent-line); stroke-width: 2; }
        .share circle { fill: var(--accent-line); stroke: var(--accent-line); stroke-width: 1.4; }
        .share .wrong { fill: var(--page); stroke: var(--warning); }
        .narrow { display: none; }
        figcaption { font-size: .9rem; line-height: 1.45; color: var(--secondary); margin-top: .5rem; }
        .downloads { white-space: nowrap; }
        .downloads a { margin-left: .35rem; font-size: .82rem; letter-spacing: .03em; }
        .callout { border-left: 4px solid var(--accent-line); background: var(--soft); padding: .8rem 1.1rem; border-radius: 0 6px 6px 0; }
        .callout p { margin: 0; }
        .callout p + p { margin-top: .4rem; }
        .callout-title { font-weight: 700; color: var(--accent); }
        .warning { border-color: var(--warning); background: var(--warning-soft); }
        .warning .callout-title { color: var(--warning); }
        .alarm { border-color: var(--alarm); background: var(--alarm-soft); }
        .alarm .callout-title { color: var(--alarm); }
        details { border: 1px solid var(--line); border-radius: 6px; padding: .7rem 1rem; }
        details + details { margin-top: -.75rem; }
        details[open] { padding-bottom: .2rem; }
        summary { cursor: pointer; font-weight: 700; }
        details[open] > summary { margin-bottom: .9rem; }
        footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .85rem; color: var(--secondary); }
        @media (max-width: 40rem) {
          header { padding-top: 2rem; }
          h2 { margin-top: 3rem; }
          .two .wide, td .share { display: none; }
          td:has(> .share) { padding-left: .5rem; }
          .two .narrow { display: block; }
        }
        @media (max-width: 74.99rem) {
          tbody th { white-space: normal; min-width: 9em; }
        }
        @media (min-width: 75rem) {
          body { max-width: 70rem; display: grid; grid-template-columns: 13rem minmax(0, 1fr); column-gap: 3.5rem; }
          header, footer { grid-column: 2; }
          main { grid-column: 2; grid-row: 2; min-width: 0; }
          main > p, main > ul, main > dl, .lead, footer p, aside, figcaption { max-width: 44rem; }
          nav { grid-column: 1; grid-row: 2; position: sticky; top: 2rem; align-self: start; max-height: calc(100vh - 4rem); overflow-y: auto; }
          nav ol { display: block; }
          nav li + li { margin-top: .55rem; }
          nav .level-2 a { color: var(--text); font-weight: 700; }
          nav .level-3 { display: block; margin-left: .9rem; }
          main > h2:first-child { margin-top: 0; padding-top: 0; border-top: 0; }
        }
        @page { margin: 18mm 16mm; }
        @media print {
          :root { color-scheme: light; }
          html { font-size: 10pt; }
          body { display: block; max-width: none; padding: 0; }
          nav, .skip, .downloads { display: none; }
          header { padding-top: 0; }
          h2 { margin-top: 2rem; }
          h2, h3, h4 { break-after: avoid; }
          figure, tr, .callout { break-inside: avoid; }
          thead { display: table-header-group; }
          .scroll, pre { overflow: visible; }
          pre { white-space: pre-wrap; }
          a { color: inherit; text-decoration: none; }
        }
        """

    /// The colours of figures in a theme.
    private static func properties(_ theme: Theme) -> String {
        SVGCanvas.properties(of: theme).map { "\($0.name): \($0.value);" }.joined(separator: " ")
    }
}
