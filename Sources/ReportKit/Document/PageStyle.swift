/// How the page of a report hangs together with the files beside it.
public enum PageStyle: String, Sendable, CaseIterable {
    /// Figures and style stand in the page; what can be downloaded lies beside it.
    case inline
    /// Figures, style and letters are files beside the page, for sites whose content policy allows no inline style.
    case linked
    /// What can be downloaded stands in the page, too, so that a page that is mailed alone keeps it.
    case standalone
}
