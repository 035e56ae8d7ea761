"""To which measure, whole, group and years of its sentence a number belongs.

A sentence is cut into clauses at commas, brackets and words such as `waarvan` and `tegen`. A number belongs to what
stands right behind it, else to what its clause names, else to what was named before it in its sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from zedentui.classes import dataclass, field, replace
from zedentui.search.vocabulary.lexicon import main_measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.prose.times import Time
    from zedentui.search.frames.mentions import Mention
    from zedentui.search.vocabulary.numbers import Number
    from zedentui.search.vocabulary.words import Token

__all__ = [
    "FLOWS",
    "Sentence",
    "bind_group",
    "bind_measure",
    "bind_time",
    "enumerated",
    "is_worded_of",
    "nearest",
    "right_behind",
]

FLOWS = frozenset({"instroom", "uitstroom"})
_PARTED = re.compile(
    r"[,;:()]|\b(?:waarvan|waaronder|daarvan|terwijl|maar|tegen|tegenover|versus|oftewel|ofwel|while|whereas|compared"
    r"|against)\b"
)
_AND = re.compile(r"\b(?:en|and|plus)\b")
_JOINED = re.compile(
    r"\s*(?:,|,? ?(?:en|and|&|/)|,? ?respectievelijk|,? ?resp\.?|)\s*(?:respectievelijk |resp\.? |nog |ruim |in |op )?"
)
_WHOLE_BEFORE = re.compile(
    r"\b(?P<part>(?:aandeel|percentage|deel|share|proportion|rate) (?:van|of) )?"
    r"(?(part)|(?:van|of|binnen|onder|among|aandeel in))"
    r"\s*(?:alle?\b|de\b|het\b|die\b|deze\b|all\b|the\b|these\b|those\b|totale?\b|totaal aan\b|\s)*\s*$"
)
_BESIDE_BACK = re.compile(
    r"[\s:(]*(?:nog |al |ruim |bijna |circa |zo'n |ongeveer |is |was |waren |er |om |op |met |slechts |maar )*"
)
_TO_TIME = re.compile(
    r"(?:(?!\b(?:en|and|naar|tot|tegen|to)\b)[^,;:()\d]){0,40}?\b(?:in|over|van|voor|anno|during|for)\s*"
    r"|\s*\(?(?:in |over )?(?:het jaar )?|\s*(?:zaken|keer|gevallen|cases)?\s*"
)
_AGAINST = re.compile(
    r"\b(?:tegen|tegenover|versus|vergeleken|compared|against|dan|terwijl|waar dat|waar het|whereas|while"
    r"|(?:zo ?veel|zo vaak|even ?veel|even vaak|as many) als)\b"
)
_FAMILY = "onvoorwaardelijk_sepot"
_SOON = 30  # characters between a share and what it is one of
_FAR = 2  # words between a number and what stands right behind it


@dataclass(slots=True)
class Sentence:
    """A sentence that was read: its words with their places, what they mean, its times, numbers and labels."""

    text: str
    tokens: list[Token]
    words: list[str]
    mentions: list[Mention]
    times: list[Time]
    numbers: list[Number]
    cuts: list[int]
    ends: list[int]
    brackets: list[tuple[int, int]] = field(default_factory=list)
    labels: list[Number] = field(default_factory=list)
    stands_with: dict[int, Time | None] = field(default_factory=dict)

    def token(self, place: int) -> int:
        """The first word that ends behind a place of the text."""
        return bisect_right(self.ends, place)

    def clause(self, place: int) -> int:
        """Which clause a place of the text stands in."""
        return bisect_right(self.cuts, place)

    def start(self, mention: Mention) -> int:
        """Where the first word of a mention stands in the text."""
        return self.tokens[mention.first].start

    def between(self, start: int, end: int) -> bool:
        """Whether a number begins between two places."""
        at = bisect_left(self.numbers, start, key=lambda number: number.span[0])
        return at < len(self.numbers) and self.numbers[at].span[0] < end


def cuts(text: str, numbers: Sequence[Number]) -> list[int]:
    """Return where the clauses of a sentence part: at its marks, and at an `en` between two of its numbers."""
    inside = [number.span for number in numbers]
    places = [m.start() for m in _PARTED.finditer(text)]
    if len(numbers) > 1:
        first, last = inside[0][1], inside[-1][0]
        places += [m.start() for m in _AND.finditer(text, first, last)]
    return sorted(place for place in places if not any(a <= place < b for a, b in inside))


@dataclass(frozen=True, slots=True)
class Measured:
    """What a number was found to measure: `codes` with the nearest first, `firm` where it can be no other."""

    codes: tuple[str, ...]
    firm: bool
    whole: str | None = None


def bind_measure(read: Sentence, number: Number, named: Sequence[Mention], *, share: bool) -> Measured:
    """Return what the number measures by the words of its sentence; no codes where they do not say it.

    `share`: it is a part of a whole, which the number of all cases that came in or went out is not.
    """
    whole, rest = _without_whole(read, number, named) if share else (None, _but_wholes(read, named))
    if share:
        rest = [m for m in rest if m.meaning.value not in FLOWS]
    if found := right_behind(read, number, rest):
        return Measured((_code(found),), True, whole)
    if labelled := [m for m in rest if _is_label(read, m, number)]:
        return Measured((_code(labelled[-1]),), True, whole)
    here = read.clause(number.span[0])
    own = [m for m in rest if read.clause(read.start(m)) == here]
    if len({_code(m) for m in rest}) > 1:  # `slechts 342 van de 743 zaken die binnenkwamen, zijn gedagvaard`
        own = [m for m in own if not read.between(number.span[1], read.start(m))]
    if codes := nearest(own, read.token(number.span[0])):
        return Measured(codes, len(codes) == 1, whole)
    labels = [m for m in rest if (colon := read.text.find(":")) >= 0 and read.start(m) < colon < number.span[0]]
    earlier = labels or [m for m in rest if read.start(m) < number.span[0]]
    codes = nearest(earlier, read.token(number.span[0]))
    if codes:
        return Measured(codes[:1] if labels else codes, len(codes) == 1 or bool(labels), whole)
    others = [other for other in read.numbers if rest and other.span[0] > number.span[0]]
    theirs = [mention for other in others if (mention := right_behind(read, other, rest))]
    codes = nearest([m for m in rest if not any(m is each for each in theirs)], read.token(number.span[0]))
    return Measured(codes, len(codes) == 1, whole)


def bind_group(read: Sentence, number: Number, groups: Sequence[Mention]) -> tuple[str, ...]:
    """Return the groups a number can be about: the one right behind it, those of its clause, else the nearest.

    What stands behind another number of the clause is of that one: `van de 1.302 sepots bij zedenmisdrijven gingen er
    412 over verkrachting`.
    """
    if found := right_behind(read, number, groups):
        return (_code(found),)
    at, start = read.token(number.span[0]), number.span[0]
    here = read.clause(start)
    own = [m for m in groups if read.clause(read.start(m)) == here]
    if len(own) > 1:
        free = [m for m in own if read.start(m) > start or not _is_behind_another(read, m, number)]
        own = [m for m in free if not read.between(number.span[1], read.start(m))] or own
    if own:
        return nearest(own, at)
    before = [m for m in groups if read.start(m) < start and not _is_behind_another(read, m, number)]
    before = before or [m for m in groups if read.start(m) < start]
    return nearest(before or groups, at)[:1]


def _is_behind_another(read: Sentence, mention: Mention, number: Number) -> bool:
    """Whether a mention stands behind another number that comes before this one, in the clause of that number."""
    place = read.start(mention)
    earlier = next((n for n in reversed(read.numbers) if n.span[1] <= place and n.span[0] < number.span[0]), None)
    return earlier is not None and read.clause(earlier.span[0]) == read.clause(place)


def _is_label(read: Sentence, mention: Mention, number: Number) -> bool:
    """Whether a mention with a colon stands right before a number: `beleid: 92, administratief: 63`."""
    start, end = read.tokens[mention.last - 1].end, number.span[0]
    between = read.text[start:end] if start <= end else ""
    return between.lstrip()[:1] == ":" and not read.between(start, end)


def _but_wholes(read: Sentence, named: Sequence[Mention]) -> list[Mention]:
    """The mentions without those that a share is said to be of: `de helft van de afgedane zaken, 1.401`."""
    shares = [number.span[1] for number in read.numbers if number.unit]
    return [
        m for m in named
        if not any(0 < read.start(m) - end < _SOON and is_worded_of(read, m) for end in shares)
    ]  # fmt: skip


def is_worded_of(read: Sentence, mention: Mention) -> bool:
    """Whether a mention is worded as what something is a part of: `van alle sepots`, not `het aandeel van sepots`."""
    match = _WHOLE_BEFORE.search(read.text[max(0, read.start(mention) - 60) : read.start(mention)])
    return match is not None and (match["part"] is None or read.text[: read.start(mention)].count("als percentage") > 0)


def _code(mention: Mention) -> str:
    return main_measure(mention.meaning.value)


def right_behind(read: Sentence, number: Number, named: Sequence[Mention]) -> Mention | None:
    """Return which of some mentions stands right behind a number, if any."""
    behind = read.token(number.span[1])
    for mention in named:
        if behind <= mention.first <= behind + _FAR:
            start = read.start(mention)
            parted = _PARTED.search(read.text, number.span[1], start) or read.clause(start) != read.clause(
                number.span[1]
            )
            if not parted and not read.between(number.span[1], start):
                return mention
    return None


def _without_whole(read: Sentence, number: Number, named: Sequence[Mention]) -> tuple[str | None, list[Mention]]:
    """The measure that a share is worded as one of, and the mentions that are left for what it measures."""
    wholes = [m for m in named if is_worded_of(read, m)]
    if " op " in number.text and len(named) > 1 and (found := right_behind(read, number, named)):
        wholes = (
            [found] if any(m.first > found.first for m in named) else wholes
        )  # `negen op de tien sepots zijn technisch`
    behind = [m for m in wholes if 0 <= read.start(m) - number.span[1] <= 45]
    before = [m for m in wholes if read.start(m) < number.span[0]]
    mine = (behind or before)[:1]
    if not mine:
        return None, list(named)
    if mine[0].text.startswith(("sepot", "geseponeer")) and _code(mine[0]) != _FAMILY:
        return _FAMILY, list(named)  # `93% van de sepots technisch`: two words that are a phrase too
    return _code(mine[0]), [m for m in named if m is not mine[0]]


def nearest(mentions: Sequence[Mention], at: int) -> tuple[str, ...]:
    """What the mentions stand for, the nearest to the number first; one before it is nearer than one behind."""
    ordered = sorted(mentions, key=lambda m: abs(m.first - at) if m.first < at else m.first - at + 1)
    return tuple(dict.fromkeys(_code(m) for m in ordered))


def enumerated(read: Sentence, number: Number) -> tuple[int, list[Number]]:
    """The place of a number in the row of numbers that it stands in (`1.025, 44 en 46`), and that row."""
    numbers = read.numbers
    first = last = at = numbers.index(number)
    while first and _is_joined(read, numbers[first - 1], numbers[first]):
        first -= 1
    while last + 1 < len(numbers) and _is_joined(read, numbers[last], numbers[last + 1]):
        last += 1
    return at - first, numbers[first : last + 1]


def _is_joined(read: Sentence, one: Number, other: Number) -> bool:
    return one.unit == other.unit and _JOINED.fullmatch(read.text, one.span[1], other.span[0]) is not None


def bind_time(read: Sentence, number: Number) -> Time | None:
    """Return the time that a number stands with; None where its sentence names none for it."""
    place = number.span[0]
    if place not in read.stands_with:
        read.stands_with[place] = _bound_time(read, number)
    return read.stands_with[place]


def _bound_time(read: Sentence, number: Number) -> Time | None:
    times = [t for t in read.times if t.kind != "day" and not _is_apart(read, t, number)]
    if not times:
        return None
    beside = next((t for t in reversed(times) if t.end <= number.span[0]), None)
    if beside and beside.kind == "one" and _BESIDE_BACK.fullmatch(read.text[beside.end : number.span[0]]):
        owner = next((n for n in reversed(read.numbers) if n.span[1] <= beside.start), None)
        if owner is None or bind_time(read, owner) is not beside:
            return beside
    if own := _following(read, number, times):
        return own
    taken = {id(t) for other in read.numbers if other is not number and (t := _following(read, other, times))}
    for free in ([t for t in times if id(t) not in taken], times):
        if before := [t for t in free if t.end <= number.span[0]]:
            return before[-1]
        behind = [t for t in free if t.start >= number.span[1]]
        if behind and not _AGAINST.search(read.text, number.span[1], behind[0].start):
            return behind[0] if id(behind[0]) not in taken else replace(behind[0], typed=False)
    return None


def _is_apart(read: Sentence, time: Time, number: Number) -> bool:
    """Whether a time stands in brackets that hold another number, and this one stands outside."""
    for start, end in read.brackets:
        if start < time.start < end:
            return not start < number.span[0] < end and read.between(start, end)
    return False


def _following(read: Sentence, number: Number, times: Sequence[Time]) -> Time | None:
    """The time that stands right behind a number: `287 in 2021`, `677 een jaar eerder`."""
    after = next((t for t in times if t.start >= number.span[1]), None)
    if after is None or read.between(number.span[1], after.start):
        return None
    gap = read.text[number.span[1] : after.start]
    if _AGAINST.search(gap):
        return None
    return after if len(gap) <= 45 and _TO_TIME.fullmatch(gap) else None
