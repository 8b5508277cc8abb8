import Foundation
import Testing

@testable import Predictions

@Suite("Names of arrays and columns")
struct RoleClaimTests {
    @Test(
        "What libraries call things is known",
        arguments: [
            (
                .mean,
                [
                    "mean", "mu", "loc", "y_pred", "pred", "prediction", "yhat", "y_hat", "Y.Hat", "forecast", "fit",
                    "yPred",
                ]
            ),
            (
                .deviation,
                [
                    "sd", "std", "sigma", "σ", "y_std", "std_dev", "stdev", "scale", "uncertainty", "unc", "y_pred_std",
                    "pred_sd",
                ]
            ),
            (.variance, ["var", "variance", "y_var", "sigma2", "σ²", "predictive_variance"]),
            (.logVariance, ["logvar", "log_var", "log_variance", "y_logvar"]),
            (.meanError, ["se", "se.fit", "mean_se", "std_err"]),
            (.y, ["y", "y_true", "Y_TEST", "target", "observed", "actual", "ground_truth"]),
            (.x, ["x", "X", "x_test", "X_test", "X.test"]),
            (.trainingX, ["x_train", "X_train", "Xtrain"]), (.trainingY, ["y_train", "Y_train"]),
            (.lower, ["lower", "lwr", "y_lower", "yhat_lower", "obs_ci_lower", "pred_lower"]),
            (.upper, ["upper", "upr", "yhat_upper", "obs_ci_upper"]),
            (.meanInterval, ["mean_ci_lower", "mean_ci_upper"]), (.interval, ["y_pis", "intervals"]),
            (.samples, ["samples", "y_rep", "posterior_predictive", "draws"]), (.alpha, ["alpha"]),
            (.level, ["level", "confidence_level"]), (.row, ["id", "index", "rownames", "Unnamed: 0"]),
        ] as [(PredictionRole, [String])])
    func roles(role: PredictionRole, names: [String]) {
        for name in names { #expect(RoleClaim(name) == RoleClaim(role), "\(name)") }
    }

    @Test(
        "A quantile's level is read from its name",
        arguments: [
            ("q05", 0.05), ("q0.05", 0.05), ("0.05", 0.05), ("quantile_0.05", 0.05), ("p5", 0.05), ("q50", 0.5),
            ("q975", 0.975),
            ("5%", 0.05), ("97.5%", 0.975), ("X5.", 0.05), ("Q2.5", 0.025), ("pred_q95", 0.95), ("median", 0.5),
            ("percentile_95", 0.95), ("y_q0.1", 0.1),
        ])
    func levels(name: String, level: Double) throws {
        let claim = try #require(RoleClaim(name))
        #expect(claim.role == .quantiles)
        #expect(abs((claim.level ?? 0) - level) < 1e-12)
    }

    @Test("Numbers belong to series, levels to ends of intervals, and a model stands before both")
    func numbers() {
        #expect(RoleClaim("mean0") == RoleClaim(.mean, number: 0))
        #expect(RoleClaim("y_rep.12") == RoleClaim(.samples, number: 12))
        #expect(RoleClaim("y_pred[3]") == RoleClaim(.mean, number: 3))
        #expect(RoleClaim("x_2") == RoleClaim(.x, number: 2))
        #expect(RoleClaim("lower_90") == RoleClaim(.lower, level: 0.9))
        #expect(RoleClaim("upper0.95") == RoleClaim(.upper, level: 0.95))
        #expect(RoleClaim("AutoARIMA-lo-90") == RoleClaim(.lower, level: 0.9, model: "AutoARIMA"))
        #expect(RoleClaim("AutoARIMA-hi-99.5") == RoleClaim(.upper, level: 0.995, model: "AutoARIMA"))
    }

    @Test(
        "What is no such name claims nothing",
        arguments: [
            "age", "bmi", "y1", "years", "yield", "temp1", "group2", "0", "12", "foo", "", "x_mean_temperature",
        ])
    func unknown(name: String) {
        #expect(RoleClaim(name) == nil)
    }
}

@Suite("The names that the README lists")
struct ReadMeRolesTests {
    @Test("Every name in the table is known as the role beside it")
    func table() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("README.md")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let start = try #require(lines.firstIndex { $0.hasPrefix("| Role | What it is") })
        var count = 0
        for line in lines[(start + 2)...].prefix(while: { $0.hasPrefix("|") }) {
            let cells = line.split(separator: "|")
            let roles = Self.words(cells[0]).compactMap { PredictionRole(rawValue: $0) }
            for name in Self.words(cells[2]) {
                let claim = try #require(RoleClaim(name), "\(name)")
                #expect(roles.contains(claim.role), "\(name)")
                count += 1
            }
        }
        #expect(count > 60)
    }

    /// What stands between backticks.
    private static func words(_ cell: Substring) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
            .map { String($0.element) }
    }
}
