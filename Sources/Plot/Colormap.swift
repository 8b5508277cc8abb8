/// A continuous scale of colours, even in lightness and readable without colour vision.
public enum Colormap: String, Sendable, CaseIterable {
    /// From dark violet over green to yellow (Smith & van der Walt 2015).
    case viridis
    /// From dark blue to yellow, the same for colour-blind readers (Nuñez and others 2018,
    /// doi:10.1371/journal.pone.0199239).
    case cividis

    /// The colour at a share of the way, 0 to 1; beyond, that of the nearer end.
    public func color(at share: Double) -> Color {
        let anchors = self.anchors
        let place = min(max(share.isNaN ? 0 : share, 0), 1) * Double(anchors.count - 1)
        let index = min(Int(place), anchors.count - 2)
        let t = place - Double(index)
        let (a, b) = (anchors[index], anchors[index + 1])
        return Color(
            red: a.red + t * (b.red - a.red), green: a.green + t * (b.green - a.green),
            blue: a.blue + t * (b.blue - a.blue))
    }

    /// Colours at equal distances; between them straight lines differ from the published tables by less than 1/100.
    private var anchors: [Color] {
        switch self {
        case .viridis: Self.viridisAnchors
        case .cividis: Self.cividisAnchors
        }
    }

    private static let viridisAnchors: [Color] = [
        0x440154, 0x46085C, 0x471063, 0x481769, 0x481D6F, 0x482475, 0x472A7A, 0x46307E, 0x453781, 0x433D84,
        0x414287, 0x3F4889, 0x3D4E8A, 0x3A538B, 0x38598C, 0x355E8D, 0x33638D, 0x31688E, 0x2E6D8E, 0x2C718E,
        0x2A768E, 0x297B8E, 0x27808E, 0x25848E, 0x23898E, 0x218E8D, 0x20928C, 0x1F978B, 0x1E9C89, 0x1FA188,
        0x21A585, 0x24AA83, 0x28AE80, 0x2EB37C, 0x35B779, 0x3DBC74, 0x46C06F, 0x50C46A, 0x5AC864, 0x65CB5E,
        0x70CF57, 0x7CD250, 0x89D548, 0x95D840, 0xA2DA37, 0xB0DD2F, 0xBDDF26, 0xCAE11F, 0xD8E219, 0xE5E419,
        0xF1E51D, 0xFDE725,
    ].map { Color(hex: $0) }

    private static let cividisAnchors: [Color] = [
        0x00224E, 0x002656, 0x002A5F, 0x002D68, 0x003070, 0x083370, 0x163770, 0x203A6F, 0x273E6E, 0x2E416D,
        0x34456C, 0x3A486C, 0x3F4C6C, 0x444F6C, 0x49536C, 0x4E566C, 0x535A6D, 0x575D6D, 0x5C616E, 0x60646F,
        0x656870, 0x696B71, 0x6D6F72, 0x727274, 0x767676, 0x7A7A78, 0x7E7D78, 0x838179, 0x888578, 0x8D8878,
        0x928C78, 0x969077, 0x9B9476, 0xA09875, 0xA59C74, 0xAAA073, 0xAFA471, 0xB5A86F, 0xBAAC6D, 0xBFB06B,
        0xC4B468, 0xC9B965, 0xCFBD62, 0xD4C15F, 0xDAC65B, 0xDFCA57, 0xE5CF52, 0xEAD34C, 0xF0D846, 0xF6DD3F,
        0xFCE236, 0xFEE838,
    ].map { Color(hex: $0) }
}
