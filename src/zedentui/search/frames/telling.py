"""What has to be said of the words of a question: how they were read, which of them have no place in its frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import dataclass, field, replace
from zedentui.search.frames.causes import cause_said
from zedentui.search.frames.frame import Operation
from zedentui.search.frames.in_time import VERBS, counted_words
from zedentui.search.frames.rarer import either_number, words_of_rank
from zedentui.search.vocabulary.modes import BEST
from zedentui.search.vocabulary.patterns import pattern
from zedentui.text.dutch import portion

if TYPE_CHECKING:
    from zedentui.search.frames.frame import Bound
    from zedentui.search.frames.query import Query
    from zedentui.search.vocabulary.numbers import Number

__all__ = ["NO_VERDICT", "Work", "asks_yes_or_no", "decides", "tell", "undecided"]

_OTHERS = frozenset({"toezegging", "organisatie", "stemming", "motie", "actie", "actielijn", "maatregel"})
_ASKED_WITH = ("wanneer", "wie", "rol", "de rol", "welke rol", "wat doet")


@dataclass(slots=True)
class Work:
    """What is gathered about the words while a question is read: `doubted` leaves no yes or no."""

    notes: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    doubted: bool = False


NO_VERDICT = "Niet elk woord is begrepen; daarom geen ja of nee."
"""What is said where words are left out of a question for yes or no."""


def decides(operation: Operation) -> bool:
    """Return whether the answer would begin with yes or no."""
    return (
        operation.yes not in {"", "apart"}
        or operation.kind == "check"
        or (operation.kind == "extreme" and operation.year is not None)
    )


def asks_yes_or_no(query: Query) -> bool:
    """Return whether a yes or a no is asked for, rather than a number stated."""
    return "check" in query.modes or query.words[:1] in {(verb,) for verb in VERBS}


def undecided(operation: Operation, years: tuple[int, ...]) -> Operation:
    """Return the same without its yes or no: that would be one to the words that were left out as well."""
    if operation.kind == "check":
        several = len(years) > 1
        if operation.of == "change":
            return Operation("change", "change", high=operation.high)
        return Operation("series" if several else "value")
    if operation.kind == "sum":
        return replace(operation, yes="apart")
    if operation.kind in {"mean", "pace"}:
        return replace(operation, yes="", bound=None)
    year = None if operation.kind == "extreme" or operation.yes == "only" else operation.year
    return replace(operation, yes="", year=year)


def tell(query: Query, work: Work, operation: Operation) -> None:
    """Gather in `work` how the words were read, and which of them have no place in the frame."""
    if query.years.note:
        work.notes.append(query.years.note)
    for mention in query.named("mode"):
        if mention.text in BEST:
            work.notes.append(f"Wat ‘{mention.text}’ is, zegt een cijfer niet; daarom het hoogste en het laagste.")
    _say_rates(query, work)
    if query.partial:
        work.said.append(f"Gelezen als vraag: ‘{_shortened(query.read)}’.")
    if operation.kind == "pace":  # a mean of changes runs from the first year to the last
        out = [(a, b) for a, b in query.years.spans if any(str(y) in query.read[a:b] for y in query.years.excluded)]
        work.unused += [query.read[a:b].strip() for a, b in out]
    used = counted_words(query) | words_of_rank(query, operation.kind, operation.yes)
    used |= _names(query)
    lacking = {word for _, word in query.lacking}
    work.unused += [query.typed[i] for i in query.leftover if i not in used and query.words[i] not in lacking]
    if operation.kind == "change":  # of one year and another: no mean is reckoned
        work.unused += [m.text for m in query.named("mode") if m.meaning.value == "average"]
    idle = [m for m in query.named("intent") if m.meaning.value in _OTHERS and not m.text.startswith(_ASKED_WITH)]
    idle += [*query.named("yardstick"), *(query.named("always") if operation.yes != "always" else ())]
    work.unused += [" ".join(query.typed[i] for i in mention.at) for mention in idle]
    if "sum" in query.modes and operation.kind == "value" and query.years.shape == "none":
        work.notes.append("Dit is het aantal van het laatste jaar; vraag om ‘alle jaren samen’ voor de som.")
    bound = operation.bound
    if bound is not None and bound.kind != "between" and operation.kind != "streak":
        work.unused += [number.text for number in query.numbers if not _is_bound(number, bound)]
    elif bound is None and operation.kind not in {"streak", "quotient"}:
        work.unused += [number.text for number in query.numbers] if not either_number(query) else []
    work.said += [_of_whole(query, each) for each in query.wholes]
    _say_causes(query, work)
    _say_happened(query, work, operation)
    work.unused += [number.text for number in query.loose]


_TITLES = frozenset({"heer", "mevrouw", "lid", "kamerlid", "collega", "minister", "mr", "dhr", "mevr"})
_PARTICLES = frozenset({"van", "der", "den", "de", "ten", "ter", "het"})


def _names(query: Query) -> set[int]:
    """The places of the name of somebody who is addressed or quoted: `zoals de heer Van Nispen zegt`."""
    found = set()
    for i in query.leftover:
        before = i - 1
        while before >= 0 and (query.words[before] in _PARTICLES or before in found):
            before -= 1
        if before >= 0 and query.words[before] in _TITLES:
            found.add(i)
    return found


def _is_bound(number: Number, bound: Bound) -> bool:
    """Whether the number is the one that is held against the figures: `7` is not `7 procent`."""
    return number.value == bound.value and bool(number.unit) == bound.percent


def _of_whole(query: Query, whole: Number) -> str:
    """What a number of which a part is asked was read as; where the part stands before it, what share that is."""
    for part in query.numbers:
        between = query.read[part.span[1] : whole.span[0]].strip()
        joined = pattern(r"(?:van|of)(?: de| the| alle)?").fullmatch(between)
        if not part.unit and 0 < part.value <= whole.value and joined:
            return f"{part.text} van {whole.text} is {portion(100 * part.value / whole.value)}."
    return f"‘{whole.text}’ is gelezen als het geheel waarvan u vraagt."


def _shortened(text: str) -> str:
    return text if len(text) <= 160 else f"{text[:78].rstrip()} … {text[-78:].lstrip()}"


def _say_causes(query: Query, work: Work) -> None:
    """What is said to be the cause: no figure tells that, and the letter says little of it."""
    for mention in query.named("cause"):
        typed = " ".join(query.typed[i] for i in mention.at)
        work.said.append(
            f"‘{typed}’: of het daardoor komt, zegt geen cijfer; volgens de noot bij tabel 1 kunnen de cijfers van "
            "2020 zijn beïnvloed door de coronacrisis."
        )
    if said := cause_said(query):
        work.said.append(f"‘{said}’: of het daardoor komt, zegt geen cijfer.")
        work.unused = [word for word in work.unused if word not in said.split()]


_HAPPENED = (
    r"\bin (?:heel )?nederland\b|\bgepleegde?\b|\bplaatsgevonden\b|\bvond(?:en)? (?:er"
    r" )?.{0,40}\bplaats\b|\bvoorgevallen\b"
)
_CASES = ("zaken", "zaak", "cases", "case")


def _say_happened(query: Query, work: Work, operation: Operation) -> None:
    """What happened in the country is asked for: the letter counts cases at the OM."""
    if query.measures or not query.offences or any(m.text.endswith(_CASES) for m in query.named("offence")):
        return
    if pattern(_HAPPENED).search(query.read) or (operation.kind == "check" and "aantal" in query.words[:4]):
        work.said.append("De brief telt zaken bij het OM, niet hoeveel er in Nederland zijn gepleegd.")
        work.doubted = True


def _say_rates(query: Query, work: Work) -> None:
    """A rate is named: the letter counts by year."""
    for mention in query.named("rate"):
        typed = " ".join(query.typed[i] for i in mention.at)
        work.said.append(f"De brief telt per jaar; ‘{typed}’ is niet meegenomen.")
