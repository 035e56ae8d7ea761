"""Rows as objects of the model, each with the place where it stands: document, section, page, footnote."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

from zedentui.model import Document, Dossier, Footnote, Reference, Section, Source
from zedentui.store.asking import Asking
from zedentui.store.problems import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from zedentui.duck.place import Place
    from zedentui.store.snapshot import Snapshot

    _More = Mapping[str, tuple[object, ...]]

__all__ = ["Placed"]

T = TypeVar("T")

_PLACE: Final = ("document", "section", "page", "footnote", "reference")
"""The columns that say where a row stands; footnote and reference may be absent."""

_PLACES_THEMSELVES: Final = {"sections", "references", "footnotes"}
"""Blocks whose rows are what a Source points at, and keep these columns as they are."""


class Placed(Asking):
    """An open dossier that knows its documents.

    Small tables that everything refers to (sections, references, footnotes) are read once and kept.
    """

    def __init__(self, connection: Any, place: Place, snapshot: Snapshot | None = None) -> None:
        super().__init__(connection, place, snapshot)
        self._sources: dict[tuple[str, str, int, int | None, str | None], Source] = {}
        self._kept: dict[str, tuple[object, Any]] = {}

    def _named(self, name: str, params: Mapping[str, object] | None = None) -> Iterator[dict[str, Any]]:
        """The rows of `run` by column name, lists as tuples; where a row stands becomes its `source`."""
        columns, rows = self._asked(name, params)
        placed = "page" in columns and name not in _PLACES_THEMSELVES
        for row in rows:
            values = dict(zip(columns, row, strict=True))
            for column, value in values.items():
                if isinstance(value, list):
                    values[column] = tuple(value)
            if placed:
                values["source"] = self._source(*[values.pop(column, None) for column in _PLACE])
            elif name in _PLACES_THEMSELVES:
                values["document"] = self._document(values["document"])
            yield values

    def _all(
        self, kind: type[T], name: str, params: Mapping[str, object] | None = None, **more: _More
    ) -> tuple[T, ...]:
        """An object of `kind` for each row of the named block, every column as the field of the same name.

        `more` are fields that another block holds: what stands there under the id of the row.
        """
        if not more and name not in _PLACES_THEMSELVES:
            return self._in_order(kind, *self._asked(name, params))
        return tuple(
            kind(**row, **{field: values.get(row["id"], ()) for field, values in more.items()})
            for row in self._named(name, params)
        )

    def _in_order(self, kind: type[T], columns: list[str], rows: list[tuple[Any, ...]]) -> tuple[T, ...]:
        """The objects of these rows: values in the order of the fields, which is quicker than by their names."""
        at = {column: index for index, column in enumerate(columns)}
        place = [at.pop(column, None) for column in _PLACE] if "page" in at else None
        fields: tuple[str, ...] = getattr(kind, "__match_args__", ())
        named = len(at) + (place is not None)
        if {*at, *(["source"] if place else [])} != set(fields[:named]):
            raise TypeError(f"{kind.__name__} is not made of {', '.join(columns)}")
        of_lists = {field for field, about in kind.__annotations__.items() if str(about).startswith("tuple")}
        made = []
        for row in rows:
            values = [row[at[field]] if field in at else None for field in fields[:named]]
            if place is not None:
                where: list[Any] = [row[i] if i is not None else None for i in place]
                values[fields.index("source")] = self._source(*where)
            for field in of_lists & at.keys():
                values[fields.index(field)] = tuple(row[at[field]])
            made.append(kind(*values))
        return tuple(made)

    def _by(
        self, owner: str, kind: type[T], name: str, params: Mapping[str, object] | None = None
    ) -> dict[str, tuple[T, ...]]:
        """The objects of the named block, by its column `owner`: the id of what they belong to."""
        found: dict[str, tuple[T, ...]] = {}
        for row in self._named(name, params):
            key = row.pop(owner)
            found[key] = (*found.get(key, ()), kind(**row))
        return found

    def _once(self, name: str, make: Callable[[], T], on: object = None) -> T:
        """What `make` gives, made again only for another `on` than the last: a question a letter asks for it.

        It is kept where the rows come from the snapshot, which is of one file; a connection is asked every time. All
        that is kept so is some 300 KB, most of it the votes of the moties, and panes and look-up have the same.
        """
        if self._snapshot is None or self._closed:
            return make()
        kept = self._kept.get(name)
        if kept is None or kept[0] != on:
            kept = self._kept[name] = (on, make())
        made: T = kept[1]
        return made

    # The letter and its sources ---------------------------------------------------------------------------------

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {document.id: document for document in self._all(Document, "documents")}

    @property
    def _letters(self) -> int:
        """How many documents are held with what they say."""
        return sum(document.held for document in self._documents.values())

    def _document(self, name: str) -> Document:
        """The document with that id, which every place stands in."""
        if (found := self._documents.get(name)) is None:
            raise StoreError(f"{self.place} is beschadigd: het stuk {name} ontbreekt; kies een ander bestand.")
        return found

    @cached_property
    def _sections(self) -> dict[tuple[str, str], Section]:
        return {(section.document.id, section.id): section for section in self._all(Section, "sections")}

    @cached_property
    def _references(self) -> dict[str, Reference]:
        return {reference.id: reference for reference in self._all(Reference, "references")}

    @cached_property
    def _footnotes(self) -> dict[tuple[str, int], Footnote]:
        return {
            (row["document"].id, row["number"]): Footnote(**row | {"reference": self._references.get(row["reference"])})
            for row in self._named("footnotes")
        }

    @cached_property
    def _dossier(self) -> Dossier:
        for row in self._named("dossier"):
            letter = self._documents.get(row["document"])
            if letter is not None and letter.held:
                return Dossier(letter, tuple(self._documents.values()))
        raise StoreError(f"{self.place} is beschadigd: de gegevens van de brief ontbreken; kies een ander bestand.")

    def _source(
        self, document: str | None, section: str | None, page: int, footnote: int | None, reference: str | None
    ) -> Source | None:
        """The place as one object, the same for all rows that stand there; None for what no document explains."""
        if document is None or section is None:
            return None
        place = (document, section, page, footnote, reference)
        if place not in self._sources:
            note = self._footnotes.get((document, footnote)) if footnote is not None else None
            cited = self._references.get(reference) if reference is not None else (note.reference if note else None)
            found = self._sections.get((document, section))
            self._sources[place] = Source(
                self._document(document),
                section,
                found.title if found else section,
                page,
                footnote,
                note.summary if note else None,
                cited,
            )
        return self._sources[place]

    def dossier(self) -> Dossier:
        """The documents, and which of them is meant where none is named."""
        return self._dossier

    def sections(self) -> tuple[Section, ...]:
        """Sections in the order of the documents."""
        return tuple(self._sections.values())

    def references(self) -> tuple[Reference, ...]:
        """Kamerstukken and other pieces, in the order in which the documents cite them."""
        return tuple(self._references.values())

    def footnotes(self) -> tuple[Footnote, ...]:
        """Footnotes in the order of the documents."""
        return tuple(self._footnotes.values())
