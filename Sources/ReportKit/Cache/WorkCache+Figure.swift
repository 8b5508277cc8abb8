import Plot

extension WorkCache {
    /// The key of a file of a figure: of all that is drawn, and of what the file says beside it.
    ///
    /// - Parameter drawing: what is drawn, as bytes.
    func key(of figure: Figure, drawing: [UInt8], _ file: FigureFiles.File) -> Key {
        key("figure") { writer in
            writer.append(drawing)
            writer.append([figure.size.width, figure.size.height])
            writer.append(figure.title)
            writer.append(figure.alternativeText)
            writer.append(file.format.rawValue)
            writer.append(file.theme.rawValue)
            writer.append(file.scale)
        }
    }
}
