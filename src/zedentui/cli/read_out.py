"""The screen for a screen reader: one column of lines, each written once, when a key asks for it.

A reader of the terminal (brltty, speakup, Orca in a terminal) speaks what is written, or shows the row that the cursor
is on. So nothing here is ever drawn again: a cursor key writes the line it leads to and nothing else, what was said
before stays above it, and the cursor stands where the new line begins. It loads nothing of Textual.
"""

from __future__ import annotations

import os
import re
import sys
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Any

from zedentui import unix
from zedentui.cli.ending import Stop
from zedentui.model import Claim
from zedentui.places import PANES, REFERENCE_WORKS, Location
from zedentui.store.store import StoreError
from zedentui.text.aloud import aloud
from zedentui.text.clean import clean
from zedentui.text.columns import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zedentui.cli.arguments import Arguments
    from zedentui.model import Observation
    from zedentui.store.store import Store

__all__ = ["ReadOut", "read_out"]

_TITLES = dict(zip(PANES, ("Statistiek", "Actieplan", "Transnationaal", "Moties", "Agenda", "Narekenen"), strict=True))
_KEYS = (
    "1 tot en met 6: naar een onderdeel. Pijl omlaag en omhoog, of j en k: volgende en vorige regel. "
    "Pijl links en rechts, of h en l: een jaar terug en verder in Statistiek. g en G: eerste en laatste. "
    "Enter: alles hierover. s: spreekregel met bron. o: de andere delictgroep. Spatie: dezelfde regel nog eens. "
    "Schuine streep: een vraag stellen. q: stoppen."
)
_SPOKEN: dict[str, tuple[tuple[int, str], ...]] = {
    "actieplan": ((0, ""), (1, "stand in de brief"), (2, "termijn")),
    "transnationaal": ((0, ""), (1, "stand in de brief"), (2, "termijn")),
    "moties": ((0, ""), (1, ""), (2, "stemming")),
    "agenda": ((1, ""), (0, "stand"), (2, "termijn")),
    "narekenen": ((0, ""), (1, "de brief"), (2, "nagerekend"), (3, "oordeel")),
}
"""The cells of a row in the order in which they are heard, what it is about first, each after what it is called: who
hears them has no headings above them."""
_ARROWS = {"\x1b[A": "k", "\x1b[B": "j", "\x1b[C": "l", "\x1b[D": "h", "\x1bOA": "k", "\x1bOB": "j", "\x1bOC": "l",
           "\x1bOD": "h", "\x1b[H": "g", "\x1b[F": "G"}  # fmt: skip
_BEGUN = re.compile(r"(\x1b([\[O][0-9;]{0,16})?)\Z")  # of the sequence of a key, its end still to come
_SIGN = re.compile(r"^[^\w\s‘“(] (?=\w)")  # of a state, which the word behind it says as well


class ReadOut:
    """Where one is, and what each key says. `press` gives the text to write; nothing for a key that is not known."""

    def __init__(self, store: Store, arguments: Arguments) -> None:
        self._store = store
        self._day = arguments.today
        self._pane = PANES[0]
        self._rows: Sequence[Any] = ()
        self._kind: Any = None
        self._at = 0
        self._year = 0
        self._offence = 0

    def begin(self, place: Location | None) -> str:
        """The first words: what this is, and the line one begins on."""
        said = self.go(place.pane if place is not None and place.pane in (*PANES, *REFERENCE_WORKS) else PANES[0])
        if place is not None and place.item is not None and self._kind is not None:
            found = [n for n, item in enumerate(self._rows) if self._kind.names(item)[0] == place.item]
            self._at = found[0] if found else 0
            said = f"{self._heading()}\n{self.line()}"
        return f"Zedentui, voor een schermlezer. Vraagteken: alle toetsen. q: stoppen.\n{said}"

    def go(self, code: str) -> str:
        """To a pane: its name, how many lines it has, and the first of them."""
        from zedentui.kinds import registry
        from zedentui.kinds.claim import figures_first

        self._pane, self._at = code, 0
        if code == "statistiek":
            figures = self._store.figures
            self._kind, self._rows = None, figures.measures
            self._year = len(figures.years) - 1
        else:
            self._kind = registry.kind(code, self._store, self._day)
            self._rows = figures_first(self._kind.items) if code == "narekenen" else self._kind.items
        return f"{self._heading()}\n{self.line()}"

    def _heading(self) -> str:
        return f"{_TITLES.get(self._pane, self._pane.capitalize())}, {len(self._rows)} regels."

    def line(self) -> str:
        """The line under the cursor."""
        if not self._rows:
            return "Hierover staat niets in dit databestand."
        if self._kind is None:
            return self._figure_line()
        item = self._rows[self._at]
        row = self._kind.of(item).row(item)
        cells = []
        for place, word in _SPOKEN.get(self._pane, tuple((place, "") for place in range(len(row)))):
            if row[place] not in (None, ""):
                of_letter = word == "de brief" and not isinstance(item, Claim)  # a check of the tables is no claim
                cells.append(f"{word}: " if word and not of_letter else "")
                cells[-1] += _SIGN.sub("", str(row[place]))
        return f"{'; '.join(cells)}."

    def _cell(self) -> Observation | None:
        figures = self._store.figures
        key = (figures.offences[self._offence].code, self._rows[self._at].code, figures.years[self._year])
        return figures.cells.get(key)

    def _figure_line(self) -> str:
        from zedentui.kinds import figure

        cell = self._cell()
        if cell is None:
            return "Van dit jaar is er geen cijfer."
        return figure.sentence(cell, self._store.figures)

    def press(self, key: str) -> str:
        """What a key says."""
        if key in {"j", "k", "g", "G"} and self._rows:
            return self._moved(key)
        if key in {"h", "l", "o"}:
            return self._across(key)
        if key.isdecimal() and 1 <= int(key) <= len(PANES):
            return self.go(PANES[int(key) - 1])
        if key == "\r" and self._rows:
            return "\n".join(self._everything())
        if key == "s" and self._rows:
            return self._said()
        return {" ": self.line(), "?": _KEYS}.get(key, "")

    def _moved(self, key: str) -> str:
        last = len(self._rows) - 1
        wanted = {"j": self._at + 1, "k": self._at - 1, "g": 0, "G": last}[key]
        if not 0 <= wanted <= last:
            return "Laatste regel." if wanted > last else "Eerste regel."
        self._at = wanted
        return self.line()

    def _across(self, key: str) -> str:
        """Another year, or the other group."""
        figures = self._store.figures
        if self._kind is not None:
            return ""
        if key == "o":
            self._offence = (self._offence + 1) % len(figures.offences)
            return f"{figures.offences[self._offence].label}.\n{self.line()}"
        wanted = self._year + (1 if key == "l" else -1)
        if not 0 <= wanted < len(figures.years):
            return "Laatste jaar." if wanted > 0 else "Eerste jaar."
        self._year = wanted
        return self.line()

    def _everything(self) -> Iterator[str]:
        """All there is to know of the line, a text each; a figure has its changes and the claims about it."""
        if self._kind is None:
            yield self._said()
            return
        detail = self._kind.detail(self._rows[self._at])
        yield f"{detail.title}."
        for block in detail.blocks:
            if block.kind != "code":
                yield f"{block.label}: {block.text}" if block.label else block.text

    def _said(self) -> str:
        """What one says of it aloud, and where it is from."""
        from zedentui.kinds import figure

        if self._kind is None:
            cell = self._cell()
            if cell is None:
                return self.line()
            said = figure.speech(cell, self._store.figures, self._store.dossier())
        else:
            said = self._kind.speech(self._rows[self._at])
        return f"{said.line}\nBron: {said.source}."

    def ask(self, question: str) -> str:
        """The answer to a question, with its source."""
        from zedentui.search import search

        if not question.strip():
            return self.line()
        found = search(self._store, question, limit=3, today=self._day)
        told = [f"{each.answer} ({each.citation})" if each.citation else each.answer
                for each in ((found.card,) if found.card is not None else found.hits[:3])]  # fmt: skip
        return "\n".join(filter(None, (found.message, *told))) or "Niets gevonden."


def read_out(store: Store, arguments: Arguments, place: Location | None) -> int:
    """Say the first line, then one for each key, until `q` or the end of input; the terminal stays as it is."""
    handle, screen, paper = sys.stdin.fileno(), ReadOut(store, arguments), _Paper()
    before = unix.raw(handle)
    if before is None:
        raise Stop("Voorlezen werkt in een terminal; zonder terminal geeft bijvoorbeeld zedentui zoek het antwoord.")
    try:
        paper.write(screen.begin(place))
        for key in _keys(handle):
            if key in {"q", "\x03", "\x04"}:
                return 0
            try:
                if key == "/":
                    unix.restore(handle, before)
                    paper.write("Je vraag, en dan enter:")
                    paper.leave()
                    question = _typed(handle)
                    unix.raw(handle)
                    paper.write(screen.ask(question))
                else:
                    paper.write(screen.press(key))
            except StoreError as error:
                paper.write(str(error))
    finally:
        paper.leave()
        unix.restore(handle, before)
    return 0


class _Paper:
    """Texts below each other, each written once; after each the cursor stands where that text begins.

    A braille display shows the row of the cursor, and after an arrow key speakup says that row and nothing of what was
    written: on the empty row below a text both had nothing.
    """

    def __init__(self) -> None:
        self._below = 0

    def write(self, text: str) -> None:
        """Write lines once, cleaned; a reader speaks them as they come."""
        if not text:
            return
        size = _size()
        # Broken between words: a terminal breaks in the middle of one, and a number in two halves is two numbers.
        lines = clean(aloud(text), lines=True).rstrip("\n").split("\n")
        rows = [row for line in lines for row in wrap(line, size.columns)]
        self.leave()
        self._below = min(len(rows), size.lines - 1)
        _send("\n".join([*rows, f"\x1b[{self._below}A"]))

    def leave(self) -> None:
        """Put the cursor below all that was written, where a shell goes on or a question is typed."""
        _send("\n" * self._below)
        self._below = 0


def _send(text: str) -> None:
    if text:
        os.write(sys.stdout.fileno(), text.encode(sys.stdout.encoding or "utf-8", "replace"))


def _size() -> os.terminal_size:
    """How many cells and rows there are, with room for a word and a row to go up."""
    try:
        columns, lines = os.get_terminal_size(sys.stdout.fileno())
    except OSError:
        columns, lines = 0, 0
    return os.terminal_size((max(columns or 80, 20), max(lines or 24, 2)))


def _keys(handle: int) -> Iterator[str]:
    """The keys that are typed, arrows as the letters that mean the same; other sequences are passed by."""
    decode, rest = getincrementaldecoder("utf-8")("replace").decode, ""
    while data := os.read(handle, 1024):
        whole = rest + decode(data)
        rest = begun[0] if (begun := _BEGUN.search(whole)) else ""  # it comes in pieces over a slow line
        for found in re.findall(r"\x1b[\[O][0-9;]*[A-Za-z~]|[^\x1b]", whole.removesuffix(rest)):
            if found in _ARROWS or len(found) == 1:
                yield _ARROWS.get(found, found)


def _typed(handle: int) -> str:
    """A line as the terminal lets one type it."""
    data = b""
    while not data.endswith(b"\n") and (more := os.read(handle, 1024)):
        data += more
    return data.decode("utf-8", "replace").strip()
