"""Actieplan: the plan, its four lines with their actions as a tree, and the barrier model that stands beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from zedentui import charts
from zedentui.kinds import details, sentences, tables
from zedentui.model import Action, ActionLine, ActionPlan
from zedentui.tui.panes.pane import ListPane
from zedentui.tui.widgets.table import Column, Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.kinds.details import Detail
    from zedentui.text.table import Table
    from zedentui.tui.widgets.chart import Draw

__all__ = ["ActionPlanPane"]

Node = ActionPlan | ActionLine | Action

STATUSES = ("aangekondigd", "gestart", "loopt", "afgerond")
_MARKS = {"aangekondigd": "○", "gestart": "◔", "loopt": "◑", "afgerond": "●"}


class ActionPlanPane(ListPane[Node]):
    """The plan as a tree that is always open: reading needs no key but the arrows."""

    CODE = "actieplan"
    CHART = True
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("Actie"),
        Column("Stand", 14),
        Column("Termijn", 20, drop=78),
    )

    def read(self) -> tuple[Node, ...]:
        """The plan, then each line with its actions, then what stands outside the lines."""
        plan, lines, actions = self.store.action_plan(), self.store.action_lines(), self.store.actions()
        nodes: list[Node] = [plan] if plan else []
        for line in lines:
            nodes.append(line)
            nodes += [action for action in actions if action.line == line.number]
        return (*nodes, *(action for action in actions if action.line is None))

    def entry(self, item: Node) -> Entry:
        """A row of the tree; the status by mark and word."""
        if isinstance(item, ActionPlan):
            return Entry("plan", ("Het actieplan", "", ""), f"{item.title} {item.goal} {item.summary}", strong=True)
        if isinstance(item, ActionLine):
            title = f"{item.number} {item.title}"
            return Entry(str(item.number), (title, "", ""), f"{title} {item.aim} {item.summary}", strong=True)
        indent = "  " if item.line is not None else ""
        search = " ".join((item.title, item.summary, item.status, item.product or "", item.due or "", *item.who))
        cells = (indent + item.title, f"{_MARKS.get(item.status, '?')} {item.status}", item.due or "")
        return Entry(item.id, cells, search, strong=item.line is None)

    def detail(self, item: Node) -> Detail:
        """What it is, who does it, how far it is."""
        assert self.dossier is not None
        if isinstance(item, ActionPlan):
            return details.action_plan(item, [node for node in self.items.values() if isinstance(node, ActionLine)])
        if isinstance(item, ActionLine):
            return details.action_line(item, self._actions())
        return details.action(item, self.dossier)

    def _actions(self) -> list[Action]:
        return [node for node in self.items.values() if isinstance(node, Action)]

    def sentence(self, item: Node) -> str:
        """The item in one sentence."""
        if isinstance(item, ActionPlan):
            return sentences.action_plan(item)
        if isinstance(item, ActionLine):
            return sentences.action_line(item)
        assert self.dossier is not None
        return sentences.action(item, self.dossier)

    def table(self, items: Sequence[Node]) -> Table:
        """The actions among `items`; a line or the plan stands for its actions."""
        wanted = [item for item in items if isinstance(item, Action)]
        if not wanted:
            numbers = {item.number for item in items if isinstance(item, ActionLine)}
            wanted = [item for item in self._actions() if not numbers or item.line in numbers]
        return tables.actions(wanted)

    def draw(self, item: Node) -> Draw:
        """Actions by status: of the line under the cursor, or of the whole plan."""
        number = item.number if isinstance(item, ActionLine) else None
        counted = [action for action in self._actions() if number is None or action.line == number]
        counts = [(status, sum(1 for action in counted if action.status == status)) for status in STATUSES]
        return partial(charts.status_bar, counts)
