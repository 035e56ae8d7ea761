"""A dossier on a DuckDB server: equal rows for every question, and one sentence for everything that goes wrong."""

from __future__ import annotations

import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from asked import parameters
from duckdb_server import SCRIPT, TOKEN, Relay, Server, missing, needs_remote, serving, token_file
from web_site import site_of
from zedentui.archive.archive import Archive
from zedentui.archive.archive import named_blocks as archive_blocks
from zedentui.duck import quack
from zedentui.duck.engine import quoted
from zedentui.duck.literals import written
from zedentui.duck.place import PlaceError, place_of
from zedentui.duck.quack import QuackConnection, QuackPlace, server_of, token
from zedentui.search import search
from zedentui.store.blocks import named_blocks
from zedentui.store.store import Store, StoreError


@pytest.fixture(autouse=True)
def _token(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ZEDENTUI_TOKEN", raising=False)
    monkeypatch.setenv("ZEDENTUI_TOKENBESTAND", str(token_file(tmp_path)))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture(scope="module")
def server(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(database, tmp_path_factory.mktemp("server")) as made:
        yield made


@pytest.fixture(scope="module")
def kamer(recorded: Path) -> Path:
    return recorded


def refused(where: Any) -> str:
    with pytest.raises(StoreError) as problem:
        Store.open(where)
    sentence = str(problem.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert TOKEN not in sentence
    return sentence


def called(text: str) -> set[str]:
    """The functions and operators that a question calls, as the script of the server sees them."""
    serialized = duckdb.execute("SELECT json_serialize_sql(?::VARCHAR)::VARCHAR", [text]).fetchall()[0][0]
    assert '"error":false' in serialized, serialized
    return set(re.findall(r'"function_name":"(.*?)"', serialized))


@pytest.fixture(scope="module")
def allowed() -> set[str]:
    return set(re.findall(r'ALLOWED = """(.*?)"""', SCRIPT.read_text(), re.DOTALL)[0].split())


@pytest.mark.parametrize("blocks", [named_blocks, archive_blocks], ids=["dossier", "archive"])
def test_the_server_allows_what_is_asked(blocks: Callable[[], dict[str, str]], allowed: set[str]) -> None:
    for name, sql in blocks().items():
        assert called(written(sql, parameters(sql, 0) or {})) <= allowed, name


def test_the_server_allows_all_that_is_sent(
    database: Path, kamer: Path, allowed: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is asked before the first question too: the mark and the definitions. A file answers here."""
    sent: list[str] = []
    file = database

    def answered(self: QuackConnection, text: str) -> tuple[Any, list[tuple[Any, ...]]]:
        sent.append(text)
        with closing(self._base.cursor()) as cursor:
            cursor.execute(f"USE {quoted(file.stem)}")
            cursor.execute(text)
            return cursor.description, cursor.fetchall()

    def attached(*_: object) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect(":memory:")
        connection.execute(f"ATTACH {quoted(file)} (READ_ONLY)")
        return connection

    monkeypatch.setattr(quack, "client", attached)
    monkeypatch.setattr(quack, "greet", lambda *_, **__: None)
    monkeypatch.setattr(QuackConnection, "_answer", answered)
    with closing(Store.open("quack:127.0.0.1:1")) as store:
        assert search(store, "verkrachting technisch sepot 2022", today=date(2023, 9, 1))
    file = kamer
    with closing(Archive.open("quack:127.0.0.1:1")) as archive:
        assert archive.run("edition", {})
    assert sum("duckdb_columns" in text for text in sent) == 2  # both were compared with our definitions
    for text in sent:
        assert called(text) <= allowed, text


@pytest.mark.parametrize(
    ("blocks", "opened"), [(named_blocks, Store.open), (archive_blocks, Archive.open)], ids=["dossier", "archive"]
)
def test_every_question_has_equal_rows_through_each_place(
    blocks: Callable[[], dict[str, str]], opened: Callable[[Any], Store | Archive], database: Path, kamer: Path,
    tmp_path: Path,
) -> None:  # fmt: skip
    file = kamer if blocks is archive_blocks else database
    (tmp_path / "www").mkdir()
    with ExitStack() as stack:
        site = stack.enter_context(site_of(tmp_path / "www"))
        site.publish(file)
        places: list[Path | str] = [file, f"{site.base}/zeden.duckdb"]
        if not missing():
            places.append(stack.enter_context(serving(file, tmp_path)).address)
        each = [stack.enter_context(closing(opened(where))) for where in places]
        for name, sql in blocks().items():
            for turn in range(3):
                params = parameters(sql, turn)
                first, *others = (one.run(name, params) for one in each)
                assert all(rows == first for rows in others), (name, params)


@needs_remote
def test_typed_questions_have_equal_answers(server: Server, database: Path) -> None:
    here, there = Store.open(database), Store.open(server.address)
    asked = ["verkrachting technisch sepot 2022", "moties", "o'hara", "100% \\ %", "dagvarden verkrchting", "Ω😀 é",
             "$word '; DROP TABLE dossier; --", "hoeveel meer aangiftes dan in 2019?", "kst-34843-86"]  # fmt: skip
    for question in asked:
        one, other = (search(each, question, today=date(2023, 9, 1)) for each in (here, there))
        assert one == other, question
    assert there.another().dossier() == here.dossier()
    assert here.promises(date(2024, 1, 1)) == there.promises(date(2024, 1, 1))


@needs_remote
def test_a_client_can_neither_write_nor_read_nor_set_nor_stop_nor_see_the_token(server: Server, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("geheim")
    opened = Store.open(server.address)
    ask = opened._connection.execute
    tries = [
        f"COPY (SELECT 1) TO '{tmp_path}/evil.csv'", f"SELECT * FROM read_text('{tmp_path}/secret')",
        f"SELECT * FROM '{tmp_path}/secret.csv'", f"FROM read_csv('{tmp_path}/secret')", "FROM glob('/*')",
        f"ATTACH '{tmp_path}/evil.duckdb' AS evil", f"EXPORT DATABASE '{tmp_path}/evil'", "LOAD httpfs", "INSTALL fts",
        "SET threads = 2", "RESET lock_configuration",
        "SET GLOBAL quack_authorization_function = 'quack_nop_authorization'",
        "PRAGMA database_list", "CREATE TEMP TABLE evil AS SELECT 1", "CREATE MACRO rules.main.allowed(a, b) AS true",
        "DROP MACRO rules.main.allowed", "UPDATE dossier SET schema_version = 9", "CHECKPOINT",
        "CALL quack_server_list()",
        "FROM quack_server_list()", "FROM quack_active_connections()", "SELECT * FROM duckdb_secrets()",
        "FROM quack_stop('quack:127.0.0.1:9494')", "CALL quack_serve('quack:127.0.0.1:0')", "SELECT getenv('PATH')",
        'SELECT * FROM "system"."main"."quack_server_list"()', "FROM query('FROM quack_' || 'server_list()')",
        "FROM query_table('duckdb_secrets')", "SELECT * FROM json_execute_serialized_sql('{}')",
        f"SELECT * FROM quack_query('{server.address}', 'SELECT 1')", "FROM range(1000000000000)",
        "SELECT current_setting('quack_authorization_function')", "FROM duckdb_settings()",
        "FROM pragma_storage_info('term')",
        "SELECT 1; SELECT * FROM quack_server_list()", "SELECT repeat('x', 1000000000)",
    ]  # fmt: skip
    for sql in tries:
        try:
            found = ask(sql).fetchmany(10)
        except (PlaceError, duckdb.Error):
            continue
        pytest.fail(f"{sql} was answered: {found}")
    assert opened.run("dossier"), "the server is there and answers as before"
    seen = ask("SELECT count(*) FROM duckdb_functions()").fetchmany(1)
    assert TOKEN not in str(seen)
    assert ask("SELECT * FROM duckdb_logs").fetchmany(9) == [], "what others ask is not kept"
    assert not list(tmp_path.glob("evil*"))
    opened.close()


@needs_remote
def test_a_server_with_a_new_edition_says_so(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "zeden.duckdb"
    shutil.copyfile(database, path)
    with serving(path, tmp_path) as server:
        opened = Store.open(server.address)
        server.kill()
        with duckdb.connect(str(path)) as connection:
            connection.execute("UPDATE dossier SET letter_date = DATE '2023-07-06'")
        server.start()
        assert opened.place.edition() not in (None, opened.place.at_hand())
        opened.close()


@needs_remote
def test_a_server_that_is_silent_is_given_up_and_not_waited_for(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    relay = Relay(server.port)
    opened = Store.open(QuackPlace("127.0.0.1", relay.port, deadline=20.0))
    opened._connection._deadline = 0.3
    relay.swallow = True
    for _ in range(4):
        with pytest.raises(StoreError, match=r"geeft na 0\.3 seconden nog geen antwoord"):
            opened.run("dossier")
    with pytest.raises(StoreError, match="heeft nog 4 vragen open"):
        opened.run("dossier")
    opened.close()
    relay.close()


@needs_remote
def test_an_interrupt_is_obeyed_at_once(server: Server) -> None:
    relay = Relay(server.port)
    opened = Store.open(QuackPlace("127.0.0.1", relay.port, deadline=60.0))
    relay.swallow = True
    threading.Timer(0.3, opened.interrupt).start()
    begun = time.monotonic()
    with pytest.raises(StoreError, match="afgebroken"):
        opened.run("dossier")
    assert time.monotonic() - begun < 30, "far before the deadline"
    relay.swallow = False
    assert opened.run("dossier")
    opened.close()
    relay.close()


@needs_remote
def test_another_computer_is_never_asked_without_tls(server: Server) -> None:
    relay = Relay(server.port, host="127.0.0.2")
    assert refused(f"quack:127.0.0.2:{relay.port}")
    relay.close()


def test_without_the_packages_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert refused("quack:127.0.0.1:9") == (
        "Om een DuckDB-server te vragen zijn extra pakketten nodig, bij elkaar passend; installeer: pip install "
        "'zedentui[remote]'."
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [("quack:zeden.example", ("zeden.example", 9494)), ("quack:localhost:1", ("localhost", 1)),
     ("QUACK:[::1]:99", ("::1", 99))],
)  # fmt: skip
def test_a_server_is_named_by_host_and_port(text: str, found: tuple[str, int]) -> None:
    assert server_of(text) == found
    assert str(place_of(text)).startswith("quack:")


@pytest.mark.parametrize(
    "text", ["quack:", "quack:a/b", "quack:jan:geheim@a", "quack:a:x", "quack:a b", "quack:'", "quack:a?b"]
)
def test_what_is_no_server_is_refused(text: str) -> None:
    with pytest.raises(PlaceError, match=r"^Een server heet quack:naam"):
        server_of(text)


def test_the_token_comes_from_the_environment_or_a_file_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(" abc \n")
    file.chmod(0o600)
    assert token({"ZEDENTUI_TOKENBESTAND": str(file)}) == "abc"
    assert token({"ZEDENTUI_TOKEN": "def", "ZEDENTUI_TOKENBESTAND": str(file)}) == "def"
    for mode in (0o640, 0o604, 0o660):
        file.chmod(mode)
        with pytest.raises(PlaceError, match=r"chmod 600\.$"):
            token({"ZEDENTUI_TOKENBESTAND": str(file)})
    file.chmod(0o600)
    for text in ("", "a\x00b", "a\nb"):
        file.write_text(text)
        with pytest.raises(PlaceError, match="staat geen token"):
            token({"ZEDENTUI_TOKENBESTAND": str(file)})
    for environ in ({"ZEDENTUI_TOKENBESTAND": str(tmp_path)}, {"ZEDENTUI_TOKENBESTAND": str(tmp_path / "geen")}):
        with pytest.raises(PlaceError, match="is niet te lezen"):
            token(environ)
    os.environ.pop("ZEDENTUI_TOKENBESTAND", None)
    with pytest.raises(PlaceError, match="is een token nodig"):
        token({})
