"""Naslag: the source of one item in full, and every term, Kamerstuk, section and organisation of the letter.

It is a pane like the others, on a screen of its own that `b` opens and escape closes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.widgets import Static

from zedentui.archive.records import Paper
from zedentui.kinds import document, registry
from zedentui.kinds.kind import together
from zedentui.model import Reference, Source
from zedentui.places import REFERENCE_WORKS, Location
from zedentui.tui.commands import bindings
from zedentui.tui.panes.list_pane import ListPane
from zedentui.tui.panes.screen import PaneScreen
from zedentui.tui.widgets.key_line import KeyLine
from zedentui.tui.widgets.sorting import SortBy
from zedentui.tui.widgets.table import Column, Entry, ItemList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from zedentui.archive.shelf import Shelf
    from zedentui.kinds.kind import Kind
    from zedentui.store.store import Store

__all__ = ["ReferencePane", "ReferenceScreen"]

_WORKS = (
    "filter", "copy", "copy_choice", "mark", "sheet", "zoom", "zoom_chart", "next_hit(1)", "next_hit(-1)", "sort",
    "columns", "app.focus_next", "app.focus_previous", "help",
)  # fmt: skip
"""What one can do here of what one can do everywhere."""


class ReferencePane(ListPane[Any]):
    """Everything one can look up about the letter; the source one came from stands on top."""

    CODE = "naslag"
    COLUMNS: ClassVar[tuple[Column, ...]] = (Column("Soort", 12), Column("Naslag"), Column("Pagina", 8, "right", 60))

    def __init__(
        self, store: Store, asked: Source | None, location: Location | None = None, shelf: Shelf | None = None
    ) -> None:
        super().__init__(store)
        self._asked_source = asked
        self._wanted = location
        self._shelf = shelf
        self._problem = ""  # why the archive could not be asked

    def read(self) -> Kind[Any]:
        """The source asked for, then terms, pieces, sections and organisations."""
        asked = [document.places([self._asked_source], self.store)] if self._asked_source else []
        own = [registry.kind(code, self.store, self.day()) for code in REFERENCE_WORKS]
        return together([*asked, *own, *self._archived(own[REFERENCE_WORKS.index("stukken")])])

    def _archived(self, papers: Kind[Any]) -> list[Kind[Any]]:
        """The paper that was asked for, of the archive of the Kamer when the dossier has none of that name."""
        wanted, shelf = self._wanted, self._shelf
        if wanted is None or shelf is None or wanted.pane != "stukken" or wanted.item is None:
            return []
        if papers.find(wanted.item) is not None:
            return []
        from zedentui.archive.archive import ArchiveError
        from zedentui.kinds import archived_paper

        try:
            found = shelf.archive().papers_named([wanted.item])
        except ArchiveError as error:
            self._problem = str(error)
            return []
        return [archived_paper.kind(found[:1])] if found else []

    def arrived(self, rows: Kind[Any]) -> bool:
        """Fill the list; say what could not be read."""
        if self._problem:
            self.notify(self._problem, severity="warning", markup=False)
            self._problem = ""
        return super().arrived(rows)

    @property
    def sorts(self) -> tuple[SortBy[Any], ...]:
        """By name, by page."""
        return (
            SortBy("naam", 1, lambda item: self.entry(item).cells[1].casefold()),
            SortBy("pagina", 2, lambda item: getattr(self.kind.of(item).source(item), "page", None)),
        )

    def entry(self, item: Any) -> Entry:
        """Kind, name, page."""
        kind = self.kind.of(item)
        one, source = kind.one.partition(" ")[2], kind.source(item)
        if isinstance(item, Paper):
            # Under the name that was asked for: a paper has several.
            key = self._wanted.item if self._wanted is not None else item.key
            return Entry(f"stukken/{key}", ("archief", kind.title(item), ""), kind.search(item))
        name = f"{item.citation} · {item.title}" if isinstance(item, Reference) else kind.title(item)
        own = isinstance(item, Source)
        name = f"Bron van dit onderdeel: {name}" if own else name
        page = str(source.page) if source else ""
        return Entry(f"{kind.code}/{kind.names(item)[0]}", (one, name, page), f"{one} {kind.search(item)}", strong=own)

    def location(self) -> Location:
        """The item under the cursor, in its own reference work."""
        kind, _, key = (self.query_one(ItemList).current or "begrippen/").partition("/")
        return Location("begrippen") if kind == "bron" else Location(kind, key or None)

    def place_of(self, key: str) -> Location:
        """The item in its own reference work; the source one came from is a section of the letter."""
        kind, _, name = key.partition("/")
        if kind == "bron" and self._asked_source is not None:
            return Location("paragrafen", self._asked_source.section)
        return Location(kind, name)

    def go(self, location: Location) -> bool:
        """To an item; without one, to the first of its kind."""
        items = self.query_one(ItemList)
        if location.item is not None:
            return items.select(f"{location.pane}/{location.item}")
        first = next((key for key in self.items if key.startswith(f"{location.pane}/")), None)
        return first is not None and items.select(first)


class ReferenceScreen(PaneScreen):
    """The reference pane with a title line and footer."""

    DEFAULT_CSS = """
    ReferenceScreen > #title {
        height: 1; background: $surface; padding: 0 1; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,b,q,backspace", "close", "Terug", key_display="esc", id="sluiten"),
        *bindings("algemeen", only=_WORKS),
    ]

    def __init__(
        self, store: Store, asked: Source | None, location: Location | None = None, shelf: Shelf | None = None
    ) -> None:
        super().__init__()
        self._pane = ReferencePane(store, asked, location, shelf)
        self._location = location

    @property
    def pane(self) -> ReferencePane:
        """The pane that this screen is for."""
        return self._pane

    def compose(self) -> ComposeResult:
        """Title, pane, footer."""
        self.fit()
        yield Static("Naslag: bron, begrippen, stukken, paragrafen, organisaties", id="title", markup=False)
        yield self.pane
        yield KeyLine()

    def on_mount(self) -> None:
        """To the item that was asked for."""
        if not self.pane.query(ItemList):  # dismissed by a key in the same packet, before there was anything in it
            return
        if self._location is not None:
            self.pane.show(self._location)
        self.pane.main.focus()

    def action_filter(self) -> None:
        """Filter the reference works."""
        self.pane.action_filter()

    def action_help(self) -> None:
        """Every key that works here."""
        from zedentui.tui.dialogs.help import HelpScreen

        self.app.push_screen(HelpScreen("naslag", actions=_WORKS))

    def action_close(self) -> None:
        """Back, or first out of the zoom."""
        if self.maximized is not None:
            self.minimize()
        else:
            self.dismiss()
