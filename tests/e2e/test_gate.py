"""No terminal, or none that can show a screen: one sentence and exit code 2, and not a single escape sequence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from programs import SAMPLE, Start
from terminal import Terminal, environment

from zedentui.system.terminal import EXIT_USAGE

pytestmark = pytest.mark.terminal

COMMAND = [sys.executable, SAMPLE]


def said(terminal: Terminal) -> str:
    """What a program that was refused printed, as one line."""
    assert terminal.wait_exit() == EXIT_USAGE
    assert b"\x1b" not in terminal.raw
    return " ".join(terminal.raw.decode().split())


@pytest.mark.parametrize("name", ["dumb", "unknown", "", None])
def test_a_terminal_without_a_usable_name(start: Start, name: str | None) -> None:
    sentence = said(start(COMMAND, environ={"TERM": name}, columns=200))
    assert "TERM" in sentence
    assert "ssh -t" in sentence
    assert "zedentui zoek" in sentence


@pytest.mark.parametrize("closed", ["<&-", ">&-", "<&- >&-", "</dev/null", "| cat >&2"])
def test_input_or_output_is_not_a_terminal(start: Start, closed: str) -> None:
    shell = start(["bash", "-o", "pipefail", "-c", f'"$0" "$1" {closed}', *COMMAND], columns=200)
    sentence = said(shell)
    assert "ssh -t" in sentence
    assert "zedentui zoek" in sentence


@pytest.mark.parametrize("closed", ["2>&-", "2>/dev/null"])
def test_nobody_hears_the_sentence(start: Start, closed: str) -> None:
    assert said(start(["bash", "-c", f'"$0" "$1" {closed}', *COMMAND])) == ""


def test_nothing_at_all_is_open(home: Path) -> None:
    found = subprocess.run(["bash", "-c", '"$0" "$1" <&- >&- 2>&-', *COMMAND], env=environment(home), timeout=30)
    assert found.returncode == EXIT_USAGE
