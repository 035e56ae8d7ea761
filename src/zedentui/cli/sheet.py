"""`zedentui kaart`: the debate sheet, as text to read aloud, as the Markdown it is kept in, or as rows for programs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from zedentui.cli.ending import EXIT_NOTHING, Stop
from zedentui.cli.reading import wrapped
from zedentui.sheet import DebateSheet, paragraphs
from zedentui.system.files import sheet_file
from zedentui.text.table import Table, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.cli.arguments import Arguments
    from zedentui.cli.output import Output
    from zedentui.sheet import Mark

__all__ = ["FIELDS", "print_sheet"]

FIELDS = ("rank", "title", "sentence", "citation", "url", "note", "location")
"""The fields of a row for programs."""
_HEADINGS = ("Nr", "Onderdeel", "Spreekregel", "Bron", "Adres", "Notitie", "Plaats")
_INDENT = "   "


def print_sheet(arguments: Arguments, out: Output) -> int:
    """Write the sheet; raises Stop with code 1 when there is nothing on it, or it cannot be read."""
    sheet = DebateSheet(sheet_file(os.environ))
    marks = sheet.refresh()
    if sheet.why:
        raise Stop(f"{sheet.why}.", EXIT_NOTHING)
    form = arguments.format or "txt"
    if form == "txt":
        out.text(_laid_out(marks, out))
    elif form == "md":
        out.text(sheet.text if marks else "")
    else:
        rows = tuple(
            (rank, mark.title, mark.line, mark.source, mark.url or None, mark.note or None, mark.place or None)
            for rank, mark in enumerate(marks, start=1)
        )
        if rows or form == "json":
            out.raw(render(Table(FIELDS, _HEADINGS, rows), form, width=out.width), fmt=form)
    if not marks:
        why = f" ({sheet.astray})" if sheet.astray else ""
        raise Stop(f"Je debatblad is leeg{why}; zet er in het scherm van zedentui met m iets op.", EXIT_NOTHING)
    return 0


def _laid_out(marks: Sequence[Mark], out: Output) -> str:
    """Each item under its number, on lines that fit the terminal."""
    width = out.reading_width and out.reading_width - len(_INDENT)
    lines: list[str] = []
    for number, mark in enumerate(marks, start=1):
        lines += ["", *(out.styled(line, "1") for line in wrapped(f"{number}. {mark.title}", out.reading_width))]
        lines += [f"{_INDENT}{line}" for text in paragraphs(mark) for line in wrapped(text, width)]
    return "\n".join(lines[1:])
