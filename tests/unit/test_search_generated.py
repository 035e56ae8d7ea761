"""Twenty thousand questions made from their meaning, answered, and compared with SQL that was written from the meaning.

A question is an operation on one or two measures of one or two groups over some years, in one of several wordings. What
must be in the answer is asked of the plain table `observation`, copied to SQLite, in statements that share nothing with
the evaluator, nor the program that executes them. Each wording of one meaning must give every number of it, and only
its own years.
"""

from __future__ import annotations

import itertools
import random
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest
from question_wordings import ENGLISH, TEMPLATES, ask, ask_in_english, halves

from zedentui.search.facts import facts_of
from zedentui.search.figures import evaluation
from zedentui.search.figures.card import figure_card
from zedentui.search.frames.figure_asked import asks_for_figure
from zedentui.search.frames.query import read_query
from zedentui.search.frames.reading import read_frame
from zedentui.store.store import Store
from zedentui.text.dutch import decimal, number, percent, signed

LEAST = 20_000
PARTS = 4
"""In which the questions are asked: workers take them side by side."""
SEED = 20230705

Tables = sqlite3.Connection
Expectation = Callable[[Tables, str, str, "Meaning"], list[str]]

GROUPS = {
    "zedenmisdrijven": ("zeden", "zedenzaken", "zedenmisdrijven", "bij zedenmisdrijven", "in zedenzaken"),
    "verkrachting": ("verkrachting", "verkrachtingszaken", "bij verkrachting", "Sr 242", "in verkrachtingszaken"),
}
MEASURES = {
    "instroom": ("instroom", "nieuwe zaken", "Instroom OM"),
    "uitstroom": ("uitstroom", "afgehandelde zaken"),
    "onvoorwaardelijk_sepot": ("onvoorwaardelijke sepots", "sepots", "onvoorwaardelijk geseponeerd"),
    "technisch_sepot": ("technische sepots", "technisch geseponeerd", "sepots wegens gebrek aan bewijs"),
    "beleidssepot": ("beleidssepots", "sepots om beleidsredenen"),
    "administratief_sepot": ("administratieve sepots", "administratief sepot"),
    "voorwaardelijk_sepot": ("voorwaardelijke sepots", "sepots onder voorwaarden"),
    "transactie": ("transacties", "strafbeschikkingen"),
    "dagvaarden": ("dagvaardingen", "zaken voor de rechter", "gedagvaard"),
}
YEARS = range(2012, 2023)


@dataclass(frozen=True)
class Meaning:
    """What is asked: an operation, the measures, the groups, the years, and whether shares are meant."""

    operation: str
    measures: tuple[str, ...]
    groups: tuple[str, ...]
    years: tuple[int, ...]
    shape: str


@pytest.fixture(scope="module")
def tables(database: Path) -> Iterator[Tables]:
    """What is asked of the tables: SQLite answers in a hundredth of the time that DuckDB plans for."""
    with closing(sqlite3.connect(":memory:")) as connection, duckdb.connect(str(database), read_only=True) as source:
        for table, columns in (("observation", "offence, measure, year, count"), ("measure", "code, parent")):
            rows = source.execute(f"SELECT {columns} FROM {table}").fetchall()
            connection.execute(f"CREATE TABLE {table} ({columns})")
            connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
        yield connection


def meanings(rng: random.Random) -> Iterator[Meaning]:
    """Meanings without end: each operation with one and two measures and groups, each shape of years it can have."""
    shapes = {
        "value": ("one",), "share": ("one",), "series": ("range", "some"), "sum": ("range", "some"),
        "mean": ("range", "some"), "highest": ("range", "some", "none"), "lowest": ("range", "some", "none"),
        "second": ("range", "none"), "change": ("one", "two"), "difference": ("one",), "without": ("one",),
        "denied": ("one",), "threshold": ("none", "range"), "check": ("one",), "rise": ("range", "none"),
        "pace": ("range", "two", "none"), "mean_check": ("range", "none"), "periods": ("halves",),
    }  # fmt: skip
    for operation, shape in itertools.cycle([(name, shape) for name, every in shapes.items() for shape in every]):
        measures = tuple(rng.sample(list(MEASURES), 2 if operation in {"value", "sum"} and rng.random() < 0.4 else 1))
        both = operation in {"value", "share", "sum", "mean", "highest", "series"} and rng.random() < 0.4
        groups = tuple(GROUPS) if both or operation == "difference" else (rng.choice(list(GROUPS)),)
        if operation == "without":
            groups = ("zedenmisdrijven",)
        if operation in {"share", "denied"} and measures[0] in {"instroom", "uitstroom"}:
            measures = ("onvoorwaardelijk_sepot",)
        if operation == "denied":
            measures = (rng.choice(("onvoorwaardelijk_sepot", "dagvaarden")),)
        yield Meaning(operation, measures, groups, _years(rng, shape), shape)


def _years(rng: random.Random, shape: str) -> tuple[int, ...]:
    if shape == "none":
        return tuple(YEARS)
    if shape == "range":
        first = rng.randint(2012, 2019)
        return tuple(range(first, rng.randint(first + 2, 2022) + 1))
    if shape == "halves":
        first = rng.randint(2012, 2018)
        return tuple(range(first, rng.randint(first + 3, 2022) + 1))
    if shape in {"some", "two"}:
        return tuple(sorted(rng.sample(list(YEARS), 2 if shape == "two" else rng.choice((2, 3)))))
    return (rng.randint(2013, 2022),)


# In words ------------------------------------------------------------------------------------------------------------


def wordings(meaning: Meaning, rng: random.Random) -> list[str]:
    """Five ways to ask it by the order of words, and three more of one measure from the tables of wordings."""
    ways = 0 if meaning.operation in {"mean_check", "periods"} else 5
    made: list[str | None] = [_worded(meaning, rng, way) for way in range(ways)]
    if len(meaning.measures) == 1 and (len(meaning.groups) == 1 or meaning.operation == "difference"):
        what = (meaning.operation, meaning.measures[0], meaning.groups[0], meaning.years, meaning.shape, rng)
        made += [ask(*what), ask(*what), ask_in_english(*what)]
    return [text for text in made if text]


def _worded(meaning: Meaning, rng: random.Random, way: int) -> str:
    whose = " en ".join(rng.choice(GROUPS[group][:2]) for group in meaning.groups)
    what = " en ".join(rng.choice(MEASURES[measure]) for measure in meaning.measures)
    when = _when(meaning, way)
    orders = (
        "{op} {what} {whose} {when}", "{when} {op} {what} {whose}", "{op} {what} {when} bij {whose}?",
        "{whose} {op} {what} {when}", "Wat is {op} {what} bij {whose} {when}?",
    )  # fmt: skip
    if meaning.operation == "without":
        whose = ("zedenzaken zonder verkrachting", "zeden exclusief verkrachting", "overige zedenzaken")[way % 3]
        return f"{whose} {what} {when}"
    if meaning.operation == "denied":
        said = (
            "geseponeerd"
            if meaning.measures[0] == "onvoorwaardelijk_sepot"
            else ("voor de rechter", "gedagvaard")[way % 2]
        )
        return (f"hoeveel {whose} werden {when} niet {said}", f"{whose} niet {said} {when}")[way % 2]
    if meaning.operation == "check":
        return f"klopt het dat er {when} {{number}} {what} waren bij {whose}"
    if meaning.operation == "threshold":
        return f"in welke jaren {when} waren er meer dan {{number}} {what} bij {whose}".replace("  ", " ")
    op = rng.choice(_OPERATIONS[meaning.operation])
    return " ".join(orders[way].format(op=op, what=what, whose=whose, when=when).split())


_OPERATIONS = {
    "value": ("hoeveel", "aantal", "het aantal", ""), "share": ("percentage", "hoeveel procent", "aandeel"),
    "series": ("ontwikkeling", "aantal", "verloop"), "sum": ("totaal", "opgeteld", "som"),
    "mean": ("gemiddeld aantal", "gemiddelde"), "highest": ("hoogste aantal", "hoogste", "meeste"),
    "lowest": ("laagste aantal", "minste", "laagste"), "second": ("op één na hoogste aantal", "tweede hoogste"),
    "change": ("verandering", "stijging of daling"), "difference": ("verschil",), "rise": ("grootste stijging",),
    "pace": ("gemiddelde verandering per jaar", "gemiddelde jaarlijkse stijging of daling"),
}  # fmt: skip


def _when(meaning: Meaning, way: int) -> str:
    years = meaning.years
    if meaning.shape == "none":
        return ""
    if meaning.shape == "range":
        first, last = years[0], years[-1]
        return (f"{first}-{last}", f"van {first} tot en met {last}", f"{first} t/m {last}", f"tussen {first} en {last}",
                f"in de jaren {first}-{last}")[way]  # fmt: skip
    if meaning.shape == "two":
        return (f"van {years[0]} naar {years[1]}", f"{years[0]} en {years[1]}")[way % 2]
    if meaning.shape == "one":
        return (f"in {years[0]}", f"{years[0]}", f"'{years[0] % 100}", f"over {years[0]}", f"in het jaar {years[0]}")[
            way
        ]
    return ", ".join(map(str, years[:-1])) + f" en {years[-1]}"


# In SQL, from the meaning --------------------------------------------------------------------------------------------


def count(tables: Tables, group: str, measure: str, year: int) -> int:
    key = (group, measure, year)
    if key not in _COUNTS:
        rows = tables.execute("SELECT offence, measure, year, count FROM observation").fetchall()
        _COUNTS.update({(g, m, y): n for g, m, y, n in rows})
    return _COUNTS[key]


_COUNTS: dict[tuple[str, str, int], int] = {}


def expected(tables: Tables, meaning: Meaning) -> list[str]:
    """What the answer must hold: numbers as they are written, years as they are."""
    needed: list[str] = []
    for group in meaning.groups:
        for measure in meaning.measures:
            needed += _EXPECTED[meaning.operation](tables, group, measure, meaning)
    return needed


def _ask(tables: Tables, sql: str, group: str, measure: str, years: tuple[int, ...]) -> list[tuple[Any, ...]]:
    return tables.execute(
        "WITH cells AS (SELECT year, count FROM observation WHERE offence = ? AND measure = ? "
        f"AND year IN ({_marks(years)})) {sql}",
        [group, measure, *years],
    ).fetchall()


def _marks(years: tuple[int, ...]) -> str:
    return ", ".join("?" * len(years))


def _value(tables: Tables, group: str, measure: str, meaning: Meaning) -> list[str]:
    said = number if meaning.operation == "series" else _said
    return [said(count(tables, group, measure, year)) for year in meaning.years]


def _said(value: int) -> str:
    return number(value) if value else "geen"


def _share(tables: Tables, group: str, measure: str, meaning: Meaning) -> list[str]:
    sql = """SELECT 100.0 * o.count / u.count FROM observation o JOIN observation u
             ON u.offence = o.offence AND u.year = o.year AND u.measure = 'uitstroom'
             WHERE o.offence = ? AND o.measure = ? AND o.year = ?"""
    share = tables.execute(sql, [group, measure, meaning.years[0]]).fetchall()[0][0]
    return [percent(share)] if count(tables, group, measure, meaning.years[0]) else ["geen"]


def _sum(tables: Tables, group: str, measure: str, meaning: Meaning) -> list[str]:
    return [number(int(_ask(tables, "SELECT sum(count) FROM cells", group, measure, meaning.years)[0][0]))]


def _mean(tables: Tables, group: str, measure: str, meaning: Meaning) -> list[str]:
    return [decimal(_ask(tables, "SELECT avg(count) FROM cells", group, measure, meaning.years)[0][0])]


def _extreme(order: str) -> Expectation:
    def found(tables: Tables, group: str, measure: str, meaning: Meaning) -> list[str]:
        sql = f"SELECT year, count FROM cells WHERE count = (SELECT {order}(count) FROM cells)"
        rows = _ask(tables, sql, group, measure, meaning.years)
        return [number(rows[0][1]), *(str(year) for year, _ in rows)]

    return found


def _second(tables: Tables, group: str, measure: str, meaning: Meaning) -> list[str]:
    sql = "SELECT DISTINCT count FROM cells ORDER BY count DESC LIMIT 1 OFFSET 1"
    rows = _ask(tables, sql, group, measure, meaning.years)
    return [number(rows[0][0])] if rows else []


def _change(tables: Tables, group: str, measure: str, meaning: Meaning) -> list[str]:
    first = meaning.years[0] if meaning.shape == "two" else meaning.years[0] - 1
    early, late = count(tables, group, measure, first), count(tables, group, measure, meaning.years[-1])
    change = late - early
    needed = [str(first), _said(late), number(abs(change)) if change else "evenveel"]
    return [*needed, f"{signed(100 * change / early, 1)}%"] if early >= 20 and change else needed


def _difference(tables: Tables, group: str, measure: str, meaning: Meaning) -> list[str]:
    values = [count(tables, each, measure, meaning.years[0]) for each in GROUPS]
    return [_said(values[0]), _said(values[1]), number(abs(values[0] - values[1]))]


def _without(tables: Tables, group: str, measure: str, meaning: Meaning) -> list[str]:
    del group
    sql = """SELECT sum(CASE offence WHEN 'zedenmisdrijven' THEN count ELSE -count END)
             FROM observation WHERE measure = ? AND year = ?"""
    return [_said(int(tables.execute(sql, [measure, meaning.years[0]]).fetchall()[0][0]))]


def _denied(tables: Tables, group: str, measure: str, meaning: Meaning) -> list[str]:
    sql = """SELECT sum(count) FROM observation JOIN measure ON code = measure
             WHERE offence = ? AND year = ? AND parent = 'uitstroom' AND measure <> ?"""
    return [number(int(tables.execute(sql, [group, meaning.years[0], measure]).fetchall()[0][0]))]


def _threshold(tables: Tables, group: str, measure: str, meaning: Meaning) -> list[str]:
    least = limit(tables, meaning)
    rows = _ask(tables, f"SELECT year FROM cells WHERE count > {least} ORDER BY year", group, measure, meaning.years)
    return [str(year) for (year,) in rows]


def limit(tables: Tables, meaning: Meaning) -> int:
    """A number between the smallest and the largest, away from any year."""
    values = [count(tables, meaning.groups[0], meaning.measures[0], year) for year in meaning.years]
    return sorted(values)[len(values) // 2]


def _check(tables: Tables, group: str, measure: str, meaning: Meaning) -> list[str]:
    return ["Ja", _said(count(tables, group, measure, meaning.years[0]))]


def _rise(tables: Tables, group: str, measure: str, meaning: Meaning) -> list[str]:
    sql = f"""WITH moved AS (SELECT year, count - lag(count) OVER (ORDER BY year) AS rise FROM observation
                             WHERE offence = ? AND measure = ?)
              SELECT year, rise FROM moved WHERE rise > 0 AND year IN ({_marks(meaning.years)})
              ORDER BY rise DESC, year LIMIT 1"""
    rows = tables.execute(sql, [group, measure, *meaning.years]).fetchall()
    return [str(rows[0][0]), number(rows[0][1])] if rows else ["geen jaar"]


def _pace(tables: Tables, group: str, measure: str, meaning: Meaning) -> list[str]:
    sql = """SELECT early.count, late.count, late.year - early.year
             FROM observation AS early JOIN observation AS late USING (offence, measure)
             WHERE offence = ? AND measure = ? AND early.year = ? AND late.year = ?"""
    first, last = meaning.years[0], meaning.years[-1]
    early, late, steps = tables.execute(sql, [group, measure, first, last]).fetchall()[0]
    needed = [str(first), str(last), number(early), number(late), signed((late - early) / steps, 1)]
    if early < 20 or late in {0, early}:
        return needed
    return [*needed, f"{signed(100 * (pow(late / early, 1 / steps) - 1), 1)}%"]


def _mean_check(tables: Tables, group: str, measure: str, meaning: Meaning) -> list[str]:
    return ["Ja", *_mean(tables, group, measure, meaning)]


def _periods(tables: Tables, group: str, measure: str, meaning: Meaning) -> list[str]:
    needed: list[str] = []
    means = []
    for years in halves(meaning.years):
        mean, total = _ask(tables, "SELECT avg(count), sum(count) FROM cells", group, measure, tuple(years))[0]
        needed += [decimal(mean), number(total)]
        means.append(mean)
    return [*needed, decimal(abs(means[1] - means[0]))]


_EXPECTED: dict[str, Expectation] = {
    "value": _value, "share": _share, "series": _value, "sum": _sum, "mean": _mean, "highest": _extreme("max"),
    "lowest": _extreme("min"), "second": _second, "change": _change, "difference": _difference, "without": _without,
    "denied": _denied, "threshold": _threshold, "check": _check, "rise": _rise, "pace": _pace,
    "mean_check": _mean_check, "periods": _periods,
}  # fmt: skip


def holds(answer: str, part: str) -> bool:
    """Whether `part` stands in `answer` as a number of its own: `7` is not in `743`."""
    return _alone(part).search(answer) is not None


@cache
def _alone(part: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,]){re.escape(part)}(?![\d]|[.,]\d)", re.IGNORECASE)


def answer_to(store: Store, text: str) -> str:
    """The figure card for `text`, by the steps that `search` takes; items are not looked for."""
    facts = facts_of(store)
    query = read_query(text, facts.lexicon)
    if not asks_for_figure(query):
        return "(vraagt niet om een cijfer)"
    reading = read_frame(query, facts.lexicon)
    card = figure_card(store, facts, query, reading)
    return card.answer if card else reading.refusal or "(geen kaart)"


def typed_number(tables: Tables, meaning: Meaning) -> str:
    """The number in the question of a threshold or a check."""
    if meaning.operation == "threshold":
        return number(limit(tables, meaning))
    if meaning.operation == "mean_check":
        return _mean(tables, meaning.groups[0], meaning.measures[0], meaning)[0]
    if meaning.operation == "check":
        return number(count(tables, meaning.groups[0], meaning.measures[0], meaning.years[0]))
    return ""


@pytest.mark.parametrize("operation", [*_OPERATIONS, "threshold", "check", "mean_check", "periods"])
def test_an_operation_is_asked_in_many_wordings(operation: str) -> None:
    assert len(set(TEMPLATES[operation])) == len(TEMPLATES[operation]) >= 20
    assert set(ENGLISH) <= set(TEMPLATES)


@pytest.mark.parametrize("part", range(PARTS))
def test_generated_questions_are_answered_as_their_meaning_says(
    store: Store, tables: Tables, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    monkeypatch.setattr(evaluation, "_MOST_KEPT", LEAST)  # the same frame comes back in many wordings
    rng = random.Random(SEED + part)
    answers: dict[str, str] = {}  # a tenth of the questions comes back word for word, mostly for the same meaning
    wrong: list[str] = []
    asked = 0
    for meaning in meanings(rng):
        needed, filled = expected(tables, meaning), typed_number(tables, meaning)
        for text in wordings(meaning, rng):
            typed = text.replace("{number}", filled)
            answer = answers.get(typed) or answers.setdefault(typed, answer_to(store, typed))
            if "niet meegenomen" in answer:
                wrong.append(f"{typed!r} leaves words out: {answer[:120]!r}")
            if missing := [part for part in needed if not holds(answer, part)]:
                wrong.append(f"{typed!r} lacks {missing} in {answer[:250]!r}")
            asked += 1
        if asked >= LEAST // PARTS:
            break
    assert not wrong, f"{len(wrong)} of {asked} are wrong:\n" + "\n".join(wrong[:40])
