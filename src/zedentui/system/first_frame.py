"""The first frame, before anything is imported: what the screen showed last time, when it must be the same now.

`begin` is called by the entry script with what was typed. It finds a frame that was kept (`system.frame_store`) of a
start just like this one: the same words, size, colours, locale, day, place and theme. The file names everything that
the frame was made from (database, archive, settings, debate sheet, the program itself) and what each looked like; when
one of them is not exactly that, there is no frame. Then the application starts as always, and takes the terminal over
with `take`: it knows what stands there, so that it sends what differs, which is nothing. Until then the terminal is
ours: `withdraw` gives it back, and so does a signal that ends the process.

A frame may hold text, changes of colour and moves of the cursor, nothing else; the file and its folder must be of this
user alone. Only the smallest modules of the standard library are imported here.

A shared account, which writes nothing, has frames that its administrator made (`begin_shared`): in a folder of root, or
of whoever the program itself belongs to, that nobody else may write to. Its first screen is the same every day, for
everyone: there the size, the colours and the character set decide, and not who it is.
"""

from __future__ import annotations

import os
import sys
import time

try:  # the part of hashlib that does not load OpenSSL
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - a Python that names it otherwise
    from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Final, NoReturn

__all__ = [
    "ENTER", "LEAVE", "MAKE", "SHARED", "Shown", "Start", "begin", "begin_shared", "digest", "identity", "plain",
    "take", "withdraw",
]  # fmt: skip

ENTER: Final = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2004h"
"""The other screen, no cursor, no wrapping at the margin, paste in brackets."""
LEAVE: Final = "\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[0m\x1b[999;1H\n\x1b[?1049l\x1b[?25h"
"""Everything back. The cursor goes under the last line first, for terminals that have one screen (the Linux console,
GNU screen as it comes); the others put it where it was."""
MARK: Final = b"zedentui frame 1"
"""The first words of a file with a frame."""
LARGEST: Final = 512 * 1024
"""Bytes of a file with a frame, or of one that is read to tell starts apart."""
_NAMES: Final = frozenset({
    "COLORTERM", "COLUMNS", "FORCE_COLOR", "HOME", "LANG", "LANGUAGE", "LINES", "NO_COLOR", "TERM", "TERM_PROGRAM",
    "TZ",
})  # fmt: skip
_FAMILIES: Final = ("LC_", "TEXTUAL", "XDG_", "ZEDENTUI_")
"""Names in the environment that may change what is drawn."""
_PRESENT: Final = ("SSH_CONNECTION", "TMUX", "WT_SESSION")
"""Of these only whether they are there: their values differ from session to session."""
_CHUNK: Final = 4096
SHARED: Final = "ZEDENTUI_FRAMES"
"""In the environment of a shared account: the folder with the frames that its administrator made."""
MAKE: Final = "ZEDENTUI_FRAMES_MAKE"
"""Beside it, where the administrator makes them: none is shown, and the first screen is kept there."""


class Shown:
    """A frame that stands on the terminal: its size, its cells as they were kept, and the terminal as it was before."""

    def __init__(self, size: tuple[int, int], cells: bytes, attributes: list[Any]) -> None:
        self.size = size
        self.cells = cells
        self.attributes = attributes


class Start:
    """What is known of this start: `name` of its frame, where frames are kept, and the size of the terminal.

    `making`: it is there to make a frame for a shared account.
    """

    def __init__(
        self, argv: Sequence[str], environ: Mapping[str, str], folder: str, size: tuple[int, int], name: str = "",
        *, making: bool = False,
    ) -> None:  # fmt: skip
        self._argv = argv
        self._environ = dict(environ)  # as it is now: much is set in it later
        self.name = name or name_of(argv, environ, size)
        self.making = making
        self.folder = folder
        self.size = size
        self.shown: Shown | None = None

    def next_name(self, size: tuple[int, int]) -> str:
        """The name of a start like this one from now on, in a terminal of that size: another place is remembered."""
        return name_of(self._argv, self._environ, size)

    def has(self, name: str) -> bool:
        """Whether a frame of that name is kept that may be shown now."""
        found = _trusted(self.folder, name)
        return found is not None and _sound(found) is not None


started: Start | None = None
"""This start, when it is one of the application in a terminal."""


def begin(argv: Sequence[str], environ: Mapping[str, str]) -> None:
    """Show the frame of last time when there is one that must be the same now; whatever is amiss, show nothing."""
    global started
    word = argv[0].strip().lower() if argv else ""
    if sys.platform != "linux" or (word and word != "open" and not word.startswith("-")):
        return
    try:
        if not all(os.isatty(number) for number in (0, 1, 2)):
            return
        size = os.get_terminal_size(1)
        folder = os.path.join(xdg(environ, "XDG_CACHE_HOME", ".cache"), "zedentui", "frames")
        started = Start(argv, environ, folder, (size.columns, size.lines))
        found = _trusted(folder, started.name)
        if found is not None and (frame := _sound(found)) is not None:
            _show(started, *frame)
    except (OSError, ValueError, RuntimeError):
        withdraw()


def begin_shared(environ: Mapping[str, str], look: str) -> None:
    """The same for a shared account, of frames that were made for it; `look` are its colours and character set."""
    global started
    folder = environ.get(SHARED, "")
    if sys.platform != "linux" or not os.path.isabs(folder):
        return
    try:
        if not all(os.isatty(number) for number in (0, 1, 2)):
            return
        size, files = os.get_terminal_size(1), [environ.get(name, "") for name in ("ZEDENTUI_DB", "ZEDENTUI_ARCHIEF")]
        parts = (MARK.decode(), "kiosk", sys.version, look, *files, *map(str, size))
        name = digest("\0".join(parts).encode("utf-8", "surrogateescape"))
        started = Start((), environ, folder, (size.columns, size.lines), name, making=bool(environ.get(MAKE)))
        found = None if started.making else _trusted(folder, name, (0, os.stat(__file__).st_uid))
        if found is not None and (frame := _sound(found)) is not None:
            _show(started, *frame)
    except (OSError, ValueError, RuntimeError):
        withdraw()


def xdg(environ: Mapping[str, str], name: str, usual: str) -> str:
    """A folder of the user as the XDG rules have it; raises ValueError where there is no home."""
    folder = environ.get(name, "").strip() or os.path.join(environ.get("HOME", ""), usual)
    if not os.path.isabs(folder):
        raise ValueError(folder)
    return folder


def state_path(environ: Mapping[str, str]) -> str:
    """The file that remembers theme and place: another content is another start."""
    return os.path.join(xdg(environ, "XDG_STATE_HOME", ".local/state"), "zedentui", "state.json")


def name_of(argv: Sequence[str], environ: Mapping[str, str], size: tuple[int, int]) -> str:
    """The name for what decides about the first screen and is at hand now: words, environment, size, day, place."""
    chosen = [f"{name}={value}" for name, value in sorted(environ.items())
              if name in _NAMES or name.startswith(_FAMILIES)]  # fmt: skip
    try:
        with open(state_path(environ), "rb") as file:
            state = file.read(LARGEST)
    except OSError:
        state = b""
    # Files may be named from the folder that one is in.
    where = os.getcwd() if argv or any(each.startswith("ZEDENTUI_") for each in chosen) else ""
    parts = [
        MARK.decode(), sys.version, sys.executable, str(os.geteuid()), where, *map(str, size),
        time.strftime("%Y-%m-%d"), f"{len(argv)}", *argv, *chosen, *(f"{name in environ}" for name in _PRESENT),
    ]  # fmt: skip
    return digest("\0".join(parts).encode("utf-8", "surrogateescape") + b"\0" + state)


def digest(data: bytes) -> str:
    """A name for these bytes that no others have."""
    return blake2b(data, digest_size=24).hexdigest()


def identity(path: str) -> str:
    """Tell whether a file is still the same one with the same content; `-` when there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return "-"
    return f"{found.st_dev}:{found.st_ino}:{found.st_size}:{found.st_mtime_ns}:{found.st_ctime_ns}"


def plain(frame: str) -> bool:
    """Whether a frame holds text, colours and moves of the cursor only: nothing else that a terminal would obey."""
    text, *sequences = frame.split("\x1b")
    if text and not text.isprintable():
        return False
    for each in sequences:
        rest = each[1:].lstrip("0123456789;")
        if each[:1] != "[" or rest[:1] not in ("m", "H", "G", "C") or not rest[1:].isprintable() or not rest:
            return False
    return True


def take() -> Shown | None:
    """Hand the terminal over to the one who draws from now on, with what stands on it; None when nothing does."""
    if started is None or started.shown is None:
        return None
    shown, started.shown = started.shown, None
    return shown


def withdraw() -> None:
    """Give the terminal back as it was, when a frame stands on it that nobody has taken over."""
    shown = take()
    if shown is None:
        return
    import select
    import termios

    try:
        termios.tcflush(1, termios.TCOFLUSH)
        if select.select([], [1], [], 0)[1]:
            os.write(1, LEAVE.encode())
        termios.tcsetattr(0, termios.TCSANOW, shown.attributes)
    except (OSError, termios.error):
        return


# Inside ---------------------------------------------------------------------------------------------------------------


def _trusted(folder: str, name: str, owners: Sequence[int] = ()) -> bytes | None:
    """The file of that name, when it and its folder are of this user alone; None when there is none.

    With `owners` they must be of one of these, and nobody else may write them; reading is for everyone.
    """
    try:
        inside = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        if not _safe(os.fstat(inside), owners):
            return None
        file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=inside)
    except OSError:
        return None
    finally:
        os.close(inside)
    try:
        about = os.fstat(file)
        ordinary = about.st_mode & 0o170000 == 0o100000 and about.st_nlink == 1 and 0 < about.st_size <= LARGEST
        return os.read(file, about.st_size) if ordinary and _safe(about, owners) else None
    finally:
        os.close(file)


def _safe(about: os.stat_result, owners: Sequence[int]) -> bool:
    if owners:
        return about.st_uid in owners and not about.st_mode & 0o022
    return about.st_uid == os.geteuid() and not about.st_mode & 0o077


def _sound(content: bytes) -> tuple[str, bytes] | None:
    """The frame and the cells in a file, when it is whole and all that it was made from is as it was; else None."""
    head, _, rest = content.partition(b"\n")
    mark, _, told = head.rpartition(b" ")
    if mark != MARK or digest(rest).encode() != told:
        return None
    witnesses, _, rest = rest.partition(b"\n\n")
    for line in witnesses.split(b"\n"):
        told, _, path = line.partition(b" ")
        if identity(os.fsdecode(path)).encode() != told:
            return None
    frame, _, cells = rest.partition(b"\n")
    text = frame.decode()
    return (text, cells) if plain(text) else None


def _show(start: Start, frame: str, cells: bytes) -> None:
    """Write the frame; keys that are typed from now on wait, unseen, for the application."""
    import signal
    import termios

    try:
        before, raw = termios.tcgetattr(0), termios.tcgetattr(0)
        raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR | termios.ISTRIP)
        raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
        raw[6][termios.VMIN], raw[6][termios.VTIME] = 1, 0
        # ctrl+c ends a start that hangs, as always; nothing else that is typed is for the system.
        raw[6][termios.VSUSP] = raw[6][termios.VQUIT] = b"\0"
        start.shown = Shown(start.size, cells, before)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _end)
        termios.tcsetattr(0, termios.TCSANOW, raw)
    except termios.error:
        start.shown = None
        return
    data = (ENTER + frame).encode()
    while data:
        data = data[os.write(1, data[:_CHUNK]) :]


def _end(number: int, _frame: object) -> NoReturn:
    """A signal before the application has the terminal: give it back and go."""
    withdraw()
    os._exit(128 + number)
