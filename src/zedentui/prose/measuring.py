"""What a number of a running text measures: by its own words, else by what was spoken of before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.prose.binding import FLOWS, Measured, bind_measure, enumerated, right_behind
from zedentui.prose.changing import changed
from zedentui.prose.claim_values import CASES
from zedentui.search.vocabulary.lexicon import main_measure

if TYPE_CHECKING:
    from zedentui.prose.carrying import Bound
    from zedentui.prose.reader import Reader
    from zedentui.search.vocabulary.numbers import Number

__all__ = [
    "is_said_again",
    "is_whole",
    "is_worded_whole",
    "loose_measures",
    "measured_by",
    "names_measure",
    "pointed_at",
    "whole_of_cases",
]

_AGAIN = re.compile(r"\b(?:oftewel|ofwel|dat is|dus|of|or)\b|\(\s*[+−]?$")
_MOVED = re.compile(
    r"\s*(?:\w+ )?(?:gestegen|gedaald|toegenomen|afgenomen|gegroeid|meer|minder|hoger|lager|more|fewer),\s*(?:dus )?"
)
_CASES = r"van (?:alle |de |het aantal )*(?:zeden|verkracht)(?:zaken|misdrijven|delicten|ings\w+|ingen)\b"
_FLOWED = (
    r"(?: die [^,;:]*(?:afhandel|afgehandeld|afde|afdoe|afgedaan|instroom|ingestroomd|binnenk[wo]|binnengekomen|stroomd"
    r"|kreeg|ontving|uitstroom)\w*[^,;:]*,?)?"
)
_OF_CASES = re.compile(rf"\s*{_CASES}")
_OF_CASES_BEFORE = re.compile(rf"\b{_CASES}{_FLOWED}(?! die)[^,;:]*$")
_NEAR = 40  # characters between two ways to say the same
_POINTING = re.compile(r"\b(?:van|of|op|among)\s+(?:die|deze|those|these|dat)\s*$")
_OF_THE = re.compile(r"\b(?:van|of|op|among) (?:de|the)\s*$")
_TELLING = 100  # a count that is said again is seldom another one
_WHOLE_NUMBER = re.compile(r"\b(?:van|of|op|among)\s+(?:alle|de|het|die|deze|all|the|these|those|\s)*\s*$")
_STATED = re.compile(r"\b(?:dat|dit|oftewel|ofwel|daarmee|that|this|komt neer|neerkomt)\b[^,;]*$|\(\s*$|^[^,;]*$")
_SUBJECT = re.compile(r"\baantal (?:\w+ )?(?:zeden|verkrachting)\w*(?:zaken|misdrijven)\b")
_PRONOUN = re.compile(
    r"\b(?:dat|dit|die|deze|daarvan|hiervan|ervan|het (?:er|om|ging|aantal)|ging het|waren het|was het|zijn het|that"
    r"|this|these|it)\b"
)


def is_said_again(reader: Reader, number: Number) -> bool:
    """Whether a share says once more how much something changed: `met 189 gestegen, oftewel 34 procent`, `(+34%)`.

    Also where only a comma stands between: `met 122 gestegen, ruim de helft`.
    """
    between = reader.read.text[reader.last_end(number) : number.span[0]]
    again = _AGAIN.search(between) or _MOVED.fullmatch(between)
    return bool(number.unit) and len(between) < _NEAR and again is not None


def loose_measures(reader: Reader) -> tuple[str, ...]:
    """Return the measures that were spoken of just before."""
    last = [b.measure for b in reversed(reader.topic.last[-4:])]
    return tuple(dict.fromkeys((*reader.topic.measures, *last)))


def pointed_at(reader: Reader, number: Number) -> Bound | None:
    """Return the earlier number that `van die 412` points back to, or `van de 2.814`, which says it again."""
    head = reader.read.text[: number.span[0]]
    again = number.value >= _TELLING and not reader.bound and not names_measure(reader, number)
    if number.unit or not (_POINTING.search(head) or (again and _OF_THE.search(head))):
        return None
    return next((b for b in reversed((*reader.topic.last, *reader.bound)) if b.value == number.value), None)


def measured_by(reader: Reader, number: Number, *, share: bool) -> tuple[Measured, bool]:
    """Return what the number measures, and whether that was carried over."""
    read, topic = reader.read, reader.topic
    measured = bind_measure(read, number, reader.named, share=share)
    head, last = read.text[: number.span[0]], reader.last_end(number)
    if is_whole(reader, number):
        return Measured((reader.bound[-1].measure,), False), False  # `1.215 van de 2.662`: the whole of it
    place, row = enumerated(read, number)
    if not measured.codes and 1 < len(row) == len(topic.measures) and not topic.foreign and not reader.elsewhere:
        return Measured((topic.measures[place],), True, measured.whole), True  # `dat was 54% respectievelijk 45%`
    if number.unit and reader.bound and _STATED.search(head[last:]) and not _has_own(reader, number, share=share):
        return Measured((reader.bound[-1].measure,), True, measured.whole), False
    if measured.codes:
        return measured, False
    if not topic.measures or topic.foreign or reader.elsewhere:
        return measured, False
    if reader.bound and not share:
        return Measured((reader.bound[-1].measure,), reader.bound[-1].sure, measured.whole), True
    codes = tuple(c for c in topic.measures if c not in FLOWS) or topic.measures if share else topic.measures
    if _SUBJECT.search(head) and codes[0] != "instroom" and (not number.unit or changed(read, number)):
        return Measured(("instroom", *codes), False, measured.whole), True  # `het aantal zedenzaken steeg met 180`
    if len(codes) > 1:
        first = topic.last[-1].measure if topic.last else codes[-1]
        pointing = bool(topic.last) and bool(_PRONOUN.search(read.text))
        return Measured((first, *(c for c in codes if c != first)), pointing, measured.whole), True
    if not number.unit and right_behind(read, number, reader.groups) and codes[0] != "instroom":
        return Measured(("instroom", *codes), False, measured.whole), True  # `een record van 3.035 zedenzaken`
    if not number.unit and not _PRONOUN.search(read.text) and _are_cases(reader, number) and codes[0] != "instroom":
        return Measured((*codes, "instroom"), False, measured.whole), True  # `er waren 565 zaken`
    return Measured(codes, True, measured.whole), True


def is_whole(reader: Reader, number: Number) -> bool:
    """Whether a count is that of which the one before it is a part: `1.215 van de 2.662`."""
    head, last = reader.read.text[: number.span[0]], reader.last_end(number)
    return not number.unit and bool(reader.bound) and number.span[0] - last < 14 and bool(_WHOLE_NUMBER.search(head))


def names_measure(reader: Reader, number: Number) -> bool:
    """Whether what stands right behind a number says what it measures: `van de 412 sepots`."""
    return right_behind(reader.read, number, reader.named) is not None


def is_worded_whole(reader: Reader, number: Number) -> bool:
    """Whether a count is worded as all of something: `van de 2.662`."""
    return not number.unit and bool(_WHOLE_NUMBER.search(reader.read.text[: number.span[0]]))


def whole_of_cases(reader: Reader, number: Number, measured: Measured) -> str | None:
    """Of what a share of a part is one when it is worded as one of all cases; None when it is not worded so.

    `88% van de zedenzaken is technisch geseponeerd` may be loosely said where the sepots were spoken of just before.
    """
    text, start = reader.read.text, number.span[0]
    behind = _OF_CASES.match(text, number.span[1]) or _OF_CASES_BEFORE.search(text, reader.last_end(number), start)
    if not number.unit or not measured.codes or not behind:
        return None
    wholes = {code for code in reader.lexicon.ancestors(measured.codes[0]) if code not in FLOWS}
    named = {main_measure(m.meaning.value) for m in reader.named if m.meaning.value != measured.codes[0]}
    if not wholes or wholes & named:
        return None
    spoken = {*reader.topic.measures, *(b.measure for b in reader.bound)}
    return "uitstroom" if wholes & spoken else CASES


def _are_cases(reader: Reader, number: Number) -> bool:
    return bool(re.match(r"\s*(?:\w*zaken|cases)\b", reader.read.text[number.span[1] :]))


def _has_own(reader: Reader, number: Number, *, share: bool) -> bool:
    """Whether the clause of a number says what it measures."""
    read = reader.read
    here = read.clause(number.span[0])
    own = [m for m in reader.named if read.clause(read.start(m)) == here]
    return bool(bind_measure(read, number, own, share=share).codes)
