extension PredictionRole {
    /// The names that arrays and columns have in what libraries write, by role; upper and lower case and `.`, `_`, `-` and
    /// blanks make no difference, and the words of ``neutral`` may stand before or behind.
    ///
    /// This is the one table of names: what is read, what the README lists and what `report inspect` says come from it.
    static let names: [(role: PredictionRole, names: [String])] = [
        (.x, ["x", "x_test", "x_val", "x_new", "x_grid", "inputs", "input", "features", "test_x"]),
        (
            .y,
            [
                "y", "y_true", "y_test", "y_obs", "y_observed", "y_actual", "y_val", "observed", "observation",
                "observations", "obs", "actual", "actuals", "true", "truth", "ground_truth", "gt", "target", "targets",
                "label", "labels", "response", "outcome", "test_y", "true_value", "true_values", "measured",
                "true_y", "actual_y", "observed_y", "y_measured", "y_truth", "y_label",
                "test_target", "test_targets", "target_true",
            ]
        ),
        (
            .mean,
            [
                "mean", "means", "mu", "mus", "loc", "locs", "pred", "preds", "prediction", "predictions", "predicted",
                "yhat",
                "fit", "fitted", "fitted_values", "forecast", "forecasts", "estimate", "estimates", "estimated",
                "expected",
                "ensemble", "member", "members", "point_forecast", "predicted_value", "predicted_values", "epred",
            ]
        ),
        (.centre, ["centre", "center"]),
        (
            .deviation,
            [
                "sd", "sds", "std", "stds", "sigma", "sigmas", "stdev", "std_dev", "std_deviation",
                "standard_deviation",
                "deviation", "scale", "scales", "uncertainty", "uncertainties", "unc", "uncert",
            ]
        ),
        (.variance, ["variance", "variances", "var", "vars", "sigma2", "sigma_sq", "sigma_squared", "mse_var"]),
        (
            .epistemicDeviation,
            ["epistemic_sd", "epistemic_std", "epistemic_sigma", "std_epistemic", "sigma_epistemic"]
        ),
        (.epistemicVariance, ["epistemic_var", "epistemic_variance", "var_epistemic"]),
        (
            .aleatoricDeviation,
            ["aleatoric_sd", "aleatoric_std", "aleatoric_sigma", "std_aleatoric", "sigma_aleatoric"]
        ),
        (.aleatoricVariance, ["aleatoric_var", "aleatoric_variance", "var_aleatoric"]),
        (
            .spreadPart,
            [
                "epistemic", "aleatoric", "epistemic_uncertainty", "aleatoric_uncertainty", "epistemic_unc",
                "aleatoric_unc", "knowledge_uncertainty", "data_uncertainty", "model_uncertainty",
            ]
        ),
        (.covariance, ["cov", "covariance", "covar"]),
        (.logVariance, ["logvar", "log_variance", "log_vars", "ln_var", "log_sigma2", "log_sigma_sq"]),
        (.logDeviation, ["log_sd", "log_std", "log_sigma", "log_scale", "ln_sigma"]),
        (
            .meanError,
            [
                "se", "se_fit", "se_mean", "mean_se", "stderr", "std_err", "std_error", "standard_error", "sem",
                "est_error",
            ]
        ),
        (
            .samples,
            [
                "samples", "sample", "draws", "draw", "y_rep", "y_tilde", "y_new", "y_sim", "posterior_predictive",
                "posterior_samples", "predictive_samples", "y_samples", "samples_pred",
            ]
        ),
        (.quantiles, ["quantiles", "quantile", "percentiles", "pred_quantiles"]),
        (
            .levels,
            ["levels", "quantile_levels", "probs", "probabilities", "taus", "tau", "q_levels", "percentile_levels"]
        ),
        (
            .interval,
            ["interval", "intervals", "y_pis", "pis", "pi", "y_pi", "prediction_interval", "prediction_intervals"]
        ),
        (
            .lower,
            [
                "lower", "lwr", "lo", "low", "lower_bound", "lb", "pi_lower", "lower_pi", "obs_ci_lower", "ci_lower",
                "lower_ci",
            ]
        ),
        (
            .upper,
            [
                "upper", "upr", "hi", "high", "upper_bound", "ub", "pi_upper", "upper_pi", "obs_ci_upper", "ci_upper",
                "upper_ci",
            ]
        ),
        (
            .level,
            [
                "level", "confidence_level", "conf_level", "confidence", "coverage", "nominal", "nominal_coverage",
                "interval_width",
            ]
        ),
        (.alpha, ["alpha", "alphas", "significance", "significance_level", "miscoverage"]),
        (.trainingX, ["x_train", "train_x", "x_training", "inputs_train", "train_inputs"]),
        (.trainingY, ["y_train", "train_y", "y_training", "targets_train", "train_targets"]),
        (.meanInterval, ["mean_ci_lower", "mean_ci_upper", "confidence_lower", "confidence_upper"]),
        (
            .row,
            [
                "row", "rownames", "row_names", "row_id", "id", "index", "idx", "obs_id", "item_id", "unique_id",
                "series_id", "unnamed_0", "point",
            ]
        ),
        (
            .error,
            [
                "error", "errors", "residual", "residuals", "resid", "abs_error", "absolute_error", "squared_error",
                "z_score",
                "crps", "nll", "pit",
            ]
        ),
        (
            .split,
            ["split", "subset", "partition", "data_split", "train_test", "is_train", "is_test", "fold", "cv_fold"]
        ),
        (.chain, ["chain"]),
        (.value, ["value", "values"]),
    ]

    /// Words that say nothing of the role where another word does: `y_pred_std` is a standard deviation.
    static let neutral = [
        "predictive", "predicted", "predictions", "prediction", "preds", "pred", "forecast", "yhat", "hat", "test",
        "total",
        "target", "posterior", "model", "output", "y",
    ]

    /// Bases of names that a level follows, such as `q05` or `quantile_0.05`.
    static let quantileBases: Set = ["q", "quantile", "quantiles", "p", "percentile", "pct", "perc", "ql"]

    /// Roles of which there may be a numbered series, such as `mean1`, `mean2`, ….
    static let numbered: Set<PredictionRole> = [
        .x, .mean, .deviation, .variance, .logVariance, .logDeviation, .samples,
    ]

    /// Words for predictions: `price_pred` beside `price` is what a model says of it.
    static let predicted: Set = ["pred", "preds", "prediction", "predictions", "predicted", "hat", "forecast"]

    /// Words for a spread or an error: a column with one of them may be a band that nobody recognised.
    private static let uncertain: Set = [
        "uncertainty", "uncertainties", "uncert", "unc", "std", "stds", "stdev", "stddev", "sd", "sigma", "dev",
        "deviation", "var", "variance", "logvar", "rmse", "mse", "mae", "confidence", "conf", "epistemic", "aleatoric",
        "err", "error", "errors", "stderr", "entropy", "spread", "margin", "cov", "covariance", "lower", "upper", "ci",
        "pi", "interval",
    ]

    /// Whether one of the words of a name is one for a spread or an error.
    static func speaksOfUncertainty(_ name: String) -> Bool {
        name.split { !($0.isLetter || $0.isNumber) }.contains { uncertain.contains(normal(String($0))) }
    }

    /// The role that a whole name has, without a number.
    init?(named name: String) {
        self.init(normal: Self.normal(name))
    }

    private init?(normal: String) {
        if let role = Self.known[normal] {
            self = role
            return
        }
        for word in Self.neutral {
            var rest: Substring?
            if normal.hasPrefix(word) { rest = normal.dropFirst(word.count) }
            if normal.hasSuffix(word) { rest = normal.dropLast(word.count) }
            guard let rest, !rest.isEmpty, let role = PredictionRole(normal: String(rest)), role.takesNeutralWords
            else {
                continue
            }
            self = role
            return
        }
        return nil
    }

    /// Whether the name stays what it is with a neutral word beside it: `y_level` is no level of an interval.
    private var takesNeutralWords: Bool {
        switch self {
        case .mean, .deviation, .variance, .covariance, .logVariance, .logDeviation, .meanError, .samples, .quantiles,
            .interval, .lower,
            .upper, .centre:
            true
        default: false
        }
    }

    /// A name in lower case, letters and digits alone; Greek letters are spelled.
    static func normal(_ name: String) -> String {
        var normal = ""
        for character in name.lowercased() {
            switch character {
            case "μ", "µ": normal += "mu"
            case "σ": normal += "sigma"
            case "²": normal += "2"
            case _ where character.isLetter || character.isNumber: normal.append(character)
            default: break
            }
        }
        return normal
    }

    private static let known: [String: PredictionRole] = {
        var known: [String: PredictionRole] = [:]
        for (role, names) in names {
            for name in names + [role.rawValue] where known[normal(name)] == nil { known[normal(name)] = role }
        }
        return known
    }()
}
