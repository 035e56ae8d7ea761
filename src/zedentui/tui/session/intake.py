"""From text that the terminal sends to messages, with an end to everything that a terminal may leave unfinished.

Textual's parser takes a terminal at its word: after the begin of a paste it waits for the end of it, for ever and
without a limit, and an unfinished control sequence it hands out letter by letter as if each had been typed. Before
that parser:

* a paste is collected up to `LONGEST_PASTE` characters, and given up (what came is pasted) after `PASTE_PAUSE` seconds
  without input; the end of one that was given up too soon is recognised, and nothing of it is taken for keys;
* a control sequence is handed on when it is whole. One that is longer than any key is thrown away up to its end, the
  next escape, ctrl+c or a pause;
* strings for programs (OSC, DCS, APC, PM, SOS) are thrown away: we ask a terminal nothing, so they are no answer.

A lone ESC is the escape key when nothing follows it in `ESCAPE_PAUSE` seconds, as in Textual.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from textual import constants, events, messages
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.message import Message

__all__ = ["ESCAPE_PAUSE", "LONGEST_PASTE", "PASTE_PAUSE", "Intake"]

LONGEST_PASTE: Final = 1_000_000
"""Characters of a paste that are kept; the rest, up to its end, is dropped."""
PASTE_PAUSE: Final = 0.4
"""Seconds without input after which a paste without an end is taken as it is, and keys are keys again."""
ESCAPE_PAUSE: Final = constants.ESCAPE_DELAY + 0.01
"""Seconds without input after which a lone ESC is the escape key, and the begin of a sequence is none."""

_PASTE_BEGINS: Final = "\x1b[200~"
_PASTE_ENDS: Final = "\x1b[201~"
_LONGEST_SEQUENCE: Final = 64  # the longest a terminal sends for a key or the mouse has some 25 characters
_LONGEST_STRING: Final = 4096  # of a string for programs that may still come to its end
_TYPED_AT_ONCE: Final = 64
# Keys that end where a sequence by the rules goes on: in rxvt shift makes "$" the last character.
_ENDS_EARLY = sorted(key for key in ANSI_SEQUENCES_KEYS if re.fullmatch(r"\x1b\[[0-?]*[ -/]+", key))
_SEQUENCE = re.compile("|".join([*map(re.escape, _ENDS_EARLY), r"\x1b\[[0-?]*[ -/]*[@-~]"]))
_BEGIN_OF_SEQUENCE = re.compile(r"\x1b\[[0-?]*[ -/]*\Z")
_END_OF_SEQUENCE = re.compile(r"[@-~]|(?=[\x1b\x03])")
_STRING = re.compile(r"\x1b[]P_^X][^\x07\x1b\x03]*(?:\x07|\x1b\\)")
_BEGIN_OF_STRING = re.compile(r"\x1b[]P_^X][^\x07\x1b\x03]*\x1b?\Z")
_END_OF_STRING = re.compile(r"\x07|\x1b\\|(?=[\x1b\x03])")
_BROKEN = re.compile(r"\x1b\[[0-?]*[ -/]*|\x1b[]P_^X][^\x07\x1b\x03]*")
_UNFINISHED = (
    (_BEGIN_OF_SEQUENCE, _LONGEST_SEQUENCE, _END_OF_SEQUENCE),
    (_BEGIN_OF_STRING, _LONGEST_STRING, _END_OF_STRING),
)


class Intake:
    """What a terminal sends, as messages: `feed` it text as it comes, `rest` after `pause` seconds without any."""

    def __init__(self, debug: bool = False) -> None:
        self._debug = debug
        self._parser = XTermParser(debug)
        self._pending = ""
        self._paste: list[str] | None = None
        self._pasted = 0
        self._given_up = False
        self._dropping: re.Pattern[str] | None = None

    @property
    def pause(self) -> float | None:
        """Seconds to wait for more, after which `rest` is due; None when nothing is unfinished, as after most keys."""
        if self._paste is not None:
            return PASTE_PAUSE
        unfinished = self._pending or self._dropping or self._given_up or self._parser._timeout_time is not None
        return ESCAPE_PAUSE if unfinished else None

    def feed(self, text: str) -> Iterator[Message]:
        """Give the messages that `text`, after what came before it, completes."""
        if self._given_up:
            text = self._late_end(text)
        self._pending += text
        while self._pending:
            if self._paste is not None:
                pasted = self._collect(self._paste)
                if pasted is None:
                    return
                yield pasted
            elif self._dropping is not None:
                end = self._dropping.search(self._pending)
                self._pending = self._pending[end.end() :] if end else ""
                self._dropping = None if end else self._dropping
            elif self._pending[0] != "\x1b":
                before, escape, after = self._pending.partition("\x1b")
                self._pending = escape + after
                yield from self._keys(before)
            else:
                piece = self._after_escape()
                if piece is None:
                    return
                self._pending = self._pending[len(piece) :]
                if piece == _PASTE_BEGINS:
                    self._paste, self._pasted = [], 0
                elif piece == "\x1b":
                    yield events.Key("escape", piece)
                elif piece and not _STRING.fullmatch(piece):
                    yield from self._keys(piece)

    def rest(self) -> Iterator[Message]:
        """Give the messages of what is still unfinished, since nothing has come for `pause` seconds."""
        if self._paste is not None:
            text, self._paste, self._pending = self._taken(self._paste, self._pending), None, ""
            self._given_up = True
            yield events.Paste(text)
        elif self._dropping is not None:
            self._dropping = None
        else:
            text, self._pending, self._given_up = self._pending, "", False
            if text == "\x1b":
                yield events.Key("escape", text)
        yield from self._ours(self._parser.tick())

    def _collect(self, parts: list[str]) -> Message | None:
        """Take what is pending into the paste; the paste when its end has come."""
        body, ended, after = self._pending.partition(_PASTE_ENDS)
        if ended:
            self._pending, self._paste = after, None
            return events.Paste(self._taken(parts, body))
        # The end may be cut in two by the size of a read.
        keep = next((size for size in range(len(_PASTE_ENDS) - 1, 0, -1) if body.endswith(_PASTE_ENDS[:size])), 0)
        whole = body[: len(body) - keep]
        self._pending = body[len(body) - keep :]
        if self._pasted < LONGEST_PASTE:
            parts.append(whole)
            self._pasted += len(whole)
        return None

    def _taken(self, parts: list[str], last: str) -> str:
        return "".join([*parts, last])[:LONGEST_PASTE].replace("\x00", "")

    def _late_end(self, text: str) -> str:
        """What is left of `text` without the rest of a paste that was given up, which came late on a slow line.

        The end of the paste shows it, and so does more at once than anybody types.
        """
        late, ended, after = text.partition(_PASTE_ENDS)
        if ended and _PASTE_BEGINS not in late:
            self._given_up = False
            return after
        if len(text) > _TYPED_AT_ONCE and "\x1b" not in text:
            self._paste, self._pasted, self._given_up = [], 0, False
        return text

    def _after_escape(self) -> str | None:
        """What begins at the pending escape, if it is whole; None: more must come; empty: it was thrown away."""
        text = self._pending
        if len(text) == 1:
            return None
        if match := _SEQUENCE.match(text) or _STRING.match(text):
            if text[1] != "[" or len(match[0]) <= _LONGEST_SEQUENCE:
                return match[0]
            self._pending = text[match.end() :]
            return ""
        for begin, longest, end in _UNFINISHED:
            if begin.match(text):
                if len(text) <= longest:
                    return None
                self._pending, self._dropping = "", end
                return ""
        if text[1] in "[]P_^X":  # broken off by another escape, by ctrl+c or by what no sequence may hold
            broken = _BROKEN.match(text)
            self._pending = text[broken.end() :] if broken else ""
            return ""
        return text[:1] if text[1] == "\x1b" else text[:2]

    def _keys(self, piece: str) -> Iterator[Message]:
        """The messages of a piece of text; nonsense (a key code past the end of Unicode) loses only itself."""
        try:
            found = list(self._parser.feed(piece))
        except Exception:
            self._parser = XTermParser(self._debug)
            return
        yield from self._ours(found)

    def _ours(self, found: Iterable[Message]) -> Iterator[Message]:
        """Without answers to questions that we never asked."""
        for message in found:
            if not isinstance(message, (messages.InBandWindowResize, events.CursorPosition)):
                yield message
