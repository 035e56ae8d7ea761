"""Where an answer goes: how wide, with or without colour, in which encoding, and what happens when nobody reads it.

One answer is written in one go. Text that the locale cannot encode becomes the nearest ASCII (`–` a hyphen, `é` an e);
in JSON it becomes an escape, so that data never changes.
"""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import TextIO

from zedentui.cli.ending import EXIT_OUTPUT, EXIT_PIPE, Stop
from zedentui.text.clean import clean

__all__ = ["Output", "complain", "is_terminal"]

_PLAIN_TEXT = "zedentui.text"
_PLAIN_JSON = "zedentui.json"
_WIDEST_TEXT = 100  # cells; longer lines are hard to read


def _likeness(error: UnicodeError) -> tuple[str, int]:
    """Replace what cannot be encoded by the nearest ASCII."""
    assert isinstance(error, UnicodeEncodeError)
    from zedentui.text.ascii import like  # here: hardly any locale lacks a character

    return "".join(map(like, error.object[error.start : error.end])), error.end


def _escapes(error: UnicodeError) -> tuple[str, int]:
    """Replace what cannot be encoded by escapes of JSON."""
    assert isinstance(error, UnicodeEncodeError)
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2)), error.end


codecs.register_error(_PLAIN_TEXT, _likeness)
codecs.register_error(_PLAIN_JSON, _escapes)


class Output:
    """Standard output as we find it.

    `width` and `height` are the cells of the terminal, None when it is none: then nothing is wrapped or clipped.
    `colour` tells whether SGR codes may be sent, `ascii_only` whether the locale has no letters beyond ASCII for lines.
    """

    def __init__(self, stream: TextIO | None, environ: Mapping[str, str], color: str = "auto") -> None:
        self._stream = stream
        self._encoding = getattr(stream, "encoding", None) or "utf-8"
        terminal = is_terminal(stream)
        self.size = _size(stream, environ)
        self.width: int | None = max(self.size[0], 20) if terminal else None
        quiet = bool(environ.get("NO_COLOR")) or environ.get("TERM", "") in {"", "dumb", "unknown"}
        self.colour = color == "always" or (color == "auto" and terminal and not quiet)
        self.ascii_only = not _can_encode("─●▲é", self._encoding)

    @property
    def reading_width(self) -> int | None:
        """The cells for running text; None when nothing is wrapped."""
        return self.width and min(self.width, _WIDEST_TEXT)

    def text(self, content: str) -> None:
        """Write text for people, cleaned of everything a terminal would obey; a line feed is added where it lacks."""
        self.raw(clean(content, lines=True))

    def raw(self, content: str, *, fmt: str = "table") -> None:
        """Write what is safe already: what `formats` made in `fmt`, or a picture with its colours.

        Raises Stop when the reader has gone (without a sentence, as after SIGPIPE) or when it cannot be written.
        """
        if not content:
            return
        if self._stream is None:
            raise Stop(
                "De standaarduitvoer is gesloten; stuur het antwoord naar een bestand of een terminal.", EXIT_OUTPUT
            )
        if not content.endswith("\n"):
            content += "\n"
        try:
            encoding = "utf-8" if fmt == "ics" else self._encoding  # a calendar is UTF-8 whatever the locale
            _send(self._stream, content.encode(encoding, _PLAIN_JSON if fmt == "json" else _PLAIN_TEXT))
        except BrokenPipeError as error:
            self._abandon()
            raise Stop("", EXIT_PIPE) from error
        except OSError as error:
            self._abandon()
            from zedentui.text.disk import refusal

            raise Stop(
                f"Het antwoord kan niet worden geschreven ({refusal(error)}); kijk of er ruimte is waar het heen moet.",
                EXIT_OUTPUT,
            ) from error

    def styled(self, content: str, code: str) -> str:
        """Return `content` with an SGR code (`1` is bold, `2` is faint) where colour is wanted."""
        return f"\x1b[{code}m{content}\x1b[0m" if self.colour and content else content

    def _abandon(self) -> None:
        """Let what is still in the buffer go nowhere, also when Python flushes at its end."""
        assert self._stream is not None
        with suppress(OSError, ValueError):  # a stream without a file of its own
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)


def complain(sentence: str) -> None:
    """Write one sentence to standard error, cleaned; nothing when nobody can hear it."""
    stream = sys.stderr
    if stream is None:
        return
    encoding = getattr(stream, "encoding", None) or "utf-8"
    with suppress(OSError, ValueError):  # nobody reads it, or it is closed
        _send(stream, f"{clean(sentence, lines=True)}\n".encode(encoding, _PLAIN_TEXT))


def _send(stream: TextIO, data: bytes) -> None:
    binary = getattr(stream, "buffer", None)
    if binary is None:  # a text stream of someone who calls us from Python
        stream.write(data.decode(getattr(stream, "encoding", None) or "utf-8"))
        return
    stream.flush()
    while data:
        data = data[binary.write(data) :]  # unbuffered streams may write less than all
    binary.flush()


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a standard stream is open and a terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed by someone
        return False


def _size(stream: TextIO | None, environ: Mapping[str, str]) -> tuple[int, int]:
    """Columns and lines: what the environment says, else the terminal, else 80 by 24.

    As shutil.get_terminal_size does; importing shutil costs more than the answer takes to write.
    """
    columns, lines = 0, 0
    if stream is not None:
        with suppress(OSError, ValueError):  # no terminal, or closed
            columns, lines = os.get_terminal_size(stream.fileno())
    return _cells(environ.get("COLUMNS", "")) or columns or 80, _cells(environ.get("LINES", "")) or lines or 24


def _cells(text: str) -> int:
    """A size from the environment, 0 when it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0


def _can_encode(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True
