"""`zedentui voorverwarm`: makes the frames that a shared account shows first, since that account writes nothing itself.

Each is made by the account's own program in a terminal of its own, as one person would see it who starts it there: what
is kept is what was drawn. The new ones take the place of the old when all are made.
"""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

from zedentui.cli.ending import EXIT_DATABASE, EXIT_USAGE, Stop
from zedentui.system.files import DatabaseMissing, archive_file, find_database, is_address
from zedentui.system.first_frame import MAKE, SHARED
from zedentui.unix import new_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zedentui.cli.given import Arguments
    from zedentui.cli.output import Output

__all__ = ["PATIENCE", "warm"]

PATIENCE: Final = 30.0
"""Seconds in which one frame must be made; it takes one."""
_SIZES: Final = ("80x24", "100x30", "120x40")
_SIZE: Final = re.compile(r"([1-9][0-9]{0,2})x([1-9][0-9]{0,2})", re.ASCII)
_TERMINALS: Final = {"truecolor": "xterm-direct", "256": "xterm-256color", "16": "xterm"}
"""A name of a terminal with so many colours."""
_NAME: Final = re.compile(r"[0-9a-f]{48}")
_PROGRAM: Final = "import sys; sys.path[:] = {!r}; from zedentui.cli.kiosk import main; sys.exit(main())"


def warm(arguments: Arguments, out: Output) -> int:
    """Make the frames and tell how many; raises Stop when they cannot be made, or would not be trusted."""
    folder = Path(arguments.words[0]).absolute()
    sizes = [_size(text) for text in arguments.schermen or _SIZES]
    colours = arguments.kleuren or list(_TERMINALS)
    if unknown := [each for each in colours if each not in _TERMINALS]:
        raise Stop(f"‘{unknown[0]}’ is geen aantal kleuren; kies uit {', '.join(_TERMINALS)}.", EXIT_USAGE)
    _see_that_it_is_trusted(folder)
    files = {"ZEDENTUI_DB": _database(arguments), "ZEDENTUI_ARCHIEF": _archive(arguments)}
    try:
        with tempfile.TemporaryDirectory(prefix=".", dir=folder) as aside:
            for columns, rows in sizes:
                for each in colours:
                    _make(Path(aside), columns, rows, _TERMINALS[each], files)
            made = _publish(Path(aside), folder)
    except OSError as error:
        from zedentui.text.disk import refusal

        raise Stop(
            f"In {folder} kan niet worden geschreven ({refusal(error)}); kies een andere map.", EXIT_USAGE
        ) from error
    out.text(f"In {folder} staan {made} eerste beelden voor {files['ZEDENTUI_DB'] or 'het meegeleverde databestand'}.")
    return 0


def _size(text: str) -> tuple[int, int]:
    found = _SIZE.fullmatch(text)
    if found is None:
        raise Stop(f"‘{text}’ is geen maat van een scherm; schrijf bijvoorbeeld --schermen 80x24.", EXIT_USAGE)
    return int(found[1]), int(found[2])


def _see_that_it_is_trusted(folder: Path) -> None:
    """Raise Stop for a folder, or an account, of which the shared account would show nothing."""
    if sys.platform != "linux":
        raise Stop("Eerste beelden zijn er alleen op Linux.", EXIT_USAGE)
    if not folder.is_dir() or folder.is_symlink():
        raise Stop(f"De map {folder} bestaat niet; maak die eerst aan of kies een andere.", EXIT_USAGE)
    about, owners = folder.stat(), {0, Path(__file__).stat().st_uid}
    if about.st_uid not in owners or about.st_mode & 0o022:
        raise Stop(
            f"{folder} is niet van root of van de eigenaar van het programma, of anderen mogen erin schrijven; geef "
            "de map aan een van die twee, met chmod 755.",
            EXIT_USAGE,
        )


def _database(arguments: Arguments) -> str:
    """The path of the database as the shared account has it; empty for the one that came with the program."""
    named = arguments.db or os.environ.get("ZEDENTUI_DB")
    try:
        found = find_database(named, os.environ) if named else ""
    except DatabaseMissing as error:
        raise Stop(str(error), EXIT_DATABASE) from error
    if isinstance(found, str) and is_address(found):
        raise Stop("Van een dossier op een adres zijn er geen eerste beelden; noem een bestand.", EXIT_USAGE)
    return str(found)


def _archive(arguments: Arguments) -> str:
    """The path of the archive as the shared account has it, where it need not be; empty when none is named."""
    named = arguments.archief or os.environ.get("ZEDENTUI_ARCHIEF")
    found = archive_file(named, os.environ) if named else ""
    if isinstance(found, str) and is_address(found):
        raise Stop("Met een archief op een adres zijn er geen eerste beelden; noem een bestand.", EXIT_USAGE)
    return str(found)


def _make(folder: Path, columns: int, rows: int, terminal: str, files: Mapping[str, str]) -> None:
    """Have one frame made in `folder`; raises Stop when it does not come."""
    environ = {
        "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "TERM": terminal, "LANG": "C.UTF-8", "SSH_CONNECTION": "-",
        **files, SHARED: str(folder), MAKE: "1",
    }  # fmt: skip
    before = set(_frames(folder))
    ours, theirs = new_terminal(columns, rows)
    try:
        command = [sys.executable, "-I", "-c", _PROGRAM.format(sys.path)]
        process = subprocess.Popen(  # noqa: S603 - this program itself
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=environ, cwd="/", start_new_session=True
        )
        os.close(theirs)
        try:
            end = monotonic() + PATIENCE
            while not set(_frames(folder)) - before and monotonic() < end and process.poll() is None:
                _read(ours)
            with suppress(OSError):
                os.write(ours, b"q")
            while process.poll() is None and monotonic() < end:
                _read(ours)
        finally:
            process.kill()
            process.wait()
    finally:
        os.close(ours)
    if not set(_frames(folder)) - before:
        _see_that_it_can_be_read(files["ZEDENTUI_DB"])
        raise Stop(
            f"Het eerste scherm van {columns} bij {rows} kwam niet tot rust; probeer het opnieuw als de computer het "
            "minder druk heeft.",
            EXIT_DATABASE,
        )


def _see_that_it_can_be_read(database: str) -> None:
    """Raise Stop with what is wrong with the database, when that is why there is no frame."""
    from zedentui.cli.arguments import Arguments
    from zedentui.cli.opening import dossier

    with dossier(Arguments(db=database or None)):
        pass


def _read(terminal: int) -> None:
    """Take what the program draws: it would wait for that."""
    if select.select([terminal], [], [], 0.1)[0]:
        with suppress(OSError):
            os.read(terminal, 65_536)


def _frames(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if _NAME.fullmatch(path.name))


def _publish(aside: Path, folder: Path) -> int:
    """Put the new frames in `folder`, for everyone to read, and take the others away; give how many there are."""
    made = []
    for path in _frames(aside):
        path.chmod(0o644)
        path.replace(folder / path.name)
        made.append(path.name)
    for path in _frames(folder):
        if path.name not in made:
            path.unlink()
    return len(made)
