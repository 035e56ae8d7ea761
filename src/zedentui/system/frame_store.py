"""Keeps the first frame of a session for the next start that is just like it, which `first_frame` then shows.

A few files in the user's cache folder, of the user alone, each written in one step. Nothing here ever stops or delays
anything: what cannot be kept is not kept.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zedentui.system.first_frame import LARGEST, MARK, digest, identity, plain
from zedentui.unix import is_mine

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["MOST", "Witnesses", "keep", "program_files"]

MOST: Final = 24
"""Frames that are kept: the newest of them, of other sizes, places and terminals."""
_LIBRARIES: Final = ("textual", "rich", "plotext", "_duckdb", "duckdb")


class Witnesses:
    """Files that a screen is made from, and what each looked like when this object was made: before they were read."""

    def __init__(self, files: Iterable[Path]) -> None:
        self.told = {str(path): identity(str(path)) for path in files}

    @property
    def unchanged(self) -> bool:
        """Whether each of them is still as it was."""
        return all(identity(path) == told for path, told in self.told.items())


def program_files() -> list[Path] | None:
    """The files of the program and its libraries that are loaded now; None when they are not files of their own."""
    ours = [module for name, module in list(sys.modules.items()) if name.partition(".")[0] == "zedentui"]
    libraries = [sys.modules[name] for name in _LIBRARIES if name in sys.modules]
    found = [Path(file) for module in (*ours, *libraries) if (file := getattr(module, "__file__", None))]
    found += [path for folder in {path.parent for path in found[: len(ours)]} for path in folder.glob("*.tcss")]
    return found if all(path.is_file() for path in found) else None


def keep(folder: str, name: str, frame: str, cells: str, files: Witnesses) -> bool:
    """Keep a frame, `cells` being what it shows, with the files that it was made from; False when that is not to be.

    The frame is not kept when it holds more than text and colours, or when a file has changed since it was read.
    """
    program = program_files()
    if program is None or not plain(frame) or not files.unchanged:
        return False
    witnesses = {**files.told, **Witnesses(program).told}
    if any("\n" in path or not path.isprintable() for path in witnesses):
        return False
    lines = "\n".join(f"{told} {path}" for path, told in witnesses.items())
    rest = f"{lines}\n\n{frame}\n{cells}".encode()
    content = MARK + b" " + digest(rest).encode() + b"\n" + rest
    if len(content) > LARGEST:
        return False
    try:
        _write(Path(folder), name, content)
    except (OSError, ValueError):
        return False
    return True


def _write(folder: Path, name: str, content: bytes) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    about = folder.lstat()
    if not is_mine(about) or about.st_mode & 0o077:
        raise PermissionError(folder)
    handle, beside = tempfile.mkstemp(prefix=".", suffix=".new", dir=folder)  # of this user alone
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(beside).replace(folder / name)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
    with suppress(OSError):
        found = sorted(((path.lstat().st_mtime_ns, path) for path in folder.iterdir()), reverse=True)
        for _, path in found[MOST:]:
            path.unlink(missing_ok=True)
