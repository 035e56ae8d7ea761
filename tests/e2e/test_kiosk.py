"""The shared account, with the settings and the wrapper of the documentation: what it gives, and what it does not."""

from __future__ import annotations

import getpass
import re
import shutil
import signal
import subprocess
from pathlib import Path
from time import monotonic

import pytest
from programs import DOCUMENTED, Server, Start, program
from terminal import PATIENCE

pytestmark = [pytest.mark.terminal, pytest.mark.sshd]


def ask(server: Server, *asked: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run `ssh account@host ASKED` without a terminal."""
    options.setdefault("stdin", subprocess.DEVNULL)
    command = server.command("", "-T")[:-1]
    return subprocess.run([*command, *asked], capture_output=True, text=True, timeout=60, **options)  # type: ignore[call-overload,no-any-return]


def test_a_look_up_answers_in_plain_text(kiosk: Server) -> None:
    found = ask(kiosk, "zoek verkrachting 2022")
    assert found.returncode == 0
    assert "In 2022" in found.stdout
    assert "34843, nr. 86" in found.stdout
    assert "\x1b" not in found.stdout + found.stderr


def test_words_are_parsed_and_the_name_of_the_program_may_stand_before_them(kiosk: Server) -> None:
    found = ask(kiosk, "zedentui statistiek --maat 'onvoorwaardelijk sepot' --jaar 2022 --format csv")
    assert found.returncode == 0
    assert "1302" in found.stdout


@pytest.mark.parametrize(
    "asked",
    ["; touch {mark}", "$(touch {mark}) `touch {mark}`", "zoek sepot > {mark}; touch {mark}", "bash -c 'touch {mark}'"],
)
def test_hostile_commands_do_nothing(kiosk: Server, tmp_path: Path, asked: str) -> None:
    mark = tmp_path / "mark"
    found = ask(kiosk, asked.format(mark=mark))
    assert not mark.exists()
    assert "root:" not in found.stdout
    assert "Traceback" not in found.stderr
    assert "\x1b" not in found.stdout + found.stderr
    assert found.returncode in {0, 1, 2}, found.stderr
    assert (found.returncode == 0) == bool(found.stdout)


def test_sftp_and_scp_leave_quietly_and_at_once(kiosk: Server, tmp_path: Path) -> None:
    begin = monotonic()
    command = kiosk.command("", "-T", "-s")
    found = subprocess.run([*command[:-1], "sftp"], capture_output=True, stdin=subprocess.PIPE, timeout=30)
    assert found.returncode == 2
    assert found.stdout == b""
    assert b"Traceback" not in found.stderr
    assert monotonic() - begin < PATIENCE
    assert ask(kiosk, "scp -t /tmp").returncode == 2


def test_no_environment_from_the_client_and_no_forwarding(kiosk: Server) -> None:
    effective = subprocess.run(
        [program("sshd"), "-T", "-f", kiosk.folder / "config", "-C", f"user={getpass.getuser()}"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    settings = dict(line.split(" ", 1) for line in effective.splitlines() if not line.startswith("acceptenv"))
    accepted = {line.split(" ", 1)[1] for line in effective.splitlines() if line.startswith("acceptenv")}
    assert accepted == {"LANG", "LC_*"}
    assert settings["disableforwarding"] == "yes"
    assert settings["permituserrc"] == "no"
    assert settings["permituserenvironment"] == "no"
    assert settings["maxsessions"] == "1"
    assert settings["clientaliveinterval"] == "15"


def test_the_screen_without_a_command(kiosk: Server, start: Start) -> None:
    terminal = start([*kiosk.command("", "-tt")[:-1]], columns=100, rows=30)
    terminal.wait_for("1.302")
    terminal.send("4")
    terminal.wait_for("Motie-Buitenweg")
    terminal.send("\x1a\x03\x1c")  # ctrl+z, ctrl+c, ctrl+\: no shell behind it
    terminal.send("1")
    terminal.wait_for("Zedenmisdrijven, aantal")
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.restored


def test_a_place_with_a_terminal(kiosk: Server, start: Start) -> None:
    terminal = start(kiosk.command("open moties/van-der-woude", "-tt"), columns=100, rows=30)
    terminal.wait_for("Woude over daderprofielen")
    terminal.send("q")
    assert terminal.wait_exit() == 0


def test_the_client_configuration_is_understood(kiosk: Server, home: Path) -> None:
    config = home / "config"
    shutil.copy(DOCUMENTED / "client_config", config)
    found = subprocess.run(
        [program("ssh"), "-G", "-F", config, "zeden"], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert {"compression yes", "serveraliveinterval 15", "controlmaster auto", "user zed"} <= set(found)


def test_the_wrapper_hands_on_nothing_but_its_list(home: Path, tmp_path: Path) -> None:
    """The wrapper itself, with a program in the place of Python that shows what it gets."""
    shown = tmp_path / "python"
    shown.write_text('#!/bin/sh\nenv\necho "arguments: $*"\n')
    shown.chmod(0o755)
    wrapper = tmp_path / "wrapper"
    text = (DOCUMENTED / "zedentui-kiosk").read_text()
    wrapper.write_text(re.sub("^PYTHON=.*$", f"PYTHON={shown}", text, flags=re.MULTILINE))
    hostile = {
        "PATH": f"{tmp_path}:/usr/bin:/bin", "HOME": str(home), "PYTHONPATH": str(home), "TEXTUAL": "devtools",
        "LD_PRELOAD": "", "BROWSER": "sh -c id", "ZEDENTUI_DB": "/etc/passwd", "TERM": "xterm; id", "LC_ALL": "C.UTF-8",
        "SSH_ORIGINAL_COMMAND": "$(id); `id`",
    }  # fmt: skip
    found = subprocess.run(["sh", wrapper], env=hostile, capture_output=True, text=True, check=True).stdout
    assert "PYTHONPATH" not in found
    assert "TEXTUAL" not in found
    assert "BROWSER" not in found
    assert "/etc/passwd" not in found
    assert {"ZEDENTUI_DB=/srv/zedentui/zeden.duckdb", "ZEDENTUI_ARCHIEF=/srv/zedentui/kamer.duckdb"} <= {
        *found.splitlines()
    }
    assert "SSH_ORIGINAL_COMMAND=$(id); `id`\n" in found
    assert "TERM=xterm; id\n" in found
    assert "arguments: -I -m zedentui.cli.kiosk" in found


def test_a_killed_client_takes_the_session_with_it(kiosk: Server, start: Start) -> None:
    terminal = start(kiosk.command("", "-tt")[:-1], columns=80, rows=24)
    terminal.wait_for("1.302")
    before = sessions()
    assert before
    terminal.process.send_signal(signal.SIGKILL)
    terminal.process.wait()
    deadline = monotonic() + PATIENCE
    while before & sessions():
        assert monotonic() < deadline, "the session goes on without its client"


def sessions() -> set[int]:
    """Pids of the running kiosks."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"zedentui.cli.kiosk" in words and b"-I" in words:
            found.add(int(folder.name))
    return found
