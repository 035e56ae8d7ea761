"""What the user chose: keys in a file written by hand, theme and place in a file the application keeps.

    # config.toml
    [toetsen]
    kopieer = "ctrl+y"
    "statistiek.eenheid" = ["e", "u"]

Nothing here ever stops the application: a damaged file counts as absent, a home folder that cannot be written to
means that nothing is remembered. Where the files stand is told by `locations`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from zedentui.classes import dataclass, field
from zedentui.text.clean import clean

__all__ = [
    "Settings", "State", "Visits", "load_questions", "load_settings", "load_state", "save_questions", "save_state",
]  # fmt: skip

_LARGEST = 64 * 1024  # bytes; such a file is a few hundred
_MOST_QUESTIONS, _LONGEST_QUESTION = 30, 300  # so many fit, whatever they are written in


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings file. `keys` maps the id of a command to its keys, with commas between them (as Textual wants).

    `problem` is a Dutch sentence for the user about what could not be used, None when all is well.
    """

    keys: Mapping[str, str] = field(default_factory=dict)
    problem: str | None = None
    aloud: bool = False
    """Whether the screen is for a screen reader (`voorlezen = true` under `[scherm]`)."""


@dataclass(frozen=True, slots=True)
class State:
    """What is remembered between sessions: the name of the theme and the location as text, None when unknown.

    `columns` has the headings of the columns that were chosen for a list, by pane.
    """

    theme: str | None = None
    location: str | None = None
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def load_settings(path: Path) -> Settings:
    """Read the settings at `path`; without a file all is as standard, and a damaged one is explained in `problem`."""
    try:
        raw = _read(path)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError):
        return Settings(
            problem=f"De instellingen in {clean(str(path))} zijn niet te lezen; alle toetsen zijn standaard."
        )
    import tomllib  # here: only the application reads settings, and only when there are any

    try:
        # utf-8-sig: some editors put a byte order mark in front
        found = tomllib.loads(raw.decode("utf-8-sig"))
        entries = list(_flat(found.get("toetsen", {})))
        screen = found.get("scherm", {})
        aloud = isinstance(screen, dict) and screen.get("voorlezen") is True
    except (ValueError, RecursionError):
        return Settings(
            problem=f"De instellingen in {clean(str(path))} zijn geen geldige TOML; alle toetsen zijn standaard."
        )
    keys: dict[str, str] = {}
    refused: list[str] = []
    for name, value in entries:
        parts = value if isinstance(value, list) else [value]
        words = [word.strip() for part in parts if isinstance(part, str) for word in clean(part).split(",")]
        if name and words and all(words) and all(isinstance(part, str) for part in parts):
            keys[name] = ",".join(words)
        else:
            refused.append(name or "toetsen")
    if refused:
        problem = f"In {clean(str(path))} staat geen bruikbare toets bij {', '.join(sorted(refused)[:5])}."
        return Settings(keys, problem, aloud)
    return Settings(keys, aloud=aloud)


def load_state(path: Path) -> State:
    """Read what was remembered at `path`; whatever is absent or damaged is None."""
    import json

    try:
        found = json.loads(_read(path))
    except (OSError, ValueError, RecursionError):
        return State()
    if not isinstance(found, dict):
        return State()
    return State(_text(found.get("theme")), _text(found.get("location")), _columns(found.get("columns")))


def _columns(found: object) -> dict[str, tuple[str, ...]]:
    """Lists of texts by name; whatever is something else is left out."""
    columns = {}
    for pane, headings in found.items() if isinstance(found, dict) else ():
        if isinstance(headings, list) and all(isinstance(each, str) for each in headings):
            columns[clean(pane)] = tuple(map(clean, headings))
    return columns


def load_questions(path: Path) -> list[str]:
    """Read what was looked up at `path`, the last one last; whatever is absent or damaged is none.

    A file of its own, read when one first looks something up: a start has no use for it.
    """
    import json

    try:
        found = json.loads(_read(path))
    except (OSError, ValueError, RecursionError):
        return []
    asked = [clean(each)[:_LONGEST_QUESTION] for each in (found if isinstance(found, list) else []) if _text(each)]
    return asked[-_MOST_QUESTIONS:]


def save_questions(questions: Sequence[str], path: Path) -> bool:
    """Write what was looked up to `path` in one step; False when that cannot be done."""
    return _save(list(questions)[-_MOST_QUESTIONS:], path)


class Visits:
    """Up to when one has seen the archive of the Kamer, by pane, as a file keeps it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> dict[str, datetime]:
        """Read the moments (UTC, without a zone); what is absent or damaged is unknown."""
        import json

        try:
            found = json.loads(_read(self._path))
        except (OSError, ValueError, RecursionError):
            return {}
        visits: dict[str, datetime] = {}
        for pane, told in found.items() if isinstance(found, dict) else ():
            try:
                moment = datetime.fromisoformat(told)
            except (TypeError, ValueError):
                continue
            if moment.tzinfo is None:
                visits[clean(pane)] = moment
        return visits

    def save(self, visits: Mapping[str, datetime]) -> bool:
        """Write the moments in one step; False when that cannot be done."""
        return _save({pane: moment.isoformat() for pane, moment in visits.items()}, self._path)


def save_state(state: State, path: Path) -> bool:
    """Write `state` to `path` in one step, so that a reader never sees half of it; False when that cannot be done."""
    chosen = {pane: list(headings) for pane, headings in state.columns.items()}
    return _save({"theme": state.theme, "location": state.location, "columns": chosen}, path)


def _save(found: object, path: Path) -> bool:
    import json
    import tempfile

    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    except (OSError, ValueError):
        return False
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(found, file)
        Path(name).replace(path)
    except (OSError, ValueError):
        _discard(Path(name))
        return False
    return True


def _read(path: Path) -> bytes:
    """The bytes of an ordinary file of a sane size; never waits on a pipe or a device."""
    if not path.is_file():
        raise FileNotFoundError(path)
    with path.open("rb") as file:
        raw = file.read(_LARGEST + 1)
    if len(raw) > _LARGEST:
        raise ValueError("te groot")
    return raw


def _flat(table: object, prefix: str = "") -> Iterator[tuple[str, object]]:
    """The entries of a table; `statistiek.eenheid = "u"` without quotes is a table in TOML, and means the same."""
    if not isinstance(table, dict):
        yield prefix, table
        return
    for name, value in table.items():
        yield from _flat(value, f"{prefix}.{clean(name)}" if prefix else clean(name))


def _text(value: object) -> str | None:
    return clean(value) if isinstance(value, str) else None


def _discard(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        return
