"""An item in full as text: title, labelled facts, paragraphs, and under them where the letter says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.text.clean import cells, clean
from zedentui.text.columns import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.cli.output import Output
    from zedentui.kinds.detail import Detail
    from zedentui.model import Dossier

__all__ = ["labelled", "lay_out", "opening", "wrapped"]

_LABEL = 18  # cells for the label and the room after it
_NARROW = 50  # cells; below this a label stands above its text
_BOLD, _FAINT = "1", "2"
_WHOLE = ("https://", "http://", "zedentui open ")


def lay_out(
    detail: Detail, out: Output, dossier: Dossier | None, location: str, where: Sequence[tuple[str, str]] = ()
) -> str:
    """Return the item as lines that fit `out`; `location` is the place that `zedentui open` takes.

    `where` are the labelled lines of its source when it is not in a letter; `dossier` is None then.
    """
    from zedentui.kinds.source import facts  # here: the debate sheet is laid out by this module as well

    width = out.reading_width
    lines = [out.styled(line, _BOLD) for line in wrapped(detail.title, width)]
    before = "title"
    for block in detail.blocks:
        if block.kind != before or block.kind in {"heading", "text"}:
            lines.append("")
        before = block.kind
        if block.kind == "heading":
            lines += [out.styled(line, _BOLD) for line in wrapped(block.text, width)]
        elif block.kind == "text":
            lines += wrapped(block.text, width)
        elif block.kind == "code":
            lines += [f"  {line.rstrip()}" for line in clean(block.text, lines=True).strip().splitlines()]
        else:
            lines += labelled(block.label, block.text, out)
    lines.append("")
    known = facts(detail.source, dossier) if dossier is not None else where
    for label, text in (*known, ("Plaats", opening(location))):
        lines += labelled(label, text, out)
    return "\n".join(lines)


def opening(location: str) -> str:
    """Return the command that opens the application there, quoted where a shell would read more in it."""
    return f"zedentui open '{location}'" if "?" in location else f"zedentui open {location}"


def wrapped(text: str, width: int | None) -> list[str]:
    """Return `text` on lines of `width` cells; None keeps it on one line.

    What people copy as a whole, an address or a command, is never broken.
    """
    text = clean(text)
    if width is None or text.startswith(_WHOLE):
        return [text]
    return wrap(text, max(width, 8))


def labelled(label: str, text: str, out: Output) -> list[str]:
    """Return `label` with `text` beside it, wrapped to `out`; a long label, or any in a narrow terminal, above it."""
    label, width = clean(label), out.reading_width
    if width is not None and width < _NARROW:
        head = [out.styled(line, _FAINT) for line in wrapped(label, width)] if label else []
        return [*head, *(f"  {line}" for line in wrapped(text, width - 2))]
    lines = wrapped(text, width and width - _LABEL)
    if cells(label) >= _LABEL:  # too long to stand beside anything
        return [out.styled(label, _FAINT), *(" " * _LABEL + line for line in lines)]
    return [
        f"{out.styled(label, _FAINT)}{' ' * (_LABEL - cells(label))}{lines[0]}",
        *(" " * _LABEL + line for line in lines[1:]),
    ]
