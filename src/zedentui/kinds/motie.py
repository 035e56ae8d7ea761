"""A motie, settled by the letter or another on this subject: what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.kinds.detail import Detail, fact, heading, text
from zedentui.kinds.kind import Kind
from zedentui.kinds.source import PLACE, PLACE_HEADINGS, Speech, citation, place
from zedentui.text.aloud import aloud, first_sentence, said_title
from zedentui.text.dutch import day, ended, listed, number, within
from zedentui.text.provenance import NOT_HELD
from zedentui.text.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from zedentui.model import Dossier, Motie
    from zedentui.store.store import Store
    from zedentui.text.table import Cell

__all__ = [
    "detail", "kind", "number_of", "of_party", "remark", "result", "row", "sentence", "speech", "subject", "table",
    "tally", "vote",
]  # fmt: skip


def vote(item: Motie) -> str:
    """How the Kamer voted, or that this is not known; who did not take part is said."""
    if item.vote_result is None or item.votes_for is None or item.votes_against is None:
        return ended(item.vote_source)
    on = f" op {day(item.vote_on)}" if item.vote_on else ""
    said = (
        f"{item.vote_result.capitalize()}{on} met {number(item.votes_for)} stemmen voor en "
        f"{number(item.votes_against)} tegen"
    )
    if item.votes_not_cast:
        said += f"; {number(item.votes_not_cast)} {'zetel' if item.votes_not_cast == 1 else 'zetels'} niet deelgenomen"
    if item.vote_on is None and item.vote_recorded_on is not None:
        said += f" (in de open data vastgelegd op {day(item.vote_recorded_on)})"
    return f"{said}."


def subject(item: Motie) -> str:
    """What it is about, short: its own name where the letter settles it, else what follows `over` in its title."""
    if item.in_letter:
        return item.title
    _, found, about = item.title.partition(f" {item.proposer} over ")
    if not found:
        return item.title
    about = about[:1].upper() + about[1:]
    return f"{about[:-1]}; {item.proposer})" if about.endswith(")") else f"{about} ({item.proposer})"


def sentence(item: Motie) -> str:
    """Who, what it asks, how it fared and, where the letter names it, what the letter does with it."""
    if not item.in_letter:
        piece = number_of(item) or f"zaak {item.case_number}"
        return f"{item.title} ({day(item.tabled_on)}, {piece}): {within(vote(item))}"
    return f"Motie-{item.proposer} ({day(item.tabled_on)}): {ended(item.asks)} {vote(item)} {ended(item.verdict or '')}"


def speech(item: Motie, dossier: Dossier) -> Speech:
    """What it asks, how the Kamer voted, and how the letter settles it."""
    if not item.in_letter or item.verdict is None:
        return _said_of_another(item)
    asks = item.asks.removeprefix("De regering wordt gevraagd ")
    asks = f"vraagt de regering {asks}" if asks != item.asks else f"vraagt: {within(asks)}"
    verdict = item.verdict.removeprefix("Volgens de brief afgehandeld ")
    verdict = f"Volgens de brief is de motie afgehandeld {verdict}" if verdict != item.verdict else item.verdict
    parts = [f"De motie van het lid {item.proposer} van {day(item.tabled_on)} {ended(asks)}"]
    others: list[str] = []
    if item.vote_on is not None and item.votes_for is not None and item.votes_against is not None:
        parts.append(
            f"De motie is op {day(item.vote_on)} {item.vote_result or 'in stemming gebracht'} met "
            f"{number(item.votes_for)} stemmen voor en {number(item.votes_against)} tegen."
        )
        others.append(f"stemming: {within(item.vote_source.partition(';')[0])}")
    else:
        parts.append(first_sentence(item.vote_source))
    return Speech(aloud(" ".join((*parts, ended(verdict)))), citation(item.source, dossier, *others))


def _said_of_another(item: Motie) -> Speech:
    """The same of a motie that the letter does not name; its source is the open data of the Kamer."""
    line = f"Bij de Kamer is op {day(item.tabled_on)} ingediend: {within(said_title(item.title))}. {vote(item)}"
    return Speech(aloud(line), _open_data(item))


def _open_data(item: Motie) -> str:
    """Where a motie is from that the letter does not name: its Kamerstuk, and its case in the open data."""
    return "; ".join(filter(None, (item.kamerstuk, f"open data van de Tweede Kamer, zaak {item.case_number}")))


def detail(item: Motie) -> Detail:
    """The question, the vote by party, how the letter treats it."""
    blocks = [fact("Vraagt" if item.in_letter else "Titel", item.asks)]
    blocks += [fact("Afhandeling", item.verdict)] if item.verdict else [fact("In de brief", "niet genoemd")]
    blocks.append(fact("Stemming", vote(item)))
    for side, label in (("voor", "Voor"), ("tegen", "Tegen"), ("niet deelgenomen", "Niet deelgenomen")):
        parties = [f"{each.party} {number(each.seats)}" for each in item.votes if each.vote == side]
        if parties:
            blocks.append(fact(label, ", ".join(parties)))
    if mistaken := [each.party for each in item.votes if each.mistake]:
        blocks.append(
            fact("Vergissing", f"{', '.join(mistaken)} zei achteraf anders te hebben bedoeld; de uitslag staat.")
        )
    if item.vote_result is not None:
        blocks.append(fact("Wijze", item.vote_method or "niet in dit dossier"))
        blocks.append(fact("Bron stemming", item.vote_source))
    if item.appreciation:
        blocks.append(fact("Appreciatie", item.appreciation))
    names = ", ".join(f"{each.name} ({each.party})" for each in item.submitters)
    blocks += [
        fact("Indiener", f"{item.proposer}, {day(item.tabled_on)}"),
        *([fact("Indieners", names)] if names else []),
        fact("Ingediend bij", item.subject),
        fact("Kamerstuk", f"{item.kamerstuk or 'nummer niet in dit dossier'} (zaak {item.case_number})"),
        fact("Adres", item.url),
    ]
    if item.argument:
        blocks += [heading("Hoe de brief de motie behandelt"), text(item.argument)]
    return Detail(item.title, tuple(blocks), item.source)


def result(item: Motie) -> str:
    """The outcome with its seats, `aangenomen 121-29`, or that we do not have it."""
    if item.vote_result is None:
        return NOT_HELD
    counted = item.votes_for is not None and item.votes_against is not None
    return item.vote_result + (f" {number(item.votes_for or 0)}-{number(item.votes_against or 0)}" if counted else "")


def row(item: Motie) -> tuple[Cell, ...]:
    """What it is about, its Kamerstuk and vote in the list."""
    return subject(item), item.kamerstuk or f"zaak {item.case_number}", result(item)


def table(rows: Sequence[Motie]) -> Table:
    """Moties with the totals of the vote."""
    return Table(
        ("id", "title", "proposer", "tabled_on", "case_number", "asks", "vote_on", "vote_result", "votes_for",
         "votes_against", "appreciation", "vote_source", "verdict", *PLACE, "in_letter", "kamerstuk", "submitters",
         "vote_method", "votes_not_cast", "vote_recorded_on", "votes", "source", "url"),
        ("Id", "Motie", "Indiener", "Ingediend", "Zaak", "Vraagt", "Stemming", "Uitslag", "Voor", "Tegen",
         "Appreciatie", "Bron stemming", "Afhandeling", *PLACE_HEADINGS, "In de brief", "Stuk", "Indieners", "Wijze",
         "Niet deelgenomen", "Stemming vastgelegd", "Stemmen", "Bron", "Adres"),
        tuple(
            (m.id, m.title, m.proposer, m.tabled_on, m.case_number, m.asks, m.vote_on, m.vote_result, m.votes_for,
             m.votes_against, m.appreciation, m.vote_source, m.verdict, *place(m.source),
             "ja" if m.in_letter else "nee", m.kamerstuk, _listed(f"{s.name} ({s.party})" for s in m.submitters),
             m.vote_method, m.votes_not_cast, m.vote_recorded_on,
             _listed(f"{v.party} {v.seats} {v.vote}" for v in m.votes),
             "brief" if m.in_letter else "open data van de Tweede Kamer", m.url)
            for m in rows
        ),
    )  # fmt: skip


def _listed(texts: Iterable[str]) -> str | None:
    return "; ".join(texts) or None


def number_of(item: Motie) -> str:
    """Its Kamerstuk without the session: `34843, nr. 50`; nothing where the number is not known."""
    return (item.kamerstuk or "").partition(", ")[2]


def _search(item: Motie) -> str:
    """What a filter looks through; `PVV:tegen` finds how a party voted, the year and the result too."""
    votes = " ".join(f"{each.party}:{each.vote.partition(' ')[0]}" for each in item.votes)
    return " ".join(filter(None, (
        item.title, item.proposer, item.asks, item.argument, item.verdict, number_of(item), item.case_number,
        str(item.tabled_on.year), item.vote_result or "onbekend", votes, "in de brief" if item.in_letter else "",
    )))  # fmt: skip


def remark(rows: Sequence[Motie]) -> str:
    """What stands above the list: how many of these the letter settles, and where the others are from."""
    others = [item for item in rows if not item.in_letter]
    if not others:
        return ""
    voted = [item for item in others if item.vote_result is not None]
    counted = f"{number(len(voted))} met stemming ({_years(voted)})" if voted else "geen met stemming"
    lacks = any(item.vote_result is None for item in rows)
    lacking = f" ‘{NOT_HELD}’: die stemming staat niet in onze opname daarvan." if lacks else ""
    return (
        f"{number(len(rows) - len(others))} uit de brief; {number(len(others))} andere over dit onderwerp uit de "
        f"open data van de Tweede Kamer, {counted}.{lacking}"
    )


def tally(rows: Sequence[Motie], party: str, narrowed: str = "") -> str:
    """How often `party` voted which way on these moties, in words, with of how many the vote is known.

    `narrowed` says what they have in common beside the subject and their years: of others nothing is told.
    """
    counts = {vote: sum(item.vote_of(party) == vote for item in rows) for vote in ("voor", "tegen", "niet deelgenomen")}
    told = ", ".join(
        f"{number(count)} keer {vote}" for vote, count in counts.items() if count or vote != "niet deelgenomen"
    )
    moties = "motie" if len(rows) == 1 else "moties"
    ways = listed(sorted({item.vote_method or "een wijze die niet in dit dossier staat" for item in rows}))
    return (
        f"{party}: {told}, op {number(len(rows))} {moties} over dit onderwerp{narrowed}, uit {_years(rows)}, waarvan "
        f"wij de stemming hebben (bij {ways}; open data van de Tweede Kamer)."
    )


def _years(rows: Sequence[Motie]) -> str:
    """The years in which they were tabled: `2022 en 2023`."""
    return listed([str(year) for year in sorted({item.tabled_on.year for item in rows})])


def of_party(kind: Kind[Motie], party: str) -> Kind[Motie]:
    """The same moties, with how `party` voted as a column of the list."""

    def cells(item: Motie) -> tuple[Cell, ...]:
        return *row(item), item.vote_of(party) or ""

    return replace(kind, headings=(*kind.headings, party), row=cells)


def kind(store: Store, _: date) -> Kind[Motie]:
    """The moties of the letter in its order, then the others on this subject, the newest first."""
    return Kind(
        "moties",
        "De motie",
        ("Motie", "Kamerstuk", "Stemming"),
        store.moties(),
        names=lambda item: (item.id, item.proposer, item.title),
        row=row,
        title=lambda item: item.title,
        sentence=sentence,
        speech=lambda item: speech(item, store.dossier()),
        detail=detail,
        table=table,
        search=_search,
        elsewhere=lambda item: None if item.source is not None else (_open_data(item), item.url),
        remark=remark,
    )
