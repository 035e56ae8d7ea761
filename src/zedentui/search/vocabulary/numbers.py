"""Numbers in a question (`meer dan 600`, `95 procent`, `1 op de 3`), and places in a row (`op één na hoogste`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.classes import dataclass, replace
from zedentui.search.vocabulary.critical import NUMBERS
from zedentui.search.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["RANKED_AFTER", "Number", "Place", "find_numbers", "find_place", "ungrouped"]

_NUMBER = (
    r"(?<![\w.,/-])(?<!\bper )(?:(?P<grouped>\d{1,3}(?:\.\d{3})+(?:,\d{1,3})?)|(?P<plain>\d{1,7}(?:[.,]\d{1,3})?))"
    r"(?P<unit>\s?(?:%|procentpunt(?:en)?|procent|percent|per cent|pct))?(?![\w]|[.,]\d)"
)
_PARTS = {
    "de helft": 50.0, "helft": 50.0, "half": 50.0, "een derde": 100 / 3, "1 derde": 100 / 3, "een kwart": 25.0,
    "kwart": 25.0, "driekwart": 75.0, "drie kwart": 75.0, "een vijfde": 20.0, "een tiende": 10.0, "twee derde": 200 / 3,
    "tweederde": 200 / 3, "2 derde": 200 / 3, "een vierde": 25.0, "half of": 50.0, "a third": 100 / 3,
    "a quarter": 25.0, "drie vierde": 75.0, "vier vijfde": 80.0, "negen tiende": 90.0, "derde deel": 100 / 3,
}  # fmt: skip
_PART = (
    rf"(?<!eerste )(?<!tweede )\b(?:{'|'.join(sorted(_PARTS, key=len, reverse=True))})\b"
    r"(?! (?:na|van (?:het jaar|20\d\d)|hoogste|laagste|jaar|helft|kwartaal))"
)
_FRACTIONS = ("helft", "half", "derde", "kwart", "vijf", "tien", "vier", "third", "quarter")
_PLACED = (
    " na",
    "hoogst",
    "laagst",
    "meest",
    "minst",
    "grootst",
    "kleinst",
    "vaakst",
    "highest",
    "lowest",
    "largest",
    "smallest",
    "sterkst",
    "beste",
    "piek",
    "jaar",
    "dieptepunt",
    "slechtst",
    "nummer",
    "plek",
    "plaats",
    "top",
)
_WORDS = "|".join(NUMBERS)
_ONE_IN = (
    rf"\b(?P<a>\d{{1,2}}|{_WORDS})\s+(?:op|van|van de|in|op de|out of)\s+(?:de\s+"
    rf"|elke\s+)?(?P<b>\d{{1,3}}|{_WORDS})\b(?!\s+na\b)"
)
_BOUND = (
    r"(?:(?<!\w)|(?!\w))(?:"  # no end of a longer word: `waaronder 743`
    r"(?P<more>meer dan|hoger dan|groter dan|boven(?: de)?|ruim meer dan|more than|above|over de|>"
    r"|uitkomen boven|vaker dan)\s*$"
    r"|(?P<less>minder dan|lager dan|kleiner dan|onder(?: de)?|less than|fewer than|below|<|nog geen)\s*$"
    r"|(?P<least>minstens|ten minste|tenminste|minimaal|op zijn minst|at least|>=|≥|niet minder dan|vanaf|\bzeker)\s*$"
    r"|(?P<most>hoogstens|maximaal|ten hoogste|niet meer dan|at most|<=|≤|hooguit)\s*$"
    r"|(?P<about>\b(?:ongeveer|circa|(?:afgerond )?zo'n|rond(?: de)?|rondom(?: de)?|om en (?:na)?bij(?: de)?|ca\.?"
    r"|plm\.?|ong\.?|plusminus|pakweg|grofweg|ruwweg|globaal|grosso modo|bij benadering|benaderend|naar schatting"
    r"|iets van|een stuk of|een slordige|zowat|nagenoeg|in de orde(?: van grootte)? van|zeg(?: maar|gen)?"
    r"|afgerond(?: op)?|amper|ternauwernood|about|around|roughly|approximately|some|close to)|[±~≈])\s*$"
    r"|(?P<nearly>bijna|krap|een krappe|een kleine|net geen|haast|bijkans|richting de|almost|nearly)\s*$"
    r"|(?P<fully>\b(?:ruim|dik|goed|gauw|een (?:dikke|ruime|goede)|meer dan zo'n))\s*$"
    r")"
)
_OR_MORE = (
    r"\s+(?:of|en|or|and)\s+(?:nog )?"
    r"(?:(?P<more>meer|hoger|groter|vaker|erboven|daarboven|more|higher|above)|(?P<less>minder|lager"
    r"|kleiner|eronder|daaronder|less|fewer|lower))\b"
    r"(?!\s+(?:dan|than|zaken|sepots))"
)
"""What may stand behind a number: `500 of meer`."""
_BEFORE = 60
"""Characters before a number in which the words of `_BOUND` stand: not all of a text again for each of its numbers."""
_OVER = (
    r"\b(?:kruiste|kruisten|oversteeg|overstegen|overschreed|overschreden|passeerde|passeerden"
    r"|doorbrak|exceeded|surpassed|overtrof)\b"
)
_UNDER = r"\b(?:zakte|zakten|dook|doken) .{0,40}\b(?:door|onder)\b"
_ORDINALS = {
    "een": 1, "1": 1, "twee": 2, "2": 2, "drie": 3, "3": 3, "vier": 4, "4": 4, "vijf": 5, "5": 5, "eerste": 1,
    "tweede": 2,
    "derde": 3, "vierde": 4, "vijfde": 5, "1e": 1, "2e": 2, "3e": 3, "4e": 4, "5e": 5, "2de": 2, "3de": 3, "second": 2,
    "third": 3, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "6": 6, "7": 7, "8": 8, "9": 9, "10": 10,
}  # fmt: skip
_SUPER = (
    r"(?:hoogste?|laagste?|meeste?|minste?|grootste?|kleinste?|vaakst|highest|lowest|largest|smallest|sterkste|beste|"
    r"slechtste|piek|topjaar|recordjaar|dieptepunt|most|fewest)"
)
_FEWER = r"een|1|twee|2|drie|3|vier|4|vijf|5|zes|6|zeven|7|acht|8|negen|9"
_MANY = rf"{_FEWER}|tien|elf|twaalf|(?<!['’])\d{{2}}"
RANKED_AFTER = (
    rf"\bop\s+(?P<n>{_MANY})\s+na\b(?:\s+(?:het|de))?",
    rf"(?<![\w'])(?P<n>{_MANY})\s+na\s+(?:(?:het|de)\s+)?(?={_SUPER})",
)
"""`op twintig na hoogste`, where a number of two figures is no year."""
_NTH = (
    r"\b(?P<n>tweede|derde|vierde|vijfde|2e|3e|4e|5e|2de|3de|second|third)[ -]?(?:(?:jaar )?met (?:de |het )?)?"
    rf"(?={_SUPER})"
)
_NTH_PLACE = (
    r"\b(?:op )?(?:de )?(?P<n>eerste|tweede|derde|vierde|vijfde|1e|2e|3e|4e|5e) (?:plaats|plek"
    r"|positie)\b(?! (?:van|in) 20)"
)
_NUMBERED = r"\b(?:op )?(?:nummer|plek|plaats)\s+(?P<n>twee|2|drie|3|vier|4)\b"
_TOP = r"\b(?:de\s+)?top[ -]?(?P<n>\d{1,2}|twee|drie|vier|vijf)\b"
_BEHIND = rf"\b{_SUPER}\s+(?P<n>twee|drie|vier|vijf|[2-9])\b(?=\s+\w*jaren|\s+keer|\s*$)"
_SEVERAL = (
    rf"\bwelke\s+(?P<m>twee|drie|vier|vijf|[2-9])\s+jaren\b(?! met)|"
    rf"\b(?:de\s+)?(?P<n>twee|drie|vier|vijf|[2-9])\s+(?:jaren met (?:de|het)\s+)?(?={_SUPER}"
    rf"|jaren met (?:de |het )?{_SUPER})"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as typed: `unit` is `%`, `punt` or empty, `bound` what words before it say.

    `digits` is how many decimals it has, -1 where it is told in tens.
    """

    value: float
    unit: str
    digits: int
    bound: str
    text: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a row: the `rank`-th (1 is first), or the first `top` of them; `text` as typed."""

    rank: int
    top: int
    text: str
    span: tuple[int, int]


def find_place(text: str) -> Place | None:
    """Return which place in a row the folded `text` asks for: `op een na`, `tweede`, `top 3`; None when none."""
    if not any(word in text for word in _PLACED):
        return None
    for source, shift in (*((source, 1) for source in RANKED_AFTER), (_NTH, 0), (_NTH_PLACE, 0), (_NUMBERED, 0)):
        if match := pattern(source).search(text):
            return Place((_ORDINALS.get(match["n"]) or _whole(match["n"])) + shift, 1, match[0].strip(), match.span())
    for source in (_TOP, _SEVERAL, _BEHIND):
        if match := pattern(source).search(text):
            span = match.span("n") if source is _BEHIND else match.span()
            many = match["n"] or match["m"]
            return Place(1, _ORDINALS.get(many) or min(int(many), 11), match[0].strip(), span)
    return None


def find_numbers(text: str, masked: Iterable[tuple[int, int]]) -> list[Number]:
    """Return the numbers in the folded `text` outside `masked` (years, places), from left to right."""
    for start, end in masked:
        text = text[:start] + "\0" * (end - start) + text[end:]
    found: list[Number] = []
    passed = "more" if pattern(_OVER).search(text) else "less" if pattern(_UNDER).search(text) else ""
    for match in (
        pattern(_ONE_IN).finditer(text) if any(word in text for word in (" op ", " van ", " in ", " of ")) else ()
    ):
        one, many = (_ORDINALS.get(match[name], 0) or _whole(match[name]) for name in "ab")
        if 0 < one < many and ("op" in match[0] or "in" in match[0] or "van" in match[0] or "of" in match[0]):
            digits_ = -1 if many == 10 else 0  # `9 van de 10` is said of 93.4% too
            found.append(_made(100 * one / many, "%", digits_, text, match, passed))
            text = _blank(text, match)
    for match in pattern(_PART).finditer(text) if any(word in text for word in _FRACTIONS) else ():
        part = _made(_PARTS[match[0]], "%", 0, text, match, passed)
        found.append(part if part.bound else replace(part, bound="about"))
        text = _blank(text, match)
    for match in pattern(_NUMBER).finditer(text) if any(letter.isdigit() for letter in text) else ():
        digits = ungrouped(match["grouped"]) if match["grouped"] else match["plain"].replace(",", ".")
        unit = (match["unit"] or "").strip()
        kind = "punt" if unit.startswith("procentpunt") else "%" if unit else ""
        found.append(_made(float(digits), kind, len(digits.partition(".")[2]), text, match, passed))
    return sorted(found, key=lambda number: number.span)


def ungrouped(text: str) -> str:
    """Return a number as Dutch writes it (`1.302,5`) as Python reads it: `1302.5`."""
    return text.replace(".", "").replace(",", ".")


def _whole(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS.get(text, 0)


def _made(value: float, unit: str, digits: int, text: str, match: re.Match[str], passed: str) -> Number:
    """The number, with the bound that the words before it give, or `passed`, that of the verb of its sentence."""
    start = match.start()
    said = text[max(0, start - _BEFORE) : start]
    before = None
    if said.strip(" 0123456789.,\0"):  # nothing but numbers bounds none
        before = pattern(_BOUND).search(said.rstrip(" \0") + " ") or pattern(_BOUND).search(said)
    bound = next((name for name, words in before.groupdict().items() if words), "") if before else ""
    begin = start - len(said) + before.start() if before else start
    end = match.end()
    if not bound and (behind := pattern(_OR_MORE).match(text, end)):
        bound, end = "least" if behind["more"] else "most", behind.end()
    return Number(value, unit, digits, bound or passed, match[0].strip(), (begin, end))


def _blank(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + "\0" * (match.end() - match.start()) + text[match.end() :]
