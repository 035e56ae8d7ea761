"""What only Unix has may be missing: look-ups in the shell answer the same, and the screen is refused in one sentence.

Seen in a process in which those modules and functions cannot be had. It is no Windows, which could not be tried.
"""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from cli_runner import DATABASE

from zedentui import unix
from zedentui.cli.syntax import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
BANNED = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["ruff"]["lint"]["flake8-tidy-imports"]
MODULES = sorted(name for name in BANNED["banned-api"] if "." not in name and name != "signal")
FUNCTIONS = sorted(name.partition(".")[2] for name in BANNED["banned-api"] if "." in name)

PROGRAM = """
import builtins, io, json, os, sys
KEPT = {"SIGINT", "SIGTERM", "SIGABRT", "SIGFPE", "SIGILL", "SIGSEGV", "SIG_DFL", "SIG_IGN"}
modules, functions, asked = json.loads(sys.argv[1])
real_import = builtins.__import__
def imported(name, globals=None, locals=None, fromlist=(), level=0):
    # plotext asks the system which it is, and takes other modules on Windows; here it cannot be told otherwise
    if name in modules and not (globals or {}).get("__name__", "").startswith(("plotext", "tty")):
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    return real_import(name, globals, locals, fromlist, level)
builtins.__import__ = imported
import platformdirs.unix  # asks the system as well
for name in functions:
    vars(os).pop(name, None)
if modules:  # what Windows has of it stays: plotext starts programs
    import signal
    for name in [name for name in vars(signal) if name.startswith("SIG") and name not in KEPT]:
        delattr(signal, name)
from zedentui.cli import main
answers, real = [], sys.stdout
for words in asked:
    sys.stdout, sys.__stdout__ = io.StringIO(), None
    try:
        code = main(words)
    except Exception as error:
        code = repr(error)
    answers.append([code, sys.stdout.getvalue()])
json.dump(answers, real)
"""
LOOK_UPS = [
    ["zoek", "verkrachting", "sepot", "2022"],
    ["zoek", "--format", "json", "paspoortwet"],
    ["statistiek"],
    ["statistiek", "--maat", "dagvaarden", "--grafiek"],
    ["statistiek", "--format", "csv", "--jaar", "2018-2022"],
    ["controleer", "{text}"],
    *([name] for name in ("actieplan", "transnationaal", "moties", "agenda", "narekenen")),
    *([name] for name in ("begrippen", "stukken", "paragrafen", "organisaties", "bron")),
    ["agenda", "--format", "ics"],
    ["kaart"],
    ["kamer", "stand"],
    ["toetsen"],
    ["aanvulling", "bash"],
    ["handleiding"],
    ["--help"],
    ["--version"],
]


def answers(asked: list[list[str]], home: Path, *, blocked: bool) -> list[list[object]]:
    """Exit code and answer of each line of words, in one process with or without what Unix has."""
    without = json.dumps([MODULES if blocked else [], FUNCTIONS if blocked else [], asked])
    environ = os.environ | {"HOME": str(home), "ZEDENTUI_DB": str(DATABASE), "XDG_DATA_HOME": str(home)}
    environ.pop("ZEDENTUI_ARCHIEF", None)
    run = subprocess.run([sys.executable, "-c", PROGRAM, without], capture_output=True, text=True, timeout=60,
                         env=environ)  # fmt: skip
    assert run.returncode == 0, run.stderr
    found: list[list[object]] = json.loads(run.stdout)
    return found


def test_look_ups_answer_the_same(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("In 2022 stroomden 743 verkrachtingszaken in.")
    asked = [[word.replace("{text}", str(tmp_path / "text.txt")) for word in words] for words in LOOK_UPS]
    plain, without = (answers(asked, tmp_path, blocked=blocked) for blocked in (False, True))
    for words, before, after in zip(asked, plain, without, strict=True):
        assert after == before, words
        assert before[0] in {0, 1}, words
    assert {words[0] for words in asked} >= COMMANDS.keys() - {"", "open", "bouw", "voorverwarm", "web"}


def test_the_screen_is_refused_in_one_sentence(tmp_path: Path) -> None:
    ((code, said),) = answers([[]], tmp_path, blocked=True)
    assert (code, said) == (2, "")


def test_the_screen_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from zedentui.system import terminal

    monkeypatch.setitem(sys.modules, "termios", None)
    sentence = terminal.check({"TERM": "xterm"}, sys.stdin, sys.stdout, sys.stderr)
    assert sentence is not None
    assert "op dit systeem" in sentence
    assert re.search(r"zedentui zoek|zedentui statistiek", sentence)


def test_who_comes_second_does_not_wait(tmp_path: Path) -> None:
    with (tmp_path / "lock").open("w") as first, (tmp_path / "lock").open("w") as second:
        unix.lock(first.fileno())
        with pytest.raises(BlockingIOError):
            unix.lock(second.fileno())


def test_without_locks_nobody_is_told_to_be_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    with (tmp_path / "lock").open("w") as file, pytest.raises(OSError, match="no file locks") as refused:
        unix.lock(file.fileno())
    assert refused.value.errno == errno.ENOTSUP


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere this limit counts other things")
@pytest.mark.parametrize(
    ("steps", "left"),
    [
        ("bound_memory(10**9); room_for_stacks(3)", 10**9 + 3 * 2**20),
        ("bound_memory(10**9); room_for_stacks(3); room_for_stacks(3)", 10**9 + 3 * 2**20),
        ("room_for_stacks(3)", -1),
        ("limit(9 * 10**8); bound_memory(10**9); room_for_stacks(3)", 9 * 10**8),
        ("bound_memory(10**9); limit(9 * 10**8); room_for_stacks(3)", 9 * 10**8),
        ("limit(-1, 10**9 + 9); bound_memory(10**9); room_for_stacks(3)", 10**9 + 9),
    ],
)
def test_stacks_are_counted_beside_what_was_bound_and_by_nobody_else(steps: str, left: int) -> None:
    code = f"""
import resource
from zedentui.unix import bound_memory, room_for_stacks
def limit(soft, hard=-1):
    resource.setrlimit(resource.RLIMIT_DATA, (hard if soft < 0 else soft, hard))
resource.setrlimit(resource.RLIMIT_STACK, (2**20, resource.getrlimit(resource.RLIMIT_STACK)[1]))
{steps}
print(resource.getrlimit(resource.RLIMIT_DATA)[0])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == f"{left}\n", done.stderr
