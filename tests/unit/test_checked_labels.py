"""What numbers the lines of a text is no figure of it: with a label or without, the same is found in the same lines."""

from __future__ import annotations

import pytest

from zedentui.prose.text_check import check_text
from zedentui.store.store import Store

pytestmark = pytest.mark.usefixtures("cells_once")

LINES = (
    "1.302 sepots van zedenzaken in 2022", "412 sepots van verkrachting in 2022", "instroom verkrachting 2022: 743",
    "in 2022 werden 1.302 zedenzaken geseponeerd", "99 beleidssepots bij zedenmisdrijven in 2022",
    "1.302 sepots bij zedenzaken in 2022", "verkrachting, dagvaardingen 2021: 287",
)  # fmt: skip
NOUNS = (
    "regel", "blok", "alinea", "onderdeel", "dag", "week", "stap", "optie", "vraag", "slide", "rij", "deel", "antwoord",
    "variant", "spreker", "zijspoor",
)  # fmt: skip
WITH_NOUN = (
    "{n} {i}: ", "{N} {i}) ", "- {n} {i}: ", "({n} {i}) ", "{n} nr. {i}: ", "{n}-{i}: ", "{n} {i} - ", "{N} {i}. ",
    "{n} {i} ", "{N} {i}, ", "{N} {i}\n",
)  # fmt: skip
BARE = (
    "{i}) ", "{i}. ", "({i}) ", "{i}: ", "{i} - ", "{i} – ", "[{i}] ", "ad {i} ", "ad {i}: ", "{i}.1 ", "#{i} ",
    "nr. {i}: ", "§{i} ", "* {i}. ", "{i}: • ", "{i}]", "(c) ", "iv. ", "{i} ",
)  # fmt: skip


def findings(store: Store, labels: list[str]) -> list[tuple[int, str, str]]:
    """What is found in the lines with a label before each: the line, the number and the verdict."""
    lines = [f"{label}{line}" for label, line in zip(labels, LINES, strict=True)]
    more = labels[0].count("\n") + 1
    return [((f.line - 1) // more, f.text, f.said) for f in check_text(store, "\n".join(lines)).findings]


@pytest.mark.parametrize("first", [3, 20, 44])
def test_a_number_that_labels_a_line_is_no_figure(store: Store, first: int) -> None:
    places = range(first, first + len(LINES))
    right = findings(store, ["- "] * len(LINES))
    assert [said for _, _, said in right] == [*["klopt"] * 4, "wijkt af: moet zijn 92", *["klopt"] * 2]
    nouns = [(form, noun) for at, form in enumerate(WITH_NOUN) for noun in NOUNS[(first + at) % 5 :: 5]]
    made = {f"{form}|{noun}": [form.format(n=noun, N=noun.title(), i=i) for i in places] for form, noun in nouns}
    made |= {form: [form.format(i=i) for i in places] for form in BARE}
    assert {name: found for name, labels in made.items() if (found := findings(store, labels)) != right} == {}


@pytest.mark.parametrize(
    "text",
    [
        "In week 20 van 2022 waren er bij verkrachting {} sepots.",
        "In 2022 waren er {} sepots bij verkrachting, zie blok 20.",
        "In blok 21 staan de sepots bij verkrachting in 2022: {}.",
        "In optie 91 is het aantal sepots bij verkrachting in 2022 {}.",
        "Ad 20 De sepots bij verkrachting in 2022: {}.",
        "Bij stap 45 waren er in 2022 {} sepots bij verkrachting.",
        "Slide 45 toont de sepots bij verkrachting in 2022: {}.",
    ],
)
def test_a_number_behind_a_noun_that_is_no_measure_is_no_figure(store: Store, text: str) -> None:
    for count, verdict in ((412, "klopt"), (419, "wijkt af")):
        found = check_text(store, text.format(count)).findings
        assert [(f.text, f.verdict) for f in found] == [(str(count), verdict)]


@pytest.mark.parametrize(
    "text",
    [
        "Verkrachting 412: zoveel sepots waren er in 2022.",
        "Dagvaardingen 342 - sepots 412: dat was verkrachting in 2022.",
        "Het aantal sepots was in 2022 bij\nverkrachting 412: een record.",
        "In totaal 412 sepots bij verkrachting in 2022.",
        "Het aantal sepots bij verkrachting kwam in 2022 uit op welgeteld 412.",
        "Welgeteld 412: zoveel sepots waren er bij verkrachting in 2022.",
        "Het aantal sepots bij verkrachting was in 2022 in Nederland 412.",
        "In feite 412 sepots bij verkrachting in 2022.",
    ],
)
def test_a_number_behind_a_word_of_ours_is_one(store: Store, text: str) -> None:
    assert ("412", "klopt") in [(f.text, f.verdict) for f in check_text(store, text).findings]


@pytest.mark.parametrize(
    "lines",
    [
        ("In 2022:", "412 sepots bij verkrachting", "413 dagvaardingen bij verkrachting"),
        (
            "20 zaken van verkrachting eindigden in 2022 in een administratief sepot.",
            "21 zaken van verkrachting eindigden in 2022 in een beleidssepot.",
        ),
    ],
)
def test_two_counts_that_follow_each_other_are_no_labels(store: Store, lines: tuple[str, ...]) -> None:
    assert [f.verdict for f in check_text(store, "\n".join(lines)).findings] == ["klopt", "wijkt af"]


@pytest.mark.parametrize(
    ("text", "unplaced"),
    [
        ("Het aantal sepots bij verkrachting bedroeg in 2022 volgens tabellen 419.", 1),
        ("Het aantal sepots bij verkrachting bedroeg in 2022 volgens tabel 419.", 1),
        ("In week 20 van 2022 waren er bij verkrachting 419 sepots, zie blok 21.", 2),
        ("In 2022 waren er volgens tabel 2 412 sepots bij verkrachting.", 0),
    ],
)
def test_a_number_in_a_sentence_that_is_taken_for_a_label_is_counted(store: Store, text: str, unplaced: int) -> None:
    assert check_text(store, text).unplaced == unplaced
