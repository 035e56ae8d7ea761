"""Narekenen: what the prose claims beside what its own tables say, and the arithmetic of those tables."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, ClassVar

from textual.widgets import Static

from zedentui import details, sentences, tables
from zedentui.details import VERDICTS, Arithmetic
from zedentui.model import Claim
from zedentui.tui.pane import ListPane
from zedentui.tui.table import Column, Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from zedentui.details import Detail
    from zedentui.formats import Table
    from zedentui.store.store import Store

__all__ = ["ClaimsPane"]

_MARKS = {
    "klopt": "✓",
    "klopt afgerond": "≈",
    "klopt met andere noemer": "±",
    "wijkt af": "✗",
    "niet na te rekenen": "?",
}

Row = Claim | Arithmetic


class ClaimsPane(ListPane[Row]):
    """Claims with verdicts; counts by verdict stand above the list."""

    CODE = "narekenen"
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("Oordeel", 25),
        Column("Bewering"),
        Column("De brief", 20, drop=100),
        Column("Nagerekend", 26, drop=76),
    )
    DEFAULT_CSS = "ClaimsPane #counts { height: auto; padding: 0 1; }"

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._names: dict[str, str] = {}

    def body(self) -> ComposeResult:
        """Counts above what every list pane has."""
        yield Static("", id="counts", markup=False)
        yield from super().body()

    def read(self) -> tuple[Row, ...]:
        """The claims, then the three kinds of arithmetic."""
        offences = self.store.offences()
        self._names = {measure.code: measure.label for measure in self.store.measures()}
        self._names |= {offence.code: offence.label for offence in offences}
        tables_of_letter = offences[0].source if offences else None
        return (*self.store.claims(), *details.arithmetic_of(self.store.table_checks(), tables_of_letter))

    def arrived(self, rows: Any) -> bool:
        """Fill list and counts."""
        found = super().arrived(rows)
        counts = Counter(item.verdict for item in self.items.values())
        self.query_one("#counts", Static).update(
            "   ".join(f"{_MARKS[verdict]} {verdict} {counts[verdict]}" for verdict in VERDICTS if counts[verdict])
        )
        return found

    def entry(self, item: Row) -> Entry:
        """Verdict by mark and word; what is claimed beside what came out."""
        verdict = f"{_MARKS.get(item.verdict, '?')} {item.verdict}"
        if isinstance(item, Arithmetic):
            search = f"{item.title} {item.verdict} tabel rekenwerk"
            return Entry(item.id, (verdict, item.title, "tabel 1 en 2", item.outcome), search)
        search = " ".join((item.title, item.statement, item.verdict, item.reason, item.theme, item.claimed))
        return Entry(item.id, (verdict, item.title, item.claimed, item.recomputed), search)

    def detail(self, item: Row) -> Detail:
        """Claimed, recomputed, denominator, reason, SQL; of a check the cells that do not fit."""
        if isinstance(item, Arithmetic):
            return details.arithmetic(item, self._names)
        return details.claim(item)

    def sentence(self, item: Row) -> str:
        """Claim, recomputation and verdict in a few sentences."""
        if isinstance(item, Claim):
            return sentences.claim(item)
        return f"{item.title}: {item.outcome}."

    def table(self, items: Sequence[Row]) -> Table:
        """Claims as a table; the cells of a check when that is what is asked for."""
        if len(items) == 1 and isinstance(items[0], Arithmetic):
            return tables.table_checks(items[0].cells)
        return tables.claims([item for item in items if isinstance(item, Claim)])
