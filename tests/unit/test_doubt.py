"""Doubt about a figure is in every way out: for any cell in doubt, in every unit, whatever rests on it.

What a unit rests on is written here once more, from the meaning of the units, not taken from the program.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from cli_runner import run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zedentui.cli import statistics as statistiek
from zedentui.cli.arguments import Arguments
from zedentui.cli.output import Output
from zedentui.kinds import comparison, figure, marks
from zedentui.kinds.unit import UNITS, Unit
from zedentui.model import Figures, Observation
from zedentui.search import search
from zedentui.sheet import DebateSheet
from zedentui.store.store import Store
from zedentui.text.dutch import number
from zedentui.text.table import render
from zedentui.tui.panes.statistics.chart import request
from zedentui.tui.panes.statistics.explanation import explained
from zedentui.tui.panes.statistics.view import Grid, View

ROOT = Path(__file__).resolve().parents[2]
Key = tuple[str, str, int]
FIRST = 2012


def rests_on(cell: Observation, code: str) -> set[Key]:
    """The cells that one shows when one shows this cell in a unit."""
    own = (cell.offence, cell.measure, cell.year)
    other = {
        "uitstroom": (cell.offence, "uitstroom", cell.year),
        "instroom": (cell.offence, "instroom", cell.year),
        "hoofdmaat": (cell.offence, cell.parent_measure or "", cell.year),
        "verschil": (cell.offence, cell.measure, cell.year - 1),
        "verschil_procent": (cell.offence, cell.measure, cell.year - 1),
        "index": (cell.offence, cell.measure, FIRST),
    }.get(code, own)
    return {own, other}


def named_in(cell: Observation) -> set[Key]:
    """The cells whose numbers the sentence of a figure has: itself and its denominators."""
    keys = rests_on(cell, "aantal")
    if cell.measure not in {"instroom", "uitstroom"}:
        keys |= rests_on(cell, "uitstroom") | rests_on(cell, "instroom")
    if cell.measure == "uitstroom":
        keys |= rests_on(cell, "instroom")
    return keys | rests_on(cell, "hoofdmaat") if cell.parent_measure not in {None, "uitstroom"} else keys


def in_doubt(data: Figures, keys: tuple[Key, ...]) -> tuple[Figures, dict[Key, str]]:
    """The figures with doubt about these cells, and for each the presumed number as it is written: no other has it."""
    cells, numbers = dict(data.cells), {}
    for place, key in enumerate(keys):
        presumed = 7_000_001 + place
        cells[key] = replace(cells[key], presumed_count=presumed, repair_reason="Een reden.")
        numbers[key] = number(presumed)
    return replace(data, cells=cells), numbers


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    opened = Store.open(ROOT / "data" / "zeden.duckdb")
    plain = opened.figures
    clean = {
        key: replace(cell, presumed_count=None, repair_reason=None, printed=cell.printed or "–")
        for key, cell in plain.cells.items()
    }
    opened.__dict__["figures"] = replace(plain, cells=clean)
    yield opened
    opened.close()


def printed(store: Store, data: Figures, cell: Observation, unit: Unit, form: str | None, **more: object) -> str:
    """What `zedentui statistiek` writes of one figure, when the file has these figures."""
    arguments = Arguments(
        "statistiek", delict=[cell.offence], maat=[cell.measure], jaar=[cell.year], eenheid=unit.code, format=form
    )
    for name, value in more.items():
        setattr(arguments, name, value)
    out, before = io.StringIO(), store.figures
    store.__dict__["figures"] = data
    try:
        statistiek.answer(store, arguments, Output(out, {}))
    finally:
        store.__dict__["figures"] = before
    return out.getvalue()


@pytest.fixture(scope="module")
def doubted(tmp_path_factory: pytest.TempPathFactory, database: Path) -> Iterator[tuple[Store, dict[Key, str]]]:
    """A real file in which other numbers are in doubt than in ours; the search asks it in SQL."""
    path = tmp_path_factory.mktemp("doubt") / "zeden.duckdb"
    path.write_bytes(database.read_bytes())
    numbers = {}
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE observation SET presumed_count = NULL")
        connection.execute("DELETE FROM observation_repair")
        for place, key in enumerate(IN_FILE):
            presumed = 7_000_001 + place
            numbers[key] = number(presumed)
            connection.execute(
                "UPDATE observation SET presumed_count = ? WHERE offence = ? AND measure = ? AND year = ?",
                [presumed, *key],
            )
    opened = Store.open(path)
    yield opened, numbers
    opened.close()


IN_FILE = (("zedenmisdrijven", "dagvaarden", 2015), ("zedenmisdrijven", "dagvaarden", 2016),
           ("verkrachting", "instroom", 2018), ("zedenmisdrijven", "voegen", 2022))  # fmt: skip


CELLS = [
    (offence, measure, year)
    for offence in ("zedenmisdrijven", "verkrachting")
    for measure in ("instroom", "uitstroom", "onvoorwaardelijk_sepot", "administratief_sepot", "voegen", "dagvaarden")
    for year in (2012, 2013, 2016, 2022)
]
some_cells = st.lists(st.sampled_from(CELLS), min_size=1, max_size=3, unique=True).map(tuple)
a_unit = st.sampled_from(UNITS)
wide = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def touched(data: Figures, keys: tuple[Key, ...]) -> list[Observation]:
    """Every cell that rests on one in doubt in some unit."""
    return [
        cell
        for cell in data.cells.values()
        if any(rests_on(cell, unit.code) & set(keys) for unit in UNITS) or named_in(cell) & set(keys)
    ]


def says(text: str, keys: set[Key], numbers: dict[Key, str]) -> bool:
    """Whether a text has the presumed number of each of these cells that is in doubt."""
    return all(numbers[key] in text for key in keys if key in numbers)


@wide
@given(keys=some_cells, unit=a_unit)
def test_a_value_in_any_unit_never_goes_without_its_doubt(store: Store, keys: tuple[Key, ...], unit: Unit) -> None:
    """In the table, in a cell by itself, as CSV and JSON, on the debate sheet, as one says it, in a chart."""
    data, numbers = in_doubt(store.figures, keys)
    grid = Grid(data, View(unit=unit.code))
    for cell in touched(data, keys):
        if getattr(cell, unit.column) is None:
            continue
        behind = rests_on(cell, unit.code)
        doubtful = bool(behind & set(keys))
        assert (grid.sign(cell) == "?") == doubtful
        assert says(figure.copied(cell, data, unit, cell), behind, numbers)
        row = figure.table([cell], unit.code, data)
        assert bool(dict(zip(row.fields, row.rows[0], strict=True))["doubt"]) == doubtful
        for form in ("csv", "tsv", "json"):
            assert says(render(row, form), behind, numbers)
        mark = marks.of_figure(cell, data, store.dossier(), unit.code)
        assert says(mark.line, behind | named_in(cell), numbers), mark.line
        (drawn,) = request(Grid(data, replace(grid.view, measure=cell.measure, offence=cell.offence)), cell).series
        assert bool(drawn.signs[data.years.index(cell.year)]) == doubtful


@wide
@given(keys=some_cells, unit=a_unit)
def test_a_sentence_says_what_is_in_doubt_about_every_number_it_has(
    store: Store, keys: tuple[Key, ...], unit: Unit
) -> None:
    data, numbers = in_doubt(store.figures, keys)
    grid = Grid(data, View(unit=unit.code))
    for cell in touched(data, keys):
        said = figure.sentence(cell, data)
        assert says(said, named_in(cell), numbers), said
        assert ("7.000.0" in said) == bool(named_in(cell) & set(keys))
        other = data.cells[cell.offence, cell.measure, 2016 if cell.year != 2016 else 2022]
        beside = comparison.sentence(cell, other, data)
        assert says(beside, {(each.offence, each.measure, each.year) for each in (cell, other)}, numbers), beside
        shown = explained(grid, cell, (), 77, 3)
        text = " ".join((shown.title, *(block.text for block in shown.blocks)))
        behind = rests_on(cell, unit.code) if getattr(cell, unit.column) is not None else set()
        assert says(text, named_in(cell) | behind, numbers), text


@pytest.mark.parametrize("key", IN_FILE)
def test_a_card_says_it_in_the_text_that_is_copied(doubted: tuple[Store, dict[Key, str]], key: Key) -> None:
    """The text of the look-up's copy and of `answer` in `zoek --format json`: the figure, and the change after it."""
    opened, numbers = doubted
    offence, measure, year = key
    labels = {each.code: each.label for each in opened.figures.measures}
    card = search(opened, f"{labels[measure]} {offence} {year}").card
    assert card is not None
    assert numbers[key] in card.answer, card.answer
    assert "met de vermoedelijke aantallen" in card.answer, card.answer
    if (*key[:2], year + 1) in opened.figures.cells:
        after = search(opened, f"{labels[measure]} {offence} {year + 1}").card
        assert after is not None
        assert "met de vermoedelijke aantallen" in after.answer, after.answer
    latest = search(opened, f"{labels[measure]} {offence}").card
    assert latest is not None
    for label, text in latest.lines:
        if label == str(year):
            assert "?" in text
    said = " ".join((latest.answer, *(text for _, text in latest.lines)))
    assert numbers[key] in said, said


@settings(parent=wide, max_examples=8)
@given(keys=some_cells, unit=a_unit)
def test_the_file_of_the_debate_sheet_keeps_it(
    store: Store, tmp_path_factory: pytest.TempPathFactory, keys: tuple[Key, ...], unit: Unit
) -> None:
    """What stands on disk, after another mark was moved and taken off too, and what `zedentui kaart` reads there."""
    data, numbers = in_doubt(store.figures, keys)
    home = tmp_path_factory.mktemp("sheet")
    sheet = DebateSheet(home / "zedentui" / "debatblad.md")
    other = replace(marks.of_figure(data.cells["verkrachting", "transactie", 2014], data, store.dossier()), title="X")
    assert sheet.toggle(other) == "added"
    wanted = []
    for cell in touched(data, keys)[:6]:
        mark = marks.of_figure(cell, data, store.dossier(), unit.code)
        if sheet.toggle(mark) == "added":
            behind = rests_on(cell, unit.code) if getattr(cell, unit.column) is not None else set()
            wanted.append((mark, behind | named_in(cell)))
    assert sheet.move(other, 1)
    assert sheet.note(wanted[0][0], "onthouden")
    assert sheet.remove(other)
    assert sheet.problem is None
    assert sheet.path is not None
    written = sheet.path.read_text("utf-8")
    sections = dict(
        zip([mark.title for mark, _ in wanted], re.split(r"^## ", written, flags=re.MULTILINE)[1:], strict=True)
    )
    for form in ("txt", "md", "json", "csv", "tsv", "table"):
        said = " ".join(run("kaart", "--format", form, database=None, XDG_DATA_HOME=str(home)).out.split())
        assert all(says(said, behind, numbers) for _, behind in wanted), (form, said)
    for mark, behind in wanted:
        assert says(sections[mark.title], behind, numbers), sections[mark.title]


@settings(parent=wide, max_examples=15)
@given(keys=some_cells, unit=a_unit)
def test_the_shell_says_it_under_the_table_and_with_the_sentence(
    store: Store, keys: tuple[Key, ...], unit: Unit
) -> None:
    data, numbers = in_doubt(store.figures, keys)
    for cell in touched(data, keys)[:8]:
        behind = rests_on(cell, unit.code) if getattr(cell, unit.column) is not None else set()
        assert says(printed(store, data, cell, unit, None), behind | named_in(cell), numbers)
        assert says(printed(store, data, cell, unit, "md"), behind | named_in(cell), numbers)
        (row,) = json.loads(printed(store, data, cell, unit, "json"))
        assert says(row["doubt"] or "", behind, numbers)


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.code)
def test_a_chart_has_a_note_that_says_what_its_signs_mean(store: Store, unit: Unit) -> None:
    keys = (("zedenmisdrijven", "dagvaarden", 2016), ("zedenmisdrijven", "dagvaarden", 2017))
    data, _ = in_doubt(store.figures, keys)
    drawn = printed(store, data, data.cells[keys[0]], unit, None, grafiek="lijnen", jaar=[])
    plain = printed(store, store.figures, data.cells[keys[0]], unit, None, grafiek="lijnen", jaar=[])
    assert "?" in drawn
    assert "?" not in plain


@pytest.mark.parametrize(
    "words",
    ["dagvaarden zeden 2012-2022 bij elkaar opgeteld", "hoogste dagvaarden zeden", "gemiddelde dagvaarden zeden",
     "dagvaarden zeden 2015-2017", "dagvaarden zeden en verkrachting 2016", "dagvaarden en voegen zeden 2016"],
)  # fmt: skip
def test_an_answer_over_several_figures_says_it_too(doubted: tuple[Store, dict[Key, str]], words: str) -> None:
    opened, numbers = doubted
    card = search(opened, words).card
    assert card is not None
    said = " ".join((card.answer, *(text for _, text in card.lines)))
    assert numbers["zedenmisdrijven", "dagvaarden", 2016] in said, said


WAYS: dict[str, Callable[[Figures, Observation], str]] = {
    "sentence": lambda data, cell: figure.sentence(cell, data),
    "change": lambda data, cell: figure.sentence(cell, data, changed=True),
    "parts": lambda data, cell: figure.sentence(cell, data, parts=True),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_the_dossier_doubts_is_said_in_both_bases(database: Path, way: str) -> None:
    """The four cells of the letter, as our text has them and as presumed."""
    opened = Store.open(database)
    for data in (opened.figures, opened.presumed_figures):
        doubted = [cell for cell in data.cells.values() if cell.presumed_count is not None]
        assert len(doubted) == 4
        for cell in doubted:
            said = WAYS[way](data, cell)
            assert cell.printed in said
            assert number(cell.presumed_count or 0) in said
    opened.close()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("sepots verkrachting 2018", ("verkrachting", "instroom", 2018)),
        ("percentage technische sepots van de instroom bij verkrachting 2018", ("verkrachting", "instroom", 2018)),
        ("verkrachtingszaken niet gedagvaard 2018", ("verkrachting", "instroom", 2018)),
        ("hoeveel procent van de dagvaardingen bij zeden in 2015 was verkrachting",
         ("zedenmisdrijven", "dagvaarden", 2015)),
    ],
)  # fmt: skip
def test_a_card_tells_that_a_denominator_is_in_doubt(
    doubted: tuple[Store, dict[Key, str]], text: str, key: Key
) -> None:
    store, numbers = doubted
    card = search(store, text).card
    assert card is not None
    assert "De noemer" in card.answer
    assert numbers[key] in card.answer


# An empty cell -----------------------------------------------------------------------------------------------

EMPTIED = "leeg in onze tekst van de brief|in onze tekst van de brief is deze cel leeg|lege cel"


def emptied(data: Figures, keys: tuple[Key, ...]) -> Figures:
    """The figures with nothing but these cells empty in our text, and nothing else in doubt."""
    cells = {
        key: replace(cell, printed="" if key in keys else cell.printed or "–", presumed_count=None, repair_reason=None)
        for key, cell in data.cells.items()
    }
    return replace(data, cells=cells)


def says_empty(text: str) -> bool:
    """Whether a text says of a zero that our text has an empty cell there."""
    return re.search(EMPTIED, text, re.IGNORECASE) is not None


@wide
@given(keys=some_cells, other=st.sampled_from(CELLS), unit=a_unit)
def test_an_empty_cell_is_never_shown_as_a_plain_zero(
    store: Store, keys: tuple[Key, ...], other: Key, unit: Unit
) -> None:
    """A dash says none, an empty cell nothing: in a table, a copy, a file, a sentence, on the sheet, in a chart."""
    data = emptied(store.figures, keys)
    grid = Grid(data, View(unit=unit.code))
    for key in dict.fromkeys((*keys, other)):
        cell, empty = data.cells[key], key in keys
        assert says_empty(figure.sentence(cell, data)) == empty
        assert says_empty(figure.speech(cell, data, store.dossier()).line) == empty
        assert says_empty(marks.of_figure(cell, data, store.dossier(), unit.code).line) == empty
        shown = explained(grid, cell, (), 77, 3)
        assert says_empty(" ".join((shown.title, *(block.text for block in shown.blocks)))) == empty
        beside = comparison.sentence(cell, data.cells[other], data)
        assert says_empty(beside) == (empty or other in keys), beside
        if getattr(cell, unit.column) is None:
            continue
        assert (grid.sign(cell) == "_") == empty
        assert says_empty(figure.copied(cell, data, unit, cell)) == empty
        for form in ("csv", "tsv", "json"):
            assert says_empty(render(figure.table([cell], unit.code, data), form)) == empty
        assert says_empty(printed(store, data, cell, unit, None)) == empty
        assert says_empty(printed(store, data, cell, unit, "md")) == empty
        (drawn,) = request(Grid(data, replace(grid.view, measure=cell.measure, offence=cell.offence)), cell).series
        assert (drawn.signs[data.years.index(cell.year)] == "_") == empty


@pytest.fixture(scope="module")
def as_it_is(database: Path) -> Iterator[Store]:
    """The dossier with what is in doubt in it."""
    opened = Store.open(database)
    yield opened
    opened.close()


@pytest.mark.parametrize("years", ["2021", "2012-2022", "2020 en 2022", "per jaar", "totaal 2012-2022", "laagste"])
@pytest.mark.parametrize("measure", ["voorwaardelijk sepot", "transactie", "voegen"])
def test_an_answer_says_which_of_its_cells_are_empty(as_it_is: Store, measure: str, years: str) -> None:
    """The six of the letter; those of the other table are dashes and numbers."""
    card, other = (search(as_it_is, f"{measure} {offence} {years}").card for offence in ("verkrachting", "zeden"))
    assert card is not None
    assert other is not None
    assert says_empty(card.answer), card.answer
    assert not says_empty(other.answer), other.answer
