"""What is told back is what was typed, or what the dossier writes; and a number goes with a word that fits it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from zedentui.model import STATES
from zedentui.search import search
from zedentui.search.lookups.listed import states_counted
from zedentui.search.vocabulary.abbreviations import respelled
from zedentui.search.vocabulary.lexicon import _raw
from zedentui.search.vocabulary.words import fold
from zedentui.store.store import Store

FORMS = ("{}", "toezeggingen over {}", "wat is er gekomen van {}", "wat is er sinds de brief bekend over {}",
         "stukken over {} na 2022", "moties over {}", "verkrachting {} 2021", "hoeveel {}")  # fmt: skip


def told(store: Store, text: str) -> str:
    result = search(store, text, today=date(2023, 10, 1))
    said = (result.message or "", result.understood or "", result.card.answer if result.card else "")
    return " ".join(filter(None, said))


@pytest.mark.parametrize("word", ["België", "barrièremodel", "Curaçao", "financiële", "café", "BARRIÈREMODEL"])
@pytest.mark.parametrize("form", FORMS)
def test_a_word_with_an_accent_is_told_back_as_it_was_typed(store: Store, word: str, form: str) -> None:
    said = told(store, form.format(word))
    assert not re.search(rf"(?<!\w){fold(word)}(?!\w)", said), said


def test_it_is_told_back_at_all(store: Store) -> None:
    assert [word in told(store, word) for word in ("België", "barrièremodel", "café")] == [True] * 3


def test_a_stress_mark_is_not_told_back(store: Store) -> None:
    assert "méér" not in told(store, "hoeveel méér verkrachtingen vóór 2020 dan in 2015")


@pytest.mark.parametrize("slip", ["barieremodel", "barrieremodl"])
def test_what_a_slip_is_read_as_is_written_as_the_dossier_writes_it(store: Store, slip: str) -> None:
    assert f"‘{slip}’ gelezen als barrièremodel." in told(store, slip)


def slips() -> Iterator[str]:
    """Each name about figures with a letter left out or two exchanged."""
    names = {name for entries in _raw().values() for _, _, name in entries if name.isalpha() and len(name) > 5}
    for name in sorted(names):
        for at in range(1, len(name) - 1, 3):
            yield name[:at] + name[at + 1 :]
            yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def test_no_slip_is_read_as_an_abbreviation() -> None:
    names = [entry for entries in _raw().values() for entry in entries]
    short = {"uitstr", "instr", "onvoorw", "onvw"}
    assert short <= {name for _, _, name in names}
    asked = ["uitsrt", "uitstrm", "onvorw", "onvoorwr", *list(slips())[::40]]
    assert not short.intersection(respelled(asked, names).values())


@pytest.mark.parametrize("state", STATES)
def test_how_many_stand_so_is_said_in_words_that_fit_the_number(state: str) -> None:
    one, more = states_counted([state]), states_counted([state] * 3)
    for said in (one, more):
        assert not re.search(r"\d (?:termijn|periode|geen|brief)", said), said
    assert not re.search(r"3 (?:loopt|komt|komend)", more)
    assert not re.search(r"1 (?:lopen|komen|komend)", one)
    assert one.replace("1", "3") == more or {one, more} & {"3 lopen", "3 komen nog"}
