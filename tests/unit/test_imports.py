"""What a subcommand loads: seen in a process of its own, because it is what people wait for."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Set
from functools import cache
from importlib.metadata import requires

import pytest
from cli_runner import DATABASE
from forks import Forks

from zedentui.kinds import registry

PROGRAM = """
import io, json, sys
from zedentui.cli import main
out, sys.stdout = sys.stdout, io.StringIO()
code = main(sys.argv[1:])
json.dump([code, sorted(sys.modules)], out)
"""
SCREEN = {"textual", "rich", "asyncio"}
HEAVY = {*SCREEN, "plotext", "platformdirs", "duckdb", "argparse", "importlib.resources", "zipfile"}
CODE_MAKERS = {"dataclasses", "inspect"}
"""They write code anew at every start: `zedentui.classes` does not."""
WRITE_SIDE = {"zedentui.dossier", "zedentui.kamer", "urllib.request", "http", "ssl", "socket"}
ELSEWHERE = {"zedentui.web", *(f"zedentui.duck.{name}" for name in (
    "copied", "fetching", "keeping", "literals", "quack", "quack_line",
))}  # fmt: skip
"""What a database on another computer needs, and no path does."""
DOSSIER = {"_duckdb", "zedentui.duck", "zedentui.store", "zedentui.model"}
LOOK_UPS = [
    ["zoek", "verkrachting", "sepot", "2022"],
    ["zoek", "paspoortwet", "--format", "md"],
    ["statistiek"],
    ["statistiek", "--maat", "technisch_sepot", "--jaar", "2018-2022", "--format", "csv"],
    *(
        [name, *rest]
        for name in ("actieplan", "transnationaal", "moties", "agenda", "narekenen")
        for rest in ([], ["--format", "json"])
    ),
    ["moties", "buitenweg"],
    ["begrippen", "vog"],
    ["stukken", "29270-131"],
    ["paragrafen"],
    ["organisaties"],
    ["bron"],
]


@pytest.fixture(scope="module")
def fresh() -> Iterator[Forks]:
    """Splits off processes in which nothing was loaded yet but what every run of the program begins with."""
    with Forks("import io, zedentui.cli") as forks:
        yield forks


@cache
def loaded(fresh: Forks, *words: str) -> frozenset[str]:
    """The modules in a process that ran `zedentui WORDS` on the committed database; asked once for all that looks."""
    found = fresh.run("--db", str(DATABASE), *words, code=PROGRAM)
    code, modules = json.loads(found.stdout)
    assert code == 0, found.stderr
    return frozenset(modules)


def test_what_is_split_off_had_loaded_what_every_run_loads_and_no_more(fresh: Forks) -> None:
    command = [sys.executable, "-c", PROGRAM, "--version"]
    whole = json.loads(subprocess.run(command, capture_output=True, text=True, timeout=60).stdout)
    assert whole == json.loads(fresh.run("--version", code=PROGRAM).stdout)
    assert whole[0] == 0


def of(modules: Set[str], heavy: Set[str]) -> set[str]:
    """The modules that are one of `heavy`, or inside it."""
    return {name for name in modules if any(name == each or name.startswith(f"{each}.") for each in heavy)}


@pytest.mark.parametrize("words", LOOK_UPS, ids=" ".join)
def test_a_look_up_loads_nothing_it_does_not_need(fresh: Forks, words: list[str]) -> None:
    modules = loaded(fresh, *words)
    unwanted = {
        *HEAVY,
        *CODE_MAKERS,
        "zedentui.tui",
        "zedentui.charts",
        *WRITE_SIDE,
        *ELSEWHERE,
        "zedentui.system.terminal",
    }
    assert of(modules, unwanted) == set()
    assert "zedentui.store.store" in modules
    if words[0] != "zoek":
        assert of(modules, {"zedentui.search"}) == set()


KINDS = {module for modules in registry.KINDS.values() for module in modules} | {"figure", "table_check", "calendar"}
LEANS = {"arithmetic": {"table_check"}, "document": {"reference"}, "audit": {"document", "reference"}}
"""The kinds that another is made of, all the way down: a check of its cells, the letter of what it cites or holds."""


@pytest.mark.parametrize("command", registry.KINDS)
def test_a_list_loads_the_kinds_it_shows_and_no_others(fresh: Forks, command: str) -> None:
    shown = {*registry.KINDS[command]}
    shown |= {each for kind in shown for each in LEANS.get(kind, ())}
    modules = loaded(fresh, command, "--format", "json")
    assert {name.rpartition(".")[2] for name in of(modules, {"zedentui.kinds"})} & KINDS == shown


def test_a_chart_loads_plotext_and_nothing_of_the_screen(fresh: Forks) -> None:
    modules = loaded(fresh, "statistiek", "--grafiek")
    assert "plotext" in modules
    assert of(modules, {*SCREEN, "zedentui.tui", "platformdirs"}) == set()


@pytest.mark.parametrize("words", [["--help"], ["zoek", "--help"], ["--version"], ["aanvulling", "bash"]], ids=" ".join)
def test_what_needs_no_database_loads_none(fresh: Forks, words: list[str]) -> None:
    modules = loaded(fresh, *words)
    assert of(modules, {*HEAVY, *CODE_MAKERS, *DOSSIER, "zedentui.tui", "zedentui.charts"}) == set()


def test_the_keys_load_no_screen(fresh: Forks) -> None:
    modules = loaded(fresh, "toetsen")
    assert of(modules, {*SCREEN, "plotext", "_duckdb", "duckdb"}) == set()
    assert "zedentui.tui.commands" in modules


def test_the_man_page_loads_no_screen(fresh: Forks) -> None:
    assert of(loaded(fresh, "handleiding"), {*SCREEN, "plotext", "duckdb"}) == set()


def test_the_debate_sheet_loads_no_dossier(fresh: Forks) -> None:
    """It is text of the user's own: no database, no screen."""
    found = fresh.run("kaart", "--format", "json", code=PROGRAM, XDG_DATA_HOME="/x")
    code, modules = json.loads(found.stdout)
    assert code == 1, found.stderr
    assert of(set(modules), {*SCREEN, "plotext", "duckdb", *DOSSIER, "zedentui.kinds", "zedentui.tui"}) == set()
    assert "zedentui.sheet" in modules


@pytest.mark.parametrize("words", [["kamer", "stand"], ["--help"], ["handleiding"]], ids=" ".join)
def test_nothing_but_bringing_up_loads_what_makes_a_connection(fresh: Forks, words: list[str]) -> None:
    found = fresh.run(*words, code=PROGRAM, ZEDENTUI_ARCHIEF="/x")
    assert of(set(json.loads(found.stdout)[1]), {"zedentui.kamer", "urllib.request", "http", "ssl", "socket"}) == set()


APPLICATION = """
import json, sys
from pathlib import Path
from zedentui.archive.shelf import Shelf
from zedentui.duck.place import place_of
from zedentui.store.store import Store
from zedentui.tui.app import ZedenApp
from zedentui.tui.reloading import Watch
store = Store.open(Path(sys.argv[1])).warm()
Watch(store.place).newer()
Shelf(Path("/nonexistent"))
store.close()
json.dump(sorted(sys.modules), sys.stdout)
"""


def test_the_application_on_a_path_loads_nothing_of_other_places() -> None:
    found = subprocess.run(
        [sys.executable, "-c", APPLICATION, str(DATABASE)], capture_output=True, text=True, timeout=60, check=True
    )
    modules = set(json.loads(found.stdout))
    assert "zedentui.tui.app" in modules
    assert of(modules, {*ELSEWHERE, "urllib.request", "http.client"}) == set()


def test_what_a_server_needs_comes_with_the_extra_only() -> None:
    wanted = [each for each in requires("zedentui") or () if each.startswith("duckdb")]
    extra = [each for each in wanted if each.replace('"', "'").endswith("extra == 'remote'")]
    assert sorted(each.partition("==")[0] for each in extra) == [
        "duckdb", "duckdb-extension-httpfs", "duckdb-extension-quack",
    ]  # fmt: skip
    assert len(wanted) == len(extra) + 1, "and DuckDB itself, whichever version"
