"""Figures in a running text: each number with what its sentence says it is, sentence by sentence.

A number is placed by the words of its own sentence: the group, the measure and the year that stand nearest. A group or
a measure that the sentence leaves out is taken from the sentence before (`daarvan`, `dit`); nothing else is filled in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from zedentui.classes import dataclass
from zedentui.search.factors import find_factors, is_fall
from zedentui.search.lexicon import main_measure
from zedentui.search.mentions import find_mentions, spell
from zedentui.search.numbers import Number, find_numbers
from zedentui.search.query import number_places, tokens_inside
from zedentui.search.spelling import mend
from zedentui.search.words import STOP_WORDS, fold
from zedentui.search.years import find_years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zedentui.search.lexicon import Lexicon
    from zedentui.search.mentions import Mention
    from zedentui.search.words import Token
    from zedentui.search.years import Years

__all__ = ["Figure", "figures_in"]

_LONGEST = 1_500
"""Characters that are read as one sentence; those of the letter have less than 1,000."""
_SENTENCE = re.compile(r"[^.!?\n;]*(?:[.!?;](?!\s|$)[^.!?\n;]*)*(?:[.!?;]+|\n|$)")
_YEAR = re.compile(r"(?<![\w.,/-])(?:19|20)\d\d(?![\w%]|[.,]\d)")
_CHANGED = re.compile(r"(?:\bmet|\b(?:stijging|daling|toename|afname|groei|verschil) van)\s+(?:\w+\s+)?$")
_CHANGED_AFTER = re.compile(r"^\s*(?:zaken\s+|verkrachtingszaken\s+|zedenzaken\s+)?(?:meer|minder|hoger|lager)\b")
_MEAN = re.compile(r"\b(?:gemiddeld|gemiddelde)\b[^.]{0,12}$")
_BESIDE = re.compile(r"[\s:(]*(?:nog |al |ruim |bijna |circa |zo'n |ongeveer )?")
_IN_YEAR = re.compile(r"\s*(?:in|over|van)\s+(?:19|20)\d\d")
_BACK = re.compile(r"\b(?:dit|dat|daarvan|hiervan|deze|die|ervan|daarmee)\b")
_SINCE = re.compile(r"\b(?:sinds|vanaf|sedert)\s+$")
_NEXT = re.compile(r"[,;(]|\b(?:en|waarvan|waaronder|daarvan|tegen|tegenover|versus|maar|terwijl|plus)\b")
_IN_ALL = re.compile(r"\btotaal\b|\bbij elkaar\b")
_OF_THOSE = re.compile(r"\b(?:daarvan|hiervan|ervan|waarvan)\b")
_CITED = re.compile(
    r"kamerstuk\w*[^.;)]*(?:nr\.?\s*\d+)?|\bnr\.?\s*\d+|kst-[\w-]+|\b\d{2}\s?\d{3}-[ivx]+\b|stb\.?\s*\d+,?\s*\d+|\b\d{4}\s?[a-z]{2}\b"
    r"|\bpostbus\s+\d+|\b(?:artikel|voetnoot|pagina|p\.|tabel|zaal|vraag|punt)\s*\d+"
)
_COUNTED_KINDS = frozenset({"maat", "teller", "delict", "geld"})
_OURS = frozenset({"measure", "offence", "filler", "mode", "unit", "question"})
_BETWEEN = frozenset({"van", "de", "het", "alle", "deze", "die", "of", "tot", "the"})
_NEAR = 9  # words between a number and the measure it belongs to


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text with what it is said to be.

    `line` and `column` count from 1. `measures` are candidates, the nearest first; `offences` likewise, empty where the
    text names none. `years` are those the number is about, `named_year` whether a year was named at all. `kind`: value,
    mean or change (`down` for a fall). `named` are all measures of the sentence, for the whole that it words. `foreign`
    are words for what the letter does not count. `placed`: it could be one of ours; `sure`: it can be nothing else, so
    that it may be called wrong. `every_year` are all years that the sentence names; `carried`: its group is that of the
    sentence before, or of another number of its own.
    """

    line: int
    column: int
    number: Number
    measures: tuple[str, ...]
    offences: tuple[str, ...]
    years: tuple[int, ...]
    named_year: bool
    kind: str
    down: bool
    named: frozenset[str]
    foreign: str | None
    placed: bool
    sure: bool = False
    every_year: tuple[int, ...] = ()
    carried: bool = False


@dataclass(slots=True)
class _Before:
    """What the sentence before named."""

    measures: tuple[str, ...] = ()
    offences: tuple[str, ...] = ()


@dataclass(slots=True)
class _Sentence:
    text: str
    tokens: list[Token]
    words: list[str]
    mentions: list[Mention]
    years: Years
    numbers: list[Number]


def figures_in(text: str, lexicon: Lexicon) -> Iterator[Figure]:
    """Yield every number of `text` that is no year, date or article, in order."""
    before = _Before()
    for sentence in _sentences(text):
        folded = mend(fold(sentence.text))
        if sentence.is_row:
            yield from (_unplaced(sentence, number) for number in find_numbers(folded, ()))
            continue
        read = _read(folded, lexicon)
        found = [_placed(read, number, sentence, before, lexicon) for number in read.numbers]
        found += [each for verb in find_factors(folded) if (each := _turned(read, verb, sentence, before))]
        yield from sorted(found, key=lambda figure: figure.number.span)
        _remember(read, before)


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence with where it stands: `starts` are the places of the lines of its paragraph, `line` the first."""

    text: str
    start: int
    line: int
    starts: tuple[int, ...] = (0,)
    is_row: bool = False

    def locate(self, number: Number) -> tuple[int, int]:
        """Line and column of a number, from 1; the text in which it was found may be a little longer than this one."""
        folded = fold(self.text)
        about = number.span[1] - len(number.text)
        until = about + len(number.text)  # the last one up to there: the same number may stand right before it
        at = folded.rfind(number.text, max(0, about - 8), until) if len(folded) == len(self.text) else -1
        place = self.start + (at if at >= 0 else min(about, len(self.text)))
        row = bisect_right(self.starts, place) - 1
        return self.line + row, place - self.starts[row] + 1


def _sentences(text: str) -> Iterator[_Part]:
    """Each sentence within its paragraph, a line end inside one being a space; a row of a table by itself."""
    at_line = 1
    paragraph: list[str] = []
    for place, row in enumerate([*text.split("\n"), ""], 1):
        if row.strip() and not _is_row(row):
            if not paragraph:
                at_line = place
            paragraph.append(row)
            continue
        yield from _cut(" ".join(paragraph), at_line, paragraph)
        paragraph = []
        if row.strip():
            yield from (_Part(row[start:end], start, place, is_row=True) for start, end in _pieces(row, 0, len(row)))


def _is_row(row: str) -> bool:
    """Whether a line is a row of a table: it has bars or tabs, or more numbers than words."""
    if "|" in row or row.count("\t") > 1:
        return True
    cells = row.split()
    return len(cells) > 4 and sum(any(c.isdigit() for c in cell) or cell in "-–%#" for cell in cells) > 0.6 * len(cells)


def _cut(joined: str, line: int, rows: list[str]) -> Iterator[_Part]:
    starts = tuple(accumulate((len(row) + 1 for row in rows[:-1]), initial=0))
    for match in _SENTENCE.finditer(joined):
        for start, end in _pieces(joined, *match.span()):
            if joined[start:end].strip():
                yield _Part(joined[start:end], start, line, starts)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands from `start` to `end`, cut between words where it is longer than a sentence.

    Each number is read with all of its sentence: without an end to that, a text of numbers alone would take for ever.
    """
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space + 1 if space > 0 else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _read(folded: str, lexicon: Lexicon) -> _Sentence:
    found, words = spell(folded, lexicon, {})
    years = find_years(folded, lexicon.first_year, lexicon.last_year)
    spans = [match.span() for match in _YEAR.finditer(folded)]
    spans += [*years.dates, *number_places(found), *(match.span() for match in _CITED.finditer(folded))]
    numbers = find_numbers(folded, spans)
    fixed = tokens_inside(found, [*spans, *(number.span for number in numbers)])
    return _Sentence(folded, found, words, find_mentions(words, fixed, lexicon), years, numbers)


def _unplaced(sentence: _Part, number: Number) -> Figure:
    return Figure(*sentence.locate(number), number, (), (), (), False, "value", False, frozenset(), None, False)


def _placed(read: _Sentence, number: Number, sentence: _Part, before: _Before, lexicon: Lexicon) -> Figure:
    at = next((i for i, token in enumerate(read.tokens) if token.end > number.span[0]), 0)
    named = [m for m in read.mentions if m.meaning.slot == "measure" and not _only_weak(m, read)]
    flows = [m for m in named if m.meaning.value in {"instroom", "uitstroom"}]
    measures = _nearest([m for m in named if not (number.unit and m in flows)], at)
    groups = [m for m in read.mentions if m.meaning.slot == "offence"]
    offences = _nearest(groups, at)
    lent = _is_lent(read, number, groups)
    carried = not measures and bool(before.measures) and bool(_BACK.search(read.text) or read.text[:1].islower())
    if carried:
        measures = before.measures
    years, named_year = _years(read, number, lexicon)
    foreign = next((m.text for m in read.mentions if _is_foreign(m) and 0 <= m.first - at <= 3), None)
    tail, head = read.text[number.span[1] :], read.text[: number.span[0]]
    averaged = bool(_MEAN.search(head)) or (len(years) > 1 and "gemiddeld" in head)
    changed = bool(_CHANGED.search(head) or _CHANGED_AFTER.match(tail))
    close = [m for m in read.mentions if m.meaning.slot in {"measure", "offence"} and abs(m.first - at) <= 2 * _NEAR]
    ours = _followed_by_ours(read, number)
    line, column = sentence.locate(number)
    told = bool(offences) or (bool(before.offences) and bool(_BACK.search(read.text)))
    sure = ours and not lent and (not carried or bool(_OF_THOSE.search(read.text))) and told
    return Figure(
        line=line, column=column, number=number,
        measures=measures or tuple(dict.fromkeys(m.meaning.value for m in flows)), offences=offences or before.offences,
        years=years, named_year=named_year, kind="change" if changed else "mean" if averaged else "value",
        down=bool(re.search(r"daal|daling|gedaald|afname|afgenomen|nam\w* af|minder|lager", read.text)),
        named=frozenset(main_measure(m.meaning.value) for m in named), foreign=foreign,
        placed=number.unit != "punt" and bool(measures or flows or close) and (bool(number.unit) or ours), sure=sure,
        every_year=tuple(sorted({int(match[0]) for match in _YEAR.finditer(read.text)})),
        carried=lent or (not offences and bool(before.offences)),
    )  # fmt: skip


def _is_lent(read: _Sentence, number: Number, groups: list[Mention]) -> bool:
    """Whether its sentence names a group with another number only: `1.302 sepots, waarvan 412 bij verkrachting`."""
    start, end = number.span
    earlier = max((other.span[1] for other in read.numbers if other.span[1] <= start), default=None)
    later = min((other.span[0] for other in read.numbers if other.span[0] >= end), default=None)
    places = [read.tokens[group.first].start for group in groups]
    if not places:
        return False
    if earlier is not None and _IN_ALL.search(read.text[earlier : end + 12]):  # `bij verkrachting 412, in totaal 1.302`
        return max(places) < earlier
    parted = _NEXT.search(read.text, end, later) if later is not None else None
    return parted is not None and min(places) >= parted.end()


def _turned(read: _Sentence, verb: Number, sentence: _Part, before: _Before) -> Figure | None:
    """The figure in `is verdubbeld`; None unless one thing of one group between two years of its sentence is meant."""
    measures = _nearest([m for m in read.mentions if m.meaning.slot == "measure" and not _only_weak(m, read)], 0)
    offences = _nearest([m for m in read.mentions if m.meaning.slot == "offence"], 0) or before.offences
    years = read.years.years
    if len(measures or ("instroom",)) != 1 or len(offences) != 1 or len(years) < 2 or (not measures and not offences):
        return None
    if any(_is_foreign(m) for m in read.mentions) or read.years.shape == "periods":
        return None
    line, column = sentence.locate(verb)
    return Figure(
        line=line, column=column, number=verb, measures=measures or ("instroom",), offences=offences,
        years=(years[0], years[-1]), named_year=True, kind="change", down=is_fall(verb.text), named=frozenset(measures),
        foreign=None, placed=True, sure=True,
    )  # fmt: skip


def _is_foreign(mention: Mention) -> bool:
    return mention.meaning.slot == "lacking" and mention.meaning.value in _COUNTED_KINDS


def _followed_by_ours(read: _Sentence, number: Number) -> bool:
    """Whether what follows the number can be our cases: their name, or no noun at all."""
    behind = next((i for i, token in enumerate(read.tokens) if token.start >= number.span[1]), None)
    while behind is not None and behind < len(read.words) and read.words[behind] in _BETWEEN:
        behind += 1
    if behind is None or behind >= len(read.words):
        return True
    known = any(behind in m.at and m.meaning.slot in _OURS for m in read.mentions)
    return known or read.words[behind] in STOP_WORDS or read.text[number.span[1] :].lstrip()[:1] in ",.;:)(?!-–"


def _only_weak(mention: Mention, read: _Sentence) -> bool:
    return mention.meaning.weak and not any(m.meaning.slot == "offence" for m in read.mentions)


def _nearest(mentions: list[Mention], at: int) -> tuple[str, ...]:
    """What the mentions stand for, the nearest to the number first; one before it is nearer than one behind."""
    ordered = sorted(mentions, key=lambda m: abs(m.first - at) if m.first < at else m.first - at + 1)
    return tuple(dict.fromkeys(main_measure(m.meaning.value) for m in ordered))


def _years(read: _Sentence, number: Number, lexicon: Lexicon) -> tuple[tuple[int, ...], bool]:
    """The years a number is about: the one that stands with it, or those of its sentence."""
    every = [(match.start(), int(match[0])) for match in _YEAR.finditer(read.text)]
    before = [(start, year) for start, year in every if start + 4 <= number.span[0]]
    beside = [year for start, year in before if _BESIDE.fullmatch(read.text[start + 4 : number.span[0]])]
    if before and read.years.shape == "range" and _SINCE.search(read.text[: before[-1][0]]):
        beside = []  # `gemiddeld werd sinds 2018 43% voorgelegd`
    if beside and not _IN_YEAR.match(read.text[number.span[1] :]):
        return (beside[-1],), True
    behind = [(start, year) for start, year in every if 0 <= start - number.span[1] <= 28]
    if behind and re.match(r"[^,;()]*\b(?:in|over|van)\s*$", read.text[number.span[1] : behind[0][0]]):
        return (behind[0][1],), True
    ahead = [(start, year) for start, year in every if 0 <= number.span[0] - start <= 45]
    if ahead:
        start, year = ahead[-1]
        other = any(start < each.span[0] < number.span[0] for each in read.numbers)
        alone = re.search(r"\b(?:in|over|jaar)\s+$|^\W*$|\($", read.text[:start])
        if alone and not other and not re.match(r"\d{4}\s*(?:-|tot|t/m|en)\s*\d{4}", read.text[start:]):
            return (year,), True
    if read.years.years:
        return read.years.years, True
    return (lexicon.last_year,), False


def _remember(read: _Sentence, before: _Before) -> None:
    measures = tuple(
        dict.fromkeys(
            main_measure(m.meaning.value) for m in read.mentions if m.meaning.slot == "measure" and not m.meaning.weak
        )
    )
    offences = tuple(dict.fromkeys(m.meaning.value for m in read.mentions if m.meaning.slot == "offence"))
    before.measures = measures or before.measures
    before.offences = offences[-1:] or before.offences
