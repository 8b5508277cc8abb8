import Foundation
import Testing

@testable import ReportKit

/// Options as a file: what it may hold, and that the command line wins.
@Suite struct ConfigurationTests {
    private func read(_ text: String) throws -> Configuration {
        let directory = try TemporaryDirectory()
        try directory.write(text, to: "options.json")
        return try Configuration(path: directory.path + "/options.json")
    }

    @Test func `A file holds options under the names of the command line`() throws {
        let configuration = try read(
            #"""
            { "$schema": "report-config.schema.json", "data": "-a b.csv", "x": ["u", "-v", "w"], "y": "z\u00e9\ud83d\ude00",
              "hidden": [64, 64], "conformal": ["split", "cqr"], "epochs": 20, "learning-rate": 1e-3, "force": true,
              "quiet": false, "set": { "deep-ensemble.members": 3, "prior": "mixture" } }
            """#)
        #expect(
            configuration.arguments == [
                "--data=-a b.csv", "--x", "u", "--x=-v", "--x", "w", "--y", "zé😀", "--hidden", "64,64", "--conformal",
                "split,cqr", "--epochs", "20", "--learning-rate", "1e-3", "--force", "--set", "deep-ensemble.members=3",
                "prior=mixture",
            ])
        // What is written reads back to the same, and so does the command line.
        #expect(try read(configuration.json) == configuration)
        #expect(Configuration(arguments: configuration.arguments) == configuration)
        #expect(try read("{}").json == "{}\n")
    }

    @Test func `The command line wins, also over what it excludes`() throws {
        let configuration = try read(
            #"{"all": true, "data": "a.csv", "epochs": 20, "output": "out", "y": ["a", "b"], "seed": 3}"#)
        #expect(
            configuration.overridden(by: ["--method", "bnn", "--epochs=5", "-o", "mine", "--dataset", "sine"])
                == [
                    "--method", "bnn", "--epochs=5", "-o", "mine", "--dataset", "sine", "--y", "a", "b", "--seed", "3",
                ])
    }

    @Test(arguments: [
        (#"{"epoch": 3}"#, "there is no option 'epoch'. Did you mean 'epochs'?"),
        (#"{"learning_rate": 3}"#, "Did you mean 'learning-rate'?"),
        (#"{"epochs": "3"}"#, "'epochs' takes a number, such as 3; found '3'"),
        (#"{"all": 1}"#, "'all' takes true or false; found 1"), (#"{"data": ["a"]}"#, "in double quotes; found a list"),
        (#"{"y": []}"#, "'y' takes a list of texts"), (#"{"y": [null]}"#, "'y' takes texts"),
        (#"{"set": "a=b"}"#, "an object of names"), (#"{"conformal": ["a,b"]}"#, "'conformal' takes names"),
        (#"["all"]"#, "options stand in an object"),
    ])
    func `What is no option, or takes something else, is refused`(text: String, hint: String) throws {
        let error = #expect(throws: SettingError.self) { try read(text) }
        #expect(error?.description.contains(hint) == true, "\(error?.description ?? "")")
        #expect(error?.description.contains("options.json") == true)
    }

    @Test(arguments: [
        ("", "line 1: the text ends where a value should stand"),
        ("{\n\"all\": true,\n}", "line 3: a name in double quotes"),
        (#"{"all": true, "all": false}"#, "'all' stands there twice"), (#"{"all" true}"#, "a colon should follow"),
        (#"{"all": yes}"#, "'yes' is no value"), (#"{"epochs": 010}"#, "'010' is no value"),
        (#"{"y": "a"#, "has no end"),
        (#"{"y": "\q"}"#, #"no escape '\q'"#), (#"{"y": "\ud83d"}"#, "half a character"),
        (#"{"y": ["a" "b"]}"#, "a comma"),
        ("{} {}", "something follows"), (String(repeating: "[", count: 40), "more than 32 deep"),
        ("{\"y\": \"a\nb\"}", "a line break"), (#"{"y": "\u12"}"#, "four hexadecimal digits"),
    ])
    func `What is no JSON is refused with its line`(text: String, hint: String) throws {
        let error = #expect(throws: DataProblem.self) { try read(text) }
        #expect(error?.description.contains(hint) == true, "\(error?.description ?? "")")
    }

    @Test func `The schema that is shipped lists all options`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let path = "Sources/ReportKit/Configuration/report-config.schema.json"
        let shipped = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        #expect(shipped == Configuration.schema)
        guard case .object(let members) = try JSONValue(Array(shipped.utf8)),
            case .object(let properties) = members.first(where: { $0.name == "properties" })?.value
        else {
            Issue.record("the schema has no properties")
            return
        }
        #expect(properties.map(\.name) == ["$schema"] + ConfigurationOption.all.map(\.name))
    }
}
