"""Writes a file that somebody asked for, whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import count
from pathlib import Path

__all__ = ["free", "write"]


def write(path: Path, text: str) -> Path:
    """Write `text` in UTF-8 to `path`, which it replaces in one step; returns where that is.

    Nothing is left behind when it fails. Raises OSError.
    """
    path = path.expanduser()
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("x", encoding="utf-8") as file:
            file.write(text)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    return path.absolute()


def free(path: Path) -> Path:
    """Return `path`, or with a number behind its name when there is such a file already: `grafiek-2.svg`."""
    names = (path.with_stem(f"{path.stem}-{number}" if number > 1 else path.stem) for number in count(1))
    return next(name for name in names if not os.path.lexists(name))
