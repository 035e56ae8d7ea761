"""Actieplan: the plan, its four lines with their actions as a tree, and the barrier model that stands beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from zedentui import charts
from zedentui.kinds import action_plan
from zedentui.kinds.action_plan import Node
from zedentui.kinds.source import STATE
from zedentui.model import Action, ActionLine, ActionPlan
from zedentui.tui.panes.term_pane import TermPane
from zedentui.tui.widgets.sorting import SortBy
from zedentui.tui.widgets.table import Column, Entry

if TYPE_CHECKING:
    from zedentui.tui.widgets.chart import Draw

__all__ = ["ActionPlanPane"]

_MARKS = {"gewenst": "·", "aangekondigd": "○", "gestart": "◔", "loopt": "◑", "afgerond": "●"}


class ActionPlanPane(TermPane[Node]):
    """The plan as a tree that is always open: reading needs no key but the arrows."""

    CODE = "actieplan"
    CHART = True
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("Actie"),
        Column(STATE, 14),
        Column("Termijn", 23, drop=78, shorter=lambda text: text.replace("naar verwachting", "verw.")),
        Column("Wie", 26, asked=True),
    )

    @property
    def sorts(self) -> tuple[SortBy[Node], ...]:
        """By term as we read it, by state, by title: actions only, the plan and its lines stand last."""
        states = list(_MARKS)
        return (
            SortBy("termijn", 2, lambda item: self.latest(item.promise)
                   if isinstance(item, Action) and item.due else None),
            SortBy("stand", 1, lambda item: states.index(item.status)
                   if isinstance(item, Action) and item.status in states else None),
            SortBy("actie", 0, lambda item: item.title.casefold() if isinstance(item, Action) else None),
        )  # fmt: skip

    def entry(self, item: Node) -> Entry:
        """A row of the tree; the status by mark and word."""
        key, search = action_plan.names(item)[0], self.kind.search(item)
        if isinstance(item, ActionPlan):
            return Entry(key, ("Het actieplan", "", "", ""), search, strong=True)
        if isinstance(item, ActionLine):
            return Entry(key, (f"{item.number} {item.title}", "", "", ""), search, strong=True)
        indent = "  " if item.line is not None else ""
        state, who = f"{_MARKS.get(item.status, '?')} {item.status}", ", ".join(item.who)
        return Entry(key, (indent + item.title, state, item.due or "", who), search, strong=item.line is None)

    def _actions(self) -> list[Action]:
        return [node for node in self.items.values() if isinstance(node, Action)]

    def draw(self, item: Node) -> Draw:
        """Actions by status: of the line under the cursor, or of the whole plan."""
        number = item.number if isinstance(item, ActionLine) else None
        counted = [action for action in self._actions() if number is None or action.line == number]
        title = charts.counted(counted, number)  # said, because it stands below a single action too
        return partial(charts.status_bar, charts.statuses(counted), title=title)
