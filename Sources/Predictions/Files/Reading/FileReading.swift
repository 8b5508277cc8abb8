import Tables

/// Finds out what the arrays of a file mean: who has which role, and what nobody uses.
struct FileReading {
    let arrays: [InputArray]
    /// Whether they are columns of a table, all of one length.
    let isTable: Bool
    let choices: ReadingChoices
    /// What each array claims to be; nil if nothing is known of it.
    var claims: [RoleClaim?]
    var parts: [UnderstoodFile.Part]
    var remarks: [String] = []
    var warnings: [String] = []
    var unknownColumns: [String] = []
    /// Numbers of the user's that stand for an array.
    var constants: [PredictionRole: InputArray] = [:]

    init(_ arrays: [InputArray], isTable: Bool, choices: ReadingChoices) throws(PredictionFileError) {
        self.arrays = arrays
        self.isTable = isTable
        self.choices = choices
        claims = arrays.map { RoleClaim($0.name) }
        parts = arrays.map { UnderstoodFile.Part(name: $0.name, shape: $0.shape) }
        try claim()
    }

    /// The places of the arrays with a role, in the order of the file.
    func places(_ role: PredictionRole, model: String? = nil) -> [Int] {
        claims.indices.filter { claims[$0]?.role == role && claims[$0]?.model == model }
    }

    /// Notes that an array is used.
    mutating func use(_ places: [Int], as meaning: String? = nil, _ reason: String = "") {
        for place in places {
            parts[place].isUsed = true
            parts[place].meaning = meaning ?? claims[place]?.role.meaning ?? ""
            parts[place].reason = reason
        }
    }

    /// Notes that an array is not used, and takes its claim.
    mutating func leave(_ places: [Int], _ reason: String) {
        for place in places {
            parts[place].isUsed = false
            parts[place].meaning = claims[place].map(\.role.meaning) ?? parts[place].meaning
            parts[place].reason = reason
            claims[place] = RoleClaim(.unused)
        }
    }

    /// Names of arrays in quotes.
    func names(_ places: [Int]) -> String { NumberText.list(places.map { Excerpt.quoted(arrays[$0].name) }, most: 8) }
}
