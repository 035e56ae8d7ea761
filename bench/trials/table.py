"""The table of trials: kept in a file of its own, shown in RESULTS.md and in the documentation for servers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from bench import results
from bench.harness import ROOT
from bench.trials.trial import Trial

__all__ = ["load", "save", "section", "table", "write"]

BEGIN, END = "<!-- trials -->", "<!-- end of trials -->"
WRITTEN = (results.RESULTS, ROOT / "docs" / "server.md")
KEPT = ROOT / "bench" / "trials.json"
HEAD = ("tried", "times", "came through", "lost", "remark", "day")
HEADING = "## What a session lives through"


def load(path: Path = KEPT) -> dict[str, Trial]:
    """Give the trials that were kept, by name."""
    found = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return {name: Trial(**values) for name, values in found.items()}


def save(trials: Mapping[str, Trial], path: Path = KEPT) -> None:
    """Keep trials for the next time that the table is drawn."""
    text = json.dumps({name: asdict(trial) for name, trial in trials.items()}, indent=1, ensure_ascii=False)
    path.write_text(f"{text}\n", "utf-8")


def table(trials: Sequence[Trial]) -> str:
    """Give the trials as a Markdown table, each with the day on which it was done."""
    rows = [(t.about, t.tried, t.survived, t.lost, t.remark, t.day) for t in trials]
    return f"Written by `python -m bench.trials --write`.\n\n{results.table(HEAD, rows, left=1)}"


def section() -> str:
    """Give what stands in RESULTS.md under what was measured; empty when no trial was kept."""
    kept = load()
    return f"\n{HEADING}\n\n{BEGIN}\n\n{table(list(kept.values()))}\n\n{END}\n" if kept else ""


def write(text: str, paths: Sequence[Path] = WRITTEN) -> None:
    """Put `text` between the marks of each file; a file without them gets them at its end."""
    block = f"{BEGIN}\n\n{text}\n\n{END}"
    for path in paths:
        before, _, rest = path.read_text("utf-8").partition(BEGIN)
        if not rest:
            before, rest = f"{before.rstrip()}\n\n{HEADING}\n\n", f"{END}\n"
        path.write_text(f"{before}{block}{rest.partition(END)[2]}", "utf-8")
