"""The terminal goes away, in every way it can: the process is gone soon after, and never spins."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from programs import SAMPLE, Server, Start, remote_command, zedentui
from terminal import environment, wait_for_end

from zedentui.system.terminal import EXIT_HANGUP, EXIT_USAGE

pytestmark = pytest.mark.terminal


SOON = 5.0
"""Seconds on a busy machine; on a quiet one the end takes less than one."""


def test_a_hang_up_ends_the_process(sample: Start) -> None:
    terminal = sample()
    terminal.hang_up()
    assert terminal.wait_exit(SOON) == -signal.SIGHUP


def test_a_hang_up_ends_it_where_the_parent_ignores_sighup(sample: Start) -> None:
    terminal = sample(ignore_hangup=True)
    terminal.hang_up()
    assert terminal.wait_exit(SOON) == -signal.SIGHUP


def test_a_terminal_that_is_not_the_controlling_one(sample: Start) -> None:
    terminal = sample(controlling=False)  # no SIGHUP will arrive, as after setsid
    terminal.hang_up()
    assert terminal.wait_exit(SOON) == EXIT_HANGUP


def test_a_thread_that_does_not_end_does_not_keep_the_process(sample: Start) -> None:
    terminal = sample(controlling=False)
    terminal.send("s")
    terminal.wait_for("zit vast")
    terminal.hang_up()
    assert terminal.wait_exit(SOON) == EXIT_HANGUP


def test_much_to_write_when_the_terminal_goes(sample: Start) -> None:
    terminal = sample(controlling=False)
    os.write(terminal.master, b"b")  # and read nothing: the line is full when it is cut
    terminal.hang_up()
    assert terminal.wait_exit(SOON) == EXIT_HANGUP


@pytest.mark.sshd
@pytest.mark.parametrize("how", ["exec", "trap '' HUP; exec", "setsid -w"], ids=["plain", "ignored", "setsid"])
def test_the_client_of_ssh_is_killed(sshd: Server, start: Start, home: Path, how: str) -> None:
    line = f"echo pid $$; {remote_command(zedentui(), environment(home))}"
    terminal = start(sshd.command(f"{how} sh -c {shlex.quote(line)}", "-tt"))
    terminal.wait_for("1.302")
    terminal.send("6")  # a pane whose query is under way
    found = re.search(rb"pid (\d+)", terminal.raw)
    assert found is not None
    terminal.process.kill()
    wait_for_end(int(found[1]), SOON)


@pytest.mark.sshd
def test_sftp_to_an_account_that_only_runs_the_application(sshd: Server, home: Path) -> None:
    line = remote_command([sys.executable, SAMPLE], environment(home))
    # What sshd does for a file transfer when ForceCommand names the application: its command, and no terminal.
    found = subprocess.run(
        sshd.command(line, "-T", "-o", "RequestTTY=no"), capture_output=True, input=b"\0\0\0\5\1\0\0\0\3", timeout=30
    )
    assert found.returncode == EXIT_USAGE
    assert b"\x1b" not in found.stdout + found.stderr
