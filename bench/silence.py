"""Bytes that are sent while nobody types, on every screen: one process for each, all listened to in the same minute.

The screens follow from the registry of commands, so that a new one is listened to as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from bench import harness
from bench.harness import GaveUpError, Terminal
from bench.options import Options
from bench.places import ESCAPE, NUMBERS, PALETTE
from bench.results import OURS, Bound, Outcome, Row
from bench.subjects import Remarks, Subject
from zedentui.tui.commands import COMMANDS, PANE_TITLES, SCOPES, Command

SETTLED = 6.0
"""Seconds without a byte before the silence is listened to: a message on the screen goes away after five."""
LONGEST = 30.0
"""Seconds after which listening begins anyway."""
LEAVING = {"stop", "herladen", "pauze"}
"""Commands that end or begin a session: they lead to no screen."""
WAYS: dict[str, list[str]] = {
    "algemeen": [],
    "naslag": ["b"],
    "debatblad": ["m", "M"],
    **{code: [NUMBERS[title]] for code, title in PANE_TITLES.items()},
}
"""The keys that lead to where the commands of each scope work; on the debate sheet with an item on it."""
KEYS = {"slash": "/", "question_mark": "?", "space": " ", "tab": "\t", "shift+tab": "\x1b[Z", "backspace": "\x7f",
        "enter": "\r", "escape": ESCAPE}  # fmt: skip
"""What a terminal sends for the keys that have a name; letters stand for themselves."""


def screens() -> dict[str, list[str]]:
    """Give the screens, each with the keys that lead to it from the first one, one step after the other."""
    found: dict[str, list[str]] = {title: [number] for title, number in NUMBERS.items()}
    for command in COMMANDS:
        if command.scope == "bewegen" or command.id in LEAVING or command.id.startswith("paneel."):
            continue
        if pressed := _pressed(command):
            found[screen_of(command)] = [*WAYS[command.scope], *pressed]
    found["Zoek, with letters"] = ["/", "verkr"]
    found["palette, with letters"] = [PALETTE, "naar"]
    return found


def screen_of(command: Command) -> str:
    """Give the name under which the screen of a command is listened to."""
    return command.title if command.scope == "algemeen" else f"{SCOPES[command.scope]}: {command.title}"


def _pressed(command: Command) -> list[str]:
    """Give the key of a command; without one it is called by its name, through the palette, where it is there."""
    for key in command.keys:
        if re.fullmatch(r"ctrl\+[a-z]", key):
            return [chr(ord(key[-1]) & 0x1F)]
        if len(key) == 1 or key in KEYS:
            return [KEYS.get(key, key)]
    return [PALETTE, command.title, "\r"] if command.palette else []


@dataclass
class Session:
    """A program on its way to one screen, and what was noticed about it."""

    subject: Subject
    screen: str
    way: Sequence[str]
    terminal: Terminal
    drawn: int = 0
    """Bytes that the last step drew."""
    sent: int = 0
    """Bytes that came in the silence."""


def bring(sessions: Sequence[Session]) -> None:
    """Bring every session to its screen, step by step, all at once."""
    for step in range(max(len(session.way) for session in sessions)):
        moving = [session for session in sessions if step < len(session.way)]
        for session in moving:
            session.terminal.send(session.way[step])
        drawn = harness.watch([session.terminal for session in moving], LONGEST, silence=1.0)
        for session, size in zip(moving, drawn, strict=True):
            session.drawn = size


def listen(wanted: Sequence[tuple[Subject, str, Sequence[str]]], seconds: float, remarks: Remarks) -> list[Session]:
    """Start a program for each screen that is wanted, and give the sessions with what they sent in `seconds`.

    A program that is not ours and does not get ready is left out, with a remark.
    """
    with ExitStack() as stack:
        started = []
        for subject, screen, way in wanted:
            home = stack.enter_context(harness.empty_home())
            terminal = stack.enter_context(harness.start(subject.command, home))
            started.append(Session(subject, screen, way, terminal))
        harness.watch([session.terminal for session in started], LONGEST, silence=2.0)
        sessions = [
            session
            for session in started
            if not isinstance(remarks.attempt(Subject.await_ready, session.subject, session.terminal), str)
        ]
        bring(sessions)
        terminals = [session.terminal for session in sessions]
        harness.watch(terminals, LONGEST, silence=SETTLED)
        for session, size in zip(sessions, harness.watch(terminals, seconds), strict=True):
            session.sent = size
        if ended := [session.screen for session in sessions if session.terminal.process.poll() is not None]:
            raise GaveUpError(f"the session ended on {', '.join(ended)}")
    return sessions


def measure(options: Options) -> Outcome:
    """Listen to every screen of ours, and to the first screen of the others."""
    remarks = Remarks()
    ours, *others = options.programs()
    wanted = [(ours, screen, way) for screen, way in screens().items()]
    sessions = listen([*wanted, *((other, "first", ()) for other in others)], options.seconds, remarks)
    most: dict[str, float | str] = {other.name: "not started" for other in others}
    most |= {session.subject.name: session.sent for session in sessions if session.subject is not ours}
    mine = [session for session in sessions if session.subject is ours]
    most[OURS] = max(session.sent for session in mine)
    label = f"sent in {options.seconds:.0f} s, the most of {len(mine)} screens"
    row = Row(label, "bytes", most, bound=Bound(0))
    loud = [f"{session.screen} {session.sent}" for session in mine if session.sent]
    still = [session.screen for session in mine if session.way and not session.drawn]
    notes = [
        f"One session for each screen, all listened to at the same time for {options.seconds:.0f} s, at 80 by 24; of"
        f" other programs the first screen. Screens: {', '.join(session.screen for session in mine)}.",
        f"Not silent: {', '.join(loud)}." if loud else "All were silent.",
        *([f"Nothing was drawn on the way to {', '.join(still)}."] if still else []),
    ]
    return Outcome("silence", "Silence", [row], [*notes, *remarks.lines])
