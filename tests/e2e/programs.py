"""What the tests in a real terminal start: the installed program, the sample application, both also over ssh."""

from __future__ import annotations

import getpass
import os
import shlex
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from terminal import Terminal

SAMPLE = Path(__file__).with_name("sample_app.py")
DOCUMENTED = Path(__file__).resolve().parents[2] / "docs" / "ssh"
"""What the documentation tells administrators and users to install."""
SYSTEM_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"

Start = Callable[..., Terminal]
"""A fixture that starts something in a terminal."""


def zedentui() -> list[str | Path]:
    """The program as it was installed beside this interpreter, or as a module of it."""
    script = Path(sys.executable).parent / "zedentui"
    return [script] if script.exists() else [sys.executable, "-m", "zedentui"]


@dataclass(frozen=True)
class Server:
    """A running sshd for the person who runs the tests, with a key of its own."""

    port: int
    folder: Path
    ssh: str

    def command(self, remote: str, *options: str) -> list[str]:
        """Give the command of a client that runs `remote` in the shell there; `-tt` asks for a terminal."""
        fixed = {
            "StrictHostKeyChecking": "no",
            "UserKnownHostsFile": str(self.folder / "known_hosts"),
            "IdentitiesOnly": "yes",
            "BatchMode": "yes",
            "LogLevel": "ERROR",
        }
        settings = [word for name, value in fixed.items() for word in ("-o", f"{name}={value}")]
        client = [self.ssh, "-F", "/dev/null", "-i", str(self.folder / "user_key"), "-p", str(self.port), *settings]
        return [*client, *options, f"{getpass.getuser()}@127.0.0.1", remote]


def remote_command(command: Sequence[str | Path], env: dict[str, str], *, how: str = "exec") -> str:
    """Give the line for the shell of the server: the command in exactly this environment, with TERM from the client."""
    settings = [f"{name}={shlex.quote(value)}" for name, value in env.items() if name != "TERM"]
    return " ".join([how, "env -i", 'TERM="$TERM"', *settings, *(shlex.quote(str(word)) for word in command)])


def program(name: str) -> str:
    """Give the path of a program of the system, or skip the test with the reason."""
    path = shutil.which(name, path=SYSTEM_PATH)
    if path is None:
        pytest.skip(f"{name} is not installed (see .ci/install-system)")
    return path
