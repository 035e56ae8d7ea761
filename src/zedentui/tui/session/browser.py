"""The driver for a visitor in a browser: Textual's own for the web, with the end that it does not have.

A web server stands between us and the browser, and speaks to us over two pipes. When it goes away Textual's driver
goes on for ever; this one ends. Keys go through the same `intake` as those of a terminal, so a paste or a sequence
that never ends holds up nothing, and while nobody types nothing wakes up.
"""

from __future__ import annotations

import os
import select
import sys
from codecs import getincrementaldecoder
from contextlib import suppress
from typing import Any, BinaryIO, Final, TextIO

from textual import events
from textual.app import App
from textual.drivers._byte_stream import ByteStream
from textual.drivers.web_driver import WebDriver

from zedentui.tui.session.intake import Intake
from zedentui.tui.session.line import Line

__all__ = ["BrowserDriver"]

_READ_SIZE: Final = 4096


class BrowserDriver(WebDriver):
    """A driver for pipes to `zedentui web`; the size to begin with is in COLUMNS and ROWS."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._write = self._send  # type: ignore[assignment]
        self._line = Line(app)

    def run_input_thread(self) -> None:
        """Thread: turn what the web server passes on into events, until it goes away."""
        source = sys.__stdin__.fileno() if sys.__stdin__ else 0
        decode = getincrementaldecoder("utf-8")("replace").decode
        intake, packets = Intake(self._debug), ByteStream()
        pause: float | None = None
        while not self.exit_event.is_set():
            if not select.select([source], [], [], pause)[0]:
                for message in intake.rest():
                    self.process_message(message)
                pause = None
                continue
            try:
                data = os.read(source, _READ_SIZE)
            except OSError:
                data = b""
            if not data:
                self._line.lost(self._loop)
                return
            for kind, payload in packets.feed(data):
                if kind == "D":
                    for message in intake.feed(decode(payload)):
                        self.process_message(message)
                    pause = intake.pause
                else:
                    with suppress(ValueError, LookupError, TypeError):
                        self._on_meta(kind, payload)

    def deliver_binary(self, binary: BinaryIO | TextIO, *, delivery_key: str, **options: Any) -> None:
        """Hand out no files: every visitor is in a kiosk."""
        binary.close()
        error = PermissionError("saving files is switched off")
        self._app.post_message(events.DeliveryFailed(delivery_key, error, options.get("name")))

    def _send(self, data: bytes) -> None:
        """Write all of `data`; when nobody reads any more, the application ends."""
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self.fileno, view) :]
        except OSError:
            self._line.lost(self._loop)
