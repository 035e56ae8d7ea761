"""Who tabled a motie and when, which moties members of a party tabled, and the result that each answer on one tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from zedentui.search.lookups.items import find_kind
from zedentui.search.lookups.listed import count_of
from zedentui.search.lookups.parties import parties_in
from zedentui.search.vocabulary.patterns import pattern
from zedentui.text.dutch import day, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.model import Motie
    from zedentui.search.frames.query import Query
    from zedentui.store.store import Store

__all__ = ["asks_who_filed", "filed_by", "filed_sentence", "with_result"]


def asks_who_filed(query: Query) -> bool:
    """Whether it is asked who tabled a motie, or when."""
    return any(m.text.startswith(("indien", "ingedien", "diende")) for m in query.named("intent"))


def filed_by(store: Store, query: Query) -> tuple[list[tuple[Any, ...]], str] | None:
    """The moties that members of a party tabled, and what to say above them; None when no such thing is asked."""
    which = re.search(r"\bwelke motie (?:van|door)\b", query.read) is not None
    if not which and ("moties" not in query.words or not re.search(_FILING, query.read)):
        return None
    moties = {motie.id: motie for motie in store.moties()}
    parties = parties_in(store, query)
    if not parties:
        return None
    rows = [row for row in find_kind(store, ["motie"], 500)
            if row[1] in moties and any(each.party in parties for each in moties[row[1]].submitters)]  # fmt: skip
    asked = next((word for word in ("aangenomen", "verworpen") if word in query.words), None)
    if asked:
        rows = [row for row in rows if moties[row[1]].vote_result == asked]
    known = sum(any(each.party for each in motie.submitters) for motie in moties.values())
    said = f"{count_of(len(rows), 'motie', 'moties')} met een indiener van {listed(parties)}"
    said += f" {'is' if len(rows) == 1 else 'zijn'} {asked}" if asked else ""
    rest = f", van de {known} moties waarvan dit dossier de partij van de indieners kent"
    return rows, f"{said[:1].upper()}{said[1:]}{rest if known < len(moties) else ''}."


_FILING = r"ingediend|indiende|diende|indien|\bmoties (?:van|door|by)\b"


def with_result(store: Store, query: Query, rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The rows, each motie with its result, and with who tabled it and when where that is asked. Raises StoreError."""
    moties = {motie.id: motie for motie in store.moties()}
    asked = pattern(_APPRECIATED).search(query.read) is not None
    filed = asks_who_filed(query) or pattern(_DAY_ASKED).search(query.read) is not None
    return [
        (*row[:4], f"{_before(moties[row[1]], filed=filed, judged=asked)}{row[4]}", *row[5:])
        if row[0] == "motie" and row[1] in moties else row
        for row in rows
    ]  # fmt: skip


_APPRECIATED = r"\bappreciatie\b|\boordeel\b|kabinetsoordeel|\bontraden\b|\bontraadde\b|\badvies (?:van het )?kabinet"
_DAY_ASKED = r"\b(?:van wanneer|wanneer|welke (?:dag|datum)|datum|hoe oud|when|which day)\b"


def _before(motie: Motie, *, filed: bool, judged: bool) -> str:
    """What is told before a motie: who tabled it and what a minister said where that is asked, and the result."""
    return f"{filed_sentence(motie) if filed else ''}{_judged(motie) if judged else ''}{_result(motie)}"


def _judged(motie: Motie) -> str:
    """What a minister said of it before the vote."""
    return (
        f"Appreciatie: {motie.appreciation}. " if motie.appreciation else "De appreciatie staat niet in dit dossier. "
    )


def _result(motie: Motie) -> str:
    """How it was voted on, in few words; that we do not know it."""
    if motie.votes_for is None:
        return "De stemming staat niet in dit dossier. "
    return f"{(motie.vote_result or 'gestemd').capitalize()} met {motie.votes_for}-{motie.votes_against}. "


def filed_sentence(motie: Motie) -> str:
    """Return who tabled a motie, with their parties where they are known, and when."""
    names = listed([f"{each.name} ({each.party})" for each in motie.submitters]) or motie.proposer
    return f"Ingediend door {names} op {day(motie.tabled_on)}. "
