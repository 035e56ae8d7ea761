"""Where files are: the dossier, and the user's settings, state, debate sheet and log.

Files follow the conventions of the system (on Linux the XDG folders).
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from zedentui.text.clean import clean, clip

__all__ = [
    "DatabaseMissing", "archive_file", "database_files", "find_database", "is_address", "is_our_own", "log_file",
    "settings_file", "sheet_file", "state_file", "visits_file",
]  # fmt: skip


class DatabaseMissing(Exception):  # noqa: N818 - it says what is the matter, not that something went wrong
    """No database where one was asked for, or none at all; the message is one Dutch sentence for the user."""


def is_address(text: str) -> bool:
    """Whether this names a database on another computer: a web address or a DuckDB server."""
    return text.lstrip().lower().startswith(("https://", "http://", "quack:"))


def find_database(explicit: Path | str | None, environ: Mapping[str, str]) -> Path | str:
    """Return the database to open: `explicit` (`--db`), `ZEDENTUI_DB`, the user's data folder, the packaged one.

    An address is returned as it is. A checkout that is installed editable has its database in `data/`, which counts as
    packaged. Raises DatabaseMissing when the one that was asked for is not there, or none is found.
    """
    for path, name in ((explicit, "--db"), (environ.get("ZEDENTUI_DB"), "ZEDENTUI_DB")):
        if not path:
            continue
        if isinstance(path, str) and is_address(path):
            return path.strip()
        found = _expanded(Path(path))
        if not _is_file(found):
            shown = clip(clean(str(path)), 200)
            raise DatabaseMissing(f"Er is geen databestand ‘{shown}’; kijk de waarde van {name} na.")
        return found
    for candidate in (_data_folder(environ) / "zeden.duckdb", *_own_databases()):
        if _is_file(candidate):
            return candidate
    raise DatabaseMissing(
        "Er is geen databestand gevonden; wijs er een aan met --db BESTAND, of maak het met: "
        "zedentui bouw data/dossier."
    )


def database_files(explicit: Path | str | None, environ: Mapping[str, str]) -> list[Path]:
    """Every path that decides which database `find_database` returns: one that is not there may come."""
    if explicit is not None:
        return [_expanded(Path(explicit))]
    if environ.get("ZEDENTUI_DB"):
        return [_expanded(Path(environ["ZEDENTUI_DB"]))]
    return [_data_folder(environ) / "zeden.duckdb", *_own_databases()]


def archive_file(explicit: Path | str | None, environ: Mapping[str, str]) -> Path | str:
    """Where the archive of the Kamer stands: `explicit` (`--archief`), `ZEDENTUI_ARCHIEF`, else the user's data folder.

    It need not exist; an address is returned as it is.
    """
    named = explicit or environ.get("ZEDENTUI_ARCHIEF")
    if not named:
        return _data_folder(environ) / "kamer.duckdb"
    return named.strip() if isinstance(named, str) and is_address(named) else _expanded(Path(named))


def is_our_own(path: Path | str) -> bool:
    """Whether `path` is the database that came with the program, and can be trusted as the program is."""
    return path in _own_databases()


def _own_databases() -> tuple[Path, Path]:
    """Where the wheel has its database, and where a checkout that is installed editable has it."""
    here = Path(__file__).resolve().parent
    return here.parent / "data" / "zeden.duckdb", here.parents[2] / "data" / "zeden.duckdb"


def settings_file() -> Path:
    """Where the user's own settings stand (`config.toml`); it need not exist."""
    return _folder("user_config_path") / "config.toml"


def state_file() -> Path:
    """Where the application remembers theme and place; it need not exist."""
    return _folder("user_state_path") / "state.json"


def visits_file() -> Path:
    """Where it is remembered up to when one has seen the archive of the Kamer; it need not exist."""
    return state_file().with_name("archief.json")


def sheet_file(environ: Mapping[str, str]) -> Path | None:
    """Where the debate sheet stands (`debatblad.md` in the user's data folder); None where there is no home folder."""
    folder = _data_folder(environ)
    return folder / "debatblad.md" if folder.is_absolute() else None


def log_file() -> Path:
    """Where the traceback of a crash goes; it need not exist."""
    return _folder("user_log_path") / "zedentui.log"


def _data_folder(environ: Mapping[str, str]) -> Path:
    """The user's data folder. On Linux without platformdirs: every look-up passes here, and its import is felt."""
    if sys.platform != "linux":
        return _folder("user_data_path")
    return _expanded(Path(environ.get("XDG_DATA_HOME", "").strip() or "~/.local/share")) / "zedentui"


def _folder(name: str) -> Path:
    import platformdirs

    folder: Path = getattr(platformdirs, name)("zedentui", appauthor=False)
    return folder


def _expanded(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError:  # no home folder
        return path


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a folder that may not be entered, a name no file can have
        return False
