extension Network {
    /// Widths of the hidden layers, front to back: `[layers]`.
    public static let hidden = Setting.widths("hidden", usual: [64, 64], "widths of the hidden layers")
    /// The nonlinearity between layers.
    public static let activation = Setting.choice(
        "activation", usual: Activation.relu, "nonlinearity between layers")
    /// The spread that weights start with.
    public static let initialisation = Setting.choice(
        "initialisation", usual: Initialisation.he, "spread that weights start with")
}
