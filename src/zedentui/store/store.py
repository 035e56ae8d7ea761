"""Read the dossier: one class that opens the file safely and answers in dataclasses."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from zedentui.classes import replace
from zedentui.duck.place import FilePlace, Place, PlaceError, place_of
from zedentui.model import (
    Action,
    ActionLine,
    ActionPlan,
    Annotation,
    CellClaim,
    Claim,
    Figures,
    Holding,
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
    TableCheck,
    Term,
    TransnationalMeasure,
    Tried,
)  # fmt: skip
from zedentui.store.asking import ON_SCREEN
from zedentui.store.late import Late
from zedentui.store.opening import kept_in, open_dossier, open_kept
from zedentui.store.placed import Placed
from zedentui.store.problems import StoreError
from zedentui.store.vintages import notes_of_newest

if TYPE_CHECKING:
    from pathlib import Path

    from zedentui.store.snapshot import Snapshot

__all__ = ["ON_SCREEN", "Store", "StoreError"]


class Store(Placed):
    """An open dossier. Thread-safe: one query at a time; `interrupt` may be called from any thread."""

    def __init__(
        self, connection: Any, place: Place, *, trusted: bool = False, snapshot: Snapshot | None = None
    ) -> None:
        super().__init__(connection, place, snapshot)
        self._trusted = trusted

    @classmethod
    def open(cls, where: Path | str | Place, *, trusted: bool = False) -> Store:
        """Open what is there read-only, without any way out of it, and check that it is a dossier we can read.

        A file with a snapshot that fits it (`zedentui.store.snapshot`) answers from that, and is opened when something
        else is asked of it.

        `trusted` is for the database that came with the program: what it defines is not compared with the schema.

        Raises:
            StoreError: missing, unreadable, truncated, foreign or newer than this program; the sentence says which.
        """
        try:
            place = place_of(where)
        except PlaceError as error:
            raise StoreError(str(error)) from error
        if isinstance(place, FilePlace) and (snapshot := kept_in(place)) is not None:
            late = Late(lambda: open_kept(place, snapshot, trusted=trusted))
            return cls(late, place, trusted=trusted, snapshot=snapshot)
        return cls(open_dossier(place, trusted=trusted), place, trusted=trusted)

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
        first = self._connection
        if isinstance(first, Late):
            second: Any = Late(lambda: self.place.another(first.ready(), trusted=self._trusted))
        else:
            second = self.place.another(first, trusted=self._trusted)
        other = Store(second, self.place, trusted=self._trusted, snapshot=self._snapshot)
        other.patience = self.patience
        for name in ("figures", "_dossier", "_documents", "_sections", "_references", "_footnotes"):
            if name in self.__dict__:
                other.__dict__[name] = self.__dict__[name]
        other._kept = self._kept
        self._others.add(other)
        return other

    def holdings(self) -> tuple[Holding, ...]:
        """What is held of each section, as a reader can count it: by document, section and kind."""
        return self._all(Holding, "holdings")

    def organisations(self) -> tuple[Organisation, ...]:
        """Organisations by name."""
        return self._once("organisations", lambda: self._all(Organisation, "organisations"))

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
        return notes if self._letters < 2 else notes_of_newest(notes, self._given(), self.printed_tables())

    def _given(self) -> dict[int, list[str]]:
        """The documents whose figures of a year are the newest, by year."""
        given: dict[int, list[str]] = {}
        for row in self._named("vintages"):
            given.setdefault(row["year"], []).append(row["of_document"])
        return given

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
            (row["offence"], row["measure"], row["year"]): row["was"]
            for row in self._named("revisions", {"basis": basis})
        }
        return tuple(
            replace(cell, was=revised[key]) if key in revised else cell
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
        return self._once("actions", lambda: self._all(Action, "actions"))

    def transnational_measures(self) -> tuple[TransnationalMeasure, ...]:
        """Measures against transnational child sexual abuse, in the order of the letter."""
        return self._all(TransnationalMeasure, "transnational_measures")

    def moties(self) -> tuple[Motie, ...]:
        """The moties with their votes by party: those of the letter first, then the others on this subject."""
        return self._once("moties", self._moties)

    def _moties(self) -> tuple[Motie, ...]:
        return self._all(
            Motie,
            "moties",
            submitters=self._by("motie", MotieSubmitter, "motie_submitters"),
            votes=self._by("motie", MotieVote, "motie_votes"),
        )

    def promises(self, reference_date: date) -> tuple[Promise, ...]:
        """Promises with their state and what was known on `reference_date`: what can still come first."""
        return self._once("promises", lambda: self._promises(reference_date), reference_date)

    def _promises(self, reference_date: date) -> tuple[Promise, ...]:
        on = {"reference_date": reference_date}
        outcomes = self._by("promise", Outcome, "promise_outcomes", on)
        return self._all(Promise, "promises", on, outcomes=outcomes)

    def claims(self) -> tuple[Claim, ...]:
        """Statements of the prose beside what the tables say, in the order of the letter."""
        return self._all(Claim, "claims", tried=self._by("claim", Tried, "claim_denominators"))
