/// What a method is, in words.
public struct MethodDescription: Sendable, Equatable {
    /// The name on the command line and in file names.
    public let name: String
    /// The name in headings.
    public let title: String
    /// The idea in one sentence.
    public let sentence: String
    /// Authors, title, year and identifier of the paper.
    public let paper: String
    /// What training and prediction cost, compared with one plain network.
    public let cost: String

    /// Makes a description.
    public init(name: String, title: String, sentence: String, paper: String, cost: String) {
        self.name = name
        self.title = title
        self.sentence = sentence
        self.paper = paper
        self.cost = cost
    }
}
