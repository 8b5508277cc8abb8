/// Files of other programs that are not read: named for what they are, with the lines of Python that convert them.
public enum ForeignForm {
    /// What a file is by its first bytes, and how to convert it; nil for what may be read.
    static func of(_ bytes: [UInt8]) -> String? {
        for (signature, offset, form) in signatures where bytes.dropFirst(offset).starts(with: signature) {
            return form
        }
        // A pickle of protocol 2 or later: a number of the protocol, and often a frame.
        if bytes.count > 2, bytes[0] == 0x80, (2...5).contains(bytes[1]) { return pickle }
        return nil
    }

    /// What an archive is by the names of its members.
    static func of(_ members: [String]) -> String? {
        if members.contains(where: { $0.hasSuffix("data.pkl") }) { return torch }
        if members.contains("[Content_Types].xml") { return excel }
        if members.contains(where: { $0.hasSuffix(".zarray") || $0.hasSuffix("zarr.json") }) { return zarr }
        return nil
    }

    /// What a directory is by the names in it; nil for one that is nothing in particular.
    public static func ofDirectory(_ names: [String]) -> String? {
        names.contains { [".zgroup", ".zarray", ".zattrs", "zarr.json"].contains($0) } ? zarr : nil
    }

    private static let signatures: [(signature: [UInt8], offset: Int, form: String)] = [
        ([0x89] + Array("HDF\r\n".utf8), 0, netCDF), (Array("CDF".utf8), 0, netCDF),
        (Array("PAR1".utf8), 0, parquet), (Array("ARROW1".utf8), 0, feather), (Array("FEA1".utf8), 0, feather),
        (Array("MATLAB 5.0".utf8), 0, matlab), (Array("RDX".utf8), 0, rData), (Array("X\n".utf8), 0, rData),
    ]

    private static func text(_ kind: String, _ lines: String...) -> String {
        "this is \(kind), and is never read; convert it in Python:\n" + lines.map { "  " + $0 }.joined(separator: "\n")
    }

    private static let netCDF = text(
        "a netCDF or HDF5 file, as ArviZ writes it", "import arviz, numpy",
        "data = arviz.from_netcdf('FILE'); y = data.observed_data['y'].values.ravel()",
        "numpy.savez('predictions.npz', y=y, samples=data.posterior_predictive['y'].values.reshape(-1, y.size))")
    private static let zarr = text(
        "a zarr store, as ArviZ writes it", "import numpy, xarray",
        "data = xarray.open_datatree('FILE', engine='zarr'); y = data['observed_data/y'].values.ravel()",
        "numpy.savez('predictions.npz', y=y, samples=data['posterior_predictive/y'].values.reshape(-1, y.size))")
    private static let parquet = text(
        "a parquet file", "import pandas", "table = pandas.read_parquet('FILE')",
        "table.to_csv('predictions.csv', index=False)")
    private static let feather = text(
        "an Arrow or feather file", "import pandas", "table = pandas.read_feather('FILE')",
        "table.to_csv('predictions.csv', index=False)")
    private static let excel = text(
        "an Excel workbook", "import pandas", "table = pandas.read_excel('FILE')",
        "table.to_csv('predictions.csv', index=False)")
    private static let pickle = text(
        "a pickle, which may run any program when it is loaded", "import numpy, pickle",
        "data = pickle.load(open('FILE', 'rb'))", "numpy.savez('predictions.npz', **data)")
    private static let torch = text(
        "a file of torch.save", "import numpy, torch",
        "data = torch.load('FILE', map_location='cpu', weights_only=True)",
        "numpy.savez('predictions.npz', **{name: values.float().numpy() for name, values in data.items()})")
    private static let matlab = text(
        "a MATLAB file", "import numpy, scipy.io", "data = scipy.io.loadmat('FILE')",
        "numpy.savez('predictions.npz', **{name: data[name].squeeze() for name in data if not name.startswith('__')})")
    private static let rData =
        "this is a file of R's saveRDS or save, which is not read; in R, write a table with write.csv(data, 'predictions.csv', row.names = FALSE)"
}
