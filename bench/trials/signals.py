"""Trials of ctrl+c: sent at every millisecond from exec on, to the program and through the script of the kiosk."""

from __future__ import annotations

import os
import re
import signal
import sys
from contextlib import suppress
from pathlib import Path
from time import sleep

from bench import harness
from bench.harness import DATABASE, ROOT, GaveUpError, Terminal, zedentui
from bench.trials.trial import FIRST, Trial

__all__ = ["interrupts", "kiosk_interrupts"]

NOISE = re.compile(rb"Traceback|KeyboardInterrupt|Exception ignored|Fatal Python")
OURS = re.compile(rb"(?:src|site-packages)/zedentui/")
MOMENTS = (*range(120), *range(120, 1200, 12))
"""Milliseconds after exec: each of the first 120, then every twelfth to well after the first screen."""


def interrupts(share: float) -> Trial:
    """Ctrl+c to `zedentui`, as pip installs it."""
    return _tried("ctrl+c from exec to the first screen", [*map(str, zedentui()), "--db", str(DATABASE)], share)


def kiosk_interrupts(share: float) -> Trial:
    """Ctrl+c to the script that sshd starts for the shared account."""
    with harness.scratch() as folder:
        text = (ROOT / "docs" / "ssh" / "zedentui-kiosk").read_text("utf-8")
        text = text.replace("/opt/zedentui/bin/python", sys.executable)
        path = folder / "zedentui-kiosk"
        path.write_text(text.replace("/srv/zedentui/zeden.duckdb", str(DATABASE)), "utf-8")
        path.chmod(0o755)
        return _tried("the same through the script of the kiosk", [str(path)], share)


def _tried(about: str, command: list[str], share: float) -> Trial:
    """Start it anew for each moment. What Python says before a line of ours has run is counted, not hidden."""
    moments = MOMENTS[:: max(1, round(1 / share))]
    survived, early = 0, []
    for after in moments:
        with harness.empty_home() as home, harness.start(command, home) as terminal:
            sleep(after / 1000)
            good = _ended(terminal)
            if NOISE.search(terminal.raw) and not OURS.search(terminal.raw):
                early.append(after)
            elif good:
                survived += 1
    remark = f"{len(early)}, at {early[0]} to {early[-1]} ms, caught in Python's own start" if early else ""
    return Trial(about, len(moments), survived, remark=remark)


def _ended(terminal: Terminal) -> bool:
    """Whether ctrl+c, or the second where the first came too soon to be heard, ends it with the terminal restored."""
    for _ in range(2):
        with suppress(ProcessLookupError):
            os.killpg(terminal.pid, signal.SIGINT)
        with suppress(GaveUpError):
            terminal.wait_for(lambda seen: FIRST in seen.text or seen.process.poll() is not None, 10)
        terminal.settle()
        if terminal.process.poll() is not None:
            break
    try:
        code = terminal.wait_exit(5)
    except GaveUpError:
        return False
    return code in {128 + signal.SIGINT, -signal.SIGINT} and terminal.restored and not _left(terminal.pid)


def _left(group: int) -> bool:
    """Whether anything of the process group still runs."""
    return any(Path(f"/proc/{pid}").exists() for pid in harness.session(group) if pid != group)
