"""`zedentui agenda --format ics`: promises for a calendar, and a sentence about those that have no day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.cli.ending import EXIT_NOTHING, Stop
from zedentui.cli.output import complain
from zedentui.kinds.calendar import calendar
from zedentui.text.dutch import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.cli.output import Output
    from zedentui.model import Dossier, Promise

__all__ = ["write_calendar"]


def write_calendar(promises: Sequence[Promise], dossier: Dossier, out: Output) -> None:
    """Write the promises that have a term, and tell on standard error how many have none.

    Raises Stop with code 1 when none has: a calendar without events is not a calendar.
    """
    left_out = sum(promise.latest is None for promise in promises)
    if left_out == len(promises):
        none = f"‘{promises[0].title}’ heeft geen termijn" if left_out == 1 else "Er is geen toezegging met een termijn"
        raise Stop(f"{none}, dus er is niets voor een kalender; laat --format ics weg om te zien wat de brief zegt.",
                   EXIT_NOTHING)  # fmt: skip
    out.raw(calendar(promises, dossier), fmt="ics")
    if left_out:
        those = "toezegging zonder termijn staat" if left_out == 1 else "toezeggingen zonder termijn staan"
        complain(f"{number(left_out)} {those} er niet bij: een kalender heeft een dag nodig.")
