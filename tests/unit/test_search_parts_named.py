"""A part of the letter by its number, and promises that begin with how they stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from zedentui.kinds.promise import state_on
from zedentui.search import search

if TYPE_CHECKING:
    from zedentui.store.store import Store

DAYS = (date(2023, 7, 6), date(2024, 7, 2), date(2026, 11, 28))


@pytest.mark.parametrize(
    "how", ["voetnoot {}", "wat staat er in noot {}", "footnote {}", "waar verwijst voetnoot {} naar"]
)
def test_every_footnote_is_found_by_its_number_and_says_what_it_says(store: Store, how: str) -> None:
    for note in store.footnotes():
        first = search(store, how.format(note.number)).hits[0]
        assert first.answer.startswith(f"Voetnoot {note.number} (p. {note.page}): {note.summary}")
        assert f"voetnoot {note.number}" in first.citation
        if note.reference:
            assert first.id == note.reference.id


@pytest.mark.parametrize(
    ("what", "most"), [("voetnoot", 12), ("actielijn", 4), ("tabel", 2), ("pagina", 9), ("page", 9)]
)
def test_a_part_that_is_not_there_is_said_not_to_be(store: Store, what: str, most: int) -> None:
    for number in (most + 1, most + 7, 60):
        result = search(store, f"{what} {number}")
        assert result.card is None
        assert result.lacks, (what, number)
        assert str(most) in (result.message or "")
    assert not search(store, f"{what} {most}").lacks


@pytest.mark.parametrize("today", DAYS)
def test_a_promise_says_how_it_stands_before_anything_else(store: Store, today: date) -> None:
    """Whatever is done with an answer, its reader knows whether something came of it."""
    for promise in store.promises(today):
        hit = next(
            h for h in search(store, promise.title, today=today).hits if h.id == promise.id and h.kind == "toezegging"
        )
        state = state_on(promise, today)
        if promise.state in {"komend", "loopt", "termijn voorbij", "periode voorbij", "geen termijn genoemd"}:
            assert hit.answer.lower().startswith(state), promise.id


@pytest.mark.parametrize("number", [1, 7, 12])
def test_what_was_looked_for_is_told_as_it_was_typed(store: Store, number: int) -> None:
    """In the index a footnote and its number are one word; nobody types it so."""
    assert search(store, f"voetnoot {number}").understood == f"Geen cijfer; gezocht op: voetnoot {number}."


@pytest.mark.parametrize(
    "question", ["wanneer komt het wetsvoorstel paspoortwet", "vervallen verklaard", "projectleider"]
)
def test_what_is_shown_of_a_promise_begins_with_how_it_stands(store: Store, question: str) -> None:
    promises = [hit for hit in search(store, question, today=DAYS[2]).hits if hit.kind == "toezegging"]
    assert promises
    assert all(hit.answer.startswith(hit.snippet.removesuffix(" …")) for hit in promises)


def test_what_became_known_is_told_once_and_begins_with_what_is_called_so(store: Store) -> None:
    hits = search(store, "wat is er sinds de brief gebeurd met de wet seksuele misdrijven", today=DAYS[2]).hits
    law = next(hit for hit in hits if hit.id == "wet-seksuele-misdrijven")
    assert law.answer.count("1 juli 2024") == 1
    called_so = ["seksuele misdrijven" in hit.title for hit in hits]
    assert called_so == sorted(called_so, reverse=True)


@pytest.mark.parametrize("question", ["wat kost de VOG", "hoeveel euro subsidie kreeg ECPAT"])
def test_money_is_told_as_an_amount(store: Store, question: str) -> None:
    assert "De brief noemt geen bedrag" in str(search(store, question, today=DAYS[2]).message)
