"""Figures in a running text: each number with what the text says it is, sentence by sentence.

A number is placed by the words of its own sentence (`placing`): the group, the measure and the year that stand nearest.
What the sentence leaves out is carried over from before (`carrying`), and where that is not sure the figure is not
`sure` either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.prose.carrying import Topic
from zedentui.prose.claim import Figure
from zedentui.prose.labels import without_labels
from zedentui.prose.passages import passages
from zedentui.prose.placing import Placer
from zedentui.prose.remembering import remember
from zedentui.prose.rows import Header, with_bars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zedentui.search.vocabulary.lexicon import Lexicon

__all__ = ["Figure", "figures_in"]


def figures_in(text: str, lexicon: Lexicon) -> Iterator[Figure]:
    """Yield every number of `text` that is no year, date or article, in order."""
    topic = Topic()
    header = Header()
    for passage in passages(without_labels(with_bars(text), lexicon)):
        if passage.is_row:
            yield from header.figures(passage, topic, lexicon)
            continue
        reader = Placer(passage, topic, lexicon)
        yield from reader.figures()
        remember(reader)
        header.begin(reader.read, topic)
