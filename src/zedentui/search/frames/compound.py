"""Two questions in one: `hoogste instroom en laagste uitstroom`, `sepots in 2020 en dagvaardingen in 2021`.

What stands with one of the two belongs to it alone; what only one of them says (the group, the year) is meant of both.
A question that is one (`instroom en uitstroom in 2020`, `verschil tussen zeden en verkrachting`) is left whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.search.frames.query import read_query
from zedentui.search.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.search.frames.query import Query
    from zedentui.search.result import Card
    from zedentui.search.vocabulary.lexicon import Lexicon

__all__ = ["asked_of_extreme", "joined", "two_in_one"]

_JOIN = r"\s*,?\s+(?:en|and|maar|alsook|alsmede)\s+"
_EXTREMES = frozenset({"highest", "lowest"})
_LONGEST = 200
"""Characters of a question that may be two: each place where it could be parted is read anew."""
_ONE = frozenset({"gap", "compare", "sum", "times", "more", "less", "equal", "check", "average", "median", "change"})
"""What is done with two things together: such a question is one."""


def two_in_one(query: Query, lexicon: Lexicon) -> tuple[Query, Query] | None:
    """Return the two questions that `query` holds, each whole, or None when it is one."""
    extremes = set(query.modes) >= _EXTREMES
    several = len(query.measures) > 1 or len(query.offences) > 1
    if len(query.read) > _LONGEST or not several or (not extremes and _ONE - {"check"} & set(query.modes)):
        return None
    if (query.numbers and len(query.numbers) != 2) or (not query.numbers and "check" in query.modes and not extremes):
        return None
    for match in pattern(_JOIN).finditer(query.read):
        if any(a < match.end() and match.start() < b for a, b in query.years.spans):
            continue
        first, second = query.read[: match.start()], query.read[match.end() :]
        left, right = read_query(first, lexicon), read_query(second, lexicon)
        if _apart(left, right):
            second = f"{second} {_lacked(right, left)}"
            return read_query(f"{first} {_lacked(left, right)}", lexicon), read_query(second, lexicon)
    return None


_OF_YEAR = r"^(?P<what>.+?)\s+(?:in|over|van|voor)\s+het\s+jaar\s+(?:met|waarin|dat|toen|van)\s+(?P<when>.+)$"


def asked_of_extreme(query: Query, lexicon: Lexicon) -> tuple[str, Query] | None:
    """Return what is asked of a year, and the question which year: `dagvaardingen in het jaar met de meeste sepots`."""
    match = pattern(_OF_YEAR).match(query.read) if len(query.read) <= _LONGEST else None
    if match is None:
        return None
    what, when = read_query(match["what"], lexicon), read_query(match["when"], lexicon)
    if not what.measures or _EXTREMES & set(what.modes) or not _EXTREMES & set(when.modes) or not when.measures:
        return None
    group = "" if what.offences or not when.offences else f" {' '.join(m.text for m in when.named('offence'))}"
    whose = "" if when.offences or not what.offences else f" {' '.join(m.text for m in what.named('offence'))}"
    return f"{match['what']}{group}", read_query(f"{match['when']}{whose}", lexicon)


def _apart(left: Query, right: Query) -> bool:
    """Whether each side asks something of its own."""
    if not (left.measures or left.offences) or not (right.measures or right.offences):
        return False
    if left.numbers or right.numbers:
        each = all(len(side.numbers) == 1 and len(side.measures) == 1 for side in (left, right))
        return each and left.measures != right.measures and not any(side.numbers[0].bound for side in (left, right))
    if left.measures == right.measures and left.offences == right.offences:
        return False
    ends = [_EXTREMES & set(side.modes) for side in (left, right)]
    if ends[0] and ends[1]:
        return ends[0] != ends[1] and all(len(each) == 1 for each in ends)
    if ends[0] or ends[1]:
        return False
    both = bool(left.measures and right.measures), bool(left.offences and right.offences)
    other = (both[0] and left.measures != right.measures, both[1] and left.offences != right.offences)
    years = bool(left.years.years and right.years.years) and left.years.years != right.years.years
    return (years and any(other)) or all(other)


def _lacked(side: Query, other: Query) -> str:
    """What `side` does not say of measure, group and years, in the words of `other`."""
    added = [
        " ".join(mention.text for mention in other.named(slot))
        for slot, named in (("measure", side.measures), ("offence", side.offences))
        if not named
    ]
    if not side.years.years:
        added += [other.read[a:b] for a, b in other.years.spans]
    return " ".join(filter(None, added))


def joined(cards: Sequence[Card]) -> Card:
    """Return one card that says what each of `cards` says, at the place of the first."""
    cards = sorted(cards, key=lambda card: not card.answer.startswith("Nee"))  # one no is not hidden behind a yes
    said = [card.answer.partition(".")[0].partition(",")[0] for card in cards]
    both = "Niet allebei. " if set(said) == {"Ja", "Nee"} else ""
    first = cards[0]
    return replace(
        first,
        title=" en ".join(dict.fromkeys(card.title for card in cards)),
        answer=both + " ".join(dict.fromkeys(card.answer for card in cards)),
        lines=tuple(dict.fromkeys(line for card in cards for line in card.lines)),
        citation="; ".join(dict.fromkeys(card.citation for card in cards)),
        observations=tuple(dict.fromkeys(cell for card in cards for cell in card.observations)),
    )
