"""Code that libraries write as text at every start, kept compiled: as Python itself keeps the code of modules.

Dataclasses, named tuples and annotations are made of text that is compiled while a module is loaded, and patterns of
regular expressions likewise: an eighth of a start, each time of the very same texts. From `begin` to `end` what they
were compiled to is taken from a file, by the whole text and its flags; what is not in it is compiled as always, and
kept at the end. So nothing can be of another version of anything: an answer belongs to its text, and the file to one
version of Python.

The file is bytecode: it stands beside that of this module, with the same rights, and is not written where Python writes
none (`sys.dont_write_bytecode`, a folder that this user may not write to). It is made anew when it is missing, broken
or of another Python. Of a library that compiles in another way nothing is kept, and nothing breaks.
"""

from __future__ import annotations

import builtins
import collections
import marshal
import os
import re
import sys
from _thread import get_ident
from zlib import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:  # this stands before everything else of a start
    from types import CodeType
    from typing import Any, Final

__all__ = ["MadeCode", "begin", "end", "file_of"]

MOST: Final = 2000
"""Texts that are kept; a start has some five hundred."""
LARGEST: Final = 2_000_000
"""Bytes of a file that is read; it has a quarter of a million."""
_STRING: Final = "<string>"
_HEAD: Final = 240
"""Bytes of what stands before the code."""


class MadeCode:
    """What texts were compiled to, as it is kept in `file`."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._patterns: dict[tuple[str | bytes, int], tuple[Any, ...]] = {}
        self._codes: dict[tuple[str, str], CodeType] = {}
        self._known = 0
        self._before: list[tuple[Any, str, Any]] = []

    def begin(self) -> None:
        """Take what is compiled from what is kept, until `end`."""
        self._read()
        self._know_patterns()
        self._put(collections, "eval", self._eval)
        import dataclasses  # now that its own patterns are known
        import typing

        self._put(dataclasses, "exec", self._exec)
        self._put(typing, "compile", self._compile)

    def end(self) -> None:
        """Have everything compiled as always again, and keep what was new."""
        for module, name, value in reversed(self._before):
            if value is None:
                delattr(module, name)
            else:
                setattr(module, name, value)
        self._before.clear()
        if self._known < len(self._codes) + len(self._patterns) and not sys.dont_write_bytecode:
            self._write()

    # Inside -------------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        try:
            with open(self._file, "rb") as file:
                content = file.read(LARGEST)
            mark, body = content[:_HEAD], content[_HEAD:]
            if mark == _mark(body):  # else what is read may be anything, also what ends the process
                self._patterns, self._codes = marshal.loads(body)  # noqa: S302 - bytecode, where Python reads its own
        except (OSError, ValueError, EOFError, TypeError):
            self._patterns, self._codes = {}, {}
        self._known = len(self._codes) + len(self._patterns)
        if self._known > MOST:  # of versions that are gone
            self._patterns, self._codes, self._known = {}, {}, 0

    def _write(self) -> None:
        """In one step, for starts beside this one."""
        beside = f"{self._file}.{os.getpid()}"
        try:
            body = marshal.dumps((self._patterns, self._codes))
            with open(beside, "xb") as file:
                file.write(_mark(body) + body)
            os.replace(beside, self._file)
        except (OSError, ValueError):
            if os.path.lexists(beside):
                os.unlink(beside)

    def _put(self, module: Any, name: str, value: Any) -> None:
        """Have `module` find this under a name, which is that of a function of Python's own or of the module."""
        self._before.append((module, name, vars(module).get(name)))
        setattr(module, name, value)

    def _know_patterns(self) -> None:
        """Give the compiler of patterns what it has made before; tell what it makes now."""
        compiler: Any = getattr(re, "_compiler", None)
        sre: Any = getattr(compiler, "_sre", None)
        if not (hasattr(compiler, "compile") and hasattr(sre, "compile")):
            return
        compiled, made, patterns = compiler.compile, sre.compile, self._patterns

        class Telling:
            """The engine of patterns, as its compiler sees it."""

            def __getattr__(self, name: str) -> Any:
                return getattr(sre, name)

            def compile(self, pattern: Any, flags: int, code: list[int], *rest: Any) -> Any:
                """Make a pattern of its code, and remember that."""
                told[get_ident()] = (int(flags), [*map(int, code)], *rest)
                return made(pattern, flags, code, *rest)

        told: dict[int, tuple[Any, ...]] = {}  # by thread: the database is read in one of its own

        def compile_(pattern: Any, flags: int = 0) -> Any:
            key = (pattern, int(flags))
            if type(pattern) is not str and type(pattern) is not bytes:
                return compiled(pattern, flags)
            if key in patterns:
                return made(pattern, *patterns[key])
            told.pop(get_ident(), None)
            answer = compiled(pattern, flags)
            if get_ident() in told:
                patterns[key] = told.pop(get_ident())
            return answer

        self._put(compiler, "_sre", Telling())
        self._put(compiler, "compile", compile_)

    def _code(self, text: str, mode: str) -> CodeType:
        if (text, mode) not in self._codes:
            self._codes[text, mode] = builtins.compile(text, _STRING, mode, dont_inherit=True)
        return self._codes[text, mode]

    def _exec(self, text: Any, *where: Any) -> None:
        exec(self._code(text, "exec") if type(text) is str else text, *where)  # noqa: S102 - what Python would execute

    def _eval(self, text: Any, *where: Any) -> Any:
        return eval(self._code(text, "eval") if type(text) is str else text, *where)  # noqa: S307 - likewise

    def _compile(self, text: Any, name: str, mode: str, *rest: Any, **more: Any) -> Any:
        if type(text) is str and name == _STRING and mode == "eval" and not (rest or more):
            return self._code(text, mode)
        return builtins.compile(text, name, mode, *rest, **more)


_present: MadeCode | None = None


def begin() -> None:
    """Begin, in this process; nothing where Python keeps no bytecode of this module."""
    global _present
    file = None if __spec__ is None else file_of(__spec__.cached)
    if _present is None and file and sys.implementation.name == "cpython":
        _present = MadeCode(file)
        _present.begin()


def end() -> None:
    """End, when it was begun."""
    global _present
    present, _present = _present, None
    if present is not None:
        present.end()


def file_of(bytecode: str | None) -> str | None:
    """Where it is kept: beside the bytecode of a module."""
    return f"{os.path.splitext(bytecode)[0]}.made" if bytecode else None


def _mark(body: bytes) -> bytes:
    """The first bytes of the file: the Python that this was compiled by, and that it is whole."""
    made_by = f"zedentui code 1 {sys.version!r} {sys.flags.optimize} {crc32(body):08x} {len(body)}"
    return made_by.encode("ascii", "replace")[-_HEAD:].ljust(_HEAD)
