"""A page of the feed, read safely: Atom with one element of the Kamer in each entry.

The parser is expat itself, told to refuse any document type, so there are no entities to expand and nothing outside is
fetched; depth and length are bounded here, the size of the whole by whoever fetched it. defusedxml was considered: it
refuses the same document types, but builds the whole tree first, bounds neither depth nor length, and its last
release is of 2021.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qs, urlsplit
from xml.parsers import expat

from zedentui.kamer.entities import Entity, is_id
from zedentui.kamer.moments import moment
from zedentui.kamer.names import ATOM, CONTENT, CURSOR
from zedentui.kamer.problems import PageCut, Refused

__all__ = ["DEEPEST", "LONGEST", "Page", "cursor_in", "read_page"]

DEEPEST: Final = 32
"""Elements inside each other; a page has six."""
LONGEST: Final = 1_000_000
"""Characters of one text or attribute; the longest ones seen have some thousands."""
_NIL: Final = "http://www.w3.org/2001/XMLSchema-instance nil"
_ENTRY, _ENTITY, _FIELD = 2, 4, 5  # depths: feed, entry, content, the element of the Kamer, its children


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its entities in order, where to go on (`next`: there is more; `resume`: caught up), as addresses.

    `skipped` is how many entries had no usable id, `latest` the last moment in the envelope as it is written.
    """

    entities: tuple[Entity, ...]
    next: str | None
    resume: str | None
    skipped: int = 0
    latest: str | None = None


def read_page(data: bytes, element: str) -> Page:
    """Read a page with entities called `element` (lower case).

    Raises:
        PageCut: it is not well-formed to its end, as when a line broke halfway.
        Refused: it has a document type, is too deep, or has too long a text.
    """
    reader = _Reader(element)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    for handler in ("StartDoctypeDecl", "EntityDecl", "UnparsedEntityDecl", "ExternalEntityRef"):
        setattr(parser, f"{handler}Handler", _unsafe)
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # the last two: an encoding nobody knows
        raise PageCut("De bron gaf een bladzijde die niet heel is.") from error
    if not reader.is_feed:
        raise PageCut("De bron gaf iets anders dan een bladzijde van de feed.")
    if reader.skipped and not reader.entities:
        # Going on would leave out everything without a word.
        raise Refused("De bron geeft meldingen in een vorm die deze zedentui niet kent; zij is veranderd.")
    return Page(tuple(reader.entities), reader.next, reader.resume, reader.skipped, reader.latest)


def cursor_in(address: str, base: str) -> str:
    """Return the cursor in an address that the feed gave; it must lead to the host of `base`, from where it came.

    Only the cursor is used, in an address of our own making. Raises Refused for another host, or without a cursor.
    """
    try:
        there, here = urlsplit(address), urlsplit(base)
        elsewhere = there.netloc and (
            there.hostname != here.hostname or (there.port is not None and there.port != here.port)
        )
        cursor = parse_qs(there.query).get(CURSOR, [""])[0]
    except ValueError:
        elsewhere, cursor = False, ""
    if elsewhere:
        raise Refused(f"De bron verwijst door naar een andere computer ({there.hostname}); dat wordt niet gevolgd.")
    if not (cursor.isascii() and cursor.isdecimal() and len(cursor) < 20):
        raise Refused("De bron zegt niet op een bekende manier waar de volgende bladzijde begint; zij is veranderd.")
    return cursor


def _unsafe(*_: object) -> None:
    raise Refused("De bron gaf XML met een documenttype; dat wordt niet gelezen.")


@dataclass(slots=True)
class _Entry:
    """What is known of an entry so far."""

    title: str = ""
    updated: str = ""
    id: str = ""
    own_updated: str = ""
    deleted: bool = False
    known: int = 0
    """How many entities it holds; of one with more it cannot be told which field is whose."""
    fields: dict[str, list[str]] = field(default_factory=dict)


class _Reader:
    """Follows the parser: knows how deep it is, and keeps what counts."""

    def __init__(self, element: str) -> None:
        self.entities: list[Entity] = []
        self.next: str | None = None
        self.resume: str | None = None
        self.skipped = 0
        self.latest: str | None = None
        self.is_feed = False
        self._element = element
        self._path: list[str] = []
        self._entry: _Entry | None = None
        self._text: list[str] | None = None
        self._length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        self._path.append(name)
        depth = len(self._path)
        if depth > DEEPEST or any(len(value) > LONGEST for value in attributes.values()):
            raise Refused("De bron gaf XML die te diep of te lang is; dat wordt niet gelezen.")
        space, local = _split(name)
        if depth == 1:
            self.is_feed = (space, local) == (ATOM, "feed")
        elif (space, local) == (ATOM, "link"):
            self._link(attributes, depth)
        elif depth == _ENTRY and (space, local) == (ATOM, "entry"):
            self._entry = _Entry()
        elif self._entry is not None:
            self._inside(self._entry, depth, space, local, attributes)

    def _inside(self, entry: _Entry, depth: int, space: str, local: str, attributes: dict[str, str]) -> None:
        """An element inside an entry opens."""
        if depth == _ENTRY + 1 and space == ATOM and local in {"title", "updated"}:
            self._text, self._length = [], 0
        elif depth == _ENTITY and space in {CONTENT, ""} and local == self._element:
            mine = {_split(key)[1]: value for key, value in attributes.items()}
            entry.known += 1
            entry.id, entry.own_updated = mine.get("id", ""), mine.get("bijgewerkt", "")
            entry.deleted = mine.get("verwijderd", "").strip().lower() in {"true", "1"}
        elif depth == _FIELD and entry.known and space in {CONTENT, ""}:
            mine = {_split(key)[1]: value for key, value in attributes.items()}
            if mine.get("ref", "").strip():
                entry.fields.setdefault(local, []).append(mine["ref"].strip())
            elif attributes.get(_NIL, "").strip().lower() not in {"true", "1"}:
                self._text, self._length = [], 0

    def end(self, name: str) -> None:
        """An element closes."""
        depth = len(self._path)
        self._path.pop()
        entry, local = self._entry, _split(name)[1]
        if entry is None:
            return
        if depth == _ENTRY:
            self._finish(entry)
            self._entry = None
        elif self._text is not None and depth in {_ENTRY + 1, _FIELD}:
            text = "".join(self._text).strip()
            self._text = None
            if depth == _FIELD and text:
                entry.fields.setdefault(local, []).append(text)
            elif depth == _ENTRY + 1 and local in {"title", "updated"}:
                setattr(entry, local, text)

    def text(self, data: str) -> None:
        """Text arrives, perhaps in parts."""
        if self._text is None:
            return
        self._length += len(data)
        if self._length > LONGEST:
            raise Refused("De bron gaf een tekst die te lang is; dat wordt niet gelezen.")
        self._text.append(data)

    def _link(self, attributes: dict[str, str], depth: int) -> None:
        """Where to go on: the link of the last entry, or of the page itself."""
        address, relation = attributes.get("href", ""), attributes.get("rel", "")
        if address and depth <= _ENTRY + 1 and relation in {"next", "resume"}:
            setattr(self, relation, address)

    def _finish(self, entry: _Entry) -> None:
        """An entry is over; an entity that the source deleted may have nothing but its title."""
        chosen = next((each for each in (entry.id.strip(), entry.title) if is_id(each)), None)
        self.latest = entry.updated or self.latest
        if chosen is None or entry.known != 1:
            self.skipped += 1
            return
        updated = moment(entry.own_updated) or moment(entry.updated)
        self.entities.append(Entity(chosen.lower(), updated, entry.deleted, {} if entry.deleted else entry.fields))


def _split(name: str) -> tuple[str, str]:
    """The namespace of a name, and the name itself in lower case."""
    space, _, local = name.rpartition(" ")
    return space, local.lower()
