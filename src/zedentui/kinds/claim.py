"""A claim of the letter beside what its own tables say: what it says of itself, and the table of verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zedentui.classes import dataclass
from zedentui.kinds.detail import Block, Detail, code, fact, heading, text
from zedentui.kinds.kind import Kind
from zedentui.kinds.source import Speech, citation, place
from zedentui.model import Claim
from zedentui.text.aloud import aloud
from zedentui.text.dutch import decimal, ended, number, within
from zedentui.text.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from zedentui.model import CellClaim, Dossier
    from zedentui.store.store import Store
    from zedentui.text.table import Cell

__all__ = [
    "VERDICTS",
    "Verdict",
    "by_weight",
    "counted",
    "detail",
    "figures_first",
    "kind",
    "margin",
    "remark",
    "row",
    "section_of",
    "sentence",
    "signed",
    "speech",
    "table",
]


# Verdicts ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one verdict is shown: a sign to stand before its word and never instead of it, a short word, a spoken one.

    `weight`: of several verdicts about one figure that with the least comes first.
    """

    sign: str
    short: str
    said: str
    weight: int


VERDICTS: dict[str, Verdict] = {
    "klopt": Verdict("✓", "klopt", "Dat klopt", 7),
    "klopt afgerond": Verdict("≈", "rond", "Dat klopt, afgerond", 6),
    "klopt met andere noemer": Verdict("±", "noemer", "Dat klopt alleen met een andere noemer", 2),
    "wijkt af": Verdict("✗", "wijkt af", "Dat wijkt af van wat wij uit zijn tabel narekenen", 1),
    "woord zonder maat": Verdict("~", "geen maat", "Dat woord heeft geen maat, dus daarover oordelen wij niet", 3),
    "achterhaald": Verdict("←", "voorbij", "Dat was op de dag van de brief al voorbij", 5),
    "niet na te rekenen": Verdict("?", "kan niet", "Dat is met de cijfers in de brief niet na te rekenen", 4),
}
"""The verdicts on a claim, from right to unknown. They are about figures and dates, never about people."""


def by_weight(claims: Iterable[CellClaim]) -> tuple[CellClaim, ...]:
    """Return claims about one figure with the weightiest verdict first; those of one weight stay in their order."""
    return tuple(sorted(claims, key=lambda claim: VERDICTS[claim.verdict].weight if claim.verdict in VERDICTS else 99))


def signed(verdict: str) -> str:
    """Return a verdict with its sign before it: `✗ wijkt af`."""
    known = VERDICTS.get(verdict)
    return f"{known.sign if known else '?'} {verdict}"


def counted(verdicts: Iterable[str]) -> dict[str, int]:
    """Return how often each verdict occurs, in their order, without those that do not; others come last."""
    found = list(verdicts)
    return {each: found.count(each) for each in dict.fromkeys((*VERDICTS, *found)) if each in found}


def remark(verdicts: Iterable[str]) -> str:
    """Return how often each verdict occurs, in words: `Klopt 20, klopt afgerond 3`."""
    return ", ".join(f"{verdict} {number(count)}" for verdict, count in counted(verdicts).items()).capitalize()


# What one says and pastes ------------------------------------------------------------------------------------


def sentence(item: Claim) -> str:
    """The claim with what was recomputed, by which denominator, and the verdict."""
    ours = item.recomputed_denominator
    by = f" met als noemer de {ours}" if ours and ours not in item.recomputed else ""
    told = [
        f"Volgens de brief ({item.claimed}): {ended(within(item.statement))}",
        f"Nagerekend{by}: {ended(item.recomputed)}",
    ]
    if item.verdict == "klopt met andere noemer":
        first = item.tried[0]
        own = "de brief" if item.claimed_denominator else "zijn tabellen"
        told.append(f"Met de noemer van {own}, de {first.denominator}, klopt het niet: {ended(first.text)}")
    why = f" {item.yardstick_reason}" if item.verdict == "woord zonder maat" else ""
    return " ".join([*told, f"Oordeel: {item.verdict}.{why}", ended(item.reason)])


def speech(item: Claim, dossier: Dossier) -> Speech:
    """The claim, whether it holds, with which denominator, and why."""
    stated = f"Volgens de brief: {within(item.statement)}"
    known = VERDICTS.get(item.verdict)
    judged = known.said if known else f"Het oordeel is: {item.verdict}"
    share = item.verdict.startswith("klopt") and item.unit == "%" and item.recomputed_denominator
    if share and item.recomputed_value is not None:
        judged += f": het is {decimal(item.recomputed_value)} procent van de {item.recomputed_denominator}"
        if item.year is None:  # several years, or all of them together: which, stands in what came out
            judged = f"{known.said if known else item.verdict}: {within(item.recomputed)}"
    reason = item.reason
    if share and reason.startswith("Afgerond is het"):  # says nothing after the number itself
        reason = reason.partition(". ")[2]
    told = f"{ended(stated)} {judged}.{f' {ended(reason)}' if reason else ''}"
    return Speech(aloud(told), citation(item.source, dossier))


def margin(item: Claim) -> str | None:
    """When something recomputed fits a claim, in words: how its words are read, or how near the figure must be."""
    if item.reading is not None:
        return item.reading
    if item.claimed_value is None or item.recomputed_value is None:
        return None
    words = {"%": "procentpunt"}.get(item.unit, item.unit)
    if item.tolerance is not None:
        shown = f"{item.tolerance:g}".replace(".", ",")
        return f"hoogstens {shown} {words} verschil"
    return "afgerond op hele procenten" if item.unit == "%" and item.claimed_value.is_integer() else None


# In full, in a list and in a table ---------------------------------------------------------------------------


def detail(item: Claim) -> Detail:
    """What is claimed beside what comes out with every denominator, why that is the verdict, and the SQL."""
    facts = [fact("Oordeel", item.verdict), fact("De brief", item.claimed)]
    if words := margin(item):
        facts.append(fact("Gelezen als" if item.reading else "Marge", words))
    if item.yardstick_reason:
        facts.append(fact("Maat", item.yardstick_reason))
    facts += [fact("Nagerekend", item.recomputed), *_tried(item)]
    if item.claimed_denominator and not item.tried:
        facts.append(fact("Noemer brief", item.claimed_denominator))
    return Detail(
        item.title,
        (
            *facts,
            fact("Waarom", item.reason),
            heading("De bewering in onze woorden"),
            text(item.statement),
            heading("Hoe het is nagerekend"),
            code(item.sql) if item.sql else text("Dit is met de cijfers in de brief niet na te rekenen."),
        ),
        item.source,
    )


def _tried(item: Claim) -> list[Block]:
    """Every denominator under each other: whether it fits by mark and word, what comes out, and whose it is."""
    if len(item.tried) == 1:
        return [fact("Noemer", item.tried[0].denominator)]
    blocks = []
    for tried in item.tried:
        whose = ""
        if tried.denominator == item.claimed_denominator:
            whose = "; noemer brief"
        elif tried.denominator == item.recomputed_denominator and tried != item.tried[0]:
            whose = "; onze noemer"
        elif item.claimed_denominator is None and tried == item.tried[0]:
            whose = "; noemer tabellen"
        named = "" if tried.denominator in tried.text else f" (noemer: {tried.denominator})"
        label = "Cijfers" if tried.fits is None else "✓ past" if tried.fits else "– past niet"
        blocks.append(fact(label, f"{tried.text}{named}{whose}"))
    return blocks


def figures_first(items: Iterable[Any]) -> list[Any]:
    """Claims in sections that speak of figures first, then the others, then whatever is no claim; else as they were."""
    listed = list(items)
    about = {section_of(item) for item in listed if isinstance(item, Claim) and item.offence is not None}
    return sorted(listed, key=lambda item: section_of(item) not in about if isinstance(item, Claim) else 2)


def row(item: Claim) -> tuple[Cell, ...]:
    """Its title, what is claimed, what comes out and the verdict in the list."""
    return item.title, item.claimed, item.recomputed, item.verdict


def table(rows: Sequence[Claim]) -> Table:
    """Claims with every field: `section` is the id of a section, `claim` our paraphrase, `claimed` the letter's words.

    `denominator` is the one that the verdict rests on; `tried` has what comes out with each of them.
    """
    return Table(
        ("id", "section", "page", "claim", "claimed", "recomputed", "denominator", "verdict", "reason", "theme",
         "title", "claimed_value", "unit", "tolerance", "claimed_least", "claimed_below", "claimed_denominator",
         "recomputed_value", "tried", "footnote", "reference", "phrase", "yardstick"),
        ("Id", "Paragraaf", "Pagina", "Bewering", "De brief", "Nagerekend", "Noemer", "Oordeel", "Reden", "Groep",
         "Titel", "Getal", "Eenheid", "Marge", "Minstens", "Minder dan", "Noemer brief", "Nagerekend getal",
         "Geprobeerd", "Voetnoot", "Kamerstuk", "Woorden van de brief", "Maat"),
        tuple(
            (c.id, c.source.section, c.source.page, c.statement, c.claimed, c.recomputed, c.recomputed_denominator,
             c.verdict, c.reason, c.theme, c.title, c.claimed_value, c.unit, c.tolerance, c.claimed_least,
             c.claimed_below, c.claimed_denominator, c.recomputed_value,
             "; ".join(f"{t.denominator}: {t.text}{_FITS[t.fits]}" for t in c.tried) or None,
             *place(c.source)[1:], c.phrase, c.yardstick)
            for c in rows
        ),
    )  # fmt: skip


_FITS = {True: " (past)", False: " (past niet)", None: ""}


def section_of(item: Claim) -> str:
    """The section of the letter that it stands in, by the first part of its title."""
    return item.source.section_title.partition(":")[0]


def _search(item: Claim) -> str:
    return " ".join((item.title, item.statement, item.verdict, item.reason, item.theme, item.claimed,
                     section_of(item)))  # fmt: skip


def kind(store: Store, _: date) -> Kind[Claim]:
    """The claims in the order of the letter."""
    return Kind(
        "narekenen",
        "De bewering",
        ("Bewering", "De brief", "Nagerekend", "Oordeel"),
        store.claims(),
        names=lambda item: (item.id, item.title),
        row=row,
        title=lambda item: item.title,
        sentence=sentence,
        speech=lambda item: speech(item, store.dossier()),
        detail=detail,
        table=table,
        search=_search,
        narrow=(2,),
        remark=lambda listed: remark(item.verdict for item in listed),
    )
