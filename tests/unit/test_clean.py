from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zedentui.duck import rows
from zedentui.duck.rows import LONGEST_TEXT, cleaned, cleaned_columns
from zedentui.text.clean import cells, clean, clip, fitting

DUTCH = "Officier Yeşilgöz-Zegerius zei: „’s Ochtends 5 °C” – één zaak… €\u00a012,50, art. 248b Sr & §\u202f3"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mrood\x1b[0m", "[31mrood[0m"),
        ("\x1b]52;c;aGk=\x07", "]52;c;aGk="),
        ("\x9b31m \x9d0;titel\x9c", "31m 0;titel"),
        ("a\x00b\x7fc\x08d", "abcd"),
        ("\u202egnp.exe", "gnp.exe"),
        ("\u2066a\u2069\u200e\u061c", "a"),
        ("zeden\u200bmis\u00addrijf\ufeff", "zedenmisdrijf"),
        ("\ud800los", "los"),
        ("een\ttab", "een tab"),
        ("twee\r\nregels", "twee regels"),
        ("a\u2028b\u2029c\x85d\x0be", "a b c d e"),
        ("onderzoe\u0301k Yes\u0327ilgo\u0308z", "onderzoék Yeşilgöz"),
        ("\U000e0041\ufe0f\u3164x", "x"),
    ],
)
def test_what_a_terminal_would_obey_is_gone(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_line_ends_stay_when_asked_for_and_only_as_line_feeds() -> None:
    assert clean("a\r\nb\rc\u2028d\te\x1b", lines=True) == "a\nb\nc\nd e"


def test_dutch_text_stays_as_it_is() -> None:
    assert clean(DUTCH) == DUTCH


@pytest.mark.parametrize("lines", [False, True])
def test_no_control_format_or_separator_character_survives(lines: bool) -> None:
    unseen = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    everything = [chr(point) for point in range(sys.maxunicode + 1)]
    survivors = {
        c for c in everything if unicodedata.category(c) in unseen and clean(f"a{c}b", lines=lines) == f"a{c}b"
    }
    assert survivors == ({"\n"} if lines else set())


def test_no_letter_of_a_european_alphabet_is_lost() -> None:
    letters = [chr(point) for point in range(0x20, 0x250) if unicodedata.category(chr(point)) not in {"Cc", "Cf"}]
    assert clean("".join(letters)) == "".join(letters)


@given(st.text(st.characters()), st.booleans())
@settings(deadline=None)
def test_cleaning_twice_changes_nothing_and_leaves_nothing(text: str, lines: bool) -> None:
    once = clean(text, lines=lines)
    assert clean(once, lines=lines) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode()
    assert all(unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} or (lines and c == "\n") for c in once)


_VALUES = st.one_of(
    st.text(st.one_of(st.characters(), st.sampled_from("az ’\n\x1b\u0301\u200b\xad")), max_size=5),
    st.sampled_from(["zeden", "’s Ochtends één", "", "e\x9b", "x" * LONGEST_TEXT, "x" * (LONGEST_TEXT + 1)]),
    st.none(),
    st.integers(),
    st.lists(st.text(max_size=3), max_size=2),
)


@given(st.lists(_VALUES, max_size=9), st.integers(1, 4), st.booleans())
def test_a_column_is_cleaned_as_each_of_its_values(values: list[object], together: int, lines: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "_TOGETHER", together)
        (column,) = cleaned_columns([values], [lines])
    assert list(column) == [cleaned(value, lines) for value in values]


@pytest.mark.parametrize("texts", [["zeden", "\x1b[31m", None], ["\u0301e", "ok"], ["e", "\u0301"], ["\x9b", 1]])
def test_one_value_that_is_not_clean_is_seen_among_others(texts: list[object]) -> None:
    (column,) = cleaned_columns([["goed"] * 250 + texts], [False])
    assert list(column) == ["goed"] * 250 + [cleaned(text, False) for text in texts]


def test_what_is_taken_for_clean_together_is_clean_and_joins_nothing() -> None:
    alone = [chr(point) for point in range(sys.maxunicode + 1) if rows._ALONE.fullmatch(chr(point))]
    assert all(clean(letter) == letter for letter in alone)
    assert not any(map(unicodedata.combining, alone))
    assert unicodedata.is_normalized("NFC", "".join(a + b for a in alone for b in alone))


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("zeden", 5), ("één", 3), ("e\u0301", 1), ("性犯罪", 6), ("🙂", 2), ("46,3%", 5), ("1–2…", 4)],
)
def test_width_in_cells(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("zedenmisdrijven", 15, "zedenmisdrijven"),
        ("zedenmisdrijven", 14, "zedenmisdrijv…"),
        ("zeden misdrijven", 7, "zeden…"),
        ("zeden", 1, "…"),
        ("zeden", 0, ""),
        ("zeden", -3, ""),
        ("性犯罪", 6, "性犯罪"),
        ("性犯罪", 5, "性犯…"),
        ("性犯罪", 4, "性…"),
        ("x\u0323\u0302yz", 2, "x\u0323\u0302…"),
    ],
)
def test_clipping_says_that_something_is_missing(text: str, width: int, shown: str) -> None:
    assert clip(text, width) == shown


@given(st.text(), st.integers(-1, 30))
@settings(deadline=None)
def test_clipped_text_fits_and_is_whole_or_marked(text: str, width: int) -> None:
    text = clean(text)
    shown = clip(text, width)
    assert cells(shown) <= max(width, 0)
    assert shown == text or shown.endswith("…") or width <= 0
    if cells(text) <= width:
        assert shown == text


WIDTHS = st.text(st.sampled_from("ab \u4e2d\u0301\u200d\u00e9"), max_size=30)


@given(WIDTHS, st.integers(0, 12))
def test_what_fits_is_the_longest_beginning_that_does(text: str, width: int) -> None:
    assert fitting(text, width) == max(size for size in range(len(text) + 1) if cells(text[:size]) <= width)


def test_marks_without_end_are_clipped_like_any_other_text() -> None:
    # One by one from the end, this would count a thousand million characters.
    assert clip("a" * 9 + "\u0301" * 50_000 + "bb", 10) == "a" * 9 + "\u0301" * 50_000 + "…"
