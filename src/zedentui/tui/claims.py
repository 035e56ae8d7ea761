"""Narekenen: what the prose claims beside what its own tables say, and the arithmetic of those tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual.widgets import Static

from zedentui import sentences, tables
from zedentui.formats import Table, number
from zedentui.model import Claim, Source, TableCheck
from zedentui.tui.detail import Detail, code, fact, heading, text
from zedentui.tui.pane import ListPane
from zedentui.tui.table import Column, Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from zedentui.store.store import Store
    from zedentui.tui.detail import Block

__all__ = ["ClaimsPane"]

VERDICTS = ("klopt", "klopt afgerond", "klopt met andere noemer", "wijkt af", "niet na te rekenen")
_MARKS = {
    "klopt": "✓",
    "klopt afgerond": "≈",
    "klopt met andere noemer": "±",
    "wijkt af": "✗",
    "niet na te rekenen": "?",
}

_CHECKS = {
    "afdoeningen": "De zes afdoeningen tellen op tot de uitstroom",
    "sepotgronden": "De drie sepotgronden tellen op tot het onvoorwaardelijk sepot",
    "percentages": "De gedrukte percentages zijn aandelen van de uitstroom, afgerond",
}


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """One kind of table check: all its cells, and those that do not fit."""

    kind: str
    cells: tuple[TableCheck, ...]
    source: Source

    @property
    def wrong(self) -> tuple[TableCheck, ...]:
        """The cells where the printed number is not the recomputed one."""
        return tuple(cell for cell in self.cells if cell.difference)

    @property
    def verdict(self) -> str:
        """`klopt`, or `wijkt af` as soon as one cell does."""
        return "wijkt af" if self.wrong else "klopt"


Row = Claim | Arithmetic


class ClaimsPane(ListPane[Row]):
    """Claims with verdicts; counts by verdict stand above the list."""

    CODE = "narekenen"
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("Oordeel", 25),
        Column("Bewering"),
        Column("De brief", 22, drop=100),
        Column("Nagerekend", 22, drop=76),
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
        checks = self.store.table_checks()
        offences = {offence.code: offence for offence in self.store.offences()}
        self._names = {measure.code: measure.label for measure in self.store.measures()}
        self._names |= {offence.code: offence.label for offence in offences.values()}
        source = offences[checks[0].offence].source if checks else None
        arithmetic = (
            tuple(Arithmetic(kind, tuple(check for check in checks if check.kind == kind), source) for kind in _CHECKS)
            if source
            else ()
        )
        return (*self.store.claims(), *arithmetic)

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
        verdict = f"{_MARKS[item.verdict]} {item.verdict}"
        if isinstance(item, Arithmetic):
            right = f"{number(len(item.cells) - len(item.wrong))} van {number(len(item.cells))}"
            search = f"{_CHECKS[item.kind]} {item.verdict} tabel rekenwerk"
            return Entry(
                f"tabel-{item.kind}", (verdict, _CHECKS[item.kind], "tabel 1 en 2", f"{right} kloppen"), search
            )
        search = " ".join((item.title, item.statement, item.verdict, item.reason, item.theme, item.claimed))
        return Entry(item.id, (verdict, item.title, item.claimed, item.recomputed), search)

    def detail(self, item: Row) -> Detail:
        """Claimed, recomputed, denominator, reason, SQL."""
        if isinstance(item, Arithmetic):
            return self._arithmetic(item)
        blocks: list[Block] = [
            fact("Oordeel", f"{_MARKS[item.verdict]} {item.verdict}"),
            fact("De brief", item.claimed),
            fact("Noemer brief", item.claimed_denominator or "niet genoemd"),
            fact("Nagerekend", item.recomputed),
            fact("Onze noemer", item.recomputed_denominator or "niet van toepassing"),
            fact("Waarom", item.reason),
            heading("De bewering"),
            text(item.statement),
            heading("Hoe het is nagerekend"),
            code(item.sql) if item.sql else text("Dit is met de cijfers in de brief niet na te rekenen."),
        ]
        return Detail(item.title, tuple(blocks), item.source)

    def _arithmetic(self, item: Arithmetic) -> Detail:
        blocks: list[Block] = [
            fact("Oordeel", f"{_MARKS[item.verdict]} {item.verdict}"),
            fact("Nagerekend", f"{number(len(item.cells))} getallen, {number(len(item.wrong))} wijken af"),
        ]
        if item.wrong:
            blocks.append(heading("Wat afwijkt"))
        for cell in item.wrong:
            fixed = "" if cell.presumed is None else (
                f"; met de vermoedelijke aantallen {number(cell.presumed)}"
                + (", dan klopt het" if cell.presumed == cell.printed else "")
            )  # fmt: skip
            blocks.append(
                fact(
                    str(cell.year),
                    f"{self._names[cell.offence]}, {self._names[cell.measure]}: gedrukt {number(cell.printed)}, "
                    f"opgeteld {number(cell.recomputed)}{fixed}.",
                )
            )
        return Detail(_CHECKS[item.kind], tuple(blocks), item.source)

    def sentence(self, item: Row) -> str:
        """Claim, recomputation and verdict in a few sentences."""
        if isinstance(item, Claim):
            return sentences.claim(item)
        right = len(item.cells) - len(item.wrong)
        return f"{_CHECKS[item.kind]}: {number(right)} van de {number(len(item.cells))} kloppen."

    def table(self, items: Sequence[Row]) -> Table:
        """Claims as a table; the cells of a check when that is what is asked for."""
        if len(items) == 1 and isinstance(items[0], Arithmetic):
            return tables.table_checks(items[0].cells)
        return tables.claims([item for item in items if isinstance(item, Claim)])
