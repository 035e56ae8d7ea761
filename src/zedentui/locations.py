"""Where things are: a place in the dossier as text (`actieplan/2`), and the files on disk.

A location is what a deep link, the copy menu and the memory of the last session hold:
`pane[/item][?key=value&key=value]`. Files follow the conventions of the system (on Linux the XDG folders).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote, unquote

from zedentui.clean import clean, clip

__all__ = [
    "PANES",
    "REFERENCE_WORKS",
    "VIEW_KEYS",
    "DatabaseMissing",
    "Location",
    "LocationError",
    "find_database",
    "log_file",
    "settings_file",
    "sheet_file",
    "state_file",
]

PANES = ("statistiek", "actieplan", "transnationaal", "moties", "agenda", "narekenen")
REFERENCE_WORKS = ("begrippen", "stukken", "paragrafen", "organisaties")
# What a view of a pane can be set to; every list also remembers what it is filtered by.
VIEW_KEYS: Mapping[str, tuple[str, ...]] = {
    "statistiek": ("delict", "maat", "jaar", "eenheid", "cijfers", "grafiek", "maten", "filter"),
    "agenda": ("peildatum", "filter"),
    "narekenen": ("delict", "maat", "jaar", "filter"),
    **dict.fromkeys((*PANES[1:4], *REFERENCE_WORKS), ("filter",)),
}

_LONGEST = 2000  # characters
_OPEN = re.compile(r"\A(?:zedentui\s+)?(?:open\s+)?", re.IGNORECASE)
_YEARS = re.compile(r"(?P<first>[12][0-9]{3})(?:-(?P<last>[12][0-9]{3}))?", re.ASCII)


class LocationError(ValueError):
    """The text is not a location; the message is one Dutch sentence that names what is possible."""


class DatabaseMissing(Exception):  # noqa: N818 - it says what is the matter, not that something went wrong
    """No database where one was asked for, or none at all; the message is one Dutch sentence for the user."""


@dataclass(frozen=True, slots=True)
class Location:
    """A pane, an item in it and how it is viewed.

    `item` is the id of what the cursor is on, `view` pairs of a key of VIEW_KEYS and its value. `str(location)`
    is the text that `Location.parse` reads back as the same location.
    """

    pane: str
    item: str | None = None
    view: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, text: str) -> Location:
        """Read `actieplan/2` or `statistiek?delict=verkrachting&jaar=2022`.

        Tolerates capitals, percent-encoding, spaces around it and the words `zedentui open` before it. Of a key
        given twice the last counts, an empty value counts as absent. Raises LocationError for an unknown pane, key
        or impossible year or date; whether the item exists is for the reader of the dossier to say.
        """
        if len(text) > _LONGEST:
            raise LocationError("Deze plaats is te lang; schrijf bijvoorbeeld actieplan/2.")
        address, _, query = _OPEN.sub("", clean(text).strip(), count=1).partition("?")
        pane, _, item = address.strip().strip("/").partition("/")
        pane = _decoded(pane).lower()
        if pane not in VIEW_KEYS:
            raise LocationError(
                f"Onbekend onderdeel ‘{clip(pane, 40)}’; kies uit {', '.join((*PANES, *REFERENCE_WORKS))}."
            )
        pairs = (pair.partition("=") for pair in query.split("&"))
        view = {_decoded(key).lower(): _decoded(value) for key, _, value in pairs}
        chosen = tuple((key, _checked(pane, key, value)) for key, value in view.items() if value)
        return cls(pane, _canonical(pane, _decoded(item)) or None, chosen)

    def __str__(self) -> str:
        item = f"/{quote(self.item, safe='')}" if self.item else ""
        view = "&".join(f"{quote(key, safe='')}={quote(value, safe=',')}" for key, value in self.view)
        return f"{self.pane}{item}" + (f"?{view}" if view else "")

    def get(self, key: str) -> str | None:
        """Return what `key` of the view is set to, or None."""
        return dict(self.view).get(key)


def _decoded(part: str) -> str:
    return clean(unquote(part, errors="replace")).strip()


def _canonical(pane: str, item: str) -> str:
    """Ids are lower case, but for the dossier part of a Kamerstuk: `kst-36200-VIII-153`."""
    item = item.lower()
    return f"kst-{item[4:].upper()}" if pane == "stukken" and item.startswith("kst-") else item


def _checked(pane: str, key: str, value: str) -> str:
    possible = VIEW_KEYS[pane]
    if key not in possible:
        raise LocationError(f"‘{clip(key, 40)}’ kan niet bij {pane}; kies uit {', '.join(possible)}.")
    if key == "jaar":
        years = _YEARS.fullmatch(value)
        if not years or int(years["last"] or years["first"]) < int(years["first"]):
            raise LocationError(f"‘{clip(value, 40)}’ is geen jaar; schrijf bijvoorbeeld jaar=2022 of jaar=2018-2022.")
    if key == "peildatum":
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            raise LocationError(
                f"‘{clip(value, 40)}’ is geen datum; schrijf bijvoorbeeld peildatum=2023-09-30."
            ) from None
    return value if key in {"filter", "jaar"} else value.lower()


# Files -----------------------------------------------------------------------------------------------------


def find_database(explicit: Path | None, environ: Mapping[str, str]) -> Path:
    """Return the database to open: `explicit` (`--db`), `ZEDENTUI_DB`, the user's data folder, the packaged one.

    A checkout that is installed editable has its database in `data/`, which counts as packaged. Raises
    DatabaseMissing when the one that was asked for is not there, or none is found.
    """
    named = ((explicit, "--db"), (Path(environ["ZEDENTUI_DB"]), "ZEDENTUI_DB") if environ.get("ZEDENTUI_DB") else None)
    for path, name in filter(None, named):
        if path is None:
            continue
        found = _expanded(path)
        if not _is_file(found):
            shown = clip(clean(str(path)), 200)
            raise DatabaseMissing(f"Er is geen databestand ‘{shown}’; kijk de waarde van {name} na.")
        return found
    here = Path(__file__).resolve()
    for candidate in (
        _data_folder(environ) / "zeden.duckdb",
        here.parent / "data" / "zeden.duckdb",
        here.parents[2] / "data" / "zeden.duckdb",
    ):
        if _is_file(candidate):
            return candidate
    raise DatabaseMissing(
        "Er is geen databestand gevonden; wijs er een aan met --db BESTAND, of maak het met: "
        "zedentui bouw data/dossier."
    )


def settings_file() -> Path:
    """Where the user's own settings stand (`config.toml`); it need not exist."""
    return _folder("user_config_path") / "config.toml"


def state_file() -> Path:
    """Where the application remembers theme and place; it need not exist."""
    return _folder("user_state_path") / "state.json"


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
