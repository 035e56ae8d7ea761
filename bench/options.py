"""How much to measure, and what: shared by all stages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bench import subjects
from bench.subjects import Subject


@dataclass(frozen=True)
class Options:
    """What one run measures; the defaults are those of the figures in RESULTS.md."""

    folder: Path
    """For files of this run."""
    runs: int = 15
    """Starts of each program, of which others than ours and the minimal app get at most five."""
    rounds: int = 3
    """Times that every key is measured, and every way of ending."""
    seconds: float = 60
    """Silence that is listened to."""
    sessions: int = 20
    """Sessions that share the file."""
    items: tuple[int, ...] = (100, 10_000)
    """Sizes of the search."""
    keep: Path | None = None
    """Folder for the large databases of the search, used again when they are there."""
    others: tuple[Subject, ...] = ()
    """Other programs that are installed."""

    def programs(self) -> list[Subject]:
        """Give the programs that are started: ours, the same for slow lines, the minimal app, others."""
        return [subjects.ours(), subjects.light(), subjects.minimal(), *self.others]

    def acting(self) -> list[Subject]:
        """Give the programs whose keys are measured."""
        return [subjects.ours(), subjects.light(), subjects.minimal_with_actions(), *self.others]
