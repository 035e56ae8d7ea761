"""Ctrl+c and signals at every moment from exec to the end: quiet, the right code, the terminal as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest
from programs import DOCUMENTED, Start, zedentui
from terminal import PATIENCE, environment

pytestmark = pytest.mark.terminal

LONGEST = int(os.environ.get("ZEDENTUI_SIGNAL_MS", "240"))
"""Milliseconds after exec up to which a signal is sent; 1 ms apart with ZEDENTUI_SIGNAL_STEP=1."""
STEP = int(os.environ.get("ZEDENTUI_SIGNAL_STEP", "5"))
OURS = f"{os.sep}zedentui{os.sep}"
"""In a traceback: that Python was in our code. Before it is, in the first 20 ms, Python's own start can be caught."""


def ended(command: list[str], home: Path, number: signal.Signals, after: int) -> tuple[int, str]:
    """The exit code, and what was said on standard error, when a signal comes `after` milliseconds."""
    process = subprocess.Popen(
        command, env=environment(home), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    sleep(after / 1000)
    process.send_signal(number)
    return process.wait(PATIENCE), process.communicate()[1].decode()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_look_up_ends_quietly_at_any_moment(home: Path, database: Path, number: signal.Signals) -> None:
    command = [*map(str, zedentui()), "zoek", "sepot", "2022", "--db", str(database)]
    for after in range(0, LONGEST, STEP if number is signal.SIGINT else 4 * STEP):
        code, said = ended(command, home, number, after)
        assert OURS + "cli" not in said, f"{after} ms: {said}"
        assert code in {0, -number} or (number is signal.SIGINT and OURS not in said.replace("/bin/zedentui", ""))


def test_the_kiosk_ends_quietly_at_any_moment(home: Path, tmp_path: Path, database: Path) -> None:
    wrapper = tmp_path / "kiosk"
    text = (DOCUMENTED / "zedentui-kiosk").read_text()
    text = text.replace("/opt/zedentui/bin/python", sys.executable).replace("/srv/zedentui/zeden.duckdb", str(database))
    wrapper.write_text(text)
    wrapper.chmod(0o755)
    for after in range(0, LONGEST, STEP):
        env = environment(home, SSH_ORIGINAL_COMMAND="zoek sepot 2022")
        process = subprocess.Popen(
            [str(wrapper)], env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        sleep(after / 1000)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) in {0, -signal.SIGINT}, f"{after} ms"
        assert process.communicate()[1] == b"", f"{after} ms"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_screen_ends_with_the_terminal_restored_at_any_moment(
    start: Start, database: Path, number: signal.Signals
) -> None:
    for after in range(40, 1000, 24 * STEP):
        terminal = start([*zedentui(), "--db", database])
        terminal.pump(after / 1000)
        sleep(after / 1000)
        os.kill(terminal.pid, number)
        assert terminal.wait_exit() in {128 + number, -number}, f"{after} ms\n{terminal.text}"
        assert terminal.restored, f"{after} ms"
        assert OURS + "cli" not in terminal.text
        terminal.close()
