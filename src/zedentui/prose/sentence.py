"""A sentence of a running text taken apart: its words, what they mean, its times, numbers and clauses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.prose.binding import Sentence, cuts, right_behind
from zedentui.prose.labels import is_label
from zedentui.prose.times import find_times
from zedentui.search.frames.mentions import Mention, find_mentions, spell
from zedentui.search.frames.query import number_places, tokens_inside
from zedentui.search.vocabulary.lexicon import Meaning
from zedentui.search.vocabulary.numbers import Number, find_numbers
from zedentui.search.vocabulary.words import STOP_WORDS

if TYPE_CHECKING:
    from zedentui.prose.carrying import Topic
    from zedentui.search.vocabulary.lexicon import Lexicon
    from zedentui.search.vocabulary.words import Token

__all__ = ["followed_by_ours", "is_aside", "is_foreign", "is_lent", "of_either", "take_apart"]

_CITED = re.compile(
    r"kamerstuk\w*[^.;)]*(?:nr\.?\s*\d+)?|\bnr\.?\s*\d+|kst-[\w-]+|\b\d{2}\s?\d{3}-[ivx]+\b|stb\.?\s*\d+,?\s*\d+"
    r"|\b\d{4}\s?[a-z]{2}\b|\bpostbus\s+\d+|\b\d{5}-\d+|\b(?:19|20)\d\d ?z ?\d+"
    r"|\b(?:artikel|art\.?|voetnoot|pagina|p\.|bladzijde|blz\.?|zaal|vraag|kamervraag|punt|agendapunt|actielijn"
    r"|kenmerk|hoofdstuk|paragraaf|alinea|regel|motie|amendement|plek|versie)\s*\d+"
    r"|\b(?:tabel|figuur|grafiek|bijlage|noot)\s*\d{1,2}(?!\d)"
    r"|[#@]\w+|(?:€|\beur|\beuro|[$£])\s?\d[\d.,]*|\b(?:onder|boven|vanaf|tot|van) (?:de )?\d{1,2} (?:jaar|jarigen)\b"
)
_TABLES = ("tabel ", "noot ")
_HIGH = 3  # figures of a number that no table or note has
_NEXT = re.compile(r"[,;(]|\b(?:en|waarvan|waaronder|daarvan|tegen|tegenover|versus|maar|terwijl|plus)\b")
_ASIDE = re.compile(r"\b(?:waarvan|waaronder|of which|among them)\b")
_IN_ALL = re.compile(r"\btotaal\b|\bbij elkaar\b")
_ROW = re.compile(r"[^,;.]*\b(?:naar|tot|en|respectievelijk|to|and)\s*|\s*,\s*")
_MINUS = re.compile(r"(?<=[\s(])-(?=\d)")
_OF_ALL = re.compile(r"\b(?:van|of) (?:de|alle|die|the|all)\s*$")
_SHARE = re.compile(r"\b(?:percentages?|procenten|sepotpercentage|aandeel|aandelen|procentueel)\b")
_COUNT = re.compile(r"\b(?:aantal|aantallen|keer|absoluut|absolute)\b")
_NOUN = re.compile(r"\s*(?:\w*zaken|sepots|dagvaardingen|cases|jaar|jaren|gevallen)\b")
_TENTHS = re.compile(r"\b(?:op|van|in|out of)(?: de)? (?:10|tien|ten)$")
_COUNTED_KINDS = frozenset({"maat", "teller", "delict", "geld"})
_OURS = frozenset({"measure", "offence", "filler", "mode", "unit", "question"})
_BETWEEN = frozenset({"van", "de", "het", "alle", "deze", "die", "of", "tot", "the", "these", "all", "those"})
_STREAMED = frozenset({"stroomde", "stroomden", "stroomt", "stromen"})
_OUT = frozenset({"uit"})
_BRACKETS = re.compile(r"\([^()]*\)")
_GOT = frozenset({"kreeg", "kregen", "krijgt", "krijgen"})
_FAR = 3  # words between them and what they got
_WIDE = 12  # words between the two halves of a verb
_NOUNS = frozenset(
    """
    artikelen brieven tabellen vragen antwoorden officieren rechters graden kolommen rijen letters cijfers getallen
    redenen termen begrippen stukken keren
    """.split()  # noqa: SIM905 - a table of words
)
"""What is counted beside cases, in words that a question needs for something else."""
_COUNTING = frozenset({"keer", "maal", "stuks", "times", "tegen", "tegenover", "respectievelijk", "een", "a"})
_SPOKEN = (
    (re.compile(r"\bkw(?:am|amen)\b[^.,;]{0,60}\b(?:bij het (?:om|openbaar ministerie)|binnen)\b"), "instroom"),
    (re.compile(r"\bbinnen(?:k(?:omt|omen|wam|wamen|reeg|regen)|gekomen|gekregen)\b"), "instroom"),
    (re.compile(r"\b(?:de(?:ed|den)|rondde|rondden)\b[^.,;]{0,60}\baf\b"), "uitstroom"),
    (re.compile(r"\bzet(?:te|ten)?\b[^.,;]{0,60}\bstop\b"), "onvoorwaardelijk_sepot"),
)
"""What is said with words between, which a question is not."""


def take_apart(folded: str, topic: Topic, lexicon: Lexicon) -> Sentence:
    """Read the folded text of a sentence; `topic` is what relative years count from."""
    folded = _MINUS.sub("−", folded)
    found, words = spell(folded, lexicon, {})
    times = find_times(folded, topic.year, (topic.years, topic.span), lexicon.last_year, topic.also)
    spans = [(time.start, time.end) for time in times]
    spans += [(a, b) for a, b in number_places(found) if b - a < _HIGH or not folded.endswith(_TABLES, 0, a)]
    spans += [match.span() for match in _CITED.finditer(folded)]
    numbers = [_in_tenths(number) for number in _with_units(find_numbers(folded, spans), folded)]
    fixed = tokens_inside(found, [*spans, *(number.span for number in numbers)])
    mentions = [_out(mention, words) for mention in find_mentions(words, fixed, lexicon)]
    if numbers or any(m.meaning.slot == "offence" for m in mentions):
        mentions += _loosely(folded, found, mentions, lexicon)
    labels = [number for number in numbers if is_label(number, folded, found, mentions)]
    numbers = [number for number in numbers if number not in labels]
    read = Sentence(folded, found, words, mentions, times, numbers, cuts(folded, numbers), [t.end for t in found])
    read.labels = labels
    read.brackets = [match.span() for match in _BRACKETS.finditer(folded)] if "(" in folded else []
    read.mentions = [m for m in mentions if not _is_told_apart(m, read)]
    return read


def _out(mention: Mention, words: list[str]) -> Mention:
    """`stroomden 636 zaken uit` is the uitstroom, however far apart its words are."""
    if mention.text not in _STREAMED or not _OUT.intersection(words[mention.last : mention.last + _WIDE]):
        return mention
    return replace(mention, meaning=Meaning("measure", "uitstroom"))


def _is_told_apart(mention: Mention, read: Sentence) -> bool:
    """Whether another word of its clause says which kind of sepot a verb is: `strandden om beleidsredenen`."""
    if mention.text in _GOT:
        got = [m for m in read.mentions if 0 <= m.first - mention.last < _FAR and m.meaning.slot == "measure"]
        return any(m.meaning.value.endswith("sepot") for m in got)  # `kregen een technisch sepot`
    if mention.meaning.value != "sepot" or mention.text.startswith("sepot"):
        return False
    behind = read.words[mention.last] if mention.last < len(read.words) else ""
    if behind.endswith(("zaken", "zaak", "cases")):  # `van de 412 geseponeerde zaken`
        return False
    here = read.clause(read.start(mention))
    return any(
        m.meaning.slot == "measure" and m.meaning.value not in {"sepot", "onvoorwaardelijk_sepot"}
        and m.meaning.value.endswith("sepot") and read.clause(read.start(m)) == here
        for m in read.mentions
    )  # fmt: skip


def _loosely(text: str, found: list[Token], mentions: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """A measure in a verb that stands apart (`zette 412 zaken stop`), where the sentence names none otherwise."""
    if any(m.meaning.slot == "measure" and not m.meaning.weak for m in mentions):
        return []
    made = []
    for pattern, code in _SPOKEN:
        match = pattern.search(text)
        if match and code in lexicon.measures:
            ends = [i for i, token in enumerate(found) if token.start == match.start() or token.end == match.end()]
            if ends:
                made.append(Mention(Meaning("measure", code), tuple(ends), match[0]))
    return made


def _with_units(numbers: list[Number], text: str) -> list[Number]:
    """The numbers, with the percent sign that stands behind the last of a row given to all of it."""
    for i in range(len(numbers) - 2, -1, -1):
        one, after = numbers[i], numbers[i + 1]
        if not one.unit and after.unit == "%" and one.value <= 100 and after.text[0].isdigit():
            gap = text[one.span[1] : after.span[0]]
            if len(gap) < 24 and _ROW.fullmatch(gap):
                numbers[i] = replace(one, unit="%")
    share = _SHARE.search(text)
    if share and not _COUNT.search(text):  # `het percentage daalde van 59 naar 56`
        for i, one in enumerate(numbers):
            if not one.unit and one.value <= 100 and one.span[0] > share.end() and not _NOUN.match(text, one.span[1]):
                numbers[i] = replace(one, unit="%")
    return numbers


def _in_tenths(number: Number) -> Number:
    """`zes op de tien` says no more than that six is the nearest: 55.5 percent is."""
    return replace(number, digits=-1) if _TENTHS.search(number.text) else number


def is_lent(read: Sentence, number: Number, groups: list[Mention]) -> bool:
    """Whether its sentence names a group with another number only: `1.302 sepots, waarvan 412 bij verkrachting`."""
    start, end = number.span
    earlier = max((other.span[1] for other in read.numbers if other.span[1] <= start), default=None)
    later = min((other.span[0] for other in read.numbers if other.span[0] >= end), default=None)
    places = [read.start(group) for group in groups]
    if not places:
        return False
    if earlier is not None and _IN_ALL.search(read.text[earlier : end + 12]):  # `bij verkrachting 412, in totaal 1.302`
        return max(places) < earlier
    if later is not None and min(places) >= later and _OF_ALL.search(read.text, 0, start):
        return True  # `van de 92 beleidssepots gingen er 7 over verkrachting`
    if later is None:
        asides = [m.end() for m in _ASIDE.finditer(read.text, end)]
        return bool(asides) and min(places) >= asides[0]  # `28, waarvan geen enkele bij verkrachting`
    parted = _NEXT.search(read.text, end, later)
    return parted is not None and min(places) >= parted.end()


def of_either(read: Sentence, number: Number, groups: list[Mention]) -> tuple[str, ...]:
    """Return the groups a number may be of where the last one before it is of another number; else none.

    In an aside (`2.581 zedenzaken (waarvan 743 verkrachtingszaken), en 1.302 geseponeerd`), or in a list that another
    measure follows: `bij verkrachting 412, bij zeden 1.302 geseponeerd en 342 gedagvaard`.
    """
    here = read.clause(number.span[0])
    before = [m for m in groups if read.start(m) < number.span[0]]
    if not before or right_behind(read, number, groups) or any(read.clause(read.start(m)) == here for m in groups):
        return ()
    if not _in_aside(read, max(before, key=read.start), number):
        return _of_list(read, number, before)
    apart = [m for m in groups if _in_aside(read, m, number)]
    return tuple(dict.fromkeys(m.meaning.value for m in (*(m for m in groups if m not in apart), *apart)))


def _of_list(read: Sentence, number: Number, before: list[Mention]) -> tuple[str, ...]:
    """The groups before a number, the nearest first, where each has a number and this one has a measure of its own."""
    own = any(m.meaning.slot == "measure" and _is_beside(read, m, number) for m in read.mentions)
    if not own or len(before) > sum(other.span[1] <= number.span[0] for other in read.numbers):
        return ()
    found = tuple(dict.fromkeys(m.meaning.value for m in reversed(before)))
    return found if len(found) > 1 else ()


def _is_beside(read: Sentence, mention: Mention, number: Number) -> bool:
    return read.clause(read.start(mention)) == read.clause(number.span[0])


def _in_aside(read: Sentence, mention: Mention, number: Number) -> bool:
    """Whether a mention stands with a number in an aside that is over before this number."""
    place, start = read.start(mention), number.span[0]
    if any(a <= place < b <= start and read.between(a, b) for a, b in read.brackets):
        return True
    opened = max((m.end() for m in _ASIDE.finditer(read.text, 0, place)), default=None)
    return opened is not None and place < start and read.between(opened, start)


def is_aside(read: Sentence, groups: list[Mention]) -> bool:
    """Whether a sentence names its groups behind its last number, beside what it is about: `waarvan geen bij`."""
    if not groups or not read.numbers:
        return False
    aside = _ASIDE.search(read.text, read.numbers[-1].span[1])
    return aside is not None and all(read.start(group) > aside.start() for group in groups)


def is_foreign(mention: Mention) -> bool:
    """Whether a word is for what the letter does not count."""
    return mention.meaning.slot == "lacking" and mention.meaning.value in _COUNTED_KINDS


def followed_by_ours(read: Sentence, number: Number) -> tuple[bool, bool]:
    """Whether what follows the number can be our cases: their name, or no noun at all; and whether it is all of them.

    `300 complexe zedenzaken` are ours, but not all.
    """
    behind = next((i for i, token in enumerate(read.tokens) if token.start >= number.span[1]), None)
    while behind is not None and behind < len(read.words) and read.words[behind] in _BETWEEN:
        behind += 1
    if behind is None or behind >= len(read.words):
        return True, True
    if read.words[behind] in _NOUNS:
        return False, False
    if read.text[number.span[1] :].lstrip()[:1] in ",.;:)(?!-–" or _can_follow(read, behind):
        return True, True
    after = read.words[behind + 1] if behind + 1 < len(read.words) else ""
    return read.words[behind][-1:] in "en" and after.endswith(("zaken", "sepots", "cases")), False


def _can_follow(read: Sentence, place: int) -> bool:
    word, start = read.words[place], read.tokens[place].start
    if (
        word in STOP_WORDS
        or word in _COUNTING
        or word[0].isdigit()
        or any(t.start <= start < t.end for t in read.times)
    ):
        return True
    return any(place in m.at and m.meaning.slot in _OURS for m in read.mentions)
