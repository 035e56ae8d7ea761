"""How long a session takes to end: by its key, by SIGTERM, when the terminal goes away, when the ssh client is killed.

The end is the end of the process, seen through its pidfd.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from functools import partial
from time import perf_counter

from bench import harness, subjects
from bench.harness import GaveUpError, MissingError, Server, Terminal
from bench.options import Options
from bench.results import MINIMAL, OURS, Bound, Outcome, Row, Sample
from bench.subjects import Remarks, Subject, named

PATIENCE = 10.0
"""Seconds before a program that does not end is ended, and told as such."""
WITHIN = Bound(1000)
QUIT, TERMINATED, GONE, KILLED = "quit by its key", "SIGTERM", "terminal gone", "ssh client killed"


def by_key(subject: Subject, terminal: Terminal) -> None:
    """Quit as a person does."""
    terminal.send(subject.close)


def by_signal(_: Subject, terminal: Terminal) -> None:
    """Ask the process to end."""
    os.kill(terminal.pid, signal.SIGTERM)


def by_hanging_up(_: Subject, terminal: Terminal) -> None:
    """Take the terminal away."""
    terminal.hang_up()


WAYS: dict[str, Callable[[Subject, Terminal], None]] = {QUIT: by_key, TERMINATED: by_signal, GONE: by_hanging_up}


def local(subject: Subject, times: int) -> dict[str, float]:
    """Give the median milliseconds that a program takes to end, for each way of ending it on this machine."""
    return {name: _median(times, partial(_once, subject, end)) for name, end in WAYS.items()}


def _once(subject: Subject, end: Callable[[Subject, Terminal], None]) -> float:
    with subject.opened() as terminal:
        begin = perf_counter()
        end(subject, terminal)
        terminal.wait_exit(PATIENCE)
        return (perf_counter() - begin) * 1000


def remote(subject: Subject, server: Server, times: int) -> dict[str, float]:
    """Give the median milliseconds between killing the client of ssh and the end of the program on the server."""
    return {KILLED: _median(times, partial(_killed, subject, server))}


def _killed(subject: Subject, server: Server) -> float:
    before = set(harness.leftovers())
    with harness.empty_home() as home:
        line = harness.remote_command(subject.command, harness.environment(home))
        # The client itself carries the mark too; what else has it is what the server started.
        with harness.start(server.command(line, "-tt"), home) as terminal:
            subject.await_ready(terminal)
            harness.quiet(terminal, subjects.SETTLED)
            pids = set(harness.leftovers()) - before - {terminal.pid}
            if not pids:
                raise GaveUpError("the program on the server was not found")
            begin = perf_counter()
            terminal.process.kill()
            for pid in pids:
                harness.wait_for_end(pid, PATIENCE)
            return (perf_counter() - begin) * 1000


def _median(times: int, once: Callable[[], float]) -> float:
    return Sample([once() for _ in range(times)]).median


def measure(options: Options) -> Outcome:
    """Measure every way of ending, of every program that has it."""
    remarks = Remarks()
    found = {subject.name: remarks.attempt(local, subject, options.rounds) for subject in options.programs()}
    rows = [Row(name, "ms", named(found, name), bound=WITHIN) for name in WAYS]
    try:
        with harness.scratch() as folder, harness.serving(folder) as server:
            far = {
                subject.name: remarks.attempt(remote, subject, server, options.rounds)
                for subject in options.programs()
                if subject.name in (OURS, MINIMAL)
            }
        rows.append(Row(KILLED, "ms", named(far, KILLED), bound=WITHIN))
    except MissingError as missing:
        remarks.lines.append(f"Not measured over ssh: {missing}.")
    note = (
        f"To the end of the process, {options.rounds} times each: after the key that quits, after SIGTERM, after the"
        " terminal is taken away, and on the server after the client of ssh is killed."
    )
    beside = "On SIGTERM the minimal app and harlequin leave the terminal as it is; zedentui and VisiData restore it."
    return Outcome("ending", "Ending", rows, [note, beside, *remarks.lines])
