/// What a run is made from: options, and files that they name.
struct RunOrigin: Sendable {
    /// A file that was read.
    struct Input: Sendable, Equatable {
        /// Its name without the directories around it.
        let name: String
        /// The digest of its bytes.
        let digest: Digest
        /// What tells whether it was written since.
        let stamp: FileStamp
    }

    /// The files in the order in which options name them.
    let inputs: [Input]
    /// Every option that can change a byte of the report.
    let options: String

    /// Looks at options and at the files that they name; nil if one of these can't be read.
    init?(_ options: RunOptions) {
        var inputs: [Input] = []
        for path in options.inputPaths {
            guard let stamp = FileStamp(path), let digest = try? Digest(ofFile: path) else { return nil }
            inputs.append(Input(name: FileName.last(of: path), digest: digest, stamp: stamp))
        }
        self.inputs = inputs
        self.options = options.exactText
    }

    /// Whether no file was written since: what was read meanwhile has the digests that are told here.
    func holds(for options: RunOptions) -> Bool {
        options.inputPaths.map { FileStamp($0) } == inputs.map(\.stamp)
    }
}

extension RunOptions {
    /// The paths of all files that are read.
    var inputPaths: [String] {
        predictions + calibration + [table?.path, table?.test, table?.split.file].compactMap(\.self)
    }

    /// What there is but where the report goes and how it is made; an option that is added is among it unless it is
    /// named here.
    fileprivate var exactText: String {
        let usual = RunOptions()
        var own = self
        (own.output, own.force, own.latex) = (usual.output, usual.force, usual.latex)
        (own.documentation, own.documentationDirectory, own.baseAddress) = (nil, nil, nil)
        (own.cache, own.jobs, own.memory, own.kernels) = (usual.cache, usual.jobs, usual.memory, usual.kernels)
        var text = ""
        dump(own, to: &text)
        return text
    }
}
