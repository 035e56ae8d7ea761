"""`zedentui statistiek`: cells of the printed tables, as a table, as rows for programs, as a sentence or as a chart."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from zedentui.classes import dataclass
from zedentui.cli.arguments import quoted
from zedentui.cli.ending import EXIT_NOTHING, Stop
from zedentui.cli.output import complain
from zedentui.cli.reading import wrapped
from zedentui.kinds import change, comparison, doubt, figure
from zedentui.kinds.source import cited, under_tables
from zedentui.kinds.unit import LEAST_BASE, bases, unit
from zedentui.text.clean import cells as width_of
from zedentui.text.table import Align, Table, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.cli.arguments import Arguments
    from zedentui.cli.output import Output
    from zedentui.kinds.unit import Unit
    from zedentui.model import Annotation, Figures, Measure, Observation, Offence
    from zedentui.store.store import Store

__all__ = ["answer"]

_DISPOSALS = ("administratief_beeindigd", "onvoorwaardelijk_sepot", "voorwaardelijk_sepot", "transactie", "voegen",
              "dagvaarden")  # fmt: skip
_DRAWN = ("instroom", "uitstroom", "onvoorwaardelijk_sepot", "dagvaarden")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked for, with everything needed to show it. `cells` are in the order of the tables.

    `figures` are all there are: what is asked for may rest on others.
    """

    offences: tuple[Offence, ...]
    measures: tuple[Measure, ...]
    years: tuple[int, ...]
    unit: Unit
    cells: dict[tuple[str, str, int], Observation]
    figures: Figures

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """The marks of years."""
        return self.figures.annotations

    @property
    def shown(self) -> str:
        """What the values are: `aantal`, or `aantal, met vermoedelijke aantallen`."""
        unit = self.unit.named(self.figures.base_year)
        return f"{unit}, met vermoedelijke aantallen" if self.figures.presumed else unit

    def sign(self, cell: Observation) -> str:
        """The sign behind a figure that rests on a doubtful number."""
        return doubt.sign(cell, self.unit, self.figures.cells)


def answer(store: Store, arguments: Arguments, out: Output) -> int:
    """Write the figures; raises Stop with code 2 for a code nobody knows, and 1 when the letter has no such figure."""
    if arguments.grafiek and arguments.form != "table":
        raise Stop(f"Een grafiek kan niet als {arguments.form}; laat --grafiek of --format weg.")
    if arguments.uit and not arguments.grafiek:
        raise Stop("--uit hoort bij een grafiek; schrijf --grafiek --uit BESTAND.")
    asked = _read(store, arguments)
    if not asked.cells:
        raise Stop("In dit databestand staan geen cijfers; kies een ander bestand met --db.", EXIT_NOTHING)
    if arguments.form in {"csv", "tsv", "json"}:
        out.raw(
            render(figure.table(list(asked.cells.values()), asked.unit.code, asked.figures), arguments.form),
            fmt=arguments.form,
        )
    elif arguments.grafiek:
        _write_charts(store, asked, arguments, out)
    else:
        _write_tables(store, asked, arguments.form, out)
    return 0


def _read(store: Store, arguments: Arguments) -> _Asked:
    figures = store.presumed_figures if arguments.cijfers == "vermoedelijk" else store.figures
    chosen_offences = _offences(figures.offences, arguments)
    codes = _codes("maat", arguments.maat, [measure.code for measure in figures.measures])
    if arguments.grafiek and not codes:
        codes = list(_DISPOSALS if arguments.chart == "gestapeld" else _DRAWN)
    chosen = tuple(measure for measure in figures.measures if not codes or measure.code in codes)
    years = _years(figures.years, arguments.jaar)
    wanted = {offence.code for offence in chosen_offences}, {measure.code for measure in chosen}
    cells = {
        key: cell
        for key, cell in figures.cells.items()
        if cell.offence in wanted[0] and cell.measure in wanted[1] and cell.year in years
    }
    return _Asked(chosen_offences, chosen, years, unit(arguments.eenheid), cells, figures)


def _offences(offences: Sequence[Offence], arguments: Arguments) -> tuple[Offence, ...]:
    """The groups asked for; without a choice both."""
    known = [offence.code for offence in offences]
    if "beide" in arguments.delict:
        return tuple(offences)
    codes = _codes("delict", arguments.delict, known) or known
    return tuple(offence for offence in offences if offence.code in codes)


def _codes(name: str, asked: Sequence[str], known: Sequence[str]) -> list[str]:
    for code in asked:
        if code not in known:
            raise Stop(f"{quoted(code)} kan niet bij --{name}; kies uit {', '.join(known)}.")
    return list(asked)


def _years(known: Sequence[int], asked: Sequence[int]) -> tuple[int, ...]:
    """The years asked for that the letter has, ascending; says which it lacks."""
    if not asked or not known:
        return tuple(known)
    lacking = sorted(set(asked) - set(known))
    there = f"de brief geeft cijfers van {known[0]} tot en met {known[-1]}"
    if not set(asked) & set(known):
        raise Stop(f"Over {_spoken(lacking)} zijn er geen cijfers; {there}.", EXIT_NOTHING)
    if lacking:
        complain(f"Over {_spoken(lacking)} zijn er geen cijfers; {there}.")
    return tuple(year for year in known if year in asked)


def _spoken(years: Sequence[int]) -> str:
    """Years as one says them: `2010 en 2011`, `2023 tot en met 2030`."""
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]} tot en met {years[-1]}"
    if len(years) > 6:
        return f"{', '.join(map(str, years[:5]))} en andere jaren"
    return " en ".join(filter(None, (", ".join(map(str, years[:-1])), str(years[-1]))))


# Tables and sentences --------------------------------------------------------------------------------------


def _write_tables(store: Store, asked: _Asked, form: str, out: Output) -> None:
    markdown = form == "md"
    width = None if markdown else out.reading_width
    said = _sentences(store, asked) if len(asked.cells) <= 2 else []
    parts = [_lines(said, width)] if said else []
    for offence in asked.offences:
        title = _lines([f"{'### ' if markdown else ''}{offence.label} ({offence.articles}), {asked.shown}"], width)
        for years in _blocks(asked, offence, None if markdown else out.width):
            parts.append(f"{title}\n{render(_wide(asked, offence, years), form, width=out.width)}")
    if notes := _notes(asked, " ".join(said)):
        parts.append(_lines([f"- {note.replace('*', chr(92) + '*')}" for note in notes] if markdown else notes, width))
    parts.append(_lines(_sources(store, asked), width))
    out.text("\n".join(parts))


def _lines(texts: Sequence[str], width: int | None) -> str:
    """Each text on lines of its own, closed with a line feed."""
    return "".join(f"{line}\n" for text in texts for line in wrapped(text, width))


def _notes(asked: _Asked, said: str) -> list[str]:
    """What the marks in the table mean, without the doubts that `said` has already."""
    notes = [
        f"{note.mark} {note.label}. {note.summary}"
        for note in asked.annotations
        if any(note.applies_to(year) for year in asked.years)
    ]
    labels = {measure.code: measure.label for measure in asked.measures}
    for cell in asked.cells.values():
        meant = doubt.note(cell, asked.unit, asked.figures.cells, asked.figures.measures)
        if meant and meant not in said and (sign := asked.sign(cell)):
            notes.append(f"{sign} {labels[cell.measure]} {cell.year}: {meant}")
    if any("→" in asked.unit.text(cell) for cell in asked.cells.values()):
        notes.append(f"→ van en naar: op minder dan {LEAST_BASE} zaken rekenen wij geen percentage of index.")
    return notes


def _sources(store: Store, asked: _Asked) -> tuple[str, ...]:
    """Where the tables stand."""
    return under_tables(list(dict.fromkeys(cell.source for cell in asked.cells.values())), store.dossier())


def _sentences(store: Store, asked: _Asked) -> list[str]:
    """One or two figures, read aloud, with their source and what there is to say about them."""
    cells = list(asked.cells.values())
    extra = []
    if len(cells) == 1:
        text = figure.sentence(cells[0], asked.figures)
        if differs := change.sentence(cells[0], asked.figures):
            extra = [f"{differs[0].upper()}{differs[1:]}."]
    else:
        text = comparison.sentence(cells[0], cells[1], asked.figures)
    return [cited(text, store.dossier(), *(cell.source for cell in cells)), *extra]


def _wide(asked: _Asked, offence: Offence, years: Sequence[int]) -> Table:
    """Measures by year, as the pane shows them: a sign behind a figure that rests on a probable misprint."""
    rows = []
    depth = min(measure.depth for measure in asked.measures)
    for measure in asked.measures:
        found = (asked.cells.get((offence.code, measure.code, year)) for year in years)
        texts = [asked.unit.text(cell) + asked.sign(cell) if cell else "" for cell in found]
        rows.append(("  " * (measure.depth - depth) + measure.label, *texts))
    headings = [f"{year}{figure.marks(year, asked.annotations)}" for year in years]
    align: list[Align] = ["left"]
    align += ["right"] * len(years)
    return Table(("measure", *map(str, years)), ("Maat", *headings), tuple(rows), tuple(align))


def _blocks(asked: _Asked, offence: Offence, width: int | None) -> list[tuple[int, ...]]:
    """The years in as few groups of about the same size as a terminal of `width` has room for."""
    table = _wide(asked, offence, asked.years)
    columns = zip(table.headings, *table.rows, strict=True)
    label, *figure = (max(width_of(str(text)) for text in column) for column in columns)
    for count in range(1, len(figure) + 1):
        size = -(-len(figure) // count)
        starts = range(0, len(figure), size)
        if width is None or all(label + sum(figure[at : at + size]) + 2 * size <= width for at in starts):
            return [asked.years[at : at + size] for at in starts]
    return [(year,) for year in asked.years]


# Charts ----------------------------------------------------------------------------------------------------


def _write_charts(store: Store, asked: _Asked, arguments: Arguments, out: Output) -> None:
    from zedentui import charts  # here: only a chart needs them
    from zedentui.cli import charts as shell

    def series(offence: Offence, measure: Measure, named: bool) -> charts.Series:
        cells = [asked.figures.cells.get((offence.code, measure.code, year)) for year in asked.years]
        signs = tuple(asked.sign(cell) if cell else "" for cell in cells)
        label = f"{measure.label}, {offence.label.lower()}" if named else measure.label
        label += ", vermoedelijk" if doubt.PRESUMED in signs else ""
        return charts.Series(label, tuple(asked.unit.value(cell) if cell else None for cell in cells), signs)

    kind = arguments.chart
    requests = shell.over_years(
        kind, asked.offences, asked.measures, series,
        measures=asked.figures.measures, years=asked.years,
        unit=asked.unit.code, annotations=asked.annotations, together=bool(arguments.delict),
        compared=any(cell.compared for cell in asked.cells.values()),
        bases=bases(asked.unit, asked.cells.values()),
    )  # fmt: skip
    width = out.reading_width
    titles = [_title(asked, request.name) for request in requests]
    if arguments.chart_to_file:
        parts = [([title], partial(charts.draw, request)) for title, request in zip(titles, requests, strict=True)]
        name, title = f"zedentui-statistiek-{kind}.svg", "; ".join(titles)
        out.text(shell.to_file(name, arguments.uit, title, parts, _sources(store, asked)))
        return
    for title, request in zip(titles, requests, strict=True):
        out.text(_lines([title], width))
        shell.write(charts.draw(request, shell.room(out)), out)
        out.text("\n")
    out.text(_lines(_sources(store, asked), width))


def _title(asked: _Asked, name: str) -> str:
    """What a chart is of: the group with this name, or all of them."""
    groups = [offence for offence in asked.offences if name in ("", offence.label)]
    return f"{' en '.join(f'{offence.label} ({offence.articles})' for offence in groups)}, {asked.shown}"
