"""The nine kinds of items that have a subcommand: how each is read, asked for and shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from zedentui.kinds import arithmetic, dates, details, tables
from zedentui.model import Action, ActionLine, ActionPlan, Claim, Motie, Promise
from zedentui.text.dutch import day, number
from zedentui.text.table import Cell, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zedentui.cli.arguments import Arguments
    from zedentui.kinds.arithmetic import Arithmetic
    from zedentui.kinds.details import Detail
    from zedentui.model import Organisation, Reference, Section, Term, TransnationalMeasure
    from zedentui.store.store import Store

__all__ = ["LISTINGS", "Listing"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """One kind of items and how they are shown.

    `one` is what one of them is called, with its article. `names` gives the id of an item and after it whatever else
    it may be asked for by; `short` its cells in the list for people, under `headings` and after the id; `table` items
    with every field. `narrow` are the columns, the id being 0, that a narrow terminal leaves out. `remark` stands above
    the list. `meant` turns what was asked into an id where that takes reading.
    """

    one: str
    headings: tuple[str, ...]
    items: Sequence[T]
    names: Callable[[T], tuple[str, ...]]
    short: Callable[[T], tuple[Cell, ...]]
    detail: Callable[[T], Detail]
    table: Callable[[Sequence[T]], Table]
    narrow: tuple[int, ...] = ()
    remark: str = ""
    meant: Callable[[str], str | None] = lambda _: None


# The action plan ---------------------------------------------------------------------------------------------

_Node = ActionPlan | ActionLine | Action


def _action_plan(store: Store, _: Arguments) -> Listing[_Node]:
    """The plan, its lines with their actions, and what stands outside the lines."""
    plan, lines, actions = store.action_plan(), store.action_lines(), store.actions()
    nodes: list[_Node] = [plan] if plan else []
    for line in lines:
        nodes += [line, *(item for item in actions if item.line == line.number)]
    nodes += [item for item in actions if item.line is None]

    def names(item: _Node) -> tuple[str, ...]:
        if isinstance(item, ActionPlan):
            return "plan", item.id, item.title
        return (str(item.number), item.id, item.title) if isinstance(item, ActionLine) else (item.id, item.title)

    def short(item: _Node) -> tuple[Cell, ...]:
        if isinstance(item, Action):
            return item.title, item.status, item.due or ""
        return (f"Actielijn {item.number}: {item.title}" if isinstance(item, ActionLine) else item.title), "", ""

    def detail(item: _Node) -> Detail:
        if isinstance(item, ActionPlan):
            return details.action_plan(item, lines)
        if isinstance(item, ActionLine):
            return details.action_line(item, actions)
        return details.action(item, store.dossier())

    def table(items: Sequence[_Node]) -> Table:
        """The actions; a line stands for its own, the plan for all of them."""
        if any(isinstance(item, ActionPlan) for item in items):
            return tables.actions(actions)
        numbers = {item.number for item in items if isinstance(item, ActionLine)}
        return tables.actions([item for item in actions if item in items or item.line in numbers])

    return Listing("Het onderdeel", ("Actie", "Stand", "Termijn"), nodes, names, short, detail, table)


# The other panes ---------------------------------------------------------------------------------------------


def _transnational(store: Store, _: Arguments) -> Listing[TransnationalMeasure]:
    return Listing(
        "De maatregel",
        ("Maatregel", "Stand", "Termijn"),
        store.transnational_measures(),
        names=lambda item: (item.id, item.keyword, item.title),
        short=lambda item: (item.keyword, item.status, item.due or ""),
        detail=lambda item: details.transnational_measure(item, store.dossier()),
        table=tables.transnational_measures,
    )


def _moties(store: Store, _: Arguments) -> Listing[Motie]:
    def short(item: Motie) -> tuple[Cell, ...]:
        cited = item.source.reference
        counted = item.votes_for is not None and item.votes_against is not None
        votes = f" {number(item.votes_for or 0)}-{number(item.votes_against or 0)}" if counted else ""
        return item.title, cited.citation if cited else "", f"{item.vote_result or 'onbekend'}{votes}"

    return Listing(
        "De motie",
        ("Motie", "Kamerstuk", "Stemming"),
        store.moties(),
        names=lambda item: (item.id, item.proposer, item.title),
        short=short,
        detail=details.motie,
        table=tables.moties,
    )


def _agenda(store: Store, arguments: Arguments) -> Listing[Promise]:
    today = arguments.today

    def short(item: Promise) -> tuple[Cell, ...]:
        known = "; uitkomst bekend" if item.outcomes else ""
        return dates.short_state(item) + known, item.title, dates.term(item)

    return Listing(
        "De toezegging",
        ("Stand", "Toezegging of verwachting", "Termijn"),
        store.promises(today),
        names=lambda item: (item.id, item.title),
        short=short,
        detail=lambda item: details.promise(item, today),
        table=tables.promises,
        remark=f"Stand op {day(today)}",
    )


def _claims(store: Store, _: Arguments) -> Listing[Claim | Arithmetic]:
    """The claims, then the arithmetic of the printed tables."""
    offences = store.offences()
    checks = arithmetic.arithmetic_of(store.table_checks(), offences[0].source if offences else None)
    items: list[Claim | Arithmetic] = [*store.claims(), *checks]
    verdicts = [item.verdict for item in items]
    counts = [f"{each} {number(verdicts.count(each))}" for each in details.VERDICTS if each in verdicts]

    def short(item: Claim | Arithmetic) -> tuple[Cell, ...]:
        claimed = (item.claimed, item.recomputed) if isinstance(item, Claim) else ("tabel 1 en 2", item.outcome)
        return item.title, *claimed, item.verdict

    def detail(item: Claim | Arithmetic) -> Detail:
        if isinstance(item, Claim):
            return details.claim(item)
        return arithmetic.check(item, store.figures)

    def table(items: Sequence[Claim | Arithmetic]) -> Table:
        """The claims; the cells of a check when that alone is asked for."""
        claims = [item for item in items if isinstance(item, Claim)]
        cells = [cell for item in items if not isinstance(item, Claim) for cell in item.cells]
        return tables.claims(claims) if claims else tables.table_checks(cells)

    return Listing(
        "De bewering",
        ("Bewering", "De brief", "Nagerekend", "Oordeel"),
        items,
        names=lambda item: (item.id, item.title),
        short=short,
        detail=detail,
        table=table,
        narrow=(2,),
        remark=", ".join(counts).capitalize(),
    )


# Reference works ---------------------------------------------------------------------------------------------


def _terms(store: Store, _: Arguments) -> Listing[Term]:
    return Listing(
        "Het begrip",
        ("Begrip", "Betekenis"),
        store.terms(),
        names=lambda item: (item.id, item.term, *item.synonyms),
        short=lambda item: (item.term, item.definition),
        detail=details.term,
        table=tables.terms,
        narrow=(0,),
    )


def _references(store: Store, _: Arguments) -> Listing[Reference]:
    def meant(asked: str) -> str | None:
        from zedentui.text.citation import CitationError, parse

        try:
            return parse(asked).id
        except CitationError:
            return None

    titles = {section.id: section.title for section in store.sections()}
    return Listing(
        "Het stuk",
        ("Schrijfwijze", "Onderwerp", "Pagina"),
        store.references(),
        names=lambda item: (item.id, item.citation, item.title),
        short=lambda item: (item.citation, item.title, item.page),
        detail=lambda item: details.reference(item, titles.get(item.section, item.section)),
        table=tables.references,
        meant=meant,
    )


def _sections(store: Store, _: Arguments) -> Listing[Section]:
    def pages(item: Section) -> str:
        return str(item.page_from) if item.page_from == item.page_to else f"{item.page_from}-{item.page_to}"

    return Listing(
        "De paragraaf",
        ("Paragraaf", "Pagina", "Inhoud"),
        store.sections(),
        names=lambda item: (item.id, item.title),
        short=lambda item: (item.title, pages(item), item.summary),
        detail=details.section,
        table=tables.sections,
    )


def _organisations(store: Store, _: Arguments) -> Listing[Organisation]:
    return Listing(
        "De organisatie",
        ("Naam", "Afkorting", "Rol"),
        store.organisations(),
        names=lambda item: (item.id, item.name, *filter(None, (item.abbreviation,))),
        short=lambda item: (item.name, item.abbreviation or "", item.role),
        detail=details.organisation,
        table=tables.organisations,
        narrow=(0,),
    )


LISTINGS: dict[str, Callable[[Store, Arguments], Listing[Any]]] = {
    "actieplan": _action_plan,
    "transnationaal": _transnational,
    "moties": _moties,
    "agenda": _agenda,
    "narekenen": _claims,
    "begrippen": _terms,
    "stukken": _references,
    "paragrafen": _sections,
    "organisaties": _organisations,
}
"""What makes the listing of each subcommand."""
