"""Hostile data on every screen: nothing but our own escapes on the wire, no crash.

The databases are copies without rules (see `poison.py`), so that texts, keys, references and closed lists of words can
all be hostile.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from poison import CONTROLS, OWN_SEQUENCE, UNSEEN, judge
from programs import Start, zedentui
from terminal import settle_all

from zedentui.cli import main

pytestmark = pytest.mark.terminal

SCREENS = ["mv", "v2", "jjjj", "m3", "j", "4", "jz", "zm", "5", "jj", "6", "jjm", "t", "jjt", "1", "b", "jjjjm", "\x1b",
           "?", "\x1b", "Y", "j", "\x1b", "/", "foo sepot", "\x1b", "6", "y", "f", "woord", "\x1b", "M", "j", "n",
           "eigen\r", "Y", "\x1b", "\x1b", "\x10", "foo", "\x1b", "\x1b"]  # fmt: skip


KINDS = ["texts", "everything", "long"]


def test_every_screen(
    split: Start,
    spoilt: Callable[[str], Path],
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    """The kinds side by side: most of a session is waiting until it is at rest."""
    homes = {kind: home / kind for kind in KINDS}
    terminals = {}
    for kind in KINDS:
        homes[kind].mkdir()
        terminals[kind] = split(
            [*zedentui(), "--db", spoilt(kind)], columns=100, rows=40, environ={"HOME": str(homes[kind])}
        )
    for terminal in terminals.values():
        terminal.wait_for("1.302")  # also with every key spoilt, when no figure has its denominators
    for keys in SCREENS:
        for terminal in terminals.values():
            terminal.send(keys)
        settle_all(list(terminals.values()))
        ended = {kind: terminal.text for kind, terminal in terminals.items() if terminal.process.poll() is not None}
        assert ended == {}, f"after {keys!r}"
    for kind, terminal in terminals.items():
        terminal.send("q")
        assert terminal.wait_exit() == 0, kind
        rest = OWN_SEQUENCE.sub(b"", bytes(terminal.raw))
        assert not CONTROLS.search(rest), kind
        assert not UNSEEN.search(rest.decode()), kind

    # What was marked on the way stands on the debate sheet, in every form it has.
    for name in [name for name in os.environ if name.startswith(("XDG_", "ZEDENTUI_"))]:
        monkeypatch.delenv(name)
    for kind in KINDS:
        monkeypatch.setenv("HOME", str(homes[kind]))
        assert (homes[kind] / ".local" / "share" / "zedentui" / "debatblad.md").exists(), kind
        for form in ("txt", "md"):
            words = ["kaart", "--format", form]
            capfdbinary.readouterr()
            code = main([*words, "--db", str(spoilt(kind))])
            found = capfdbinary.readouterr()
            judge([kind, *words], code, found.out, found.err)
            assert code == 0 or kind == "everything", (kind, form)
