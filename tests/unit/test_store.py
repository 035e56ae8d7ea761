"""The store: opens safely, refuses what it cannot trust with one sentence, answers in dataclasses."""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from zedentui.duck import engine
from zedentui.duck.place import FilePlace
from zedentui.duck.rows import LONGEST_TEXT
from zedentui.model import (
    Action,
    ActionLine,
    ActionPlan,
    Annotation,
    CellClaim,
    Claim,
    Document,
    Dossier,
    Footnote,
    Holding,
    Measure,
    Motie,
    MotieSubmitter,
    MotieVote,
    Observation,
    Offence,
    Organisation,
    Outcome,
    PrintedTable,
    Promise,
    Reference,
    Section,
    TableCheck,
    Term,
    TransnationalMeasure,
    Tried,
)  # fmt: skip
from zedentui.store import asking
from zedentui.store.blocks import named_blocks
from zedentui.store.opening import SCHEMA_VERSION, open_dossier
from zedentui.store.store import Store, StoreError


@pytest.fixture
def own(database: Path) -> Iterator[Store]:
    """One for a test of the store itself; questions are asked of the one that all tests have."""
    opened = Store.open(database)
    yield opened
    opened.close()


LETTER_DATE = date(2023, 7, 5)


def test_extension_module_is_what_we_rely_on() -> None:
    """`_duckdb` is private to DuckDB: this pins the few names used of it, in one place."""
    module = engine.duckdb
    assert module.__name__ in {"_duckdb", "duckdb"}
    for name in ("connect", "Error", "CatalogException", "InterruptException", "OutOfMemoryException"):
        assert hasattr(module, name)
    connection = module.connect(":memory:")
    assert connection.execute("SELECT DATE '2023-07-05', ['a']").fetchall() == [(LETTER_DATE, ["a"])]
    connection.interrupt()
    connection.close()


QUERY = re.compile(r"(?<!_)SELECT ")
MARKS = {("duck", "opening.py"), ("duck", "quack.py")}
"""They ask for the row that marks an edition, before or without anything of ours."""


@pytest.mark.parametrize("name", sorted(named_blocks()))
def test_every_named_query_can_be_planned(store: Store, name: str) -> None:
    sql = named_blocks()[name]
    known = {"reference_date": LETTER_DATE, "offence": None, "measure": None, "basis": "tekst"}
    wanted = set(re.findall(r"\$(\w+)", sql))
    if not wanted <= set(known):
        pytest.skip("a search block: its parameters are tested with the search")
    store._connection.execute(f"EXPLAIN {sql}", {key: known[key] for key in wanted} or None)


OWNERS = {
    "motie_votes": {"motie"},
    "motie_submitters": {"motie"},
    "promise_outcomes": {"promise"},
    "claim_denominators": {"claim"},
}
"""What a block says of the row that its rows belong to; the store takes it off."""
GATHERED = {
    "dossier": {"documents"}, "moties": {"votes", "submitters"}, "promises": {"outcomes"}, "claims": {"tried"},
    "observations": {"was"},
}  # fmt: skip
"""Fields that another block fills."""
BLOCKS = {
    "dossier": Dossier, "documents": Document, "sections": Section, "references": Reference, "footnotes": Footnote,
    "organisations": Organisation, "terms": Term, "offences": Offence, "printed_tables": PrintedTable,
    "measures": Measure, "annotations": Annotation, "holdings": Holding,
    "observations": Observation, "cell_claims": CellClaim, "table_checks": TableCheck, "action_plan": ActionPlan,
    "action_lines": ActionLine, "actions": Action, "transnational_measures": TransnationalMeasure, "moties": Motie,
    "motie_votes": MotieVote, "motie_submitters": MotieSubmitter, "promises": Promise, "promise_outcomes": Outcome,
    "claims": Claim,
    "claim_denominators": Tried, "revisions": None, "vintages": None, "smallest": None,
}  # fmt: skip


def test_every_block_is_looked_at() -> None:
    text = Path(asking.__file__).with_name("queries.sql").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^-- name: (\w+)$", text, re.MULTILINE)) == sorted(BLOCKS)


@pytest.mark.parametrize("name", [name for name, kind in BLOCKS.items() if kind is not None])
def test_the_columns_of_a_block_are_the_fields_of_its_class(store: Store, name: str) -> None:
    """No field without a column, no column without a field: what is read by name is all that there is."""
    sql = named_blocks()[name]
    known = {"reference_date": LETTER_DATE, "offence": None, "measure": None, "basis": "tekst"}
    cursor = store._connection.execute(sql, {key: known[key] for key in re.findall(r"\$(\w+)", sql)} or None)
    columns = [column[0] for column in cursor.description]
    assert len(columns) == len(set(columns))
    types = {field.name: str(field.type) for field in dataclasses.fields(BLOCKS[name])}
    fields = set(types)
    expected = fields - GATHERED.get(name, set()) | OWNERS.get(name, set())
    if types.get("source", "").startswith("Source"):
        assert {"document", "section", "page"} <= set(columns)
        expected = expected - {"source"} | {"document", "section", "page"} | {"footnote", "reference"} & set(columns)
    if name == "dossier":
        expected = expected - {"letter"} | {"document"}
    assert set(columns) == expected


def test_no_sql_outside_the_sql_files() -> None:
    package = Path(asking.__file__).parents[1]
    write_side = {"dossier", "kamer", "archive"}
    offenders = [
        path.relative_to(package)
        for path in package.rglob("*.py")
        if write_side.isdisjoint(path.parts) and path.parts[-2:] not in MARKS and QUERY.search(path.read_text("utf-8"))
    ]
    assert offenders == []


def test_every_reader_gives_dataclasses(store: Store) -> None:
    readers: tuple[Callable[[], tuple[object, ...]], ...] = (
        store.sections, store.references, store.printed_tables, store.organisations, store.terms, store.offences,
        store.measures, store.annotations, store.observations, store.table_checks, store.action_lines, store.actions,
        store.transnational_measures, store.moties, store.claims, lambda: store.promises(LETTER_DATE),
    )  # fmt: skip
    for reader in readers:
        rows = reader()
        assert rows
        assert all(dataclasses.is_dataclass(row) for row in rows)
    assert store.dossier().letter.kenmerk == "4708752"
    plan = store.action_plan()
    assert plan is not None
    assert "Politie" in plan.members


def test_a_figure_with_all_its_denominators(store: Store) -> None:
    (cell,) = [o for o in store.observations("zedenmisdrijven", "onvoorwaardelijk_sepot") if o.year == 2022]
    assert (cell.count, cell.uitstroom, cell.instroom) == (1302, 2814, 2581)
    assert cell.share_uitstroom == pytest.approx(100 * 1302 / 2814)
    assert cell.share_instroom == pytest.approx(100 * 1302 / 2581)
    assert (cell.change, cell.printed, cell.printed_percent) == (87, "1.302", 46)


def test_a_source_carries_page_footnote_and_kamerstuk(store: Store) -> None:
    (motie,) = [m for m in store.moties() if m.id == "van-der-woude"]
    assert motie.source.reference is not None
    assert motie.source.reference.url == "https://zoek.officielebekendmakingen.nl/kst-36200-VIII-153.html"
    assert (motie.source.page, motie.source.footnote) == (8, None)  # on page 8 the number stands in the text itself
    (other,) = [m for m in store.moties() if m.id == "buitenweg"]
    assert (other.source.page, other.source.footnote) == (3, 5)
    assert other.source.footnote_text
    assert sum(vote.seats for vote in motie.votes if vote.vote == "voor") == motie.votes_for == 121


@pytest.mark.parametrize(
    ("day", "state", "days"),
    [
        (date(2023, 8, 31), "komend", 1),
        (date(2023, 9, 1), "loopt", 29),
        (date(2023, 9, 30), "loopt", 0),
        (date(2023, 10, 1), "termijn voorbij", 0),
        (date(2024, 9, 30), "termijn voorbij", 0),
        (date(2023, 7, 4), "brief nog niet verschenen", 0),
    ],
)
def test_state_of_a_promise_on_a_reference_date(store: Store, day: date, state: str, days: int) -> None:
    (promise,) = [p for p in store.promises(day) if p.id == "nulscenario"]
    assert (promise.earliest, promise.latest) == (date(2023, 9, 1), date(2023, 9, 30))
    assert (promise.state, promise.days) == (state, days)


def test_nearest_first(store: Store) -> None:
    promises = store.promises(date(2023, 8, 1))
    ranks = {"komend": 0, "loopt": 0, "termijn voorbij": 1, "periode voorbij": 1, "geen termijn genoemd": 2,
             "volgens de brief gedaan": 4}  # fmt: skip
    order = [ranks.get(p.state, 3) for p in promises]
    assert order == sorted(order)
    open_ends = [p.latest for p in promises if p.state in {"komend", "loopt"}]
    assert open_ends == sorted(open_ends)
    assert None not in open_ends
    assert {p.latest for p in promises if p.state == "geen termijn genoemd"} == {None}
    passed = [p.latest for p in promises if p.unknown]
    assert passed == sorted(passed, reverse=True)


# Opening ------------------------------------------------------------------------------------------------------


def test_it_cannot_be_written_to_and_cannot_reach_out(own: Store) -> None:
    for sql in (
        "CREATE TABLE attached_file.main.x (i INTEGER)",
        "UPDATE dossier SET title = 'x'",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SET threads = 8",
        "ATTACH '/tmp/other.duckdb' AS other",
        "INSTALL httpfs",
    ):
        with pytest.raises(engine.duckdb.Error):
            own._connection.execute(sql)


def test_settings_of_the_connection(own: Store) -> None:
    wanted = {"threads": "1", "enable_external_access": "false", "lock_configuration": "true", "temp_directory": ""}
    rows = own._connection.execute("SELECT name, value FROM duckdb_settings()").fetchall()
    assert {name: value for name, value in rows if name in wanted} == wanted


def test_twenty_stores_at_once(database: Path) -> None:
    stores = [Store.open(database) for _ in range(20)]
    assert {s.dossier().letter.kenmerk for s in stores} == {"4708752"}
    for opened in stores:
        opened.close()


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"bestaat niet.*--db"):
        Store.open(tmp_path / "weg.duckdb")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is een map"):
        Store.open(tmp_path)


@pytest.mark.parametrize("size", [0, 1, 100, 4096, 60_000])
def test_truncated_file(database: Path, tmp_path: Path, size: int) -> None:
    path = tmp_path / "half.duckdb"
    path.write_bytes(database.read_bytes()[:size])
    with pytest.raises(StoreError, match=r"geen leesbaar databestand|geen dossier"):
        Store.open(path)


def test_something_else_entirely(tmp_path: Path) -> None:
    path = tmp_path / "brief.duckdb"
    path.write_text("Aan de Voorzitter van de Tweede Kamer " * 1000, encoding="utf-8")
    with pytest.raises(StoreError, match="geen leesbaar databestand"):
        Store.open(path)


def _build(path: Path, *statements: str) -> Path:
    with duckdb.connect(str(path)) as connection:
        for statement in statements:
            connection.execute(statement)
    return path


def test_foreign_database(tmp_path: Path) -> None:
    path = _build(tmp_path / "ander.duckdb", "CREATE TABLE klant (id INTEGER)")
    with pytest.raises(StoreError, match="geen dossier van zedentui"):
        Store.open(path)


def test_foreign_dossier_table(tmp_path: Path) -> None:
    path = _build(tmp_path / "ander.duckdb", "CREATE TABLE dossier AS SELECT 'x' AS application, 1 AS schema_version")
    with pytest.raises(StoreError, match="geen dossier van zedentui"):
        Store.open(path)


def test_newer_layout(tmp_path: Path) -> None:
    version = SCHEMA_VERSION + 1
    path = _build(
        tmp_path / "nieuw.duckdb",
        f"CREATE TABLE dossier AS SELECT 'zedentui' AS application, {version}::INTEGER AS schema_version",
    )
    with pytest.raises(StoreError, match=f"nieuwere zedentui .indeling {version}"):
        Store.open(path)


def test_older_layout(tmp_path: Path) -> None:
    path = _build(
        tmp_path / "oud.duckdb", "CREATE TABLE dossier AS SELECT 'zedentui' AS application, 1 AS schema_version"
    )
    with pytest.raises(StoreError, match=r"oudere zedentui \(indeling 1,"):
        Store.open(path)


def test_layout_without_the_tables(tmp_path: Path) -> None:
    path = _build(
        tmp_path / "leeg.duckdb",
        f"CREATE TABLE dossier AS SELECT 'zedentui' AS application, {SCHEMA_VERSION}::INTEGER AS schema_version",
    )
    with pytest.raises(StoreError, match="niet zoals zedentui bouw het maakt"):
        Store.open(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "dicht.duckdb"
    shutil.copy(database, path)
    path.chmod(0)
    with pytest.raises(StoreError, match="mag niet gelezen worden"):
        Store.open(path)


def test_the_opened_file_is_named_in_every_sentence(tmp_path: Path) -> None:
    path = tmp_path / "stuk.duckdb"
    path.write_bytes(b"x" * 5000)
    with pytest.raises(StoreError) as caught:
        Store.open(path)
    sentence = str(caught.value)
    assert str(path) in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")


def test_a_file_that_is_being_written(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "bezig.duckdb"
    shutil.copy(database, path)
    code = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); input()"
    writer = subprocess.Popen(
        [sys.executable, "-c", code, path],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert writer.stdout is not None
    assert writer.stdout.readline() == "open\n"
    opened = Store.open(path)
    assert opened.terms(), "nothing was written yet: what is kept in it still fits it"
    with pytest.raises(StoreError, match="in gebruik door een programma dat erin schrijft"):
        opened.run("smallest")
    writer.communicate("\n", timeout=30)


# Living -------------------------------------------------------------------------------------------------------


def test_closed_store_says_so(database: Path) -> None:
    opened = Store.open(database)
    opened.close()
    with pytest.raises(StoreError, match="gesloten"):
        opened.run("measures")


def test_what_was_read_once_is_the_same_object_for_every_connection_until_it_is_closed(database: Path) -> None:
    opened = Store.open(database)
    other = opened.another()
    for read in (Store.moties, Store.actions, Store.organisations, lambda store: store.promises(date(2023, 9, 1))):
        kept = read(other)
        assert kept
        assert read(opened) is kept
    assert opened.promises(date(2030, 9, 1)) != opened.promises(date(2023, 9, 1))
    opened.close()
    for read in (Store.moties, Store.actions, Store.organisations, lambda store: store.promises(date(2023, 9, 1))):
        with pytest.raises(StoreError, match="gesloten"):
            read(opened)


def test_a_connection_without_rows_at_hand_is_asked_every_time(database: Path) -> None:
    place = FilePlace(database)
    opened = Store(open_dossier(place), place)
    assert opened.moties() == opened.moties()
    assert opened.moties() is not opened.moties()
    opened.close()


def test_a_question_that_comes_again_is_not_read_again(database: Path) -> None:
    place = FilePlace(database)
    opened = Store(open_dossier(place), place)
    day = {"reference_date": date(2023, 9, 1)}
    rows = [opened.run("promises", day), opened.run("promises", day), opened.run("promises", day)]
    assert rows[0]
    assert rows[0] == rows[1] == rows[2]
    assert type(opened._statements[opened._blocks["promises"]]) is engine.duckdb.Statement
    assert opened.run("promises", {"reference_date": date(2023, 7, 1)}) != rows[0]
    opened.close()


def test_unknown_block(own: Store) -> None:
    with pytest.raises(KeyError):
        own.run("geen zoekvraag")


@pytest.fixture
def ask_endlessly(monkeypatch: pytest.MonkeyPatch) -> Callable[[Store], tuple[threading.Thread, list[str]]]:
    """Ask a store in a thread what has no end: the thread, already at it or about to be, and how it failed."""
    blocks = dict(named_blocks())
    # Each step of this makes the next one: there is no condition that could be proved false, and no last row.
    blocks["endless"] = (
        "WITH RECURSIVE step(chance) AS (SELECT random() UNION ALL SELECT random() FROM step) SELECT count(*) FROM step"
    )
    monkeypatch.setattr(asking, "named_blocks", lambda: blocks)

    def begin(asked: Store) -> tuple[threading.Thread, list[str]]:
        started, failed = threading.Event(), []

        def ask() -> None:
            started.set()
            try:
                asked.run("endless")
            except StoreError as error:
                failed.append(str(error))

        thread = threading.Thread(target=ask)
        thread.start()
        started.wait(5)
        return thread, failed

    return begin


def test_interrupt_from_another_thread(database: Path, ask_endlessly) -> None:
    opened = Store.open(database)
    thread, failed = ask_endlessly(opened)
    while thread.is_alive():  # the query may not have begun when the first interrupt arrives
        opened.interrupt()
        thread.join(0.05)
    assert failed == ["De zoekvraag is afgebroken."]
    opened.close()


def test_closing_stops_the_query_of_another(database: Path, ask_endlessly) -> None:
    # The look-up may be in the middle of a query when one quits: DuckDB refuses to close a connection then.
    for moment in (0.0, 0.0, 0.001, 0.005, 0.05):
        opened = Store.open(database)
        other = opened.another()
        thread, failed = ask_endlessly(other)
        thread.join(moment)
        opened.close()
        opened.close()
        thread.join(30)
        assert len(failed) == 1
        with pytest.raises(StoreError, match="gesloten"):
            other.run("measures")


def test_text_is_cleaned_where_it_enters(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "vijandig.duckdb"
    shutil.copy(database, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE action SET title = 'a\x1b[31mb' || chr(155) || 'c' || chr(8238) || 'd'")
    opened = Store.open(path)
    assert {action.title for action in opened.actions()} == {"a[31mbcd"}
    opened.close()


def test_a_text_is_cut_where_it_enters(database: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(database, tmp_path / "zeden.duckdb"))
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "UPDATE motie SET asks = repeat('woord\u0007', 100000), argument = repeat('x', $n) WHERE in_letter",
            {"n": LONGEST_TEXT},
        )
    with_long_texts = Store.open(path)
    motie = with_long_texts.moties()[0]
    with_long_texts.close()
    assert motie.asks.startswith("woordwoord")
    assert motie.asks.endswith("…")
    assert len(motie.asks) <= LONGEST_TEXT
    assert motie.argument == "x" * LONGEST_TEXT


def test_no_text_of_the_dossier_is_cut(store: Store) -> None:
    [[longest]] = store._connection.execute("SELECT max(length(body)) FROM search_item").fetchall()
    assert longest < LONGEST_TEXT / 2


def test_too_little_memory_is_no_unreadable_file(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def execute(self, *_: object) -> None:
            raise duckdb.OutOfMemoryException("Out of Memory Error: failed to pin block of size 256.0 KiB")

    with monkeypatch.context() as patch:
        patch.setattr(store, "_connection", Full())
        with pytest.raises(StoreError, match="vraagt meer geheugen") as refused:
            store.run("smallest")
    assert str(store.place) in str(refused.value)
    assert "Out of Memory" not in str(refused.value)
