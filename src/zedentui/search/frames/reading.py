"""A query read as a frame, with what has to be said about the words: how a wide one was read, what was left out.

The two rules of every answer are kept here: each recognised word is used or named as typed, and a word of negation,
exclusion, rank, rate or part of a year is never passed over: without a place in the frame there is no figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import dataclass, replace
from zedentui.search.frames.causes import cause_said, told_apart
from zedentui.search.frames.frame import Group, Operation, Quantity
from zedentui.search.frames.framing import framed
from zedentui.search.frames.narrowing import narrowed, of_all_kinds, together
from zedentui.search.frames.operations import operation_of
from zedentui.search.frames.scope import Scope, scope_of
from zedentui.search.frames.telling import NO_VERDICT, Work, asks_yes_or_no, decides, tell, undecided
from zedentui.search.frames.wholes import unit_of, wholes_without
from zedentui.search.vocabulary.everyday import MEASURE_NOTES
from zedentui.search.vocabulary.lexicon import main_measure
from zedentui.search.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from zedentui.search.frames.frame import Frame
    from zedentui.search.frames.mentions import Mention
    from zedentui.search.frames.query import Query
    from zedentui.search.vocabulary.lexicon import Lexicon

__all__ = ["Reading", "read_frame"]

_MOST_UNUSED = 12  # more words that are left out than this cannot be said before an answer
_MINUS = frozenset({"min", "minus", "minus de", "verminderd met"})
_TOTAL = "zedenmisdrijven"
_PART = "verkrachting"


@dataclass(frozen=True, slots=True)
class Reading:
    """A frame with what to say of the words.

    `notes` tell how words were read and come last; `unused` are words that the frame has no place for, as typed; they
    are said first. `refusal` is why there is no frame, in one sentence.
    """

    frame: Frame | None
    notes: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    refusal: str | None = None


def read_frame(query: Query, lexicon: Lexicon) -> Reading:
    """Return the frame of `query`, or the sentence that says why there is none."""
    scope = scope_of(query)
    if refusal := scope.refusal or told_apart(query):
        return Reading(None, refusal=refusal)
    work = Work(notes=list(scope.notes), unused=list(scope.unused))
    _set_apart(query, scope)
    mentions = narrowed(query, scope.measures)
    both_kinds = together(query, mentions) or of_all_kinds(query)
    for mention in dict.fromkeys((*mentions, *(m for m in scope.measures if m.meaning.value != "sepot"))):
        if not (both_kinds and mention.meaning.value == "sepot"):
            _note(mention, work, narrower=mention not in mentions)
    if any(mention.text == "242" for mention in scope.offences):
        work.notes.append("‘242’ lezen wij als artikel 242 Sr: verkrachting.")
    unit, whole, group_share = unit_of(query, scope, scope.measures, lexicon)
    quantities = _quantities([m for m in mentions if m is not whole], scope, lexicon, work)
    groups = _groups(scope, lexicon, group_share=group_share, both=bool(query.named("both")))
    if both_kinds and not isinstance(quantities, str):
        quantities = (Quantity(("onvoorwaardelijk_sepot", "voorwaardelijk_sepot")),)
    subtracted = isinstance(quantities, str) and any(m.text in _MINUS for m in query.named("without"))
    if subtracted:
        apart = [*mentions, *(m for m in scope.excluded if m.meaning.slot == "measure")]
        quantities = tuple(dict.fromkeys(Quantity((main_measure(m.meaning.value),)) for m in apart))
    if isinstance(quantities, str):
        return Reading(None, refusal=quantities)
    years = tuple(y for y in query.years.years if lexicon.first_year <= y <= lexicon.last_year)
    operation = operation_of(query, scope, len(quantities), len(groups), years)
    if unit == "uitstroom" and _is_of_sepots(operation, quantities, lexicon):
        unit = "hoofdmaat"  # as the letter has it: 88% of the dismissals is technical
    if refusal := _refused(query, operation, several=len(quantities) > 1 or len(groups) > 1):
        return Reading(None, refusal=refusal)
    if query.named("cause") or cause_said(query):
        operation = replace(operation, yes="")  # a yes would be one to the cause as well
    if scope.beyond:
        ranked = _left_behind(query, quantities, scope, lexicon, operation)
        if isinstance(ranked, str):
            return Reading(None, refusal=ranked)
        quantities, operation = ranked
    if subtracted:
        operation = Operation("difference", yes="minus")
    frame = framed(query, lexicon, quantities, groups, years, operation, "groep" if group_share else unit)
    if frame.operation.kind == "overview" and not scope.offences and not scope.excluded:
        work.notes.append("De vraag noemt geen groep en geen maat; dit is het overzicht van alle zedenzaken.")
    tell(query, work, operation)
    if (work.unused or work.doubted) and decides(frame.operation):
        frame = replace(frame, operation=undecided(frame.operation, frame.years))
        work.said += [NO_VERDICT] if not work.doubted and asks_yes_or_no(query) else []
    if refusal := _unranked(query) or _slipped(query) or _too_little(query, work, frame, named=bool(quantities)):
        return Reading(None, refusal=refusal)
    return Reading(frame, tuple(dict.fromkeys(work.notes)), tuple(dict.fromkeys(work.unused)), tuple(work.said))


def _refused(query: Query, operation: Operation, *, several: bool) -> str | None:
    """Why there is no one answer: numbers that are each of something else, or what is asked is not clear."""
    bounded = operation.bound is not None and operation.bound.kind != "between"
    if bounded and len(query.numbers) > 1 and several:
        return "Elk van deze getallen hoort bij iets anders; stel er twee vragen van."
    return _unclear(query) if operation.kind == "unclear" else None


def _is_of_sepots(operation: Operation, quantities: tuple[Quantity, ...], lexicon: Lexicon) -> bool:
    """Whether it is a threshold in percent, with no whole named, for parts of the dismissals."""
    bound = operation.bound
    asked = operation.kind == "threshold" and operation.of == "value"
    return asked and bound is not None and bound.percent and not bound.whole and _are_grounds(quantities, lexicon)


def _are_grounds(quantities: tuple[Quantity, ...], lexicon: Lexicon) -> bool:
    """Whether each of these is a part of the dismissals."""
    return bool(quantities) and all(
        each.plain and lexicon.measures[each.main].parent == "onvoorwaardelijk_sepot" for each in quantities
    )


def _unclear(query: Query) -> str:
    """What a question leaves open of what happens on end, or of what a figure is held against."""
    if on_end := query.named("streak"):
        typed = " ".join(query.typed[i] for i in on_end[0].at)
        return f"Wat er ‘{typed}’ gebeurt, is niet duidelijk; noem een stijging, een daling of een grens."
    same = next((m for m in query.named("mode") if m.meaning.value == "equal"), None)
    if same is None:
        return (
            "Met welk jaar deze vraag vergelijkt, is niet duidelijk; noem de twee jaren, of één jaar voor alle andere."
        )
    typed = " ".join(query.typed[i] for i in same.at)
    return f"Waarmee ‘{typed}’ hier vergelijkt, is niet duidelijk; noem een jaar of een tweede maat."


def _slipped(query: Query) -> str | None:
    """Why there is no figure: a number that looks like a year with a digit too few or too many."""
    asked = "check" in query.modes or query.text.rstrip().endswith("?") or query.years.years
    for number in query.numbers if not asked else ():
        if not (number.unit or number.bound) and pattern(r"20\d|20\d{3}|19\d{3}").fullmatch(number.text):
            return f"‘{number.text}’ is geen jaartal van vier cijfers; typ bijvoorbeeld: sepot zeden 2020."
    return None


_FROM_PEAK = (
    r"\b(?:vanaf|sinds|na|ten opzichte van|vergeleken met|tegenover|dan in|dan) (?:het |de )?"
    r"(?:piek(?:jaar)?|hoogtepunt|dieptepunt|recordjaar|topjaar)\b"
)
_ORDINALS = frozenset({"tweede", "derde", "vierde", "vijfde", "second", "third", "voorlaatste", "voorlaatst"})


def _unranked(query: Query) -> str | None:
    """Why there is no figure: a rank was typed and it is not clear of what."""
    if not {"highest", "lowest"} & set(query.modes):
        return None
    if match := pattern(_FROM_PEAK).search(query.read):
        return f"Welk jaar ‘{match[0]}’ is, moet de vraag zelf zeggen; daarom geven wij geen cijfer."
    words = [query.typed[i] for i in query.leftover if query.words[i] in _ORDINALS]
    return f"Waarvan ‘{words[0]}’ hier de rang is, is niet duidelijk; daarom geven wij geen cijfer." if words else None


def _too_little(query: Query, work: Work, frame: Frame, *, named: bool) -> str | None:
    """Why there is no figure: too many words are left, or, without a measure that is `named`, one that may be it."""
    guessed = frame.operation.kind == "overview" and bool(query.named("question"))
    guessed = guessed or (not named and frame.operation.kind == "check" and frame.unit != "aantal")
    if guessed and work.unused:
        words = " en ".join(f"‘{word}’" for word in dict.fromkeys(work.unused[:3]))
        said = " ".join([*work.said, f"Wat {words} hier is, tellen de tabellen niet; daarom geven wij geen cijfer."])
        return f"{said} Zij tellen bijvoorbeeld instroom, sepots en dagvaarden."
    if len(dict.fromkeys(work.unused)) > _MOST_UNUSED:
        return "Te veel woorden van deze vraag zijn niet begrepen; stel haar korter, zonder inleiding."
    return None


def _set_apart(query: Query, scope: Scope) -> None:
    """`zeden min verkrachting: verschil` asks how far apart they are, not for one without the other."""
    if "gap" in query.modes and len(scope.offences) == 1 and any(m.text in _MINUS for m in query.named("without")):
        groups = [m for m in scope.excluded if m.meaning.slot == "offence"]
        scope.offences += groups
        scope.excluded = [m for m in scope.excluded if m not in groups]


def _asks_for(query: Query, parent: str) -> bool:
    """Whether what is asked can be a part of this: no ground of a dismissal is one of all that is dealt with."""
    grounds = any(word.startswith(("sepotgrond", "sepotreden", "grond", "reden")) for word in query.words)
    disposals = any(word.startswith(("afdo", "afged", "afgeh")) for word in query.words)
    return not (grounds and parent == "uitstroom") and not (disposals and parent != "uitstroom")


def _left_behind(
    query: Query, quantities: tuple[Quantity, ...], scope: Scope, lexicon: Lexicon, operation: Operation
) -> tuple[tuple[Quantity, ...], Operation] | str:
    """The measure of which the largest part is asked, but for some; or why that cannot be."""
    codes = tuple(dict.fromkeys(main_measure(mention.meaning.value) for mention in scope.beyond))
    parent = lexicon.measures[codes[0]].parent
    wholes = [quantity for quantity in quantities if quantity.plain and quantity.main == parent]
    if (
        parent is None
        or any(lexicon.measures[code].parent != parent for code in codes)
        or len(quantities) > len(wholes)
        or not _asks_for(query, parent)
    ):
        return f"Wat ‘na {scope.beyond[0].text}’ hier uitsluit, is niet duidelijk; daarom geven wij geen cijfer."
    return (Quantity((parent,)),), replace(operation, across=True, besides=codes)


def _note(mention: Mention, work: Work, *, narrower: bool) -> None:
    """How a word that is wider than its measure was read; what is `narrower` than the figure is said first."""
    value, text = mention.meaning.value, mention.text
    if value == "sepot":
        denied = text.startswith(("niet", "geen", "onverv")) or "vervolg" in text or "prosecu" in text
        work.notes.append(MEASURE_NOTES["niet" if denied else "sepot"])
    elif value == "technisch_sepot" and ("bewijs" in text or "evidence" in text):
        (work.said if narrower else work.notes).append(MEASURE_NOTES["bewijs"])
    elif value == "beleidssepot" and text.startswith(("gezond", "ziekte")):
        (work.said if narrower else work.notes).append(MEASURE_NOTES["gezondheid"])
    elif value == "dagvaarden" and (text.startswith("vervolg") or "prosecut" in text):
        work.notes.append(MEASURE_NOTES["vervolg"])
    elif value == "administratief_sepot" and mention.meaning.weak:
        work.notes.append(MEASURE_NOTES["administratief"])


def _quantities(mentions: list[Mention], scope: Scope, lexicon: Lexicon, work: Work) -> tuple[Quantity, ...] | str:
    """What is counted: each measure that was named, less what was excluded from it; or why that cannot be."""
    made: list[Quantity] = []
    excluded = [main_measure(m.meaning.value) for m in scope.excluded if m.meaning.slot == "measure"]
    for mention in mentions:
        code = main_measure(mention.meaning.value)
        if mention in scope.denied:
            made = _together(made, _denied(mention, code, lexicon, work))
        else:
            made.append(Quantity((code,)))
    if not excluded:
        return tuple(dict.fromkeys(made))
    if not made:
        wholes = wholes_without(excluded[0], scope, lexicon)
        if not wholes:
            return f"Zonder ‘{scope.excluded[0].text}’ blijft er niets over om te tellen."
        made = [Quantity((code,)) for code in wholes]
    result: list[Quantity] = []
    for quantity in made:
        inside = [code for code in excluded if quantity.main in lexicon.ancestors(code)]
        if len(inside) < len(excluded):
            whole, part = lexicon.measures[quantity.main].label.lower(), scope.excluded[0].text
            return f"‘{part}’ is geen deel van {whole}; wat zonder elkaar telt, kan er niet van worden afgetrokken."
        result.append(Quantity(quantity.plus, (*quantity.minus, *inside)))
    return tuple(dict.fromkeys(result))


def _together(made: list[Quantity], denied: Quantity) -> list[Quantity]:
    """What is neither the one nor the other is one quantity: `niet gevoegd en niet gedagvaard`."""
    if made and denied.minus and made[-1].minus and made[-1].plus == denied.plus:
        return [*made[:-1], Quantity(denied.plus, tuple(dict.fromkeys((*made[-1].minus, *denied.minus))))]
    return [*made, denied]


def _denied(mention: Mention, code: str, lexicon: Lexicon, work: Work) -> Quantity:
    """`niet vervolgd` is a dismissal; any other denial is what the whole holds besides."""
    text = mention.text
    if code == "dagvaarden" and (text.startswith(("vervolg", "strafrechtelijk", "wel verv")) or "prosecu" in text):
        work.notes.append(MEASURE_NOTES["niet"])
        return Quantity(("onvoorwaardelijk_sepot",))
    parent = lexicon.measures[code].parent or "uitstroom"
    return Quantity((parent,), (code,))


def _groups(scope: Scope, lexicon: Lexicon, *, group_share: bool, both: bool) -> tuple[Group, ...]:
    """Whose cases are counted; without a name the first table, as the letter has it."""
    first = next(iter(lexicon.offences), "")
    if group_share:
        return (Group(_PART),)
    excluded = [m.meaning.value for m in scope.excluded if m.meaning.slot == "offence"]
    named = [m.meaning.value for m in scope.offences] or [_TOTAL if excluded else first]
    if both and not scope.offences and len(scope.measures) < 2:
        named = list(lexicon.offences)
    groups = [Group(code) for code in dict.fromkeys(named)]
    if scope.rest or _PART in excluded:
        groups = [Group(_TOTAL, _PART) if group.plus == _TOTAL else group for group in groups]
    return tuple(groups)
