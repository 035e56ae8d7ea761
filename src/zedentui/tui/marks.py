"""What is on the debate sheet, as this session knows it: changed by a key, told to the person, shown in every pane.

The sheet itself (`zedentui.sheet`) knows texts only, and no screen. What the mark of an item says is made elsewhere.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.signal import Signal

from zedentui.system.files import sheet_file
from zedentui.text.clean import clean

if TYPE_CHECKING:
    from textual.app import App
    from textual.dom import DOMNode

    from zedentui.places import Location
    from zedentui.sheet import DebateSheet, Mark

__all__ = ["HasSheet", "Marks", "sheet_of"]


@runtime_checkable
class HasSheet(Protocol):
    """An application with a debate sheet."""

    marks: Marks
    """What is on it."""
    columns: dict[str, tuple[str, ...]]
    """Headings of the columns that were chosen, by pane."""

    async def visit(self, location: Location) -> None:
        """To a place in the dossier, from whatever stands in front."""


def sheet_of(node: DOMNode) -> HasSheet:
    """The application of `node`, which must have a debate sheet: so screens need not know which application it is."""
    app = node.app
    assert isinstance(app, HasSheet)
    return app


class Marks:
    """The debate sheet of `app`; `kept` False has it in memory only, for as long as the session lasts."""

    def __init__(self, app: App[Any], *, kept: bool) -> None:
        self._app = app
        self._kept = kept
        self._sheet: DebateSheet | None = None
        self._told: str | None = None
        self.changed: Signal[Marks] = Signal(app, "marks")
        """Published when the places of what is marked may be others: panes show their signs again."""

    @property
    def sheet(self) -> DebateSheet:
        """The sheet, read when it is first wanted."""
        if self._sheet is None:
            from zedentui.sheet import DebateSheet

            self._sheet = DebateSheet(sheet_file(os.environ) if self._kept else None)
            if self._kept and self._sheet.path is None:
                self._sheet.why = "Er is geen thuismap om je debatblad in te bewaren"
            self._sheet.refresh()
        return self._sheet

    @property
    def places(self) -> frozenset[str]:
        """The places of what is on the sheet, as far as it has been read."""
        return self._sheet.places if self._sheet is not None else frozenset()

    def show_kept(self) -> None:
        """Once the first screen stands: show what was marked in an earlier session."""
        if self._kept and self.sheet.marks:
            self.changed.publish(self)

    def toggle(self, mark: Mark) -> None:
        """Put `mark` on the sheet or take it off, and say so."""
        from zedentui.sheet import MOST

        result = self.sheet.toggle(mark)
        count = len(self.sheet.marks)
        said = {
            "added": f"Gemarkeerd ({count} op je debatblad); M toont het.",
            "there": f"Dit stond al op je debatblad ({count}); M toont het.",
            "removed": f"Van je debatblad gehaald (nog {count}); op het blad zet toets u het terug.",
            "gone": "Dit stond niet meer op je debatblad.",
            "full": f"Je debatblad is vol: er passen {MOST} onderdelen op. Haal er met M eerst een af.",
        }[result]
        self._app.notify(said, severity="warning" if result == "full" else "information", markup=False)
        self.tell()

    def tell(self) -> None:
        """After a change: show it in every pane, and say why the sheet is not kept on disk, once for each reason."""
        problem = self.sheet.problem
        if problem and problem != self._told:
            self._app.notify(clean(problem), severity="warning", timeout=12, markup=False)
        self._told = problem
        self.changed.publish(self)
