"""One item of a source file, and how it is read from what TOML gives: every key checked by the shape it must have."""

from __future__ import annotations

from dataclasses import dataclass, field

from zedentui.dossier.fields import Links, Shape, Value, plain
from zedentui.dossier.problems import Problems
from zedentui.dossier.toml_lines import Address, line_of

__all__ = ["Item", "Reader"]


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


@dataclass(frozen=True, slots=True)
class Reader:
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
