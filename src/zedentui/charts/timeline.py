"""Promises on an axis of dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zedentui.charts.picture import Ink, Palette, Picture, Sheet, in_words
from zedentui.charts.plot import ASCII, UNICODE, Glyphs, Plot, plotting
from zedentui.charts.request import Room
from zedentui.charts.words import fit, pack, safe, too_small
from zedentui.classes import dataclass
from zedentui.kinds.promise import ASCII_SIGNS, SIGNS, short_state, term
from zedentui.model import Promise
from zedentui.text.clean import cells
from zedentui.text.dutch import SHORT_MONTHS, day

_MIN_WIDTH = 40
_MIN_HEIGHT = 3
_LEAST_DATES = 36
"""The dates keep this many cells; what is left beyond gives the state in words behind each promise."""

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000)
"""Months from one tick to the next."""
_TICK_ROOM = 6


@dataclass(frozen=True, slots=True)
class _Dates:
    """An axis of dates on `width` cells, from the first day of a month to that of another."""

    first: date
    last: date
    width: int

    def column(self, when: date) -> float:
        """Return where a day lies, in cells."""
        share = (when.toordinal() - self.first.toordinal()) / (self.last.toordinal() - self.first.toordinal())
        return min(max(share, 0.0) * self.width, self.width - 0.01)

    def middle(self, when: date) -> float:
        """Return the middle of the cell in which a day lies."""
        return int(self.column(when)) + 0.5

    def ticks(self) -> list[tuple[int, str]]:
        """Return where the months or years stand that have room: a year by its number, a month by its name.

        When no year would be named, the first month gets its year.
        """
        start, end = (when.year * 12 + when.month - 1 for when in (self.first, self.last))
        step = next(step for step in _STEPS if (end - start) / step * _TICK_ROOM <= self.width or step == _STEPS[-1])
        ticks: list[tuple[int, str]] = []
        for index in range(start + -start % step, end, step):
            year, month = divmod(index, 12)
            text = SHORT_MONTHS[month] if month else str(year)
            column = int(self.column(date(year, month + 1, 1)))
            if column + len(text) <= self.width:
                ticks.append((column, text))
        if ticks and not any(text.isdigit() for _, text in ticks):
            column, text = ticks[0][0], f"{ticks[0][1]} {self.first.year}"
            ticks = [(column, text), *(tick for tick in ticks[1:] if tick[0] > column + len(text))]
        return ticks


def timeline(promises: Sequence[Promise], room: Room, *, reference_date: date, selected: str | None = None) -> Picture:
    """Return promises as bars from their earliest to their latest day, or as points, with a line at `reference_date`.

    They stand in the order given, each with the symbol of its state. With less height than promises the ones around
    `selected` (an id), or around the first that has not expired, are shown, and how many are not. What came of one gets
    its own symbol on the day it happened, where that day is known and on the axis.
    """
    width, height, palette, ascii_only = room.width, room.height, room.palette, room.ascii_only
    glyphs = ASCII if ascii_only else UNICODE
    if width < _MIN_WIDTH or height < _MIN_HEIGHT or not promises:
        return _in_words(promises, room, glyphs)
    head = int(height >= len(promises) + 3 or height >= 10)
    start = _dates(promises, reference_date, width).first

    def legend_of(rows: int) -> list[str]:
        return _legend(_window(promises, rows, selected), None if head else reference_date, start, width, glyphs)

    rows = max(1, height - 1 - head - len(legend_of(height - 2 - head)))
    shown = _window(promises, rows, selected)
    titles = [safe(one.title, ascii_only=ascii_only) for one in shown]
    names = min(max(map(cells, titles)), width * 2 // 5) + 4
    states = [short_state(one) for one in shown]
    beside = max(map(len, states)) + 2
    if width - names - beside < _LEAST_DATES:
        states, beside = [""] * len(shown), 0
    dates = _dates(promises, reference_date, width - names - beside)
    sheet = Sheet(width, height)
    with plotting(dates.width, len(shown)) as plot:
        _draw(plot, shown, dates, reference_date, palette, glyphs, selected)
        sheet.paste(names, head, plot.cells())
    for row, (promise, title, words) in enumerate(zip(shown, titles, states, strict=True), start=head):
        chosen = promise.id == selected
        ink = Ink(palette.accent, bold=True) if chosen else Ink(palette.foreground)
        sheet.write(0, row, glyphs.here if chosen else " ", ink)
        sheet.write(1, row, _symbols(glyphs).get(promise.state, ""), Ink(_colour(promise, palette)))
        sheet.write(3, row, fit(title, names - 4, ascii_only=ascii_only), ink)
        sheet.write(width - beside + 2, row, words, Ink(_colour(promise, palette)))
    if head:
        text = f"{glyphs.down} peildatum {day(reference_date)}"
        column = min(names + int(dates.column(reference_date)), width - cells(text))
        sheet.write(column, 0, text, Ink(palette.accent))
    below = head + len(shown)
    if left := len(promises) - len(shown):
        rest = f"en nog {left}"
        noun = " toezegging" if left == 1 else " toezeggingen"
        sheet.write(3, below, rest + noun if cells(rest + noun) < names - 3 else rest, Ink(palette.muted))
    for row, text in enumerate(legend_of(rows), start=below + 1):
        sheet.write(0, row, text, Ink(palette.muted))
    return sheet.picture(drawn=True, ascii_only=ascii_only)


def _draw(
    plot: Plot,
    shown: Sequence[Promise],
    dates: _Dates,
    reference_date: date,
    palette: Palette,
    glyphs: Glyphs,
    selected: str | None,
) -> None:
    """Draw the years as thin lines, the reference date, and each promise on its row."""
    rows = len(shown)
    ticks = dates.ticks()
    for column, text in ticks:
        if text.isdigit():
            ends = (column + 0.5, column + 0.5)
            plot.line(ends, (0.5, rows - 0.5), glyphs.dotted, Ink(palette.muted, dim=True))
    today = dates.middle(reference_date)
    plot.line((today, today), (0.5, rows - 0.5), glyphs.solid, Ink(palette.accent))
    for row, promise in enumerate(shown):
        height = rows - row - 0.5
        ink = Ink(_colour(promise, palette), bold=promise.id == selected)
        start = dates.middle(promise.earliest)
        # Without a term it runs on to the edge: the letter does not say where it ends.
        end = dates.middle(promise.latest) if promise.latest else float(dates.width)
        if end > start:
            plot.line((start, end), (height, height), glyphs.stretch, ink)
            if start <= today <= end:
                plot.points((today,), (height,), glyphs.crossing, Ink(palette.accent))
        else:
            plot.points((start,), (height,), glyphs.point, ink)
        if promise.earliest < dates.first:
            plot.points((start,), (height,), glyphs.before, ink)
        for when in _happened(promise):
            sign = glyphs.event if when >= dates.first else glyphs.before
            plot.points((dates.middle(when),), (height,), sign, Ink(palette.foreground, bold=True))
    plot.x_ticks([column for column, _ in ticks], [text for _, text in ticks], Ink(palette.muted))


def _happened(promise: Promise) -> list[date]:
    """The days on which something came of it; one whose day no source gives has no place on the axis."""
    return [one.happened_on for one in promise.outcomes if one.happened_on is not None and one.result != "verwant"]


def _dates(promises: Sequence[Promise], reference_date: date, width: int) -> _Dates:
    """Return an axis that holds all promises, their outcomes and the reference date, with a month to spare.

    What was delivered long ago would press the rest together: the axis starts where what was not delivered does.
    """
    ends, starts = [reference_date], [reference_date]
    for promise in promises:
        ends += [promise.latest or promise.earliest, *_happened(promise)]
        if promise.kind != "gedaan":
            starts += [promise.earliest, *_happened(promise)]
    first, last = min(starts), max(ends)
    year, month = divmod(last.year * 12 + last.month, 12)
    end = date(min(year, 9999), month + 1 if year <= 9999 else 12, 1 if year <= 9999 else 31)
    return _Dates(first.replace(day=1), end, width)


def _window(promises: Sequence[Promise], rows: int, selected: str | None) -> Sequence[Promise]:
    """Return `rows` promises in a row with the selected one, or else the first that has not expired, among them."""
    if len(promises) <= rows:
        return promises
    wanted = [index for index, one in enumerate(promises) if one.id == selected]
    wanted += [index for index, one in enumerate(promises) if one.state in ("loopt", "komend")]
    middle = wanted[0] if wanted else 0
    start = min(max(0, middle - rows // 2), len(promises) - rows)
    return promises[start : start + rows]


def _symbols(glyphs: Glyphs) -> dict[str, str]:
    return ASCII_SIGNS if glyphs.ascii_only else SIGNS


def _colour(promise: Promise, palette: Palette) -> str | None:
    return {
        "niet nagekomen": palette.warning,
        "loopt": palette.accent,
        "komend": palette.of_series(0),
    }.get(promise.state, palette.muted)


def _legend(
    shown: Sequence[Promise], reference_date: date | None, first: date, width: int, glyphs: Glyphs
) -> list[str]:
    """Return what the symbols mean, as far as they occur, as lines; the reference date first, if given."""
    states = {promise.state for promise in shown}
    texts = [f"{glyphs.solid} peildatum {day(reference_date)}"] if reference_date else []
    by_sign: dict[str, list[str]] = {}
    for state, symbol in _symbols(glyphs).items():
        if state in states and symbol.strip():
            by_sign.setdefault(symbol, []).append(state)
    texts += [f"{symbol} {' of '.join(names)}" for symbol, names in by_sign.items()]
    happened = [when for promise in shown for when in _happened(promise)]
    if any(when >= first for when in happened):
        texts.append(f"{glyphs.event} dag van de uitkomst")
    if any(promise.earliest < first for promise in shown) or any(when < first for when in happened):
        texts.append(f"{glyphs.before} eerder")
    return ["   ".join(texts[index] for index in line) for line in pack(texts, width, 3)]


def _in_words(promises: Sequence[Promise], room: Room, glyphs: Glyphs) -> Picture:
    ascii_only = glyphs.ascii_only
    lines = [too_small(room.width, "toezeggingen", room.enlarge) if promises else "Geen toezeggingen om te tekenen."]
    for promise in promises:
        symbol = _symbols(glyphs).get(promise.state, "")
        lines.append(safe(f"{symbol} {promise.title}: {term(promise)}, {short_state(promise)}", ascii_only=ascii_only))
    return in_words(lines, width=room.width, height=room.height, palette=room.palette, ascii_only=ascii_only)
