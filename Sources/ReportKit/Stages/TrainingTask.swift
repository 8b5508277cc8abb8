import Training

/// A method on a data set, or on a fold of it.
struct TrainingTask: Sendable {
    /// The place of the method on the data set in the order of the report; its folds share it.
    let job: Int
    /// The place of the data set in the plan.
    let dataSet: Int
    /// The place of the fold; nil for the whole.
    let fold: Int?
    /// The place of its problem: the whole before the folds.
    var problem: Int { fold.map { $0 + 1 } ?? 0 }
    /// What is learned from.
    let data: DataSet
    /// The method.
    let method: any Method

    /// A source of randomness of its own.
    func key(_ root: RandomKey) -> RandomKey {
        let own = root.child(data.name).child(method.description.name)
        return fold.map { own.child("fold").child($0) } ?? own
    }
}

extension RunPlan {
    /// Everything that is trained, the whole of each data set before its folds.
    var trainingTasks: [TrainingTask] {
        let pairs = dataSets.indices.flatMap { dataSet in methods.map { (dataSet: dataSet, method: $0) } }
        return pairs.enumerated().flatMap { job, pair in
            let whole = dataSets[pair.dataSet]
            let folds = whole.folds.enumerated().map { fold, rows in
                TrainingTask(
                    job: job, dataSet: pair.dataSet, fold: fold, data: whole.part(rows), method: pair.method)
            }
            return [TrainingTask(job: job, dataSet: pair.dataSet, fold: nil, data: whole, method: pair.method)] + folds
        }
    }
}
