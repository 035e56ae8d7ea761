"""What each place costs, for the documentation for servers: the figures of the stage `servers`, and what follows.

The section stands between two marks in docs/server.md and is written with RESULTS.md, from the same figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bench import servers
from bench.elsewhere import COPY, DELAY, PATH, QUACK
from bench.harness import ROOT
from bench.results import OURS, Outcome, number

__all__ = ["BEGIN", "END", "section", "write"]

PAGE = ROOT / "docs" / "server.md"
BEGIN, END = "<!-- servers -->", "<!-- end of servers -->"
SERVERS, SESSIONS, TYPING = 10, 50, 10
"""What is computed: so many servers with so many sessions each, of which one in ten types a letter each second."""
BUSY = 3
"""Load from which on milliseconds say little."""
COLUMNS = (
    servers.START, servers.PANE, servers.SWITCH, servers.LETTER, servers.MOTIES, servers.FILTER,
)  # fmt: skip
HEADS = (
    "place", "start, first table (ms)", "pane, first visit (ms)", "pane, again (ms)", "look-up letter (ms)",
    "start, Moties with archive (ms)", "filter letter, archive (ms)",
)  # fmt: skip

Figures = Mapping[tuple[str, str], float]
"""By what was measured and where."""


def figures(outcome: Outcome) -> dict[tuple[str, str], float]:
    """The figures of a run by what was measured and at which place; those of many sessions by their own words."""
    found: dict[tuple[str, str], float] = {}
    for row in outcome.rows:
        measured, _, place = row.measure.rpartition(": ")
        if place.startswith((COPY, QUACK)):
            key, beside = (measured, place), (measured, PATH)
        else:
            key, beside = (row.measure.partition(": ")[2] or row.measure, QUACK), (row.measure.partition(": ")[2], PATH)
        for name, where in ((OURS, key), (PATH, beside)):
            value = row.figures.get(name)
            if isinstance(value, (int, float)):
                found[where] = float(value)
    return found


def section(outcome: Outcome) -> str:
    """The tables and what they come to, in Markdown."""
    found = figures(outcome)
    places = dict.fromkeys(place for _, place in found if place.startswith((PATH, COPY, QUACK)))
    order = sorted(places, key=lambda place: (place != PATH, not place.startswith(COPY)))
    day = f"{outcome.date} on {outcome.machine.partition(', ')[0]}" if outcome.date else "today"
    lines = [
        f"Written by `python -m bench servers --write`, {day}. Medians; how it was measured stands in"
        f" `bench/RESULTS.md`, with memory and every other figure.{_told_load(outcome)}",
        "",
        f"| {' | '.join(HEADS)} |",
        f"|---|{'--:|' * (len(HEADS) - 1)}",
    ]
    for place in order:
        cells = [_cell(found.get((measured, place))) for measured in COLUMNS]
        if any(cells):
            lines.append(f"| {place} | {' | '.join(cells)} |")
    return "\n".join([*lines, "", *_computed(found)])


def _told_load(outcome: Outcome) -> str:
    """That the machine did other things as well, where it did."""
    for note in outcome.notes:
        if note.startswith(servers.LOAD) and (load := float(note.removeprefix(servers.LOAD).rstrip("."))) > BUSY:
            return f" **The machine was busy with other work (load {load:.0f}): read proportions, not milliseconds.**"
    return ""


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}"


def _computed(found: Figures) -> list[str]:
    """What many servers with many sessions come to."""
    size, letter = found[(servers.FILE, QUACK)], found[(servers.SERVER_LETTER, QUACK)]
    many, start = SERVERS * SESSIONS, found[(servers.SERVER_START, QUACK)]
    memory = {place: f"{found[(servers.MEMORY, place)] * SESSIONS / 1000:.1f} GB" for place in (PATH, COPY, QUACK)}
    typing = many // TYPING
    filtered = found.get((servers.SERVER_FILTER, QUACK))
    rows = [
        (f"memory of the {SESSIONS} sessions of one server", *memory.values()),
        ("on disk, each server", f"{number(size)} MB", f"two editions an account: {2 * size:.0f} MB", "nothing"),
        ("over the line, a new edition", f"{SERVERS} x {number(size)} MB, by hand",
         f"{many} x {number(size)} MB = {many * size / 1000:.1f} GB, each account its own", "nothing"),
        ("over the line, a start", "nothing", "a checksum: 100 bytes", "every question of the first screen"),
        ("asked of the one server while they type", "nothing", f"a checksum a minute each: {many / 60:.0f} a second",
         f"{typing} letters a second when one in {TYPING} types"),
        ("processors of the one server for that", "none", "none to speak of",
         f"{typing} x {letter:.0f} ms = {typing * letter / 1000:.1f}"),
        (f"the same, when all {many} type at once", "none", "none to speak of",
         f"{many} x {letter:.0f} ms = {many * letter / 1000:.0f}"),
        (f"processor of the one server when all {many} start", "none", "none to speak of",
         f"{many} x {start:.0f} ms = {many * start / 1000:.0f} s"),
    ]  # fmt: skip
    lines = [
        f"Computed from that, for {SERVERS} servers with {SESSIONS} sessions each, all on one dossier:", "",
        f"| | {PATH} | {COPY} | {QUACK} |", "|---|---|---|---|",
        *(f"| {' | '.join(row)} |" for row in rows), "",
        f"One processor of a DuckDB server answers some {1000 / letter:.0f} letters of look-ups a second"
        + (f", or {1000 / filtered:.0f} of the filter in the archive" if filtered else "")
        + f". It took {_cell(found.get((servers.ALL_MEMORY, QUACK)))} MB with all sessions of the crowd open, of the"
        " 1 GB that the script allows.",
    ]  # fmt: skip
    return [*lines, "", _advice(found)]


def _advice(found: Figures) -> str:
    """When to choose which."""
    near, far = found[(servers.LETTER, QUACK)], found[(servers.LETTER, f"{QUACK}, {DELAY} ms")]
    path = found[(servers.LETTER, PATH)]
    late = found.get((servers.START, f"{QUACK}, TLS, {DELAY} ms"), found[(servers.START, f"{QUACK}, {DELAY} ms")])
    return (
        "So: **a path** on one server, and for the shared account. **An address** for more servers: after the start it"
        " is as quick as a path, and works on when the server is away. **A DuckDB server** only for what cannot be"
        f" copied: a letter takes {near:.0f} ms near it and {far:.0f} ms over a line of {DELAY} ms, where a path takes"
        f" {path:.0f}, and a start over such a line {late / 1000:.1f} s; give it few sessions or more servers."
    )


def write(outcome: Outcome, page: Path = PAGE) -> None:
    """Put the section between its marks in `page`; raises ValueError when these are not there."""
    before, begin, rest = page.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page} has no place for what the servers cost")
    page.write_text(f"{before}{BEGIN}\n\n{section(outcome)}\n\n{END}{after}", "utf-8")
