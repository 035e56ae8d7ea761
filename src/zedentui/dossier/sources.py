"""Reads the plain sources of the dossier, and says what is wrong with them: file, line, key, value, expectation.

The result holds only well-formed values; whether they fit together is for `checks.py` to say.
"""

from __future__ import annotations

import stat
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from zedentui.dossier.fields import Shape
from zedentui.dossier.item import Item, Reader
from zedentui.dossier.motions import Motions, read_motions
from zedentui.dossier.problems import BuildError, Problems, SourceError, SourceErrors
from zedentui.dossier.shapes import FILES, LATER, LETTER
from zedentui.dossier.tables import Cell, Whose, read_table
from zedentui.dossier.toml_lines import Address, error_line, line_of, lines_of
from zedentui.text.disk import refusal

__all__ = ["BuildError", "Item", "SourceError", "SourceErrors", "Sources", "read", "read_text"]

_DOCUMENTS = "documents"
"""The folder with a folder for each further letter."""


LARGEST_SOURCE = 5_000_000
"""Bytes of one source file; the largest of a dossier has some 50,000."""


@dataclass(slots=True)
class Sources:
    """All sources: `items` by heading and file (see `of`), `cells` of the printed tables in order of year.

    `motions` are those on this subject, from the open data of the Kamer.
    """

    folder: Path
    items: dict[tuple[str, str], list[Item]] = field(default_factory=dict)
    cells: list[Cell] = field(default_factory=list)
    motions: Motions = field(default_factory=Motions)

    def of(self, table: str) -> list[Item]:
        """The items that become rows of database table `table`, in the order of the documents and of their files."""
        return [item for items in self.items.values() for item in items if item.shape.table == table]

    @property
    def letters(self) -> list[Item]:
        """The documents that are held in full: first the letter that the dossier began with, then by date."""
        return [item for item in self.of("document") if item.shape.single]

    def dated(self, document: str) -> date | None:
        """The date of the document called `document`; None where the sources do not say."""
        found = (item.values.get("published_on") for item in self.letters if item.document == document)
        return next((day for day in found if isinstance(day, date)), None)

    def everything(self) -> Iterator[Item]:
        """Every item of every file, children after their parent."""
        for items in self.items.values():
            for item in items:
                yield item
                for children in item.children.values():
                    yield from children

    def period(self, document: str) -> range:
        """The calendar years that the tables of `document` must hold; empty when the source does not say."""
        for item in self.periods:
            first, last = item.get_whole("first"), item.get_whole("last")
            if item.document == document and first is not None and last is not None:
                return range(first, last + 1)
        return range(0)

    @property
    def periods(self) -> list[Item]:
        """What the sources say of the years of their tables, one item a letter."""
        return [item for (_, heading), items in self.items.items() if heading == "period" for item in items]


def read(folder: Path, problems: Problems) -> Sources:
    """Return what the files in `folder` say, and report to `problems` what is wrong with any of them.

    Raises SourceErrors at once if there is no such folder.
    """
    sources = Sources(folder)
    if not folder.is_dir():
        problems.add("", None, None, None, "een map met de bronnen van het dossier")
        problems.stop_if_any()
    _read_files(sources, "", FILES, problems)
    _read_files(sources, "", LATER, problems)
    for letter in _further_letters(folder):
        _read_files(sources, f"{_DOCUMENTS}/{letter}/", LETTER, problems)
    _read_tables(sources, problems)
    sources.motions = read_motions(folder, read_text, problems)
    return sources


def _further_letters(folder: Path) -> list[str]:
    """The folders with a further letter each, by the date of the letter."""

    def dated(letter: Path) -> tuple[str, str]:
        try:
            content = tomllib.loads((letter / "letter.toml").read_text(encoding="utf-8-sig"))
            return str(content["document"]["published_on"]), letter.name
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            return "", letter.name  # reported when the file is read

    inside = folder / _DOCUMENTS
    letters = [path for path in inside.iterdir() if path.is_dir()] if inside.is_dir() else []
    return [letter.name for letter in sorted(letters, key=dated)]


def _read_files(sources: Sources, place: str, files: dict[str, tuple[Shape, ...]], problems: Problems) -> None:
    """Read the files of one letter, which stand in the folder `place` (empty or ending in /)."""
    letter = place.rstrip("/").rpartition("/")[2]
    for name, shapes in files.items():
        file = place + name
        if all(shape.optional for shape in shapes) and not (sources.folder / file).exists():
            continue
        source = read_text(sources.folder / file, file, problems)
        if source is None:
            continue
        try:
            content = tomllib.loads(source)
        except (ValueError, RecursionError) as error:
            reason = str(error).partition(" (at ")[0] or type(error).__name__
            line = error_line(str(error), source)
            problems.add(file, line, None, _line(source, line), f"geldige TOML (de lezer meldt: {reason})")
            continue
        if not letter:
            about = content.get("document")
            letter = str(about.get("id", "")) if isinstance(about, dict) else ""
        _read_document(sources, file, letter, shapes, content, lines_of(source), problems)
    if place:
        for path in sorted((sources.folder / place).glob("*.toml")):
            if path.name not in files:
                problems.add(place + path.name, None, None, None, "een van de bestanden " + ", ".join(files))


def read_text(path: Path, file: str, problems: Problems) -> str | None:
    """Return the text of `path`, or None after reporting why it cannot be read.

    Only an ordinary file in its own folder is read, of at most LARGEST_SOURCE bytes: a pipe would never end, and a
    link could bring the text of any file into the report of what is wrong with it.
    """
    try:
        about = path.stat()
        if path.resolve().parent != path.parent.resolve():
            problems.add(file, None, None, None, "een bestand in deze map zelf, geen verwijzing naar een andere plaats")
            return None
        if not stat.S_ISREG(about.st_mode):
            problems.add(file, None, None, None, "een gewoon bestand, geen map, pijp of apparaat")
            return None
        if about.st_size > LARGEST_SOURCE:
            problems.add(file, None, None, f"{about.st_size} bytes", f"hoogstens {LARGEST_SOURCE} bytes")
            return None
        with path.open("rb") as stream:
            return stream.read(LARGEST_SOURCE).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except FileNotFoundError:
        problems.add(file, None, None, None, "een leesbaar bestand met deze naam")
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead to each other
        problems.add(file, None, None, refusal(error), "een leesbaar bestand met deze naam")
    except UnicodeDecodeError as error:
        row = error.object[: error.start].count(b"\n") + 1
        problems.add(file, row, None, repr(error.object[error.start : error.end])[1:], "tekst in UTF-8")
    return None


def _line(source: str, number: int) -> str:
    lines = source.split("\n")
    return lines[number - 1].strip() if number <= len(lines) else ""


def _read_document(
    sources: Sources,
    file: str,
    letter: str,
    shapes: tuple[Shape, ...],
    document: dict[str, object],
    places: dict[Address, int],
    problems: Problems,
) -> None:
    """Read one parsed file."""
    known = {shape.heading: shape for shape in shapes}
    for heading in document:
        if heading not in known:
            problems.add(file, line_of(places, (heading, 0)), heading, heading, "een van " + ", ".join(known))
    for shape in shapes:
        reader = Reader(file, letter, places, problems)
        content = document.get(shape.heading, [])
        if content == [] and not shape.optional:
            problems.add(file, None, shape.heading, None, f"minstens één tabel onder de kop {shape.bracketed}")
        elif shape.single and content != []:
            content = [content]
        after = 0 if shape.scoped and not shape.numbered else len(sources.of(shape.table or ""))
        sources.items[file, shape.heading] = reader.items(shape, content, (shape.heading,), after)


def _read_tables(sources: Sources, problems: Problems) -> None:
    """Read the CSV file of every table of every letter, if the statistics say which measures and years to expect."""
    measures = {str(m.key): m.get_text("parent") for m in sources.of("measure") if m.key is not None}
    for table in sources.of("printed_table"):
        file, offence, period = table.get_text("file"), table.get_text("offence"), sources.period(table.document)
        if file is None or offence is None or not measures or not period:
            continue
        if Path(file).name != file or not file.endswith(".csv"):
            problems.add(table.file, table.line("file"), "file", file, "de naam van een CSV-bestand in dezelfde map")
            continue
        beside = (Path(table.file).parent / file).as_posix()
        content = read_text(sources.folder / beside, beside, problems)
        if content is not None:
            where = Whose(table.document, offence, beside)
            sources.cells += read_table(content, where, measures, period, problems)
