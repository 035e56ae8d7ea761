"""Figures that a text rounds: each way to say so is right of the figure that it is near, and never of one far off."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from zedentui.prose.findings import RIGHT, WRONG
from zedentui.prose.text_check import check_text
from zedentui.store.store import Store
from zedentui.text.dutch import number

pytestmark = pytest.mark.usefixtures("cells_once")

COUNTS = """
    SELECT offence, year, count FROM figure
    WHERE newest AND basis = 'tekst' AND measure = 'instroom' AND count % 10 <> 0 ORDER BY ALL
"""
CASES = {"zedenmisdrijven": "zedenzaken", "verkrachting": "verkrachtingszaken"}
ABOUT = (
    "ongeveer", "circa", "ca.", "zo'n", "rond de", "rondom de", "om en nabij de", "om en bij de", "plusminus", "plm.",
    "pakweg", "grofweg", "ruwweg", "globaal", "grosso modo", "bij benadering", "naar schatting", "iets van",
    "een stuk of", "een slordige", "zowat", "nagenoeg", "in de orde van", "zeg", "zeg maar", "laten we zeggen",
    "afgerond", "afgerond op", "amper", "±", "~", "≈",
)  # fmt: skip
BELOW = ("bijna", "krap", "een krappe", "een kleine", "net geen", "haast", "bijkans", "richting de", "nog geen")
ABOVE = ("ruim", "dik", "goed", "gauw", "een dikke", "een ruime", "een goede", "zeker", "minstens", "meer dan")
SAID = (
    "In {y} stroomden {w} {n} {c} in bij het OM.",
    "{W} {n} {c} stroomden er in {y} in.",
)
FAR = 1.3


@pytest.mark.parametrize("words", [ABOUT, BELOW, ABOVE], ids=["about", "below", "above"])
def test_a_rounded_figure_is_right_however_it_is_said(store: Store, database: Path, words: tuple[str, ...]) -> None:
    with duckdb.connect(str(database), read_only=True) as connection:
        counts = connection.execute(COUNTS).fetchall()
    faults = []
    for at, word in enumerate(words):
        offence, year, count = counts[at % len(counts)]
        down = count // 10 * 10
        near = down + 10 if words is BELOW else down if words is ABOVE else round(count, -1)
        far = round(near * FAR, -1)
        for said in SAID:
            text, other = (
                said.format(y=year, w=word, W=word[0].upper() + word[1:], c=CASES[offence], n=number(n))
                for n in (near, far)
            )
            found = [finding.verdict for finding in check_text(store, text).findings if finding.number == near]
            if not found or found[0] not in RIGHT:
                faults.append((text, found))
            passed = [finding.verdict for finding in check_text(store, other).findings if finding.number == far]
            if word != "nog geen" and passed and passed[0] in RIGHT:
                faults.append((other, passed))
    assert not faults, (len(faults), faults[:5])


@pytest.mark.parametrize(
    "said",
    [
        "700 à 750",
        "700-750",
        "700 of 750",
        "tegen de 750",
        "afgerond 700",
        "circa 700",
        "van 700 à 800",
        "niet eens 750",
    ],
)
def test_a_range_and_a_coarse_round_number_are_not_called_wrong(store: Store, said: str) -> None:
    text = f"In 2022 stroomden {said} verkrachtingszaken in bij het OM."
    assert WRONG not in {finding.verdict for finding in check_text(store, text).findings}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("zo'n driekwart duizend", [("driekwart duizend", "klopt afgerond")]),
        ("driekwart duizend", []),
        ("2,6 duizend", []),
        ("ruim zeven honderd", [("zeven honderd", "klopt")]),
        ("drie duizend vierhonderd", [("drie duizend vierhonderd", "wijkt af")]),
    ],
)
def test_so_many_thousands_are_one_number(store: Store, said: str, found: list[tuple[str, str]]) -> None:
    checked = check_text(store, f"In 2022 was de instroom van verkrachtingszaken {said}.")
    assert [(f.text, f.verdict) for f in checked.findings] == found
    assert checked.unplaced == 1 - len(found)
