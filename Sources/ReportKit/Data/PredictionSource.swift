import Predictions
import Tables

/// The predictions of one model in a file that a user names.
struct PredictionSource {
    /// What stands in the file, at points with features and observations as far as they are known.
    var file: PredictionFile
    /// The names of the features; none where the points have none.
    var features: [String]
    /// The name of the observation, where there is one.
    var target: String?
    /// What the predictions' model learned from, where the file says it.
    let training: Observations?
    /// The name of the file without the directories around it.
    let name: String
    /// The name in headings.
    var title: String
    /// Whether it is one of several chains, as CmdStan writes a file for each.
    let isChain: Bool
    /// What was decided in reading it, and what may make a result nonsense.
    var remarks: [String]
    var warnings: [String]

    /// Reads a file and says how it was understood.
    ///
    /// - Throws: ``FileError`` if it can't be read, ``DataProblem`` if its content can't be used.
    static func understand(_ path: String, _ choices: ReadingChoices, _ memory: MemoryLimit) throws -> UnderstoodFile {
        if let names = try? Disk().names(in: BytePath(path)),
            let foreign = ForeignForm.ofDirectory(names.map(\.text))
        {
            throw DataProblem("'\(path)': \(foreign)")
        }
        let bytes = try RegularFile.read(path, limit: memory.predictionFile)
        do throws(PredictionFileError) {
            return try UnderstoodFile(bytes, limit: memory.predictionFile, choices: choices)
        } catch .archive(.tooLarge) {
            throw DataProblem(
                "'\(path)': its arrays have more than \(memory.predictionFile) bytes together, \(memory.advice)")
        } catch {
            throw DataProblem("'\(path)': \(error)")
        }
    }

    /// The models in a file that was understood.
    ///
    /// - Parameter kinds: a column that something else uses, if there is one.
    static func models(
        in understood: UnderstoodFile, name: String, title: String, kinds: String? = nil
    ) -> [PredictionSource] {
        let unused = understood.unusedRemark(besides: [kinds].compactMap(\.self))
        let remarks = understood.remarks + [unused].compactMap(\.self)
        return understood.models.enumerated().map { number, model in
            PredictionSource(
                file: model.predictions, features: understood.features, target: understood.target,
                training: understood.training, name: name,
                title: model.name.map { understood.models.count > 1 ? $0 : title } ?? title,
                isChain: understood.form == UnderstoodFile.samplerForm,
                // A file is said once, however many models it holds.
                remarks: number == 0 ? remarks : [], warnings: number == 0 ? understood.warnings : [])
        }
    }
}
