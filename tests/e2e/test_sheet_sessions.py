"""The debate sheet in real terminals: two sessions of one person, and what the shell prints of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from programs import Server, Start, zedentui
from terminal import Terminal, environment

pytestmark = pytest.mark.terminal


def opened(split: Start, database: Path, place: str, words: str) -> Terminal:
    terminal = split([*zedentui(), "--db", database, "open", place], columns=100, rows=30)
    terminal.wait_for(words)
    return terminal


def kaart(home: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [*map(str, zedentui()), "kaart", *options]
    return subprocess.run(command, env=environment(home), capture_output=True, text=True, timeout=60)


def test_two_sessions_and_the_shell_share_one_sheet(split: Start, home: Path, database: Path) -> None:
    assert kaart(home).returncode == 1
    one = opened(split, database, "moties/van-der-woude", "voor 121")
    two = opened(split, database, "statistiek", "1.302")
    for terminal, count in ((one, 1), (two, 2)):
        terminal.send("m")
        terminal.wait_for(f"Gemarkeerd ({count} op je debatblad)")
    one.send("M")
    one.wait_for("Debatblad: 2 onderdelen")
    one.wait_for("Dat is 46,3 procent")
    one.send("G")
    one.settle()
    one.send("K")
    one.settle()
    two.send("5")
    two.wait_for("Toezegging of verwachting")
    two.send("m")
    two.wait_for("Gemarkeerd (3 op je debatblad)")
    one.send("n")
    one.wait_for("geen notitie")
    one.send("in de eerste termijn\r")
    one.wait_for("Notitie: in de eerste termijn")
    one.wait_for("Debatblad: 3 onderdelen")
    for terminal in (one, two):
        terminal.send("\x1b" if terminal is one else "q")
        terminal.settle()
    one.send("q")
    assert [terminal.wait_exit() for terminal in (one, two)] == [0, 0]
    assert one.restored
    assert two.restored
    printed = kaart(home)
    assert (printed.returncode, printed.stderr) == (0, "")
    lines = printed.stdout.splitlines()
    assert [line for line in lines if line[:3] in {"1. ", "2. ", "3. "}][:2] == [
        "1. Onvoorwaardelijk sepot, zedenmisdrijven, 2022", "2. Motie-Van der Woude over daderprofielen",
    ]  # fmt: skip
    assert "   Notitie: in de eerste termijn" in lines
    [file] = [path for path in home.rglob("*") if path.name == "debatblad.md"]
    assert file.read_text("utf-8") == kaart(home, "--format", "md").stdout
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_session_that_is_killed_has_lost_nothing(split: Start, home: Path, database: Path) -> None:
    terminal = opened(split, database, "moties/van-der-woude", "voor 121")
    terminal.send("m")
    terminal.wait_for("Gemarkeerd (1 op je debatblad)")
    terminal.process.kill()
    assert terminal.wait_exit() == -9
    assert "1. Motie-Van der Woude over daderprofielen" in kaart(home).stdout
    again = opened(split, database, "moties/van-der-woude", "voor 121")
    again.wait_for("» Motie-Van der Woude")
    again.send("q")
    assert again.wait_exit() == 0


def test_a_home_that_cannot_be_written_in(split: Start, home: Path, database: Path) -> None:
    (home / ".local").write_text("")  # whoever runs the tests may write everywhere: a file where the folder should be
    terminal = opened(split, database, "moties/van-der-woude", "voor 121")
    terminal.send("m")
    terminal.wait_for("Gemarkeerd (1 op je debatblad)")
    terminal.wait_for("Je debatblad in")
    terminal.send("M")
    terminal.wait_for("Debatblad: 1 onderdeel")
    terminal.send("M")
    terminal.settle()
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.restored


@pytest.mark.sshd
def test_a_shared_account_has_no_sheet(kiosk: Server) -> None:
    command = kiosk.command("", "-T")[:-1]
    found = subprocess.run([*command, "kaart"], capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr.startswith("Op dit account wordt geen debatblad bewaard")
