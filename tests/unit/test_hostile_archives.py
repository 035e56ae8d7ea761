"""Archives of the Kamer that nobody's `zedentui kamer` made: refused with a sentence or answered; never a crash."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from unittest import mock

import duckdb
import pytest
from cli_runner import DATABASE, Answer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odd_contents import SECRET, Odd, contents, ended_well, known_to_read, odd_files, refused, spoilt_copies
from peak import peak

from kamer_source import MISTAKE, MOTIES, ZAKEN
from zedentui.archive.archive import Archive, ArchiveError, named_blocks
from zedentui.archive.opening import LAYOUT
from zedentui.duck import attached
from zedentui.kamer.finishing import finish
from zedentui.kamer.names import RECORDED
from zedentui.kamer.problems import ArchiveFault
from zedentui.kamer.recordings import read_recordings
from zedentui.kamer.workshop import open_workshop
from zedentui.kamer.writing import Writer

FILES = int(os.environ.get("ZEDENTUI_ODD_FILES", "500"))
"""Odd files that the generators make, together."""
LOOK_UPS = (
    ["kamer", "stand"], ["kamer", "moties"], ["kamer", "moties", "straat"], ["kamer", "moties", "2022Z24089"],
    ["kamer", "moties", "--format", "json"], ["kamer", "stemde", "PVV"], ["kamer", "toezeggingen"], ["kamer", "nieuws"],
    ["kamer", "nieuws", "--sinds", "2000-01-01"], ["zoek", "straatintimidatie"], ["zoek", "hoe", "stemde", "de", "PVV"],
)  # fmt: skip
(SCHEMA,) = LAYOUT.schema
COLUMNS = [(table, *column) for table, columns in LAYOUT.tables.items() for column in columns]
PROMISE = (
    "INSERT INTO toezegging SELECT gen_random_uuid(), TIMESTAMP '2024-01-01', 'TZ202401-' || i, 'Zeden ' || i, "
    "['Openstaand', 'Voldaan', NULL][i % 3 + 1], DATE '2024-02-02', ['kst-1-2'], 'JenV', 'Naam', 'minister', "
    "DATE '2023-02-02', 'A1', NULL, NULL FROM range(9) t(i)"
)

unhurried = settings(
    max_examples=FILES // 2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small archive of real records."""
    path = tmp_path_factory.mktemp("archive") / "kamer.duckdb"
    with open_workshop(path) as workshop:
        read_recordings((MOTIES, ZAKEN, MISTAKE), Writer(workshop.connection, RECORDED), lambda file, number: None)
        workshop.connection.execute(PROMISE)
        workshop.publish()
    return path


@pytest.fixture(scope="module")
def spoil(sound: Path) -> Iterator[Callable[..., Path]]:
    """A copy in which the given statements were executed: a new one each time, in the place of the one before."""
    with spoilt_copies(sound) as make:
        yield make


@pytest.fixture(scope="module")
def odd(sound: Path) -> Iterator[Odd]:
    """The same, by turns as a file and in memory."""
    with odd_files(sound, LAYOUT) as made:
        yield made


def ended(words: list[str], path: Path) -> Answer:
    """Run a look-up with this archive; see that it ends well: an answer, nothing found, or one sentence with code 3."""
    return ended_well([*words, "--archief", str(path)], DATABASE if words[0] == "zoek" else None)


def judged(words: list[str], path: Path) -> str:
    """The sentence that such a look-up ended with, where that was its end."""
    return refused(ended(words, path))


@contextmanager
def opened_once(path: Path) -> Iterator[None]:
    """All look-ups in here find this archive open."""
    archive, close = Archive.open(path), Archive.close

    def opened(where: object) -> Archive:
        assert str(where) == str(path)
        return archive

    with mock.patch.object(Archive, "open", opened), mock.patch.object(Archive, "close"):
        yield
    close(archive)


def test_the_archive_as_it_is_is_opened(sound: Path) -> None:
    assert judged(LOOK_UPS[0], sound) == ""
    with opened_once(sound):
        for words in LOOK_UPS:
            assert judged(words, sound) == "", words


HOSTILE = {
    "a macro that unlocks": ["CREATE MACRO current_setting(x) AS true"],
    "a macro for a function of ours": ["CREATE MACRO contains(x, y) AS (SELECT true)"],
    "a macro for the catalogue": ["CREATE MACRO duckdb_functions() AS TABLE SELECT 1 AS a"],
    "a view that is not ours": ["CREATE VIEW more AS SELECT 1 AS a"],
    "a table that is not ours": ["CREATE TABLE more (a INTEGER)"],
    "zaken from a file": [
        "ALTER TABLE zaak RENAME TO other",
        "CREATE VIEW zaak AS SELECT other.* REPLACE (content AS titel) FROM other, read_text('{secret}')",
    ],
    "the mark as an endless view": [
        "ALTER TABLE archive RENAME TO other",
        "CREATE VIEW archive AS WITH RECURSIVE x AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM x) "
        "SELECT 'zedentui-kamer' AS application, n::INTEGER AS schema_version FROM x",
    ],
    "a thousand million motions": [
        "ALTER TABLE motie RENAME TO other", "CREATE VIEW motie AS SELECT other.* FROM other, range(1000000000)",
    ],
    "a column of another type": ["ALTER TABLE motie ALTER voor TYPE VARCHAR"],
    "a mark of the future": ["UPDATE archive SET schema_version = 99"],
    "no mark": ["DELETE FROM archive"],
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_an_archive_defines_decides_nothing(spoil: Callable[..., Path], tmp_path: Path, kind: str) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text(SECRET)
    path = spoil(*(statement.replace("{secret}", str(secret)) for statement in HOSTILE[kind]))
    for words in (["kamer", "moties"], ["kamer", "stand"]):
        assert judged(words, path)
    assert judged(["zoek", "sepot", "2022"], path) == ""  # the dossier answers without it


def test_our_views_stand_before_those_of_the_file(spoil: Callable[..., Path]) -> None:
    path = spoil("CREATE OR REPLACE VIEW besluit_zaak AS SELECT * FROM read_text('/etc/passwd')")
    Archive.open(path).close()


def test_a_view_is_no_mark(spoil: Callable[..., Path]) -> None:
    """It is not asked, whatever it would answer and however long that took."""
    with pytest.raises(attached.ForeignError):
        attached.open_file(spoil(*HOSTILE["the mark as an endless view"]), LAYOUT)


TYPES = ("INTEGER", "VARCHAR", "VARCHAR[]", "BLOB", "DATE", "TIMESTAMP", "DOUBLE", "BOOLEAN", "STRUCT(a INTEGER)")


@st.composite
def definitions(draw: st.DrawFn) -> tuple[str, ...]:
    """Statements after which the file defines something else than an archive does."""
    table, column, kind, free = draw(st.sampled_from(COLUMNS))
    other = draw(st.sampled_from([each for each in TYPES if each != kind]))
    return draw(
        st.sampled_from(
            (
                (f'CREATE OR REPLACE TABLE "{table}" ("{column}" {other})',),
                (f'ALTER TABLE "{table}" RENAME "{column}" TO anders',),
                (f'ALTER TABLE "{table}" ADD COLUMN extra VARCHAR',),
                (f'ALTER TABLE "{table}" RENAME TO anders', f'CREATE VIEW "{table}" AS SELECT * FROM anders'),
                (f"CREATE MACRO {draw(st.sampled_from(('lower', 'count', 'contains', 'unnest')))}(a) AS a",),
                (f'DROP TABLE "{table}"',),
                (f'DELETE FROM "{table}"', f'ALTER TABLE "{table}" ALTER "{column}" SET NOT NULL') if free
                else (f'ALTER TABLE "{table}" ALTER "{column}" DROP NOT NULL',),
                (f"CREATE {draw(st.sampled_from(('VIEW', 'TABLE')))} nieuw AS SELECT 1 AS a",),
            )
        )
    )  # fmt: skip


@unhurried
@given(statements=definitions())
def test_any_other_definition_of_an_archive_is_refused(odd: Odd, statements: tuple[str, ...]) -> None:
    odd.refused(Archive.open, ArchiveError, *statements)


NOW = f"TIMESTAMP '{datetime.now():%Y-%m-%d %H:%M:%S}'"

# Texts longer than what is read of any (5,000 characters) and no more: in every row of a table of 15,500 those of
# 120,000 that stood here took six seconds to write, and say nothing else. Texts of 100 MB stand in BIG.
VALUES = {
    "VARCHAR": ["''", "repeat('woord ', 1000)", "repeat('w', 6000)", "chr(27) || '[2J'", "'[/foo]'", "'0'",
                "chr(10)", "'é' || chr(8238)", "'Motie'", "'Hoofdelijk'"],
    "VARCHAR[]": ["[]", "[NULL]", "['a', NULL, repeat('b', 9000)]"],
    "UUID": ["md5(rowid::VARCHAR)::UUID", "'00000000-0000-0000-0000-000000000000'"],
    "UUID[]": ["[]", "[NULL]", "[md5(rowid::VARCHAR)::UUID]"],
    "INTEGER": ["0", "-1", "2147483647", "-2147483648", "7"],
    "BIGINT": ["0", "-1", "9223372036854775807"],
    "UBIGINT": ["0", "18446744073709551615"],
    "DATE": ["DATE '5874897-12-31'", "DATE '0044-03-15 (BC)'", "DATE '0001-01-01'", "DATE '9999-12-31'", "'infinity'",
             "'-infinity'"],
    "TIMESTAMP": ["TIMESTAMP '290000-01-01'", "TIMESTAMP '0044-03-15 (BC) 00:00:00'", "TIMESTAMP '0001-01-01 00:00:00'",
                  "TIMESTAMP '9999-12-31 23:59:59'", "'infinity'", "'-infinity'", NOW],
    "BOOLEAN": ["true", "false"],
}  # fmt: skip


MARKS = {("archive", "application"), ("archive", "schema_version")}
"""What says whose file it is, and of which layout."""


def test_a_question_is_asked_again_when_a_table_that_it_reads_is_altered() -> None:
    assert LAYOUT.tables.keys() - known_to_read(LAYOUT, named_blocks()) == {"removed"}


@unhurried
@given(statements=contents(COLUMNS, VALUES, MARKS), words=st.sampled_from(LOOK_UPS))
def test_any_content_of_an_archive_gives_an_answer_or_a_sentence(
    odd: Odd, statements: tuple[str, ...], words: list[str]
) -> None:
    odd.answered(lambda path: ended(words, path), *statements)


UNIQUE = {("zoek_plaats", "woord"), ("zoek_plaats", "item")} | {
    (table, column) for table, column, _, _ in COLUMNS if column in {"id", "nummer", "woord"}
    and (column == "id" or table.startswith("zoek_"))
}  # fmt: skip
"""What stands once in its table, or names that: doubled, it is refused or made anew, see below."""


def test_an_archive_of_odd_contents_is_brought_up_to_date(sound: Path) -> None:
    """Each column with each of its odd values, all columns at once, and what comes then is there."""
    with duckdb.connect(config={"threads": "1"}) as connection:
        connection.execute(SCHEMA.read_text("utf-8"))
        connection.execute(f"ATTACH '{sound}' AS sound (READ_ONLY)")
        for turn in range(max(map(len, VALUES.values()))):
            connection.execute("BEGIN")
            for table in LAYOUT.tables:
                connection.execute(f'DELETE FROM "{table}"')
                connection.execute(f'INSERT INTO "{table}" SELECT * FROM sound."{table}"')
            for place, (table, column, kind, free) in enumerate(COLUMNS):
                values = [*VALUES[kind], *(["NULL"] if free else [])]
                if (table, column) not in MARKS | UNIQUE:
                    value, rows = values[turn % len(values)], f"rowid % 3 = {place % 3}"
                    connection.execute(f'UPDATE "{table}" SET "{column}" = {value} WHERE {rows}')
            connection.execute(
                "INSERT INTO zaak (id, nummer, soort) VALUES ('11111111-2222-3333-4444-555555555555', 'NIEUW', 'Motie')"
            )
            connection.execute("COMMIT")
            finish(connection)
            assert connection.execute("SELECT count(*) FROM motie WHERE nummer = 'NIEUW'").fetchall() == [(1,)]


@pytest.mark.parametrize("statement", [
    "UPDATE zoek_woord SET nummer = -2147483648 WHERE rowid = 0", "UPDATE zoek_woord SET nummer = 7",
    "UPDATE zoek_item SET id = '00000000-0000-0000-0000-000000000000'", "INSERT INTO zoek_item FROM zoek_item",
    "UPDATE zoek_item SET nummer = -2147483648 WHERE rowid = 0",
])  # fmt: skip
def test_words_that_are_numbered_otherwise_are_cut_anew(spoil: Callable[..., Path], statement: str) -> None:
    path = spoil(statement)
    with open_workshop(path) as workshop:
        workshop.connection.execute("INSERT INTO zaak (id, onderwerp) VALUES (uuid(), 'nieuwerwets')")
        workshop.publish()
    archive = Archive.open(path)
    found = [len(archive.find(word)) for word in ("nieuwerwets", "straatintimidatie")]
    archive.close()
    assert found == [1, 2]


def test_an_archive_of_an_unreadable_moment_is_not_brought_up_to_date(spoil: Callable[..., Path]) -> None:
    path = spoil("UPDATE archive SET published_at = 'infinity'")
    with pytest.raises(ArchiveFault, match="Er is niets aan veranderd"), open_workshop(path):
        pass


def test_nothing_in_a_list_is_not_told(spoil: Callable[..., Path]) -> None:
    """Of the letters of a promise, and the zaken of a paper."""
    path = spoil(
        "UPDATE toezegging SET kamerbrief_nakoming = ['a', NULL, 'b']",
        "INSERT INTO document (id, document_nummer, zaken) VALUES (uuid(), '2024D1', [NULL])",
    )
    assert '"letters": "a, b"' in ended(["kamer", "toezeggingen", "--format", "json"], path).out
    archive = Archive.open(path)
    (paper,) = archive.papers_named(["2024D1"])
    archive.close()
    assert paper.cases == ()


def test_an_archive_with_something_twice_is_not_brought_up_to_date(spoil: Callable[..., Path]) -> None:
    """What is joined on an id would grow with the square of it."""
    for table in ("zaak", "stemming", "motie", "toezegging"):
        path = spoil(f"INSERT INTO {table} FROM {table}")
        before = path.read_bytes()
        with pytest.raises(ArchiveFault, match=rf"dubbel \({table}\)"), open_workshop(path):
            pass
        assert path.read_bytes() == before


def test_an_archive_without_rows(spoil: Callable[..., Path]) -> None:
    path = spoil(*(f'DELETE FROM "{table}"' for table in LAYOUT.tables if table != "archive"))
    with opened_once(path):
        for words in LOOK_UPS:
            judged(words, path)


BIG = {
    "one text of 100 MB": "UPDATE motie SET onderwerp = repeat('a', 100000000) WHERE position = 0",
    "one of 50 MB in the widest characters": "UPDATE motie SET onderwerp = '😀' || repeat('a', 50000000) "
    "WHERE position = 0",
    "a million of rows": "INSERT INTO motie SELECT m.* FROM motie AS m, range(50000)",
}


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is one of Linux")
@pytest.mark.parametrize("kind", BIG)
def test_no_archive_makes_a_look_up_take_more_than_400_megabytes(spoil: Callable[..., Path], kind: str) -> None:
    path = spoil(BIG[kind])
    for words in (["kamer", "moties"], ["kamer", "moties", "--format", "json"]):
        assert peak([*words, "--archief", str(path)]) < 400_000
