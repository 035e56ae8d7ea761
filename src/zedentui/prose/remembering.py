"""What is kept of a sentence for the next one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.prose.asking import asked_by
from zedentui.prose.binding import is_worded_of
from zedentui.prose.moving import last_ends
from zedentui.prose.others import ends_with_others
from zedentui.prose.sentence import is_aside
from zedentui.search.vocabulary.lexicon import main_measure

if TYPE_CHECKING:
    from zedentui.prose.reader import Reader

__all__ = ["remember"]

_SUBJECT = re.compile(r"\baantal (?:\w+ )?(?:zeden|verkrachting)\w*(?:zaken|misdrijven)\b")
_BEGUN = frozenset({"one", "since"})
_MOVES = re.compile(r"\b(?:van|from)\b.*\b(?:naar|tot|to)\b")
_RECENT = 4  # years spoken of last that a figure without one may be of
_NOTE = re.compile(r"\s*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]|Datum\b|Ons kenmerk\b)")  # a footnote in between is about something else
_FEW_WORDS = 4  # `In 2020?`
_KEPT = 12  # numbers that a later sentence may point back to


def remember(reader: Reader) -> None:
    """Let the topic of the text be what the sentence was about."""
    if _NOTE.match(reader.passage.text):
        return
    _remember_topic(reader)
    reader.topic.asked = asked_by(reader)


def _remember_topic(reader: Reader) -> None:
    read, topic = reader.read, reader.topic
    topic.supposed = reader.doubted
    topic.ends = last_ends(reader, len(read.numbers)) if read.numbers else topic.ends
    topic.spoken = next(
        (t.years[0] for t in reversed(read.times) if t.typed and not t.compared and t.kind in _BEGUN), topic.spoken
    )
    groups = tuple(dict.fromkeys(m.meaning.value for m in reader.groups))
    named = [m for m in reader.named if not m.meaning.weak or reader.groups or topic.group]
    measures = tuple(dict.fromkeys(main_measure(m.meaning.value) for m in named))
    if not reader.bound and any(is_worded_of(read, m) for m in named):
        measures = tuple(dict.fromkeys(main_measure(m.meaning.value) for m in named if not is_worded_of(read, m)))
        topic.assumed = (
            topic.assumed or not read.numbers
        )  # `maar dan wel van de onvoorwaardelijke sepots`: of those, not these
    if reader.bound:  # what a share is one of is not what is spoken of
        measures = tuple(m for m in measures if m not in reader.wholes) or measures[:0]
    if reader.passage.paragraph != topic.paragraph:
        topic.paragraph, topic.run, topic.years = reader.passage.paragraph, (), ()
    if reader.elsewhere or ends_with_others(read, reader.beside, reader.groups):
        topic.foreign, topic.last = True, ()
        return
    if groups or measures:
        topic.foreign = False
    elif reader.passage.is_heading and reader.opaque and not read.numbers:
        topic.group, topic.measures, topic.year, topic.also, topic.last = None, (), None, None, ()
        return
    elif read.numbers and not reader.bound and reader.opaque:
        topic.assumed = True  # about something else, perhaps
    if reader.bound:
        topic.mixed = len({b.offence for b in reader.bound}) > 1
    if groups and not (topic.group and is_aside(read, reader.groups)):
        topic.namings, topic.group = topic.namings + 1, groups[-1]
    topic.measures = measures or topic.measures
    if not measures and reader.bound and groups:  # `een record van 3.035 zedenzaken`: of all that came in
        topic.measures = (reader.bound[-1].measure,)
    if groups and not measures and not reader.bound and _SUBJECT.search(read.text):
        topic.measures, topic.assumed = ("instroom",), True  # `een daling van het aantal zedenzaken`
    if measures or reader.bound:
        topic.assumed = any(not b.sure for b in reader.bound)
    topic.last = (*topic.last, *reader.bound)[-_KEPT:]
    if reader.bound or groups or measures or len(read.words) <= _FEW_WORDS:
        _remember_years(reader)


def _remember_years(reader: Reader) -> None:
    topic, times = reader.topic, [t for t in reader.read.times if t.kind not in {"day", "part"}]
    bound = [b for b in reader.bound if b.year is not None and b.main]
    told = tuple(dict.fromkeys(y for t in times if t.kind == "one" for y in t.years))
    spans = [t.years for t in times if len(t.years) > 1]
    topic.span = next(
        (t.years for t in reversed(times) if t.kind in {"range", "since", "lately"} and t.years), topic.span
    )
    topic.years = spans[-1] if spans else told if len(told) > 1 else topic.years
    named = [
        y for t in times if t.kind != "since" for y in (t.years if len(t.years) < 3 else (t.years[0], t.years[-1]))
    ]
    topic.recent = tuple(dict.fromkeys((*named, *(b.year for b in bound if b.year), *topic.recent)))[:_RECENT]
    topic.run = tuple(dict.fromkeys((*topic.run, *(y for t in times for y in t.years))))
    ones = [t for t in times if t.kind == "one" and not t.compared]
    topic.over = reader.over if bound or times else topic.over
    if not times:
        topic.year = reader.year or topic.year  # that of the number which it points back to
        return
    if any(not t.years and not t.compared for t in times):  # `vorig jaar`
        topic.year, topic.also = None, None
    elif not ones and not spans:
        return
    elif ones and not any(t.typed for t in times):  # `een jaar eerder waren dat er 677`: either year may be meant next
        also = ones[-1].years[0] if ones[-1].years else None
        topic.also = also if also != topic.year else topic.also
    else:
        topic.also = None
        if bound:
            topic.year = bound[-1].year if _MOVES.search(reader.read.text) or len(bound) > 2 else bound[0].year
        else:
            topic.year = next((t.years[0] for t in ones if t.years), None) or (spans[-1][-1] if spans else None)
