"""`zedentui zoek`: the figure on top, then the items that fit, each with where it is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

from zedentui.cli.ending import EXIT_NOTHING, Stop
from zedentui.cli.opening import tell_note
from zedentui.cli.output import complain
from zedentui.cli.reading import labelled, opening, wrapped
from zedentui.search import as_rows, search
from zedentui.system.files import archive_file
from zedentui.text.clean import clip
from zedentui.text.table import Cell, Table, render

if TYPE_CHECKING:
    from zedentui.cli.arguments import Arguments
    from zedentui.cli.output import Output
    from zedentui.search import Result
    from zedentui.store.store import Store

__all__ = ["FIELDS", "answer"]

FIELDS = ("rank", "kind", "id", "location", "title", "answer", "citation", "url")
"""The fields of a row, as `search.as_rows` gives them."""
_HEADINGS = ("Nr", "Soort", "Id", "Plaats", "Titel", "Antwoord", "Bron", "Adres")
_SNIPPET_LINES = 2
_FEW = 5  # answers that an archive adds


def answer(store: Store, arguments: Arguments, out: Output) -> int:
    """Write what was found; raises Stop with code 1 and the reason when nothing was, after writing no rows."""
    found = search(store, " ".join(arguments.words), limit=arguments.hoogstens, today=arguments.today)
    result = _and_archive(store, found, arguments)
    if arguments.form == "table":
        out.raw(_lay_out(result, arguments.hoogstens, out))
    else:
        each = as_rows(result)
        kept = [row for row in each if row["kind"] != "archief"][: arguments.hoogstens]
        kept = [row for row in each if row["kind"] == "archief" or row in kept]
        rows = tuple(tuple(cast("Cell", row[field]) for field in FIELDS) for row in kept)
        out.raw(render(Table(FIELDS, _HEADINGS, rows), arguments.form), fmt=arguments.form)
    if result.card is None and not result.hits:
        raise Stop(result.message or "Niets gevonden; probeer een ander woord, of minder woorden.", EXIT_NOTHING)
    return 0


def _and_archive(store: Store, result: Result, arguments: Arguments) -> Result:
    """The result with what the archive adds, when there is one; one that cannot be read adds nothing."""
    where = archive_file(arguments.archief, os.environ)
    if isinstance(where, Path) and not where.is_file():
        return result
    from zedentui.archive.archive import Archive, ArchiveError
    from zedentui.archive.notes import note_of
    from zedentui.search.lookups.archived import with_archive

    try:
        archive = Archive.open(where)
        tell_note(note_of(archive.place))
        try:
            return with_archive(result, archive, store.moties(), most=min(arguments.hoogstens, _FEW))
        finally:
            archive.close()
    except ArchiveError as error:
        complain(str(error))
        return result


def _lay_out(result: Result, most: int, out: Output) -> str:
    """The card, or why there is none, and the items under it: at most so many answers together."""
    lines: list[str] = []
    if card := result.card:
        lines += [out.styled(line, "1") for line in wrapped(card.answer, out.reading_width)]
        lines.append("")
        for label, text in (*card.lines, ("Bron", card.citation), ("", card.url or "")):
            if text:
                lines += labelled(label, text, out)
        lines += [*labelled("Plaats", opening(str(card.location)), out), ""]
    elif result.hits and (said := result.message or result.understood):
        lines += [*wrapped(said, out.reading_width), ""]
    own = [hit for hit in result.hits if hit.kind != "archief"][: most - 1 if result.card or result.lacks else most]
    for hit in (hit for hit in result.hits if hit.kind == "archief" or hit in own):
        lines += [out.styled(line, "1") for line in wrapped(f"{hit.rank}. {hit.title}", out.reading_width)]
        lines += [f"   {line}" for line in _snippet(hit.snippet, out)]
        place = wrapped(f"{hit.kind} · {hit.location} · {hit.citation}", out.reading_width and out.reading_width - 3)
        lines += [f"   {out.styled(line, '2')}" for line in place]
    return "\n".join(lines)


def _snippet(text: str, out: Output) -> list[str]:
    if not text:
        return []
    width = out.reading_width and out.reading_width - 3
    lines = wrapped(text, width)
    if len(lines) > _SNIPPET_LINES:
        lines = [*lines[: _SNIPPET_LINES - 1], clip(" ".join(lines[_SNIPPET_LINES - 1 :]), width or len(text))]
    return lines
