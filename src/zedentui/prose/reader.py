"""A sentence of a running text with what came before it: what its numbers are placed by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.prose.carrying import (
    Bound,
    Topic,
    is_abroad,
    is_doubted,
    is_elsewhere,
    opaque,
    without_marks,
    without_speaker,
)
from zedentui.prose.others import is_private, is_set_off, other_phrases
from zedentui.prose.sentence import take_apart
from zedentui.search.frames.query import tokens_inside
from zedentui.search.vocabulary.spelling import mend
from zedentui.search.vocabulary.words import fold
from zedentui.search.vocabulary.written import with_digits

if TYPE_CHECKING:
    from zedentui.prose.binding import Measured
    from zedentui.prose.passages import Passage
    from zedentui.search.vocabulary.lexicon import Lexicon
    from zedentui.search.vocabulary.numbers import Number

__all__ = ["Reader"]

_OF_EVERY = re.compile(r"\b(?:van|op) (?:elke|iedere) (?:honderd|tien|100|10)\b")
_THEN = re.compile(r"\W*(?:dan|daarvan|die|daarbij|then|of those)\b")
_THAT_YEAR = re.compile(r"\b(?:dat|datzelfde|hetzelfde) jaar\b|\b(?:that|the same) year\b")
_ALL_OF_IT = re.compile(r"\b(?:hele|gehele|whole|entire) (?:periode|tijdvak|period)\b")
_PEOPLE = re.compile(r"\b(?:van hen|hun|onder hen|of them)\b")


class Reader:
    """A sentence that is read after others."""

    def __init__(self, passage: Passage, topic: Topic, lexicon: Lexicon) -> None:
        self.passage, self.topic, self.lexicon = passage, topic, lexicon
        plain = fold(without_marks(passage.text))
        folded, self.typed = with_digits(mend(without_speaker(plain)))
        self.read = take_apart(folded, topic, lexicon)
        mentions = self.read.mentions
        self.groups = [m for m in mentions if m.meaning.slot == "offence"]
        self.elsewhere = is_elsewhere(folded, mentions) or (topic.foreign and bool(_PEOPLE.search(folded)))
        self.elsewhere = self.elsewhere or is_private(folded)
        self.abroad = is_abroad(folded, mentions)
        near = bool(self.groups) or (topic.group is not None and not self.elsewhere and not topic.foreign)
        self.named = [m for m in mentions if m.meaning.slot == "measure" and (near or not m.meaning.weak)]
        self.beside = other_phrases(self.read.text)  # where it names cases that stand beside ours
        self.set_off = is_set_off(self.read, self.named)
        self.doubted = is_doubted(folded) or bool(_OF_EVERY.search(plain))
        self.doubted = self.doubted or (topic.supposed and bool(_THEN.match(folded)))
        self.every_year = tuple(sorted({y for t in self.read.times if t.typed for y in t.years}))
        self.bound: list[Bound] = []
        self.moved: list[tuple[Measured, tuple[tuple[int, int], ...], bool]] = []  # its changes: of what, between what
        # `dat jaar`, where another year was spoken of than the text is about
        self.vague = topic.spoken not in {None, topic.year} and _THAT_YEAR.search(folded) is not None
        self.vague = self.vague or _ALL_OF_IT.search(folded) is not None  # which may be wider than what was named last
        self.over = False  # whether its last figure is one of several years together
        self.wholes: set[str] = set()  # of what its shares are said to be one
        self.year: int | None = None  # that of a number which the sentence points back to
        self._opaque: list[int] | None = None

    @property
    def opaque(self) -> list[int]:
        """The places of the words that could bring in something that is not ours."""
        if self._opaque is None:
            read = self.read
            spans = [number.span for number in read.numbers] + [(time.start, time.end) for time in read.times]
            self._opaque = opaque(read.words, read.mentions, tokens_inside(read.tokens, spans))
        return self._opaque

    def last_end(self, number: Number) -> int:
        """Where the number before this one ends, or the beginning of the sentence."""
        return max((n.span[1] for n in self.read.numbers if n.span[1] <= number.span[0]), default=0)
