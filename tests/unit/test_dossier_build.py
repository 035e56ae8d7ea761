"""The build: everything or nothing, the same rows every time, and a file that explains itself."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from zedentui.dossier import build as builder
from zedentui.dossier.build import BuildError, BuildReport, SourceErrors, TargetError, build
from zedentui.dossier.fields import Shape
from zedentui.dossier.policy_shapes import VERDICTS
from zedentui.dossier.problems import Problems
from zedentui.dossier.shapes import FILES
from zedentui.dossier.sources import Sources
from zedentui.store.opening import SCHEMA_VERSION

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "data" / "dossier"
COMMITTED = ROOT / "data" / "zeden.duckdb"


@pytest.fixture(scope="module")
def report(built_report: BuildReport) -> BuildReport:
    return built_report


@pytest.fixture(scope="module")
def sources() -> Sources:
    return builder.read(SOURCES, Problems(SOURCES))


@pytest.fixture
def quick(sources: Sources, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build whose sources are read already, without what other tests are about: the file is written as it is."""
    monkeypatch.setattr(builder, "read", lambda folder, problems: sources)
    monkeypatch.setattr(builder, "check", lambda sources, problems: None)
    monkeypatch.setattr(builder.snapshot, "answers", lambda connection: {})
    monkeypatch.setattr(builder.search_index, "fill", lambda connection: None)


@pytest.fixture(scope="module")
def again(report: BuildReport, tmp_path_factory: pytest.TempPathFactory) -> tuple[BuildReport, object]:
    """A second build, in the place of a copy of the first; and what somebody found there who had that one open."""
    target = tmp_path_factory.mktemp("nogmaals") / "zeden's dossier.duckdb"
    shutil.copyfile(report.target, target)
    with duckdb.connect(str(target), read_only=True) as reader:
        made = build(SOURCES, target)
        return made, reader.execute("SELECT count(*) FROM claim").fetchall()


@pytest.fixture(scope="module")
def fresh(report: BuildReport) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(report.target), read_only=True) as connection:
        yield connection


def contents(path: Path) -> dict[str, Any]:
    """Everything that can be read in a database: definitions, comments and, in stored order, all rows."""
    with duckdb.connect(str(path), read_only=True) as connection:
        relations = connection.execute("SELECT table_name FROM information_schema.tables ORDER BY ALL").fetchall()
        found: dict[str, Any] = {name: connection.execute(f"FROM {name}").fetchall() for (name,) in relations}
        views = connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
        for (name,) in views:
            found[name].sort(key=repr)  # a view promises no order
        found["columns"] = connection.execute(
            "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns()"
            " WHERE NOT internal ORDER BY table_name, column_index"
        ).fetchall()
        found["tables"] = connection.execute(
            "SELECT table_name, comment FROM duckdb_tables() WHERE NOT internal ORDER BY ALL"
        ).fetchall()
        found["views"] = connection.execute(
            "SELECT view_name, comment, sql FROM duckdb_views() WHERE NOT internal ORDER BY ALL"
        ).fetchall()
    return found


def test_the_committed_database_equals_a_fresh_build(report: BuildReport) -> None:
    committed, new = contents(COMMITTED), contents(report.target)
    assert list(committed) == list(new)
    for name in new:
        assert committed[name] == new[name], f"{name}: run `make data` and commit the result"


def test_two_builds_give_the_same_rows(report: BuildReport, again: tuple[BuildReport, object]) -> None:
    assert again[0].counts == report.counts
    assert contents(again[0].target) == contents(report.target)


def test_the_report_counts_what_is_in_the_file(report: BuildReport, fresh: duckdb.DuckDBPyConnection) -> None:
    for table, count in report.counts.items():
        assert fresh.execute(f"SELECT count(*) FROM {table}").fetchall() == [(count,)], table
    assert report.counts["observation"] == 242
    assert report.rows == sum(report.counts.values())
    assert report.size == report.target.stat().st_size


def test_the_dossier_is_whole(report: BuildReport) -> None:
    assert report.counts["claim"] >= 25
    assert report.counts["term"] >= 25
    assert report.counts["action_line"] == 4
    assert report.counts["motie"] == 80
    assert report.counts["reference"] == 9
    assert report.counts["footnote"] == 12
    assert all(report.counts.values()), report.counts


def test_every_table_and_every_column_has_a_comment(fresh: duckdb.DuckDBPyConnection) -> None:
    columns = fresh.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND coalesce(comment, '') = ''"
    ).fetchall()
    relations = fresh.execute(
        "SELECT table_name FROM duckdb_tables() WHERE NOT internal AND coalesce(comment, '') = ''"
        " UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal AND coalesce(comment, '') = ''"
    ).fetchall()
    assert columns == []
    assert relations == []


def test_the_contract_for_other_clients(fresh: duckdb.DuckDBPyConnection) -> None:
    columns = [row[0] for row in fresh.execute("DESCRIBE observation").fetchall()]
    assert columns == [
        "document",
        "offence",
        "measure",
        "year",
        "count",
        "printed",
        "printed_percent",
        "presumed_count",
    ]
    views = fresh.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY ALL").fetchall()
    assert [name for (name,) in views] == [
        "figure", "newest_observation", "offence_comparison", "revision", "share_by_denominator", "table_check",
    ]  # fmt: skip
    assert fresh.execute("SELECT application, schema_version FROM dossier").fetchall() == [("zedentui", SCHEMA_VERSION)]


def test_the_file_is_small_and_readable_by_older_versions(report: BuildReport) -> None:
    with duckdb.connect(str(report.target), read_only=True) as connection:
        (size,) = connection.execute("SELECT block_size FROM pragma_database_size()").fetchall()
        (tags,) = connection.execute("SELECT tags FROM duckdb_databases() WHERE NOT internal").fetchall()
    assert size == (16384,)
    assert re.match(r"v1\.2\.0", tags[0]["storage_version"])
    assert report.size < 4_000_000


def shapes() -> Iterator[tuple[Shape, str | None]]:
    """Every shape with the column that points at its parent."""
    for file in FILES.values():
        for shape in file:
            yield shape, None
            for inside in shape.children:
                yield inside.shape, inside.owner


FOLLOWING = {
    "document": {"citation", "url"},
    "motie": {"in_letter", "kamerstuk", "url", "vote_recorded_on", "votes_not_cast"},
    "motie_vote": {"mistake"},
}
"""Columns that follow from others, or that the files of `motions/` fill."""


def test_the_keys_of_the_sources_are_the_columns_of_the_schema(fresh: duckdb.DuckDBPyConnection) -> None:
    computed = {"position", "depth", "document", "recomputed_value"}
    for shape, owner in shapes():
        if shape.table is None:
            continue
        columns = {row[0] for row in fresh.execute(f"DESCRIBE {shape.table}").fetchall()} - computed
        columns -= FOLLOWING.get(shape.table, set())
        assert {field.name for field in shape.fields if field.stored} | ({owner} - {None}) == columns, shape.table
        for link in shape.links:
            linked = {row[0] for row in fresh.execute(f"DESCRIBE {link.table}").fetchall()} - computed
            assert {link.column, link.owner} - {None} == linked, link.table


def test_required_keys_are_the_columns_that_are_never_null(fresh: duckdb.DuckDBPyConnection) -> None:
    for shape, _ in shapes():
        if shape.table is None:
            continue
        never_null = {row[0] for row in fresh.execute(f"DESCRIBE {shape.table}").fetchall() if row[2] == "NO"}
        # What the build recomputes or fills in need not be in the source.
        required = {field.name for field in shape.fields if field.required and field.stored}
        if shape.table == "motie":  # what is required of a motie of the letter is absent where the letter names it not
            assert required > never_null - {"position", "in_letter", "url"}
            continue
        if shape.table == "document":  # what is required of a letter is absent where we have number and title only
            assert required > never_null - {"position", "citation", "url"}
            continue
        assert required == {field.name for field in shape.fields if field.name in never_null} - {
            "recomputed",
            "known_on",
        }, shape.table


def test_the_verdicts_are_those_of_the_schema(fresh: duckdb.DuckDBPyConnection) -> None:
    (check,) = fresh.execute(
        "SELECT constraint_text FROM duckdb_constraints()"
        " WHERE table_name = 'claim' AND constraint_type = 'CHECK' AND constraint_text LIKE '%wijkt af%'"
    ).fetchall()
    assert set(re.findall(r"'([^']+)'", check[0])) == set(VERDICTS)


def test_order_follows_the_sources(fresh: duckdb.DuckDBPyConnection) -> None:
    for table in ("section", "promise", "action", "transnational_measure", "motie", "claim", "offence", "measure"):
        positions = [row[0] for row in fresh.execute(f"SELECT position FROM {table}").fetchall()]
        assert positions == list(range(1, len(positions) + 1)), table
    for table, owner in [("action_organisation", "action"), ("motie_vote", "motie")]:
        rows = fresh.execute(f"SELECT {owner}, list(position ORDER BY position) FROM {table} GROUP BY ALL").fetchall()
        assert rows
        for _, positions in rows:
            assert positions == list(range(1, len(positions) + 1)), table


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Sources with a reversed interval."""
    folder = tmp_path / "bron"
    shutil.copytree(SOURCES, folder)
    path = folder / "promises.toml"
    path.write_text(path.read_text("utf-8").replace("latest = 2023-06-30", "latest = 2023-06-01", 1), "utf-8")
    return folder


def test_bad_sources_leave_the_old_database_and_nothing_else(broken: Path, tmp_path: Path) -> None:
    target = tmp_path / "data" / "zeden.duckdb"
    target.parent.mkdir()
    target.write_bytes(b"de oude database")
    with pytest.raises(SourceErrors, match=r"promises\.toml, regel \d+, kolom latest: hier staat ‘2023-06-01’"):
        build(broken, target)
    assert target.read_bytes() == b"de oude database"
    assert list(target.parent.iterdir()) == [target]


def test_a_build_replaces_the_old_file_and_leaves_no_traces(
    report: BuildReport, again: tuple[BuildReport, object]
) -> None:
    target = again[0].target
    assert target.name == "zeden's dossier.duckdb"
    assert list(target.parent.iterdir()) == [target]
    assert not target.samefile(report.target)
    with duckdb.connect(str(target), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM observation").fetchall() == [(242,)]


def test_what_stood_there_is_replaced_whatever_it_was(tmp_path: Path) -> None:
    target = tmp_path / "zeden.duckdb"
    target.write_bytes(b"de oude database")
    draft = tmp_path / "draft"
    draft.write_bytes(b"de nieuwe")
    builder._publish(draft, target)
    assert target.read_bytes() == b"de nieuwe"
    assert list(tmp_path.iterdir()) == [target]


def test_a_reader_keeps_the_old_database_while_a_new_one_comes(
    report: BuildReport, again: tuple[BuildReport, object]
) -> None:
    assert again[1] == [(report.counts["claim"],)]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("failing", ["_insert", "_verified", "_publish"])
def test_a_failure_on_the_way_leaves_the_old_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "zeden.duckdb"
    target.write_bytes(b"de oude database")
    monkeypatch.setattr(builder, failing, fail)
    with pytest.raises(TargetError, match="kan niet worden geschreven \\(de schijf is vol\\)"):
        build(SOURCES, target)
    assert target.read_bytes() == b"de oude database"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.usefixtures("quick")
def test_rows_that_go_missing_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    insert = builder._insert

    def forgetful(connection: duckdb.DuckDBPyConnection, rows: Any) -> None:
        insert(connection, {table: content for table, content in rows.items() if table != "motie_vote"})

    monkeypatch.setattr(builder, "_insert", forgetful)
    with pytest.raises(TargetError, match="motie_vote telt 0 rijen in plaats van 983"):
        build(SOURCES, tmp_path / "zeden.duckdb")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("quick")
def test_an_error_of_duckdb_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builder, "_LAYOUT", "(BLOCK_SIZE 17)")
    with pytest.raises(TargetError, match="DuckDB meldt: ") as caught:
        build(SOURCES, tmp_path / "zeden.duckdb")
    assert len(str(caught.value).splitlines()) == 1


def test_a_target_that_cannot_be_is_named(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="is een map"):
        build(SOURCES, tmp_path)
    with pytest.raises(TargetError, match="bestaat niet"):
        build(SOURCES, tmp_path / "nergens" / "zeden.duckdb")
    assert issubclass(TargetError, BuildError)
    assert issubclass(SourceErrors, BuildError)
