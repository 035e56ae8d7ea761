"""Starts the application: no subcommand, or `zedentui open PLAATS`."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from zedentui.cli.ending import Stop
from zedentui.places import Location, LocationError
from zedentui.system import made_code, terminal
from zedentui.system.files import archive_file, database_files, is_address, settings_file, sheet_file, state_file

if TYPE_CHECKING:
    from zedentui.cli.arguments import Arguments
    from zedentui.store.store import Store
    from zedentui.system.frame_store import Witnesses

__all__ = ["start"]


def start(arguments: Arguments, browser: tuple[int, int] | None = None) -> int:
    """Run the application and return its exit code; raises Stop when the place is unknown or no screen can be drawn.

    `browser` is the size of the window of a visitor of `zedentui web`, who has no terminal.

    Nothing of Textual is imported before `terminal.prepare`: it reads the environment while it is being imported.
    """
    place = _place(arguments)
    if browser is None and (sentence := terminal.check(os.environ, sys.stdin, sys.stdout, sys.stderr)):
        raise Stop(sentence, terminal.EXIT_USAGE)
    if _aloud(arguments):
        return _read_out(arguments, place)
    if arguments.color == "never":
        os.environ["NO_COLOR"] = "1"
    display = terminal.prepare(os.environ, light=arguments.licht, mouse=arguments.muis, kiosk=arguments.kiosk)
    if browser is not None:
        os.environ["COLUMNS"], os.environ["ROWS"] = map(str, browser)

    # Nothing made while starting can be thrown away yet: looking for garbage then is a tenth of the work for nothing.
    # The workspace switches it on again when the first screen stands.
    gc.disable()
    made_code.begin()
    files = _shared_files(arguments) if arguments.kiosk else _files(arguments)
    _load_asyncio()  # before there is a second thread
    opening = _Opening(arguments)
    opening.start()
    from zedentui.tui.lean import load_textual

    load_textual()  # before anything else loads more of it
    from zedentui.tui.app import ZedenApp
    from zedentui.tui.session.app import run

    def application() -> ZedenApp:
        app = ZedenApp(
            opening.store, start=place, reference_date=arguments.peildatum, display=display,
            remember=not arguments.kiosk, theme=arguments.thema,
            archive=archive_file(arguments.archief, os.environ), files=files,
        )  # fmt: skip
        if browser is not None:
            from zedentui.tui.session.browser import BrowserDriver

            app.driver_class = BrowserDriver
        return app

    return run(application, mouse=display.mouse)


def _load_asyncio() -> None:
    """Load asyncio without the `ssl` that it loads when there is one: a screen has no connections of that kind.

    What reads a dossier at an address comes later, in its thread, and finds `ssl` as always.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    modules: dict[str, Any] = sys.modules
    modules["ssl"] = None  # as on a Python that was built without
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]


def _aloud(arguments: Arguments) -> bool:
    """Whether this is for a screen reader: asked for now, in the environment, or in the settings file."""
    if arguments.voorlezen or os.environ.get("ZEDENTUI_VOORLEZEN", "") not in {"", "0"}:
        return True
    if arguments.kiosk or not settings_file().is_file():
        return False
    from zedentui.system.settings import load_settings

    return load_settings(settings_file()).aloud


def _read_out(arguments: Arguments, place: Location | None) -> int:
    from zedentui.cli.opening import dossier
    from zedentui.cli.read_out import read_out
    from zedentui.system import first_frame

    first_frame.withdraw()
    made_code.end()
    with dossier(arguments) as store:
        return read_out(store, arguments, place)


class _Opening(Thread):
    """Opens the database and reads the first screen from it while Textual is being imported."""

    def __init__(self, arguments: Arguments) -> None:
        super().__init__(daemon=True)
        self._arguments = arguments
        self._store: Store | None = None
        self._error: Exception | None = None

    def run(self) -> None:
        """In the thread: keep the store, or why there is none."""
        from zedentui.cli.opening import open_store
        from zedentui.store.store import ON_SCREEN

        try:
            self._store = open_store(self._arguments)
            self._store.patience = ON_SCREEN
            self._store.warm()
        except Exception as error:
            self._error = error

    def store(self) -> Store:
        """The open store, once it is there; what could not be read will be said by the pane that needs it.

        Raises:
            StoreError: the database cannot be opened.
        """
        self.join()
        if self._store is not None:
            return self._store
        assert self._error is not None
        raise self._error


def _files(arguments: Arguments) -> Witnesses | None:
    """What the first screen is made from, as it is before anything is read; None when that is no matter of files."""
    from zedentui.system import first_frame
    from zedentui.system.frame_store import Witnesses

    if first_frame.started is None or str(state_file()) != first_frame.state_path(os.environ):
        return None
    named = (arguments.db, arguments.archief, os.environ.get("ZEDENTUI_DB"), os.environ.get("ZEDENTUI_ARCHIEF"))
    if any(isinstance(each, str) and is_address(each) for each in named):  # a server may have another file at any time
        return None
    own = [
        Path(archive_file(arguments.archief, os.environ)),
        settings_file(),
        settings_file().with_name("onderwerp.toml"),
    ]
    sheet = sheet_file(os.environ)
    return Witnesses([*database_files(arguments.db, os.environ), *own, *([sheet] if sheet is not None else [])])


def _shared_files(arguments: Arguments) -> Witnesses | None:
    """The same for a shared account, which keeps nothing but what its administrator makes for it."""
    from zedentui.system import first_frame
    from zedentui.system.frame_store import Witnesses

    if first_frame.started is None or not first_frame.started.making:
        return None
    return Witnesses([*database_files(arguments.db, os.environ), Path(archive_file(arguments.archief, os.environ))])


def _place(arguments: Arguments) -> Location | None:
    if not arguments.words:
        return None
    try:
        return Location.parse(arguments.words[0])
    except LocationError as error:
        raise Stop(str(error)) from error
