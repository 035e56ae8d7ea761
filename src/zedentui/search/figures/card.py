"""The card that answers a question for figures: its title, its sentences, what is in doubt, its place and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.kinds import doubt
from zedentui.kinds.source import document_of, pages
from zedentui.places import Location
from zedentui.search.figures.asking import Ask, Said
from zedentui.search.figures.evaluation import evaluate
from zedentui.search.figures.sentences import beside
from zedentui.search.figures.wording import Words, years_named
from zedentui.search.frames.frame import Frame, Group
from zedentui.search.result import Card
from zedentui.text.dutch import listed

if TYPE_CHECKING:
    from zedentui.model import Source
    from zedentui.search.facts import Facts
    from zedentui.search.frames.query import Query
    from zedentui.search.frames.reading import Reading
    from zedentui.store.store import Store

__all__ = ["ask_of", "card_of", "figure_card"]

_UNIT_CODES = {"verschil_procent": "verschil_procent", "groep": "aantal"}


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
        from zedentui.search.figures.checking import checked

        return checked(ask)
    if kind == "streak":
        from zedentui.search.figures.streaks import streak

        return streak(ask)
    if kind == "pace":
        from zedentui.search.figures.pace import pace

        return pace(ask)
    if kind in {"times", "quotient"}:
        from zedentui.search.figures import ratios

        return (ratios.times if kind == "times" else ratios.quotient)(ask) if ask.outcome.cells else None
    if kind in {"rank", "faster", "portion", "nearest"}:
        from zedentui.search.figures import ranks

        made = {"rank": ranks.rank, "faster": ranks.faster, "portion": ranks.portion, "nearest": ranks.nearest}
        return made[kind](ask)
    if kind == "to_mean":
        from zedentui.search.figures.to_mean import to_mean

        return to_mean(ask)
    if kind in _OVER_YEARS:
        from zedentui.search.figures.aggregates import over_years

        return over_years(ask)
    return beside(ask)


_OVER_YEARS = frozenset({"extreme", "sum", "mean", "median", "threshold", "periods"})


def ask_of(store: Store, facts: Facts, frame: Frame) -> Ask:
    """Return `frame` with its result set. Raises StoreError."""
    words = Words(facts.lexicon, facts.annotations(store), store.dossier().letter.compared_with_original is not None)
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
    empty = _emptied(ask, store, facts)
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


def _emptied(ask: Ask, store: Store, facts: Facts) -> str | None:
    """Which of the cells that the answer is computed from have nothing in them in our text of the letter."""
    terms = ask.outcome.terms
    plain = all(term.quantity.plain and term.group.minus is None for term in terms)
    if plain and all(cell.count for cell in ask.outcome.cells):
        return None  # what is empty counts as nothing
    keys = [
        (offence, measure, cell.year)
        for cell in ask.outcome.cells
        for offence in _codes(terms[cell.term].group)
        for measure in (*terms[cell.term].quantity.plus, *terms[cell.term].quantity.minus)
    ]
    if facts.empty(store).isdisjoint(keys):
        return None  # to read all figures for it would cost more than the answer
    cells = store.figures.cells
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
