"""How the making of the archive is told: one line that is drawn again in a terminal, one line a category otherwise."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zedentui.cli.output import Output, complain, is_terminal
from zedentui.text.clean import clean, clip
from zedentui.text.dutch import number, short_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from zedentui.kamer.update import Done

__all__ = ["Progress"]

_EVERY: Final = 0.2  # seconds between two drawings
_ENOUGH: Final = 5.0  # seconds after which a rate says something


class Progress:
    """Tells how far it is. In a terminal on standard error a line with rate and time left; on standard output what was
    read of each category, unless `quiet`.
    """

    def __init__(self, out: Output, *, quiet: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        self._out = out
        self._quiet = quiet
        self._clock = clock
        self._live = is_terminal(sys.stderr) and not quiet
        self._drawn = 0.0
        self._line = ""
        self._began = clock()
        self._first: datetime | None = None

    def began(self, category: str) -> None:
        """A category begins."""
        self._began, self._first = self._clock(), None
        self._draw(f"{category}: vragen wat er nieuw is", at_once=True)

    def page(self, category: str, read: int, reached: datetime | None) -> None:
        """A page is in; `reached` is how far the feed has come in time, which is all that tells how much is left."""
        spent = max(self._clock() - self._began, 0.001)
        text = f"{category}: {number(read)} gelezen, {number(int(read / spent))} per seconde"
        if reached is not None:
            text += f", gewijzigd t/m {short_day(reached.date())}"
            self._first = self._first or reached
            left = _left(self._first, reached, spent)
            text += f", naar schatting nog {left}" if left and spent > _ENOUGH else ""
        self._draw(text)

    def recorded(self, path: Path, read: int) -> None:
        """A batch of a recording is in."""
        spent = max(self._clock() - self._began, 0.001)
        self._draw(f"{path.name}: {number(read)} gelezen, {number(int(read / spent))} per seconde")

    def done(self, result: Done) -> None:
        """A category has nothing more."""
        self.clear()
        self._began = self._clock()
        if not self._quiet:
            skipped = f", {number(result.skipped)} zonder kenmerk overgeslagen" if result.skipped else ""
            self._out.text(f"{result.category}: {number(result.read)} gelezen{skipped}.")

    def pausing(self, reason: str, seconds: float) -> None:
        """The source fails; it is asked again after a pause."""
        sentence = f"{reason}; opnieuw over {number(round(seconds))} s."
        if self._live:
            self._draw(sentence, at_once=True)
        else:
            complain(sentence)

    def clear(self) -> None:
        """Take the line away."""
        if self._live and self._line:
            _send("\r" + " " * len(self._line) + "\r")
            self._line = ""

    def _draw(self, text: str, *, at_once: bool = False) -> None:
        now = self._clock()
        if not self._live or (not at_once and now - self._drawn < _EVERY):
            return
        self._drawn = now
        shown = clip(clean(text), (self._out.width or 80) - 1)
        _send("\r" + shown.ljust(len(self._line)))
        self._line = shown


def _left(first: datetime, reached: datetime, spent: float) -> str:
    """The time that is left, by how fast the feed comes nearer to now; empty when it does not."""
    advanced = (reached - first).total_seconds()
    to_go = (datetime.now(UTC).replace(tzinfo=None) - reached).total_seconds()
    if advanced <= 0 or to_go <= 0:
        return ""
    seconds = to_go / advanced * spent
    if seconds < 60:
        return "minder dan een minuut"
    return f"{number(round(seconds / 60))} min" if seconds < 7200 else f"{number(round(seconds / 3600))} uur"


def _send(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError, UnicodeError):  # nobody sees it
        return
