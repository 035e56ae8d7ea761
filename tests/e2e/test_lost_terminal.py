"""The terminal goes away, in every way it can: the process is gone soon after, and never spins."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from programs import SAMPLE, Server, Start, remote_command
from terminal import Terminal, environment, wait_for_end

from zedentui.terminal import EXIT_HANGUP, EXIT_USAGE

pytestmark = pytest.mark.terminal


def shown_pid(terminal: Terminal) -> int:
    """The pid that the sample application shows in its first line."""
    found = re.search(r"pid (\d+)", terminal.text)
    assert found is not None
    return int(found[1])


def test_a_hang_up_ends_the_process(sample: Start) -> None:
    terminal = sample()
    terminal.hang_up()
    assert terminal.wait_exit() == -signal.SIGHUP


def test_a_hang_up_ends_it_where_the_parent_ignores_sighup(sample: Start) -> None:
    terminal = sample(ignore_hangup=True)
    terminal.hang_up()
    assert terminal.wait_exit() == -signal.SIGHUP


def test_a_terminal_that_is_not_the_controlling_one(sample: Start) -> None:
    terminal = sample(controlling=False)  # no SIGHUP will arrive, as after setsid
    terminal.hang_up()
    assert terminal.wait_exit() == EXIT_HANGUP


def test_a_thread_that_does_not_end_does_not_keep_the_process(sample: Start) -> None:
    terminal = sample(controlling=False)
    terminal.send("s")
    terminal.wait_for("zit vast")
    terminal.hang_up()
    assert terminal.wait_exit() == EXIT_HANGUP


def test_much_to_write_when_the_terminal_goes(sample: Start) -> None:
    terminal = sample(controlling=False)
    os.write(terminal.master, b"b")  # and read nothing: the line is full when it is cut
    terminal.hang_up()
    assert terminal.wait_exit() == EXIT_HANGUP


@pytest.mark.sshd
@pytest.mark.parametrize("how", ["exec", "trap '' HUP; exec", "setsid -w"], ids=["plain", "ignored", "setsid"])
def test_the_client_of_ssh_is_killed(sshd: Server, start: Start, home: Path, how: str) -> None:
    line = remote_command([sys.executable, SAMPLE], environment(home), how=how)
    terminal = start(sshd.command(line, "-tt"))
    terminal.wait_for("rij 5")
    pid = shown_pid(terminal)
    terminal.process.kill()
    wait_for_end(pid)


@pytest.mark.sshd
def test_without_a_terminal_over_ssh(sshd: Server, home: Path) -> None:
    line = remote_command([sys.executable, SAMPLE], environment(home))
    found = subprocess.run(
        sshd.command(line, "-T"), capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=30
    )
    assert found.returncode == EXIT_USAGE
    assert "ssh -t" in found.stderr
    assert found.stdout == ""


@pytest.mark.sshd
def test_sftp_to_an_account_that_only_runs_the_application(sshd: Server, home: Path) -> None:
    line = remote_command([sys.executable, SAMPLE], environment(home))
    # What sshd does for a file transfer when ForceCommand names the application: its command, and no terminal.
    found = subprocess.run(
        sshd.command(line, "-T", "-o", "RequestTTY=no"), capture_output=True, input=b"\0\0\0\5\1\0\0\0\3", timeout=30
    )
    assert found.returncode == EXIT_USAGE
    assert b"\x1b" not in found.stdout + found.stderr
