public import Tables

/// Why a file of predictions could not be read or made: what was found, and what would be right.
///
/// The description leaves out the name of the file, which the caller knows.
public enum PredictionFileError: Error, Sendable, CustomStringConvertible {
    /// The archive around the arrays can't be read.
    case archive(ArchiveError)
    /// An array, given by its name, can't be read.
    case array(String, NumPyError)
    /// The CSV file can't be read.
    case table(CSVError)
    /// An array that is needed isn't there; with the name that was probably meant, and those that are there.
    case missing(String, nearest: String?, names: [String])
    /// An array, given by its name, does not fit the others; its shape is one such as `[100, 50]`.
    case shape(String, found: [Int], expected: String)
    /// A feature or a training row is NaN or infinite; points count from zero.
    case notFinite(String, point: Int, value: Double)
    /// The numbers make no predictions.
    case predictions(PredictionError)
    /// More than one meaning is possible; the text names them, and the option that decides.
    case undecided(String)
    /// The file has a form that is not read; the text names it, and says how to convert it.
    case foreign(String)

    /// What was found, and what would be right.
    public var description: String {
        switch self {
        case .archive(let error): "\(error)"
        case .array(let name, let error): "array '\(name)': \(error)"
        case .table(let error): "\(error)"
        case .missing(let name, let nearest, let names):
            "nothing here is known as \(name)" + (nearest.map { "; did you mean '\($0)'?" } ?? ";")
                + (names.isEmpty ? " The file holds nothing" : " The file holds \(names.joined(separator: ", "))")
                + "; say what is what with --columns, such as --columns mean=NAME sd=NAME y=NAME; 'report inspect' shows how a file is read"
        case .shape(let name, let found, let expected):
            "\(name) has the shape \(NumPyError.text(found)); needed is \(expected)"
        case .notFinite(let name, let point, let value):
            "\(name) is \(value) at point \(point), counted from 0; every point needs a finite \(name): leave such points out with --missing drop"
        case .predictions(let error): "\(error)"
        case .undecided(let text), .foreign(let text): text
        }
    }
}
