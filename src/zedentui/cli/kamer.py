"""`zedentui kamer`: makes and tells of the archive of the Tweede Kamer's open data."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from zedentui.cli.ending import EXIT_NOTHING, Stop
from zedentui.cli.opening import opened
from zedentui.system.files import archive_file
from zedentui.text.dutch import MONTHS, day, number
from zedentui.text.table import Table, render

if TYPE_CHECKING:
    from zedentui.archive.archive import Held
    from zedentui.cli.arguments import Arguments
    from zedentui.cli.output import Output

__all__ = ["FIELDS", "MADE_FIELDS", "answer", "moment_in_words"]

FIELDS = ("category", "rows", "source", "entries", "skipped", "latest", "caught_up_at", "since")
"""The fields of `kamer stand` in csv, tsv and json."""
MADE_FIELDS = ("category", "read", "kept", "skipped")
"""The fields of `kamer bijwerken` and `kamer inlezen` in csv, tsv and json."""
_RECORDED = "opname"
_READING = ("moties", "stemde", "toezeggingen", "nieuws")


def answer(arguments: Arguments, out: Output) -> int:
    """Do what the first word says; raises Stop when it cannot."""
    what, *files = arguments.words
    where = archive_file(arguments.archief, os.environ)
    if what == "inlezen" and not files:
        raise Stop("Bij zedentui kamer inlezen ontbreekt BESTAND...; bijvoorbeeld: zedentui kamer inlezen zaak.jsonl")
    if what in _READING:
        from zedentui.cli.kamer_reading import READ

        return READ[what](where, files, arguments, out)
    if what != "inlezen" and files:
        raise Stop(f"zedentui kamer {what} krijgt geen bestanden; geef het archief op met --archief BESTAND.")
    if what == "stand":
        return _standing(where, arguments, out)
    if isinstance(where, str):
        raise Stop(f"zedentui kamer {what} schrijft in een bestand; geef met --archief een bestand op deze computer.")
    from zedentui.cli import kamer_making

    return kamer_making.make(what, where, files, arguments, out)


def _standing(where: Path | str, arguments: Arguments, out: Output) -> int:
    """What is held, until when, and how old that is; code 1 when there is no archive."""
    begun = isinstance(where, Path) and where.with_name(f".{where.name}.werk").exists()
    if isinstance(where, Path) and not where.exists():
        raise Stop(
            f"Er is nog geen archief ({where}); "
            + ("een begonnen bijwerking gaat verder met zedentui kamer bijwerken." if begun
               else "maak het met zedentui kamer bijwerken."),
            EXIT_NOTHING,
        )  # fmt: skip
    with opened(where) as archive:
        held, published = archive.standing(), archive.published_at()
    if arguments.form != "table":
        out.raw(render(_table(held), arguments.form), fmt=arguments.form)
        return 0
    out.text(_told(where, published, begun))
    shown = tuple(
        (each.category, each.rows, _reached(each), _age(each))
        for each in held
        if each.source is not None or each.rows == 0
    )
    out.raw(render(Table(FIELDS[:4], ("Soort", "In archief", "Gewijzigd t/m", "Laatst nagevraagd"), shown), "table"))
    return 0


def _told(where: Path | str, published: datetime | None, begun: bool) -> str:
    size = f", {number(-(-where.stat().st_size // (1024 * 1024)))} MB" if isinstance(where, Path) else ""
    lines = [f"{where}{size}."]
    if published is not None:
        lines[0] += f" In gebruik genomen op {moment_in_words(published)}, {_ago(published)}."
    if begun:
        lines.append("Een bijwerking is begonnen en niet af; zedentui kamer bijwerken gaat ermee verder.")
    lines.append("Bron: open data van de Tweede Kamer.")
    return "\n".join(lines) + "\n"


def _reached(held: Held) -> str:
    if held.source is None:
        return "niet opgehaald"
    reached = day(_here(held.latest).date()) if held.latest else "onbekend"
    return f"{reached}, vanaf {day(held.since)}" if held.since else reached


def _age(held: Held) -> str:
    if held.source is None:
        return ""
    if held.source == _RECORDED:
        return "uit een opname"
    return _ago(held.caught_up_at) if held.caught_up_at else "nog niet bij"


def moment_in_words(moment: datetime) -> str:
    """Return a moment in UTC as the clock here has it: `28 november 2026 om 09.05 uur`."""
    here = _here(moment)
    return f"{here.day} {MONTHS[here.month - 1]} {here.year} om {here.hour:02}.{here.minute:02} uur"


def _here(moment: datetime) -> datetime:
    """What the clock here says at a moment in UTC; at either end of time, where no clock has it, UTC."""
    try:
        return moment.replace(tzinfo=UTC).astimezone()
    except (OverflowError, ValueError, OSError):
        return moment


def _ago(moment: datetime) -> str:
    minutes = int((datetime.now(UTC).replace(tzinfo=None) - moment).total_seconds() // 60)
    if minutes < -60:
        return "later dan de klok van deze computer"
    if minutes < 60:
        return "minder dan een uur geleden"
    if minutes < 60 * 48:
        return f"{number(minutes // 60)} uur geleden"
    return f"{number(minutes // (60 * 24))} dagen geleden"


def _table(held: tuple[Held, ...]) -> Table:
    rows = tuple(
        (
            each.category, each.rows, each.source, each.entries, each.skipped, _iso(each.latest),
            _iso(each.caught_up_at), each.since.isoformat() if each.since else None,
        )
        for each in held
    )  # fmt: skip
    return Table(FIELDS, ("Soort", "Rijen", "Bron", "Gelezen", "Overgeslagen", "Gewijzigd", "Bij", "Sinds"), rows)


def _iso(moment: datetime | None) -> str | None:
    return f"{moment.isoformat(timespec='seconds')}Z" if moment else None
