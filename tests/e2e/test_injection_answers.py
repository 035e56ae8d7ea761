"""Hostile data in every form of answer in the shell: an answer or one sentence, and nothing that a terminal obeys."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from pathlib import Path

import duckdb
import pytest
from poison import CORPUS, judge, poison, text_columns
from tools.answers import one_store

from zedentui.cli import main
from zedentui.store.blocks import named_blocks
from zedentui.store.store import Store, StoreError

pytestmark = pytest.mark.terminal

WORDS = [
    ["moties"], ["moties", "buitenweg"], ["zoek", "sepot", "2022"], ["zoek", "oorzaken"], ["begrippen"], ["actieplan"],
    ["actieplan", "1"], ["transnationaal"], ["transnationaal", "vog"], ["agenda"], ["narekenen"], ["stukken"],
    ["narekenen", "--tabellen"], ["paragrafen"], ["organisaties"], ["bron"],
    ["bron", "tabel-1"], ["statistiek", "--jaar", "2022"],
]  # fmt: skip
FORMS = ["table", "csv", "tsv", "json", "md"]


@pytest.mark.parametrize(
    ("kind", "form"),
    [*((kind, form) for kind in ("texts", "everything", "some long") for form in FORMS), ("long", "table")],
)
def test_every_form_of_answer(
    spoilt: Callable[[str], Path], kind: str, form: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = spoilt(kind)
    asked = [[*words, "--format", form] for words in WORDS]
    asked += [["agenda", "--format", "ics"], ["statistiek", "--grafiek", "--jaar", "2018-2022"]] * (form == "table")
    # What one long answer leaves in memory is not there for the next: then each opens the file itself.
    with nullcontext() if kind == "long" else one_store(path):
        for words in asked:
            code = main([*words, "--db", str(path)])
            answer = capfdbinary.readouterr()
            judge(words, code, answer.out, answer.err)
            if kind in {"texts", "some long"}:
                assert code == 0, (words, answer.err)
            if code == 3 and kind == "long":
                assert b"meer geheugen" in answer.err, words


def test_every_table_by_itself(
    database: Path,
    unruled: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    """One table that no longer fits the others: keys that nothing knows, words outside their list, no mark."""
    columns = text_columns(database)
    with duckdb.connect(str(database), read_only=True) as connection:
        views = dict(connection.execute("SELECT view_name, sql FROM duckdb_views() WHERE NOT internal").fetchall())
    reading = {tuple(words): read_by(words, database, views, monkeypatch) for words in WORDS}
    capfdbinary.readouterr()
    for table in sorted({table for table, _ in columns}):
        concerned = [list(words) for words, tables in reading.items() if table in tables]
        if not concerned:
            continue
        target = Path(shutil.copy(unruled, tmp_path / f"{table}.duckdb"))
        poison(target, [column for column in columns if column[0] == table], CORPUS)
        with kept_open(target):
            for words in concerned:
                code = main([*words, "--db", str(target)])
                answer = capfdbinary.readouterr()
                judge([table, *words], code, answer.out, answer.err)


@contextmanager
def kept_open(path: Path) -> Iterator[None]:
    """One store for all answers from a file, if it is a dossier that can be opened at all."""
    with ExitStack() as stack:
        with suppress(StoreError):
            stack.enter_context(one_store(path))
        yield


def read_by(words: list[str], database: Path, views: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The tables that an answer reads, also through views: every name in the SQL that it runs."""
    asked = ["dossier"]  # every opening looks there
    ask = Store._asked

    def recorded(self: Store, name: str, *rest: object) -> object:
        asked.append(named_blocks()[name])
        return ask(self, name, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Store, "_asked", recorded)
        assert main([*words, "--db", str(database)]) == 0
    names: set[str] = set()
    while asked:
        new = set(re.findall(r"\w+", asked.pop())) - names
        names |= new
        asked += [views[name] for name in new & views.keys()]
    return names
