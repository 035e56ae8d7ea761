from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zedentui.text.ascii import in_ascii
from zedentui.text.clean import cells, clean
from zedentui.text.columns import Column, fit, wrap, wrap_code


def test_words_stay_whole_while_they_fit() -> None:
    assert wrap("een voorwaardelijk sepot in 2022", 17) == ["een", "voorwaardelijk", "sepot in 2022"]
    assert wrap("een voorwaardelijk sepot in 2022", 12) == ["een", "voorwaardeli", "jk sepot in", "2022"]
    assert wrap("", 12) == [""]


def test_the_last_line_that_fits_says_that_there_is_more() -> None:
    assert wrap("een twee drie vier vijf", 9, 2) == ["een twee", "drie …"]
    assert wrap("een twee drie vier", 9, 2) == ["een twee", "drie vier"]


def test_a_number_is_never_cut() -> None:
    assert wrap("van 1.302.302.302 zaken", 8) == ["van", "1.302.302.302", "zaken"]
    assert wrap("telt 1.302 2.814", 7, 2) == ["telt", "1.302 …"]
    assert wrap("telt 1.302 2.814", 5, 2) == ["telt", "…"]


def test_room_goes_to_whoever_needs_it_most() -> None:
    columns = [Column("Kort"), Column("Lang"), Column("Aantal", right=True, whole=True)]
    rows = [["technisch_sepot", "woord " * 20, "1.302"]]
    lines = fit(columns, rows, 60).splitlines()
    assert lines[0].split() == ["Kort", "Lang", "Aantal"]
    assert lines[2].startswith("technisch_sepot  woord woord")
    assert lines[2].endswith(" 1.302")
    assert max(map(cells, lines)) == 60


def test_a_wide_heading_breaks_before_numbers_are_squeezed() -> None:
    columns = [Column("Maat"), Column("% van de uitstroom", right=True, whole=True)]
    assert fit(columns, [["voegen", "46,3%"]], 20).splitlines() == [
        "Maat        % van de",
        "           uitstroom",
        "──────  ────────────",
        "voegen         46,3%",
    ]


def test_wide_characters_and_accents_keep_columns_straight() -> None:
    assert fit([Column("Naam"), Column("N")], [["性犯", "1"], ["één", "2"]], None).splitlines() == [
        "Naam  N",
        "────  ─",
        "性犯  1",
        "één   2",
    ]


_text = st.text(max_size=80).map(clean) | st.lists(st.sampled_from(["1.302", "46,3%", "zaken", "van", "(2.814)"])).map(
    " ".join
)


@given(_text, st.integers(1, 40), st.none() | st.integers(1, 5))
@settings(deadline=None)
def test_wrapping_loses_nothing_but_says_so(text: str, width: int, limit: int | None) -> None:
    lines = wrap(text, width, limit)
    if limit is None:
        assert "".join("".join(lines).split(" ")) == "".join(text.split(" "))
    else:
        assert len(lines) <= limit
        assert lines == wrap(text, width) or lines[-1].endswith("…")


@given(st.lists(st.lists(_text, min_size=3, max_size=3), min_size=1, max_size=4), st.integers(50, 120))
@settings(deadline=None)
def test_numbers_inside_text_are_shown_whole_or_not_at_all(rows: list[list[str]], width: int) -> None:
    shown = fit([Column("A"), Column("B"), Column("C")], rows, width)
    assert all(cells(line) <= width for line in shown.splitlines())
    numbers = {"1.302", "46,3%", "(2.814)"}
    if all(set(cell.split()) <= numbers for row in rows for cell in row):
        assert set(shown.split()) <= numbers | {"A", "B", "C", "…"} | set(re.findall("─+", shown))


@given(st.text(alphabet="abc (),'=<>0123456789", max_size=80), st.integers(16, 60))
def test_code_keeps_its_indent_and_goes_on_further_in(line: str, width: int) -> None:
    line = line.rstrip(" ")
    rows = wrap_code(line, width)
    assert "".join("".join(rows).split()) == "".join(line.split())
    assert rows[0].startswith(" " * min(len(line) - len(line.lstrip(" ")), width - 12))
    indent = len(rows[0]) - len(rows[0].lstrip(" "))
    assert all(len(row) - len(row.lstrip(" ")) >= indent + 2 for row in rows[1:])


@given(st.text(max_size=40))
def test_ascii_takes_as_many_cells(text: str) -> None:
    text = clean(text)
    plain = in_ascii(text)
    assert plain.isascii()
    assert cells(plain) == cells(text)


@pytest.mark.parametrize("filling", ["w", "é", "中", ".", "1", "1.", "a\u0301", "中-", "w "])
def test_a_long_text_is_wrapped_as_a_short_one_is(filling: str) -> None:
    # All of it was looked at again for every character of it, in front of every line.
    text = "x1" + filling * (100_000 // len(filling)) + "x"
    assert "".join(wrap(text, 80)).replace(" ", "") == text.replace(" ", "")


def test_a_long_text_of_full_stops_behind_a_figure_is_wrapped_too() -> None:
    assert "".join(wrap("1" + "." * 100_000 + "x", 80)) == "1" + "." * 100_000 + "x"
