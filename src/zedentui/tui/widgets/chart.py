"""The chart widget: asks `zedentui.charts` for a picture of its own size in the colours of the theme.

textual-plotext was considered; it pins plotext 5, which plotext 6 replaced. plotext is loaded in a thread the first
time a chart is drawn, after the first screen stands; later pictures take a few milliseconds and are drawn at once.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from rich.segment import Segment
from rich.style import Style
from textual.color import Color, ColorParseError
from textual.strip import Strip
from textual.widget import Widget

from zedentui.system.terminal import UTF8
from zedentui.tui.session.background import in_thread
from zedentui.tui.session.style_once import StyleOnce

if TYPE_CHECKING:
    from textual.app import App

    from zedentui.charts import Palette, Picture, Room

__all__ = ["Chart", "Draw", "palette_of"]


class Draw(Protocol):
    """A chart still without a size: one of the functions of `zedentui.charts` with its data filled in."""

    def __call__(self, room: Room, /) -> Picture:
        """The picture, exactly as large as `room`."""


_SERIES = ("text-primary", "text-accent", "text-success", "text-error", "text-secondary", "text-warning")


def palette_of(app: App[object]) -> Palette:
    """The colours of the present theme; on ansi themes the terminal's own sixteen."""
    from zedentui.charts import Palette

    variables = app.theme_variables
    ansi = app.current_theme.ansi

    def colour(name: str) -> str | None:
        value = variables.get(name, "")
        if value.startswith("ansi_"):
            plain = value.split()[0]
            return None if plain == "ansi_default" else plain
        try:
            return Color.parse(value).hex6
        except ColorParseError:
            return None

    background, foreground = variables.get("background", ""), variables.get("foreground", "")
    if ansi:
        muted: str | None = "ansi_bright_black"
    else:
        muted = Color.parse(background).blend(Color.parse(foreground), 0.55).hex6
    return Palette(
        foreground=colour("foreground"),
        muted=muted,
        accent=colour("text-accent"),
        warning=colour("text-warning"),
        series=tuple(colour(f"series-{n}") or colour(name) for n, name in enumerate(_SERIES, start=1)),
    )


class Chart(StyleOnce, Widget, can_focus=True):
    """A plotext chart that fills its widget; focusable, so that it can be zoomed.

    While plotext is loading it says so; what it shows is always the last thing asked for.
    """

    DEFAULT_CSS = """
    Chart { height: 1fr; min-height: 3; padding: 0 1; }
    Chart:focus { background-tint: $foreground 4%; }
    Chart.-nothing { display: none; }
    """
    _ready: ClassVar[bool] = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._draw: Draw | None = None
        self._picture: Picture | None = None
        self._of: tuple[object, Room] | None = None  # what the picture is of

    @property
    def picture(self) -> Picture | None:
        """What is drawn now; None before the first drawing."""
        return self._picture

    @property
    def drawing(self) -> Draw | None:
        """What is drawn, still without a size."""
        return self._draw

    def show(self, draw: Draw | None) -> None:
        """Draw this from now on; None empties the widget."""
        self._draw = draw
        self._redraw()

    def on_mount(self) -> None:
        """Follow the theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._redraw())

    def on_unmount(self) -> None:
        """Follow no longer."""
        self.app.theme_changed_signal.unsubscribe(self)

    def on_resize(self) -> None:
        """Follow the size."""
        self._redraw()

    def _redraw(self) -> None:
        if self._draw is None or not self.size.width or not self.size.height:
            self._of = None
            if self._picture is not None:
                self._picture = None
                self.refresh()
            return
        if Chart._ready:
            room = self._room()
            wanted = (_asked(self._draw), room)
            if wanted != self._of:  # the same chart in the same room, as of another row or after another pane
                self._of = wanted
                self._drawn(self._draw(room))
        else:
            # Not before the screen stands: the import would keep the first picture waiting.
            self.call_after_refresh(self._load_when_calm)

    def _drawn_now(self) -> Picture | None:
        """What is to be drawn now, drawn in a thread."""
        draw = self._draw
        return draw(self._room()) if draw is not None else None

    def _room(self) -> Room:
        """The room there is now, and the key that gives more of it."""
        from zedentui.charts import Room

        # Where the terminal has no characters for lines, the chart draws other ones instead of likenesses.
        ascii_only = getattr(self.app, "charset", UTF8) != UTF8
        width, height = self.size
        enlarge = "" if self.is_maximized else "Z: groter"
        return Room(width, height, palette_of(self.app), ascii_only, enlarge)

    def _load_when_calm(self) -> None:
        """The first drawing imports plotext, which takes longer than a key that was typed meanwhile should wait."""
        app: Any = self.app
        if hasattr(app, "when_calm"):
            app.when_calm(self._load)
        else:
            self._load()

    def _load(self) -> None:
        """Draw for the first time, in a thread; a chart that went out of sight meanwhile is drawn when it is back."""
        if self.is_attached and self.size.width and not Chart._ready:
            in_thread(self, self._drawn_now, self._loaded, group="chart")
        elif Chart._ready:
            self._redraw()

    def _loaded(self, picture: Picture | None) -> None:
        Chart._ready = True
        self._drawn(picture)

    def _drawn(self, picture: Picture | None) -> None:
        if picture is not None and picture.width != self.size.width:
            self._redraw()  # the widget was resized while the thread was drawing
            return
        if picture != self._picture:
            self._picture = picture
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the picture on the background of the widget."""
        base = self.rich_style
        picture = self._picture
        if picture is None:
            waiting = "Grafiek wordt getekend…" if y == 0 and self._draw is not None else ""
            return Strip([Segment(waiting.ljust(self.size.width), base)], self.size.width)
        if y >= len(picture.lines):
            return Strip.blank(self.size.width, base)
        segments = [
            Segment(
                span.text, base + Style(color=_rich_colour(span.colour), bold=span.bold or None, dim=span.dim or None)
            )
            for span in picture.lines[y]
        ]
        return Strip(segments).adjust_cell_length(self.size.width, base)


def _asked(draw: Draw) -> object:
    """What is drawn, to be compared: two of one function with the same data filled in are the same."""
    return (draw.func, draw.args, draw.keywords) if isinstance(draw, partial) else draw


def _rich_colour(colour: str | None) -> str | None:
    """The name Rich knows for one of our colours: `ansi_bright_black` is `bright_black` there."""
    return colour.removeprefix("ansi_") if colour else None
