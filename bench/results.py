"""What was measured: rows of figures with their bounds, kept as JSON, shown as one table in Markdown.

Units are those of SI: KB is 1,000 bytes and MB 1,000,000. A bound holds for the figure itself, or for its ratio to what
it is compared with; which of the two stands in `Bound.ratio`.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

OURS = "zedentui"
LIGHT = "zedentui --licht"
MINIMAL = "minimal app"
VISIDATA = "VisiData"
HARLEQUIN = "harlequin"
FZF = "fzf"
LESS = "less"
COLUMNS = (LIGHT, VISIDATA, HARLEQUIN, FZF, LESS)
"""Programs with a column of their own, beside ours and what ours is compared with."""

FOLDER = Path(__file__).parent
RESULTS = FOLDER / "RESULTS.md"
STORE = FOLDER / "results.json"
"""The figures behind RESULTS.md, so that one stage can be measured again without the others."""

INTRODUCTION = f"""# Measurements

What a session costs, in one table: `{OURS}`, what it is compared with in the same run, their ratio, what was promised
(bound, and aim where it is stricter), and other programs on the same data. Figures are medians unless a row says
otherwise; KB is 1,000 bytes, MB 1,000,000. Written by `python -m bench --write`; CONTRIBUTING.md tells how to measure.
"""


@dataclass(frozen=True)
class Bound:
    """What was promised for a row: at most `limit`, with `aim` as what is striven for; both of the ratio if `ratio`."""

    limit: float
    aim: float | None = None
    ratio: bool = False

    def __str__(self) -> str:
        times = "x" if self.ratio else ""
        aim = "" if self.aim is None else f" ({self.aim:g}{times})"
        return f"{self.limit:g}{times}{aim}"


@dataclass(frozen=True)
class Row:
    """One thing measured: the figure of each program, or the reason (a text) why a program has none."""

    measure: str
    unit: str
    figures: Mapping[str, float | str]
    beside: str = MINIMAL
    """The program that ours is compared with."""
    bound: Bound | None = None

    @property
    def ours(self) -> float | None:
        """Our own figure; None when there is none."""
        return _figure(self.figures.get(OURS))

    @property
    def ratio(self) -> float | None:
        """Ours divided by what it is compared with; None when one of them is missing or nothing."""
        beside = _figure(self.figures.get(self.beside))
        return None if self.ours is None or not beside else self.ours / beside

    @property
    def holds(self) -> bool | None:
        """Whether the bound is kept; None when there is no bound, or nothing was measured."""
        return None if self.bound is None or self._bounded is None else self._bounded <= self.bound.limit

    @property
    def reaches_aim(self) -> bool:
        """Whether what is striven for is reached as well: always when there is no aim."""
        aim = None if self.bound is None else self.bound.aim
        return aim is None or self._bounded is None or self._bounded <= aim

    @property
    def _bounded(self) -> float | None:
        """What the bound is about: the ratio, or the figure itself."""
        return self.ratio if self.bound and self.bound.ratio else self.ours


@dataclass(frozen=True)
class Outcome:
    """What one stage found: its rows, and remarks on how it measured and what it met."""

    stage: str
    title: str
    rows: Sequence[Row]
    notes: Sequence[str] = ()
    date: str = ""
    machine: str = ""

    @property
    def broken(self) -> list[Row]:
        """The rows whose bound is not kept."""
        return [row for row in self.rows if row.holds is False]


@dataclass
class Sample:
    """Several measurements of the same thing."""

    values: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The middle one; raises StatisticsError when there are none."""
        return statistics.median(self.values)

    @property
    def least(self) -> float:
        """The smallest: what else a machine does only ever adds."""
        return min(self.values)


def number(value: float) -> str:
    """Write a figure short enough to compare: no decimals from 100 on, two below 10 unless it is whole."""
    if value == int(value) or abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def table(head: Sequence[str], rows: Iterable[Sequence[object]], left: int = 2) -> str:
    """Lay out a Markdown table with columns that line up: the first `left` to the left, the others to the right."""
    cells = [list(head), *([str(cell).replace("|", "\\|") for cell in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]

    def line(row: Sequence[str]) -> str:
        padded = [
            cell.ljust(width) if column < left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        return f"| {' | '.join(padded)} |"

    rule = [
        f":{'-' * (width - 1)}" if column < left else f"{'-' * (width - 1)}:" for column, width in enumerate(widths)
    ]
    return "\n".join([line(cells[0]), line(rule), *(line(row) for row in cells[1:])])


def one_table(outcomes: Iterable[Outcome]) -> str:
    """Lay out the rows of all stages as one table, under a row with the title of each stage."""
    head = ("measured", "unit", OURS, "compared", "ratio", "bound (aim)", "kept", *COLUMNS)
    cells: list[Sequence[str]] = []
    for outcome in outcomes:
        title = f"**{outcome.title}**"
        for beside in dict.fromkeys(row.beside for row in outcome.rows):
            cells.append((title, "", "", f"*{beside}*" if beside else "", *[""] * (len(head) - 4)))
            cells += [_cells(row) for row in outcome.rows if row.beside == beside]
            title = ""
    return table(head, cells)


def _cells(row: Row) -> list[str]:
    return [
        row.measure,
        row.unit,
        _cell(row.figures.get(OURS)),
        _cell(row.figures.get(row.beside)),
        "" if row.ratio is None else f"{row.ratio:.2f}",
        str(row.bound or ""),
        _kept(row),
        *(_cell(row.figures.get(name)) for name in COLUMNS),
    ]


def _kept(row: Row) -> str:
    if row.holds is None:
        return ""
    if not row.holds:
        return "**no**"
    return "yes" if row.reaches_aim else "yes, not the aim"


def _cell(value: float | str | None) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else number(value)


def _figure(value: float | str | None) -> float | None:
    return None if isinstance(value, str) else value


def markdown(outcomes: Sequence[Outcome], *, alone: bool = False) -> str:
    """Write the whole file with results: where and when it was measured, the table, and how each stage measured.

    With `alone` only the table and how: what is printed when a stage is done.
    """
    measured: dict[tuple[str, str], list[str]] = {}
    for outcome in outcomes:
        measured.setdefault((outcome.date, outcome.machine), []).append(outcome.stage)
    where = "\n".join(
        f"- {date} on {machine}" + (f" ({', '.join(stages)})" if len(measured) > 1 else "")
        for (date, machine), stages in measured.items()
    )
    notes = "\n".join(
        f"- **{outcome.title}** (`{outcome.stage}`). {' '.join(outcome.notes)}" for outcome in outcomes if outcome.notes
    )
    if alone:
        return f"{one_table(outcomes)}\n\n{notes}"
    return f"{INTRODUCTION}\n{where}\n\n{one_table(outcomes)}\n\n## How\n\n{notes}\n"


def load(path: Path = STORE) -> dict[str, Outcome]:
    """Read what was measured before, by stage; nothing when there is no such file."""
    if not path.exists():
        return {}
    found = {}
    for stage, kept in json.loads(path.read_text()).items():
        rows = [Row(**{**row, "bound": Bound(**row["bound"]) if row["bound"] else None}) for row in kept.pop("rows")]
        found[stage] = Outcome(**kept, rows=rows)
    return found


def save(outcomes: Mapping[str, Outcome], path: Path = STORE) -> None:
    """Keep what was measured, by stage, replacing the file in one step."""
    kept = {stage: asdict(outcome) for stage, outcome in outcomes.items()}
    for outcome in kept.values():
        for row in outcome["rows"]:
            row["figures"] = {
                name: figure if isinstance(figure, str) else round(figure, 3) for name, figure in row["figures"].items()
            }
    beside = path.with_suffix(f"{path.suffix}.new")
    beside.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n")
    beside.replace(path)
