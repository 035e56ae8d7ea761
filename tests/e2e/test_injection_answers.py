"""Hostile data in every form of answer in the shell: an answer or one sentence, and nothing that a terminal obeys."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from functools import cache
from pathlib import Path

import duckdb
import pytest
from asked_once import Held, asked_once, recorded
from poison import CORPUS, judge, poison, text_columns

from zedentui.cli import main
from zedentui.store.blocks import named_blocks
from zedentui.store.store import Store

pytestmark = pytest.mark.terminal

WORDS = [
    ["moties"], ["moties", "buitenweg"], ["zoek", "sepot", "2022"], ["zoek", "oorzaken"], ["begrippen"], ["actieplan"],
    ["actieplan", "1"], ["transnationaal"], ["transnationaal", "vog"], ["agenda"], ["narekenen"], ["stukken"],
    ["narekenen", "--tabellen"], ["paragrafen"], ["organisaties"], ["bron"],
    ["bron", "tabel-1"], ["statistiek", "--jaar", "2022"],
]  # fmt: skip
FORMS = ["table", "csv", "tsv", "json", "md"]
MORE = [["agenda", "--format", "ics"], ["statistiek", "--grafiek", "--jaar", "2018-2022"]]
"""Forms that only one subcommand has."""


@pytest.mark.parametrize("kind", ["texts", "everything", "some long", "long"])
def test_every_form_of_answer(
    spoilt: Callable[[str], Path], kind: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = spoilt(kind)
    wrong = []
    # What one long answer leaves in memory is not there for the next: then each opens the file itself.
    with nullcontext() if kind == "long" else asked_once(path):
        for form in FORMS[:1] if kind == "long" else FORMS:
            for words in [*([*words, "--format", form] for words in WORDS), *MORE * (form == "table")]:
                code = main([*words, "--db", str(path)])
                answer = capfdbinary.readouterr()
                try:
                    judge(words, code, answer.out, answer.err)
                    assert code == 0 or kind not in {"texts", "some long"}, (words, answer.err)
                    assert code != 3 or kind != "long" or b"meer geheugen" in answer.err, words
                except AssertionError as error:
                    wrong.append(str(error))
    assert wrong == []


def test_every_table_by_itself(
    database: Path, unruled: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """One table that no longer fits the others: keys that nothing knows, words outside their list, no mark.

    What an answer asks that does not read that table is known from the file without it.
    """
    columns = text_columns(database)
    sound: Held = {}
    reads = tables_read_by(unruled)
    asked = questions(unruled, sound)
    capfdbinary.readouterr()
    tables = sorted({table for table, _ in columns})
    wrong = []
    with duckdb.connect() as connection:
        for table in tables:
            concerned = [words for words, names in asked.items() if table == "dossier" or table in reads(names)]
            if not concerned:  # every opening looks at the mark, in `dossier`
                continue
            target = Path(shutil.copy(unruled, tmp_path / f"{table}.duckdb"))
            poison(target, [column for column in columns if column[0] == table], CORPUS, through=connection)
            known = {question: rows for question, rows in sound.items() if table not in reads([question[0]])}
            with asked_once(target, known, copied=True):
                for words in concerned:
                    code = main([*words, "--db", str(target)])
                    answer = capfdbinary.readouterr()
                    try:
                        judge([table, *words], code, answer.out, answer.err)
                    except AssertionError as error:
                        wrong.append(str(error))
    assert wrong == []


def questions(path: Path, held: Held) -> dict[tuple[str, ...], list[str]]:
    """What each of WORDS asks of a dossier that is as it should be, by name; the answers come in `held`."""
    asked = {}
    store = Store.open(path)
    for words in WORDS:
        with recorded(store, held) as names:
            assert main([*words, "--db", str(path)]) == 0, words
        asked[tuple(words)] = names
    store.close()
    return asked


def tables_read_by(path: Path) -> Callable[[Iterable[str]], set[str]]:
    """Tells which tables (and views) named questions read, also through views: every name in their SQL."""
    with duckdb.connect(str(path), read_only=True) as connection:
        views: Mapping[str, str] = dict(
            connection.execute("SELECT view_name, sql FROM duckdb_views() WHERE NOT internal").fetchall()
        )

    @cache
    def read_by(sql: str) -> set[str]:
        names = set(re.findall(r"\w+", sql))
        through = [read_by(views[name]) for name in names & views.keys() if views[name] != sql]
        return names.union(*through)

    return lambda names: set().union(*(read_by(named_blocks()[name]) for name in names))
