"""Whole titles and names of parties in a question: what is named is meant, a word that only looks so names nobody."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from zedentui.search import as_rows, search
from zedentui.text.dutch import day

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
    long = [motie for motie in _voted(store) if len(motie.title.partition(" over ")[2].split()) > 1]
    for motie in long[::12]:
        answer = search(store, text.format(motie.title.partition(" over ")[2])).hits[0].answer.lower()
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


def test_promises_are_told_of_who_made_them(store: Store) -> None:
    for each in store.organisations():
        theirs = {promise.id for promise in store.promises(DAY) if promise.who == each.name}
        result = search(store, f"toezeggingen van {each.name}", today=DAY)
        if theirs:
            assert {hit.id for hit in result.hits} == theirs, each.name
        else:
            assert "wie het doet" not in (result.message or ""), each.name


def test_what_is_not_done_is_no_list_of_what_is(store: Store) -> None:
    states = {promise.id: promise.state for promise in store.promises(DAY)}
    for text in ("wat is nog niet gedaan", "welke toezeggingen zijn niet afgerond", "toezeggingen zonder uitkomst"):
        listed = {states[hit.id] for hit in search(store, text, today=DAY).hits}
        assert listed, text
        assert not listed & {"gebeurd", "nagekomen", "later nagekomen", "volgens de brief gedaan"}, text


def test_of_a_day_everything_is_told_that_is_of_it(store: Store) -> None:
    days = {o.happened_on for p in store.promises(DAY) for o in p.outcomes if o.happened_on}
    for at in sorted(days)[::3]:
        told = day(at)
        for text in (f"wat gebeurde er op {told}", f"wat stond er op {told} op de agenda", f"wat was er op {told}"):
            assert told in search(store, text, today=DAY).hits[0].answer, text


def test_a_list_without_anything_is_said_in_every_format(store: Store) -> None:
    rows = as_rows(search(store, "wat gebeurde er op 15 december 2021", today=DAY))
    assert rows[0]["kind"] == "melding"
    assert "staat niets in dit dossier" in str(rows[0]["answer"])


def test_what_the_letter_tells_as_done_in_a_month_is_no_nothing(store: Store) -> None:
    result = search(store, "wat gebeurde er in december 2018", today=DAY)
    assert result.hits
    assert "Als gedaan meldt hij daar wel" in (result.message or "")


@pytest.mark.parametrize("who", ["minister-president", "staatssecretaris"])
def test_who_makes_no_promise_is_given_none(store: Store, who: str) -> None:
    result = search(store, f"toezeggingen van de {who}", today=DAY)
    assert not result.hits
    assert who in (result.message or "")
