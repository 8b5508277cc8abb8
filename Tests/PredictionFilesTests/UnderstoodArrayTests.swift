import Testing

@testable import Predictions

/// Arrays as libraries save them: axes in any place that is certain, scalars, chains, capitals.
@Suite("Arrays that are understood")
struct UnderstoodArrayTests {
    private func file(_ arrays: [(String, [Int], [Double])]) throws -> UnderstoodFile {
        try UnderstoodFile(
            npz: try ZipArchive.file(arrays.map { ($0 + ".npy", NumPyArray.file(shape: $1, values: $2)) }))
    }

    private func samples(_ arrays: [(String, [Int], [Double])]) throws -> PredictionSamples {
        try #require(try file([("y", [3], [1, 2, 3])] + arrays).models.first).predictions.samples
    }

    private let six: [Double] = [1, 2, 3, 4, 5, 6]

    @Test("Axes of one and points in rows are certain; chains are joined")
    func axes() throws {
        let plain = try samples([("mean", [2, 3], six)])
        #expect(try samples([("mean", [2, 3, 1], six)]) == plain)
        #expect(try samples([("mu", [3, 2], [1, 4, 2, 5, 3, 6])]) == plain)
        #expect(try samples([("predictions", [1, 2, 3], six)]) == plain)
        let chains = try samples([("samples", [2, 2, 3], six + six)])
        #expect(chains.drawCount == 4 && chains.mean == (six + six).map { Float($0) })
        let square = try file([("y", [3], [1, 2, 3]), ("mean", [3, 3], six + [7, 8, 9])])
        #expect(square.remarks.contains { $0.contains("as many rows as columns") })
        #expect(
            try file([("y", [3, 1], [1, 2, 3]), ("mean", [3, 1], [1, 2, 3])]).models.first?.predictions.y == [1, 2, 3])
    }

    @Test("A spread is one number, one for each draw, one for each point, or all of them")
    func spread() throws {
        let mean: (String, [Int], [Double]) = ("mean", [2, 3], six)
        #expect(try samples([mean, ("variance", [], [0.5])]).noise == .perDraw([0.5, 0.5]))
        #expect(try samples([mean, ("std", [1], [0.5])]).noise == .perDraw([0.25, 0.25]))
        #expect(try samples([mean, ("variance", [2], [1, 2])]).noise == .perDraw([1, 2]))
        #expect(try samples([mean, ("variance", [2, 1], [1, 2])]).noise == .perDraw([1, 2]))
        #expect(try samples([mean, ("variance", [3], [1, 2, 3])]).noise == .perPoint([1, 2, 3, 1, 2, 3]))
        #expect(try samples([mean, ("std", [2, 3], six)]).noise == .perPoint([1, 4, 9, 16, 25, 36]))
        let covariance: [Double] = [1, 9, 9, 9, 2, 9, 9, 9, 3]
        #expect(try samples([("mean", [3], [1, 2, 3]), ("cov", [3, 3], covariance)]).noise == .perPoint([1, 2, 3]))
        #expect(try samples([mean, ("std", [3, 2], [1, 4, 2, 5, 3, 6])]).noise == .perPoint([1, 4, 9, 16, 25, 36]))
    }

    @Test("Capitals and other names make no difference, and what nobody uses is named")
    func names() throws {
        let own = try file([
            ("X_test", [3], [1, 2, 3]), ("y_test", [3], [1, 2, 3]), ("mu", [2, 3], six), ("sigma", [2, 3], six),
            ("X_train", [2], [5, 6]), ("y_train", [2], [7, 8]), ("weights", [4], [1, 2, 3, 4]),
        ])
        #expect(own.training == Observations(x: [5, 6], y: [7, 8]))
        #expect(own.models.first?.predictions.samples.noise == .perPoint([1, 4, 9, 16, 25, 36]))
        #expect(own.unused == ["'weights' (nothing is known of this name)"])
    }

    @Test("Intervals in one array are read as MAPIE gives them")
    func mapie() throws {
        let pis: [Double] = [0, 0.5, 4, 3.5, 1, 1.5, 5, 4.5, 2, 2.5, 6, 5.5]
        let two = try samples([
            ("y_pred", [3], [1, 2, 3]), ("y_pis", [3, 2, 2], pis), ("confidence_level", [2], [0.9, 0.5]),
        ])
        guard case .quantiles(let own) = two.form else {
            Issue.record("no quantiles")
            return
        }
        #expect(own.values == [0, 1, 2, 0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 4, 5, 6])
        #expect(two.centre == [1, 2, 3])
        let one = try samples([("y_pis", [3, 2, 1], [0, 4, 1, 5, 2, 6]), ("alpha", [], [0.1])])
        guard case .interval(let interval) = one.form else {
            Issue.record("no interval")
            return
        }
        #expect(interval.lower == [0, 1, 2] && interval.upper == [4, 5, 6] && interval.level == 0.9)
    }

    @Test("Levels fall, are in percent, or stand in rows for each point")
    func quantiles() throws {
        let expected = try samples([("quantiles", [2, 3], six), ("levels", [2], [0.1, 0.9])])
        #expect(try samples([("quantiles", [2, 3], [4, 5, 6, 1, 2, 3]), ("levels", [2], [0.9, 0.1])]) == expected)
        #expect(try samples([("quantiles", [2, 3], six), ("levels", [2], [10, 90])]) == expected)
        #expect(try samples([("quantiles", [3, 2], [1, 4, 2, 5, 3, 6]), ("levels", [2], [0.1, 0.9])]) == expected)
    }

    @Test("Draws of what was observed may bear its name, and a spread beside draws is theirs or is refused")
    func draws() throws {
        let draws: [Double] = [0, 1, 2, 2, 3, 4, 4, 5, 6, 6, 7, 8, 8, 9, 10]
        #expect(try samples([("obs", [5, 3], draws)]).holdsNoise)
        // NumPy 2.4.6: std([0, 2, 4, 6, 8], ddof=1) is 3.1622776601683795.
        #expect(try samples([("samples", [5, 3], draws), ("std", [3], [3.16, 3.16, 3.16])]).holdsNoise)
        #expect(throws: PredictionFileError.self) {
            try samples([("samples", [2, 3], six), ("variance", [2, 3], six)])
        }
    }

    @Test("Files of other programs are named with the lines that convert them")
    func foreign() throws {
        for (bytes, words) in [
            ([0x89] + Array("HDF\r\n".utf8), "arviz.from_netcdf"), (Array("PAR1".utf8), "pandas.read_parquet"),
            ([0x80, 4, 0x95, 0], "pickle.load"), (Array("CDF\u{1}".utf8), "arviz"),
        ] as [([UInt8], String)] {
            do throws(PredictionFileError) {
                _ = try UnderstoodFile(bytes)
                Issue.record("\(words) is not refused")
            } catch {
                #expect(error.description.contains(words))
            }
        }
        let torch = try ZipArchive.file([("data.pkl", [1])])
        do throws(PredictionFileError) {
            _ = try UnderstoodFile(torch)
            Issue.record("a file of PyTorch is not refused")
        } catch {
            #expect(error.description.contains("torch.load"))
        }
    }

    @Test("Text that gzip compressed is read, and damage to it is refused")
    func gzip() throws {
        // gzip.compress(b"x,y,mean\n1,2,3\n", mtime=0) of Python 3.11.
        let bytes: [UInt8] = [
            0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xAB, 0xD0, 0xA9, 0xD4, 0xC9, 0x4D,
            0x4D, 0xCC, 0xE3, 0x32, 0xD4, 0x31, 0xD2, 0x31, 0xE6, 0x02, 0x00, 0x8A, 0x65, 0x96, 0xEB, 0x0F,
            0x00, 0x00, 0x00,
        ]
        #expect(try UnderstoodFile(bytes).models.first?.predictions.samples.mean == [3])
        #expect(throws: PredictionFileError.self) { try UnderstoodFile(Array(bytes.dropLast(3))) }
        #expect(throws: PredictionFileError.self) { try Gzip.inflated(bytes, limit: 5) }
    }
}
