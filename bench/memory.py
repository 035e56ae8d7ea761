"""Memory of one session, and of many that share the file.

Proportional: pages that several processes share are divided among them, so that the sum is what the machine spends.
"""

from __future__ import annotations

import statistics
from contextlib import ExitStack

from bench import harness
from bench.options import Options
from bench.places import NUMBERS
from bench.results import MINIMAL, OURS, Bound, Outcome, Row
from bench.subjects import Remarks, Subject, named

ALONE, RESIDENT = "one session, proportional", "one session, resident"
RESIDENT_BOUND = Bound(90)
TOGETHER_BOUND, USED_BOUND = Bound(800, aim=650), Bound(1000, aim=800)
MEANT_FOR = 20
"""Sessions that the bound on all together was set for."""


def alone(subject: Subject) -> dict[str, float]:
    """Give the memory of one session that has just started, in MB."""
    with subject.opened() as terminal:
        resident, proportional = harness.memory(terminal.pid)
    return {ALONE: proportional, RESIDENT: resident}


def together(subject: Subject, sessions: int, *, use: bool) -> dict[str, float]:
    """Give the memory of many sessions on the same file, in MB; with `use` again after every pane was opened."""
    with ExitStack() as stack:
        terminals = []
        for _ in range(sessions):
            home = stack.enter_context(harness.empty_home())
            terminals.append(stack.enter_context(harness.start(subject.command, home)))
            subject.await_ready(terminals[-1])
        harness.watch(terminals, 10, silence=1.0)
        each = [harness.memory(terminal.pid) for terminal in terminals]
        found = {
            f"{sessions} sessions, proportional, together": sum(proportional for _, proportional in each),
            f"{sessions} sessions, proportional, each": statistics.median(proportional for _, proportional in each),
            f"{sessions} sessions, resident, each": statistics.median(resident for resident, _ in each),
        }
        if use:
            for number in NUMBERS.values():
                for terminal in terminals:
                    terminal.send(number)
                harness.watch(terminals, 30, silence=1.0)
            name = f"{sessions} sessions, every pane opened, proportional, together"
            found[name] = sum(harness.memory(terminal.pid)[1] for terminal in terminals)
    return found


def measure(options: Options) -> Outcome:
    """Measure one session of each program, and many of ours and of the minimal app."""
    remarks = Remarks()
    programs = options.programs()
    one = {subject.name: remarks.attempt(alone, subject) for subject in programs}
    many = {
        subject.name: remarks.attempt(together, subject, options.sessions, use=subject.name == OURS)
        for subject in programs
        if subject.name in (OURS, MINIMAL)
    }
    rows = [
        Row(ALONE, "MB", named(one, ALONE)),
        Row(RESIDENT, "MB", named(one, RESIDENT), bound=RESIDENT_BOUND),
    ]
    names = [name for found in many.values() if not isinstance(found, str) for name in found]
    for number, name in enumerate(dict.fromkeys(names)):
        bound = TOGETHER_BOUND if number == 0 else USED_BOUND if "every pane" in name else None
        if options.sessions != MEANT_FOR:
            bound = None
        rows.append(Row(name, "MB", named(many, name), bound=bound))
    note = (
        "At 80 by 24. Proportional memory divides the pages that processes share among them; resident memory counts"
        " them in each. The sessions share the database and the installed program."
    )
    return Outcome("memory", "Memory", rows, [note, *remarks.lines])
