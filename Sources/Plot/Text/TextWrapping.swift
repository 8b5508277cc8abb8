/// Long text as lines that fit a width.
enum TextWrapping {
    /// Breaks at spaces outside braces and at line breaks; a word that is too long stands alone.
    static func lines(_ text: String, width: Double, font: Font, on canvas: some Canvas) -> [RichText] {
        var result: [RichText] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) where !text.isEmpty {
            var line = ""
            for word in words(paragraph) {
                let longer = line.isEmpty ? word : line + " " + word
                if !line.isEmpty && RichText(longer).extents(font, on: canvas).advance > width {
                    result.append(RichText(line))
                    line = word
                } else {
                    line = longer
                }
            }
            result.append(RichText(line))
        }
        return result
    }

    /// The same number of lines, as even as they can be: no word stands alone in the last one.
    static func balanced(_ text: String, width: Double, font: Font, on canvas: some Canvas) -> [RichText] {
        let loose = lines(text, width: width, font: font, on: canvas)
        guard loose.count > 1 else { return loose }
        var (tooNarrow, wideEnough) = (width / 2, width)
        var best = loose
        for _ in 0..<7 {
            let middle = (tooNarrow + wideEnough) / 2
            let wrapped = lines(text, width: middle, font: font, on: canvas)
            let fits =
                wrapped.count == loose.count
                && wrapped.allSatisfy { $0.extents(font, on: canvas).advance <= width }
            if fits { (wideEnough, best) = (middle, wrapped) } else { tooNarrow = middle }
        }
        return best
    }

    private static func words(_ paragraph: Substring) -> [String] {
        var result: [String] = []
        var word = ""
        var depth = 0
        for character in paragraph {
            if character == "{" { depth += 1 }
            if character == "}" { depth = max(0, depth - 1) }
            if character == " " && depth == 0 {
                if !word.isEmpty { result.append(word) }
                word = ""
            } else {
                word.append(character)
            }
        }
        return word.isEmpty ? result : result + [word]
    }
}
