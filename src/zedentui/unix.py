"""What Linux and other Unix systems have and others have not, each behind one function: all else runs anywhere.

Where a system lacks it the function does without, if that is safe, and raises OSError if it is not. Imports stand
in the functions: a look-up needs hardly any of them. ruff (TID251) keeps every other module from importing these.
"""

from __future__ import annotations

import errno
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself would be a third of what stands before the first frame
    from collections.abc import Callable
    from typing import Any, Final

    Handler = Callable[[int, Any], object]

__all__ = [
    "address_space", "bound_memory", "ctrl_c_ends", "ctrl_c_raises", "drop_typed", "has_shell", "has_terminals",
    "is_mine", "lock", "new_terminal", "on_signal", "raw", "restore", "room_for_stacks", "stop_here", "synced",
    "to_shell",
]  # fmt: skip

_STACK: Final = 8 * 1024 * 1024
"""Bytes of a stack where the system has no limit for them, at most."""
_bound: list[int] = []
"""What `bound_memory` has bound, until `room_for_stacks` adds to it."""
_NO_LOCKS: Final = OSError(errno.ENOTSUP, "no file locks on this system")


def has_terminals() -> bool:
    """Whether this system has the terminals that the screen is drawn on; Windows has not."""
    try:
        import fcntl  # noqa: F401
        import termios  # noqa: F401
    except ImportError:
        return False
    return True


def lock(handle: int) -> None:
    """Lock the open file `handle` for this process alone, until it is closed; whoever comes second does not wait.

    Raises:
        BlockingIOError: another process has it.
        OSError: it cannot be locked here; so nobody may rely on being alone.
    """
    try:
        import fcntl
    except ImportError:
        raise _NO_LOCKS from None
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def new_terminal(columns: int, rows: int) -> tuple[int, int]:
    """Open a terminal of that size: our end of it, and the end of the program that runs in it.

    Raises:
        OSError: there are none on this system, or no more of them.
    """
    try:
        import termios
    except ImportError:
        raise OSError(errno.ENOTSUP, "no terminals on this system") from None
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (rows, columns))
    return ours, theirs


def synced(folder: os.PathLike[str]) -> None:
    """Have the names in `folder` written to the disk. Windows opens no folders, and has no need of it.

    Raises:
        OSError: the folder cannot be opened, or its file system does not do this.
    """
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def address_space() -> int | None:
    """Bytes of address space that this process may have (`ulimit -v`); None: no limit, or no such limits here."""
    try:
        import resource
    except ImportError:
        return None
    limit = resource.getrlimit(resource.RLIMIT_AS)[0]
    return limit if limit >= 0 else None


def bound_memory(most: int) -> None:
    """Let this process use at most `most` bytes of its own (code that is read from files not counted), from now on.

    What asks for more gets MemoryError. Nothing happens where the system has no such limit, or a lower one stands.
    """
    try:
        import resource
    except ImportError:
        return
    if sys.platform != "linux":  # elsewhere this limit counts other things, or nothing
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if soft < 0 or soft > most:
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
        _bound.append(most)


def room_for_stacks(count: int) -> None:
    """Let this process have `count` stacks of threads beside what `bound_memory` let it use; once.

    The system counts a stack as used when it is reserved, most often 8 MB of which a thread uses some kilobytes.
    Nothing happens where nothing was bound, or somebody else has bound it since.
    """
    if not _bound:
        return
    import resource

    most = _bound.pop()
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    each = resource.getrlimit(resource.RLIMIT_STACK)[0]
    more = soft + count * (each if each > 0 else _STACK)
    if soft == most:
        resource.setrlimit(resource.RLIMIT_DATA, (more if hard < 0 else min(more, hard), hard))


def is_mine(found: os.stat_result) -> bool:
    """Whether a file belongs to the user of this process; true where files do not say whose they are."""
    mine: Callable[[], int] | None = getattr(os, "getuid", None)
    return mine is None or found.st_uid == mine()


def ctrl_c_ends() -> None:
    """Let ctrl+c end this process at once and without a word."""
    on_signal("SIGINT", None)


def ctrl_c_raises() -> None:
    """Let ctrl+c raise KeyboardInterrupt in the main thread."""
    try:
        import signal
    except ImportError:
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)


def on_signal(name: str, handler: Handler | None) -> None:
    """Call `handler` when the signal `name` comes, or None: do what the system does; nothing where it is not known."""
    try:
        import signal
    except ImportError:
        return
    number = getattr(signal, name, None)
    if number is not None:
        signal.signal(number, signal.SIG_DFL if handler is None else handler)


def has_shell() -> bool:
    """Whether a shell with job control started this process, so that what is stopped can be taken up again.

    Such a shell gives each command a group of its own; what a terminal, sshd or tmux starts is in the group that its
    session began with.
    """
    group: Callable[[], int] | None = getattr(os, "getpgrp", None)
    return group is not None and group() != os.getsid(0)


def to_shell() -> None:
    """Ask this process to stop, as ctrl+z in a shell does; whoever follows SIGTSTP tidies up first."""
    import signal

    os.kill(os.getpid(), signal.SIGTSTP)


def stop_here() -> None:
    """Put this process in the background, as ctrl+z does, until the shell lets it go on."""
    import signal

    os.kill(os.getpid(), signal.SIGSTOP)


def raw(handle: int) -> list[Any] | None:
    """Give keys of the terminal `handle` as they come: no echo, no lines, no signals from keys, no flow control.

    Returns what `restore` needs; None where `handle` is no terminal.
    """
    import termios

    try:
        before = termios.tcgetattr(handle)
        changed = termios.tcgetattr(handle)
        changed[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR | termios.ISTRIP)
        changed[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        changed[6][termios.VMIN], changed[6][termios.VTIME] = 1, 0
        termios.tcsetattr(handle, termios.TCSANOW, changed)
    except termios.error:
        return None
    return before


def restore(handle: int, before: list[Any]) -> None:
    """Make the terminal as `raw` found it; nothing when it is gone."""
    import termios

    try:
        termios.tcsetattr(handle, termios.TCSANOW, before)
    except termios.error:
        return


def drop_typed(handle: int) -> None:
    """Throw away what was typed and not read; nothing when the terminal is gone."""
    import termios

    try:
        termios.tcflush(handle, termios.TCIFLUSH)
    except termios.error:
        return
