"""The shared account: which words come out of what was asked, and what is refused."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from zedentui.cli.ending import Stop
from zedentui.cli.kiosk import COMMAND, allowed, main, words
from zedentui.cli.options import OPTIONS, SHARED
from zedentui.cli.syntax import COMMANDS
from zedentui.system.terminal import KIOSK_NAMES, keep_kiosk_names


@pytest.fixture(autouse=True)
def handler() -> Iterator[None]:
    """`main` lets ctrl+c end the process; the tests keep their own."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("", ["--kiosk"]),
        ("  ", ["--kiosk"]),
        ("zedentui", ["--kiosk"]),
        ("--kiosk", ["--kiosk", "--kiosk"]),
        ("open actieplan/2", ["--kiosk", "open", "actieplan/2"]),
        ("zoek 'technisch sepot' 2022", ["zoek", "technisch sepot", "2022"]),
        ("zedentui zoek zedentui", ["zoek", "zedentui"]),
        ("zoek $HOME `id` $(id) ; id > /x", ["zoek", "$HOME", "`id`", "$(id)", ";", "id", ">", "/x"]),
        ("zoek -- --db", ["zoek", "--", "--db"]),
        ("--help", ["--help"]),
        ("moties --format=json", ["moties", "--format=json"]),
        ("controleer", ["controleer"]),
        ("controleer -", ["controleer", "-"]),
        ("statistiek --grafiek", ["statistiek", "--grafiek"]),
    ],
)
def test_what_was_asked_becomes_words(asked: str, expected: list[str]) -> None:
    assert words(asked) == expected


@pytest.mark.parametrize(
    "asked",
    [
        "; id",
        "$(id)",
        "`id`",
        "bash",
        "/bin/sh -c id",
        "python3 -c 1",
        "bouw data/dossier",
        "bouw --uit /x data/dossier",
        "handleiding",
        "aanvulling bash",
        "zoek --db /etc/passwd root",
        "--db=/etc/passwd zoek root",
        "zoek root --db /etc/passwd",
        "--db /etc/passwd",
        "zoek --uit /x root",
        "zoek root --archief https://example.invalid/kamer.duckdb",
        "open moties --archief quack:localhost",
        "statistiek --grafiek=svg",
        "agenda --grafiek=svg",
        "controleer /etc/passwd",
        "controleer -- -x",
        "zoek 'sepot",
        'zoek "',
        "zoek \\",
        "internal-sftp",
        "/usr/lib/openssh/sftp-server -l INFO",
        "scp -t /",
        "rsync --server .",
        "git-upload-pack x",
        "zoek " + "x" * 5000,
    ],
)
def test_what_is_no_look_up_is_refused_in_one_sentence(asked: str) -> None:
    with pytest.raises(Stop) as stop:
        words(asked)
    assert stop.value.code == 2
    assert stop.value.sentence.endswith(".")
    assert "\n" not in stop.value.sentence


def test_nothing_that_is_asked_names_a_place_here_or_elsewhere() -> None:
    tried = 0
    for name in sorted(allowed()):
        command = COMMANDS[name]
        for option in (*SHARED, *command.options):
            if OPTIONS[option].value in {"BESTAND", "MAP", "ADRES", "HTTPS://NAAM"}:
                with pytest.raises(Stop, match=option):
                    words(" ".join([name, *["x"] * command.least, option, "/x"]))
                tried += 1
        if "BESTAND" in command.words or "MAP" in command.words:
            with pytest.raises(Stop, match="bestand van de server"):
                words(f"{name} /x")
            tried += 1
    assert tried > 2 * len(allowed())


def test_it_answers_from_the_database_of_the_administrator(
    database: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    environ = {COMMAND: "statistiek --maat onvoorwaardelijk_sepot --jaar 2022 --format csv"}
    assert main(["--db", str(database)], environ) == 0
    assert b"1302" in capfdbinary.readouterr().out
    assert environ == {}


def test_a_refusal_goes_to_standard_error_only(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([], {COMMAND: "internal-sftp"}) == 2
    said = capfdbinary.readouterr()
    assert said.out == b""
    assert said.err.count(b"\n") == 1


def test_only_the_list_of_names_is_kept() -> None:
    environ = dict.fromkeys(
        [
            "TERM",
            "LC_ALL",
            "ZEDENTUI_DB",
            "ZEDENTUI_ARCHIEF",
            "TEXTUAL",
            "TEXTUAL_DRIVER",
            "PYTHONPATH",
            "BROWSER",
            "XDG_DATA_HOME",
            "TMUX",
        ],
        "x",
    )
    keep_kiosk_names(environ)
    assert set(environ) == {"TERM", "LC_ALL", "ZEDENTUI_DB", "ZEDENTUI_ARCHIEF"}
    assert not [name for name in KIOSK_NAMES if name.startswith(("TEXTUAL", "PYTHON", "XDG"))]
