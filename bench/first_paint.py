"""From exec to the table of Statistiek on the screen, beside the smallest Textual application with such a table.

All run in turn with an empty home, so that what else the machine does hits all alike. Over ssh the clock runs from exec
of the client, through a private sshd on loopback.
"""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from bench import harness, subjects
from bench.harness import MissingError, Server
from bench.options import Options
from bench.results import MINIMAL, OURS, Bound, Outcome, Row, Sample
from bench.subjects import Remarks, Subject, named

BOUND = Bound(1.1, aim=0.9, ratio=True)
SSH_BOUND = Bound(1.6, aim=1.3, ratio=True)
KEPT, KEPT_BOUND, KEPT_RATIO = "first paint, kept frame", Bound(60, aim=40), Bound(0.25, aim=0.15, ratio=True)
ANSWERED, ANSWERED_BOUND = "first key answered", Bound(1.2, aim=1, ratio=True)
FEW = 5
"""Starts of a program that is neither ours nor the comparison."""
COLUMNS, ROWS = 120, 40
TIME, FASTEST, PROCESSOR, SENT = "first paint", "first paint, fastest", "processor until then", "sent until quiet"
UNITS = {TIME: "ms", FASTEST: "ms", PROCESSOR: "ms", SENT: "KB"}

Samples = dict[str, Sample]


def once(subject: Subject, command: Sequence[str | Path], home: Path, size: tuple[int, int], samples: Samples) -> None:
    """Start a program once, add what it took to the samples, and end it as a person does."""
    begin = perf_counter()
    with harness.start(command, home, columns=size[0], rows=size[1]) as terminal:
        samples[TIME].values.append((subject.await_ready(terminal) - begin) * 1000)
        samples[PROCESSOR].values.append(harness.processor(terminal.pid) * 1000)
        harness.quiet(terminal, 0.5)
        samples[SENT].values.append(len(terminal.raw) / 1000)
        terminal.send(subject.close)
        terminal.wait_exit(10)


def answered(subject: Subject, home: Path) -> tuple[float, float]:
    """Milliseconds from exec to the first paint, and to the answer to a key that is typed then."""
    begin = perf_counter()
    with harness.start(subject.command, home, columns=COLUMNS, rows=ROWS) as terminal:
        painted = (subject.await_ready(terminal) - begin) * 1000
        key, text = subject.answer
        before = len(terminal.raw)
        terminal.send(key)
        if text:
            moment = harness.read_until(terminal, [text], since=before)
        else:
            terminal.pump(harness.PATIENCE)
            moment = perf_counter()
        harness.quiet(terminal, 0.3)
        terminal.send(subject.close)
        terminal.wait_exit(10)
    return painted, (moment - begin) * 1000


def again(options: Options) -> list[Row]:
    """Starts after one that ended at the same place, so that ours finds the frame that was kept then."""
    painted: dict[str, Sample] = defaultdict(Sample)
    replied: dict[str, Sample] = defaultdict(Sample)
    for _ in range(options.runs):
        for subject in (subjects.ours(), subjects.minimal()):
            with harness.empty_home() as home:
                once(subject, subject.command, home, (COLUMNS, ROWS), defaultdict(Sample))
                painted_after, answered_after = answered(subject, home)
            painted[subject.name].values.append(painted_after)
            replied[subject.name].values.append(answered_after)
    kept = {name: sample.median for name, sample in painted.items()}
    return [
        Row(KEPT, "ms", kept, bound=KEPT_BOUND),
        Row(f"{KEPT}, beside the app without", "ms", kept, bound=KEPT_RATIO),
        Row(ANSWERED, "ms", {name: sample.median for name, sample in replied.items()}, bound=ANSWERED_BOUND),
    ]


def local(options: Options) -> Outcome:
    """Measure in a pty of this machine."""
    remarks = Remarks()
    samples: dict[str, Samples] = defaultdict(lambda: defaultdict(Sample))
    failed: dict[str, str] = {}
    programs = options.programs()
    for number in range(options.runs + 1):
        for subject in programs:
            if subject.name in failed or (number > FEW and subject.name not in (OURS, MINIMAL)):
                continue
            # The first run writes bytecode and fills the cache of the disk: it does not count.
            into = samples[subject.name] if number else defaultdict(Sample)
            with harness.empty_home() as home:
                told = remarks.attempt(once, subject, subject.command, home, (COLUMNS, ROWS), into)
            if isinstance(told, str):
                failed[subject.name] = told
                samples.pop(subject.name, None)
    found = {name: failed.get(name) or _figures(samples[name]) for name in [subject.name for subject in programs]}
    rows = [Row(name, unit, named(found, name), bound=BOUND if name == TIME else None) for name, unit in UNITS.items()]
    note = (
        f"From exec to the table on the screen, in a pty of {COLUMNS} by {ROWS}, in turn; {options.runs} runs each, of"
        f" other programs {min(FEW, options.runs)}. A kept frame is that of the start before it in the same home; the"
        " key is typed at the first paint, and its time runs from exec to what it leads to."
    )
    rows += again(options)
    return Outcome("start", "First paint", rows, [note, *remarks.lines])


def over_ssh(options: Options) -> Outcome:
    """Measure through a private sshd on loopback; raises MissingError where there is none."""
    samples: dict[str, Samples] = defaultdict(lambda: defaultdict(Sample))
    login = Sample()
    with harness.scratch() as folder, harness.serving(folder) as server:
        for number in range(options.runs + 1):
            for subject in (subjects.minimal(), subjects.ours()):
                into = samples[subject.name] if number else defaultdict(Sample)
                with harness.empty_home() as home:
                    line = harness.remote_command(subject.command, harness.environment(home))
                    once(subject, server.command(line, "-tt"), home, (80, 24), into)
            login.values.append(bare_login(server))
    found: dict[str, dict[str, float] | str] = {name: _figures(each) for name, each in samples.items()}
    rows = [
        Row("first paint over ssh", "ms", named(found, TIME), bound=SSH_BOUND),
        Row("first paint over ssh, fastest", "ms", named(found, FASTEST)),
        Row("of which logging in", "ms", {OURS: login.median, MINIMAL: login.median}),
    ]
    note = (
        f"From exec of `ssh -tt` to the table on the screen at 80 by 24, through a private sshd on loopback, in turn;"
        f" {options.runs} runs each. Logging in is `ssh -T` that runs `true`."
    )
    return Outcome("ssh", "First paint over ssh", rows, [note])


def bare_login(server: Server) -> float:
    """Milliseconds from exec of a client of ssh to its end, when it runs nothing."""
    begin = perf_counter()
    done = subprocess.run(
        server.command("true", "-T"), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30, check=False
    )
    if done.returncode != 0:
        raise MissingError(f"ssh to the private sshd does not work here: {harness.tail(done.stderr)}")
    return (perf_counter() - begin) * 1000


def _figures(samples: Samples) -> dict[str, float]:
    medians = {name: sample.median for name, sample in samples.items()}
    return medians | {FASTEST: samples[TIME].least}
