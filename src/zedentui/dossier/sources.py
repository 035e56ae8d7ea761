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

from zedentui.dossier.fields import Links, Shape, Value, plain
from zedentui.dossier.motions import Motions, read_motions
from zedentui.dossier.problems import BuildError, Problems, SourceError, SourceErrors
from zedentui.dossier.shapes import FILES, LATER, LETTER
from zedentui.dossier.tables import Cell, Whose, read_table
from zedentui.dossier.toml_lines import Address, error_line, line_of, lines_of

__all__ = ["BuildError", "Item", "SourceError", "SourceErrors", "Sources", "read", "read_text"]

_DOCUMENTS = "documents"
"""The folder with a folder for each further letter."""


LARGEST_SOURCE = 5_000_000
"""Bytes of one source file; the largest of a dossier has some 50,000."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a source file, well-formed as far as it goes: a key that was wrong is absent from `values`.

    `document` is the id of the letter it stands in, `position` its place among all items of its table, from 1.
    `lists` holds the lists of strings by key; `children` the items of the arrays of tables inside it, by heading.
    """

    shape: Shape
    file: str
    document: str
    position: int
    address: Address
    places: dict[Address, int] = field(repr=False)
    values: dict[str, Value]
    lists: dict[str, list[str]]
    children: dict[str, list[Item]]

    def line(self, *inside: str | int) -> int:
        """The line number of the key at `inside`, from 1; without arguments that of the item itself."""
        return line_of(self.places, (*self.address, *inside))

    def report(self, problems: Problems, column: str, expectation: str, value: object = None) -> None:
        """Report what stands at `column` (or `value`, when it is only part of that) with what was expected."""
        shown = self.values.get(column) if value is None else value
        problems.add(self.file, self.line(column), column, shown, expectation)

    def get_text(self, name: str) -> str | None:
        """The text at `name`, None where there is none."""
        value = self.values.get(name)
        return value if isinstance(value, str) else None

    def get_whole(self, name: str) -> int | None:
        """The whole number at `name`, None where there is none."""
        value = self.values.get(name)
        return value if isinstance(value, int) else None

    @property
    def key(self) -> Value:
        """The value that identifies the item within its table, None if it has none."""
        name = self.shape.key()
        return None if name is None else self.values.get(name)


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
        problems.add(file, None, None, getattr(error, "strerror", None), "een leesbaar bestand met deze naam")
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
        reader = _Reader(file, letter, places, problems)
        content = document.get(shape.heading, [])
        if content == [] and not shape.optional:
            problems.add(file, None, shape.heading, None, f"minstens één tabel onder de kop {shape.bracketed}")
        elif shape.single and content != []:
            content = [content]
        after = 0 if shape.scoped and not shape.numbered else len(sources.of(shape.table or ""))
        sources.items[file, shape.heading] = reader.items(shape, content, (shape.heading,), after)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the items of one file; `address` is where they stand."""

    file: str
    letter: str
    places: dict[Address, int]
    problems: Problems

    def items(self, shape: Shape, content: object, address: Address, after: int = 0) -> list[Item]:
        """Read an array of tables (or the one table of a `single` shape, wrapped in a list).

        Their positions follow those of the `after` items of earlier letters.
        """
        if not isinstance(content, list) or not all(isinstance(entry, dict) for entry in content):
            self._add(address, shape.heading, content, f"een tabel onder de kop {shape.bracketed}")
            return []
        return [
            self._item(shape, entry, address if shape.single else (*address, index), after + index + 1)
            for index, entry in enumerate(content)
        ]

    def _item(self, shape: Shape, entry: dict[str, object], address: Address, position: int) -> Item:
        item = Item(shape, self.file, self.letter, position, address, self.places, {}, {}, {})
        known = {f.name for f in shape.fields} | {link.name for link in shape.links}
        known |= {child.shape.heading for child in shape.children}
        for name, value in entry.items():
            if name not in known:
                self._add((*address, name), name, value, "een van de sleutels " + ", ".join(sorted(known)))
        for one in shape.fields:
            if one.name not in entry:
                if one.required:
                    self._add(address, one.name, None, one.expectation)
                continue
            try:
                item.values[one.name] = one.check(entry[one.name])
            except ValueError:
                self._add((*address, one.name), one.name, entry[one.name], one.expectation)
        for link in shape.links:
            item.lists[link.name] = self._strings(link, entry.get(link.name, []), (*address, link.name))
        for child in shape.children:
            heading = child.shape.heading
            children = self.items(child.shape, entry.get(heading, []), (*address, heading))
            item.children[heading] = children
        return item

    def _strings(self, link: Links, content: object, address: Address) -> list[str]:
        expectation = f'een lijst van teksten, zoals {link.name} = ["…"]'
        if not isinstance(content, list):
            self._add(address, link.name, content, expectation)
            return []
        strings = []
        for entry in content:
            try:
                strings.append(str(plain(entry)))
            except ValueError:
                self._add(address, link.name, entry, expectation)
        return strings

    def _add(self, address: Address, column: str, value: object, expectation: str) -> None:
        self.problems.add(self.file, line_of(self.places, address), column, value, expectation)


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
