"""Trials of a session: bytes, sizes and switches, and a file that is replaced under it."""

from __future__ import annotations

import random
import shutil
from contextlib import ExitStack
from itertools import pairwise
from time import monotonic

from bench import harness
from bench.harness import DATABASE, ROOT, Terminal, zedentui
from bench.trials.trial import FIRST, Trial, left, opened

__all__ = ["random_bytes", "replacing", "resizes", "sizes", "switches"]

SIZES = ((80, 24), (40, 12), (200, 60))
_ESCAPE = 0.12
"""Seconds after which a lone ESC is the escape key."""
_REST = 4.0
"""Seconds after which a session has given back what its last work needed; it begins after a second and a half."""
EXTREMES = ((1, 1), (2, 500), (500, 2), (1, 1000), (1000, 1), (1000, 1000), (3, 3), (20, 5), (300, 100))


def random_bytes(share: float) -> Trial:
    """Bytes by chance, typed for three minutes at each of three sizes, in three sessions side by side."""
    survived = sent = 0
    dice = [random.Random(number) for number in range(len(SIZES))]
    with ExitStack() as stack:
        terminals = [stack.enter_context(opened(columns=columns, rows=rows)) for columns, rows in SIZES]
        end = monotonic() + 180 * share
        while monotonic() < end:
            for terminal, chance in zip(terminals, dice, strict=True):
                if terminal.process.poll() is None:
                    data = chance.randbytes(64).replace(b"\x1a", b"").replace(b"q", b"w")
                    terminal.send(data)
                    sent += len(data)
                    terminal.pump(0.01)
        for terminal in terminals:
            survived += terminal.process.poll() is None and left(terminal)
    about = "random bytes for three minutes, at each of three sizes"
    return Trial(about, len(SIZES), survived, remark=f"{sent:,} bytes")


def resizes(share: float) -> Trial:
    """A window that is dragged, with keys in between; then the screen is as one that was never dragged."""
    tried = max(20, int(2000 * share))
    dice = random.Random(7)
    with opened() as terminal, opened() as calm:
        for _ in range(tried):
            terminal.resize(dice.randint(1, 250), dice.randint(1, 80))
            terminal.send(dice.choice(["j", "k", "\t", "5", "1", "z", ""]))
            terminal.pump(0)
        terminal.send("\x1b1gg")
        terminal.resize(80, 24)
        terminal.settle()
        alive = terminal.process.poll() is None
        ended = left(terminal) and left(calm)
    return Trial("resizes while keys are typed", tried, tried if alive and ended else 0)


def switches(share: float) -> Trial:
    """Panes switched and things looked up for a long day; what it costs in memory, from a fifth of it to the end.

    On a database and a program of its own: a session whose file, or whose SQL, is replaced meanwhile keeps the
    connection that it has.
    """
    tried = max(200, int(10_000 * share))
    dice = random.Random(3)
    marks = [tried // 5, tried // 2, tried]
    with harness.scratch() as folder:
        path = folder / "zeden.duckdb"
        shutil.copy(DATABASE, path)
        shutil.copytree(ROOT / "src" / "zedentui", folder / "zedentui")
        with opened(path, PYTHONPATH=str(folder)) as terminal:
            costs: list[float] = []
            for first, last in pairwise([0, *marks]):
                for number in range(first, last):
                    _switch(terminal, dice, number)
                costs.append(_memory_at_rest(terminal))
            good = left(terminal)
    grown = 100 * (costs[-1] - costs[0]) / costs[0]
    after = ", ".join(f"{size:.0f} MB after {mark:,}" for size, mark in zip(costs, marks, strict=True))
    return Trial(
        "pane switches and look-ups",
        tried,
        tried if good and grown <= 5 else 0,
        remark=f"memory {grown:+.1f}% ({after}); 5% allowed",
    )


def _switch(terminal: Terminal, dice: random.Random, number: int) -> None:
    """Another pane; each tenth time something is looked up instead."""
    if number % 10 == 9:
        terminal.send("/" + dice.choice(["sepot 2022", "vog", "verkrachting", "motie"]))
        _at_rest(terminal)
        terminal.send("\x1b")
        terminal.pump(_ESCAPE)  # what follows sooner would be a key with alt
    else:
        terminal.send(dice.choice("123456"))
    _at_rest(terminal)


def _memory_at_rest(terminal: Terminal) -> float:
    """Resident megabytes when nobody typed for a while: what work needed was given back by then."""
    terminal.settle()
    harness.quiet(terminal, _REST, longest=2 * _REST)
    return harness.memory(terminal.pid)[0]


def _at_rest(terminal: Terminal) -> None:
    """Read until nothing comes and no thread wants to run, looked at a few times: as soon as the key is answered."""
    calm = 0
    while calm < 3 and terminal.process.poll() is None:
        calm = 0 if terminal.pump(0.003) or not terminal.asleep else calm + 1


def replacing(share: float) -> Trial:
    """Sessions on a file that is replaced again and again by rename, and in the end cut short where it lies.

    A session that is asked to open what is left then says that it is damaged, and ends with the code for that.
    """
    tried = max(10, int(1000 * share))
    count = 20 if share >= 1 else 4
    with harness.scratch() as folder, ExitStack() as stack:
        path = folder / "zeden.duckdb"
        shutil.copy(DATABASE, path)
        terminals = [stack.enter_context(opened(path)) for _ in range(count)]
        for number in range(tried):
            beside = folder / "new.duckdb"
            shutil.copy(DATABASE, beside)
            beside.replace(path)
            terminals[number % count].send("r" if number % 3 else "5")
            terminals[number % count].pump(0)
        for terminal in terminals:
            terminal.settle()
        with path.open("r+b") as file:
            file.truncate(5000)
        told = 0
        for terminal in terminals:
            terminal.send("r")
            terminal.settle()
            told += "beschadigd" in terminal.text and "Traceback" not in terminal.text
        survived = sum(left(terminal, 0, 3) for terminal in terminals)
    return Trial(
        f"replacements of the file under {count} sessions, then cut short",
        tried,
        tried if survived == told == count else 0,
        remark=f"{told} say that it is damaged, {survived} end as they should",
    )


def sizes(_: float) -> Trial:
    """Windows from one cell to a thousand by a thousand, and back to 80 by 24."""
    survived = 0
    for columns, rows in EXTREMES:
        with (
            harness.empty_home() as home,
            harness.start([*zedentui(), "--db", DATABASE], home, columns=columns, rows=rows) as terminal,
        ):
            terminal.settle()
            terminal.resize(80, 24)
            terminal.wait_for(FIRST)
            survived += left(terminal)
    return Trial("sizes of the window, 1 by 1 to 1000 by 1000", len(EXTREMES), survived)
