"""Whole texts as politicians, journalists and ministries write them, with the right verdict behind each number.

In `tests/data/checked/` a number is written `[[342 +]]` where it is ours and right, `-` where it is ours and wrong, `o`
where it is not ours, and `?` where somebody else says it or where it is denied. `r` and `w` are right and wrong ones
that are left unjudged today: they may not be taken for the opposite. What follows are the two faults: a figure that is
called wrong and is not, and one that passes and should not.
"""

from __future__ import annotations

import re
from itertools import accumulate
from pathlib import Path

import pytest

from zedentui.prose.findings import RIGHT, WRONG
from zedentui.prose.text_check import check_text
from zedentui.prose.times import find_times
from zedentui.store.store import Store

pytestmark = pytest.mark.usefixtures("cells_once")

TEXTS = sorted((Path(__file__).parents[1] / "data" / "checked").glob("*.txt"))
MARK = re.compile(r"\[\[(.*?) ([-+o?rw])\]\]")
MAY_BE = {
    "+": RIGHT, "-": (WRONG,), "o": (None, "niet van ons"), "?": (None, "niet van ons"), "r": (None, *RIGHT),
    "w": (None, WRONG),
}  # fmt: skip


def unmarked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text as it is read, and of each number where it begins and ends and what should come of it."""
    plain, marks, at = "", [], 0
    for match in MARK.finditer(text):
        plain += text[at : match.start()]
        marks.append((len(plain), len(plain) + len(match[1]), match[2]))
        plain += match[1]
        at = match.end()
    return plain + text[at:], marks


def found_in(store: Store, text: str) -> list[tuple[int, int, str]]:
    """Where each figure that was judged begins and ends, and its verdict."""
    lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    places = [(lines[f.line - 1] + f.column - 1, f) for f in check_text(store, text).findings]
    return [(place, place + len(finding.text), finding.verdict) for place, finding in places]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_number_of_a_text_gets_its_verdict(store: Store, path: Path) -> None:
    text, marks = unmarked(path.read_text("utf-8"))
    found = found_in(store, text)
    faults = []
    for start, end, mark in marks:
        verdict = next((verdict for a, b, verdict in found if a < end and start < b), None)
        if verdict not in MAY_BE[mark]:
            faults.append((text[max(0, start - 50) : end + 20], mark, verdict))
    assert not faults
    marked = [(start, end) for start, end, _ in marks]
    others = [each for each in found if not any(each[0] < end and start < each[1] for start, end in marked)]
    assert not [each for each in others if each[2] == WRONG]


def test_most_numbers_that_are_ours_are_judged() -> None:
    marks = [mark for path in TEXTS for _, _, mark in unmarked(path.read_text("utf-8"))[1]]
    ours = sum(mark in "+-rw" for mark in marks)
    assert sum(mark in "rw" for mark in marks) <= ours / 5


@pytest.mark.parametrize("between", [" ", ", ", " in ", ", in ", "(in ", "("])
def test_a_time_that_only_repeats_the_next_one_is_no_other(between: str) -> None:
    assert [time.years for time in find_times(f"vijf jaar geleden{between}2017", 2022, ((), ()), 2022)] == [(2017,)]
