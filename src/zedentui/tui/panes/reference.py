"""Naslag: the source of one item in full, and every term, Kamerstuk, section and organisation of the letter.

It is a pane like the others, on a screen of its own that `b` opens and escape closes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import Static

from zedentui.kinds import details, sentences, tables
from zedentui.model import Organisation, Reference, Section, Source, Term
from zedentui.places import Location
from zedentui.tui.commands import bindings
from zedentui.tui.panes.pane import ListPane
from zedentui.tui.panes.screen import PaneScreen
from zedentui.tui.widgets.parts import KeyLine
from zedentui.tui.widgets.table import Column, Entry, ItemList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from zedentui.kinds.details import Detail
    from zedentui.sheet import Mark
    from zedentui.store.store import Store
    from zedentui.text.table import Table

__all__ = ["KINDS", "ReferencePane", "ReferenceScreen"]

KINDS: dict[type, str] = {Source: "bron", Term: "begrippen", Reference: "stukken", Section: "paragrafen",
                          Organisation: "organisaties"}  # fmt: skip
"""What stands in the list, with the pane code of its location."""

_ONE = {"bron": "bron", "begrippen": "begrip", "stukken": "stuk", "paragrafen": "paragraaf",
        "organisaties": "organisatie"}  # fmt: skip

Item = Source | Term | Reference | Section | Organisation


class ReferencePane(ListPane[Item]):
    """Everything one can look up about the letter; the source one came from stands on top."""

    CODE = "naslag"
    COLUMNS: ClassVar[tuple[Column, ...]] = (Column("Soort", 12), Column("Naslag"), Column("Pagina", 8, "right", 60))

    def __init__(self, store: Store, asked: Source | None) -> None:
        super().__init__(store)
        self._asked_source = asked
        self._sections: dict[str, Section] = {}

    def read(self) -> tuple[Item, ...]:
        """The source asked for, then terms, pieces, sections and organisations."""
        self._sections = {section.id: section for section in self.store.sections()}
        asked: tuple[Item, ...] = (self._asked_source,) if self._asked_source else ()
        return (*asked, *self.store.terms(), *self.store.references(), *self.store.sections(),
                *self.store.organisations())  # fmt: skip

    def entry(self, item: Item) -> Entry:
        """Kind, name, page."""
        kind = KINDS[type(item)]
        page: int | None
        if isinstance(item, Source):
            name, key, page, search = f"Bron van dit onderdeel: {item.section_title}", "bron", item.page, ""
        elif isinstance(item, Term):
            name, key, page = item.term, item.id, item.source.page if item.source else None
            search = f"{item.definition} {' '.join(item.synonyms)}"
        elif isinstance(item, Reference):
            name, key, page, search = f"{item.citation} · {item.title}", item.id, item.page, item.printed or ""
        elif isinstance(item, Section):
            name, key, page, search = item.title, item.id, item.page_from, item.summary
        else:
            name, key, page = item.name, item.id, item.source.page
            search = f"{item.abbreviation or ''} {item.role}"
        return Entry(f"{kind}/{key}", (_ONE[kind], name, str(page or "")), f"{_ONE[kind]} {name} {search}",
                     strong=isinstance(item, Source))  # fmt: skip

    def detail(self, item: Item) -> Detail:
        """Everything the dossier knows about it."""
        assert self.dossier is not None
        if isinstance(item, Source):
            return details.source_in_full(item, self._sections.get(item.section), self.dossier)
        if isinstance(item, Term):
            return details.term(item)
        if isinstance(item, Reference):
            section = self._sections.get(item.section)
            found = details.reference(item, section.title if section else item.section)
            return replace(found, source=replace(found.source, reference=item) if found.source else None)
        return details.section(item) if isinstance(item, Section) else details.organisation(item)

    def sentence(self, item: Item) -> str:
        """The item in one sentence."""
        if isinstance(item, Term):
            return sentences.term(item)
        if isinstance(item, Reference):
            return sentences.reference(item)
        if isinstance(item, Section):
            return sentences.section(item)
        if isinstance(item, Organisation):
            return sentences.organisation(item)
        return f"{item.section_title}, p. {item.page}"

    def table(self, items: Sequence[Item]) -> Table:
        """The items of the kind of the first one."""
        first = items[0]
        if isinstance(first, Term):
            return tables.terms([item for item in items if isinstance(item, Term)])
        if isinstance(first, Section):
            return tables.sections([item for item in items if isinstance(item, Section)])
        if isinstance(first, Organisation):
            return tables.organisations([item for item in items if isinstance(item, Organisation)])
        return tables.references([item for item in items if isinstance(item, Reference)])

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

    def mark(self) -> Mark | None:
        """What one says of the item under the cursor."""
        from zedentui.tui import marking

        item, place = self.current, self.place()
        if item is None or place is None or self.dossier is None:
            return None
        return marking.of_item(item, self.dossier, place, self.day(), tuple(self._sections.values()))

    def go(self, location: Location) -> bool:
        """To an item; without one, to the first of its kind."""
        items = self.query_one(ItemList)
        if location.item is not None:
            return items.select(f"{location.pane}/{location.item}")
        first = next((key for key in self.items if key.startswith(f"{location.pane}/")), None)
        return first is not None and items.select(first)


class ReferenceScreen(PaneScreen):
    """The reference pane with a title line and footer."""

    DEFAULT_CSS = "ReferenceScreen > #title { height: 1; background: $surface; padding: 0 1; text-style: bold; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,b,q,backspace", "close", "Terug", key_display="esc", id="sluiten"),
        *bindings("algemeen", only=("filter", "copy", "copy_choice", "mark", "sheet", "zoom", "app.focus_next",
                                    "app.focus_previous")),
    ]  # fmt: skip

    def __init__(self, store: Store, asked: Source | None, location: Location | None = None) -> None:
        super().__init__()
        self._pane = ReferencePane(store, asked)
        self._location = location

    @property
    def pane(self) -> ReferencePane:
        """The pane that this screen is for."""
        return self._pane

    def compose(self) -> ComposeResult:
        """Title, pane, footer."""
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

    def action_close(self) -> None:
        """Back, or first out of the zoom."""
        if self.maximized is not None:
            self.minimize()
        else:
            self.dismiss()
