"""The action plan, its lines and their actions: what each says of itself, and the tree that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import dataclass
from zedentui.kinds.detail import Detail, fact, heading, text
from zedentui.kinds.kind import Kind
from zedentui.kinds.source import PLACE, PLACE_HEADINGS, STATE, Speech, as_of, citation, place
from zedentui.model import Action, ActionLine, ActionPlan
from zedentui.text.aloud import aloud
from zedentui.text.dutch import day, ended, within
from zedentui.text.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zedentui.model import Dossier
    from zedentui.store.store import Store
    from zedentui.text.table import Cell

__all__ = ["Node", "Tree", "detail", "kind", "names", "row", "sentence", "speech", "table", "title", "tree"]

Node = ActionPlan | ActionLine | Action


@dataclass(frozen=True, slots=True)
class Tree:
    """The plan with its lines, and all actions: those of a line, and those outside the lines."""

    plan: ActionPlan | None
    lines: tuple[ActionLine, ...]
    actions: tuple[Action, ...]

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The plan, then each line with its actions, then what stands outside the lines."""
        nodes: list[Node] = [self.plan] if self.plan else []
        for line in self.lines:
            nodes += [line, *self.of(line)]
        return (*nodes, *(action for action in self.actions if action.line is None))

    def of(self, node: Node) -> tuple[Action, ...]:
        """The actions that a node stands for: a line for its own, the plan for all, an action for itself."""
        if isinstance(node, ActionPlan):
            return self.actions
        if isinstance(node, Action):
            return (node,)
        return tuple(action for action in self.actions if action.line == node.number)


def tree(store: Store) -> Tree:
    """Read the plan, its lines and all actions; raises StoreError."""
    return Tree(store.action_plan(), store.action_lines(), store.actions())


def names(item: Node) -> tuple[str, ...]:
    """Its id in a location, and what else it may be asked for by."""
    if isinstance(item, ActionPlan):
        return "plan", item.id, item.title
    return (str(item.number), item.id, item.title) if isinstance(item, ActionLine) else (item.id, item.title)


def title(item: Node) -> str:
    """What it is called."""
    return f"Actielijn {item.number}: {item.title}" if isinstance(item, ActionLine) else item.title


def sentence(item: Node) -> str:
    """The plan with its goal, a line with its aim, an action with its status on the date of the letter and its term."""
    if isinstance(item, ActionPlan):
        return ended(f"{item.title} (op {day(item.sent_on)} naar de Tweede Kamer gestuurd): {item.goal}")
    if isinstance(item, ActionLine):
        return ended(f"Actielijn {item.number}, {item.title}: {item.aim}")
    due = f"; termijn: {item.due}" if item.due else ""
    return f"{item.title}: {ended(item.summary)} Stand op {day(item.source.document.published_on)}: {item.status}{due}."


def speech(item: Node, dossier: Dossier) -> Speech:
    """The plan with its goal, a line with its aim, an action as it stood on the date of the letter."""
    if isinstance(item, ActionPlan):
        line = f"Het {item.title} is op {day(item.sent_on)} met de Kamer gedeeld en wil {ended(within(item.goal))}"
    elif isinstance(item, ActionLine):
        line = f"Actielijn {item.number}, {within(item.title)}, wil {ended(within(item.aim))}"
    else:
        line = f"{ended(item.spoken)} Dat was de stand op {day(item.source.document.published_on)}."
    return Speech(aloud(line), citation(item.source, dossier))


# In full -----------------------------------------------------------------------------------------------------


def detail(item: Node, whole: Tree) -> Detail:
    """The plan with its lines, a line with its actions, or an action: how far, who, what comes of it, when."""
    if isinstance(item, ActionPlan):
        return _plan(item, whole.lines)
    if isinstance(item, ActionLine):
        return _line(item, whole.of(item))
    line = f"actielijn {item.line}" if item.line is not None else "buiten de vier actielijnen"
    return Detail(
        item.title,
        (
            fact("Stand", f"{item.status} (op {day(item.source.document.published_on)})"),
            fact("Wie", ", ".join(item.who) or "de brief noemt niemand"),
            fact("Product", item.product or "de brief noemt geen product"),
            fact("Termijn", item.due or "de brief geeft geen termijn"),
            fact("Hoort bij", line),
            text(item.summary),
        ),
        item.source,
    )


def _plan(plan: ActionPlan, lines: Sequence[ActionLine]) -> Detail:
    return Detail(
        plan.title,
        (
            fact("Doel", plan.goal),
            fact("Naar de Kamer", f"gestuurd op {day(plan.sent_on)}"),
            fact("Opdrachtgever", plan.commissioned_by),
            fact("Uitvoering", f"{plan.steered_by} voert uit en volgt; ingesteld door {plan.set_up_by}"),
            fact("Deelnemers", f"{', '.join(plan.members)} (onder andere)"),
            fact("Stand toegezegd", f"{day(plan.promised_on)}, {plan.promised_in}"),
            text(plan.summary),
            heading("Actielijnen"),
            *(fact(str(line.number), line.title) for line in lines),
        ),
        plan.source,
    )


def _line(line: ActionLine, actions: Sequence[Action]) -> Detail:
    return Detail(
        title(line),
        (
            fact("Doel", line.aim),
            text(line.summary),
            heading("Acties"),
            *(fact(action.status, f"{action.title} ({action.id})") for action in actions),
        ),
        line.source,
    )


# In a list and in a table ------------------------------------------------------------------------------------


def row(item: Node) -> tuple[Cell, ...]:
    """Its title, status and term in the list; only an action has the last two."""
    return (item.title, item.status, item.due or "") if isinstance(item, Action) else (title(item), "", "")


def table(items: Sequence[Node], whole: Tree) -> Table:
    """The actions among `items` with every field; without any, those that the lines or the plan stand for.

    `line` is None for what stands outside the four lines; `status` is that of `status_on`, the day of the letter.
    """
    chosen = [item for item in items if isinstance(item, Action)] or items
    wanted = {action.id for item in chosen for action in whole.of(item)}
    return Table(
        ("id", "line", "title", "who", "status", "product", "due", "summary", *PLACE, "status_on"),
        ("Id", "Lijn", "Actie", "Wie", "Stand", "Product", "Termijn", "Wat", *PLACE_HEADINGS, "Stand op"),
        tuple(
            (a.id, a.line, a.title, "; ".join(a.who), a.status, a.product, a.due, a.summary, *place(a.source),
             a.source.document.published_on)
            for a in whole.actions
            if a.id in wanted
        ),
    )  # fmt: skip


def _search(item: Node) -> str:
    if isinstance(item, ActionPlan):
        return f"{item.title} {item.goal} {item.summary}"
    if isinstance(item, ActionLine):
        return f"{item.number} {item.title} {item.aim} {item.summary}"
    return " ".join((item.title, item.summary, item.status, item.product or "", item.due or "", *item.who))


def kind(store: Store, _: date) -> Kind[Node]:
    """The plan, its lines with their actions, and what stands outside the lines."""
    whole = tree(store)
    return Kind(
        "actieplan",
        "Het onderdeel",
        ("Actie", STATE, "Termijn"),
        whole.nodes,
        names=names,
        row=row,
        title=title,
        sentence=sentence,
        speech=lambda item: speech(item, store.dossier()),
        detail=lambda item: detail(item, whole),
        table=lambda items: table(items, whole),
        search=_search,
        remark=lambda _: as_of(store.dossier()),
    )
