/// What stands in an output directory.
struct Survey {
    /// The list of the report in it.
    let manifest: Manifest?
    /// What is not on the list.
    let foreign: [Leaf]
    /// What is on the list, but holds something else by now.
    let changed: [Leaf]

    /// Looks at everything in a directory; what a run prepares there is not part of it.
    ///
    /// - Throws: ``PublishingError`` if something can't be read, or another file system is mounted below.
    init(of output: BytePath, _ files: any FileSystem) throws(PublishingError) {
        let manifest = try Manifest(in: output, files)
        let records = Records(manifest)
        let directories = Set(records.directories)
        var foreign: [Leaf] = []
        var changed: [Leaf] = []
        for leaf in try files.leaves(below: output)
        where leaf.place != Workshop.name && !leaf.place.isBelow(Workshop.name) {
            if leaf.isDirectory {
                if !directories.contains(leaf.place) { foreign.append(leaf) }
            } else if !records.names(leaf.place) {
                foreign.append(leaf)
            } else if try !records.own(output / leaf.place, from: leaf.place, files) {
                changed.append(leaf)
            }
        }
        (self.manifest, self.foreign, self.changed) = (manifest, foreign, changed)
    }

    /// Refuses to publish over what others made or changed.
    func check(_ given: String, force: Bool) throws(PublishingError) {
        guard changed.isEmpty else {
            throw .changed(given, examples: changed.prefix(3).map(\.text), count: changed.count)
        }
        guard foreign.isEmpty || force else {
            throw .foreignFiles(given, examples: foreign.prefix(3).map(\.text), count: foreign.count)
        }
    }

    /// Refuses files of a new report whose paths others have taken.
    func check(_ given: String, places: [BytePath]) throws(PublishingError) {
        let own = Set(places)
        let directories = Set(places.flatMap(\.ancestors))
        let taken = foreign.filter { leaf in
            own.contains(leaf.place) || leaf.place.ancestors.contains(where: own.contains)
                || !leaf.isDirectory && directories.contains(leaf.place)
        }
        guard taken.isEmpty else {
            throw .wouldReplace(given, examples: taken.prefix(3).map(\.text), count: taken.count)
        }
    }
}
