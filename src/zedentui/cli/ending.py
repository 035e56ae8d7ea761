"""How a run of `zedentui` can end: the codes for the shell, and the one exception that carries a sentence with one."""

from __future__ import annotations

import atexit
import os
import sys
from typing import Final

__all__ = [
    "EXIT_DATABASE", "EXIT_NOTHING", "EXIT_OUTPUT", "EXIT_PIPE", "EXIT_TRY_LATER", "EXIT_USAGE", "Stop", "leave",
]  # fmt: skip

EXIT_NOTHING: Final = 1
"""Nothing found."""
EXIT_USAGE: Final = 2
"""Wrong use: something typed cannot be understood, or the sources of a build are not right."""
EXIT_DATABASE: Final = 3
"""The database is missing or cannot be read."""
EXIT_OUTPUT: Final = 74
"""The answer cannot be written, for example because the disk is full (EX_IOERR of sysexits.h)."""
EXIT_TRY_LATER: Final = 75
"""The source of the archive does not answer; later it may (EX_TEMPFAIL of sysexits.h)."""
EXIT_PIPE: Final = 128 + 13
"""Whoever read the answer has stopped, as after SIGPIPE."""


class Stop(Exception):  # noqa: N818 - it ends the run as asked, it is not always an error
    """There is no answer: `sentence` is for the user (empty: nothing to say), `code` for the shell."""

    def __init__(self, sentence: str, code: int = EXIT_USAGE) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


def leave(code: int) -> None:
    """End this process with `code` at once, when all that was written has gone out; else return, and Python ends it.

    What was registered for the end is done. Python would then take every module and object apart, for memory that the
    system takes back anyway: a twentieth of a look-up.
    """
    atexit._run_exitfuncs()  # the same that Python calls; measuring programs write their figures there
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return
    os._exit(code)
