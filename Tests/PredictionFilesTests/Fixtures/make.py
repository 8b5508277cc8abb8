"""Makes the files beside it with NumPy (2.4.6 made those that are kept): python3 make.py"""

import pathlib
import warnings

import numpy as np

here = pathlib.Path(__file__).parent
matrix = np.array([[1, -2, 3], [4, 5, 600]])
for kind in ("f2", "f4", "f8", "i8"):
    for order, name in (("<", "little"), (">", "big")):
        np.save(here / f"{kind}-{name}-c.npy", np.ascontiguousarray(matrix.astype(order + kind)))
        np.save(here / f"{kind}-{name}-fortran.npy", np.asfortranarray(matrix.astype(order + kind)))
for kind in ("i1", "i2", "i4", "u1", "u2", "u4", "u8"):
    np.save(here / f"{kind}.npy", np.array([[1, 2, 3], [4, 5, -6 if kind[0] == "i" else 200]], ">" + kind))
np.save(here / "b1.npy", np.array([True, False, True]))
np.save(here / "three-axes-fortran.npy", np.asfortranarray(np.arange(24.0).reshape(2, 3, 4)))
np.save(here / "half.npy", np.array([0, -0.0, 6e-8, 6.1e-5, 0.1, 65504, np.inf, -np.inf, np.nan], "<f2"))
np.save(here / "half-as-single.npy", np.load(here / "half.npy").astype("<f4"))
np.save(here / "number.npy", np.float64(0.5))
np.save(here / "no-values.npy", np.zeros((0, 3), "<f4"))
for version in (2, 3):
    with open(here / f"version-{version}.npy", "wb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        np.lib.format.write_array(file, matrix.astype("<f8"), version=(version, 0))

np.save(here / "refused-c8.npy", matrix.astype("<c8"))
np.save(here / "refused-c16.npy", matrix.astype(">c16"))
np.save(here / "refused-structured.npy", np.zeros(2, [("a", "<f4"), ("b", "<f8", (3,))]))
np.save(here / "refused-U3.npy", np.array(["abc"]))
np.save(here / "refused-S3.npy", np.array([b"abc"]))
np.save(here / "refused-M8.npy", np.array(["2020-01-01"], "datetime64[D]"))
np.save(here / "refused-O.npy", np.array([{"a": 1}], object), allow_pickle=True)

x = np.array([-1, 0, 0.5, 2.25])
mean = np.array([[1, 2, 3, 4], [1.5, 2.5, 3.5, 4.5], [-1, 0, 1, 2]], "f4")
arrays = {"x": x, "mean": mean, "variance": mean**2 / 16, "y": x**2}
np.savez(here / "stored.npz", **arrays)
np.savez_compressed(here / "compressed.npz", **arrays)
np.savez(here / "pickled.npz", x=np.array([{"a": 1}], object), mean=mean)
