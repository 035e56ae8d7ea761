"""The debate sheet as text: what is written comes back, what a person changed stays, nothing is thrown away."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from zedentui.sheet import LONGEST_NOTE, Document, Mark, paragraphs, plain
from zedentui.text.clean import clean

FIGURE = Mark(
    "Technisch sepot, zedenmisdrijven, 2022",
    "In 2022 seponeerde het OM 1.147 zedenzaken op technische gronden.",
    "Kamerstukken II 2022/23, 34843, nr. 86, p. 5",
    "https://zoek.officielebekendmakingen.nl/kst-34843-86.html",
    "vraag naar de noemer",
    "statistiek?delict=zedenmisdrijven&maat=technisch_sepot&jaar=2022",
)
MOTIE = Mark("Motie-Buitenweg c.s.", "De motie vraagt om onderzoek.", "Kamerstukken II 2017/18, 29270, nr. 131",
             place="moties/buitenweg")  # fmt: skip
PROMISE = Mark("Nulscenario", "Dat verwacht de brief in september 2023.", "p. 3", place="agenda/nulscenario")

FILE = """\
# Debatblad

Gemaakt met zedentui. Je kunt dit bestand gewoon bewerken: wat je verandert of erbij schrijft, blijft staan.

## Technisch sepot, zedenmisdrijven, 2022

In 2022 seponeerde het OM 1.147 zedenzaken op technische gronden.

- Bron: Kamerstukken II 2022/23, 34843, nr. 86, p. 5
- Adres: <https://zoek.officielebekendmakingen.nl/kst-34843-86.html>
- Notitie: vraag naar de noemer
- Plaats: `statistiek?delict=zedenmisdrijven&maat=technisch_sepot&jaar=2022`

## Motie-Buitenweg c.s.

De motie vraagt om onderzoek.

- Bron: Kamerstukken II 2017/18, 29270, nr. 131
- Plaats: `moties/buitenweg`
"""

# What Markdown gives a meaning, what the fields are called, what ends a line, and what nobody sees.
WORDS = st.sampled_from(
    ["a", " ", "  ", "\\", "`", "*", "_", "[x](y)", "<", ">", "#", "##", "## kop", "|", "~~~", "&amp;", "-", "+", "=",
     "===", "1.", "2)", "1", "bron", "Bron:", "NOTITIE :", "plaats", ":", "<!--", "-->", "é", "e\u0301", "\u00a0", "\n",
     "\r\n", "\x1b[31m", "\u202e", "\t", "漢", "https://x.nl/a_b", ".", "(", ")", "'", '"', "ſ", "\x85", "\u2028",
     "\ud800"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(WORDS, max_size=8).map("".join), st.text(max_size=40))
MARKS = st.builds(Mark, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)


def written(*marks: Mark) -> Document:
    document = Document()
    for mark in marks:
        document = document.add(mark)
    return document


def read_back(document: Document) -> Document:
    return Document.parse(document.text)


def bare(mark: Mark) -> Mark:
    return replace(mark, raw="")


def test_the_file_is_as_documented() -> None:
    assert written(FIGURE, MOTIE).text == FILE


@settings(max_examples=400, deadline=None)
@given(st.lists(MARKS, max_size=4))
@example([Mark("#", "Bron: x", "- x", "<x>", "`", "`x`")])
@example([Mark("", "", "", "", "", "x`y"), Mark("## x", "1. x")])
@example([Mark("x #", "<!-- x -->", "\\", "a b", "=", "\\`")])
def test_what_is_written_comes_back(marks: list[Mark]) -> None:
    document = read_back(written(*marks))
    assert [bare(mark) for mark in document.marks] == marks
    assert document.head.rstrip() == Document().head.rstrip()
    assert read_back(document).text == document.text


@settings(max_examples=300, deadline=None)
@given(st.one_of(TEXTS, st.lists(WORDS, max_size=40).map("".join), st.just(FILE)), st.integers(0, 400), TEXTS)
def test_no_text_is_refused_or_lost(text: str, at: int, more: str) -> None:
    """Whatever stands in the file, and wherever someone typed: every word is there after reading and writing."""
    text = text[:at] + more + text[at:]
    document = Document.parse(text)
    assert document.text.split() == text.split()
    for mark in document.marks:
        for shown in (mark.title, mark.line, mark.source, mark.url, mark.note, mark.place):
            assert clean(shown) == shown
    if document.sections:
        assert read_back(document.note(0, "mijn notitie")).marks[0].note == "mijn notitie"
        assert sorted(document.move(0, 5).text.split()) == sorted(text.split())


@settings(max_examples=200, deadline=None)
@given(MARKS, st.text(max_size=400))
def test_a_note_comes_back_and_changes_nothing_else(mark: Mark, note: str) -> None:
    document = read_back(written(FIGURE, mark, MOTIE))
    found = document.find(document.marks[1])
    assert found is not None
    changed = read_back(document.note(found, note))
    kept = clean(note).strip()[:LONGEST_NOTE].strip()
    assert bare(changed.marks[found]) == replace(bare(document.marks[found]), note=kept)
    assert [bare(each) for each in changed.marks] == [
        bare(replace(each, note=kept)) if index == found else bare(each) for index, each in enumerate(document.marks)
    ]


# Edited by hand ----------------------------------------------------------------------------------------------

EDITED = """\
Mijn inbreng van donderdag.

# Debatblad

Eerst dit *zelf* zeggen.

## Opening

Voorzitter, dank u wel.
Vandaag gaat het over cijfers.

## Technisch sepot (2022) ##
* **Bron:** Kamerstukken II 2022/23, 34843, nr. 86,
  p. 5
+ notitie : eigen *woorden*
  op twee regels
- Plaats: statistiek?jaar=2022

In 2022 seponeerde het OM
1.147 zedenzaken.

### Voor de tweede termijn

Nog iets voor later.

## Motie
Een regel.
- Plaats: `moties/buitenweg`
- Plaats: `moties/van-der-woude`
"""


def test_hands_may_change_everything() -> None:
    document = Document.parse(EDITED)
    opening, figure, motie = document.marks
    assert (opening.title, opening.line, opening.place) == (
        "Opening", "Voorzitter, dank u wel. Vandaag gaat het over cijfers.", "",
    )  # fmt: skip
    assert figure.title == "Technisch sepot (2022)"
    assert figure.line == "In 2022 seponeerde het OM 1.147 zedenzaken."
    assert figure.source == "Kamerstukken II 2022/23, 34843, nr. 86, p. 5"
    assert figure.note == "eigen *woorden* op twee regels"
    assert figure.place == "statistiek?jaar=2022"
    assert figure.more == "### Voor de tweede termijn\n\nNog iets voor later."
    assert motie.place == "moties/buitenweg"
    assert motie.more == "- Plaats: `moties/van-der-woude`"
    assert document.text == EDITED


def test_an_item_that_was_edited_stays_as_it_was_edited() -> None:
    document = Document.parse(EDITED)
    moved = document.move(1, 1).add(PROMISE)
    for part in EDITED.split("## ")[1:]:
        assert part.strip() in moved.text
    noted = document.note(1, "korter")
    assert "* **Bron:** Kamerstukken II 2022/23, 34843, nr. 86,\n  p. 5\n- Notitie: korter\n- Plaats:" in noted.text
    assert noted.note(1, "").text == EDITED.replace("+ notitie : eigen *woorden*\n  op twee regels\n", "")


def test_what_a_person_added_outlives_the_item() -> None:
    document = Document.parse(EDITED).remove(1)
    assert [mark.title for mark in document.marks] == ["Opening", "Motie"]
    assert "### Voor de tweede termijn\n\nNog iets voor later.\n\n## Motie" in document.text
    assert "seponeerde" not in document.text
    first = document.remove(0)  # a section without a place is the person's own, and goes as a whole
    assert "Voorzitter" not in first.text
    assert first.text.startswith("Mijn inbreng van donderdag.")


@pytest.mark.parametrize(("index", "steps", "order"), [(0, 1, "bac"), (0, 9, "bca"), (2, -1, "acb"), (2, -9, "cab"),
                                                       (1, 0, "abc"), (0, -1, "abc"), (2, 1, "abc")])  # fmt: skip
def test_moving_stops_at_both_ends(index: int, steps: int, order: str) -> None:
    document = written(*(Mark(title, place=f"x/{title}") for title in "abc")).move(index, steps)
    assert "".join(mark.title for mark in read_back(document).marks) == order


def test_lines_of_windows_and_a_byte_order_mark() -> None:
    text = "\ufeff" + FILE.replace("\n", "\r\n")
    document = Document.parse(text)
    assert [bare(mark) for mark in document.marks] == [FIGURE, MOTIE]
    changed = read_back(document.note(1, "ja").move(0, 1))
    assert [bare(mark) for mark in changed.marks] == [replace(MOTIE, note="ja"), FIGURE]
    assert changed.text.startswith("\ufeff# Debatblad\r\n")


def test_a_section_is_found_as_it_is_and_else_by_its_place() -> None:
    document = written(FIGURE, MOTIE, replace(MOTIE, title="Nog eens"))
    again = document.marks[2]
    assert document.find(again) == 2
    assert document.note(2, "anders").find(again) == 1  # what is left of it: the same place
    assert document.find(MOTIE) == 1
    assert document.find(PROMISE) is None
    assert document.find(Mark("Motie-Buitenweg c.s.")) is None


def test_hostile_and_endless_texts_make_no_file_that_is_too_large() -> None:
    mark = Mark(*["\x1b]52;c;x\x07" + "x" * 100_000] * 6)
    text = written(*[mark] * 3).text
    assert "\x1b" not in text
    assert len(text) < 30_000


def test_as_plain_text() -> None:
    own = Mark("Opening", "Voorzitter.", more="Dank u.\n\nTot slot.")
    assert plain([FIGURE, own]) == (
        "1. Technisch sepot, zedenmisdrijven, 2022\n"
        "In 2022 seponeerde het OM 1.147 zedenzaken op technische gronden.\n"
        "(Kamerstukken II 2022/23, 34843, nr. 86, p. 5)\n"
        "Notitie: vraag naar de noemer\n"
        "\n"
        "2. Opening\n"
        "Voorzitter.\n"
        "Dank u.\n"
        "Tot slot."
    )
    assert paragraphs(Mark("Alleen een titel")) == []


CLOSING = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
"""What closes a heading, as CommonMark has it; a text of two million tabs would take it an hour."""


@given(st.text("ab#\\ \t\r", max_size=12))
def test_what_closes_a_heading_is_no_part_of_it(title: str) -> None:
    (mark,) = Document.parse(f"## {title}\n").marks
    assert mark.title == clean(re.sub(r"\\([\\#])", r"\1", CLOSING.sub("", title.strip(" \t").rstrip()))).strip()


@pytest.mark.parametrize("filling", ["\t", " #", "# ", " ", "#"])
def test_a_heading_of_a_whole_file_is_read_like_any_other(filling: str) -> None:
    (mark,) = Document.parse("## x" + filling * 500_000 + "x\n").marks
    assert mark.title[0] == mark.title[-1] == "x"
