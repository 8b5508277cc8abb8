import Predictions

/// What was found of methods, as far as later results can be compared with it: numbers, and predictions where they were
/// kept.
public struct RecordedResults: Sendable {
    /// A method on a data set.
    struct Method: Hashable, Sendable {
        let dataSet: String
        let name: String
    }

    /// One number of a method, with every seed.
    struct Number: Sendable {
        /// The number of the first seed, with its interval.
        let first: Metric
        /// The values, in the order of the seeds; those without one left out.
        var values: [Double]
    }

    /// By what a number of a method is found.
    struct Place: Hashable, Sendable {
        let method: Method
        let region: String
        let score: String
    }

    /// The methods in the order of the report.
    let methods: [Method]
    /// The places in the order of the report.
    let places: [Place]
    /// The numbers.
    let numbers: [Place: Number]
    /// What methods predict, where it is known.
    let predictions: [Method: PointPredictions]
    /// How many seeds there are.
    public let seedCount: Int
    /// The names of the files of the figures.
    let figures: [String]
    /// The directory of the report, where it lies in one.
    let directory: String?

    /// Puts numbers and predictions together.
    init(
        _ file: MetricsFile, predictions: [Method: PointPredictions] = [:], figures: [String] = [],
        directory: String? = nil
    ) {
        var (methods, places): ([Method], [Place]) = ([], [])
        var numbers: [Place: Number] = [:]
        var known: Set<Method> = []
        for metric in file.metrics {
            let method = Method(dataSet: metric.dataSet, name: metric.method)
            let place = Place(method: method, region: metric.region, score: metric.score)
            if known.insert(method).inserted { methods.append(method) }
            if numbers[place] == nil {
                places.append(place)
                numbers[place] = Number(first: metric, values: [])
            }
            if let value = metric.value { numbers[place]?.values.append(value) }
        }
        self.methods = methods
        self.places = places
        self.numbers = numbers
        self.predictions = predictions
        self.figures = figures
        self.directory = directory
        seedCount = max(1, Set(file.metrics.map(\.seed)).count)
    }

    /// The names of the scores of a method in a region that have a value.
    func scores(of method: Method, in region: String) -> [String] {
        places.filter { $0.method == method && $0.region == region && numbers[$0]?.values.isEmpty == false }.map(
            \.score)
    }
}
