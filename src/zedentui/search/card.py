"""Whether a query asks for a figure, the card that answers it, and what to say when the letter does not give it.

Never a neighbouring figure: a group, a count, a part of a year or a year that the tables lack gives no card but a
sentence that names what there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.kinds import doubt
from zedentui.kinds.source import document_of, pages
from zedentui.places import Location
from zedentui.search.asking import Ask, Said
from zedentui.search.evaluation import evaluate
from zedentui.search.frame import Frame, Group
from zedentui.search.narrowing import HELPING
from zedentui.search.result import Card
from zedentui.search.sentences import beside
from zedentui.search.wording import Words, years_named
from zedentui.text.dutch import listed, within

if TYPE_CHECKING:
    from zedentui.model import Source
    from zedentui.search.facts import Facts
    from zedentui.search.query import Query
    from zedentui.search.reading import Reading
    from zedentui.store.store import Store

__all__ = ["ask_of", "asks_for_figure", "card_of", "figure_card", "is_about_figures", "lacking_message", "wants_number"]

# Kinds that a query can ask for instead of a figure, whatever figures it also names.
_OTHER_KINDS = frozenset(
    {"oorzaak", "tekst", "stemming", "motie", "stuk", "paragraaf", "actie", "actielijn", "maatregel", "kanttekening"}
)
_NO_SUCH_GROUP = "De brief geeft geen cijfers over {}. De tabellen gaan over twee groepen, {}, van {}."
_IDLE_MODES = frozenset({"check", "whichyear"})
_UNIT_CODES = {"verschil_procent": "verschil_procent", "groep": "aantal"}


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
    helping = all(m.meaning.weak and m.text in HELPING for m in query.named("measure"))
    named = bool((query.measures and not helping) or query.offences)
    if helping and query.measures and query.leftover and not (query.offences or query.years.years):
        return False  # `hoeveel subsidie kreeg ECPAT`
    if query.named("yardstick") and not query.named(
        "question"
    ):  # a word of the letter without a measure: what it comes to stands with the claim
        return False
    if query.named("subject") and not (wants and query.measures):
        return False  # `sinds wanneer geldt de Wet seksuele misdrijven`
    if _OTHER_KINDS & intents or "bewering" in query.values("intent"):
        return False
    if query.numbers and not named:
        return False
    dated = query.named("partyear") or query.years.dates
    if dated and named and "toezegging" not in query.values("intent"):
        return True
    if "check" in modes and not query.numbers:
        moving = modes & {"up", "down", "more", "less", "highest", "lowest"} or query.named("neg")
        if not (moving and named) or query.leftover:
            return False
    if query.numbers and not query.measures and query.counts and query.leftover:
        return False
    if len(query.measures) > 1 and "gap" in modes and not (query.years.years or query.offences or query.named("unit")):
        return False  # `verschil technisch sepot en beleidssepot` asks what they are, not how many
    if "begrip" in intents and not (wants or query.offences or query.years.years):
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
    if "parts" in modes and query.years.years:
        return True
    evidence = [query.measures, query.offences, query.years.years, wants or query.numbers]
    return any(evidence[:3]) and sum(map(bool, evidence)) > bool(query.leftover)


def is_about_figures(query: Query) -> bool:
    """Whether the query names a measure, a year or a number, so that a figure is what it is after."""
    return bool(query.measures or query.years.years or query.named("question") or query.named("unit"))


def lacking_message(query: Query, facts: Facts) -> str | None:
    """Return one sentence when the tables do not have what is asked: another group, count, breakdown or year."""
    lexicon = facts.lexicon
    groups = " en ".join(f"{offence.label.lower()} ({offence.articles})" for offence in lexicon.offences.values())
    span = f"{lexicon.first_year} tot en met {lexicon.last_year}"
    sort = query.lacking[0][0] if query.lacking else ""
    words = listed(list(dict.fromkeys(each for _, each in query.lacking)))
    if len({each for each, _ in query.lacking}) > 1 and sort == "uitsplitsing":
        sort = "maat"  # what is no breakdown cannot be said to be one
    about = is_about_figures(query) or query.offences or wants_number(query)
    if sort == "geld":
        return f"De brief noemt geen {words}: hij telt alleen zaken, van {span}, voor {groups}."
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


def figure_card(store: Store, facts: Facts, query: Query, reading: Reading) -> Card | None:
    """Return the card for a query read as a frame, or None when the dossier holds no such figures.

    Raises:
        StoreError: the file can no longer be read, or the search was interrupted.
    """
    frame = reading.frame
    if frame is None or not frame.years:
        return None
    ask = ask_of(store, facts, frame)
    said = _said(ask)
    if said is None or not said.cells:
        return None
    return card_of(store, facts, query, reading, ask, said)


def _said(ask: Ask) -> Said | None:
    """The answer by its operation; what a plain figure does not need is loaded where it is."""
    kind = ask.frame.operation.kind
    if kind == "check":
        from zedentui.search.checking import checked

        return checked(ask)
    if kind == "streak":
        from zedentui.search.streaks import streak

        return streak(ask)
    if kind == "to_mean":
        from zedentui.search.to_mean import to_mean

        return to_mean(ask)
    if kind in _OVER_YEARS:
        from zedentui.search.aggregates import over_years

        return over_years(ask)
    return beside(ask)


_OVER_YEARS = frozenset({"extreme", "sum", "mean", "median", "threshold"})


def ask_of(store: Store, facts: Facts, frame: Frame) -> Ask:
    """Return `frame` with its result set. Raises StoreError."""
    words = Words(facts.lexicon, facts.annotations(store), store.dossier().compared_with_original is not None)
    return Ask(store, words, frame, evaluate(store, facts.lexicon, frame))


def card_of(store: Store, facts: Facts, query: Query, reading: Reading, ask: Ask, said: Said) -> Card:
    """Return the card that says `said`. Raises StoreError."""
    dossier, terms = store.dossier(), ask.outcome.terms
    sources = _sources(store, facts, ask)
    doubtful = [cell for cell in ask.outcome.cells if cell.doubtful]
    lines = list(said.lines)
    lines += [("Vermoedelijk", f"{cell.year}: {ask.words.doubt(cell)}") for cell in doubtful]
    wholes = _whole_doubts(ask, said)
    lines += [("Vermoedelijk", each) for each in wholes]
    revised = _revised(ask, store, said)
    lines += [("Herzien", each.removeprefix("Herzien: ")) for each in revised]
    empty = _emptied(ask, store)
    lines += [("Let op", empty)] if empty else []
    lines += ask.words.marks(terms, {cell.year for cell in ask.outcome.cells})
    first = _warnings(query, facts, reading)
    return Card(
        title=_title(ask, said),
        answer=" ".join([*first, said.text.strip(), *wholes, *revised, *filter(None, (empty,)), *reading.notes]),
        lines=tuple(lines),
        citation=pages(sources, dossier),
        url=document_of(sources[0], dossier).url,
        location=_location(ask, said, named_unit=bool(query.named("unit")) or query.percent),
        observations=_cells(ask, said),
    )


def _whole_doubts(ask: Ask, said: Said) -> list[str]:
    """What is in doubt of the wholes of the shares that are said, each once; no more than can be read aloud."""
    terms = ask.outcome.terms
    found = [
        each
        for cell in said.cells
        if cell.term < len(terms)
        for each in ask.words.whole_doubts(
            cell, terms[cell.term], group=ask.frame.unit == "groep" or terms[cell.term].group.minus is not None
        )
    ]
    return list(dict.fromkeys(found))[:4]


def _sources(store: Store, facts: Facts, ask: Ask) -> list[Source]:
    """The tables that the cells come from, each in its own document."""
    known = facts.lexicon.offences
    needed = dict.fromkeys(
        (cell.document, code) for cell in ask.outcome.cells for code in _codes(ask.outcome.terms[cell.term].group)
    ) or dict.fromkeys(("", code) for term in ask.outcome.terms for code in _codes(term.group))
    letter = store.dossier().letter.id
    if all(document in ("", letter) for document, _ in needed):
        return [known[code].source for _, code in needed]
    tables = {(table.source.document.id, table.offence): table.source for table in store.printed_tables()}
    return [tables[key] for key in needed]


def _revised(ask: Ask, store: Store, said: Said) -> list[str]:
    """What an earlier document gave otherwise, of the figures that the answer shows."""
    if all(not document.held or document == store.dossier().letter for document in store.dossier().documents):
        return []
    terms, cells = ask.outcome.terms, store.figures.cells
    plain = [cell for cell in said.cells if cell.term < len(terms) and terms[cell.term].quantity.plain]
    keys = [(terms[cell.term].group.plus, terms[cell.term].quantity.main, cell.year) for cell in plain]
    return [note for key in keys if key in cells and (note := doubt.revised(cells[key]))]


def _emptied(ask: Ask, store: Store) -> str | None:
    """Which of the cells that the answer is computed from have nothing in them in our text of the letter."""
    terms, cells = ask.outcome.terms, store.figures.cells
    keys = [
        (offence, measure, cell.year)
        for cell in ask.outcome.cells
        for offence in _codes(terms[cell.term].group)
        for measure in (*terms[cell.term].quantity.plus, *terms[cell.term].quantity.minus)
    ]
    return doubt.emptied((cells[key] for key in keys if key in cells), store.figures.measures)


def _codes(group: Group) -> tuple[str, ...]:
    return (group.plus, group.minus) if group.minus else (group.plus,)


def _cells(ask: Ask, said: Said) -> tuple[tuple[str, str, int], ...]:
    """The cells of the tables that an answer shows as they are; none where it says something else of them."""
    terms = ask.outcome.terms
    if ask.frame.operation.kind not in {"value", "overview", "series"}:
        return ()
    plain = [cell for cell in said.cells if cell.term < len(terms) and terms[cell.term].quantity.plain]
    return tuple(
        (terms[cell.term].group.plus, terms[cell.term].quantity.main, cell.year)
        for cell in plain
        if terms[cell.term].group.minus is None
    )


def _title(ask: Ask, said: Said) -> str:
    """What, whose and when: `Technisch sepot, verkrachting, 2018-2022`."""
    measures = list(dict.fromkeys(ask.words.quantity(term.quantity) for term in ask.outcome.terms))
    groups = list(dict.fromkeys(ask.words.group(term.group) for term in ask.outcome.terms))
    years = sorted({cell.year for cell in said.cells})
    unbroken = len(years) > 2 and years == list(range(years[0], years[-1] + 1))
    span = f"{years[0]}-{years[-1]}" if unbroken else listed([str(year) for year in years])
    what = " en ".join(measures) if len(measures) < 3 and ask.frame.operation.kind != "overview" else "Overzicht"
    return f"{what[:1].upper()}{what[1:]}, {' en '.join(groups)}, {span}"


def _location(ask: Ask, said: Said, *, named_unit: bool) -> Location:
    """The place in Statistiek that shows these cells."""
    groups = {term.group.plus for term in ask.outcome.terms} | {g for t in ask.outcome.terms if (g := t.group.minus)}
    years = sorted({cell.year for cell in said.cells})
    unit = _UNIT_CODES.get(ask.frame.unit, ask.frame.unit) if named_unit else "aantal"
    pairs = (
        ("delict", next(iter(groups)) if len(groups) == 1 else "beide"),
        ("eenheid", unit),
        (
            "maat",
            ask.outcome.terms[said.cells[0].term if said.cells[0].term < len(ask.outcome.terms) else 0].quantity.main,
        ),
        ("jaar", str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"),
    )
    return Location("statistiek", None, pairs)


def _warnings(query: Query, facts: Facts, reading: Reading) -> list[str]:
    """What the answer leaves out, to be said before anything else."""
    lexicon, said = facts.lexicon, list(reading.said)
    if missing := [y for y in query.years.years if not lexicon.first_year <= y <= lexicon.last_year]:
        span = f"{lexicon.first_year} tot en met {lexicon.last_year}"
        said.append(f"Over {years_named(missing)} geeft de brief geen cijfers; zijn tabellen lopen van {span}.")
    if reading.unused:
        words = listed([f"‘{word}’" for word in reading.unused])
        verb = "is" if len(reading.unused) == 1 else "zijn"
        said.append(f"{words} {verb} niet meegenomen; dit is het cijfer zonder die beperking.")
    if query.lacking:
        said.append(f"De brief telt zaken, geen {listed(list(dict.fromkeys(words for _, words in query.lacking)))}.")
    return said
