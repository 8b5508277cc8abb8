import Figures
import Plot
import Predictions
import Rendering
import Training

/// What the peers' notebook does from start to exit: three methods trained with its settings, 100 draws at 1,000 points
/// of each, three pictures and three documents.
enum NotebookStage {
    /// The argument with which this program runs the stage and nothing else.
    static let name = "notebook"

    /// Does the work and returns the bytes of all six files, so that none of it can be left out.
    static func run() throws -> Int {
        let stage = try TrainingStage()
        let grid = stage.grid
        let data = DataSets.all[0].make(key: RandomKey(seed: 0))
        let subject = Subject(
            feature: "x", target: "y", training: .init(x: data.training.x, y: data.training.y),
            test: .init(x: data.test.x, y: data.test.y), grid: grid, truth: data.truth.map { grid.map($0) })
        // Three queues of independent work, so that no core waits for a method.
        let names = TrainingStage.methods.map(\.0)
        let runs = names.flatMap(TrainingStage.runs)
        let states = stage.train(runs)
        let figures = concurrently(names) { name in
            let own = zip(runs, states).filter { $0.0.name == name }.map(\.1)
            return (try? stage.predict(name, own)).map { samples in
                DrawnFigure.predictiveBand(method: name, subject: subject, moments: PredictiveMoments(samples)).figure
            }
        }
        // Pictures first, as they take longer.
        let files = [true, false].flatMap { isPicture in figures.compactMap(\.self).map { ($0, isPicture) } }
        return concurrently(files) { figure, isPicture in
            // The notebook's pictures are 1800 pixels wide.
            let bytes =
                isPicture
                ? try? figure.png(pixelsPerPoint: 1800 / figure.size.width, theme: .light)
                : try? figure.pdf(theme: .light)
            return bytes?.count ?? 0
        }.reduce(0, +)
    }
}
