"""Read the dossier: one class that opens the file safely and answers in dataclasses."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar
from weakref import WeakSet

from zedentui.duck.attached import cursor_of
from zedentui.duck.engine import duckdb, end
from zedentui.duck.watch import Watch
from zedentui.model import (
    Action,
    ActionLine,
    ActionPlan,
    Annotation,
    CellClaim,
    Claim,
    Document,
    Dossier,
    Figures,
    Footnote,
    Measure,
    Motie,
    MotieSubmitter,
    MotieVote,
    Observation,
    Offence,
    Organisation,
    Outcome,
    PrintedTable,
    Promise,
    Reference,
    Section,
    Source,
    TableCheck,
    Term,
    TransnationalMeasure,
    Tried,
)  # fmt: skip
from zedentui.store.blocks import named_blocks
from zedentui.store.opening import LAYOUT, SCHEMA_VERSION, open_dossier
from zedentui.store.problems import StoreError
from zedentui.text.clean import clean
from zedentui.text.dutch import day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    _More = Mapping[str, tuple[object, ...]]

__all__ = ["LONGEST_TEXT", "ON_SCREEN", "SCHEMA_VERSION", "Store", "StoreError"]

LONGEST_TEXT = 5_000
"""Characters of one text that enter the program; the longest text of the dossier has about a thousand.

What is longer was never written by the build. It is cut here, ending in `…`, so that laying out, filtering and
searching above take a bounded time and nothing there has to care.
"""


PATIENCE: Final = 10.0
"""Seconds of processor time for a query in the shell and the build."""
ON_SCREEN: Final = 1.0
"""The same where somebody looks at a screen meanwhile."""
MOST_VALUES: Final = 500_000
"""Values of one query that enter the program, those in lists counted; the figures of ten letters have some 100,000."""
MOST_TEXT: Final = 32_000_000
"""Characters of all texts of one query together."""
_AT_ONCE: Final = 500

_PLACE: Final = ("document", "section", "page", "footnote", "reference")
"""The columns that say where a row stands; footnote and reference may be absent."""

_PLACES_THEMSELVES: Final = {"sections", "references", "footnotes"}
"""Blocks whose rows are what a Source points at, and keep these columns as they are."""

T = TypeVar("T")


class TooMuchError(Exception):
    """A query gives more rows or text than any question of ours needs."""


class Store:
    """An open dossier. Thread-safe: one query at a time; `interrupt` may be called from any thread.

    Small tables that everything refers to (sections, references, footnotes) are read once and kept.
    """

    def __init__(self, connection: Any, path: Path, *, trusted: bool = False) -> None:
        self.path = path
        self.patience = PATIENCE
        """Seconds of processor time that a query may take; less on a screen, where somebody waits."""
        self._trusted = trusted
        self._connection = connection
        self._lock = threading.Lock()
        self._blocks = named_blocks()
        self._closed = False
        self._others: WeakSet[Store] = WeakSet()
        self._sources: dict[tuple[str, str, int, int | None, str | None], Source] = {}

    @classmethod
    def open(cls, path: Path, *, trusted: bool = False) -> Store:
        """Open `path` read-only, without any way out of the file, and check that it is a dossier we can read.

        `trusted` is for the database that came with the program: what it defines is not compared with the schema.

        Raises:
            StoreError: missing, unreadable, truncated, foreign or newer than this program; the sentence says which.
        """
        return cls(open_dossier(path, trusted=trusted), path, trusted=trusted)

    @cached_property
    def figures(self) -> Figures:
        """Everything the statistics rest on, read once: the first screen and the search want all of it."""
        return Figures(
            self.offences(),
            self.measures(),
            self.annotations(),
            {(cell.offence, cell.measure, cell.year): cell for cell in self.observations()},
        )

    @cached_property
    def presumed_figures(self) -> Figures:
        """The same, computed from the presumed counts where there are any: read once, when first wanted."""
        return replace(
            self.figures,
            cells={(cell.offence, cell.measure, cell.year): cell for cell in self.observations(presumed=True)},
            presumed=True,
        )

    @property
    def warmed(self) -> bool:
        """Whether `figures` and `dossier` are at hand without a query."""
        return "figures" in self.__dict__ and "_dossier" in self.__dict__

    def warm(self) -> Store:
        """Read what the first screen shows; returns the store itself.

        Raises:
            StoreError: the file can no longer be read.
        """
        assert self.figures
        assert self.dossier()
        return self

    def another(self) -> Store:
        """A second connection to the same open file, to be asked and interrupted by itself.

        What this one has read and kept, the other has too: both look at the same file as it was when it was opened.
        """
        other = Store(cursor_of(self._connection, trusted=self._trusted), self.path, trusted=self._trusted)
        other.patience = self.patience
        for name in ("figures", "_dossier", "_documents", "_sections", "_references", "_footnotes"):
            if name in self.__dict__:
                other.__dict__[name] = self.__dict__[name]
        self._others.add(other)
        return other

    def close(self) -> None:
        """Stop what runs and close the file, with every store that `another` gave; from any thread, more than once.

        A closed store raises StoreError on use.
        """
        # DuckDB closes what came from a connection along with it, and refuses to while one of them is in a query.
        for other in list(self._others):
            other.close()
        self.interrupt()
        self._closed = True  # nothing new begins
        end(self._connection, self._lock)

    def interrupt(self) -> None:
        """Stop the running query, if any, from whichever thread."""
        if not self._closed:
            self._connection.interrupt()

    def give_back(self) -> None:
        """Make DuckDB give back what its queries needed, which a session would keep for as long as it lives.

        Raises:
            StoreError: as `run`.
        """
        self.run("smallest")

    def run(self, name: str, params: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """Rows of the named SQL block, every text cleaned of what a terminal could obey and cut to LONGEST_TEXT.

        Raises:
            KeyError: no block has that name.
            StoreError: the file can no longer be read, needs too much memory, or the query was interrupted.
        """
        return self._asked(name, params)[1]

    def _asked(self, name: str, params: Mapping[str, object] | None) -> tuple[list[str], list[tuple[Any, ...]]]:
        """The names of the columns and the rows of `run`."""
        sql = self._blocks[name]
        with self._lock:
            if self._closed:
                raise StoreError("Het databestand is gesloten; start zedentui opnieuw.")
            watch = Watch(self.interrupt, self.patience)
            try:
                with watch:
                    cursor = self._connection.execute(sql, dict(params) if params else None)
                    columns = [column[0] for column in cursor.description or ()]
                    rows = _fetched(cursor)
            except duckdb.InterruptException as error:
                if watch.expired:
                    raise StoreError(
                        f"Het databestand {self.path} geeft na {self.patience:g} seconden nog geen antwoord; "
                        "zet een goed bestand terug of kies een ander met --db."
                    ) from error
                raise StoreError("De zoekvraag is afgebroken.") from error
            except (duckdb.OutOfMemoryException, MemoryError, TooMuchError) as error:
                raise StoreError(
                    f"Het databestand {self.path} vraagt meer geheugen dan zedentui gebruikt "
                    f"({LAYOUT.memory}); zet een kleiner bestand terug of kies een ander met --db."
                ) from error
            except (duckdb.Error, RuntimeError, ValueError, OverflowError, TypeError) as error:
                raise StoreError(
                    f"Het databestand {self.path} is niet goed te lezen; zet een goed bestand terug en start opnieuw."
                ) from error
        keep = [column == "sql" for column in columns]
        return columns, [tuple(map(_cleaned, row, keep)) for row in rows]

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
        if not more:
            return tuple(kind(**row) for row in self._named(name, params))
        return tuple(
            kind(**row, **{field: values.get(row["id"], ()) for field, values in more.items()})
            for row in self._named(name, params)
        )

    def _by(
        self, owner: str, kind: type[T], name: str, params: Mapping[str, object] | None = None
    ) -> dict[str, tuple[T, ...]]:
        """The objects of the named block, by its column `owner`: the id of what they belong to."""
        found: dict[str, tuple[T, ...]] = {}
        for row in self._named(name, params):
            key = row.pop(owner)
            found[key] = (*found.get(key, ()), kind(**row))
        return found

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
            raise StoreError(f"{self.path} is beschadigd: het stuk {name} ontbreekt; kies een ander bestand.")
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
                return Dossier(row["schema_version"], letter, tuple(self._documents.values()))
        raise StoreError(f"{self.path} is beschadigd: de gegevens van de brief ontbreken; kies een ander bestand.")

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

    def organisations(self) -> tuple[Organisation, ...]:
        """Organisations by name."""
        return self._all(Organisation, "organisations")

    def terms(self) -> tuple[Term, ...]:
        """The glossary, by term."""
        return self._all(Term, "terms")

    # Statistics -------------------------------------------------------------------------------------------------

    def offences(self) -> tuple[Offence, ...]:
        """Offence groups in the order of the tables."""
        return self._all(Offence, "offences")

    def printed_tables(self) -> tuple[PrintedTable, ...]:
        """The tables with figures, in the order of the documents."""
        return self._all(PrintedTable, "printed_tables")

    def measures(self) -> tuple[Measure, ...]:
        """The eleven measures, in reading order of their tree."""
        return self._all(Measure, "measures")

    def annotations(self) -> tuple[Annotation, ...]:
        """Marks that travel with years, of the figures that are the newest; one where another letter takes over too."""
        notes = self._all(Annotation, "annotations")
        return notes if self._letters < 2 else self._of_newest(notes)

    def _of_newest(self, notes: tuple[Annotation, ...]) -> tuple[Annotation, ...]:
        """The notes over the years that their own document still gives, and a break where another document begins."""
        given: dict[int, list[str]] = {}
        for row in self._named("vintages"):
            given.setdefault(row["year"], []).append(row["of_document"])
        kept = []
        for note in notes:
            years = [y for y, of in given.items() if note.source.document.id in of and note.applies_to(y)]
            if years:
                ends = None if note.year_to is None and years[-1] == max(given) else years[-1]
                kept.append(replace(note, year_from=years[0], year_to=ends))
        stars = max((len(note.mark) for note in notes), default=0)
        places = {table.source.document.id: table.source for table in reversed(self.printed_tables())}
        for year, documents in given.items():
            for key in documents:
                if key not in given.get(year - 1, [key]):
                    stars += 1
                    kept.append(_takes_over(year, places[key], "*" * stars))
        return tuple(sorted(kept, key=lambda note: (note.year_from, note.id)))

    def observations(
        self, offence: str | None = None, measure: str | None = None, *, presumed: bool = False
    ) -> tuple[Observation, ...]:
        """Cells by offence, measure and year, each with its shares and changes; all when nothing is named.

        Each is the newest vintage: as the last document with that year gives it. `presumed` computes them from the
        presumed counts where there are any.
        """
        basis = "vermoedelijk" if presumed else "tekst"
        cells = self._all(Observation, "observations", {"offence": offence, "measure": measure, "basis": basis})
        if self._letters < 2:
            return cells  # one letter revises nothing
        revised = {
            (row["offence"], row["measure"], row["year"]): (row["was"], self._document(row["was_document"]))
            for row in self._named("revisions", {"basis": basis})
        }
        return tuple(
            replace(cell, was=revised[key][0], was_document=revised[key][1]) if key in revised else cell
            for cell in cells
            for key in [(cell.offence, cell.measure, cell.year)]
        )

    def cell_claims(self) -> dict[tuple[str, str, int], tuple[CellClaim, ...]]:
        """What the prose claims of each cell, by offence, measure and year.

        A claim about a series of years stands with the last year of the tables; the query says why.
        """
        found: dict[tuple[str, str, int], tuple[CellClaim, ...]] = {}
        for claim in self._all(CellClaim, "cell_claims"):
            key = (claim.offence, claim.measure, claim.year)
            found[key] = (*found.get(key, ()), claim)
        return found

    def table_checks(self) -> tuple[TableCheck, ...]:
        """The arithmetic of the printed tables, cell by cell (176 rows)."""
        checks = self._all(TableCheck, "table_checks")
        self.give_back()  # the joins of this one query needed 18 MB
        return checks

    # Policy -----------------------------------------------------------------------------------------------------

    def action_plan(self) -> ActionPlan | None:
        """The action plan itself; None in a dossier without one."""
        return next(iter(self._all(ActionPlan, "action_plan")), None)

    def action_lines(self) -> tuple[ActionLine, ...]:
        """The action lines by number."""
        return self._all(ActionLine, "action_lines")

    def actions(self) -> tuple[Action, ...]:
        """Separate actions in the order of the letter."""
        return self._all(Action, "actions")

    def transnational_measures(self) -> tuple[TransnationalMeasure, ...]:
        """Measures against transnational child sexual abuse, in the order of the letter."""
        return self._all(TransnationalMeasure, "transnational_measures")

    def moties(self) -> tuple[Motie, ...]:
        """The moties with their votes by party: those of the letter first, then the others on this subject."""
        return self._all(
            Motie,
            "moties",
            submitters=self._by("motie", MotieSubmitter, "motie_submitters"),
            votes=self._by("motie", MotieVote, "motie_votes"),
        )

    def promises(self, reference_date: date) -> tuple[Promise, ...]:
        """Promises with their state and what was known on `reference_date`: what can still come first."""
        on = {"reference_date": reference_date}
        outcomes = self._by("promise", Outcome, "promise_outcomes", on)
        return self._all(Promise, "promises", on, outcomes=outcomes)

    def claims(self) -> tuple[Claim, ...]:
        """Statements of the prose beside what the tables say, in the order of the letter."""
        return self._all(Claim, "claims", tried=self._by("claim", Tried, "claim_denominators"))


def _takes_over(year: int, source: Source, mark: str) -> Annotation:
    """The mark of the first year that comes from another document than the year before it."""
    letter = source.document
    summary = (
        f"De cijfers vanaf {year} komen uit de brief van {day(letter.published_on)} ({letter.citation}), die ervoor uit"
        " een eerdere. Verschil met het jaar ervoor en index staan er alleen waar één brief beide jaren geeft."
    )
    return Annotation(
        f"andere-brief-{year}", "andere brief", year, None, mark, f"Andere brief vanaf {year}", summary, source
    )


def _cleaned(value: Any, multiline: bool) -> Any:
    """`value` as DuckDB gave it, with text (also inside lists) made safe to show and no longer than LONGEST_TEXT."""
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            return clean(value[:LONGEST_TEXT], lines=multiline)[: LONGEST_TEXT - 1] + "…"
        return clean(value, lines=multiline)
    if isinstance(value, list):
        return [_cleaned(item, multiline) for item in value]
    return value


def _fetched(cursor: Any) -> list[tuple[Any, ...]]:
    """The rows of a query, at most MOST_VALUES values with MOST_TEXT characters together.

    DuckDB's limit of memory does not count what Python has taken out, and a view may have no end.

    Raises:
        TooMuchError: there are more.
        ValueError: a day that no calendar of ours has, which DuckDB gives as text.
    """
    days = [number for number, column in enumerate(cursor.description or ()) if str(column[1]) == "DATE"]
    rows: list[tuple[Any, ...]] = []
    values = size = 0
    while part := cursor.fetchmany(_AT_ONCE):
        for row in part:
            values += len(row)
            for value in row:
                if isinstance(value, list):
                    values += len(value)
                elif isinstance(value, (str, bytes)):
                    size += len(value)
            if any(isinstance(row[number], str) for number in days):
                raise ValueError("a day outside the years 1 to 9999")
        rows += part
        if values > MOST_VALUES or size > MOST_TEXT:
            raise TooMuchError
    return rows
