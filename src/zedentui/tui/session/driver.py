"""Our own driver for Textual: bytes in from the terminal, bytes out to it, and the terminal as we found it afterwards.

Textual's own driver takes for granted that the terminal stays and speaks UTF-8. Over ssh neither is certain:

* bytes that are no text become U+FFFD (the stock driver ends in a traceback on one Latin-1 letter);
* end of input, EIO and a hang-up end the application, also where no SIGHUP arrives (a parent that ignores it,
  `setsid`); the stock driver goes on for ever, at full speed;
* writing to a terminal that is gone, or that takes nothing any more, never holds up the end of the process;
* the terminal is restored on every way out, once, in the same order.

It asks the terminal nothing and switches on as little as it can: the other screen, no wrapping, no cursor, bracketed
paste, and the mouse only when asked for. No kitty keyboard protocol (a session that is killed would leave the shell
without a keyboard), no focus reports, no resize reports (SIGWINCH does that), no queries: an answer that comes after
quitting ends up in the shell.

What the bytes mean is for `intake` to say, the one place that knows Textual's private parser of input.
"""

from __future__ import annotations

import atexit
import os
import select
import sys
import threading
from codecs import getincrementaldecoder
from typing import Any, BinaryIO, Final, TextIO

from textual import events, messages
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size

from zedentui import unix
from zedentui.system import first_frame
from zedentui.system.first_frame import ENTER, LEAVE
from zedentui.system.terminal import UTF8
from zedentui.tui.session.frames import Frames
from zedentui.tui.session.intake import Intake
from zedentui.tui.session.line import Line
from zedentui.tui.session.writer import Writer

FALLBACK_SIZE: Final = (80, 24)
READ_SIZE: Final = 4096

MOUSE_ON: Final = "\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h"
MOUSE_OFF: Final = "\x1b[?1006l\x1b[?1015l\x1b[?1003l\x1b[?1000l"


class TerminalDriver(Driver):
    """A driver for a terminal that may be slow, old, hostile or suddenly gone: `App(driver_class=TerminalDriver)`.

    An application with an attribute `kiosk` that is true cannot be suspended and gets no files written. `charset` of
    the application is how characters become bytes here; without it, UTF-8.
    """

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = False, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self.input = sys.__stdin__.fileno() if sys.__stdin__ else 0
        self.output = sys.__stdout__.fileno() if sys.__stdout__ else 1
        self._size = size or self.terminal_size()
        self._kiosk = bool(getattr(app, "kiosk", False))
        self._charset = str(getattr(app, "charset", UTF8))
        self.frames = Frames()
        """What the terminal shows, for `SessionApp` to send only what differs."""
        self._line = Line(app)
        self._writer: Writer | None = None
        self._reader: threading.Thread | None = None
        self._wake: tuple[int, int] | None = None
        self._attributes: list[Any] | None = None
        self._resumed = False
        self._ours = False  # whether the terminal is: what is drawn after it was given back goes nowhere
        # A parent that ignores SIGHUP (nohup, some service managers) hands that on to us; with the default a hang-up
        # ends the process within milliseconds.
        unix.on_signal("SIGHUP", None)
        if not self._kiosk:
            unix.on_signal("SIGTSTP", self._on_stop)
            unix.on_signal("SIGCONT", self._on_continue)

    # Application mode

    def start_application_mode(self) -> None:
        """Take over the terminal: raw input, the other screen, a thread for each direction.

        Where the first frame of last time stands, it stays, and is what the terminal is known to show.
        """
        shown = first_frame.take()
        self._attributes = unix.raw(self.input)
        if shown is not None and self._attributes is not None:
            self._attributes = shown.attributes
        self._writer = Writer(self.output, on_lost=self._on_lost, charset=self._charset)
        atexit.register(self.restore_now)
        self._ours = True
        if shown is None:
            self.write(ENTER)
        if shown is None or not self.frames.seed(shown.size, shown.cells.decode()):
            self.frames.forget()
        if self._mouse:
            self.write(MOUSE_ON)
        unix.on_signal("SIGWINCH", self._on_resize)
        self._tell_size()
        self._wake = os.pipe()
        self._reader = threading.Thread(
            target=self._read_input, args=(self._wake[0],), name="terminal-input", daemon=True
        )
        self._reader.start()
        if self._synchronises():
            self.process_message(messages.TerminalSupportsSynchronizedOutput())
        if self._resumed:
            self._resumed = False
            self.send_message(self.SignalResume())

    def disable_input(self) -> None:
        """Stop reading; what was typed but not read yet is thrown away."""
        if self._wake is None:
            return
        unix.on_signal("SIGWINCH", None)
        read_end, write_end = self._wake
        self._wake = None
        os.write(write_end, b"\0")
        if self._reader is not None and self._reader is not threading.current_thread():
            self._reader.join()
        os.close(read_end)
        os.close(write_end)
        unix.drop_typed(self.input)

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        self.disable_input()
        self.restore_now()

    def close(self) -> None:
        """End the thread that writes."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def restore_now(self) -> None:
        """Restore the terminal from whatever thread and state; the second time does nothing."""
        attributes, self._attributes = self._attributes, None
        atexit.unregister(self.restore_now)
        if attributes is None or self._line.is_lost:
            return
        if self._writer is not None:
            self._writer.let_go()
            self._writer.write((MOUSE_OFF if self._mouse else "") + LEAVE)
            self._ours = False
            self._writer.drain()
        unix.restore(self.input, attributes)

    # Output

    def write(self, data: str) -> None:
        """Queue text for the terminal; waits when it is far behind, and drops the text when it is gone."""
        if self._writer is not None and self._ours:
            self._writer.write(data)

    def let_go(self) -> None:
        """Wait for the terminal no longer: the application is about to end. Safe in a signal handler."""
        if self._writer is not None:
            self._writer.let_go()

    # What the application can ask of a terminal

    @property
    def can_suspend(self) -> bool:
        """Whether ctrl+z can put the application in the background: not where no shell could bring it back."""
        return not self._kiosk and unix.has_shell()

    def open_url(self, url: str, new_tab: bool = True) -> None:  # noqa: ARG002 (Textual's signature)
        """Send the address to the clipboard of the person: a browser on the server is of no use, or no safe one."""
        self._app.copy_to_clipboard(url)

    def deliver_binary(self, binary: BinaryIO | TextIO, *, delivery_key: str, **options: Any) -> None:
        """Save a file for the application (a screenshot); a kiosk writes none."""
        if self._kiosk:
            binary.close()
            error = PermissionError("saving files is switched off")
            self._app.post_message(events.DeliveryFailed(delivery_key, error, options.get("name")))
            return
        super().deliver_binary(binary, delivery_key=delivery_key, **options)

    def terminal_size(self) -> tuple[int, int]:
        """Give columns and rows of the terminal itself; COLUMNS and LINES of the shell do not follow a resize."""
        try:
            columns, rows = os.get_terminal_size(self.output)
        except OSError:
            return FALLBACK_SIZE
        return (columns or FALLBACK_SIZE[0], rows or FALLBACK_SIZE[1])

    # Inside

    def _synchronises(self) -> bool:
        """Whether frames may be wrapped in marks against flicker: a terminal ignores private modes it does not know."""
        return os.environ.get("TERM") != "linux"

    def _on_resize(self, *_: object) -> None:
        """Tell the application the size of the terminal, which may show anything now."""
        self.frames.forget()
        self._tell_size()

    def _tell_size(self) -> None:
        """Tell the size, and again when it is another one by then.

        A signal may come while the one before it is handled, between asking and telling: what that one asked would be
        told last, and the screen stay at the size before.
        """
        told: Size | None = None
        while (size := Size(*self.terminal_size())) != told:
            self.send_message(events.Resize(size, size))
            told = size

    def _on_stop(self, *_: object) -> None:
        """Suspend (SIGTSTP): the terminal goes back to the shell first."""
        if self._auto_restart and self._writer is not None:
            self.suspend_application_mode()
            self._resumed = True
        unix.stop_here()

    def _on_continue(self, *_: object) -> None:
        """Resume (SIGCONT), when it was us who stopped."""
        if self._auto_restart and self._resumed:
            self.resume_application_mode()

    def _on_lost(self) -> None:
        """End the application because the terminal is gone; from any thread, more than once."""
        if self._line.lost(self._loop):
            self.let_go()

    def _read_input(self, wake: int) -> None:
        """Thread: turn bytes of the terminal into events until asked to stop or the terminal is gone.

        It sleeps until there is something to read. Only after input that is unfinished does it wake once more, since a
        lone ESC is known to be the escape key, and a paste to be without an end, when nothing follows in time.
        """
        decode = getincrementaldecoder(self._charset)("replace").decode
        intake = Intake(self._debug)
        pause: float | None = None
        while True:
            ready, _, _ = select.select([self.input, wake], [], [], pause)
            if wake in ready:
                return
            text = ""
            if ready:
                try:
                    data = os.read(self.input, READ_SIZE)
                except BlockingIOError:
                    continue
                except OSError:  # EIO: hung up, or no longer ours to read
                    data = b""
                if not data:
                    self._on_lost()
                    return
                text = decode(data)
            for message in intake.feed(text) if ready else intake.rest():
                self.process_message(message)
            pause = intake.pause if ready else None
