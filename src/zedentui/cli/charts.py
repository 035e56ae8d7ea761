"""Charts on the shell: how large, in which colours, and how many for what was asked."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zedentui import charts
from zedentui.charts import ChartRequest, Palette, Room, stacks
from zedentui.cli.arguments import quoted
from zedentui.cli.ending import Stop
from zedentui.model import Action, ActionLine, Promise
from zedentui.text.clean import clean
from zedentui.text.disk import refusal
from zedentui.text.dutch import day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from zedentui.charts import Picture, Series
    from zedentui.cli.output import Output
    from zedentui.model import Annotation, Measure, Offence

__all__ = ["of_items", "over_years", "room", "to_file", "write"]

_MOST_SERIES: Final = 6
"""More lines or bars than this cannot be told apart."""

_COLOURS: Final = ("cyan", "yellow", "green", "magenta", "blue", "red")
_WIDEST: Final = 120
_SVG_WIDTH, _SVG_HEIGHT = 110, 22
_LOWEST, _HIGHEST = 12, 24


def room(out: Output) -> Room:
    """Return where a chart goes: the width of the terminal, and its height less the lines around the chart."""
    columns, lines = out.size
    palette = charts.PLAIN
    if out.colour:
        palette = Palette(None, None, None, "ansi_yellow", tuple(f"ansi_{name}" for name in _COLOURS))
    return Room(min(columns, _WIDEST), min(max(lines - 6, _LOWEST), _HIGHEST), palette, out.ascii_only)


def to_file(
    name: str, path: Path | None, title: str, parts: Sequence[tuple[Sequence[str], Callable[[Room], Picture]]],
    after: Sequence[str], rows: int = _SVG_HEIGHT,
) -> str:  # fmt: skip
    """Write charts as SVG and return the sentence that tells where: in `path`, else as `name` in the present folder.

    `parts` are lines of text with a chart of `rows` rows under them. Raises Stop when the file cannot be written.
    """
    from zedentui.charts import svg
    from zedentui.system import new_file

    place = Room(_SVG_WIDTH, rows, svg.PRINT)
    text = svg.svg(title, [(tuple(lines), draw(place)) for lines, draw in parts], after)
    try:
        written = new_file.write(path or new_file.free(Path(name)), text)
    except OSError as error:
        where = quoted(str(path or name))
        raise Stop(
            f"{where} kan niet worden geschreven ({refusal(error)}); kies een andere plaats met --uit."
        ) from error
    return f"De grafiek staat in {clean(str(written))}."


def write(picture: Picture, out: Output) -> None:
    """Write a picture, in colour where that is wanted."""
    out.raw((picture.ansi() if out.colour else picture.plain()) + "\n")


def of_items(
    items: Sequence[object], item: object | None, today: date, letter: date
) -> tuple[str, int, Callable[[Room], Picture]]:
    """Return the chart of promises or of the action plan, with its title and rows; `item` is the one asked for.

    `letter` is the day of the letter, which tells how far actions were.
    """
    promises = [each for each in items if isinstance(each, Promise)]
    if promises:
        chosen = item.id if isinstance(item, Promise) else None
        draw = partial(charts.timeline, promises, reference_date=today, selected=chosen)
        return f"Toezeggingen en termijnen op {day(today)}", len(promises) + 5, draw
    line = item.number if isinstance(item, ActionLine) else item.line if isinstance(item, Action) else None
    actions = [each for each in items if isinstance(each, Action) and line in (None, each.line)]
    counts = charts.statuses(actions)
    title = f"{charts.counted(actions, line)}, met hun stand op {day(letter)}"
    return title, len(counts), partial(charts.status_bar, counts)


def over_years(
    kind: str,
    offences: Sequence[Offence],
    chosen: Sequence[Measure],
    series_of: Callable[[Offence, Measure, bool], Series],
    *,
    measures: Sequence[Measure],
    years: tuple[int, ...],
    unit: str,
    annotations: tuple[Annotation, ...],
    together: bool,
    compared: bool,
    bases: tuple[int, ...] = (),
) -> list[ChartRequest]:
    """Return one chart, or one for each group of offences where they cannot share one.

    `series_of` gives the figures of a measure, named with its group or without; `measures` are all there are;
    `together` tells that the groups were asked for in one chart. Raises Stop when there are too many series, or when
    what should be stacked does not exclude each other.
    """
    stacked = kind == "gestapeld"
    if stacked:
        _check_stack(measures, chosen, offences if together else offences[:1], unit)
    fits = len(offences) * len(chosen) <= _MOST_SERIES
    if not fits and (together or len(chosen) > _MOST_SERIES):
        count = len(chosen) * (len(offences) if together else 1)
        raise Stop(
            f"Een grafiek heeft plaats voor {_MOST_SERIES} reeksen en dit zijn er {count}; kies er minder met --maat."
        )
    groups = [offences] if fits and not stacked else [[offence] for offence in offences]
    whole = stacks.whole(measures, chosen) if stacked else None
    return [
        ChartRequest(
            kind=kind,
            series=tuple(series_of(offence, measure, len(group) > 1) for measure in chosen for offence in group),
            years=years,
            unit=unit,
            name=group[0].label if len(group) == 1 else "",
            annotations=annotations,
            compared=compared,
            bases=bases,
            whole=series_of(group[0], whole, False) if whole else None,
        )
        for group in groups
    ]


def _check_stack(
    measures: Sequence[Measure], chosen: Sequence[Measure], offences: Sequence[Offence], unit: str
) -> None:
    why = stacks.refusal(measures, chosen, offences, unit)
    if not why:
        return
    if len(offences) > 1:
        raise Stop(f"{why}; kies er één met --delict, of laat --delict weg voor een grafiek per groep.")
    raise Stop(f"{why}; kies andere maten met --maat, een andere --eenheid of een andere grafiek.")
