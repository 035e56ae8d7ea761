"""Bytes and milliseconds of every kind of key at 80 by 24 in 24-bit colours.

Bytes are all that is sent after one key until nothing comes for a quarter of a second; milliseconds run to the last of
them. A held key is repeated thirty times a second; its milliseconds are the lag, from the last key to the last byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from time import perf_counter

from bench import harness, slow_line, subjects
from bench.harness import GaveUpError, Server, Terminal
from bench.options import Options
from bench.places import ACTIONS, CURSOR, HELD, LETTER, PAGE, SWITCH, Place
from bench.results import OURS, Bound, Outcome, Row, Sample
from bench.subjects import Remarks, Subject

QUIET = 0.25
ANSWER = 1.0
"""Seconds in which the first byte after a key must come; on a busy machine a pane is not read in a quarter of one."""
REPEAT = 1 / 30
"""Seconds between two keys when one is held down."""
READING = 3.0
"""Seconds of silence before the keys of a program: its messages are gone by then, and what it does after a start."""
BYTES = {
    CURSOR: Bound(1500, aim=1000), HELD: Bound(600, aim=500), PAGE: Bound(5000), SWITCH: Bound(3400, aim=3000),
    LETTER: Bound(8000),
}  # fmt: skip
MILLISECONDS = {CURSOR: Bound(20, aim=12), SWITCH: Bound(60, aim=40), LETTER: Bound(50)}
OVER_SSH = {CURSOR: Bound(30, aim=20), SWITCH: Bound(70, aim=50)}
"""Milliseconds through a sshd of this machine."""
REMOTE = (CURSOR, HELD, SWITCH)
"""What is measured through sshd as well."""


@dataclass(frozen=True)
class Cost:
    """What a key costs at one place, medians."""

    place: str
    size: float
    """Bytes."""
    time: float
    """Milliseconds."""


def press(terminal: Terminal, key: str, silence: float = QUIET) -> tuple[float, float]:
    """Bytes and milliseconds of one key, until `silence`. Raises GaveUpError when the program has ended."""
    before, begin = len(terminal.raw), perf_counter()
    terminal.send(key)
    last = begin
    if terminal.pump(ANSWER):
        last = harness.quiet(terminal, silence, longest=max(harness.CALM, 10 * silence))
    if (code := terminal.process.poll()) is not None:
        raise GaveUpError(f"it ended with code {code} at key {key!r}: {harness.tail(terminal.text)}")
    return len(terminal.raw) - before, (last - begin) * 1000


def hold(terminal: Terminal, key: str, times: int) -> tuple[float, float]:
    """Bytes for each key when one is held down, and the milliseconds that drawing goes on after it is let go."""
    before = len(terminal.raw)
    for _ in range(times):
        begin = perf_counter()
        terminal.send(key)
        while (left := begin + REPEAT - perf_counter()) > 0:
            terminal.pump(left)
    last = harness.quiet(terminal, QUIET)
    return (len(terminal.raw) - before) / times, max(0.0, (last - begin) * 1000)


def at(terminal: Terminal, place: Place, rounds: int) -> Cost:
    """Go to a place, measure its keys some rounds, and leave it."""
    sizes, times = Sample(), Sample()
    for key in place.there:
        press(terminal, key)
    for number in range(rounds + 1):
        for key in place.keys:
            size, time = hold(terminal, key, place.burst) if place.burst else press(terminal, key)
            if number:  # the first time makes what later times find
                sizes.values.append(size)
                times.values.append(time)
        for key in place.back:
            press(terminal, key)
    for key in place.leave:
        press(terminal, key)
    return Cost(place.name, sizes.median, times.median)


@contextmanager
def opened_over(server: Server, subject: Subject) -> Iterator[Terminal]:
    """Start a program through sshd with an empty home, wait until it is ready and quiet, and end it afterwards."""
    with harness.empty_home() as home:
        line = harness.remote_command(subject.command, harness.environment(home), how='SSH="$SSH_CONNECTION"; exec')
        line = line.replace("env -i", 'env -i SSH_CONNECTION="$SSH"', 1)
        with harness.start(server.command(line, "-tt"), home) as terminal:
            subject.await_ready(terminal)
            harness.quiet(terminal, READING)
            yield terminal


def costs(
    subject: Subject, rounds: int, server: Server | None = None, actions: Sequence[str] = ACTIONS
) -> dict[str, list[Cost]]:
    """Measure actions of a program, at every place where it has them; through sshd when there is a `server`."""
    with subject.opened() if server is None else opened_over(server, subject) as terminal:
        for keys, text in subject.prepare:
            terminal.send(keys)
            harness.read_until(terminal, [text])
        if subject.prepare or server is None:
            harness.quiet(terminal, READING, longest=4 * READING)
        return {
            action: [at(terminal, place, rounds) for place in subject.places[action]]
            for action in actions
            if action in subject.places
        }


def measure(options: Options) -> Outcome:
    """Measure the keys of all programs; the place that sends most, and the one that takes longest, stand for a row."""
    remarks = Remarks()
    found: dict[str, dict[str, list[Cost]] | str] = {
        subject.name: remarks.attempt(costs, subject, options.rounds) for subject in options.acting()
    }
    rows = []
    for action in ACTIONS:
        sizes: dict[str, float | str] = {}
        times: dict[str, float | str] = {}
        for name, told in found.items():
            if isinstance(told, str):
                sizes[name] = times[name] = told
            elif action in told:
                sizes[name] = max(cost.size for cost in told[action])
                times[name] = max(cost.time for cost in told[action])
        rows += [
            Row(action, "bytes", sizes, bound=BYTES.get(action)),
            Row(action, "ms", times, bound=MILLISECONDS.get(action)),
        ]
    note = (
        "At 80 by 24 in 24-bit colours, without compression: all bytes after a key until 0.25 s of silence, and the"
        f" time to the last of them; median of {options.rounds} rounds at each place, and the place that costs most."
        " A held key is repeated thirty times a second; its time is how long drawing goes on after the last one."
    )
    return Outcome("keys", "Keys", rows, [note, *_by_place(found[OURS]), *remarks.lines])


def remote(options: Options) -> Outcome:
    """Measure through sshd, and over a slow line to it; raises MissingError where there is none."""
    rows: list[Row] = []
    with harness.scratch() as folder, harness.serving(folder) as server:
        rows += _rows_over(server, "through sshd", OVER_SSH, options.rounds)
        with slow_line.slowed(server.port) as port:
            rows += _rows_over(replace(server, port=port), "slow line", {}, options.rounds)
    note = (
        "As *Keys*, through a private sshd on loopback with SSH_CONNECTION set; the slow line has 40 ms of round trip"
        " and 1 Mbit/s in each direction, held back by a proxy of the bench, without compression."
    )
    return Outcome("remote", "Keys over ssh", rows, [note])


def _rows_over(server: Server, how: str, bounds: Mapping[str, Bound], rounds: int) -> list[Row]:
    programs = (subjects.ours(), subjects.minimal_with_actions())
    found = {subject.name: costs(subject, rounds, server, REMOTE) for subject in programs}
    return [
        Row(f"{action}, {how}", "ms", {name: max(cost.time for cost in told[action]) for name, told in found.items()},
            bound=bounds.get(action))
        for action in REMOTE
    ]  # fmt: skip


def _by_place(found: dict[str, list[Cost]] | str) -> list[str]:
    """Tell what each place sends, for the actions that have more than one."""
    if isinstance(found, str):
        return []
    told = []
    for action, measured in found.items():
        if len(measured) > 1:
            places = ", ".join(f"{cost.place} {cost.size:.0f}" for cost in measured)
            told.append(f"Bytes of *{action}*: {places}.")
    return told
