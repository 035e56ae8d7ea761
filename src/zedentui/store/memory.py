"""Give back what DuckDB borrowed: pages of its own program code, and what was freed and is kept for later.

Opening a database runs through most of DuckDB's start-up code. Linux maps that code in large steps, so some 30 MB of
it counts as resident for as long as the process lives, for a program that then asks a few small queries. Dropping
those pages is harmless: they are unchanged copies of a file, and what is used again is mapped again from the page
cache. On a server with twenty sessions the administrator sees what they really use. What a query freed the C library
keeps for the next one; between two queries of somebody who reads it is of no use.

psutil and the mmap module were considered: neither can advise on a mapping that something else made.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

__all__ = ["drop_code", "give_back"]

_MAPPING = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) r-xp \S+ \S+ [1-9]\d*\s+\S*_duckdb\S*\.so$")
_known: list[tuple[int, int]] = []  # where that code stands, once `give_back` has seen it unchanged
_DONT_NEED = 4  # MADV_DONTNEED of Linux: drop the pages; reading them again maps the file again


def give_back() -> int:
    """Drop the resident pages of DuckDB's program code, and free memory; returns how many bytes of code that was.

    Only executable mappings of the file that nobody has changed (no dirty page) are touched. Elsewhere than on Linux,
    or when anything is not as expected, nothing happens and the answer is 0.
    """
    if sys.platform != "linux":
        return 0
    import ctypes

    try:
        _known[:] = _clean_code(Path("/proc/self/smaps").read_text(encoding="utf-8", errors="replace"))
        libc = ctypes.CDLL(None, use_errno=True)
    except OSError:
        return 0
    trim = getattr(libc, "malloc_trim", None)  # of glibc alone
    if trim is not None:
        trim(0)
    return drop_code()


def drop_code() -> int:
    """Drop the pages of DuckDB's program code where `give_back` has seen it; returns how many bytes of code that was.

    Takes a third of a millisecond, and the next query half a one more: little enough for after every letter.
    """
    if not _known:
        return 0
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    done = 0
    for start, size in list(_known):
        if libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(size), _DONT_NEED) == 0:
            done += size
    return done


def _clean_code(smaps: str) -> list[tuple[int, int]]:
    """(address, bytes) of DuckDB's executable mappings in `smaps` that hold no changed page."""
    found: list[tuple[int, int]] = []
    mapping: tuple[int, int] | None = None
    for line in smaps.splitlines():
        if match := _MAPPING.match(line):
            start, end = int(match[1], 16), int(match[2], 16)
            mapping = (start, end - start)
        elif mapping is not None and line.startswith("Private_Dirty:"):
            if line.split()[1] == "0":
                found.append(mapping)
            mapping = None
    return found
