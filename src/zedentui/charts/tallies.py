"""Bars of things counted: actions by status, seats by vote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from zedentui.charts.picture import Ink, Palette, Picture, Sheet, in_words
from zedentui.charts.plot import ASCII, UNICODE, Block, Glyphs, plotting
from zedentui.charts.request import Room
from zedentui.charts.words import fit, join_within, number, pack, safe, too_small
from zedentui.model import Action, MotieVote
from zedentui.text.clean import cells, clip
from zedentui.text.columns import READABLE

_STATUSES = ("aangekondigd", "gestart", "loopt", "afgerond")
_MIN_STATUS = (20, 2)
_MIN_SEATS = (30, 3)
_PER_THING = 4
"""A bar is at most this many cells long for each thing counted, so that three actions do not look like a lot."""


def statuses(actions: Iterable[Action]) -> list[tuple[str, int]]:
    """Return how many actions have each status: those of `_STATUSES` first and always, then whatever else occurs."""
    found = Counter(action.status for action in actions)
    return [(status, found[status]) for status in dict.fromkeys((*_STATUSES, *found))]


def counted(actions: Iterable[Action], line: int | None) -> str:
    """Return what is counted, in words: the actions of a line, or all; what stands beside the plan is named."""
    if line is not None:
        return f"Acties van actielijn {line}"
    beside = any(action.line is None for action in actions)
    return "Acties van het actieplan" + (" en het barrièremodel" if beside else "")


def status_bar(counts: Sequence[tuple[str, int]], room: Room, *, title: str = "") -> Picture:
    """Return how many actions have each status: a bar with name and number for each, or one bar in parts when low.

    `counts` are names with numbers of 0 or more, in the order to show. `title` says above the bars what is counted,
    where there is a row for it.
    """
    width, height, palette, ascii_only = room.width, room.height, room.palette, room.ascii_only
    glyphs = ASCII if ascii_only else UNICODE
    tally = [(safe(name, ascii_only=ascii_only), max(0, count)) for name, count in counts]
    texts = [f"{name} {number(count, 'aantal')}" for name, count in tally]
    total = sum(count for _, count in tally)
    if width < _MIN_STATUS[0] or height < _MIN_STATUS[1] or not total:
        lines = [
            too_small(width, enlarge=room.enlarge) if total else "Geen acties om te tellen.",
            *_flow(texts, width, ", "),
        ]
        return in_words(lines, width=width, height=height, palette=palette, ascii_only=ascii_only)
    sheet = Sheet(width, height)
    if height >= len(tally):
        above = int(bool(title) and height > len(tally))
        if above:
            sheet.write(0, 0, fit(safe(title, ascii_only=ascii_only), width, ascii_only=ascii_only), Ink(palette.muted))
        _rows_of_bars(sheet, tally, palette, glyphs, above)
    else:
        _bar_in_parts(sheet, tally, palette, glyphs)
    return sheet.picture(drawn=True, ascii_only=ascii_only)


def _rows_of_bars(
    sheet: Sheet, tally: Sequence[tuple[str, int]], palette: Palette, glyphs: Glyphs, top: int = 0
) -> None:
    """Draw a bar on a row of its own for each count, its name before it and its number after it, from row `top`."""
    names = min(max(cells(name) for name, _ in tally), sheet.width // 2)
    most = max(count for _, count in tally)
    room = sheet.width - names - 2 - len(number(most, "aantal")) - 1
    per_thing = min(_PER_THING, room / most)
    lengths = [max(int(count > 0), int(count * per_thing + 0.5)) for _, count in tally]
    with plotting(room, len(tally)) as plot:
        plot.blocks(
            [
                Block(0, len(tally) - 1 - row, length, 1, glyphs.fill(0), Ink(palette.of_series(row)))
                for row, length in enumerate(lengths)
            ]
        )
        sheet.paste(names + 2, top, plot.cells())
    for row, ((name, count), length) in enumerate(zip(tally, lengths, strict=True), start=top):
        sheet.write(0, row, fit(name, names, ascii_only=glyphs.ascii_only), Ink(palette.foreground))
        column = names + 2 + length + int(length > 0)
        sheet.write(column, row, number(count, "aantal"), Ink(palette.foreground, bold=True))


def _bar_in_parts(sheet: Sheet, tally: Sequence[tuple[str, int]], palette: Palette, glyphs: Glyphs) -> None:
    """Draw all counts as parts of one bar on the first row, with their patterns, names and numbers below it."""
    total = sum(count for _, count in tally)
    ends = _ends([count for _, count in tally], total, min(sheet.width, total * _PER_THING))
    with plotting(sheet.width, 1) as plot:
        plot.blocks(
            [
                Block(start, 0, end - start, 1, glyphs.fill(index), Ink(palette.of_series(index)))
                for index, (start, end) in enumerate(ends)
            ]
        )
        sheet.paste(0, 0, plot.cells())
    texts = [f"{glyphs.fill(index)} {name} {number(count, 'aantal')}" for index, (name, count) in enumerate(tally)]
    lines = pack(texts, sheet.width, 3)
    for row, line in enumerate(lines[: sheet.height - 1], start=1):
        column = 0
        last = row == sheet.height - 1 and len(lines) > row
        for index in line:
            if last and index and column + cells(texts[index]) + 4 > sheet.width:
                break
            text = fit(texts[index], sheet.width - column, ascii_only=glyphs.ascii_only)
            column = sheet.write(column, row, text, Ink(palette.of_series(index))) + 3
        if last:
            sheet.write(min(column - 2, sheet.width - 3), row, "...", Ink(palette.muted))


def _ends(counts: Sequence[int], total: int, width: int) -> list[tuple[int, int]]:
    """Return from where to where each part of a bar of `width` cells goes."""
    ends: list[tuple[int, int]] = []
    done = 0
    for count in counts:
        start = round(done * width / total)
        done += count
        ends.append((start, round(done * width / total)))
    return ends


def _flow(texts: Sequence[str], width: int, separator: str) -> list[str]:
    """Return texts one after the other, over as many lines as they need."""
    pieces = [text + (separator.rstrip() if index < len(texts) - 1 else "") for index, text in enumerate(texts)]
    return [" ".join(pieces[index] for index in line) for line in pack(pieces, max(1, width), 1)]


def seat_bar(votes: Sequence[MotieVote], room: Room) -> Picture:
    """Return the seats by party as one bar, for on the left and against on the right, with the line of the majority.

    For is drawn dense and against light, and both are written out; parties with room above the bar get their name
    there, all of them are listed below it.
    """
    width, height, palette, ascii_only = room.width, room.height, room.palette, room.ascii_only
    glyphs = ASCII if ascii_only else UNICODE
    cleaned = [MotieVote(safe(vote.party, ascii_only=ascii_only), max(0, vote.seats), vote.vote) for vote in votes]
    sides = [[vote for vote in cleaned if (vote.vote == "voor") is wanted] for wanted in (True, False)]
    yes, no = (sum(vote.seats for vote in side) for side in sides)
    if width < _MIN_SEATS[0] or height < _MIN_SEATS[1] or not yes + no:
        head = too_small(width, enlarge=room.enlarge) if yes + no else "De stemmen per fractie zijn niet bekend."
        totals = [f"voor {yes}, tegen {no}"] if yes + no else []
        lines = [head, *totals, *_lists(sides, max(1, width))]
        return in_words(lines, width=width, height=height, palette=palette, ascii_only=ascii_only)
    sheet = Sheet(width, height)
    below = _lists(sides, width)
    spare = height - 3 - len(below)  # what is left after names, one row of bar, the majority and the lists
    top = int(height > 3)
    thick = 1 + max(0, min(2, spare // 2))
    _draw_seats(sheet, sides, top, thick, palette, glyphs)
    _write_majority(sheet, (yes, no), top + thick, palette, glyphs)
    first = top + thick + 1 + int(spare > 1)
    if len(below) > height - first:
        below = _lists(sides, width, one_line=True)
    if len(below) > height - first:
        below = [_both_sides(sides, width, room.enlarge)]
    for row, line in enumerate(below[: height - first], start=first):
        sheet.write(0, row, line, Ink(palette.foreground))
    return sheet.picture(drawn=True, ascii_only=ascii_only)


def _lists(sides: Sequence[Sequence[MotieVote]], width: int, *, one_line: bool = False) -> list[str]:
    """Return the parties for and against, over as many lines as they need or cut to one line for each side."""
    lines: list[str] = []
    width = min(width, READABLE)
    for head, side in zip(("voor: ", "tegen: "), sides, strict=True):
        items = [f"{vote.party} {vote.seats}" for vote in side]
        if one_line and items:
            lines.append(join_within(head, items, width))
        elif items:
            lines += _flow([head + items[0], *items[1:]], width, ", ")
    return lines


def _both_sides(sides: Sequence[Sequence[MotieVote]], width: int, enlarge: str) -> str:
    """Return the parties of both sides in one line: the largest of each, how many more there are, and how to see all.

    One side alone would say only half of the outcome.
    """
    tail = f" ({enlarge})" if enlarge else ""
    said = ""
    for most in range(max(map(len, sides)), -1, -1):
        parts = []
        for head, side in zip(("voor: ", "tegen: "), sides, strict=True):
            named = [f"{vote.party} {vote.seats}" for vote in side[:most]]
            left = len(side) - len(named)
            more = (
                f"{'nog ' if named else ''}{left} {'naam' if left == 1 else 'namen'}"  # else one adds it to the seats
            )
            if side:
                parts.append(head + ", ".join([*named, *([more] if left else [])]))
        said = "; ".join(parts)
        if cells(said + tail) <= width:
            return said + tail
    return clip(said, width)


def _draw_seats(
    sheet: Sheet, sides: Sequence[Sequence[MotieVote]], top: int, thick: int, palette: Palette, glyphs: Glyphs
) -> None:
    """Draw the bar; neighbours on one side differ in pattern, and the names that fit stand above it."""
    parties = [vote for side in sides for vote in side]
    total = sum(vote.seats for vote in parties)
    ends = _ends([vote.seats for vote in parties], total, sheet.width)
    with plotting(sheet.width, thick) as plot:
        blocks = []
        for index, (start, end) in enumerate(ends):
            against = index >= len(sides[0])
            nth = index - len(sides[0]) if against else index
            symbol = (glyphs.light if against else glyphs.dense)[nth % 2]
            blocks.append(Block(start, 0, end - start, thick, symbol, Ink(palette.of_series(int(against)))))
        plot.blocks(blocks)
        sheet.paste(0, top, plot.cells())
    for row in range(top, top + thick):
        sheet.write(_majority_column(sheet, total), row, glyphs.solid, Ink(palette.accent, bold=True))
    for vote, (start, end) in zip(parties, ends, strict=True):
        text = f"{vote.party} {vote.seats}"
        if top and cells(text) <= end - start - 1:
            sheet.write(start, 0, text, Ink(palette.foreground))


def _needed(total: int) -> int:
    """Return the smallest majority of the seats that voted."""
    return total // 2 + 1


def _majority_column(sheet: Sheet, total: int) -> int:
    """Return the column in which the seat lies that makes the majority."""
    return int((_needed(total) - 0.5) * sheet.width / total)


def _write_majority(sheet: Sheet, counts: tuple[int, int], row: int, palette: Palette, glyphs: Glyphs) -> None:
    """Write under the bar what was for, what was against, and where the majority lies."""
    total = sum(counts)
    column = _majority_column(sheet, total)
    yes = f"{glyphs.dense[0]} voor {counts[0]}"
    no = f"{glyphs.light[0]} tegen {counts[1]}"
    sheet.write(0, row, yes, Ink(palette.of_series(0), bold=True))
    sheet.write(sheet.width - cells(no), row, no, Ink(palette.of_series(1), bold=True))
    room = sheet.width - cells(no) - 1 - column
    majority = f"{_needed(total)} van {total}"
    for text in (f"{glyphs.up} meerderheid: {majority}", f"{glyphs.up} {majority}", glyphs.up):
        if cells(text) <= room and column > cells(yes):
            sheet.write(column, row, text, Ink(palette.accent))
            break
