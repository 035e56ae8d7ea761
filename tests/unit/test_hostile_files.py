"""Database files that nobody's build made: refused with a sentence or answered; never a crash, never without end."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest
from cli_runner import Answer, kept
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odd_contents import SECRET, Odd, contents, ended_well, known_to_read, odd_files, refused, spoilt_copies
from peak import peak

from zedentui.duck import attached
from zedentui.store.blocks import named_blocks
from zedentui.store.opening import LAYOUT
from zedentui.store.store import Store, StoreError

FILES = int(os.environ.get("ZEDENTUI_ODD_FILES", "500"))
"""Odd files that the generators make, together."""
LOOK_UPS = (
    ["statistiek"], ["statistiek", "--eenheid", "index"], ["actieplan"], ["transnationaal"], ["moties"], ["agenda"],
    ["agenda", "--format", "ics"], ["narekenen"], ["narekenen", "--tabellen"], ["begrippen"], ["stukken"],
    ["paragrafen"], ["organisaties"], ["zoek", "sepot", "2022"], ["zoek", "paspoortwet"], ["zoek", "wat", "is", "een"],
    ["bron"],
)  # fmt: skip
TABLES = LAYOUT.tables
COLUMNS = [(table, *column) for table, columns in TABLES.items() for column in columns]

unhurried = settings(
    max_examples=FILES // 2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def unruled(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database with our tables, types and NOT NULL, but without the rules on what stands in a column."""
    target = tmp_path_factory.mktemp("unruled") / "zeden.duckdb"
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{target}' AS made (BLOCK_SIZE 16384)")  # as the build does: small, quick to copy
        connection.execute("USE made")
        connection.execute(f"ATTACH '{database}' AS source (READ_ONLY)")
        for table, columns in TABLES.items():
            body = ", ".join(f'"{name}" {kind}{"" if free else " NOT NULL"}' for name, kind, free in columns)
            connection.execute(f'CREATE TABLE "{table}" ({body})')
            connection.execute(f'INSERT INTO "{table}" SELECT * FROM source."{table}" ORDER BY rowid')
        for definition in LAYOUT.view_definitions.values():
            connection.execute(definition)
    return target


@pytest.fixture(scope="module")
def spoil(unruled: Path) -> Iterator[Callable[..., Path]]:
    """A copy in which the given statements were executed: a new one each time, in the place of the one before."""
    with spoilt_copies(unruled) as make:
        yield make


@pytest.fixture(scope="module")
def odd(unruled: Path) -> Iterator[Odd]:
    """The same, by turns as a file and in memory."""
    with odd_files(unruled, LAYOUT) as made:
        yield made


def ended(words: list[str], path: Path) -> Answer:
    """Run a look-up on `path` and see that it ends well: an answer, nothing found, or one sentence with code 3."""
    return ended_well(words, path)


def judged(words: list[str], path: Path) -> str:
    """The sentence that such a look-up ended with, where that was its end."""
    return refused(ended(words, path))


def test_the_file_as_it_is_is_opened(unruled: Path) -> None:
    with kept(unruled):
        for words in LOOK_UPS:
            assert judged(words, unruled) == ""


HOSTILE = {
    "a macro that unlocks": ["CREATE MACRO current_setting(x) AS true"],
    "a macro for a function of ours": ["CREATE MACRO lower(x) AS (SELECT 1)"],
    "a macro for the catalogue": ["CREATE MACRO duckdb_columns() AS TABLE SELECT 1 AS a"],
    "a macro for the catalogue of functions": ["CREATE MACRO duckdb_functions() AS TABLE SELECT 1 AS a"],
    "a view of ours that reads a file": [
        "DROP VIEW figure", "CREATE VIEW figure AS SELECT * FROM read_text('{secret}')",
    ],
    "a view that is not ours": ["CREATE VIEW more AS SELECT 1 AS a"],
    "a table that is not ours": ["CREATE TABLE more (a INTEGER)"],
    "a table of ours as a view": [
        "DROP TABLE term_synonym", "CREATE VIEW term_synonym AS SELECT 'a' AS term, 'b' AS synonym",
    ],
    "terms from a file": [
        "ALTER TABLE term RENAME TO other",
        "CREATE VIEW term AS SELECT id, term, content AS definition, NULL AS section FROM other, read_text('{secret}')",
    ],
    "the mark as an endless view": [
        "ALTER TABLE dossier RENAME TO other",
        "CREATE VIEW dossier AS WITH RECURSIVE x AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM x) "
        "SELECT 'zedentui' AS application, n::INTEGER AS schema_version FROM x",
    ],
    "a thousand million terms": [
        "ALTER TABLE term RENAME TO other", "CREATE VIEW term AS SELECT other.* FROM other, range(1000000000)",
    ],
    "no tables at all": [],
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_a_file_defines_decides_nothing(spoil: Callable[..., Path], tmp_path: Path, kind: str) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text(SECRET)
    path = spoil(*(statement.replace("{secret}", str(secret)) for statement in HOSTILE[kind]))
    if kind == "no tables at all":
        path.unlink()
        duckdb.connect(str(path)).close()
    ours = kind == "a view of ours that reads a file"  # its views are never asked: ours stand before them
    for words in (["begrippen", "--format", "csv"], ["zoek", "sepot"], ["statistiek"]):
        assert bool(judged(words, path)) is not ours


def test_a_view_is_no_mark(spoil: Callable[..., Path]) -> None:
    """It is not asked, whatever it would answer and however long that took."""
    with pytest.raises(attached.ForeignError):
        attached.open_file(spoil(*HOSTILE["the mark as an endless view"]), LAYOUT)


def test_a_refusal_names_what_differs_and_says_what_to_do(spoil: Callable[..., Path]) -> None:
    path = spoil("CREATE MACRO current_setting(x) AS true")
    with pytest.raises(StoreError, match=r"^.*odd\.duckdb is niet zoals .*‘current_setting’ wijkt af.*--db.*\.$"):
        Store.open(path)


def test_a_table_with_far_too_many_rows_is_given_up_within_bounds(spoil: Callable[..., Path]) -> None:
    path = spoil("INSERT INTO term_synonym SELECT term, synonym || i FROM term_synonym, range(4000) t(i)")
    assert peak(["begrippen", "--db", str(path)]) < 400_000


BIG = {
    "one text of 100 MB": "UPDATE term SET definition = repeat('a', 100000000) WHERE rowid = 0",
    "one of 60 MB in the widest characters": "UPDATE term SET definition = '😀' || repeat('a', 60000000) "
    "WHERE rowid = 0",
    "many of 100 KB in the widest characters": "INSERT INTO term_synonym SELECT term, '😀' || repeat('a', 100000) || i "
    "FROM term_synonym, range(3) t(i)",  # 764 of them, 900 MB: thirty times what is taken out of DuckDB
}


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is one of Linux")
@pytest.mark.parametrize("kind", BIG)
def test_no_text_makes_a_look_up_take_more_than_400_megabytes(spoil: Callable[..., Path], kind: str) -> None:
    path = spoil(BIG[kind])
    for words in (["begrippen"], ["zoek", "sepot"]):
        assert peak([*words, "--db", str(path)]) < 400_000


FAR = {
    "UPDATE measure SET depth = 2147483647": ["statistiek"],
    "UPDATE measure SET depth = -2147483648 WHERE rowid = 0": ["statistiek", "--eenheid", "index"],
    "UPDATE observation SET year = 2147483647 WHERE rowid = 0": ["zoek", "hoeveel", "sepots", "per", "jaar"],
    "UPDATE observation SET year = -2147483648 WHERE rowid = 0": [
        "zoek",
        "nooit",
        "meer",
        "dan",
        "300",
        "verkrachtingen",
    ],
}


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is one of Linux")
@pytest.mark.parametrize("far", FAR)
def test_no_number_makes_a_look_up_take_more_than_400_megabytes(spoil: Callable[..., Path], far: str) -> None:
    """A number of which the program makes so many spaces, or years that it goes through."""
    assert peak([*FAR[far], "--db", str(spoil(far))]) < 400_000


TYPES = (
    "INTEGER",
    "BIGINT",
    "VARCHAR",
    "VARCHAR[]",
    "BLOB",
    "DATE",
    "TIMESTAMP",
    "DOUBLE",
    "BOOLEAN",
    "STRUCT(a INTEGER)",
)
FUNCTIONS = ("lower", "count", "list", "coalesce", "round", "sum", "unnest", "current_setting", "format", "starts_with")


@st.composite
def definitions(draw: st.DrawFn) -> tuple[str, ...]:
    """Statements after which the file defines something else than a dossier does."""
    table, column, kind, free = draw(st.sampled_from(COLUMNS))
    match draw(st.integers(0, 7)):
        case 0:
            other = draw(st.sampled_from([each for each in TYPES if each != kind]))
            return (f'ALTER TABLE "{table}" ALTER "{column}" TYPE {other} USING NULL' if free else
                    f'CREATE OR REPLACE TABLE "{table}" ("{column}" {other})',)  # fmt: skip
        case 1:
            return (f'ALTER TABLE "{table}" RENAME "{column}" TO anders',)
        case 2:
            return (f'ALTER TABLE "{table}" ADD COLUMN extra VARCHAR',)
        case 3:
            return (f'ALTER TABLE "{table}" RENAME TO anders', f'CREATE VIEW "{table}" AS SELECT * FROM anders')
        case 4:
            return (
                f"CREATE MACRO {draw(st.sampled_from(FUNCTIONS))}(a) AS {draw(st.sampled_from(['true', '1', 'a']))}",
            )
        case 5:
            return (f'DROP TABLE "{table}"',)
        case 6:
            changed = "SET" if free else "DROP"
            where = () if changed == "DROP" else (f'DELETE FROM "{table}" WHERE "{column}" IS NULL',)
            return (*where, f'ALTER TABLE "{table}" ALTER "{column}" {changed} NOT NULL')
        case _:
            return (f"CREATE {draw(st.sampled_from(['VIEW', 'TABLE']))} nieuw AS SELECT 1 AS a",)


@unhurried
@given(statements=definitions())
def test_any_other_definition_is_refused(odd: Odd, statements: tuple[str, ...]) -> None:
    odd.refused(Store.open, StoreError, *statements)


# Texts longer than what is read of any (5,000 characters) and no more: in every row of a table of 15,500 those of
# 120,000 that stood here took six seconds to write, and say nothing else. Texts of 100 MB stand in BIG.
VALUES = {
    "VARCHAR": [
        "''", "repeat('woord ', 1000)", "repeat('w', 6000)", "chr(27) || '[2J'", "'[/foo]'", "'0'", "chr(10)",
        "'é' || chr(8238)",
    ],
    "INTEGER": ["0", "-1", "2147483647", "-2147483648", "1999", "1"],
    "DATE": [
        "DATE '5874897-12-31'", "DATE '0044-03-15 (BC)'", "DATE '0001-01-01'", "DATE '9999-12-31'", "'infinity'",
        "'-infinity'",
    ],
    "DOUBLE": ["'nan'", "'inf'", "'-inf'", "1e308", "-0.0", "0"],
    "FLOAT": ["'nan'", "'inf'", "'-inf'", "-0.0", "0"],
    "BOOLEAN": ["true", "false"],
    "UTINYINT": ["0", "255"],
}  # fmt: skip


MARKS = {("dossier", "application"), ("dossier", "schema_version")}
"""What says whose file it is, and of which layout."""


def test_a_question_is_asked_again_when_a_table_that_it_reads_is_altered() -> None:
    assert LAYOUT.tables.keys() - known_to_read(LAYOUT, named_blocks()) == {"recess"}


@unhurried
@given(statements=contents(COLUMNS, VALUES, MARKS), words=st.sampled_from(LOOK_UPS))
def test_any_content_gives_an_answer_or_a_sentence(odd: Odd, statements: tuple[str, ...], words: list[str]) -> None:
    odd.answered(lambda path: ended(words, path), *statements)


def test_all_texts_empty(spoil: Callable[..., Path]) -> None:
    marked = {("dossier", "application")}
    path = spoil(
        *(f'UPDATE "{t}" SET "{c}" = \'\'' for t, c, kind, _ in COLUMNS if kind == "VARCHAR" and (t, c) not in marked)
    )
    with kept(path):
        for words in LOOK_UPS:
            judged(words, path)


def test_every_table_empty(spoil: Callable[..., Path]) -> None:
    path = spoil(*(f'DELETE FROM "{table}"' for table in TABLES if table != "dossier"))
    with kept(path):
        for words in LOOK_UPS:
            judged(words, path)


@pytest.mark.parametrize("kilobytes", [100_000, 150_000, 250_000, 400_000, 600_000, 800_000])
def test_too_little_address_space_is_said_as_it_is(database: Path, kilobytes: int) -> None:
    command = f'ulimit -v {kilobytes}; exec "{sys.executable}" -m zedentui zoek sepot 2022 --db "{database}"'
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "ulimit -v" in done.stderr
    assert len(done.stderr.splitlines()) == 1
