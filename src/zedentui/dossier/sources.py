"""Reads the plain sources of the dossier, and says what is wrong with them: file, line, key, value, expectation.

The result holds only well-formed values; whether they fit together is for `checks.py` to say.
"""

from __future__ import annotations

import stat
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from zedentui.dossier.fields import Links, Shape, Value, plain
from zedentui.dossier.problems import BuildError, Problems, SourceError, SourceErrors
from zedentui.dossier.shapes import FILES
from zedentui.dossier.tables import Cell, read_table
from zedentui.dossier.toml_lines import Address, error_line, line_of, lines_of

__all__ = ["BuildError", "Item", "SourceError", "SourceErrors", "Sources", "read", "read_text"]


LARGEST_SOURCE = 5_000_000
"""Bytes of one source file; the largest of a dossier has some 50,000."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a source file, well-formed as far as it goes: a key that was wrong is absent from `values`.

    `lists` holds the lists of strings by key; `children` the items of the arrays of tables inside it, by heading.
    """

    shape: Shape
    file: str
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
    """All sources: `items` by heading and file (see `of`), `cells` of the printed tables in order of year."""

    folder: Path
    items: dict[tuple[str, str], list[Item]] = field(default_factory=dict)
    cells: list[Cell] = field(default_factory=list)

    def of(self, table: str) -> list[Item]:
        """The items that become rows of database table `table`, in the order of the file."""
        return [item for items in self.items.values() for item in items if item.shape.table == table]

    def everything(self) -> Iterator[Item]:
        """Every item of every file, children after their parent."""
        for items in self.items.values():
            for item in items:
                yield item
                for children in item.children.values():
                    yield from children

    def period(self) -> range:
        """The calendar years that the printed tables must hold; empty when the source does not say."""
        for item in self.items.get(("statistics.toml", "period"), []):
            first, last = item.get_whole("first"), item.get_whole("last")
            if first is not None and last is not None:
                return range(first, last + 1)
        return range(0)


def read(folder: Path, problems: Problems) -> Sources:
    """Return what the files in `folder` say, and report to `problems` what is wrong with any of them.

    Raises SourceErrors at once if there is no such folder.
    """
    sources = Sources(folder)
    if not folder.is_dir():
        problems.add("", None, None, None, "een map met de bronnen van het dossier")
        problems.stop_if_any()
    for file, shapes in FILES.items():
        source = read_text(folder / file, file, problems)
        if source is None:
            continue
        try:
            document = tomllib.loads(source)
        except (ValueError, RecursionError) as error:
            reason = str(error).partition(" (at ")[0] or type(error).__name__
            line = error_line(str(error), source)
            problems.add(file, line, None, _line(source, line), f"geldige TOML (de lezer meldt: {reason})")
            continue
        _read_document(sources, file, shapes, document, lines_of(source), problems)
    _read_tables(sources, problems)
    return sources


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
        reader = _Reader(file, places, problems)
        content = document.get(shape.heading, [])
        if content == [] and not shape.optional:
            problems.add(file, None, shape.heading, None, f"minstens één tabel onder de kop {shape.bracketed}")
        elif shape.single:
            content = [content]
        sources.items[file, shape.heading] = reader.items(shape, content, (shape.heading,))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the items of one file; `address` is where they stand."""

    file: str
    places: dict[Address, int]
    problems: Problems

    def items(self, shape: Shape, content: object, address: Address) -> list[Item]:
        """Read an array of tables (or the one table of a `single` shape, wrapped in a list)."""
        if not isinstance(content, list) or not all(isinstance(entry, dict) for entry in content):
            self._add(address, shape.heading, content, f"een tabel onder de kop {shape.bracketed}")
            return []
        return [
            self._item(shape, entry, address if shape.single else (*address, index), index + 1)
            for index, entry in enumerate(content)
        ]

    def _item(self, shape: Shape, entry: dict[str, object], address: Address, position: int) -> Item:
        item = Item(shape, self.file, position, address, self.places, {}, {}, {})
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
    """Read the CSV file of every offence, if the statistics say which measures and years to expect."""
    period = sources.period()
    measures = {str(m.key): m.get_text("parent") for m in sources.of("measure") if m.key is not None}
    if not period or not measures:
        return
    for offence in sources.of("offence"):
        file, code = offence.get_text("file"), offence.get_text("code")
        if file is None or code is None:
            continue
        if Path(file).name != file or not file.endswith(".csv"):
            problems.add(
                offence.file, offence.line("file"), "file", file, "de naam van een CSV-bestand in dezelfde map"
            )
            continue
        content = read_text(sources.folder / file, file, problems)
        if content is not None:
            sources.cells += read_table(content, file, code, measures, period, problems)
