"""A dossier and an archive from a path, from an address and from a DuckDB server beside each other, the real program.

Rounds go along all places in turn, so that what else the machine does hits all alike. Milliseconds run from a key, or
from exec, to the last byte that is sent for it. With an archive (ZEDENTUI_ARCHIEF, as of the stage `archive`) letters
are typed into the filter of Moties as well. The processor of the DuckDB server is its own, of all its threads.
"""

from __future__ import annotations

import os
import re
import select
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic, perf_counter

from bench import elsewhere, harness
from bench.elsewhere import PATH, QUACK, Place
from bench.harness import Terminal
from bench.keys import press
from bench.options import Options
from bench.places import ESCAPE, NUMBERS
from bench.results import OURS, Outcome, Row, Sample

STAGE, TITLE = "servers", "One dossier, many servers"
START, FIRST_START = "start to the first table", "first start, with the copy made"
PANE, SWITCH, LETTER = "pane, visited first", "pane switch, visited before", "look-up letter"
MOTIES, FILTER = "start to Moties with the archive", "letter of the filter in the archive"
MEMORY, MEMORY_ARCHIVE = "memory of a session", "memory of a session with the archive"
FILE = "the dossier, as a file"
LOAD = "Processes that wanted to run when it began (load):"
SERVER = "processor of the server"
SERVER_START, SERVER_LETTER = f"{SERVER}: a start", f"{SERVER}: a look-up letter"
SERVER_PANES, SERVER_FILTER = f"{SERVER}: five panes", f"{SERVER}: a letter of the filter"
UNITS = {MEMORY: "MB", MEMORY_ARCHIVE: "MB"}
"""All others are milliseconds."""
ALL_START, ALL_LETTER = "all start at once", "a letter in all at once"
ALL_SERVER, ALL_SERVER_LETTER = f"{SERVER}: all start", f"{SERVER}: a letter, each"
ALL_MEMORY, ALL_EACH = "memory of the server", "memory of each session"
SILENCE, ANSWERED = 0.7, 2.0
"""Seconds without a byte after which a key, and after which a letter that asks something, was obeyed.

The letter itself is on the screen at once: silence must be longer than a far server on a busy machine takes to answer.
"""
READY, ARCHIVED = ("1.302", "2.814"), ("In de brief",)
WORD, FILTERED = "sepot", "straat"

Samples = dict[str, dict[str, Sample]]
"""By what was measured, then by place."""


@contextmanager
def opened(place: Place, home: Path, *words: str) -> Iterator[Terminal]:
    """The program at a place, in a terminal."""
    _, script, _ = elsewhere.program()
    command = [script, "--db", place.dossier, *words]
    with harness.start(command, home, columns=120, rows=40, **place.environ) as terminal:
        yield terminal


def ended(terminal: Terminal) -> None:
    """Leave as a person does; raises GaveUpError when it does not end."""
    terminal.send("q")
    terminal.wait_exit(20)


def largest(pid: int) -> float:
    """The largest memory that a process ever had resident, in MB."""
    found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) * 1024 / 1e6 if found else 0.0


def used(place: Place, number: int) -> float:
    """Milliseconds of processor of its DuckDB server: 0 that of the dossier, 1 that of the archive."""
    return harness.processor(place.servers[number]) * 1000 if place.servers else 0.0


def of_dossier(place: Place, home: Path, samples: Samples) -> None:
    """One session: start, every pane, back and forth, a word looked up letter by letter."""

    def add(measure: str, value: float) -> None:
        samples[measure][place.name].values.append(value)

    spent, begin = used(place, 0), perf_counter()
    with opened(place, home, "--archief", "/nonexistent", "open", "statistiek") as terminal:
        add(START, (harness.read_until(terminal, READY, patience=60) - begin) * 1000)
        harness.quiet(terminal, 1.0)
        add(SERVER_START, used(place, 0) - spent)
        others, spent = list(NUMBERS.values())[1:], used(place, 0)
        for key in others:
            add(PANE, press(terminal, key, SILENCE)[1])
        add(SERVER_PANES, used(place, 0) - spent)
        for key in others:
            add(SWITCH, press(terminal, key, SILENCE)[1])
        press(terminal, "/", SILENCE)
        press(terminal, WORD[0], SILENCE)  # the first one opens what the others use
        spent = used(place, 0)
        for key in WORD[1:]:
            add(LETTER, press(terminal, key, ANSWERED)[1])
        add(SERVER_LETTER, (used(place, 0) - spent) / (len(WORD) - 1))
        add(MEMORY, harness.memory(terminal.pid)[0])
        press(terminal, ESCAPE, SILENCE)
        ended(terminal)


def of_archive(place: Place, home: Path, samples: Samples) -> None:
    """One session on Moties with the archive: opened, a word typed into its filter."""

    def add(measure: str, value: float) -> None:
        samples[measure][place.name].values.append(value)

    begin = perf_counter()
    with opened(place, home, "--archief", place.archive, "open", "moties") as terminal:
        add(MOTIES, (harness.read_until(terminal, ARCHIVED, patience=60) - begin) * 1000)
        harness.quiet(terminal, 1.0)
        press(terminal, "f", SILENCE)
        spent = used(place, 1)
        for key in FILTERED:
            add(FILTER, press(terminal, key, ANSWERED)[1])
        add(SERVER_FILTER, (used(place, 1) - spent) / len(FILTERED))
        add(MEMORY_ARCHIVE, harness.memory(terminal.pid)[0])
        press(terminal, ESCAPE, SILENCE)
        ended(terminal)


def in_turn(places: Sequence[Place], rounds: int, archive: bool, stack: ExitStack) -> Samples:
    """Some rounds along all places; before them one start each, that makes the copies there are to make."""
    samples: Samples = defaultdict(lambda: defaultdict(Sample))
    homes = {place.name: stack.enter_context(harness.empty_home()) for place in places if place.kept}
    for place in places:
        if place.kept:
            first: Samples = defaultdict(lambda: defaultdict(Sample))
            of_dossier(place, homes[place.name], first)
            samples[FIRST_START][place.name].values.append(first[START][place.name].median)
            if archive:
                of_archive(place, homes[place.name], first)
    for _ in range(rounds):
        for place in places:
            with ExitStack() as once:
                home = homes.get(place.name) or once.enter_context(harness.empty_home())
                of_dossier(place, home, samples)
                if archive:
                    of_archive(place, home, samples)
    return samples


def settled(terminals: Sequence[Terminal], silence: float) -> float:
    """Read from all until none sends anything for so many seconds; the moment of the last byte."""
    ends = {terminal.master: terminal for terminal in terminals}
    last, until = perf_counter(), monotonic() + 120
    while monotonic() < until:
        ready = select.select(list(ends), [], [], silence)[0]
        if not ready:
            break
        for each in ready:
            ends[each].pump(0)
        last = perf_counter()
    return last


def crowd(place: Place, sessions: int) -> dict[str, float]:
    """Many sessions that start at once and then look the same up at once."""
    with ExitStack() as stack:
        spent, begin = used(place, 0), perf_counter()
        terminals = [
            stack.enter_context(
                opened(
                    place, stack.enter_context(harness.empty_home()), "--archief", "/nonexistent", "open", "statistiek"
                )
            )
            for _ in range(sessions)
        ]
        started = max(harness.read_until(each, READY, patience=120) for each in terminals) - begin
        settled(terminals, 2.0)
        found = {ALL_START: started * 1000, ALL_SERVER: used(place, 0) - spent}
        letters = Sample()
        for number, key in enumerate(f"/{WORD}"):
            if number == 2:  # as with one: not what the first letter opens
                spent = used(place, 0)
            begin = perf_counter()
            for terminal in terminals:
                terminal.send(key)
            letters.values.append((settled(terminals, ANSWERED) - begin) * 1000)
        letters.values = letters.values[2:]
        found[ALL_LETTER] = letters.median
        found[ALL_SERVER_LETTER] = (used(place, 0) - spent) / len(letters.values) / sessions
        found[ALL_EACH] = Sample([harness.memory(each.pid)[0] for each in terminals]).median
        if place.servers:
            found[ALL_MEMORY] = largest(place.servers[0])
        return found


def measure(options: Options) -> Outcome:
    """Measure every place; raises MissingError where there is no environment with `[remote]`."""
    named = Path(os.environ.get("ZEDENTUI_ARCHIEF", ""))
    archive = named if named.is_file() else None
    *_, version = elsewhere.program()
    load = os.getloadavg()[0]
    with harness.scratch() as folder, ExitStack() as stack:
        places, notes = stack.enter_context(elsewhere.serving(folder, archive))
        samples = in_turn(places, options.rounds, archive is not None, stack)
        many = {place.name: crowd(place, options.sessions) for place in places if place.name in (PATH, QUACK)}
    size = harness.DATABASE.stat().st_size / 1e6
    rows = [
        Row("the dossier, as a file", "MB", {OURS: size}, PATH),
        *_rows(samples),
        *_together(many, options.sessions),
    ]
    about = (
        f"The program with DuckDB {version} at every place, at 120 by 40, {options.rounds} rounds along all places in"
        f" turn, medians; a figure behind a place is compared with that of a path in the same rounds. Delays are"
        f" {elsewhere.DELAY} ms there and back together, held back by a relay of the bench for what is sent, not for"
        " the opening of a connection. A pane is timed once for each of five panes, a letter until nothing came for"
        f" {ANSWERED:g} s. TLS is nginx with the configuration of docs/server."
    )
    if archive is not None:
        notes = [f"The archive is a file of {archive.stat().st_size / 1e6:.0f} MB.", *notes]
    else:
        notes = ["ZEDENTUI_ARCHIEF names no archive: its filter was not measured.", *notes]
    return Outcome(STAGE, TITLE, rows, [about, f"{LOAD} {load:.1f}.", *notes])


def _rows(samples: Samples) -> list[Row]:
    """What was measured of one session: a row for each place, beside a path.

    Processor of the server, and memory, are no matter of the line: of those one row for each kind of place.
    """
    rows = []
    for measured, found in samples.items():
        server = measured.startswith(SERVER)
        for name, sample in found.items():
            if name == PATH or (server and name != QUACK) or (measured in UNITS and "," in name):
                continue
            figures: dict[str, float | str] = {OURS: sample.median}
            if PATH in found and not server:
                figures[PATH] = found[PATH].median
            rows.append(Row(f"{measured}: {name}", UNITS.get(measured, "ms"), figures, PATH))
    return rows


def _together(many: Mapping[str, Mapping[str, float]], sessions: int) -> list[Row]:
    rows = []
    for measured, value in many.get(QUACK, {}).items():
        figures: dict[str, float | str] = {OURS: value}
        if not measured.startswith(SERVER) and measured in many[PATH]:
            figures[PATH] = many[PATH][measured]
        unit = "MB" if measured.startswith("memory") else "ms"
        rows.append(Row(f"{sessions} sessions, {QUACK}: {measured}", unit, figures, PATH))
    return rows
