import Predictions
import Tables

extension PredictionSource {
    /// One source for each model: chains of a sampler, a file for each, are put together.
    ///
    /// They are chains of one model if their names differ in a number at the end alone, as in `output_1.csv`.
    ///
    /// - Throws: ``DataProblem`` if such files don't fit together.
    static func joiningChains(_ sources: [PredictionSource]) throws(DataProblem) -> [PredictionSource] {
        var joined: [PredictionSource] = []
        var done: Set<Int> = []
        for (index, source) in sources.enumerated() where !done.contains(index) {
            let title = SourceNames.withoutNumber(source.title)
            let chains = sources.indices.filter {
                source.isChain && title != source.title && sources[$0].isChain
                    && SourceNames.withoutNumber(sources[$0].title) == title
            }
            guard chains.count > 1 else {
                joined.append(source)
                continue
            }
            done.formUnion(chains)
            var whole = source
            do {
                let samples = try PredictionSamples(joining: chains.map { sources[$0].file.samples })
                whole.file = try PredictionFile(
                    x: source.file.x, featureCount: source.file.featureCount, samples: samples, y: source.file.y,
                    offset: source.file.offset)
            } catch {
                throw DataProblem("'\(source.name)' and the other chains of it: \(error)")
            }
            whole.title = title
            whole.warnings = chains.flatMap { sources[$0].warnings }
            whole.remarks += [
                "\(NumberText.list(chains.map { sources[$0].name }, most: 8)) are taken for chains of one model"
            ]
            joined.append(whole)
        }
        return joined
    }
}
