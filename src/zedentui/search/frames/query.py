"""A typed text cut into what it names: groups, measures, years, numbers, kinds of items, and what is left.

A pure function of the text and the lexicon. Nothing is looked up and nothing is decided here: `reading` makes a frame
of it, `items` looks for its words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate
from typing import TYPE_CHECKING

from zedentui.classes import dataclass, field
from zedentui.search.frames.mentions import COUNTED, Mention, Sorted, find_mentions, keep_company, spell
from zedentui.search.vocabulary.critical import MONTHS
from zedentui.search.vocabulary.everyday import NOUNS
from zedentui.search.vocabulary.numbers import Number, Place, find_numbers, find_place
from zedentui.search.vocabulary.spelling import asked, readable
from zedentui.search.vocabulary.words import STOP_WORDS, fold
from zedentui.search.when.years import Years, find_years
from zedentui.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zedentui.search.vocabulary.lexicon import Lexicon
    from zedentui.search.vocabulary.words import Token

__all__ = ["LONGEST_QUERY", "Query", "number_places", "read_query", "tokens_inside"]

LONGEST_QUERY = 2_000
"""Characters of a query that are read, an e-mail to its end; the last question in it is what is asked."""

_DATE_WORDS = frozenset([*MONTHS.split(), "zomer", "najaar", "voorjaar", "herfst", "winter", "lente"])
_LAW = frozenset({"sr", "art", "artikel", "wetboek"})
_ARTICLE = re.compile(r"2[3-5][0-9][a-f]?")
_PERCENT = re.compile(r"(?<!\d)(?<!\d )%")
_WHOLE_STARTS = ("met de", "van de", "van die", "van deze", "van alle", "van", "of the", "of all", "of those", "uit de")
_SOUGHT = frozenset({None, "offence", "measure", "lacking", "partyear", "date", "yardstick", "subject"})
_THE_OM = re.compile(
    r"^\W*(?i:(?:het )?om)\W*$"
    r"|\b(?i:van|door|bij|aan|doet|deed|moet|kan|mag|zal|zegt|volgens) (?i:het om)\b(?! te\b)"
)
"""The public prosecution service by its letters, and not the preposition: `OM`, `van het om`, `om` alone."""


@dataclass(frozen=True, slots=True)
class Query(Sorted):
    """What a text names.

    `text` is what was typed, `read` the part of it that asks; `words` are the words of that part as they are looked up,
    `typed` the same as they were typed. `required` are those that an item must hold to be a full hit, `optional` those
    that only help. `leftover` are places of content words that mean nothing to the lexicon, numbers apart. `modes` and
    `units` are as in `everyday`, in order. `lacking` are (sort, words) for what the tables do not tell. `taken` maps
    places of words to the slot that uses them. `aliases` are (typed word, the noun that titles use for it).
    `loose` are numbers that say nothing (`in 2`), `wholes` those of what a part is asked of (`van de 743 zaken`).
    `only_kind`: nothing but the name of a kind was typed (`moties`).
    `partial`: only a part of the text was read.
    """

    text: str
    read: str = ""
    partial: bool = False
    words: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    years: Years = field(default_factory=lambda: Years((), "none", ()))
    numbers: tuple[Number, ...] = ()
    loose: tuple[Number, ...] = ()
    wholes: tuple[Number, ...] = ()
    place: Place | None = None
    taken: Mapping[int, str] = field(default_factory=dict)
    percent: bool = False
    intents: tuple[str, ...] = ()
    lacking: tuple[tuple[str, str], ...] = ()
    leftover: tuple[int, ...] = ()
    shares: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    only_kind: bool = False
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()

    @property
    def offences(self) -> tuple[str, ...]:
        """The groups that are named."""
        return self.values("offence")

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that are named, families as they were named."""
        return self.values("measure")

    @property
    def modes(self) -> tuple[str, ...]:
        """What is to be done with the figures."""
        return self.values("mode")

    @property
    def only_article(self) -> bool:
        """Whether an article of law is all that is named: `242`, `hoeveel is 242`, `artikel 242 sr`; not `sr 242`."""
        articles = tuple(m for m in self.named("offence") if m.text.endswith("242") or "242 " in m.text)
        if not articles or articles != self.named("offence") or self.leftover or self.numbers or self.years.years:
            return False
        others = [m for m in self.mentions if m.meaning.slot not in {"offence", "filler", "question", "intent"}]
        return not others and (articles[0].text == "242" or bool({"artikel", "art"} & set(self.words)))

    @property
    def names_the_om(self) -> bool:
        """Whether the public prosecution service is named by its letters."""
        if "om" not in self.words:
            return False
        capitals = re.search(r"\bOM\b", self.text) is not None and not self.text.isupper()
        return capitals or _THE_OM.search(self.text) is not None

    @property
    def unknown(self) -> tuple[str, ...]:
        """The words that mean nothing to the lexicon, as they are looked up."""
        return tuple(self.words[i] for i in self.leftover)


def read_query(
    text: str, lexicon: Lexicon, corrections: Mapping[str, str] | None = None, *, prefix: bool = False
) -> Query:
    """Read `text`. `corrections` replace words that turned out to be slips (wrong word -> right word).

    `prefix`: the text is still being typed, so that its last word may be the beginning of one.
    """
    shown = clean(text[:LONGEST_QUERY], lines=True).strip()
    read, partial = asked(readable(fold(shown)))
    found, spelled = spell(read, lexicon, corrections or {})
    years = find_years(read, lexicon.first_year, lexicon.last_year)
    place = find_place(read)
    percent = bool(_PERCENT.search(read))
    numbers, loose, mentions = _found(read, found, spelled, years, place, lexicon, prefix=prefix)
    mentions, kept = keep_company(mentions, years, found, spelled, percent)
    if kept.shape == "none" and years.shape != "none":
        # `artikel 12` names no year: what it is has to be read again, or the number would go by unnamed.
        years = kept
        numbers, loose, mentions = _found(read, found, spelled, years, place, lexicon, prefix=prefix)
        mentions, _ = keep_company(mentions, years, found, spelled, percent)
    in_years = tokens_inside(found, years.spans)
    taken = dict.fromkeys(in_years, "year")
    taken |= dict.fromkeys(tokens_inside(found, [number.span for number in numbers]), "number")
    if place:
        taken |= dict.fromkeys(tokens_inside(found, [place.span]), "place")
    taken |= dict.fromkeys(tokens_inside(found, years.dates), "date")
    taken |= {i: mention.meaning.slot for mention in mentions for i in mention.at}
    typed = tuple(token.text for token in found)
    wholes = [number for number in numbers if _is_whole(read, number, mentions, len(numbers))]
    numbers = [number for number in numbers if number not in wholes]
    query = _query(
        Query(
            " ".join(shown.split()), read, partial, tuple(spelled), typed, tuple(mentions), years, tuple(numbers),
            tuple(loose), tuple(wholes), place, taken, percent,
        )
    )  # fmt: skip
    return _with_other_cases(query, lexicon) if query.leftover else query


def _with_other_cases(query: Query, lexicon: Lexicon) -> Query:
    """The same with the compounds that name what the tables do not count; they stay unknown: they may be slips."""
    from zedentui.classes import replace
    from zedentui.search.vocabulary.other_cases import other_cases

    found = other_cases(query.unknown, lexicon)
    return replace(query, lacking=(*query.lacking, *found)) if found else query


def _is_whole(read: str, number: Number, mentions: list[Mention], numbers: int) -> bool:
    """Whether a number is that of which a part is asked: `van de 743 zaken in 2022, hoeveel ...`."""
    asks = numbers > 1 or any(m.meaning.slot == "question" or m.meaning.value == "parts" for m in mentions)
    before = read[: number.span[0]].rstrip()
    return asks and not number.unit and not number.bound and number.value > 12 and before.endswith(_WHOLE_STARTS)


def _found(
    read: str, found: list[Token], spelled: list[str], years: Years, place: Place | None, lexicon: Lexicon, *,
    prefix: bool,
) -> tuple[list[Number], list[Number], list[Mention]]:  # fmt: skip
    """The numbers, those that say nothing, and the phrases, in what is neither a year nor a place in a row."""
    placed = [place.span] if place else []
    numbers = find_numbers(read, [*years.spans, *years.dates, *placed, *number_places(found)])
    if prefix:  # at the cursor a number is not yet whole
        numbers = [number for number in numbers if number.span[1] < len(read.rstrip())]
    loose = [n for n in numbers if not n.unit and not n.bound and n.value < 100 and read[: n.span[0]].endswith("in ")]
    numbers = [number for number in numbers if number not in loose]
    fixed = tokens_inside(found, [*years.spans, *placed, *(number.span for number in numbers)])
    return numbers, loose, find_mentions(spelled, fixed, lexicon, prefix=prefix)


def _query(query: Query) -> Query:
    """The same with what the items are looked up by."""
    from zedentui.classes import replace

    spelled, taken = query.words, query.taken
    in_years = {i for i, slot in taken.items() if slot == "year"}
    content = [i for i, word in enumerate(spelled) if word not in STOP_WORDS and i not in in_years]
    unnumbered = {i: None if slot == "number" else slot for i, slot in taken.items()}
    left = [i for i in content if unnumbered.get(i) is None and (len(spelled[i]) > 1 or spelled[i].isdigit())]
    digits = [spelled[i] for i in left if spelled[i][0].isdigit()]
    required = [spelled[i] for i in content if unnumbered.get(i) in _SOUGHT]
    optional = [spelled[i] for i in content if unnumbered.get(i) not in _SOUGHT]
    offences = query.named("offence")
    if query.names_the_om and not (required or query.years.years):
        required = ["om"]  # nothing else is named: this once it is no preposition
    return replace(
        query,
        intents=_intents(query),
        lacking=(
            *((m.meaning.value, m.text) for m in query.named("lacking")),
            *(("artikel", f"artikel {word} Sr") for word in _articles(spelled, taken)),
        ),
        leftover=tuple(i for i in left if taken.get(i) != "number" and not spelled[i].rstrip("%").isdigit()),
        shares=tuple(number for number in digits if number.endswith("%")),
        counts=tuple(
            number for number in digits
            if not number.endswith("%") and not (offences and _ARTICLE.fullmatch(number))
        ),
        aliases=_aliases(query),
        only_kind=bool(query.named("intent")) and not query.names_the_om
        and all(taken.get(i) in {"intent", "question"} for i in content),
        required=tuple(dict.fromkeys([*required, *_typed_years(query, in_years)])),
        optional=tuple(dict.fromkeys(optional)),
    )  # fmt: skip


def tokens_inside(found: Sequence[Token], spans: Iterable[tuple[int, int]]) -> set[int]:
    """Return the places of the words that stand in any of `spans`."""
    ordered = sorted(spans)
    starts = [start for start, _ in ordered]
    ends = [-1, *accumulate((end for _, end in ordered), max)]  # the furthest end of those that begin before a place
    return {i for i, token in enumerate(found) if token.start < ends[bisect_left(starts, token.end)]}


def number_places(found: list[Token]) -> list[tuple[int, int]]:
    """Return where numbers stand that are no counts: articles of law (`sr 242`, `242` alone), `tabel 2`, `lijn 3`."""
    return [
        (token.start, token.end)
        for i, token in enumerate(found)
        if (_ARTICLE.fullmatch(token.text) and (token.text == "242" or _LAW & _beside(found, i)))
        or (token.text[0].isdigit() and i and found[i - 1].text in COUNTED)
    ]


def _beside(found: list[Token], i: int) -> set[str]:
    return {token.text for token in (*found[max(0, i - 1) : i], *found[i + 1 : i + 2])}


def _typed_years(query: Query, in_years: set[int]) -> list[str]:
    """The years to look for in items: those typed as numbers, in four digits; of a range its ends."""
    years = query.years
    if not years.years or not any(query.words[i].isdigit() for i in in_years):
        return []
    return [str(year) for year in (years.years if years.shape == "some" else {years.years[0], years.years[-1]})]


def _intents(query: Query) -> tuple[str, ...]:
    """The kinds that are asked for; a month or a season asks for what is due then."""
    named = list(query.values("intent"))
    if _DATE_WORDS.intersection(query.words) or any(m.text.startswith("wanneer") for m in query.named("mode")):
        named.append("toezegging")
    if "check" in query.modes or query.named("yardstick"):
        named.append("bewering")
    return tuple(dict.fromkeys(named))


def _aliases(query: Query) -> tuple[tuple[str, str], ...]:
    named = [*query.named("measure"), *query.named("intent")]
    return tuple(
        (query.words[i], NOUNS[mention.meaning.value])
        for mention in named
        if mention.meaning.value in NOUNS
        for i in mention.at
        if query.words[i] not in STOP_WORDS or mention.meaning.slot == "intent"
    )


def _articles(spelled: tuple[str, ...], taken: Mapping[int, str]) -> list[str]:
    """Numbers of single articles of the Wetboek van Strafrecht that no table counts apart: `sr 240b`."""
    return [
        word
        for i, word in enumerate(spelled)
        if taken.get(i) in {None, "number"}
        and _ARTICLE.fullmatch(word)
        and _LAW.intersection((*spelled[max(0, i - 1) : i], *spelled[i + 1 : i + 2]))
    ]
