import Tables
import Figures
import Predictions
import Training

/// What the report says about predictions that were adjusted after training.
struct AdjustmentChapter {
    /// The adjusted predictions.
    let result: Evaluation
    /// The same method as it was trained.
    let plain: Evaluation?
    let dataSet: DataSet

    /// The section: what was done and what it promises, what came of it, the band.
    func blocks(_ chapter: ReportModel.Chapter) -> [Block] {
        guard let fitted = result.adjustment?.fitted else { return [] }
        return [
            .paragraph(Prose(words(fitted) + effect))
        ] + chapter.figures(.method, method: result.name)
    }

    private var method: String { result.adjustment?.baseTitle ?? result.title }

    private func words(_ fitted: FittedAdjustment) -> String {
        let count = NumberText.count(fitted.rowCount, "row")
        let rows =
            result.adjustment?.file.map { "\(count) of \($0), which \(method) must not have learned from" }
            ?? "\(count) kept for calibration, which no method has learned from"
        switch fitted {
        case .conformal(let conformal): return self.conformal(conformal, rows)
        case .distribution(let distribution): return self.distribution(distribution, rows)
        case .variance(let scaling):
            let factor = NumberText.significant(scaling.factor, digits: 2)
            let root = NumberText.significant(scaling.factor.squareRoot(), digits: 2)
            return
                "The total variance of \(method) times \(factor), and so σ times \(root): the factor under which the errors at the \(rows), are most likely (Laves and others 2021, arXiv:2104.12376). It makes σ right on average, not at each x."
        case .isotonic:
            return
                "The quantiles of \(method), each moved to where it holds as many observations as it says at the \(rows) (Kuleshov, Fenner & Ermon 2018, arXiv:1807.00263)."
        }
    }

    private func conformal(_ conformal: ConformalPrediction, _ rows: String) -> String {
        let level = PredictiveInterval.text(of: conformal.level)
        let rank = ConformalPrediction.rank(level: conformal.level, rowCount: conformal.rowCount) ?? 0
        let margin = NumberText.significant(abs(conformal.margin), digits: 3)
        let how: String
        switch conformal.kind {
        case .split where conformal.isNormalised:
            how =
                "The mean of \(method) ± \(margin) σ, because \(rank) of the errors, in units of σ, are no larger at the \(rows) (split conformal prediction: Lei and others 2018, arXiv:1604.04173)."
        case .split:
            how =
                "The \(plain?.predictions?.band.centre ?? "mean") of \(method) ± \(margin), because \(rank) of the errors are no larger at the \(rows) (split conformal prediction: Lei and others 2018, arXiv:1604.04173)."
        case .cqr:
            let way = conformal.margin < 0 ? "narrowed" : "widened"
            how =
                "The central \(level) interval of \(method), \(way) by \(margin) at both ends, so that it holds \(rank) of the observations at the \(rows) (conformalised quantile regression: Romano, Patterson & Candès 2019, arXiv:1905.03222)."
        }
        let share = conformal.heldShare()
        let range = "\(NumberText.percent(share.lowerBound)) and \(NumberText.percent(share.upperBound))"
        return how
            + " Guarantee: it holds at least \(level) of new observations that come about like those rows, whatever the method and the noise. That is the mean over all choices of calibration rows and over all x: with one choice of \(conformal.rowCount) rows the share lies between \(range) in 95 of 100 cases, and nothing is promised at a single x or where there are no data."
    }

    private func distribution(_ distribution: ConformalDistribution, _ rows: String) -> String {
        let unit = distribution.isNormalised ? ", in units of σ," : ""
        let centre = plain?.predictions?.band.centre ?? "mean"
        let (low, high) = (distribution.levels.first ?? 0, distribution.levels.last ?? 1)
        return
            "The \(centre) of \(method) with the errors\(unit) at the \(rows), around it: the i-th smallest of \(NumberText.count(distribution.rowCount)) makes the quantile of level i/\(NumberText.count(distribution.rowCount + 1)) (split conformal predictive system: Vovk and others 2018, doi:10.1007/s10994-018-5755-8). Guarantee: of new observations that come about like those rows, the share below each quantile is what its level says, whatever the method and the noise. That is the mean over all choices of calibration rows and over all x; nothing is promised at a single x or where there are no data, and nothing is known beyond the quantiles of \(PredictiveInterval.text(of: low)) and \(PredictiveInterval.text(of: high))."
    }

    /// What came of it on the test points, beside what was before.
    private var effect: String {
        switch result.adjustment?.fitted {
        case .variance, .isotonic, .distribution: break
        case .conformal, nil: return coverage
        }
        func area(_ result: Evaluation?) -> String? {
            result?.scores[.miscalibrationArea, .inRange]?.value.map { NumberText.significant($0, digits: 2) }
        }
        guard let before = area(plain), let after = area(result) else { return "" }
        return
            " Inside the training range the miscalibration area on the test points was \(before) before and is \(after) after."
    }

    private var coverage: String {
        let shares = [Region.inRange, .inGap, .outOfRange].compactMap { region -> String? in
            guard let band = result.predictions?.band, let score = result.scores[band.coverage, region],
                let value = score.value
            else { return nil }
            let interval =
                score.low.flatMap { low in score.high.map { (low, $0) } }
                .map { " [\(NumberText.percent($0)), \(NumberText.percent($1))]" } ?? ""
            return "\(NumberText.percent(value))\(interval) \(region.title)"
        }
        return shares.isEmpty ? "" : " Of the test points it holds \(NumberText.list(shares))."
    }
}
