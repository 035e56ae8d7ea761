"""What the tests in a real terminal start: the installed program, the sample application, both also over ssh."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from terminal import Terminal

from servers import MissingError, Server, installed, remote_command

__all__ = ["DOCUMENTED", "SAMPLE", "Server", "Start", "program", "remote_command", "zedentui"]

SAMPLE = Path(__file__).with_name("sample_app.py")
DOCUMENTED = Path(__file__).resolve().parents[2] / "docs" / "ssh"
"""What the documentation tells administrators and users to install."""

Start = Callable[..., Terminal]
"""A fixture that starts something in a terminal."""


def zedentui() -> list[str | Path]:
    """The program as it was installed beside this interpreter, or as a module of it."""
    script = Path(sys.executable).parent / "zedentui"
    return [script] if script.exists() else [sys.executable, "-m", "zedentui"]


def program(name: str) -> str:
    """Give the path of a program of the system, or skip the test with the reason."""
    try:
        return installed(name)
    except MissingError as missing:
        pytest.skip(str(missing))
