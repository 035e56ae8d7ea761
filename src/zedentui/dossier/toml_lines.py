"""Which line of a TOML file an item or a key stands on; the standard library's reader does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["Address", "error_line", "line_of", "lines_of"]

Address = tuple[str | int, ...]
"""Where a value stands: `("promise", 2, "outcome", 0, "url")` is the url of the first outcome of the third promise."""

_HEADING = re.compile(r"\s*(?P<open>\[\[?)\s*(?P<name>[\w.-]+)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"\s*(?:(?P<bare>[\w-]+)|\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')\s*=\s*(?P<value>.*)")
_LONG_QUOTES = ('"""', "'''")


def lines_of(source: str) -> dict[Address, int]:
    """Return the line number (from 1) of every heading and key in `source`, as far as it can be told.

    Knows headings, arrays of tables, long strings, and arrays with an inline table on each line: what these sources
    use. Something written in another way is absent, and `line_of` then gives the line of what holds it.
    """
    found: dict[Address, int] = {}
    counts: dict[Address, int] = {}
    place: Address = ()
    for line, kind, name in _landmarks(source):
        if kind == "key":
            found.setdefault((*place, name), line)
        elif kind == "entry":
            index = sum(address[:-1] == (*place, name) for address in found)
            found[*place, name, index] = line
        else:
            place = _resolved(name.split("."), counts, starts_item=kind == "[[")
            found.setdefault(place, line)
    return found


def line_of(found: dict[Address, int], address: Address) -> int:
    """Return the line of `address`, or of the nearest thing around it, or 1."""
    while address and address not in found:
        address = address[:-1]
    return found.get(address, 1)


def error_line(message: str, source: str) -> int:
    """Return the line that a message of tomllib names; its last line for `at end of document`."""
    named = re.search(r"at line (\d+)", message)
    return int(named[1]) if named else source.count("\n") + 1


def _resolved(names: list[str], counts: dict[Address, int], *, starts_item: bool) -> Address:
    """The address that a heading opens: names with the index of the item that is open in each array."""
    place: Address = ()
    for depth, name in enumerate(names, start=1):
        place = (*place, name)
        if depth == len(names) and starts_item:
            counts[place] = counts.get(place, -1) + 1
        if place in counts:
            place = (*place, counts[place])
    return place


def _landmarks(source: str) -> Iterator[tuple[int, str, str]]:
    """What stands at the start of a line, outside long strings: its line number, its kind and its name.

    Kinds are `[` and `[[` for headings, `key`, and `entry` for an inline table in the array of key `name`.
    """
    closing: str | None = None
    array: str | None = None
    for number, line in enumerate(source.split("\n"), start=1):
        if closing is not None:
            closing = None if closing in line else closing
        elif array is not None and not line.lstrip().startswith("]"):
            if line.lstrip().startswith("{"):
                yield number, "entry", array
        elif match := _HEADING.fullmatch(line.rstrip("\r")):
            yield number, match["open"], match["name"]
        elif match := _KEY.match(line):
            name, value = match["bare"] or match["double"] or match["single"] or "", match["value"].rstrip()
            yield number, "key", name
            closing = next((q for q in _LONG_QUOTES if value.startswith(q) and q not in value[3:]), None)
            array = name if value == "[" else None
        else:
            array = None
