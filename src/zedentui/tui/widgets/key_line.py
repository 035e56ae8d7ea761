"""The last line of a screen: the keys that matter there, drawn at once.

Textual's own footer is a widget for each key, made again at each change of the focus: half of what it costs to go to
another pane.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from zedentui.classes import dataclass
from zedentui.text.clean import cells
from zedentui.tui.commands import FOOTER, SURE
from zedentui.tui.marks import HasSheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual import events

__all__ = ["Key", "KeyLine", "fitting", "welcome"]

_CUT = "…"


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the line: how a person reads it, and what it does in a word."""

    shown: str
    word: str
    press: str = ""
    """The key as Textual names it, for a click."""
    sure: bool = False
    """Goes last when there is no room."""
    enabled: bool = True

    @property
    def width(self) -> int:
        """Cells, without what stands between keys."""
        return cells(self.shown) + 1 + cells(self.word)


def fitting(keys: Sequence[Key], width: int) -> tuple[list[Key], int]:
    """The keys that fit in `width` cells, in order, and the cells between them: two where there is room for all.

    What is left out goes from the end, those that are sure after all others; two cells are kept for the sign of it.
    """
    kept, room = list(keys), width
    while kept and sum(key.width + 1 for key in kept) - 1 > room:
        room = width - cells(_CUT) - 1
        spare = [at for at, key in enumerate(kept) if not key.sure] or range(len(kept))
        del kept[spare[-1]]
    return kept, 2 if sum(key.width + 2 for key in keys) - 2 <= width else 1


def welcome(keys: Mapping[str, str], width: int) -> str:
    """Where somebody begins who is here for the first time, in as many words as fit; `keys` by the id of a command."""
    look, copy, all_keys = (keys.get(name, usual) for name, usual in (("zoek", "/"), ("kopieer", "y"), ("help", "?")))
    said = (
        f"Welkom. {look} zoekt een antwoord, {copy} kopieert de zin met bron, {all_keys} geeft alle toetsen.",
        f"Welkom. {look} zoekt, {copy} kopieert met bron, {all_keys} alle toetsen.",
        f"{look} zoekt, {copy} kopieert, {all_keys} toetsen",
    )
    return next((each for each in said if cells(each) <= width), said[-1])


class KeyLine(Widget):
    """The keys that work here, most used first; with a mouse one can click them."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key", "key-line--off"}
    DEFAULT_CSS = """
    KeyLine { height: 1; dock: bottom; background: $surface; color: $foreground; }
    KeyLine > .key-line--key { color: $footer-key-foreground; text-style: bold; }
    KeyLine:ansi > .key-line--key { color: ansi_default; text-style: bold; }
    KeyLine > .key-line--off { text-style: dim; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[Key, ...] = ()

    def on_mount(self) -> None:
        """Follow what has the focus, and how much is marked."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.follow(), immediate=True)
        if isinstance(self.app, HasSheet):
            self.app.marks.changed.subscribe(self, lambda _marks: self.follow(), immediate=True)

    def on_unmount(self) -> None:
        """Follow no longer."""
        self.screen.bindings_updated_signal.unsubscribe(self)
        if isinstance(self.app, HasSheet):
            self.app.marks.changed.unsubscribe(self)

    def follow(self) -> None:
        """Show the keys that work now."""
        keys = tuple(self._working()) if self.is_attached else ()
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def _working(self) -> Iterable[Key]:
        """The keys that work now and have a word here; in a field no letters, since one types those."""
        typing = isinstance(self.screen.focused, Input)
        seen: set[str] = set()
        found: list[tuple[int, Key]] = []
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if not binding.show or binding.action in seen:
                continue
            seen.add(binding.action)
            if typing and _is_typed(binding.key):
                continue
            name = binding.id or ""
            key = Key(
                self.app.get_key_display(binding), f"{binding.description}{self._count(name)}", binding.key,
                sure=name in SURE, enabled=active.enabled,
            )  # fmt: skip
            found.append((FOOTER.index(name) if name in FOOTER else FOOTER.index(""), key))
        return (key for _, key in sorted(found, key=lambda pair: pair[0]))

    def _count(self, name: str) -> str:
        """How many marks there are, behind the word for the debate sheet."""
        count = len(self.app.marks.places) if name == "debatblad" and isinstance(self.app, HasSheet) else 0
        return f" {count}" if count else ""

    def render_line(self, y: int) -> Strip:
        """The keys that fit."""
        base, width = self.rich_style, self.size.width
        if y or not width:
            return Strip.blank(width, base)
        bold = base + self.get_component_rich_style("key-line--key", partial=True)
        off = self.get_component_rich_style("key-line--off", partial=True)
        standing = self._standing
        if getattr(self.app, "welcome", False) and not standing:
            return Strip([Segment(welcome(self._named(), width), bold)]).adjust_cell_length(width, base)
        kept, gap = fitting(self._keys, self._room)
        segments: list[Segment] = []
        for key in kept:
            segments += [
                Segment(key.shown, bold if key.enabled else bold + off),
                Segment(f" {key.word}{' ' * gap}", base if key.enabled else base + off),
            ]
        if len(kept) < len(self._keys):
            segments.append(Segment(_CUT, base))
        if standing:
            strip = Strip(segments).adjust_cell_length(max(self._room, 0), base)
            return Strip.join([strip, Strip([Segment(f" {standing}", bold)])]).adjust_cell_length(width, base)
        return Strip(segments).adjust_cell_length(width, base)

    @property
    def _standing(self) -> str:
        """What stands at the end of the line, whatever the keys are."""
        return str(getattr(self.app, "standing", ""))

    @property
    def _room(self) -> int:
        """Cells for the keys."""
        return self.size.width - cells(self._standing) - 1 if self._standing else self.size.width

    def _named(self) -> dict[str, str]:
        """The keys that work now, by the id of what they do, as a person reads them."""
        bound = (active.binding for active in self.screen.active_bindings.values())
        return {binding.id: self.app.get_key_display(binding) for binding in bound if binding.id}

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        kept, gap = fitting(self._keys, self._room)
        ends = accumulate(key.width + gap for key in kept)
        clicked = next((key for key, end in zip(kept, ends, strict=True) if event.x < end), None)
        if clicked is not None and clicked.enabled:
            self.app.simulate_key(clicked.press)


def _is_typed(key: str) -> bool:
    """Whether a field takes this key as text."""
    from textual.keys import key_to_character

    character = key_to_character(key)
    return character is not None and character.isprintable()
