"""A check of the printed tables with all its cells: what it says of itself.

A check is listed among the claims; its cells are in `table_check`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import dataclass
from zedentui.kinds import table_check
from zedentui.kinds.detail import Detail, fact, heading
from zedentui.kinds.kind import Kind
from zedentui.kinds.source import Speech, citation
from zedentui.kinds.table_check import KINDS, mark, outcome, parts, rows_in_doubt
from zedentui.text.aloud import aloud
from zedentui.text.dutch import number, within

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zedentui.model import Dossier, Figures, Source, TableCheck
    from zedentui.store.store import Store
    from zedentui.text.table import Cell, Table

__all__ = ["Arithmetic", "arithmetic_of", "detail", "kind", "row", "sentence", "speech", "table"]


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """One check of the printed tables with all its cells."""

    kind: str
    cells: tuple[TableCheck, ...]
    source: Source | None

    @property
    def id(self) -> str:
        """Its id in a location: `tabel-afdoeningen`."""
        return f"tabel-{self.kind}"

    @property
    def title(self) -> str:
        """What ought to hold."""
        return KINDS[self.kind]

    @property
    def wrong(self) -> tuple[TableCheck, ...]:
        """The cells where the printed number is not the recomputed one."""
        return tuple(each for each in self.cells if each.difference)

    @property
    def verdict(self) -> str:
        """`klopt`, or as soon as one cell does not fit a remark on our text of the letter, never on who wrote it."""
        return "telt niet op" if self.wrong else "klopt"

    @property
    def outcome(self) -> str:
        """How many fit: `43 van 44 kloppen`."""
        return outcome(self.cells)


def arithmetic_of(cells: Sequence[TableCheck], source: Source | None) -> tuple[Arithmetic, ...]:
    """The cells of `table_check` by kind, in the order of KINDS; `source` is where the tables stand."""
    checks = (Arithmetic(kind, tuple(each for each in cells if each.kind == kind), source) for kind in KINDS)
    return tuple(each for each in checks if each.cells)


def sentence(item: Arithmetic) -> str:
    """What ought to hold, and how often it does."""
    return f"{item.title}: {item.outcome}."


def speech(item: Arithmetic, dossier: Dossier) -> Speech:
    """What the tables of the letter should follow, and in how many of all cases they do."""
    count, wrong = len(item.cells), len(item.wrong)
    where = f"in {number(count - wrong)} van de {number(count)}" if wrong else f"in alle {number(count)} gevallen"
    more = f" gevallen, en in {number(wrong)} niet" if wrong else ""
    line = f"In de tabellen moet dit gelden: {within(item.title)}. In onze tekst van de brief klopt dat {where}{more}."
    if wrong:
        line += " Vergelijk met het origineel."
    return Speech(aloud(line), citation(item.source, dossier))


def detail(item: Arithmetic, figures: Figures) -> Detail:
    """A check with every cell that does not fit, what should probably stand there, and why we think so."""
    blocks = [fact("Oordeel", item.verdict), fact("Nagerekend", item.outcome)]
    if item.wrong and not figures.compared:
        remark = "Dit gaat over onze tekst van de brief, die machinaal is gelezen; vergelijk met het origineel."
        blocks.append(fact("Opmerking", remark))
    if item.wrong:
        blocks.append(heading("Wat niet optelt"))
    labels = {measure.code: measure.label for measure in figures.measures}
    sign = "%" if item.kind == "percentages" else ""
    for each in item.wrong:
        said = f"in de tekst {number(each.printed)}{sign}, nagerekend {number(each.recomputed)}{sign} ({mark(each)})"
        fixed = "" if each.presumed is None else f"; met de vermoedelijke aantallen {number(each.presumed)}"
        fits = ", dan klopt het" if each.presumed == each.printed else ""
        what = f"Tabel {each.table}, {labels.get(each.measure, each.measure)}"
        blocks.append(fact(str(each.year), f"{what}: {said}{fixed}{fits}."))
    doubtful = [part for each in item.wrong for part in parts(each, figures) if part.repair_reason]
    if doubtful:
        blocks.append(heading("Wat er vermoedelijk moet staan"))
        blocks += [block for row in rows_in_doubt(doubtful, figures) for block in row]
        blocks += [fact(str(part.year), part.repair_reason or "") for part in doubtful]
    return Detail(item.title, tuple(blocks), item.source)


def row(item: Arithmetic) -> tuple[Cell, ...]:
    """Its title, where it is about, its outcome and verdict in the list."""
    return item.title, "tabel 1 en 2", item.outcome, item.verdict


def table(items: Sequence[Arithmetic]) -> Table:
    """The cells of the checks."""
    return table_check.table([cell for item in items for cell in item.cells])


def kind(store: Store, _: date) -> Kind[Arithmetic]:
    """The checks in the order of `table_check.KINDS`."""
    offences = store.offences()
    return Kind(
        "narekenen",
        "De controle",
        ("Bewering", "De brief", "Nagerekend", "Oordeel"),
        arithmetic_of(store.table_checks(), offences[0].source if offences else None),
        names=lambda item: (item.id, item.title),
        row=row,
        title=lambda item: item.title,
        sentence=sentence,
        speech=lambda item: speech(item, store.dossier()),
        detail=lambda item: detail(item, store.figures),
        table=table,
        search=lambda item: f"{item.title} {item.verdict} tabel rekenwerk",
    )
