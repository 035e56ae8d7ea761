"""Look something up, anywhere: answers while typing, the figure on top, Enter goes there.

Each keystroke starts a search in a thread on a connection of its own; the one before it is interrupted, and a result
that arrives after a newer question is dropped, so what stands on the screen always answers what stands in the field.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from zedentui.places import Location
from zedentui.store.asking import Errand
from zedentui.store.store import StoreError
from zedentui.text.columns import READABLE
from zedentui.tui.dialogs.answers import card_content, hit_content
from zedentui.tui.dialogs.copying import Copy, send
from zedentui.tui.marks import sheet_of
from zedentui.tui.screen import Dialog
from zedentui.tui.session.background import in_thread
from zedentui.tui.widgets.parts import Field, HintLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from zedentui.archive.shelf import Shelf
    from zedentui.search import Card, Hit, Result
    from zedentui.sheet import Mark
    from zedentui.store.store import Store

__all__ = ["LookupScreen"]

_HINT = ("enter: ga erheen", "ctrl+y: kopieer", "ctrl+o: markeer", "↑↓: kies", "esc: terug")
_MORE = 6  # answers beyond what the screen shows: each one costs time with every letter
_REMEMBERED = 30  # questions
_CARD = "kaart"  # option id of the card


class LookupScreen(Dialog[Location | None]):
    """The overlay. Dismissed with the location to go to, or None."""

    DEFAULT_CSS = """
    LookupScreen { background: $background; }
    LookupScreen Input { border: none; height: 1; padding: 0 1; background: $surface; }
    LookupScreen Input:focus { border: none; }
    LookupScreen #message { height: auto; max-height: 4; max-width: 92; padding: 0 1; display: none; }
    LookupScreen OptionList {
        height: 1fr; border: none; padding: 0; background: $background; scrollbar-size-vertical: 1;
    }
    LookupScreen OptionList > .option-list--option { padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Terug", priority=True, id="zoek.sluiten"),
        Binding("down", "move(1)", show=False, priority=True, id="zoek.neer"),
        Binding("up", "move(-1)", show=False, priority=True, id="zoek.op"),
        Binding("pagedown", "move(5)", show=False, priority=True, id="zoek.blad.neer"),
        Binding("pageup", "move(-5)", show=False, priority=True, id="zoek.blad.op"),
        # Not before the field: what was typed in the same breath counts first.
        Binding("ctrl+y", "copy", "Kopieer", id="zoek.kopieer"),
        Binding("ctrl+o", "mark", "Markeer", id="zoek.markeer"),
        Binding("enter", "go", "Ga erheen", id="zoek.ga"),
    ]

    def __init__(
        self,
        store: Store,
        query: str = "",
        day: date | None = None,
        shelf: Shelf | None = None,
        earlier: list[str] | None = None,
    ) -> None:
        super().__init__()
        self._shelf = shelf
        self._errand = Errand()  # what dossier and archive are asked for now
        self._store = store
        self._day = day or date.today()
        self._query = query
        self._asked = 0
        self._message = ""
        self._lacking = ""  # why the archive has no part in the answers
        self._limit = _MORE
        self._answered = 0
        self._wanted: tuple[str, Callable[[], None]] | None = None  # what to do when a question has its answer
        self.result: Result | None = None
        self._earlier = earlier if earlier is not None else []
        self._back = 0  # how many questions ago the one in the field is; 0 for one that is being typed

    @property
    def question(self) -> str:
        """What stands in the field."""
        return self._query

    def compose(self) -> ComposeResult:
        """Field, message, answers, hint."""
        yield Field(
            self._query, placeholder="Typ een vraag, bijvoorbeeld: verkrachting sepot 2022 (↑ eerdere)", id="question"
        )
        yield Static("", id="message", markup=False)
        yield OptionList(id="answers")
        yield HintLine(*_HINT)

    def on_mount(self) -> None:
        """Ask what was asked before, when there is something."""
        if not self.query(OptionList):  # dismissed by a key in the same packet, before there was anything in it
            return
        self.query_one(OptionList).can_focus = False
        field = self.query_one(Input)
        field.focus()
        field.action_select_all()
        if self._query:
            self._ask(self._query)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every keystroke is a new question."""
        event.stop()
        self._ask(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field."""
        event.stop()
        self.action_go()

    def _ask(self, text: str) -> None:
        self._query = text
        self._limit = self.size.height // 2 + _MORE
        number = self._asked = self._asked + 1
        if not text.strip():
            self._show(number, None, "")
            return
        self._drop()
        errand = self._errand = Errand()
        in_thread(self, lambda: self._search(number, text, errand), partial(self._found, number), group="search")

    def _drop(self) -> None:
        """Stop what is still asked for an earlier letter, of dossier and archive; what panes ask goes on."""
        self._store.errands.drop(self._errand)
        if self._shelf is not None:
            self._shelf.drop(self._errand)

    def ask_again(self) -> None:
        """The same question once more: an archive was opened, which has a part in the answer."""
        if self._lacking:
            self._ask(self._query)

    def _search(self, number: int, text: str, errand: Errand) -> tuple[Result, str] | StoreError | None:
        """In a thread: ask the store, then the archive; None when a newer question has come meanwhile.

        With the result comes why the archive could not be asked, if so: without it there may be less than there is.
        """
        from zedentui.search import search

        if number != self._asked:
            return None
        try:
            with self._store.errands.within(errand):
                found = search(self._store, text, limit=self._limit, typing=True, today=self._day)
            if self._shelf is not None and self._shelf.place.remote and not self._shelf.is_open:
                from zedentui.archive.shelf import OPENING

                self.call_later(self._found, number, (found, OPENING))  # a whole file may have to come first
            return self._and_archive(found, errand)
        except StoreError as error:
            return error

    def _and_archive(self, result: Result, errand: Errand) -> tuple[Result, str]:
        """In the thread: the result with what the archive adds; one that cannot be read adds why not."""
        if self._shelf is None:
            return result, ""
        from zedentui.archive.archive import ArchiveError
        from zedentui.search.lookups.archived import with_archive

        try:
            archive = self._shelf.archive(wait=False)
            with archive.errands.within(errand):
                return with_archive(result, archive, self._store.moties()), ""
        except ArchiveError as error:
            return result, str(error)

    def _found(self, number: int, found: tuple[Result, str] | StoreError | None) -> None:
        if isinstance(found, StoreError):
            self._show(number, None, str(found))
        elif found is not None:
            result, self._lacking = found
            self._show(number, result, self._said(result))

    def _said(self, result: Result) -> str:
        """What stands above the answers."""
        return "\n".join(filter(None, (result.message or result.understood, self._lacking)))

    def _show(self, number: int, result: Result | None, message: str) -> None:
        if number != self._asked:
            return
        self._answered = number
        self.result = result
        if message != self._message:  # writing the same again would lay out the screen once more for every letter
            self._message = message
            line = self.query_one("#message", Static)
            line.display = bool(message)
            line.update(message)
        answers = self.query_one(OptionList)
        width = max(min(self.size.width - 3, READABLE), 20)
        options = []
        if result is not None and result.card is not None:
            options.append(Option(card_content(result.card, width), id=_CARD))
        if result is not None:
            options += [Option(hit_content(hit, width), id=f"treffer-{hit.rank}") for hit in result.hits]
        with self.app.batch_update():
            answers.clear_options()
            answers.add_options(options)
            answers.highlighted = 0 if options else None
        wanted, self._wanted = self._wanted, None
        if wanted is not None and wanted[0] == self._query:
            wanted[1]()

    # What one can do --------------------------------------------------------------------------------------------

    def _chosen(self) -> Card | Hit | None:
        if self.result is None or not self.is_mounted:  # keys of one packet come before there is anything here
            return None
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is None:
            return None
        things: list[Card | Hit] = [*([self.result.card] if self.result.card else []), *self.result.hits]
        return things[highlighted] if highlighted < len(things) else None

    def _later(self, action: Callable[[], None]) -> bool:
        """Keep `action` for when the question in the field has its answer; False when it has."""
        question = self.query_one(Input).value
        if self._answered == self._asked and question == self._query:
            return False
        self._wanted = (question, action)
        return True

    def action_move(self, steps: int) -> None:
        """Another answer."""
        if not self.is_mounted or self._recalled(-steps):
            return
        answers = self.query_one(OptionList)
        if answers.option_count:
            now = answers.highlighted if answers.highlighted is not None else -1
            answers.highlighted = min(max(now + steps, 0), answers.option_count - 1)

    def _recalled(self, steps: int) -> bool:
        """Go so many questions back in an empty field, or further from one that was brought back; False when typing."""
        field = self.query_one(Input)
        known = self._back and field.value == self._earlier[-self._back]
        if abs(steps) != 1 or not self._earlier or not (known or (not field.value and steps > 0)):
            return False
        self._back = min(max((self._back if known else 0) + steps, 0), len(self._earlier))
        field.value = self._earlier[-self._back] if self._back else ""
        field.cursor_position = len(field.value)
        return True

    def _keep(self) -> None:
        """Remember a question whose answer was used."""
        question = " ".join(self._query.split())
        if question:
            self._earlier[:] = [*(each for each in self._earlier if each != question), question][-_REMEMBERED:]

    def action_go(self) -> None:
        """To the item in its pane; pressed before the answer is there, as soon as it is."""
        if self._later(self.action_go):
            return
        chosen = self._chosen()
        if chosen is not None:
            self._keep()
            self.dismiss(chosen.location)

    def action_copy(self) -> None:
        """The answer with its citation; pressed before the answer is there, as soon as it is."""
        if self._later(self.action_copy):
            return
        chosen = self._chosen()
        if chosen is None:
            self.notify("Er is nog geen antwoord om te kopiëren.")
            return
        self._keep()
        text = f"{chosen.answer} ({chosen.citation})" if chosen.citation else chosen.answer
        send(self.app, Copy("Antwoord", text))

    def action_mark(self) -> None:
        """The answer on the debate sheet, or off it; pressed before the answer is there, as soon as it is."""
        if self._later(self.action_mark):
            return
        chosen = self._chosen()
        if chosen is None:
            self.notify("Er is nog geen antwoord om te markeren.")
        else:
            self._keep()
            in_thread(self, partial(self._mark_of, chosen), self._mark, group="mark")

    def _mark_of(self, chosen: Card | Hit) -> Mark | StoreError:
        """In a thread: what one says of the answer."""
        from zedentui.kinds import marks

        try:
            return marks.of_answer(chosen, self._store, self._day)
        except StoreError as error:
            return error

    def _mark(self, mark: Mark | StoreError) -> None:
        if isinstance(mark, StoreError):
            self.notify(str(mark), severity="warning", markup=False)
        else:
            sheet_of(self).marks.toggle(mark)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Clicked."""
        event.stop()
        self.action_go()

    def on_resize(self) -> None:
        """The answers are cut to the width: write them again."""
        if self.result is not None:
            self._show(self._asked, self.result, self._said(self.result))
