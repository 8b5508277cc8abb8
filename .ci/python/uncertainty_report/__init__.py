"""How sure is a model, and how right is it? Scores and a report of predictions, made by the program `report`.

    scores = report(x, y, mean=mean, variance=variance, x_train=x_train, y_train=y_train)
    scores["everywhere"]["crps"]
"""
from __future__ import annotations

import base64
import html
import json
import re
import shutil
import subprocess
import sysconfig
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Optional, Union

import numpy as np

__all__ = ["Scores", "report"]


class Scores(dict[str, dict[str, float]]):
    """The scores by region and name; a notebook shows verdict, table and band."""

    verdict: str
    """What the report says first, as HTML."""
    band: bytes
    """The predictive band, as PNG."""
    page: str
    """The whole report, a page of HTML that needs nothing else."""

    def _repr_html_(self) -> str:
        names = list(dict.fromkeys(name for region in self.values() for name in region))
        head = "".join(f"<th>{html.escape(region)}</th>" for region in self)
        rows = "".join(
            f"<tr><th>{html.escape(name)}</th>"
            + "".join(f"<td>{region[name]:.4g}</td>" if name in region else "<td></td>" for region in self.values())
            + "</tr>" for name in names)
        picture = base64.b64encode(self.band).decode()
        return (f"<p>{self.verdict}</p><table><tr><th></th>{head}</tr>{rows}</table>"
                + (f'<img alt="The predictive band" src="data:image/png;base64,{picture}" width="672">' if picture else ""))


def program() -> str:
    """Where the program is: beside this interpreter, else on the path."""
    beside = Path(sysconfig.get_path("scripts")) / "report"
    found = str(beside) if beside.exists() else shutil.which("report")
    if found is None:
        raise FileNotFoundError("the program `report` is not on the path; install this package with pip")
    return found


def report(
    x: Any, y: Any, *, mean: Any = None, variance: Any = None, samples: Any = None,
    quantiles: Optional[Mapping[float, Any]] = None, x_train: Any = None, y_train: Any = None, name: str = "model",
    output: Union[str, Path, None] = None, options: Sequence[str] = (),
) -> Scores:
    """Scores predictions at N points; all arrays are what `numpy.asarray` takes.

    x is [N] or [N, d], y [N]; mean [N] or [S, N] with a row for each draw, and variance [N], [S, 1] or [S, N] its noise;
    samples are draws of observations, [S, N]; quantiles are arrays [N] by level. x_train and y_train, what was learned from,
    tell where the data end. The report is kept in `output`, if given.
    Raises ValueError with the program's own words if predictions can't be used.
    """
    if not re.fullmatch(r"[\w .-]+", name) or name.startswith((".", "-")):
        raise ValueError(f"name takes letters, digits, blanks, dots and dashes; found {name!r}")
    arrays: dict[str, Any] = {
        "x": x, "y": y, "mean": mean, "variance": variance, "samples": samples, "x_train": x_train, "y_train": y_train}
    if quantiles is not None:
        arrays["levels"] = sorted(quantiles)
        arrays["quantiles"] = np.stack([np.asarray(quantiles[level]) for level in sorted(quantiles)])
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / f"{name}.npz"
        with file.open("wb") as stream:
            given: dict[str, Any] = {key: np.asarray(value) for key, value in arrays.items() if value is not None}
            np.savez(stream, **given)
        folder = Path(scratch) / "report" if output is None else Path(output)
        command = [program(), "--predictions", str(file), "--output", str(folder), "--quiet", *options]
        outcome = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        if outcome.returncode == 127:
            raise OSError(f"{outcome.stderr.strip()}; install Cairo, on Debian with: apt-get install libcairo2")
        if outcome.returncode not in (0, 3):
            raise ValueError(outcome.stderr.strip().removeprefix("report: error: ").replace(str(file), name))
        scores = Scores()
        for row in json.loads((folder / "metrics.json").read_text(encoding="utf-8"))["metrics"]:
            if row["value"] is not None:
                scores.setdefault(row["region"], {})[row["score"]] = row["value"]
        scores.page = (folder / "index.html").read_text(encoding="utf-8")
        lead = re.search(r'<p class="lead">(.*?)</p>', scores.page, re.DOTALL)
        scores.verdict = lead[1] if lead else ""
        bands = sorted((folder / "figures").glob("*band@2x.png"))
        scores.band = bands[0].read_bytes() if bands else b""
        return scores
