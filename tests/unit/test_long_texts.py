"""What is typed or pasted may be of any length: no part of it is read again for each number in it."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from zedentui.prose.claimed import figures_in
from zedentui.prose.passages import LONGEST, passages
from zedentui.search.facts import facts_of
from zedentui.search.frames.query import tokens_inside
from zedentui.search.vocabulary.numbers import find_numbers
from zedentui.search.vocabulary.words import Token
from zedentui.store.store import Store

places = st.integers(0, 40)
spans = st.tuples(places, places).map(lambda pair: (min(pair), max(pair) + 1))


@given(where=st.lists(spans), inside=st.lists(spans))
def test_words_inside_are_those_that_overlap(where: Sequence[tuple[int, int]], inside: list[tuple[int, int]]) -> None:
    tokens = [Token("x", start, end) for start, end in where]
    overlapping = {i for i, (start, end) in enumerate(where) if any(a < end and start < b for a, b in inside)}
    assert tokens_inside(tokens, inside) == overlapping


@given(before=st.integers(0, 400), letter=st.sampled_from(["a ", "1 ", "  ", "(-"]))
def test_the_words_before_a_number_count_however_long_the_text_is(before: int, letter: str) -> None:
    text = f"{letter * before} meer dan 600 zaken"
    number = find_numbers(text, ())[-1]
    assert (number.value, number.bound) == (600, "more")
    assert text[slice(*number.span)] == "meer dan 600"


@given(
    st.lists(
        st.sampled_from(["1 ", "1", "a", "met 12 zaken ", "van 1 naar ", "(", ".", ". ", "\t", "\n", "|", "- ", "é"]),
        max_size=30,
    ).map("".join),
    st.integers(1, 200),
)
def test_no_sentence_is_without_end_and_nothing_is_left_out(unit: str, times: int) -> None:
    text = unit * times
    parts = list(passages(text))
    assert all(len(part.text) <= LONGEST for part in parts)
    assert "".join("".join(part.text.split()) for part in parts) == "".join(text.split())


def test_a_line_of_numbers_has_each_of_them_in_its_own_column(store: Store) -> None:
    found = list(figures_in("10 " * 2_000, facts_of(store).lexicon))
    assert [(figure.line, figure.column) for figure in found] == [(1, 3 * place + 1) for place in range(2_000)]
