/// The settings that every method reads which trains a network by gradient descent.
public enum NetworkSettings {
    /// All of them, some with another default.
    ///
    /// - Parameter others: declarations that take the place of those with their name.
    public static func all(replacing others: [any DeclaredSetting] = []) -> [any DeclaredSetting] {
        let usual: [any DeclaredSetting] = [
            Network.hidden, Network.activation, Network.initialisation, Descent.epochs, Descent.batch,
            Descent.optimiser, Descent.learningRate, Descent.schedule, Descent.weightDecay, Descent.gradientLimit,
            Descent.patience, Descent.validationShare, CrossValidation.folds,
        ]
        return usual.map { setting in others.first { $0.name == setting.name } ?? setting }
    }
}
