"""What the reading of a question passes over gives the same as going through all of it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zedentui.search.facts import facts_of
from zedentui.search.frames.query import read_query
from zedentui.search.vocabulary import lexicon, spelling
from zedentui.search.vocabulary.words import fold, stem, words
from zedentui.search.when.years import find_years
from zedentui.store.store import Store

_SET = tomllib.loads((Path(__file__).parent / "queries.toml").read_text("utf-8"))
_TEXTS = [query["text"] for query in _SET["query"]] + [text for text, *_ in _SET["short"]]
_PARTS = st.sampled_from([
    "sepots", "2012", "2015-2018", "2019", "'14", "14", "sr", "242", "art", "2o17", "20l8", "2k15", "jr", "brief van",
    "5 juli", "in", "of meer", "zaken", "zeden", "een", "ol", "b", "246", "12", "2012-2014-2016",
    "1.302", "46,3%", "(54%)", "5", "juli", "art.", "240b", "wvsr", "1.3", "12,2015", "(2021:", "om-zaken",
])  # fmt: skip
_BETWEEN = st.sampled_from([" ", "", ",", ", ", "? ", " ?", ".", ". ", "-", "  ", "'", "\n"])


@given(st.lists(st.tuples(_PARTS, _BETWEEN), min_size=1, max_size=7))
@settings(max_examples=400, deadline=None)
def test_a_text_as_usual_has_nothing_to_mend(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + between for word, between in parts)
    told = spelling.mend(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spelling, "_AS_USUAL", "(?!)")
        assert told == spelling.mend(text)


def test_most_questions_with_a_number_are_as_usual() -> None:
    texts = [fold(text) for text in _TEXTS if any(letter.isdigit() for letter in text)]
    usual = [text for text in texts if spelling.pattern(spelling._AS_USUAL).fullmatch(text)]
    assert len(usual) > len(texts) / 2


def test_the_longest_phrase_is_that_of_trying_all(store: Store) -> None:
    known = facts_of(store).lexicon
    wrong = []
    for text in (*_TEXTS, *(name for name, _ in known._names)):
        stems = list(map(stem, words(text)))
        for start in range(len(stems)):
            lengths = range(min(lexicon.LONGEST, len(stems) - start), 0, -1)
            tried = ((known.meaning(tuple(stems[start : start + length])), length) for length in lengths)
            if known.longest(stems, start) != next((each for each in tried if each[0]), None):
                wrong.append((text, start))
    assert not wrong, wrong[:10]


def test_a_word_is_taken_apart_as_before_it_was_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    known = facts_of(store).lexicon
    every = sorted({word for text in _TEXTS for word in words(text) if len(word) > 6 and word.isalpha()})
    monkeypatch.setattr(lexicon, "_MOST_KEPT", 50)
    found = {word: known.parted(word) for word in every}
    assert sum(map(bool, found.values())) > 10
    assert not [
        word for word in (*every, *every[:40]) if not found[word] == known.parted(word) == known._taken_apart(word)
    ]


@given(st.sampled_from(_TEXTS))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_named_is_what_is_mentioned(store: Store, text: str) -> None:
    query = read_query(text, facts_of(store).lexicon)
    for slot in ("offence", "measure", "mode", "unit", "question", "intent", "filler", "neg", "lacking", "nothing"):
        of_slot = [mention for mention in query.mentions if mention.meaning.slot == slot]
        assert list(query.named(slot)) == of_slot, slot
        assert query.values(slot) == tuple(dict.fromkeys(mention.meaning.value for mention in of_slot)), slot


@pytest.mark.parametrize(
    ("text", "years", "moved"),
    [
        ("sepots van 2018 op 2022", (2018, 2022), True),
        ("sepots van 2018 naar 2022", (2018, 2022), True),
        ("sepots '18 op '22", (2018, 2022), True),
        ("zeden steeg met 18", (), False),
        ("top 13 sepots zeden", (), False),
        ("nummer 12 zeden", (), False),
        ("zeden 2012-2014-2016", (2012, 2014, 2016), False),
        ("zeden 2012/2014/2016", (2012, 2014, 2016), False),
        ("zeden 2012-2016", (2012, 2013, 2014, 2015, 2016), False),
    ],
)
def test_years_are_read_where_their_words_are_looked_for_first(text: str, years: tuple[int, ...], moved: bool) -> None:
    found = find_years(text, 2012, 2022)
    assert (found.years, found.moved) == (years, moved)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("zeden 242 sr in 2019", "zeden sr 242 in 2019"),
        ("sr 240 b in 2019", "sr 240b in 2019"),
        ("art. 242 in 2019", "art 242 in 2019"),
        ("de brief van 5 juli 2023 over 2019", "de brief over 2019"),
        ("meer dan 12,2019", "meer dan 12, 2019"),
    ],
)
def test_an_article_and_the_letter_itself_are_mended_in_a_text_as_usual(typed: str, read: str) -> None:
    assert spelling.mend(typed) == read
