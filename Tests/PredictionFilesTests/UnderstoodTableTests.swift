import Tables
import Testing

@testable import Predictions

/// Tables as libraries and people write them: what is read, what is left and said, what is refused.
@Suite("Tables that are understood")
struct UnderstoodTableTests {
    private func file(
        _ text: String, _ columns: [(String, String)] = [], noX: Bool = false, missing: CSVReader.MissingValues = .fail
    ) throws -> UnderstoodFile {
        var choices = ReadingChoices()
        choices.columns = columns.compactMap { ReadingChoices.Column(role: $0, name: $1) }
        choices.hasNoFeatures = noX
        choices.csv.missing = missing
        return try UnderstoodFile(Array(text.utf8), choices: choices)
    }

    private func samples(_ text: String, _ columns: [(String, String)] = []) throws -> PredictionSamples {
        try #require(try file(text, columns).models.first).predictions.samples
    }

    private func refusal(_ text: String, _ columns: [(String, String)] = []) -> String? {
        do {
            _ = try file(text, columns)
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test(
        "A standard deviation, a variance and their logarithms are the same noise by any name",
        arguments: ["std,0.5", "sd,0.5", "sigma,0.5", "y_std,0.5", "scale,0.5", "unc,0.5", "variance,0.25", "VAR,0.25"])
    func spread(column: String) throws {
        let parts = column.split(separator: ",")
        let found = try samples("x,y,mean,\(parts[0])\n1,2,3,\(parts[1])\n2,3,4,\(parts[1])\n")
        #expect(found.noise == .perPoint([0.25, 0.25]))
        #expect(found.mean == [3, 4])
    }

    @Test("Names of other libraries, without x: nothing is missing but the features")
    func withoutX() throws {
        let file = try file("y_true,y_pred,y_std\n1,2,0.5\n2,3,0.5\n")
        let predictions = try #require(file.models.first).predictions
        #expect(predictions.featureCount == 0 && predictions.x.isEmpty)
        #expect(predictions.y == [1, 2])
        #expect(predictions.samples.noise == .perPoint([0.25, 0.25]))
        #expect(file.unused.isEmpty)
    }

    @Test("A logarithm of the variance is one, unless it looks like a standard deviation")
    func logarithms() throws {
        // exp(−2) from Python's math.exp: 0.1353352832366127.
        guard case .perPoint(let variance) = try samples("x,y,mean,logvar\n1,2,2.3,-2\n2,3,3.4,-2\n").noise else {
            Issue.record("no variance at each point")
            return
        }
        #expect(abs(Double(variance[0]) - 0.135_335_283) < 1e-7)
        let text = "x,y,mean,logvar\n1,2,2.3,0.3\n2,3,3.3,0.3\n"
        #expect(try #require(refusal(text)).contains("--columns sd=logvar"))
        #expect(try samples(text, [("sd", "logvar")]).noise == .perPoint([Float(0.3) * 0.3, Float(0.3) * 0.3]))
        #expect(refusal(text, [("logvar", "logvar")]) == nil)
    }

    @Test("Numbers of draws may begin at 0 and have holes, which are said")
    func series() throws {
        #expect(try samples("x,y,mean0,mean1\n1,2,3,4\n").mean == [3, 4])
        let holes = try file("x,y,mean1,mean2,mean4\n1,2,3,4,5\n2,2,3,4,5\n")
        #expect(holes.models.first?.predictions.samples.drawCount == 3)
        #expect(holes.warnings.contains { $0.contains("the numbers 3 are not there") })
        #expect(try file("x0,x1,x2,y,mean\n1,2,3,4,5\n").features == ["x0", "x1", "x2"])
    }

    @Test("A mean beside draws, quantiles or an interval is their centre")
    func centre() throws {
        let draws = try samples("x,y,mean,mean1,mean2\n1,2,9,3,4\n2,2,9,3,4\n")
        #expect(draws.drawCount == 2 && draws.centre == [9, 9])
        #expect(PredictiveMoments(draws).mean == [9, 9])
        let quantiles = try samples("x,y,mean,q05,q95\n1,2,9,3,14\n2,2,9,3,14\n")
        #expect(quantiles.centre == [9, 9])
        let interval = try samples("x,y,prediction,lower,upper,level\n1,2,9,3,14,0.9\n2,2,9,3,14,0.9\n")
        guard case .interval(let own) = interval.form else {
            Issue.record("no interval")
            return
        }
        #expect(own.centre == [9, 9] && own.level == 0.9)
    }

    @Test("An interval needs its level: in a column, in its names, as α, from the user, or as its library takes it")
    func levels() throws {
        func level(_ text: String, _ columns: [(String, String)] = []) throws -> Double? {
            if case .interval(let interval) = try samples(text, columns).form { interval.level } else { nil }
        }
        #expect(try level("x,y,fit,lower_90,upper_90\n1,2,3,1,4\n") == 0.9)
        #expect(try level("x,y,fit,ci_lower_95,ci_upper_95\n1,2,3,1,4\n") == 0.95)
        #expect(try level("x,y,fit,lower,upper,alpha\n1,2,3,1,4,0.1\n") == 0.9)
        #expect(try level("x,y,fit,lower,upper,level\n1,2,3,1,4,90\n") == 0.9)
        #expect(try level("x,y,fit,lower,upper\n1,2,3,1,4\n", [("level", "0.8")]) == 0.8)
        #expect(try level("x,y,fit,lower,upper,level\n1,2,3,1,4,0.1\n", [("alpha", "level")]) == 0.9)
        #expect(try level("x,y,fit,lwr,upr,se.fit\n1,2,3,1,4,0.1\n") == 0.95)
        #expect(try #require(refusal("x,y,fit,lower,upper\n1,2,3,1,4\n")).contains("--columns level=0.9"))
        let r = try file("x,y,fit,lwr,upr,se.fit\n1,2,3,1,4,0.1\n")
        #expect(r.warnings.contains { $0.contains("R's predict") })
        #expect(r.unusedRemark()?.contains("'se.fit'") == true)
    }

    @Test("What statsmodels says of the mean is not what it says of observations")
    func statsmodels() throws {
        let names = "mean,mean_se,mean_ci_lower,mean_ci_upper,obs_ci_lower,obs_ci_upper"
        let frame = try file("x,y,\(names)\n1,2,3,0.1,2.8,3.2,1,5\n2,2,3,0.1,2.8,3.2,1,5\n")
        guard case .interval(let interval)? = frame.models.first?.predictions.samples.form else {
            Issue.record("no interval")
            return
        }
        #expect(interval.lower == [1, 1] && interval.upper == [5, 5] && interval.level == 0.95)
        #expect(frame.unused.count == 3)
        #expect(try #require(refusal("x,y,mean,se\n1,2,3,0.1\n")).contains("--columns sd=se"))
        #expect(try #require(refusal("x,y,mean,mean_ci_lower,mean_ci_upper\n1,2,3,1,4\n")).contains("bound the mean"))
        #expect(try samples("x,y,mean,se\n1,2,3,0.5\n2,2,3,0.5\n", [("sd", "se")]).noise == .perPoint([0.25, 0.25]))
    }

    @Test("Several models in one file are several methods, and several intervals of one are quantiles")
    func models() throws {
        let head = "unique_id,ds,y,A,A-lo-90,A-hi-90,B,B-lo-80,B-hi-80,B-lo-90,B-hi-90"
        let nixtla = try file("\(head)\nH1,1,2,3,1,4,5,4,6,3,7\nH1,2,2,3,1,4,5,4,6,3,7\n")
        #expect(nixtla.models.map(\.name) == ["A", "B"])
        #expect(nixtla.features == ["ds"])
        guard case .interval(let first)? = nixtla.models.first?.predictions.samples.form,
            case .quantiles(let second)? = nixtla.models.last?.predictions.samples.form
        else {
            Issue.record("an interval and quantiles are needed")
            return
        }
        #expect(first.level == 0.9 && first.centre == [3, 3])
        #expect(second.values == [3, 3, 4, 4, 6, 6, 7, 7])
        #expect(zip(second.levels, [0.05, 0.1, 0.9, 0.95]).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(nixtla.models.last?.predictions.samples.centre == [5, 5])
        #expect(nixtla.unusedRemark()?.contains("'unique_id'") == true)
    }

    @Test("A file says which of its parts are not used")
    func example() throws {
        let bytes = Array("x,y,mean,weight\n1,2,3,4\n".utf8)
        let file = try UnderstoodFile(bytes)
        let unused = file.parts.filter { !$0.isUsed }.map(\.name)
        #expect(unused == ["weight"])
    }

    @Test("Parts of the spread are added, or are those of draws, or are asked about")
    func parts() throws {
        let both = "x,y,mean,epistemic_std,aleatoric_std\n1,2,3,3,4\n2,3,4,3,4\n"
        #expect(try samples(both).noise == .perPoint([25, 25]))
        #expect(try samples(both.replacing("_std", with: "_var")).noise == .perPoint([7, 7]))
        #expect(try file(both).remarks.contains { $0.contains("added") })
        #expect(try #require(refusal(both.replacing("_std", with: ""))).contains("--columns epistemic_sd="))
        #expect(try #require(refusal("x,y,mean,aleatoric_std\n1,2,3,4\n")).contains("a part of the uncertainty"))
        let draws = "x,y,mean1,mean2,epistemic_std,aleatoric_std\n1,2,3,5,1,4\n2,3,4,6,1,4\n"
        #expect(try samples(draws).noise == .perPoint([16, 16, 16, 16]))
    }

    @Test("Numbers of rows, text, and errors are no predictions")
    func weakNames() throws {
        let rows = try file("sample,y,y_pred,y_std,error\n1,2,3,0.5,1\n2,3,4,0.5,1\n")
        #expect(rows.models.first?.predictions.samples.noise == .perPoint([0.25, 0.25]))
        #expect(rows.features.isEmpty && rows.unused.count == 2)
        let text = try file("label,sample,y,mean\na,s1,2,3\nb,s2,3,4\n")
        #expect(text.models.first?.predictions.y == [2, 3] && text.unused.count == 2)
        #expect(try #require(refusal("x,y,mean\n1,2,a\n")).contains("'a' is not a number"))
        let model = try file("ds,y,Model,Model-lo-90,Model-hi-90\n2020-01-01,2,3,1,5\n2020-01-02,2,3,1,5\n")
        #expect(model.models.first?.predictions.samples.form.centre == [3, 3])
        #expect(try file("x,y,forecast,forecast_lo_90,forecast_hi_90\n1,2,3,1,5\n").models.first?.name == nil)
    }

    @Test("A column named after another says how uncertain that is, and what all begin with says nothing")
    func neighbours() throws {
        #expect(try samples("id,logS,logS_unc\n1,3,0.25\n2,4,0.25\n").noise == .perPoint([0.25, 0.25]))
        #expect(try samples("id,logS,logS_mve_uncal_var\n1,3,0.25\n2,4,0.25\n").noise == .perPoint([0.25, 0.25]))
        let file = try file("logP_true,logP_pred,logP_std\n1,3,0.5\n2,4,0.5\n")
        #expect(file.models.first?.predictions.y == [1, 2])
        #expect(file.models.first?.predictions.samples.noise == .perPoint([0.25, 0.25]))
    }

    @Test("A row for each point and draw becomes a row for each point, with what is missing missing")
    func long() throws {
        let file = try file("x,y,sample,value\n1,5,1,10\n1,5,2,11\n2,6,1,20\n2,6,2,21\n3,7,1,30\n")
        let predictions = try #require(file.models.first).predictions
        #expect(predictions.x == [1, 2, 3] && predictions.y == [5, 6, 7])
        #expect(predictions.samples.holdsNoise)
        #expect(predictions.samples.mean.prefix(5) == [10, 20, 30, 11, 21])
        #expect(predictions.samples.mean[5].isNaN)
        let tidy =
            ".row,.chain,.iteration,.draw,y,.prediction\n1,1,1,1,5,10\n1,1,2,2,5,11\n2,1,1,1,6,20\n2,1,2,2,6,21\n"
        #expect(try samples(tidy).mean == [10, 20, 11, 21])
        let chains =
            "x,y,chain,draw,value\n1,5,1,1,10\n1,5,1,2,11\n1,5,2,1,12\n1,5,2,2,13\n2,6,1,1,20\n2,6,1,2,21\n2,6,2,1,22\n2,6,2,2,23\n"
        #expect(try samples(chains.replacing("draw", with: "iteration")).drawCount == 4)
        #expect(
            try #require(refusal(chains.replacing("chain,", with: "z,").replacing("1,5,2", with: "1,5,1"))).contains(
                "same"))
        let quantiles = "x,y,quantile,value\n1,5,0.1,4\n1,5,0.9,6\n2,6,0.1,5\n2,6,0.9,7\n"
        guard case .quantiles(let own) = try samples(quantiles).form else {
            Issue.record("no quantiles")
            return
        }
        #expect(own.levels == [0.1, 0.9] && own.values == [4, 5, 6, 7])
    }

    @Test("A table of CmdStan has draws in rows, comments anywhere, and columns of the sampler")
    func sampler() throws {
        let text = "# model\nlp__,stepsize__,sigma,y_rep.1,y_rep.2\n# adapted\n-1,0.1,2,3,4\n-1,0.1,2,5,6\n# end\n"
        let stan = try file(text)
        let samples = try #require(stan.models.first).predictions.samples
        #expect(samples.mean == [3, 4, 5, 6] && samples.drawCount == 2 && samples.holdsNoise)
        #expect(stan.unused.count == 3)
        let means = try file(text.replacing("y_rep", with: "mu"))
        #expect(means.models.first?.predictions.samples.noise == .perDraw([4, 4]))
        #expect(try #require(refusal(text.replacing("y_rep", with: "theta"))).contains("--columns samples=NAME"))
        #expect(try self.samples(text.replacing("y_rep", with: "theta"), [("samples", "theta")]).mean == [3, 4, 5, 6])
    }

    @Test("Columns of their own names are features, numbers of rows are not, and --x none leaves all out")
    func features() throws {
        let own = try file("age,bmi,y,mean\n1,2,3,4\n2,3,4,5\n")
        #expect(own.features == ["age", "bmi"])
        #expect(own.remarks.contains { $0.contains("'age' and 'bmi'") })
        for head in ["id", "", "index", "Unnamed: 0"] {
            let file = try file("\(head),y,mean\n0,3,4\n1,4,5\n2,5,6\n")
            #expect(file.features.isEmpty, "\(head)")
            #expect(file.unused.count == 1)
        }
        #expect(try file("x,y,mean\n1,2,3\n", noX: true).features.isEmpty)
        #expect(try file("x,z,y,mean\n1,2,3,4\n").unusedRemark()?.contains("'z'") == true)
        #expect(try file("x,z,y,mean\n1,2,3,4\n", [("x", "z")]).features == ["z"])
    }

    @Test("Two columns for one role are refused with the option that decides, unless they say the same")
    func conflicts() throws {
        #expect(try #require(refusal("x,y,mean,y_pred\n1,2,3,4\n")).contains("--columns mean=mean"))
        #expect(try samples("x,y,mean,y_pred\n1,2,3,4\n", [("mean", "y_pred")]).mean == [4])
        #expect(try file("x,y,mean,y_pred\n1,2,3,3\n").unusedRemark()?.contains("the same as 'mean'") == true)
        #expect(try #require(refusal("x,y,mean,std,variance\n1,2,3,4,5\n")).contains("--columns sd=std"))
        #expect(try file("x,y,mean,std,variance\n1,2,3,4,16\n").unused.count == 1)
        #expect(
            try #require(refusal("x,y,mean,std,lower,upper,level\n1,2,3,1,0,9,0.9\n1,2,3,1,1,6,0.9\n")).contains(
                "unused="))
        let description = "x,y,mean,std,lower,upper\n1,2,3,1,1,5\n1,2,3,2,-1,7\n"
        #expect(try file(description).unused.count == 2)
        #expect(try #require(refusal("x,y,sample1,sample2,variance\n1,2,3,4,1\n")).contains("count noise twice"))
    }

    @Test("Crossing quantiles are sorted and counted, falling levels read, and an end may be infinite")
    func quantiles() throws {
        let crossing = try file("x,y,q95,q50,q05\n1,2,5,4,3\n2,3,4,5,3\n")
        guard case .quantiles(let own)? = crossing.models.first?.predictions.samples.form else {
            Issue.record("no quantiles")
            return
        }
        #expect(own.levels == [0.05, 0.5, 0.95] && own.values == [3, 3, 4, 4, 5, 5])
        #expect(crossing.warnings == ["quantiles cross at 1 of 2 points; they were sorted there"])
        let open = try samples("x,y,lower,upper,level\n1,2,-inf,4,0.9\n2,3,5,inf,0.9\n")
        var predictions = try ObservedPredictions(open, observed: [2, 3])
        #expect(predictions.points == [0, 1])
        let coverage = try #require(Score.ofBands(open, besides: []).first { $0.name.hasPrefix("coverage") })
        #expect(coverage.value(&predictions).value?.value == 0.5)
    }

    @Test("A point without x is refused with the option that leaves it out")
    func missing() throws {
        let text = "x,y,mean,variance\n1,2,3,1\n,3,4,1\n3,4,5,1\n"
        #expect(try #require(refusal(text)).contains("--missing drop"))
        let dropped = try file(text, missing: .drop)
        #expect(dropped.models.first?.predictions.x == [1, 3])
        #expect(dropped.warnings == ["1 of 3 points left out because a feature is missing"])
    }

    @Test("Values far from zero lose nothing: what they have in common is taken off")
    func offset() throws {
        let file = try file("x,y,mean,variance\n1,1000000001.5,1000000001.25,1\n2,1000000002.5,1000000002.75,1\n")
        let predictions = try #require(file.models.first).predictions
        #expect(predictions.offset == 1e9)
        #expect(predictions.y == [1.5, 2.5] && predictions.samples.mean == [1.25, 2.75])
        #expect(try PredictionFile(csv: predictions.csv()) == predictions)
        #expect(try PredictionFile(npz: try predictions.npz()) == predictions)
    }

    @Test("A single value carries no uncertainty, and a variance of zero is none")
    func points() throws {
        let zero = try file("x,y,mean,variance\n1,2,3,0\n2,3,4,0\n")
        let alone = try file("x,y,mean\n1,2,3\n2,3,4\n")
        for file in [zero, alone] {
            let samples = try #require(file.models.first).predictions.samples
            #expect(samples.isPointPrediction && !samples.hasDistribution)
            #expect(file.warnings.contains { $0.contains("carries no uncertainty") })
            var predictions = try ObservedPredictions(samples, observed: [2, 3])
            for score in Score.all where !["rmse", "mae", "r-squared"].contains(score.name) {
                #expect(score.value(&predictions).value == nil, "\(score.name)")
            }
        }
        let partly = try samples("x,y,mean,variance\n1,2,3,0\n2,3,4,1\n")
        var predictions = try ObservedPredictions(partly, observed: [2, 3])
        #expect(
            Score.negativeLogLikelihood.value(&predictions)
                == .undefined(reason: "The predictive variance is zero at 1 of 2 points, where no density exists."))
    }

    @Test("Signs of a misreading are said: a level that is an α, and predictions of another scale")
    func hints() throws {
        let rows = (0..<20).map { "\($0),\($0),\(Double($0) / 10 - 1),\($0 - 1),\($0 + 1)" }.joined(separator: "\n")
        let scale = try file("x,y,mean,lower,upper,level\n" + rows.replacing("\n", with: ",0.9\n") + ",0.9\n")
        #expect(scale.warnings.contains { $0.contains("another scale") })
        let alpha = try file("x,y,lower,upper,level\n1,2,1,3,0.1\n2,3,2,4,0.1\n")
        #expect(alpha.warnings.contains { $0.contains("--columns alpha=level") })
    }

    @Test(
        "A column that may be a band is no feature: beside a single prediction the user says what it is",
        arguments: ["rmse", "confidence_score", "model_err", "predictive_entropy", "conf", "cov_diag"])
    func unnamedBand(column: String) throws {
        let text = "y_true,y_pred,\(column)\n1,1.5,0.5\n2,2.5,0.25\n"
        let message = try #require(refusal(text))
        #expect(message.contains("--columns sd=\(column)") && message.contains("--columns unused=\(column)"))
        #expect(try samples(text, [("sd", column)]).noise == .perPoint([0.25, 0.0625]))
        #expect(try samples(text, [("unused", column)]).isPointPrediction)
        #expect(try #require(self.file(text, [("x", column)]).models.first).predictions.x == [0.5, 0.25])
    }

    @Test("A column that may be a band is no feature beside a band either, and it is named")
    func bandBesideBand() throws {
        let file = try self.file("a,temp_std,y_true,y_pred,y_std\n7,9,1,1.5,0.5\n8,9,2,2.5,0.5\n")
        #expect(try #require(file.models.first).predictions.x == [7, 8])
        #expect(file.unused.contains { $0.contains("temp_std") && $0.contains("--x takes it") })
    }

    @Test("CatBoost's parts of the uncertainty may be variances or deviations: the user says which")
    func catBoost() throws {
        let text = "y,mean_predictions,knowledge_uncertainty,data_uncertainty\n1,1.5,0.1,1\n2,2.5,0.1,1\n"
        #expect(try #require(refusal(text)).contains("knowledge_uncertainty"))
        let said = [("epistemic_variance", "knowledge_uncertainty"), ("aleatoric_variance", "data_uncertainty")]
        let moments = PredictiveMoments(try samples(text, said))
        #expect(moments.total.allSatisfy { abs($0 - 1.1) < 1e-6 })
    }

    @Test("What is predicted of a target tells that the target was observed")
    func target() throws {
        let found = try #require(self.file("a,b,z,z_pred,z_std\n7,8,1,1.5,0.5\n9,6,2,2.5,0.5\n").models.first)
            .predictions
        #expect(found.y == [1, 2] && found.samples.mean == [1.5, 2.5] && found.x == [7, 8, 9, 6])
        // Here y may as well be what was observed.
        let message = try #require(refusal("x,y,z,z_pred,z_std\n7,8,1,1.5,0.5\n9,6,2,2.5,0.5\n"))
        #expect(message.contains("'y' and 'z'") && message.contains("--columns y="))
    }

    @Test("Which rows a model learned from is no feature, and whoever scores them all is warned")
    func split() throws {
        let file = try self.file("split,x,y,mean,std\ntrain,1,1,1,1\ntest,2,2,2,1\n")
        #expect(try #require(file.models.first).predictions.x == [1, 2])
        #expect(file.warnings.contains { $0.contains("'split'") && $0.contains("leave those out") })
        let folds = try self.file("fold,y,mean,std\n1,1,1,1\n2,2,2,1\n")
        #expect(try #require(folds.models.first).predictions.x.isEmpty && folds.warnings.isEmpty)
    }
}

extension PredictionSamples.Form {
    /// The centre of an interval; nil for other forms.
    fileprivate var centre: [Double]? {
        if case .interval(let interval) = self { interval.centre } else { nil }
    }
}
