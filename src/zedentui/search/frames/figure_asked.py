"""Whether a query asks for a figure, and what to say when the letter does not give it.

Never a neighbouring figure: a group, a count, a part of a year or a year that the tables lack gives no card but a
sentence that names what there is.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from zedentui.search.frames.narrowing import HELPING
from zedentui.search.vocabulary.patterns import pattern
from zedentui.search.vocabulary.words import STOP_WORDS
from zedentui.text.dutch import listed, within

if TYPE_CHECKING:
    from zedentui.search.facts import Facts
    from zedentui.search.frames.mentions import Mention
    from zedentui.search.frames.query import Query

__all__ = ["asks_for_figure", "is_about_figures", "lacking_message", "wants_number"]

# Kinds that a query can ask for instead of a figure, whatever figures it also names.
_OTHER_KINDS = frozenset(
    {"oorzaak", "stemming", "motie", "stuk", "paragraaf", "actie", "actielijn", "maatregel", "kanttekening"}
)
_NO_SUCH_GROUP = "De tabellen geven geen aparte cijfers over {}: zij gaan over twee groepen, {}, van {}."
_IDLE_MODES = frozenset({"check", "whichyear"})


_ON_YEARS = frozenset({"whichyear", "first", "last"})
_MANY = 100  # from so many cases on they can be nothing but those of a year
_FEW = 2  # words that are not understood beside a claim of a change: they are named, and there is no yes or no
_ARTICLE = frozenset({("welk", "artikel"), ("welk", "wetsartikel"), ("welke", "wetsartikelen"), ("which", "article")})
_MEANING = frozenset({"betekent", "betekende", "betekenen", "means", "mean"})
_GREATEST = frozenset({"belangrijkste", "voornaamste", "grootste", "beste", "slechtste", "ergste"})
_WISHING = frozenset({"minister", "kabinet", "regering", "coalitie"})
_WISHES = frozenset({"wil", "willen", "wilde", "gaat", "moet", "vindt", "mag", "zal", "kan", "overweegt"})
_DEED = (
    r"^(?:en )?(?:wat (?:kan|kunnen|mag|moet|doet|doen)|hoe kan (?:ik|een|het|iemand|men|de)"
    r"|(?:kan|mag|kunnen|mogen) (?:een|het|de|iemand|men|slachtoffers?)|wat gebeurt er (?:na|als|wanneer|tijdens))\b"
)
_YEAR_ALONE = frozenset("cijfers cijfer zaken overzicht tabel gegevens jaar statistiek alles brief jaren".split())  # noqa: SIM905
"""Words beside a year alone that leave it a question for the figures of that year."""


def wants_number(query: Query) -> bool:
    """Whether the query asks how many, how much of, or for something that is done with figures."""
    return bool(
        query.named("question") or query.named("unit") or query.percent or query.place or query.years.before
        or set(query.modes) - _IDLE_MODES
    )  # fmt: skip


def asks_for_figure(query: Query) -> bool:
    """Whether `query` asks for a figure rather than for an item of the dossier.

    A measure, a group or a year must be named, and two things about figures where there are also words that are not
    understood. A kind of item (`motie`, `begrip`) means that it asks for something else.
    """
    intents, modes = set(query.intents), set(query.modes)
    wants = wants_number(query)
    if query.words[:1] == ("wie",) or _asks_deed(query):
        return False  # `wie heeft de cijfers aangeleverd`
    helping = all(m.meaning.weak and m.text in HELPING for m in query.named("measure"))
    named = bool((query.measures and not helping) or query.offences)
    if (helping and _is_subject(query)) or _asks_for_text(query, intents, wants=wants):
        return False
    if _asks_of_else(query, wants=wants) or (not (named or wants) and _is_year_of_else(query)):
        return False
    if _OTHER_KINDS & intents or "bewering" in query.values("intent"):
        return False
    if query.numbers and not named:
        return _in_which_years(query)
    dated = query.named("partyear") or query.years.dates
    if dated and named and "toezegging" not in query.values("intent"):
        return True
    if "check" in modes and not query.numbers:
        moving = modes & {"up", "down", "more", "less", "highest", "lowest", "equal", "times", "gap"} or query.named(
            "neg"
        )
        if not (moving and named) or len(query.leftover) > _FEW:
            return False
    if query.numbers and not query.measures and query.counts and query.leftover:
        return False
    told = query.years.years or query.offences or query.named("unit") or modes & {"highest", "lowest"}
    if len(query.measures) > 1 and "gap" in modes and not told:
        return False  # `verschil technisch sepot en beleidssepot` asks what they are, not how many
    if "begrip" in intents and not (wants or (query.offences and query.measures) or query.years.years):
        return False
    wants = wants or ("whichyear" in modes and bool(query.measures))
    explicit = any(
        m.meaning.value == "toezegging" and not m.text.startswith("verwacht") for m in query.named("intent")
    ) or ("toezegging" in query.values("intent") and not wants)
    if explicit and not (wants and query.measures):
        return False
    if "toezegging" in intents and not (wants and (named or query.years.years)) and not query.numbers:
        return False
    if "organisatie" in intents and not wants:
        return False
    if "parts" in modes and (query.years.years or modes & {"highest", "lowest"}):
        return True
    evidence = [query.measures, query.offences, query.years.years, wants or query.numbers]
    return any(evidence[:3]) and sum(map(bool, evidence)) > bool(query.leftover)


def _in_which_years(query: Query) -> bool:
    """Whether it asks when there were so many cases of all: `wanneer waren er meer dan 3000 zaken`."""
    held = any(number.bound and number.value >= _MANY for number in query.numbers)
    return held and "zaken" in query.words and not _ON_YEARS.isdisjoint(query.modes)


def _asks_deed(query: Query) -> bool:
    """Whether it asks what somebody can do or what follows: `wat kan een slachtoffer doen tegen een sepot`."""
    counts = query.named("question") or query.percent or query.years.years or query.numbers
    return not counts and pattern(_DEED).search(query.read) is not None


def _is_subject(query: Query) -> bool:
    """Whether only a helping verb is named beside words of another subject: `hoeveel subsidie kreeg ECPAT`."""
    return bool(query.measures and query.leftover) and not (query.offences or query.years.years)


def _asks_of_else(query: Query, *, wants: bool) -> bool:
    """Whether it asks for an article of law, a wish, or the greatest of what is no figure."""
    if query.words[:2] in _ARTICLE or (_ARTICLE & {*pairwise(query.words)} and not (wants or query.years.years)):
        return True  # `welk artikel gaat over verkrachting`
    if any(m.text in _GREATEST and m.last in query.leftover for m in query.named("mode")):
        return True  # `de belangrijkste conclusie over sepots`
    return _wishes(query)


def _wishes(query: Query) -> bool:
    """Whether it asks what somebody wants: `wil de minister minder seponeren`."""
    return not query.years.years and bool(_WISHING & set(query.words) and _WISHES & set(query.words[:2]))


def _is_year_of_else(query: Query) -> bool:
    """Whether a year stands beside words of something else alone: `wat was het weer in 2020`."""
    if not query.years.years or query.lacking or query.numbers or "whichyear" in query.modes or "parts" in query.modes:
        return False
    return bool({query.words[i] for m in query.named("filler") for i in m.at} - STOP_WORDS - _YEAR_ALONE)


_PEOPLE = ("rechercheur", "agent", "fte", "personeel", "vacature")
"""What is counted in people, and not in euros."""


def _asks_for_text(query: Query, intents: set[str], *, wants: bool) -> bool:
    """Whether it asks what the letter says: of its words without a measure, of a law, `wat zegt de minister over`."""
    if (
        _MEANING & set(query.words)
        and not wants
        and any(_MEANING & set(_beside(query, m)) for m in query.named("measure"))
    ):
        return True  # `sepot betekent dat een zaak niet doorgaat`
    if query.named("yardstick") and not query.named("question"):
        return True  # what such a word comes to stands with the claim
    if query.named("subject") and not (wants and query.measures):
        return True  # `sinds wanneer geldt de Wet seksuele misdrijven`
    of_none = not (query.measures or query.offences) and not {"up", "down"}.isdisjoint(query.modes)
    return "tekst" in intents and (of_none or not query.years.years)  # `de stijging in 2019`: of what, it says not


def _beside(query: Query, measure: Mention) -> tuple[str, ...]:
    """The words right before and behind a measure."""
    return query.words[max(0, measure.first - 1) : measure.first] + query.words[measure.last : measure.last + 1]


def is_about_figures(query: Query) -> bool:
    """Whether the query names a measure, a year or a number, so that a figure is what it is after."""
    return bool(query.measures or query.years.years or query.named("question") or query.named("unit"))


def _as_typed(query: Query, words: str) -> str:
    """The words as they stand in the text, with their capitals, where they stand in it."""
    match = re.search(rf"\b{re.escape(words)}\b", query.text, re.IGNORECASE)
    return match[0] if match and not query.text.isupper() else words


def lacking_message(query: Query, facts: Facts) -> str | None:
    """Return one sentence when the tables do not have what is asked: another group, count, breakdown or year."""
    lexicon = facts.lexicon
    groups = " en ".join(f"{offence.label.lower()} ({offence.articles})" for offence in lexicon.offences.values())
    span = f"{lexicon.first_year} tot en met {lexicon.last_year}"
    sort = query.lacking[0][0] if query.lacking else ""
    words = listed(list(dict.fromkeys(_as_typed(query, each) for _, each in query.lacking)))
    if len({each for each, _ in query.lacking}) > 1 and sort == "uitsplitsing":
        sort = "maat"  # what is no breakdown cannot be said to be one
    about = is_about_figures(query) or query.offences or wants_number(query)
    if "gap" in query.modes and not (query.offences or is_about_figures(query)):
        return None  # `verschil aangifte en melding` asks what they are
    if sort == "geld":
        what = "aantal" if any(each in words for each in _PEOPLE) else "bedrag"
        return f"De brief noemt geen {what} (‘{words}’); de tabellen tellen alleen zaken, van {span}, voor {groups}."
    if sort and about:
        if sort == "teller" and query.measures and all(each == "teller" for each, _ in query.lacking):
            return None
        if sort in {"maat", "teller"}:
            measures = ", ".join(within(measure.label) for measure in lexicon.measures.values())
            return f"De brief geeft geen cijfers over {words}. De tabellen tellen, van {span}, alleen: {measures}."
        if sort in {"uitsplitsing", "artikel"}:
            return f"De brief splitst de cijfers niet uit naar {words}: alleen naar {groups}, van {span}."
        return _NO_SUCH_GROUP.format(words, groups, span)
    if sort in {"delict", "artikel"} and not query.leftover:
        return _NO_SUCH_GROUP.format(words, groups, span)
    years = query.years.years
    if years and not any(lexicon.first_year <= year <= lexicon.last_year for year in years):
        named = " en ".join(map(str, (years[0], years[-1]) if len(years) > 1 else years))
        return f"De brief geeft geen cijfers over {named}: de tabellen lopen van {span}, voor {groups}."
    return None
