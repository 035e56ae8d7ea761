"""`zedentui controleer`: a text, from a file or standard input, checked figure by figure."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from zedentui.cli.ending import Stop
from zedentui.cli.reading import wrapped
from zedentui.prose.text_check import LONGEST_TEXT, check_text
from zedentui.text.clean import clean, clip
from zedentui.text.table import Table, render

if TYPE_CHECKING:
    from zedentui.cli.arguments import Arguments
    from zedentui.cli.output import Output
    from zedentui.prose.text_check import Checked, Finding
    from zedentui.store.store import Store

__all__ = ["FIELDS", "answer"]

FIELDS = (
    "line", "column", "text", "number", "frame", "verdict", "should_be", "denominator", "citation", "figure", "doubt",
)  # fmt: skip
"""The fields of a row in csv, tsv and json."""
_HEADINGS = (
    "Regel",
    "Kolom",
    "Tekst",
    "Getal",
    "Gelezen als",
    "Oordeel",
    "Moet zijn",
    "Noemer",
    "Bron",
    "Voluit",
    "Let op",
)
_DEVIATES = 1


def answer(store: Store, arguments: Arguments, out: Output) -> int:
    """Write the verdicts; 1 when a figure deviates, 0 when all that could be checked is right."""
    checked = check_text(store, _text(arguments))
    if arguments.form == "table":
        out.raw(_lay_out(checked, out))
    else:
        rows = tuple(_row(finding) for finding in checked.findings)
        out.raw(render(Table(FIELDS, _HEADINGS, rows), arguments.form), fmt=arguments.form)
    return 0 if checked.right else _DEVIATES


def _text(arguments: Arguments) -> str:
    """The text to check; raises Stop with code 2 when it cannot be read."""
    name = arguments.words[0] if arguments.words else "-"
    shown = clip(clean(name), 60)
    try:
        if name == "-":
            if sys.stdin is None:  # closed before the program began: `controleer <&-`
                raise Stop(
                    "Er is geen standaardinvoer om te lezen; geef een tekstbestand, of stuur de tekst via een pipe."
                )
            data = sys.stdin.buffer.read(LONGEST_TEXT)
        else:
            with Path(name).open("rb") as file:
                data = file.read(LONGEST_TEXT)
    except IsADirectoryError as error:
        raise Stop(f"{shown} is een map; geef een tekstbestand, of stuur de tekst via een pipe.") from error
    except FileNotFoundError as error:
        raise Stop(f"{shown} bestaat niet; geef een tekstbestand, of stuur de tekst via een pipe.") from error
    except (OSError, ValueError) as error:
        raise Stop(f"{shown} is niet te lezen; geef een tekstbestand, of stuur de tekst via een pipe.") from error
    if b"\0" in data:
        raise Stop(f"{shown} is geen tekst; bewaar het stuk als platte tekst en probeer het opnieuw.")
    return clean(data.decode("utf-8", "replace").replace("\r\n", "\n"), lines=True)


def _row(finding: Finding) -> tuple[str | int | float | None, ...]:
    value = int(finding.number) if finding.number.is_integer() else finding.number
    return (
        finding.line, finding.column, finding.text, value, finding.frame, finding.verdict, finding.should_be,
        finding.denominator, finding.citation, finding.figure, finding.doubt,
    )  # fmt: skip


def _lay_out(checked: Checked, out: Output) -> str:
    lines = [*wrapped(checked.tally, out.reading_width)]
    for finding in checked.findings:
        lines.append("")
        head = f"{finding.line}:{finding.column}  {finding.text}  {finding.said}"
        lines += [out.styled(line, "1") for line in wrapped(head, out.reading_width)]
        lines += [f"  {line}" for line in wrapped(finding.about, out.reading_width and out.reading_width - 2)]
        for text in (finding.figure, finding.doubt, finding.citation):
            if text:
                lines += [
                    f"  {out.styled(line, '2')}" for line in wrapped(text, out.reading_width and out.reading_width - 2)
                ]
    return "\n".join(lines)
