import Testing

@testable import Predictions

@Suite("Files of predictions")
struct PredictionFileTests {
    /// An archive of arrays, given by their shapes; the values count from 1.
    func archive(_ shapes: [(name: String, shape: [Int])]) throws -> [UInt8] {
        try ZipArchive.file(
            shapes.map { name, shape in
                (name + ".npy", NumPyArray.file(shape: shape, values: (0..<shape.reduce(1, *)).map { Double($0 + 1) }))
            })
    }

    /// The message that a file gets, if it is refused.
    func refusal(npz file: [UInt8]) -> String? {
        do throws(PredictionFileError) {
            _ = try PredictionFile(npz: file)
            return nil
        } catch {
            return error.description
        }
    }

    /// The message that a CSV file gets, if it is refused.
    func refusal(csv text: String) -> String? {
        do throws(PredictionFileError) {
            _ = try PredictionFile(csv: Array(text.utf8))
            return nil
        } catch {
            return error.description
        }
    }

    func example(noise: PredictionSamples.Noise, featureCount: Int = 1, y: [Double]? = [0.1, 1e-300, -3]) throws
        -> PredictionFile
    {
        let samples = try PredictionSamples(
            drawCount: 2, pointCount: 3, mean: [1, 0.1, -3, 4e-20, 5, 6], noise: noise)
        return try PredictionFile(
            x: (0..<3 * featureCount).map { Double($0) / 3 }, featureCount: featureCount, samples: samples, y: y)
    }

    @Test("A file from NumPy gives its numbers", arguments: ["stored.npz", "compressed.npz"])
    func numPy(name: String) throws {
        let file = try PredictionFile(npz: try fixture(name))
        let mean: [Float] = [1, 2, 3, 4, 1.5, 2.5, 3.5, 4.5, -1, 0, 1, 2]
        #expect(file.x == [-1, 0, 0.5, 2.25])
        #expect(file.featureCount == 1)
        #expect(file.y == [1, 0, 0.25, 5.0625])
        #expect(file.samples.drawCount == 3)
        #expect(file.samples.pointCount == 4)
        #expect(file.samples.mean == mean)
        #expect(file.samples.noise == .perPoint(mean.map { $0 * $0 / 16 }))
        #expect(file.warnings.isEmpty)
    }

    @Test("A file comes back from both forms as it was")
    func roundTrip() throws {
        let perPoint = PredictionSamples.Noise.perPoint([1, 2, 3, 0.1, 0.2, 0.3])
        for noise in [.none, .perDraw([0.5, 0.7]), perPoint] {
            for featureCount in [1, 2] {
                for y in [nil, [0.1, 1e-300, -3]] {
                    let file = try example(noise: noise, featureCount: featureCount, y: y)
                    #expect(try PredictionFile(npz: try file.npz()) == file)
                    let spread = PredictionSamples.Noise.perPoint([0.5, 0.5, 0.5, 0.7, 0.7, 0.7])
                    let expected = try example(
                        noise: noise == .perDraw([0.5, 0.7]) ? spread : noise, featureCount: featureCount, y: y)
                    #expect(try PredictionFile(csv: file.csv()) == expected)
                }
            }
        }
    }

    @Test("Quantiles and intervals come back from both forms as they were")
    func forms() throws {
        let quantiles = try PredictiveQuantiles(levels: [0.025, 0.5, 0.9], values: [1, 1e-20, 1.5, 2, 3, 20])
        let bare = try PredictiveInterval(level: 0.9, lower: [0.1, -1], upper: [1.0 / 3, 4])
        let centred = try PredictiveInterval(level: 0.9, lower: [0.1, -1], upper: [1.0 / 3, 4], centre: [0.2, 0])
        for samples in [PredictionSamples(quantiles), PredictionSamples(bare), PredictionSamples(centred)] {
            for y in [nil, [7.0, 8.0]] {
                let file = try PredictionFile(x: [1, 2], samples: samples, y: y)
                #expect(try PredictionFile(npz: try file.npz()) == file)
                #expect(try PredictionFile(csv: file.csv()) == file)
            }
        }
        let text = String(
            decoding: try PredictionFile(x: [1, 2], samples: PredictionSamples(quantiles)).csv(), as: UTF8.self)
        #expect(text.hasPrefix("x,quantile0.025,quantile0.5,quantile0.9\r\n1,1,1.5,3\r\n"))
    }

    @Test(
        "Quantiles and intervals that don't fit are refused",
        arguments: [
            ([("x", [2]), ("quantiles", [3, 2])], "'quantiles' needs the levels"),
            ([("x", [2]), ("quantiles", [3, 2]), ("levels", [2])], "a row for each of the 2 levels"),
            ([("x", [2]), ("quantiles", [3, 2]), ("levels", [3])], "on one side of 0.5"),
            ([("x", [3]), ("quantiles", [3, 2]), ("levels", [3])], "quantiles has the shape [3 × 2]"),
            ([("x", [2]), ("quantiles", [2]), ("levels", [1])], "quantiles has the shape [2]"),
            ([("x", [2]), ("lower", [2]), ("level", [])], "has no upper end"),
            ([("x", [2]), ("lower", [2]), ("upper", [3]), ("level", [])], "upper has the shape [3]"),
            ([("x", [2]), ("lower", [2]), ("upper", [2]), ("level", [2])], "at some points"),
        ] as [([(String, [Int])], String)])
    func formRefusals(shapes: [(String, [Int])], words: String) throws {
        let message = try #require(refusal(npz: try archive(shapes.map { (name: $0.0, shape: $0.1) })))
        #expect(message.contains(words), "\(message)")
    }

    @Test("The CSV form has a row for each point")
    func csv() throws {
        let file = try example(noise: .perDraw([0.5, 0.7]))
        let expected = """
            x,y,mean1,mean2,variance1,variance2\r
            0,0.1,1,4e-20,0.5,0.7\r
            0.3333333333333333,1e-300,0.1,5,0.5,0.7\r
            0.6666666666666666,-3,-3,6,0.5,0.7\r

            """
        #expect(String(decoding: file.csv(), as: UTF8.self) == expected)
    }

    @Test("A mean along one axis is one draw, and a variance along one axis belongs to draws")
    func shapes() throws {
        let single = try PredictionFile(npz: try archive([("x", [4]), ("mean", [4]), ("variance", [4])]))
        #expect(single.samples.drawCount == 1)
        #expect(single.samples.noise == .perPoint([1, 2, 3, 4]))
        let draws = try PredictionFile(npz: try archive([("x", [3, 2]), ("mean", [2, 3]), ("variance", [2])]))
        #expect(draws.featureCount == 2)
        #expect(draws.samples.noise == .perDraw([1, 2]))
    }

    @Test(
        "Arrays that don't fit together are refused with the shape that would",
        arguments: [
            ([("x", [5]), ("mean", [2, 3])], ["mean has the shape [2 × 3]", "[5] or [S × 5]"]),
            ([("x", [3]), ("mean", [])], ["mean has the shape []"]),
            ([("x", [3]), ("mean", [2, 3, 2])], ["mean has the shape [2 × 3 × 2]", "[S × 3]"]),
            ([("x", [0]), ("mean", [2, 0])], ["there are no predictions"]),
            ([("x", [0]), ("mean", [0])], ["there are no predictions"]),
            ([("x", [3, 2, 1]), ("mean", [2, 3])], ["x has the shape [3 × 2 × 1]"]),
            (
                [("x", [3]), ("mean", [3, 3]), ("variance", [3])], ["variance has the shape [3]", "[3 × 1]", "[1 × 3]"]
            ),
            ([("x", [3]), ("mean", [2, 3]), ("variance", [4])], ["variance has the shape [4]", "[2 × 3]"]),
            ([("x", [3]), ("mean", [2, 3]), ("y", [2])], ["x has the shape [3]", "[2]"]),
            ([("x", [3]), ("mena", [2, 3])], ["known as mean", "did you mean 'mena'?", "--columns"]),
            ([], ["known as mean", "holds nothing"]),
        ] as [([(String, [Int])], [String])])
    func refusals(shapes: [(String, [Int])], words: [String]) throws {
        let message = try #require(refusal(npz: try archive(shapes.map { (name: $0.0, shape: $0.1) })))
        for word in words { #expect(message.contains(word)) }
    }

    @Test("Draws of observations are called samples, in both forms; an array of draws alone finds its points elsewhere")
    func draws() throws {
        let x = NumPyArray.file(shape: [2], values: [1, 2] as [Double])
        let draws = NumPyArray.file(shape: [3, 2], values: [1, 2, 3, 4, 5, 6] as [Float])
        let mean: [Float] = [1, 2, 3, 4, 5, 6]
        let samples = try PredictionSamples(
            drawCount: 3, pointCount: 2, mean: mean, noise: .none, holdsNoise: true)
        let file = try PredictionFile(npz: try ZipArchive.file([("x.npy", x), ("samples.npy", draws)]))
        #expect(file.samples == samples)
        #expect(try PredictionFile(npz: try file.npz()).samples == samples)
        let csv = Array("x,sample1,sample2,sample3,y\n1,1,3,5,9\n2,2,4,6,\n".utf8)
        let table = try PredictionFile(csv: csv)
        #expect(table.samples == samples)
        #expect(table.y?[0] == 9 && table.y?[1].isNaN == true)
        let array = try PredictionFile(npy: draws, x: [1, 2], featureCount: 1, y: [0, 0])
        #expect(try array.samples == PredictionSamples(drawCount: 3, pointCount: 2, mean: mean, noise: .none))
        #expect(array.x == [1, 2])
        // A row for each of three points is certain, four points are not there.
        #expect(try PredictionFile(npy: draws, x: [1, 2, 3], featureCount: 1, y: nil).samples.drawCount == 2)
        do throws(PredictionFileError) {
            _ = try PredictionFile(npy: draws, x: [1, 2, 3, 4], featureCount: 1, y: nil)
            Issue.record("An array of other points is taken")
        } catch {
            #expect(error.description.contains("[3 × 2]"))
        }
    }

    @Test("What a model learned from comes back, and half of it is refused")
    func training() throws {
        let file = try example(noise: .none, featureCount: 2)
        let training = Observations(x: [1, 2, 3, 4], y: [5, 6], featureCount: 2)
        let bytes = try file.npz(training: training)
        #expect(try PredictionFile(npz: bytes) == file)
        #expect(try UnderstoodFile(npz: bytes).training == training)
        #expect(try UnderstoodFile(npz: try file.npz()).training == nil)
        for (shapes, words) in [
            ([("x_train", [2, 2])], "without y_train"), ([("x_train", [3, 2]), ("y_train", [2])], "[2 × 2]"),
            ([("x_train", [2]), ("y_train", [2])], "[2 × 2]"), ([("x_train", [0, 2]), ("y_train", [0])], "y_train"),
        ] as [([(String, [Int])], String)] {
            let base: [(name: String, shape: [Int])] = [("x", [3, 2]), ("mean", [3])]
            let message = try #require(refusal(npz: try archive(base + shapes.map { (name: $0.0, shape: $0.1) })))
            #expect(message.contains(words), "\(message)")
        }
    }

    @Test("An array of Python objects is refused by the name of the array")
    func pickle() throws {
        let message = try #require(refusal(npz: try fixture("pickled.npz")))
        #expect(message.contains("array 'x'"))
        #expect(message.contains("Python objects, which are never loaded"))
    }

    @Test("Values that are not finite are counted in means and variances, stay in y, and are refused in x")
    func notFinite() throws {
        let samples = try PredictionSamples(
            drawCount: 1, pointCount: 3, mean: [.nan, 1, .infinity], noise: .perPoint([1, .nan, 1]))
        let file = try PredictionFile(x: [1, 2, 3], samples: samples)
        #expect(
            file.warnings == [
                "2 of 3 values of mean are not finite (1 NaN, 1 infinite); the points with them are left out",
                "1 of 3 values of variance are not finite (1 NaN, 0 infinite); the points with them are left out",
            ])
        #expect(try PredictionFile(npz: try file.npz()).warnings == file.warnings)
        let x = NumPyArray.file(shape: [2], values: [1, .nan] as [Double])
        let mean = NumPyArray.file(shape: [2], values: [1, 2] as [Float])
        let message = try #require(refusal(npz: try ZipArchive.file([("x.npy", x), ("mean.npy", mean)])))
        #expect(message.contains("x is nan at point 1"))
        let y = try PredictionFile(x: [1, 2, 3], samples: samples, y: [.nan, 1, .infinity]).y
        #expect(y?.map(\.isFinite) == [false, true, false])
    }

    @Test(
        "A CSV file that does not fit is refused with the place",
        arguments: [
            ("x,y\n1,2\n", "known as mean"),
            ("x,mean\n1,2\n3,abc\n", "line 3, column 2 ('mean')"), ("x,mean\n,2\n", "line 2, column 1 ('x')"),
            ("x,mean1,mean2,variance1\n1,2,3,4\n", "one column for each of the 2 of mean"), ("", "empty"),
        ])
    func csvRefusals(text: String, words: String) throws {
        #expect(try #require(refusal(csv: text)).contains(words))
    }

    @Test("An empty mean in a CSV file is counted as missing")
    func csvGaps() throws {
        let file = try PredictionFile(csv: Array("x,mean1,mean2\n1,2,\n3,4,5\n".utf8))
        #expect(file.samples.mean[2].isNaN)
        #expect(file.warnings.count == 1)
    }
}
