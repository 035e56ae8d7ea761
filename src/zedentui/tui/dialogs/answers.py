"""How an answer looks in the look-up: the figure as a card, an item on two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from zedentui.text.clean import clip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.search import Card, Hit

__all__ = ["card_content", "hit_content"]

_KIND_WIDTH = 13


def _marked(text: str, spans: Sequence[tuple[int, int]], limit: int, style: str = "") -> Content:
    """`text` in at most `limit` cells, with what matched set apart by more than colour."""
    shown = clip(text, limit)
    content = Content.styled(shown, style) if style else Content(shown)
    for start, end in spans:
        if start < len(shown):
            content = content.stylize("bold underline", start, min(end, len(shown)))
    return content


def card_content(card: Card, width: int) -> Content:
    """The figure: title, sentence, the lines under it, citation."""
    from zedentui.text.columns import wrap

    rows: list[Content] = [Content.styled(clip(card.title, width), "bold $text-accent")]
    rows += [Content.styled(row, "bold") for row in wrap(card.answer, width)]
    for label, value in card.lines:
        # Two lines a remark: the whole of it stands in the pane that Enter goes to.
        shown = wrap(f"{label}: {value}", width, 2)
        rows += [Content.styled(shown[0], "").stylize("$foreground-muted", 0, min(len(label) + 1, len(shown[0])))]
        rows += [Content(row) for row in shown[1:]]
    rows.append(Content.styled(clip(card.citation, width), "$foreground-muted"))
    return Content("\n").join([*rows, Content("")])


def hit_content(hit: Hit, width: int) -> Content:
    """An item: kind and title, then the place where it matched."""
    kind = Content.styled(f"{clip(hit.kind, _KIND_WIDTH - 1):<{_KIND_WIDTH}}", "$foreground-muted")
    room = width - _KIND_WIDTH
    title = _marked(hit.title, hit.highlight, room)
    snippet = _marked(*_second(hit, room), room, "$foreground-muted")
    return Content("\n").join([kind + title, Content(" " * _KIND_WIDTH) + snippet])


def _second(hit: Hit, room: int) -> tuple[str, Sequence[tuple[int, int]]]:
    """What stands under a title of `room` cells: where the text repeats the title, only what was cut off of that.

    Where nothing is left then, what it is cited by: the same words twice tell two items no better apart.
    """
    whole = clip(hit.title, room) == hit.title
    cut = len(hit.title) if whole else hit.title.rfind(" ", 0, len(clip(hit.title, room))) + 1
    at = hit.snippet.find(hit.title[:cut]) if cut else -1
    said, rest = hit.snippet[: max(at, 0)], hit.snippet[at + cut :]
    if at < 0 or (said and not said.endswith(". ")) or (whole and rest.strip(" .")):
        return hit.snippet, hit.snippet_highlight
    before = tuple(span for span in hit.snippet_highlight if span[1] <= at)
    if whole:
        return said or hit.citation, before
    gone = cut - len("… ")
    behind = tuple((start - gone, end - gone) for start, end in hit.snippet_highlight if start >= at + cut)
    return f"{said}… {rest}", (*before, *behind)
