"""A small application over `zedentui.tui.session.app`, for the tests of everything between it and the terminal.

Run as a program: `python sample_app.py [--muis] [--licht]`. Keys: q quit, x raise an exception, i a field, d show dirty
data, s a thread that does not end, b write a megabyte, u fail when it is taken down.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import ClassVar

from zedentui.system import terminal

ROWS = 40
DIRTY = "begin\x1b]0;owned\x07\x1b[31m\x9b5n\u202egnirts\u2066 [/foo] eind"


def main() -> int:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sentence := terminal.check(os.environ, sys.stdin, sys.stdout, sys.stderr):
        terminal.say(sentence)
        return terminal.EXIT_USAGE
    display = terminal.prepare(os.environ, light="--licht" in sys.argv, mouse="--muis" in sys.argv)

    from textual.app import ComposeResult
    from textual.binding import Binding, BindingType
    from textual.content import Content
    from textual.widgets import DataTable, Footer, Input, Static

    from zedentui.tui.session.app import SessionApp, run

    class SampleApp(SessionApp):
        BINDINGS: ClassVar[list[BindingType]] = [
            Binding("q", "quit", "Stoppen"),
            Binding("x", "fail", "Fout"),
            # With priority, and the focus set at once: letters that follow in the same packet belong in the field.
            Binding("i", "field", "Veld", priority=True),
            Binding("d", "dirty", "Vuil"),
            Binding("s", "stuck", "Vast"),
            Binding("b", "big", "Veel"),
            Binding("u", "fail_at_the_end", "Slot"),
        ]
        fails_at_the_end = False

        def compose(self) -> ComposeResult:
            yield Static(f"pid {os.getpid()}", id="status")
            yield DataTable(cursor_type="row")
            yield Input(id="field")
            yield Footer()

        def on_mount(self) -> None:
            table = self.query_one(DataTable)
            table.add_columns("maat", *(str(year) for year in range(2020, 2023)))
            for row in range(ROWS):
                table.add_row(f"rij {row}", *(str(row * 100 + column) for column in range(3)))
            table.focus()

        def action_fail(self) -> None:
            raise ValueError("opzettelijk")

        def action_field(self) -> None:
            self.screen.set_focus(self.query_one(Input))

        def action_dirty(self) -> None:
            self.query_one("#status", Static).update(Content(DIRTY))
            self.query_one(DataTable).add_row(Content(DIRTY), height=1)
            self.query_one(DataTable).border_title = DIRTY.replace("[/foo]", "")
            self.query_one(DataTable).move_cursor(row=ROWS)

        def action_stuck(self) -> None:
            self.run_worker(lambda: threading.Event().wait(), thread=True)
            self.query_one("#status", Static).update("zit vast")

        def action_big(self) -> None:
            assert self._driver is not None
            for _ in range(1024):
                self._driver.write("." * 1023 + "\r")

        def action_fail_at_the_end(self) -> None:
            self.fails_at_the_end = True
            self.query_one("#status", Static).update("straks")

        def on_unmount(self) -> None:
            if self.fails_at_the_end:
                os.write(1, b"gesloten")
                raise ValueError("opzettelijk")

    return run(SampleApp, mouse=display.mouse)


if __name__ == "__main__":
    sys.exit(main())
