"""One sentence of a running text, read in the light of what came before it: what each of its numbers is said to be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.prose.asking import is_asked, is_bare_answer, may_answer_else
from zedentui.prose.binding import Measured, bind_group, bind_time, enumerated, nearest
from zedentui.prose.carrying import Bound
from zedentui.prose.changing import changed, spans_of
from zedentui.prose.claim import Figure, unplaced
from zedentui.prose.dating import TOGETHER, when
from zedentui.prose.direction import is_fall_beside
from zedentui.prose.measuring import (
    is_said_again,
    is_whole,
    is_worded_whole,
    loose_measures,
    measured_by,
    names_measure,
    pointed_at,
    whole_of_cases,
)
from zedentui.prose.moving import ends_before
from zedentui.prose.others import is_how_often, is_joint, is_of_others, is_of_saying
from zedentui.prose.passages import occurrences
from zedentui.prose.reader import Reader
from zedentui.prose.sentence import followed_by_ours, is_foreign, is_lent, of_either
from zedentui.search.vocabulary.factors import find_factors, is_fall
from zedentui.search.vocabulary.lexicon import main_measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zedentui.prose.times import Time
    from zedentui.search.vocabulary.numbers import Number

__all__ = ["Placer"]

_DENIED = re.compile(r"(?<!nog )\b(?:geen|niet|nooit|not|no|never)\s+(?:de |het |op |om )?$")
_CASES = re.compile(r"zaak|zaken|misdrij|delict|cases|offences|verkrachtingen|rapes")
_IS = re.compile(r"\b(?:is|zijn|was|waren|betreft|betrof|betreffen|are|were)\b")
_RANGE = re.compile(
    r"\b(?:tussen|between)\s+(?:de |the )?(?:\d[\d.,]*\s?(?:%|procent|percent)?\s+(?:en|and)\s+(?:de )?)?$"
)
_MOST_UNKNOWN = 1  # words that are not known, in a sentence that is about what the one before was about
_DIFFERENCE = re.compile(r"\b(?:verschil|overtrof|overtroffen|scheelt|scheelde|difference)\b")
_OF_A_YEAR = re.compile(
    r"\s*(?:van|of) (?:het jaar|een jaar|(?:19|20)\d\d|dat van|die van|het aantal in|wat|the year|that)\b"
)
_AGAINST = re.compile(
    r"\b(?:tegen|tegenover|versus|vergeleken met|against|compared (?:to|with))\s+(?:nog |ruim |bijna )?$"
)
_THEN = re.compile(r"\W*(?:(?:en|want|maar) )?(?:toen|in dat jaar|dat jaar)\b")
_ON_A_YEAR = re.compile(
    r"[^,;:.\d]{0,40}\b(?:op|ten opzichte van|tegenover|boven|onder|sinds|vanaf|vergeleken met|tussen|over|on|since)"
    r"\s+(?:het jaar )?(?:19|20)\d\d\b"
)
_ROUND = (" duizend", " honderd")
_TOWARDS = re.compile(r"\btegen de\s+$")
_ONE_TO_OTHER = (re.compile(r"\d\s?(?:[-–−]|à|a|of)\s?$"), re.compile(r"\s?(?:[-–−]|à|a)\s?\d|\s?of\s?\d+\b(?!%)"))
_BY = re.compile(r"\w (?:met|by) (?:\w+ ){0,2}$")
_YEARLY = re.compile(r"\s*(?:\w+ )?(?:per jaar|jaarlijks|per year|a year)\b")
_CLOSE = 18  # words between a number and a word that makes it one of ours


class Placer(Reader):
    """A sentence whose numbers are placed."""

    def figures(self) -> Iterator[Figure]:
        """The numbers of the sentence, and the verbs in it that hold one, from left to right."""
        found = [self._placed(number) for number in self.read.numbers]
        found += [unplaced(*self._place(label)) for label in self.read.labels]
        found += [each for verb in find_factors(self.read.text) if (each := self._turned(verb))]
        yield from sorted(found, key=lambda figure: figure.number.span)

    def _placed(self, number: Number) -> Figure:
        read, own = self.read, bind_time(self.read, number)
        kind = changed(read, number)
        again = self.moved[-1] if kind is None and self.moved and is_said_again(self, number) else None
        kind = "change" if again else kind
        measured, lent_measure = measured_by(self, number, share=bool(number.unit) and kind is None)
        if measured.whole and measured.whole not in measured.codes:
            self.wholes.add(measured.whole)
        if kind is None and measured.whole is None and (cases := whole_of_cases(self, number, measured)):
            measured = replace(measured, whole=cases)
        offences, lent, lent_group = self._offences(number)
        kind, years, told, open_ = when(self, number, own, kind)
        if pointed := pointed_at(self, number):
            self.year = pointed.year
            measured, offences = Measured((pointed.measure,), True), (pointed.offence,) if pointed.offence else offences
            years, told = ((pointed.year,), True) if pointed.year else (years, told)
        spans: tuple[tuple[int, int], ...] = ()
        single = True
        if kind in {"change", "gap", "points"}:
            spans, single = spans_of(read, number, own, self.topic, self.bound)
            if again:
                measured, spans, single = again
            self.moved.append((measured, spans, single))
        placed, whole = self._can_be(number, measured)
        placed = placed and not (lent_measure and len(self.opaque) > _MOST_UNKNOWN)
        sure = placed and whole and single and bool(offences) and not self._is_announced(number)
        sure = sure and self._is_resolved(number, own) and not is_asked(read.text)
        sure = sure and not (lent or open_ or self.elsewhere or self.vague)
        sure = sure and self._is_settled(number, measured) and self._carries(lent_measure, lent_group)
        (line, column, typed), answer = self._place(number), is_bare_answer(self)
        self.over = kind in {"sum", "over"} or (kind == "mean" and self.topic.over)
        if placed and kind in {"value", "mean", "over", "sum"} and offences and not is_whole(self, number):
            year = years[0] if len(years) == 1 and told else None
            firm = measured.firm and bool(measured.codes) and not (lent_measure and self.opaque)
            code, main = (*measured.codes, "instroom")[0], not (own and own.compared)
            self.bound.append(Bound(number.value, code, offences[0], year, firm, main))
        return Figure(
            line=line, column=column, number=typed, measures=measured.codes, offences=offences, years=years,
            named_year=told, kind=kind, down=bool(spans) and is_fall_beside(read.text, number),
            named=frozenset(main_measure(m.meaning.value) for m in self.named),
            foreign=self._foreign(number, measured), placed=placed, sure=sure,
            every_year=self.every_year, carried=lent or (lent_group and not answer),
            spans=spans, whole=measured.whole, firm=sure and measured.firm and not self.opaque,
            naming=self.topic.namings,
            dated=own.typed if own is not None else bool(_THEN.match(read.text)), worked_out=self._made(number),
            own=answer or (not (lent_measure or lent_group) and measured.firm and own is not None and own.typed),
            of_all=is_worded_whole(self, number), loose_years=() if pointed or answer else self._loose_years(own),
            loose_measures=loose_measures(self) if lent_measure and not answer else (),
            ends=ends_before(self, number) if kind == "change" else None,
        )  # fmt: skip

    def _can_be(self, number: Number, measured: Measured) -> tuple[bool, bool]:
        """Whether the number can be one of ours, and whether of all cases that are named."""
        at = self.read.token(number.span[0])
        ours, whole = followed_by_ours(self.read, number)
        close = any(abs(m.first - at) <= _CLOSE for m in (*self.named, *self.groups))
        if is_of_others(self.read, number, self.beside, self.groups) or is_joint(self.read, number, self.named):
            return False, False
        more = self.set_off
        apart = more is not None or (
            _DIFFERENCE.search(self.read.text) and len({main_measure(m.meaning.value) for m in self.named}) > 1
        )
        before = more is not None and number.span[1] <= more and not self.read.between(number.span[1], more)
        if apart and (before or changed(self.read, number) or not names_measure(self, number)):
            return False, False  # `verschil instroom/uitstroom: 233`
        if number.unit and _OF_A_YEAR.match(self.read.text[number.span[1] :]):
            return False, False  # `minder dan de helft van het jaar daarvoor`
        if self.abroad or (self.elsewhere and not self.groups):
            return False, False
        if is_of_saying(self.read, number, self.named):
            return False, False
        if self.doubted or self._denied(number, measured) or not (measured.codes or close):
            return False, False
        if number.unit and len({m.meaning.value for m in self.groups}) > 1 and _IS.search(self.read.text):
            here = self.read.clause(number.span[0])
            if sum(self.read.clause(self.read.start(m)) == here for m in self.groups) > 1:
                return False, False  # `een kwart van de zedenzaken is een verkrachting`: a share of one in the other
        return bool(number.unit) or ours, ours and whole

    def _loose_years(self, time: Time | None) -> tuple[int, ...]:
        """The years that a figure may be of as well, when its own words do not tell which."""
        topic = self.topic
        if time is None:
            return topic.recent if topic.also is None else (topic.also, *topic.recent)
        if time.typed or topic.year is None or len(time.years) != 1:
            return ()
        shift = time.years[0] - topic.year
        also = (time.also,) if time.also is not None else ()
        return (*also, *(year + shift for year in topic.recent), *topic.recent)

    def _is_announced(self, number: Number) -> bool:
        """Whether what a number is does not stand before it: `nog een getal: 743`; an end of a range, a mean."""
        head = self.read.text[: number.span[0]]
        label = head.rstrip()
        if label.endswith(":") and not self.read.times and not any(self.read.start(m) < len(label) for m in self.named):
            return not any(self.read.start(m) < len(label) for m in self.groups)
        if not self.named and is_how_often(self.read, number) and self.opaque:  # `dat deed hij 12 keer`
            return True
        if _YEARLY.match(self.read.text[number.span[1] :]) or (TOGETHER.search(self.read.text) and not self.read.times):
            return True  # a sum or a mean over years that are not named
        if number.value % 10 == 0 and (_TOWARDS.search(head) or self.typed.get(number.text, "").endswith(_ROUND)):
            return True  # `tegen de 750 zaken`: nearly as many, or against those; `driekwart duizend`
        if _ONE_TO_OTHER[0].search(head) or _ONE_TO_OTHER[1].match(self.read.text, number.span[1]):
            return True  # `700 à 750 zaken`
        if _BY.search(head) and len(self.every_year) > 1 and not changed(self.read, number):
            return True  # `floreerde tussen 2018 en 2022 met 12 procent`: by how much, perhaps
        if self.opaque and len(self.every_year) > 1 and _ON_A_YEAR.match(self.read.text, number.span[1]):
            return True  # `in 2015 won de uitstroom 46 op 2012`
        if _AGAINST.search(head) and self._last_time_is_before(number):
            return True  # `in 2022 2.581 tegen 2.627`: of another year
        wholes = [n for n in self.read.numbers if is_worded_whole(self, n) and not names_measure(self, n)]
        if (wholes and not self.read.times) or may_answer_else(self, number):
            return True  # `van de 2.581 zaken`: a whole, which may be of another year; an answer to something else
        return bool(_RANGE.search(head)) or (bool(number.unit) and self.topic.mixed and not self.groups)

    def _last_time_is_before(self, number: Number) -> bool:
        return (time := bind_time(self.read, number)) is None or time.start < number.span[0]

    def _made(self, number: Number) -> tuple[float, ...]:
        """What the two counts before a number make: a share of one in the other, and how much they differ."""
        counts = [n.value for n in self.read.numbers if n.span[1] <= number.span[0] and not n.unit][-2:]
        if len(counts) < 2 or not all(counts):
            return ()
        early, late = sorted(counts, reverse=is_fall_beside(self.read.text, number))
        gap = abs(late - early)
        return (100 * min(counts) / max(counts), 100 * gap / early) if number.unit else (gap,)

    def _foreign(self, number: Number, measured: Measured) -> str | None:
        """The words for what the letter does not count, that the number may be of."""
        at = self.read.token(number.span[0])
        mentions = [m for m in self.read.mentions if is_foreign(m)]
        near = next((m.text for m in mentions if 0 <= m.first - at <= 3), None)
        if near is None and not measured.codes:
            near = next((m.text for m in mentions if m.meaning.value != "teller"), None)
        return near

    def _denied(self, number: Number, measured: Measured) -> bool:
        """Whether the number, or what it measures, is denied."""
        read = self.read
        if _DENIED.search(read.text[: number.span[0]]):
            return True
        here = read.clause(number.span[0])
        return bool(measured.codes) and any(
            m.meaning.slot == "neg" and read.clause(read.start(m)) == here for m in read.mentions
        )

    def _is_settled(self, number: Number, measured: Measured) -> bool:
        """Whether the words leave one measure: one that is named, or the cases (`743 verkrachtingszaken`)."""
        if measured.codes:
            return measured.firm
        if self.opaque:
            return False  # `ruim 2.800 zedenzaken werkte het OM weg`
        here = self.read.clause(number.span[0])
        return any(_CASES.search(m.text) and self.read.clause(self.read.start(m)) == here for m in self.groups)

    def _is_resolved(self, number: Number, own: Time | None) -> bool:
        """Whether a number of a row is told from the others: there are as many years or measures as numbers."""
        _, row = enumerated(self.read, number)
        topic, groups = self.topic, {m.meaning.value for m in self.groups}
        lists = (own.years if own else (), topic.years, topic.run, topic.span, topic.measures, groups, self.every_year)
        return len(row) == 1 or any(len(each) == len(row) for each in lists)

    def _carries(self, measure: bool, group: bool) -> bool:
        """Whether what was taken from before can be nothing else: no word of the sentence brings in something new."""
        if not (measure or group):
            return True
        if self.topic.foreign:
            return False
        if measure:
            return not self.opaque and not self.topic.assumed
        return not any(self._is_new(i) for i in self.opaque)

    def _is_new(self, place: int) -> bool:
        """Whether an unknown word may name another group: behind `bij` or `voor`, a name, or cases of another kind."""
        read = self.read
        word, before = read.words[place], read.words[place - 1] if place else ""
        if before in {"bij", "voor", "inzake", "onder", "wegens", "aan"}:
            return True
        if word.endswith(("zaken", "misdrijven", "delicten")):
            return True
        start = read.tokens[place].start
        letter = self.passage.text[start : start + 1] if len(self.passage.text) == len(read.text) else ""
        return letter.isupper() and bool(place)

    def _offences(self, number: Number) -> tuple[tuple[str, ...], bool, bool]:
        """The groups the number can be about, whether that is another number's, whether it was carried over."""
        lent = is_lent(self.read, number, self.groups)
        if self.groups:
            if either := of_either(self.read, number, self.groups):
                return either, True, False
            return bind_group(self.read, number, self.groups), lent, False
        if self.topic.group is None or self.topic.foreign:
            return (), lent, False
        return (self.topic.group,), lent, True

    def _place(self, number: Number) -> tuple[int, int, Number]:
        """Line and column of a number, and the number as it was typed."""
        text = self.typed.get(re.sub(r"\D*$", "", number.text), number.text)
        before = number.span[1] - len(number.text)
        nth = sum(place + len(number.text) <= before for place in occurrences(self.read.text, number.text))
        if text != number.text and not text[0].isdigit():
            nth = sum(1 for n in self.read.numbers if n.span[0] < number.span[0] and n.value == number.value)
        place = self.passage.find(text, number.span[1] - len(number.text), nth)
        line, column = self.passage.locate(place)
        return line, column, replace(number, text=text) if text != number.text else number

    def _turned(self, verb: Number) -> Figure | None:
        """The figure in `is verdubbeld`; None unless one thing of one group between two years is meant."""
        read = self.read
        measures = nearest(self.named, 0)
        offences = nearest(self.groups, 0) or ((self.topic.group,) if self.topic.group else ())
        years = tuple(sorted({y for t in read.times if t.typed for y in t.years}))
        if len(measures or ("instroom",)) != 1 or len(offences) != 1 or len(years) < 2:
            return None
        if self.elsewhere or self.doubted or any(is_foreign(m) for m in read.mentions) or len(read.times) > 2:
            return None
        line, column, typed = self._place(verb)
        return Figure(
            line=line, column=column, number=typed, measures=measures or ("instroom",), offences=offences,
            years=(years[0], years[-1]), named_year=True, kind="change", down=is_fall(verb.text),
            named=frozenset(measures), foreign=None, placed=True, sure=True, spans=((years[0], years[-1]),),
        )  # fmt: skip
