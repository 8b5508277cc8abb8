import Figures
import Foundation
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
        let sizes = Sizes()
        let names = TrainingStage.methods.map(\.0)
        DispatchQueue.concurrentPerform(iterations: names.count) { index in
            let states = stage.train(names[index])
            guard let samples = try? stage.predict(names[index], states) else { return }
            let drawn = DrawnFigure.predictiveBand(
                method: names[index], subject: subject, moments: PredictiveMoments(samples))
            // The notebook's pictures are 1800 pixels wide.
            let png = try? drawn.figure.png(pixelsPerPoint: 1800 / drawn.figure.size.width, theme: .light)
            let pdf = try? drawn.figure.pdf(theme: .light)
            sizes.add((png?.count ?? 0) + (pdf?.count ?? 0))
        }
        return sizes.total
    }
}

/// A sum that many tasks add to.
private final class Sizes: @unchecked Sendable {
    // Guarded by the queue.
    private var sum = 0
    private let queue = DispatchQueue(label: "sizes")

    func add(_ size: Int) { queue.sync { sum += size } }
    var total: Int { queue.sync { sum } }
}
