"""The rows behind the database: what DuckDB would answer, or nothing at all."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from time import sleep
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odd_contents import AS_A_FILE

from zedentui.dossier import snapshot as writing
from zedentui.dossier.compare import differences
from zedentui.dossier.editions import publish
from zedentui.duck.place import FilePlace
from zedentui.store.blocks import named_blocks
from zedentui.store.columns import HELD
from zedentui.store.late import Late
from zedentui.store.opening import open_dossier
from zedentui.store.snapshot import FOOT, Snapshot, key_of, snapshot_of
from zedentui.store.store import Store, StoreError

OWN_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
NOT_HELD = {"smallest"}
"""Blocks of the panes' own file that give nothing to show."""
_turns = count()


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """One that may be altered."""
    return Path(shutil.copy(built, tmp_path / "zeden.duckdb"))


@pytest.fixture(scope="module")
def asked(built: Path) -> Iterator[Store]:
    """The same file, of which DuckDB is asked everything."""
    place = FilePlace(built)
    store = Store(open_dossier(place), place)
    yield store
    store.close()


@pytest.fixture(scope="module")
def said(asked: Store) -> Callable[[str, Any], list[tuple[Any, ...]]]:
    """What DuckDB answers to a question, asked once."""
    kept: dict[str, list[tuple[Any, ...]]] = {}

    def answer(name: str, params: Any) -> list[tuple[Any, ...]]:
        key = key_of(name, params)
        if key not in kept:
            kept[key] = asked.run(name, params)
        return kept[key]

    return answer


def params_of(name: str, day: date) -> list[dict[str, Any] | None]:
    """What the panes ask this block for."""
    wanted = set(re.findall(r"\$(\w+)", named_blocks()[name]))
    if "basis" in wanted:
        return [dict.fromkeys(wanted) | {"basis": basis} for basis in ("tekst", "vermoedelijk")]
    return [{"reference_date": day}] if wanted else [None]


def tied(path: Path, content: dict[str, bytes]) -> Path:
    """The database at `path`, which has rows, with others in their place that fit it by their hash."""
    begin = int(last_line(path)[1])
    os.truncate(path, begin)
    writing.add(path, content)
    return path


def last_line(path: Path) -> re.Match[bytes]:
    with path.open("rb") as file:
        file.seek(-200, os.SEEK_END)
        found = FOOT.search(file.read())
    assert found is not None
    return found


def parts_of(path: Path) -> dict[str, bytes]:
    snapshot = snapshot_of(path)
    assert snapshot is not None
    return dict(snapshot.parts)


@pytest.fixture(scope="module")
def parts(built: Path) -> dict[str, bytes]:
    """The rows behind it."""
    return parts_of(built)


# What is held -------------------------------------------------------------------------------------------------------


def test_every_question_of_the_panes_is_held() -> None:
    text = Path(writing.__file__).parents[1].joinpath("store", "queries.sql").read_text("utf-8")
    of_panes = set(re.findall(r"^-- name: (\w+)$", text, re.MULTILINE))
    assert of_panes == {name for name in HELD if not name.startswith("search_")} | NOT_HELD


@pytest.mark.parametrize("name", sorted(HELD))
def test_the_rows_are_those_that_duckdb_gives(built: Path, asked: Store, name: str) -> None:
    snapshot = snapshot_of(built)
    assert snapshot is not None
    for params in params_of(name, date(2023, 9, 1)):
        assert snapshot.rows(name, params) == asked._asked(name, params)


@given(day=st.dates(date(2023, 6, 1), date(2027, 6, 1)) | st.dates())
def test_on_every_day_they_are_those_of_that_day(built: Path, asked: Store, day: date) -> None:
    snapshot = snapshot_of(built)
    assert snapshot is not None
    for name in ("promises", "promise_outcomes"):
        held = snapshot.rows(name, {"reference_date": day})
        if held is None:
            assert day in (date.min, date.max, date.max - timedelta(days=1)), day
        else:
            assert held == asked._asked(name, {"reference_date": day})


def test_the_days_of_a_year(built: Path, asked: Store) -> None:
    """Every third day from the letter on: no state begins or ends a day too late.

    Asked for some days at once; any day is asked by itself above.
    """
    snapshot = snapshot_of(built)
    assert snapshot is not None
    days = [date(2023, 7, 1) + timedelta(days=number) for number in range(0, 365, 3)]
    columns, on_day = writing._on_days(asked._connection, named_blocks()["promises"], days)
    for day in days:
        assert snapshot.rows("promises", {"reference_date": day}) == (columns, on_day[day]), day


def test_a_store_answers_from_it_and_from_duckdb_alike(built: Path, asked: Store) -> None:
    store = Store.open(built)
    day = date(2023, 9, 1)
    readers: tuple[Callable[[Store], object], ...] = (
        Store.dossier, Store.sections, Store.references, Store.organisations, Store.terms, Store.holdings,
        Store.offences, Store.measures, Store.annotations, Store.observations, Store.cell_claims, Store.table_checks,
        Store.action_plan, Store.action_lines, Store.actions, Store.transnational_measures, Store.moties,
        Store.claims, Store.printed_tables, lambda each: each.promises(day), lambda each: each.presumed_figures,
    )  # fmt: skip
    for reader in readers:
        assert reader(store) == reader(asked)
    assert not store._connection.opened
    assert store.run("smallest") == asked.run("smallest")
    assert store._connection.opened
    store.close()
    with pytest.raises(StoreError, match="gesloten"):
        store.terms()


PANES = """
import sys
from datetime import date
from pathlib import Path
from zedentui.store.store import Store
from zedentui.kinds.registry import KINDS, kind
store = Store.open(Path(sys.argv[1])).warm()
for code in KINDS:
    kind(code, store, date(2023, 9, 1))
store.cell_claims()
store.another().close()
store.close()
print("_duckdb" in sys.modules)
"""


def test_the_panes_load_no_duckdb(built: Path) -> None:
    done = subprocess.run([sys.executable, "-c", PANES, str(built)], capture_output=True, text=True, timeout=60)
    assert done.stdout == "False\n", done.stderr


# When it counts -----------------------------------------------------------------------------------------------------


@OWN_FOLDER
@given(data=st.data())
def test_not_one_byte_may_differ(copy: Path, built: Path, data: st.DataObject) -> None:
    whole = built.read_bytes()
    content = bytearray(whole)
    near = len(content) - data.draw(st.integers(1, 400) | st.integers(1, len(content)))
    change = data.draw(st.sampled_from(["other", "gone", "cut", "more"]))
    if change == "other":
        content[near] ^= data.draw(st.integers(1, 255))
    elif change == "gone":
        del content[near]
    elif change == "cut":
        del content[near:]
    else:
        content.insert(near, data.draw(st.integers(0, 255)))
    if content == whole:
        return
    copy.write_bytes(content)
    assert snapshot_of(copy) is None


def test_what_was_written_to_the_database_is_what_one_sees(copy: Path) -> None:
    with duckdb.connect(str(copy)) as connection:
        connection.execute("UPDATE motie SET title = 'Een andere titel' WHERE id = 'buitenweg'")
    assert snapshot_of(copy) is None
    store = Store.open(copy)
    assert "Een andere titel" in [motie.title for motie in store.moties()]
    store.close()


def test_a_log_beside_it_counts(copy: Path) -> None:
    """What DuckDB has written there is not in the file yet."""
    connection = duckdb.connect(str(copy))
    connection.execute("SET checkpoint_threshold = '1GB'")
    connection.execute("UPDATE motie SET title = 'Een andere titel' WHERE id = 'buitenweg'")
    aside = Path(shutil.copytree(copy.parent, copy.parent.with_name("aside")))
    connection.close()
    path = aside / copy.name
    assert path.with_name("zeden.duckdb.wal").exists()
    assert snapshot_of(path) is None


def test_rows_of_another_database_do_not_count(copy: Path, built: Path) -> None:
    """The end of the old file behind a new one, as a copy that was cut off or glued together would have it."""
    begin = int(last_line(built)[1])
    other = built.read_bytes()[begin:]
    with duckdb.connect(str(copy)) as connection:
        connection.execute("UPDATE motie SET title = 'Een andere titel' WHERE id = 'buitenweg'")
    copy.write_bytes(copy.read_bytes()[:begin].ljust(begin, b"\0") + other)
    assert snapshot_of(copy) is None


def test_rows_that_another_program_asked_for_do_not_count(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = parts_of(copy)
    assert snapshot_of(tied(copy, held)) is not None
    monkeypatch.setattr(writing, "definitions", lambda: "0" * 48)
    assert snapshot_of(tied(copy, held)) is None


def test_a_file_without_them_is_read_as_ever(copy: Path) -> None:
    whole, begin = copy.read_bytes(), int(last_line(copy)[1])
    copy.write_bytes(whole[:begin])
    assert snapshot_of(copy) is None
    store = Store.open(copy)
    assert len(store.observations()) == 242
    store.close()


def test_duckdb_writes_over_them(copy: Path) -> None:
    """They lie where DuckDB puts its next block: a database that grows stays a sound one."""
    with duckdb.connect(str(copy)) as connection:
        connection.execute("CREATE TABLE extra AS SELECT range AS i, repeat('x', 50) AS t FROM range(20000)")
    with duckdb.connect(str(copy)) as connection:
        connection.execute("DROP TABLE extra")
        assert connection.execute("SELECT count(*) FROM observation").fetchall() == [(242,)]
    assert snapshot_of(copy) is None
    store = Store.open(copy)
    assert len(store.moties()) > 2
    store.close()


def test_what_is_published_has_them(built: Path, tmp_path: Path) -> None:
    done = publish(built, "0.0.0-test", tmp_path)
    assert snapshot_of(done.newest) is not None
    assert snapshot_of(done.kept) is not None


def test_the_check_of_a_database_tells_of_them(copy: Path, built: Path) -> None:
    assert differences(built, copy) == []
    held = parts_of(copy)
    tied(copy, {**held, "terms": held["offences"]})
    assert differences(built, copy) == ["rijen voor het scherm"]
    copy.write_bytes(copy.read_bytes()[: int(last_line(copy)[1])])
    assert differences(built, copy) == ["rijen voor het scherm"]


# Never two editions at once -----------------------------------------------------------------------------------------


def test_what_came_in_its_place_is_not_asked(copy: Path) -> None:
    store = Store.open(copy).warm()
    beside = Path(shutil.copy(copy, copy.with_name("new")))
    with duckdb.connect(str(beside)) as connection:
        connection.execute("UPDATE motie SET title = 'Een andere titel' WHERE id = 'buitenweg'")
    beside.replace(copy)
    assert "Een andere titel" not in [motie.title for motie in store.moties()]
    with pytest.raises(StoreError, match="ander bestand; druk op r"):
        store.run("smallest")
    with pytest.raises(StoreError, match="ander bestand; druk op r"):
        store.another().run("smallest")
    store.close()
    fresh = Store.open(copy)
    assert "Een andere titel" in [motie.title for motie in fresh.moties()]
    fresh.close()


def test_what_was_written_over_it_is_not_asked(copy: Path) -> None:
    store = Store.open(copy).warm()
    content = bytearray(copy.read_bytes())
    content[5000] ^= 1
    copy.write_bytes(content)
    with pytest.raises(StoreError, match="ander bestand; druk op r"):
        store.run("smallest")
    store.close()


def test_what_was_written_over_it_long_after_is_not_asked(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that nobody touched for a while is not read again, unless the system says that it was changed."""
    monkeypatch.setattr("zedentui.store.snapshot._CLOCK", 100_000_000)  # that of this machine, not of the coarsest
    os.utime(copy, (1_600_000_000, 1_600_000_000))
    sleep(0.2)  # the moment of the change of its times, which nobody can set
    store = Store.open(copy).warm()
    assert store._snapshot is not None
    assert store._snapshot.still_in(copy)
    content = bytearray(copy.read_bytes())
    content[5000] ^= 1
    with copy.open("r+b") as file:
        file.write(content)
    os.utime(copy, (1_600_000_000, 1_600_000_000))
    assert not store._snapshot.still_in(copy)
    with pytest.raises(StoreError, match="ander bestand; druk op r"):
        store.run("smallest")
    store.close()


def test_the_same_file_put_there_again_is_the_same(copy: Path, built: Path) -> None:
    store = Store.open(copy).warm()
    Path(shutil.copy(built, copy.with_name("again"))).replace(copy)
    assert store.run("smallest")
    store.close()


def opened_late(store: Store) -> bool:
    """Whether DuckDB has the file open for this store."""
    assert isinstance(store._connection, Late)
    return store._connection.opened


def test_a_connection_that_had_many_questions_is_made_anew(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zedentui.store.asking.MANY", 4)
    store = Store.open(copy).warm()
    other = store.another()
    for _ in range(2):
        assert other.run("smallest") == store.run("smallest")
        assert store.renew() is (store.asked == 0)
    assert not opened_late(store)
    with pytest.raises(StoreError, match="gesloten"):
        other.run("smallest")
    assert store.another().run("smallest") == store.run("smallest")
    assert opened_late(store)
    assert store.renew() is False  # two questions since
    store.close()
    with pytest.raises(StoreError, match="gesloten"):
        store.run("smallest")


def test_a_connection_is_kept_while_it_answers_and_when_another_file_came(
    copy: Path, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zedentui.store.asking.MANY", 1)
    store = Store.open(copy).warm()
    rows = store.run("smallest")
    with store._lock:  # as a question holds it
        assert store.renew() is False
    copy.unlink()
    assert store.renew() is False
    assert store.run("smallest") == rows
    shutil.copy(built, copy)
    assert store.renew() is True
    assert store.run("smallest") == rows
    store.close()
    plain = Store(open_dossier(FilePlace(built)), FilePlace(built))
    plain.run("smallest")
    assert plain.renew() is False
    plain.close()


def test_a_stranger_in_it_is_refused_before_its_first_answer(copy: Path) -> None:
    """Its rows fit by their hash; the definitions are compared when DuckDB is first asked."""
    held = parts_of(copy)
    with duckdb.connect(str(copy)) as connection:
        connection.execute("CREATE MACRO lower(x) AS 'anders'")
    writing.add(copy, held)
    store = Store.open(copy)
    assert store.terms()
    with pytest.raises(StoreError, match="niet zoals zedentui bouw het maakt"):
        store.run("smallest")
    store.close()


# From anybody -------------------------------------------------------------------------------------------------------

ODD = st.sampled_from(
    [None, True, -1, 10**30, 0.5, float("1e308"), "", "\x1b[2J", "x" * 9000, [], ["a"], [1], {}, {"until": "x"}]
)


@OWN_FOLDER
@given(data=st.data())
def test_odd_values_are_left_to_duckdb(
    copy: Path, built: Path, asked: Store, said: Callable[..., object], parts: dict[str, bytes], data: st.DataObject
) -> None:
    """Whatever stands in the rows of a file that fits itself: values of our types, cleaned and cut, or no rows.

    Of `AS_A_FILE` such files one is opened; for the others the same database is open already.
    """
    name = data.draw(st.sampled_from(sorted(HELD)))
    params = data.draw(st.sampled_from(params_of(name, date(2023, 9, 1))))
    content = json.loads(zlib.decompress(parts[key_of(name, params)]))
    if content["rows"]:
        row = data.draw(st.sampled_from(content["rows"]))
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(ODD)
    part = writing.packed(content)
    opens = next(_turns) % AS_A_FILE == 0
    if opens:
        tied(Path(shutil.copy(built, copy)), {key_of(name, params): part})
    else:  # nothing else of the file is looked at, but for its hash
        copy.write_bytes(b"a database")
        writing.add(copy, {key_of(name, params): part})
    held = snapshot_of(copy)
    assert held is not None
    found = held.rows(name, params)
    for value in (value for row in (found or ([], []))[1] for value in row):
        assert type(value) in (str, int, float, bool, date, list, type(None))
        assert not isinstance(value, str) or (len(value) <= 5000 and "\x1b" not in value)
    store = Store.open(copy) if opens else Store(Late(lambda: asked._connection), asked.place, snapshot=held)
    rows = store.run(name, params)
    assert rows == (found[1] if found else said(name, params))
    if opens:
        store.close()


@OWN_FOLDER
@given(part=st.binary(max_size=50) | st.sampled_from([b"[" * 100_000, b'{"columns":[],"rows":{}}', b"{}", b"NaN"]))
def test_parts_that_are_none_are_left_to_duckdb(part: bytes) -> None:
    for each in (part, zlib.compress(part)):
        assert Snapshot({"terms": each}, "").rows("terms", None) is None


def test_a_part_that_unfolds_without_end_is_left_to_duckdb() -> None:
    large = zlib.compress(b'{"columns":["id"],"rows":[' + b'["x"],' * 10_000_000 + b'["x"]]}')
    assert Snapshot({"terms": large}, "").rows("terms", None) is None
