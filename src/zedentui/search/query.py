"""A typed text read as a question: which groups, measures, years, unit and kind it names, and what is left.

Reading is a pure function of the text and the lexicon. Nothing is looked up here; `search` decides with the words
that are left over whether the text asks for a figure or for something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from zedentui.search.everyday import MEASURE_NOTES, MONTHS, NOUNS
from zedentui.search.lexicon import main_measure
from zedentui.search.mentions import Mention, find_mentions, keep_company, spell
from zedentui.search.words import STOP_WORDS, fold
from zedentui.search.years import Years, find_years
from zedentui.text.clean import clean

if TYPE_CHECKING:
    from zedentui.search.lexicon import Lexicon

__all__ = ["LONGEST_QUERY", "Query", "read_query"]

LONGEST_QUERY = 300
"""Characters of a query that are read; a question is far shorter, a pasted page is not a question."""

_WHOLE_WORDS = frozenset({"de", "het", "alle", "totale"})
_DATE_WORDS = frozenset([*MONTHS.split(), "zomer", "najaar", "voorjaar", "herfst", "winter", "lente"])
_LAW = frozenset({"sr", "art", "artikel", "wetboek"})
_ARTICLE = re.compile(r"2[3-5][0-9][a-f]?")
_BASE_YEAR = re.compile(r"\(?\b\d{4}\s*=\s*100\b\)?")  # `2012 = 100` asks for the index, not for two numbers
_PERCENT = re.compile(r"(?<!\d)(?<!\d )%")


@dataclass(frozen=True, slots=True)
class Query:
    """What a text asks.

    `words` are its words; `required` those that an item must hold to be a full hit, `optional` those that only help.
    `leftover` are content words that mean nothing to the lexicon. `years` are as asked, `shape` how (see `Years`).
    `unit` is a unit code, `percentage` (which share is still open) or None. `mode` is what to do with the years.
    `wants_number`: it asks how many. `lacking` are (sort, words) for what the tables do not tell. `notes` say how a
    wide word was read. `shares` are numbers with a percent sign, `counts` other numbers that are no year.
    `aliases` are (typed word, the noun that titles use for it).
    `only_kind`: nothing but the name of a kind was typed (`moties`).
    """

    text: str
    words: tuple[str, ...] = ()
    offences: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    years: Years = field(default_factory=lambda: Years((), "none", ()))
    unit: str | None = None
    mode: str | None = None
    wants_number: bool = False
    intents: tuple[str, ...] = ()
    lacking: tuple[tuple[str, str], ...] = ()
    leftover: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    negated: bool = False
    only_kind: bool = False
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_query(text: str, lexicon: Lexicon, corrections: Mapping[str, str] | None = None) -> Query:
    """Read `text`. `corrections` replace words that turned out to be slips (wrong word -> right word)."""
    text = clean(text)[:LONGEST_QUERY].strip()
    folded = _BASE_YEAR.sub("index", fold(text))
    found, spelled = spell(folded, lexicon, corrections or {})
    years = find_years(folded, lexicon.first_year, lexicon.last_year)
    in_years = {i for i, token in enumerate(found) if any(a < token.end and token.start < b for a, b in years.spans)}
    mentions = find_mentions(spelled, in_years, lexicon)
    mentions, years = keep_company(mentions, years, found, spelled, bool(_PERCENT.search(folded)))
    if years.shape == "none":
        in_years = set()
    return _query(text, spelled, in_years, mentions, years, lexicon, percent=bool(_PERCENT.search(folded)))


def _query(
    text: str,
    spelled: list[str],
    in_years: set[int],
    mentions: list[Mention],
    years: Years,
    lexicon: Lexicon,
    *,
    percent: bool,
) -> Query:
    by_slot: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_slot.setdefault(mention.meaning.slot, []).append(mention)
    taken = {i: m.meaning.slot for m in mentions for i in range(m.first, m.last)}
    if "measure" in by_slot:
        by_slot["measure"] = [_denied(mention, spelled) for mention in by_slot["measure"]]
    unit, whole = _unit(by_slot, spelled, lexicon, percent=percent)
    measures, notes = _measures([m for m in by_slot.get("measure", ()) if m is not whole], lexicon)
    content = [i for i, word in enumerate(spelled) if word not in STOP_WORDS and i not in in_years]
    left = [i for i in content if i not in taken and (len(spelled[i]) > 1 or spelled[i].isdigit())]
    numbers = [spelled[i] for i in left if spelled[i][0].isdigit()]
    required = [spelled[i] for i in content if taken.get(i) in {None, "offence", "measure", "lacking"}]
    optional = [spelled[i] for i in content if taken.get(i) not in {None, "offence", "measure", "lacking"}]
    mode = _mode(by_slot, years)
    if mode == "change" and unit == "percentage":
        unit = "verschil_procent"
    return Query(
        text=text,
        words=tuple(spelled),
        offences=tuple(dict.fromkeys(m.meaning.value for m in by_slot.get("offence", ()))),
        measures=measures,
        years=years,
        unit=unit,
        mode=mode,
        wants_number="question" in by_slot or unit is not None,
        intents=_intents(by_slot, spelled),
        lacking=(
            *((m.meaning.value, m.text) for m in by_slot.get("lacking", ())),
            *(("artikel", f"artikel {word} Sr") for word in _articles(spelled, taken)),
        ),
        leftover=tuple(spelled[i] for i in left if not spelled[i][0].isdigit()),
        shares=tuple(number for number in numbers if number.endswith("%")),
        counts=tuple(
            number
            for number in numbers
            if not number.endswith("%") and not (by_slot.get("offence") and _ARTICLE.fullmatch(number))
        ),
        aliases=_aliases(by_slot, spelled),
        negated=_negated(by_slot, spelled, taken),
        only_kind="intent" in by_slot and all(taken.get(i) in {"intent", "question"} for i in content),
        required=tuple(dict.fromkeys([*required, *_typed_years(spelled, in_years, years)])),
        optional=tuple(dict.fromkeys(optional)),
        notes=tuple(filter(None, (*notes, years.note))),
    )


def _typed_years(spelled: list[str], in_years: set[int], years: Years) -> list[str]:
    """The years to look for in items: those typed as numbers, in four digits; of a range its ends."""
    if not any(spelled[i].isdigit() for i in in_years):
        return []
    return [str(year) for year in (years.years if years.shape == "some" else {years.years[0], years.years[-1]})]


def _intents(by_slot: Mapping[str, list[Mention]], spelled: list[str]) -> tuple[str, ...]:
    """The kinds that are asked for; a month or a season asks for what is due then."""
    named = [m.meaning.value for m in by_slot.get("intent", ())]
    if _DATE_WORDS.intersection(spelled):
        named.append("toezegging")
    return tuple(dict.fromkeys(named))


def _aliases(by_slot: Mapping[str, list[Mention]], spelled: list[str]) -> tuple[tuple[str, str], ...]:
    named = [*by_slot.get("measure", ()), *by_slot.get("intent", ())]
    return tuple(
        (spelled[i], NOUNS[mention.meaning.value])
        for mention in named
        if mention.meaning.value in NOUNS
        for i in range(mention.first, mention.last)
        if spelled[i] not in STOP_WORDS or mention.meaning.slot == "intent"
    )


def _articles(spelled: list[str], taken: Mapping[int, str]) -> list[str]:
    """Numbers of single articles of the Wetboek van Strafrecht that no table counts apart: `sr 240b`."""
    return [
        word
        for i, word in enumerate(spelled)
        if i not in taken
        and _ARTICLE.fullmatch(word)
        and _LAW.intersection((*spelled[max(0, i - 1) : i], *spelled[i + 1 : i + 2]))
    ]


def _denied(mention: Mention, spelled: list[str]) -> Mention:
    """`niet (wordt) vervolgd` and `haalde de rechter niet` are dismissals, not summonses."""
    around = [*spelled[max(0, mention.first - 3) : mention.first], *spelled[mention.last : mention.last + 1]]
    asks = mention.text.startswith("vervolg") or "recht" in mention.text
    if mention.meaning.value == "dagvaarden" and "niet" in around and asks:
        return Mention(replace(mention.meaning, value="sepot"), mention.first, mention.last, f"niet {mention.text}")
    return mention


def _unit(
    by_slot: Mapping[str, list[Mention]], spelled: list[str], lexicon: Lexicon, *, percent: bool
) -> tuple[str | None, Mention | None]:
    """The unit, and the mention of a measure that is the whole rather than the part: `sepots van de instroom`."""
    named = [m.meaning.value for m in by_slot.get("unit", ())]
    unit = next(
        (value for value in named if value != "aantal"), "percentage" if percent else named[0] if named else None
    )
    measures = by_slot.get("measure", [])
    codes = [main_measure(m.meaning.value) for m in measures]
    for mention, code in zip(measures, codes, strict=True):
        others = [other for m, other in zip(measures, codes, strict=True) if m is not mention and other != code]
        if not others:
            continue
        behind = mention.first - 1
        while behind >= 0 and spelled[behind] in _WHOLE_WORDS:
            behind -= 1
        is_whole = behind >= 0 and spelled[behind] in {"van", "binnen", "op"}
        if code in {"instroom", "uitstroom"} and (is_whole or unit == "percentage"):
            return code, mention
        if is_whole and unit in {None, "percentage"} and any(code == lexicon.measures[o].parent for o in others):
            return "hoofdmaat", mention
    return unit, None


def _measures(mentions: list[Mention], lexicon: Lexicon) -> tuple[tuple[str, ...], list[str]]:
    """The measures that are meant, without the families that a narrower word already names, and notes."""
    narrow = [m for m in mentions if m.meaning.value != "sepot"]
    sepots = [m for m in narrow if m.meaning.value.endswith("sepot")]
    chosen = narrow if sepots else mentions
    codes = list(dict.fromkeys(main_measure(m.meaning.value) for m in chosen))
    above = {ancestor for code in codes for ancestor in lexicon.ancestors(code)} - {"uitstroom"}
    codes = [code for code in codes if code not in above]
    notes = []
    for mention in chosen:
        if mention.meaning.value == "sepot":
            notes.append(MEASURE_NOTES["niet" if mention.text.startswith(("niet", "geen")) else "sepot"])
        if "bewijs" in mention.text and mention.meaning.value == "technisch_sepot":
            notes.append(MEASURE_NOTES["bewijs"])
        if mention.text.startswith("vervolg") and mention.meaning.value == "dagvaarden":
            notes.append(MEASURE_NOTES["vervolg"])
        if mention.text.startswith("administratie") and mention.meaning.weak:
            notes.append(MEASURE_NOTES["administratief"])
    return tuple(codes), list(dict.fromkeys(notes))


def _mode(by_slot: Mapping[str, list[Mention]], years: Years) -> str | None:
    modes = [m.meaning.value for m in by_slot.get("mode", ())]
    for mode in ("highest", "lowest", "average"):
        if mode in modes:
            return mode
    if "sum" in modes and years.shape == "range":
        return "sum"
    if "parts" in modes:
        return "parts"
    return next((mode for mode in ("change", "series", "compare") if mode in modes), None)


def _negated(by_slot: Mapping[str, list[Mention]], spelled: list[str], taken: Mapping[int, str]) -> bool:
    """Whether a measure is denied (`niet geseponeerd`): the tables do not count what did not happen."""
    return any(
        spelled[i] in {"niet", "geen"} and i not in taken
        for mention in by_slot.get("measure", ())
        if mention.meaning.value != "sepot" or not mention.text.startswith("niet")
        for i in range(max(0, mention.first - 2), mention.first)
    )
