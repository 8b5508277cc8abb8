extension RunOptions {
    /// The same for a run that is compared: with as many seeds as the baseline has where nobody says how many, since so many
    /// models tell best what another seed changes.
    ///
    /// - Throws: ``SettingError`` if nothing is asked for.
    public func compared(seedCount count: Int) throws(SettingError) -> RunOptions {
        guard allMethods || !methods.isEmpty || !predictions.isEmpty || table != nil else {
            throw .combination(
                "say what is compared: a report's directory, --predictions FILE, or what to train, such as --all")
        }
        var compared = self
        if predictions.isEmpty, seedCount == nil { compared.seedCount = count }
        return compared
    }
}
