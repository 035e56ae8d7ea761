"""Names and bare numbers: a name is no slip, who is not in the dossier is said not to be, 242 is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zedentui.search import as_rows, search
from zedentui.search.vocabulary.spelling import capitalised
from zedentui.store.store import Store

NAMES = ("Dilan", "Pietersen", "Fiod", "Unicef", "Grapperhaus", "Kuipers", "Landman", "Eikema", "Verkade",
         "Zedelaar", "Wouters")  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(name=st.sampled_from(NAMES), how=st.sampled_from((
    "wat zegt {} over doorlooptijden", "rol van {} bij zedenzaken", "wat doet {}", "wat vond {} van het actieplan",
)))  # fmt: skip
def test_a_name_that_the_dossier_lacks_is_said_first_and_never_corrected(store: Store, name: str, how: str) -> None:
    result = search(store, how.format(name))
    assert result.card is None
    assert result.lacks
    assert f"‘{name}’ staat niet in dit dossier" in str(as_rows(result)[0]["answer"])
    assert "gelezen als" not in (result.understood or "")


@settings(max_examples=40, deadline=None)
@given(name=st.sampled_from(NAMES))
def test_a_name_beside_a_figure_is_named_as_left_out(store: Store, name: str) -> None:
    card = search(store, f"instroom zeden 2021 volgens {name}").card
    assert card is not None
    assert f"‘{name.lower()}’ is niet meegenomen" in card.answer


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("wat zegt Dilan over sepots", {"dilan"}), ("Dilan zegt iets", set()), ("Eerst. Dat Jansen zei", {"jansen"}),
        ("Hoeveel Verkragtingen Geseponeerd In 2020", set()), ("HOEVEEL SEPOTS", set()), ("de VOG", set()), ("", set()),
    ],
)  # fmt: skip
def test_capitals_inside_a_sentence_are_names(text: str, names: set[str]) -> None:
    assert capitalised(text) == names


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("motie Buitenwegh", "moties/buitenweg"), ("wat is de rol van de reclassering", "organisaties/reclassering"),
        ("artikel 242 sr", "begrippen/verkrachting"),
        ("wat zegt Dilan Yesilgoz over sepots", "paragrafen/oorzaken-sepot"),
    ],
)  # fmt: skip
def test_who_is_known_is_found(store: Store, text: str, first: str) -> None:
    result = search(store, text)
    assert not result.lacks
    assert str(result.hits[0].location) == first


@pytest.mark.parametrize("text", ["242", "hoeveel is 242", "wat is 242"])
def test_a_bare_242_is_an_article_or_a_number(store: Store, text: str) -> None:
    result = search(store, text)
    assert result.card is None
    assert result.lacks
    assert result.message is not None
    assert "artikel 242 Sr" in result.message
    assert "in geen van de tabellen" in result.message


@pytest.mark.parametrize("text", ["242 2022", "is 242 gestegen", "242 sepots in 2020"])
def test_a_242_that_was_read_as_the_article_says_so(store: Store, text: str) -> None:
    card = search(store, text).card
    assert card is not None
    assert "‘242’ lezen wij als artikel 242 Sr" in card.answer
