"""The command line as a process of its own: pipes that close, disks that are full, locales without our letters."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runner import DATABASE
from forks import Forks

SCRIPT = Path(sys.executable).with_name("zedentui")
MODULE = [sys.executable, "-m", "zedentui"]


def environment(**environ: str) -> dict[str, str]:
    """What every process of these tests has around it, with these changes."""
    names = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "PYTHON", "NO_COLOR"))}
    return names | {"ZEDENTUI_DB": str(DATABASE), "LANG": "C.UTF-8", **environ}


def run(*words: str, command: list[str] = MODULE, **environ: str) -> subprocess.CompletedProcess[bytes]:
    env = environment(**environ)
    return subprocess.run([*command, *words], capture_output=True, env=env, stdin=subprocess.DEVNULL, timeout=60)


@pytest.mark.parametrize("command", [MODULE, [str(SCRIPT)]], ids=["module", "script"])
def test_both_ways_to_start(command: list[str]) -> None:
    if not Path(command[0]).exists():
        pytest.skip("the package is not installed with its script")
    for words, code in (
        (["--version"], 0),
        (["moties", "bestaat-niet"], 1),
        (["statistiek", "--weg"], 2),
        (["moties", "--db", "/weg"], 3),
    ):
        found = run(*words, command=command)
        assert found.returncode == code
        assert bool(found.stdout) is (code == 0)
        assert found.stderr.count(b"\n") == (code != 0)
        assert b"Traceback" not in found.stderr


def test_whoever_reads_may_stop() -> None:
    """`| head` takes a few lines; what comes after them goes nowhere, quietly."""
    line = '"$@" begrippen | head -n 1; echo "${PIPESTATUS[0]}"'
    found = run(command=["bash", "-c", line, "bash", *MODULE])
    head, code = found.stdout.decode().splitlines()
    assert head.startswith("Id")
    assert code in {"0", "141"}  # it may have been in time
    assert found.stderr == b""


def test_a_look_up_ends_at_once_and_leaves_nothing_undone() -> None:
    """All of the answer goes out, and what was registered for the end of the process is done; no code of ours after."""
    script = "import atexit, sys; atexit.register(print, 'einde', file=sys.stderr); from zedentui.cli import main; "
    for words in (["begrippen"], ["zoek", "sepot", "--format", "json"]):
        found = run(*words, command=[sys.executable, "-c", f"{script} main(); print('later')"])
        assert (found.returncode, found.stderr) == (0, b"einde\n")
        assert found.stdout == run(*words).stdout
    assert run("moties", "bestaat-niet").returncode == 1


@pytest.mark.parametrize(
    "words", [["begrippen"], ["zoek", "vog", "--format", "json"], ["--help"], ["statistiek", "--grafiek"]]
)
def test_a_pipe_that_is_closed_before_it_is_written(words: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        env = os.environ | {"ZEDENTUI_DB": str(DATABASE)}
        found = subprocess.run([*MODULE, *words], stdout=write, stderr=subprocess.PIPE, env=env, timeout=60)
    finally:
        os.close(write)
    assert (found.returncode, found.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        env = os.environ | {"ZEDENTUI_DB": str(DATABASE)}
        found = subprocess.run([*MODULE, "moties"], stdout=full, stderr=subprocess.PIPE, env=env, timeout=60)
    assert found.returncode == 74
    assert found.stderr.count(b"\n") == 1
    assert found.stderr.startswith(b"Het antwoord kan niet worden geschreven")


@pytest.mark.parametrize(("closed", "code"), [(">&-", 74), ("2>&-", 0), ("<&-", 0), (">&- 2>&-", 74)])
def test_closed_streams(closed: str, code: int) -> None:
    found = run(command=["bash", "-c", f'"$@" moties {closed}', "bash", *MODULE])
    assert found.returncode == code
    assert b"Traceback" not in found.stderr


LOCALES = {
    "ascii": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
    "C": {"LC_ALL": "C"},
    "posix": {"LC_ALL": "POSIX", "LANG": ""},
    "unknown": {"LC_ALL": "xx_YY.nonsense"},
}


WRITTEN = [
    ["moties", "van-der-woude"],
    ["statistiek", "--grafiek"],
    ["statistiek", "--eenheid", "verschil", "--format", "csv"],
    ["narekenen"],
    ["toetsen"],
    ["zoek", "vog", "--format", "md"],
    ["moties", "geen‘motie"],
]
BEFOREHAND = "import zedentui.cli.arguments, zedentui.store.store"
"""What nearly all of these load."""


@pytest.mark.parametrize("locale", LOCALES)
def test_any_locale(locale: str) -> None:
    with Forks(BEFOREHAND, environment(**LOCALES[locale])) as started:
        answers = [(words, started.run(*words)) for words in WRITTEN]
    for words, found in answers:
        assert found.returncode == (1 if words[-1].startswith("geen") else 0), words
        assert b"Traceback" not in found.stderr, words
        assert found.stdout or found.stderr, words
        if locale in {"ascii", "latin-1"}:
            text = (found.stdout + found.stderr).decode(locale)
            assert "\ufffd" not in text, words
            if words[0] in {"statistiek", "moties", "narekenen"}:
                assert "?" not in text, words  # every letter and line of the dossier has a likeness


def test_data_does_not_change_with_the_locale() -> None:
    words = ("begrippen", "--format", "json")
    here = json.loads(run(*words).stdout)
    assert json.loads(run(*words, **LOCALES["ascii"]).stdout.decode("ascii")) == here
    assert json.loads(run(*words, **LOCALES["latin-1"]).stdout.decode("latin-1")) == here


def test_a_fault_in_the_program_is_one_sentence_and_a_report(tmp_path: Path) -> None:
    program = (
        "import sys, zedentui.cli.arguments as a, zedentui.cli as c\n"
        "def fail(*_): raise RuntimeError('geheim')\n"
        "a.parse = fail\n"
        "sys.exit(c.main(['moties']))"
    )
    found = run(command=[sys.executable, "-c", program], HOME=str(tmp_path), XDG_STATE_HOME=str(tmp_path))
    assert found.returncode == 70
    assert found.stderr.count(b"\n") == 1
    assert b"geheim" not in found.stderr
    report = next(tmp_path.rglob("*.log"))
    assert str(report).encode() in found.stderr
    assert "RuntimeError" in report.read_text()
