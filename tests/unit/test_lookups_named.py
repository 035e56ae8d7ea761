"""Whole titles and names of parties in a question: what is named is meant, a word that only looks so names nobody."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from zedentui.search import search

if TYPE_CHECKING:
    from zedentui.model import Motie
    from zedentui.store.store import Store

DAY = date(2026, 11, 1)


def _voted(store: Store) -> list[Motie]:
    return [motie for motie in store.moties() if motie.votes]


@pytest.mark.parametrize("text", ["wat staat er bij de motie {}", "wat denk je van de motie {}", "en ja, de motie {}"])
def test_an_ordinary_word_is_no_party(store: Store, text: str) -> None:
    for motie in _voted(store)[:3]:
        answer = search(store, text.format(motie.title)).hits[0].answer
        assert not answer.startswith(("BIJ1", "DENK", "JA21")), text


@pytest.mark.parametrize(
    ("typed", "party"),
    [("de Partij van de Arbeid", "PvdA"), ("de partij voor de dieren", "PvdD"), ("BIJ 1", "BIJ1"), ("denk", "DENK"),
     ("GroenLinks", "GroenLinks"), ("de Volt-fractie", "Volt")],
)  # fmt: skip
def test_a_party_is_known_by_what_people_call_it(store: Store, typed: str, party: str) -> None:
    motie = next(m for m in _voted(store) if m.in_letter)
    vote = next(v for v in motie.votes if v.party == party)
    answer = search(store, f"stemde {typed} voor de {motie.title}").hits[0].answer
    assert answer.startswith(f"{party} stemde {vote.vote} ({vote.seats} zetel")


@pytest.mark.parametrize(
    "text", ["wie diende de motie over {} in", "is de motie over {} aangenomen", "wat vraagt de motie over {}"]
)
def test_a_motie_whose_subject_is_typed_whole_comes_first(store: Store, text: str) -> None:
    for motie in store.moties()[::5]:
        subject = motie.title.partition(" over ")[2]
        if len(subject.split()) > 1:
            result = search(store, text.format(subject))
            assert not result.lacks, subject
            assert subject.partition(" (t.v.v.")[0] in result.hits[0].title, subject


@pytest.mark.parametrize(
    "text", ["is {} nagekomen", "wat is de termijn van {}", "is de toezegging over {} te laat", "wanneer komt {}"]
)
def test_a_promise_whose_title_is_typed_whole_comes_first(store: Store, text: str) -> None:
    for promise in store.promises(DAY)[::3]:
        if len(promise.title.split()) > 1:
            assert search(store, text.format(promise.title), today=DAY).hits[0].id == promise.id, promise.title


def test_why_something_is_so_is_told_by_the_letter(store: Store) -> None:
    promise = next(p for p in store.promises(DAY) if p.title.startswith("Onderzoek naar daderprofielen"))
    assert search(store, f"waarom is {promise.title} niet mogelijk").hits[0].kind == "paragraaf"


@pytest.mark.parametrize(
    "text", ["wie steunde {}", "welke partijen waren voor {}", "uitslag motie {}", "hoeveel tegen motie {}"]
)
def test_a_vote_is_told_however_it_is_asked(store: Store, text: str) -> None:
    for motie in _voted(store)[::12]:
        answer = search(store, text.format(motie.title.partition(" over ")[2])).hits[0].answer
        assert f"{motie.vote_result} met {motie.votes_for}-{motie.votes_against}" in answer, motie.id


def test_whether_a_motie_was_carried_is_answered_with_yes_or_no(store: Store) -> None:
    for motie in _voted(store)[::8]:
        subject = motie.title.partition(" over ")[2]
        carried = motie.vote_result == "aangenomen"
        said = search(store, f"is de motie over {subject} aangenomen").hits[0].answer
        assert said.startswith("Ja: " if carried else "Nee: "), motie.id
        said = search(store, f"is de motie over {subject} verworpen").hits[0].answer
        assert said.startswith("Nee: " if carried else "Ja: "), motie.id


def test_a_party_that_is_not_in_the_vote_is_named(store: Store) -> None:
    motie = next(m for m in _voted(store) if m.in_letter)
    assert search(store, f"hoe stemde XYZ over de {motie.title}").hits[0].answer.startswith("‘XYZ’ staat niet in")
