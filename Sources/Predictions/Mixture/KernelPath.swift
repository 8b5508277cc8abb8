package import CKernels

/// The hot loops compiled for one kind of CPU; all kinds compute the same bits.
public struct KernelPath: @unchecked Sendable {
    /// A kind of CPU.
    public enum Kind: String, Sendable, CaseIterable {
        /// Any CPU; on ARM this is NEON.
        case baseline
        /// x86-64 with AVX2 and fused multiply-add.
        case avx2
        /// x86-64 with AVX-512.
        case avx512
    }

    /// The loops; the formulas and the order of every sum stand in `CKernels.h`.
    ///
    /// Constant, and lives as long as the process, so that threads may share it.
    package let table: UnsafePointer<kernels>

    /// The loops for a kind of CPU, or nil if this CPU cannot run them.
    public init?(_ kind: Kind) {
        let path =
            switch kind {
            case .baseline: kernel_path_baseline
            case .avx2: kernel_path_avx2
            case .avx512: kernel_path_avx512
            }
        guard let table = kernels_for(path) else { return nil }
        self.table = table
    }

    private init(_ table: UnsafePointer<kernels>) {
        self.table = table
    }

    /// The fastest that this CPU can run.
    public static let best = KernelPath(kernels_best())

    /// All that this CPU can run.
    public static let available = Kind.allCases.compactMap { KernelPath($0) }

    /// The name of the kind.
    public var name: String { String(cString: table.pointee.name) }
}
