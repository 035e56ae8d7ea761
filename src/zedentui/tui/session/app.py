"""A session: how the application begins, ends and stays silent, whatever the terminal or the system does to it.

How a command line and an application use it (here `cli/application.py` and `tui/app.py`):

    # nothing of Textual is imported before `prepare`
    if sentence := terminal.check(os.environ, sys.stdin, sys.stdout, sys.stderr):
        terminal.say(sentence)
        return terminal.EXIT_USAGE
    display = terminal.prepare(os.environ, light=False, mouse=False, kiosk=False)
    from zedentui.tui.session.app import run
    run(lambda: MyApp(display), mouse=display.mouse)  # ends the process

    class MyApp(SessionApp):
        def __init__(self, display: Display) -> None:
            super().__init__(kiosk=display.kiosk, charset=display.charset, frames=display.frames)

`SessionApp` sets the driver and the line filter, keeps cursors from blinking, and turns a crash into a report in a
file. An application that overrides `get_line_filters` or `_handle_exception` calls the one it inherits. Leave with
`app.exit(return_code=...)`, without a message. Threads that still run then are not waited for, but a handler that waits
for one is: interrupt running queries before `exit`.
"""

from __future__ import annotations

import asyncio
import os
import sys
from _thread import start_new_thread
from base64 import b64encode
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import sleep
from typing import TYPE_CHECKING, Any, Final, NoReturn

from rich.color import ColorSystem
from textual import events
from textual.css.query import NoMatches
from textual.worker import WorkerFailed

from zedentui import __version__, unix
from zedentui.system import first_frame
from zedentui.system.terminal import EXIT_CRASH, FRAMES, UTF8, crash_sentence, say, write_crash_log
from zedentui.text.clean import clean
from zedentui.tui.session.driver import TerminalDriver
from zedentui.tui.session.filters import CLEAN, COLOURLESS, chained, likeness_in
from zedentui.tui.session.first import FirstScreen
from zedentui.tui.session.frames import Update
from zedentui.tui.session.gone import DressedWhileItRuns, keep_no_widgets
from zedentui.tui.session.tmux import inside_tmux, passed_through
from zedentui.tui.session.turns import Turns

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.filter import LineFilter
    from textual.screen import Screen

    from zedentui.system.frame_store import Witnesses

SWITCH: Final = 0.0005
"""Seconds that a thread waits at most for one that is busy; Python has ten times as many. The threads that read keys
and send frames have hardly anything to do, and should not wait for the loop before they may do it."""

PATIENCE: Final = 0.5
"""Seconds between SIGTERM and leaving by force, with the terminal restored: who stops a service waits a second, and
nothing is lost, since whatever a session keeps is written at the moment it is made."""


class SessionApp(DressedWhileItRuns):
    """An application that lives through a bad line and leaves the terminal as it found it."""

    def __init__(
        self, *, kiosk: bool = False, charset: str = UTF8, frames: int = FRAMES, files: Witnesses | None = None
    ) -> None:
        self.kiosk = kiosk
        self.charset = charset
        self.crash: Exception | None = None
        self.first = FirstScreen(self, files)
        """What the session shows first; `files` are what it is made from."""
        self.ending: asyncio.Task[None] | None = None
        """What is done before the end, which has begun."""
        self._turns = Turns(self, frames)
        keep_no_widgets()
        super().__init__(driver_class=TerminalDriver)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Clean every drawn line, before the filters of the theme; then what the terminal has no letters for."""
        likeness = [likeness_in(self.charset)] if self.charset != UTF8 else []
        if self.no_color:
            # Textual's own filter makes grey of our colours, which sixteen colours turn into black on black.
            return [chained(CLEAN, *likeness, COLOURLESS)]
        return [chained(CLEAN, *likeness, *super().get_line_filters())]

    async def on_event(self, event: events.Event) -> None:
        """Obey nothing that was typed once the end has begun: a long queue of keys would only postpone it.

        After a resize all is drawn again, also when the size turns out to be the old one: the terminal has shifted or
        dropped what stood on it.
        """
        if (self._exit or self.ending) and isinstance(event, events.InputEvent):
            self._turns.drop()
            return
        if isinstance(event, events.InputEvent):
            self.first.touch()
        if isinstance(self._driver, TerminalDriver) and self._turns.keep(event):
            return
        await super().on_event(event)
        if isinstance(event, events.Resize) and isinstance(self._driver, TerminalDriver) and self._driver.frames.begun:
            if self.first.held and self._driver.frames.size == tuple(event.size):
                return  # the size that was told at the start, and the frame of last time has it
            self.first.touch()
            self.first.release()
            self.redraw()

    @property
    def in_tmux(self) -> bool:
        """Whether tmux stands between this session and its terminal."""
        return self._driver is not None and not self.is_headless and inside_tmux(os.environ)

    @property
    def held(self) -> bool:
        """Whether a key is being held down, in a terminal."""
        return self._turns.held

    def when_calm(self, work: Callable[[], object]) -> None:
        """Do what nobody waits for when no key is on its way: at once, or when the last one was obeyed and drawn."""
        self._turns.when_calm(work)

    def may_draw(self) -> bool:
        """Whether it is time for a frame: not while a key is on its way, nor too often under a held one."""
        return self._turns.may_draw()

    def holds_back(self) -> bool:
        """Whether the frame of last time stands, so that nothing is drawn until what is behind it is complete."""
        return self.first.held

    def draw_from_now(self) -> None:
        """Hold the first screen back no longer: what a key led to is known."""
        self.first.release()

    def action_redraw(self) -> None:
        """Draw all again: something else wrote on the screen."""
        self.redraw()

    def redraw(self) -> None:
        """Draw the whole screen again, whatever stands on the terminal now."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.frames.forget()
        if self.screen_stack:
            self.screen.refresh()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Send what differs from what the terminal shows; nothing when nothing does."""
        driver = self._driver
        if (
            not isinstance(driver, TerminalDriver)
            or not isinstance(renderable, Update)
            or self._batch_count
            or not self._running
            or self._closed
        ):
            super()._display(screen, renderable)
            return
        if self.first.held:  # a screen that does not ask whether it may draw
            return
        try:
            sequence = driver.frames.encode(renderable, self.size, self.console._color_system or ColorSystem.TRUECOLOR)
        except Exception as error:
            self._handle_exception(error)
            return
        if sequence:
            self.first.sent(sequence)
            self._begin_update()
            driver.write(sequence)
            self._end_update()
        if not driver.frames.complete:  # a part was drawn on a terminal that was forgotten: the rest must follow
            screen.refresh()
        self.post_display_hook()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keep the cursor of every field from blinking: an idle session sends nothing, so a dead one can be noticed."""
        if hasattr(event.widget, "cursor_blink"):
            event.widget.cursor_blink = False

    def copy_to_clipboard(self, text: str) -> None:
        """Send text to the clipboard of the terminal (OSC 52), cleaned of what a terminal would obey.

        tmux hands the plain sequence on when its `set-clipboard` is on, and the wrapped one when `allow-passthrough`
        is: inside tmux both are sent, since it drops what it does not take and the second copy changes nothing.
        """
        text = "\t".join(clean(part, lines=True) for part in text.split("\t"))
        super().copy_to_clipboard(text)
        if self._driver is not None and inside_tmux(os.environ):
            self._driver.write(passed_through(f"\x1b]52;c;{b64encode(text.encode()).decode()}\a"))

    def action_suspend(self) -> None:
        """Stop, and give the shell the terminal; `fg` brings it back. Not every terminal has one."""
        if self.kiosk or self._driver is None or not self._driver.can_suspend:
            self.notify("Hier is geen shell om naar terug te gaan; q stopt.")
        else:
            unix.to_shell()

    def let_go(self) -> None:
        """Wait for the terminal no longer: the end has begun. Safe in a signal handler."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.let_go()

    def restore_terminal(self) -> None:
        """Give the terminal back, also when the loop no longer runs."""
        first_frame.withdraw()
        if isinstance(self._driver, TerminalDriver):
            self._driver.restore_now()

    async def _shutdown(self) -> None:
        """Close what the application has open; in a terminal, which was given back, no widget is taken down as well."""
        if not isinstance(self._driver, TerminalDriver):
            await super()._shutdown()
            return
        self._running = False
        self._driver.disable_input()
        await self._dispatch_message(events.Unmount())
        self._driver.close()

    def _set_pointer_shape(self, shape: str) -> None:
        """Shape the pointer only for those who use it here: without mouse support the sequence is noise on the line."""
        if self._driver is not None and self._driver._mouse:
            super()._set_pointer_shape(shape)

    def _handle_exception(self, error: Exception) -> None:
        """Remember the first fault and leave; `run` reports it. In tests Textual hands the fault to the test."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        if isinstance(error, WorkerFailed) and isinstance(error.error, NoMatches):
            # A worker that looks for a widget of a screen that was closed meanwhile: the palette of Textual does so
            # when escape follows ctrl+p in the same packet. There is nothing left to do for it.
            return
        if self._exit:
            # The end has begun and the widgets are being taken down, while what was typed before still reaches them.
            # Nobody is there to use what fails now, and the exit code says why the session ends.
            return
        if self.crash is None:
            self.crash = error
            self._exception = error
            self._exception_event.set()
        self._return_code = EXIT_CRASH
        self._close_messages_no_wait()


def run(factory: Callable[[], SessionApp], *, mouse: bool = False) -> NoReturn:
    """Run the application and end the process with the exit code for the shell.

    0 or what was given to `App.exit`; 70 after a fault, with one sentence on standard error; 129 when the terminal went
    away; 130 and 143 after SIGINT and SIGTERM. The terminal is restored in every case.

    The process ends here and at once: nothing is left to do, a thread with a query that was not interrupted would keep
    the shell waiting, and the library of the database reports what it has not freed yet on standard error.
    """
    app: SessionApp | None = None
    sys.setswitchinterval(SWITCH)
    try:
        app = factory()
        asyncio.run(_session(app, mouse))
    except Exception as error:
        if app is not None:
            app.restore_terminal()
            if app._exit:  # as in `_handle_exception`: what fails while all is taken down is nobody's loss
                _end(app.return_code or 0)
        first_frame.withdraw()
        _report(error)
    _end(EXIT_CRASH)


async def _session(app: SessionApp, mouse: bool) -> NoReturn:
    loop = asyncio.get_running_loop()

    def leave(code: int) -> None:
        app.exit(return_code=code)

    def on_signal(signum: int, _frame: object) -> None:
        # A handler of the interpreter that calls the loop: it also runs while the loop waits for a terminal that takes
        # nothing, which a handler of the loop does not. The thread does not wait for the loop either, which may have
        # much to do before it comes to `leave`; it starts without the locks of `threading`, which may be held just now.
        app.let_go()
        start_new_thread(_end_by_force, (app, 128 + signum))
        loop.call_soon_threadsafe(leave, 128 + signum)

    unix.on_signal("SIGTERM", on_signal)
    unix.on_signal("SIGINT", on_signal)
    await app.run_async(mouse=mouse)
    if app.crash is not None:
        _report(app.crash)
    _end(EXIT_CRASH if app.crash is not None else app.return_code or 0)


def _end(code: int) -> NoReturn:
    first_frame.withdraw()
    with suppress(OSError, ValueError, AttributeError):  # the terminal is gone, or there never was one
        sys.stdout.flush()
    os._exit(code)


def _end_by_force(app: SessionApp, code: int) -> None:
    """Thread: end the process, with the terminal restored, when the loop does not manage to in time."""
    sleep(PATIENCE)
    app.restore_terminal()
    os._exit(code)


def _report(error: Exception) -> None:
    """Write the report of a fault and tell where it is in one sentence."""
    import platform
    from importlib.metadata import version

    cause = error.error if isinstance(error, WorkerFailed) else error
    about = {
        "zedentui": __version__,
        "textual": version("textual"),
        "python": platform.python_version(),
        "system": platform.platform(),
        "TERM": os.environ.get("TERM", ""),
    }
    say(crash_sentence(write_crash_log(cause, about)))
