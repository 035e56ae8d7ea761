"""Texts made of true rows of the figure view, each number true or altered, and the verdict by SQL of its own.

A text begins with a figure in full; what follows leaves out what a speaker leaves out: the measure, the group, the
year. Altered numbers equal no figure of either group in any year. Between them stand numbers that are somebody else's,
denied or supposed: those get no verdict, whatever they are.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

import duckdb
import pytest

from zedentui.prose.findings import RIGHT, WRONG
from zedentui.prose.text_check import check_text
from zedentui.store.store import Store
from zedentui.text.dutch import number

pytestmark = pytest.mark.usefixtures("cells_once")

ROWS = """
    SELECT offence, measure, year, count, uitstroom FROM figure
    WHERE newest AND basis = 'tekst' ORDER BY ALL
"""
CASES = {"zedenmisdrijven": "zedenzaken", "verkrachting": "verkrachtingszaken"}
DONE = {
    "onvoorwaardelijk_sepot": "onvoorwaardelijk geseponeerd", "dagvaarden": "aan de rechter voorgelegd",
    "voorwaardelijk_sepot": "voorwaardelijk geseponeerd",
}  # fmt: skip
NAMED = {
    "onvoorwaardelijk_sepot": "sepots", "dagvaarden": "dagvaardingen", "technisch_sepot": "technische sepots",
    "instroom": "instroom", "uitstroom": "uitstroom",
}  # fmt: skip
FLOWS = {"instroom", "uitstroom"}
OTHER_YEAR = ("In {} waren dat er #.", "In {} nog #.", "In {} ging het om # zaken.", "Dat waren er # in {}.")
STEPS = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
SMALLEST = 100  # a small count is seldom called wrong
MAY_BE = {
    "+": RIGHT, "-": (WRONG,), "o": (None, "niet van ons"), "r": (None, "niet van ons", *RIGHT),
    "w": (None, "niet van ons", WRONG),
}  # fmt: skip
ARTICLE = 242
TEXTS = 1_000


@dataclass
class Made:
    """A text that is being made: what it says, and of each number where it ends and whether it is true."""

    cells: dict[tuple[str, str, int], int]
    rng: random.Random
    offence: str
    measure: str
    year: int
    certain: bool = True
    text: str = ""
    marks: list[tuple[int, int, str]] = field(default_factory=list)

    def say(self, words: str, *values: float | str) -> None:
        """Add words with a number for each `#`: a count of ours, or a text that is nobody's."""
        first, *rest = words.split("#")
        self.text += first
        for value, after in zip(values, rest, strict=True):
            kind, shown = ("o", value) if isinstance(value, str) else self._given(value)
            if not self.certain:
                kind = {"+": "r", "-": "w"}.get(kind, kind)
            self.marks.append((len(self.text), len(self.text) + len(shown), kind))
            self.text += shown + after
        self.text += " "

    def _given(self, value: float) -> tuple[str, str]:
        if isinstance(value, float):
            return self._share(value)
        if self.rng.random() < 0.7:
            return "+", number(value)
        return "-", number(self.altered(value))

    def _share(self, value: float) -> tuple[str, str]:
        """A percentage, true to a tenth or to the whole, or 15 to 30 points too high: no whole makes that right."""
        if self.rng.random() < 0.7:
            return "+", self.rng.choice([f"{value:.0f}", f"{value:.1f}".replace(".", ",")])
        return "-", f"{value + self.rng.uniform(15, 30):.1f}".replace(".", ",")

    def altered(self, value: int) -> int:
        """A number near `value` that is no count of ours at all."""
        known = set(self.cells.values())
        while True:
            other = max(30, round(value * self.rng.uniform(0.8, 1.2)))
            if other not in known and other != ARTICLE:
                return other

    def share(self, year: int) -> float:
        """The share of the uitstroom in a year, in percent."""
        return 100 * self.count(year) / self.count(year, "uitstroom")

    def count(self, year: int, measure: str | None = None) -> int:
        """The count in a year."""
        return self.cells[self.offence, measure or self.measure, year]


def begin(made: Made) -> None:
    cases, year = CASES[made.offence], made.year
    if made.measure in DONE:
        made.say(f"In {year} zijn # {cases} {DONE[made.measure]}.", made.count(year))
    elif made.measure == "instroom":
        made.say(f"In {year} stroomden # {cases} in bij het OM.", made.count(year))
    else:
        made.say(f"Bij {made.offence} bedroeg het aantal {NAMED[made.measure]} in {year} #.", made.count(year))


def earlier(made: Made) -> None:
    if made.year > 2012:
        made.say("Een jaar eerder waren dat er nog #.", made.count(made.year - 1))
        again(made)


def later(made: Made) -> None:
    if made.year < 2022:
        made.say("Het jaar daarop waren het er #.", made.count(made.year + 1))
        again(made)


def years_apart(made: Made) -> None:
    steps = made.rng.randint(2, 10)
    if made.year - steps >= 2012:
        made.say(f"{STEPS[steps].capitalize()} jaar daarvoor ging het om #.", made.count(made.year - steps))
        again(made)


def other_year(made: Made) -> None:
    made.year = made.rng.randint(2012, 2022)
    words = made.rng.choice(OTHER_YEAR)
    made.say(words.format(made.year), made.count(made.year))


def against(made: Made) -> None:
    one, other = made.rng.sample(range(2012, 2023), 2)
    made.say(f"In {one} waren het er #, tegen # in {other}.", made.count(one), made.count(other))
    made.year = one


def pair(made: Made) -> None:
    one, other = sorted(made.rng.sample(range(2012, 2023), 2))
    words = made.rng.choice(["In {} en {} waren dat er respectievelijk # en #.", "In {} waren het er # en in {} #."])
    if words.startswith("In {} en"):
        made.say(words.format(one, other), made.count(one), made.count(other))
    else:
        made.say(f"In {one} waren het er # en in {other} #.", made.count(one), made.count(other))
    made.year = other
    again(made)


def moved(made: Made) -> None:
    one, other = sorted(made.rng.sample(range(2012, 2023), 2))
    made.say(f"Dat aantal ging van # in {one} naar # in {other}.", made.count(one), made.count(other))
    made.year = other


def part(made: Made) -> None:
    if made.measure == "onvoorwaardelijk_sepot":
        made.say("Daarvan waren er # technisch.", made.count(made.year, "technisch_sepot"))
        again(made)


def shared(made: Made) -> None:
    if made.measure not in FLOWS:
        words = made.rng.choice(["Dat is # procent van de uitstroom.", "Dat was # procent.", "Dat komt neer op #%."])
        made.say(words, made.share(made.year))


def shares(made: Made) -> None:
    if made.measure not in FLOWS:
        one, other = made.rng.sample(range(2012, 2023), 2)
        made.say(
            f"Het aandeel in de uitstroom was # procent in {one} en # procent in {other}.", made.share(one),
            made.share(other),
        )  # fmt: skip
        made.year = other
        again(made)


def rose(made: Made) -> None:
    one, other = sorted(made.rng.sample(range(2012, 2023), 2))
    early, late = made.count(one), made.count(other)
    words = "stijging" if late >= early else "daling"
    made.say(f"Dat aantal ging van {number(early)} in {one} naar {number(late)} in {other}, een {words} van # procent.",
             abs(100 * (late - early) / early))  # fmt: skip
    made.year = other


def of_all(made: Made) -> None:
    if made.measure in DONE:
        made.say(f"In {made.year} werden # van de {number(made.count(made.year, 'uitstroom'))} {CASES[made.offence]} "
                 f"{DONE[made.measure]}.", made.count(made.year))  # fmt: skip


def listed(made: Made) -> None:
    years = sorted(made.rng.sample(range(2012, 2023), 3))
    made.say(
        f"In de jaren {years[0]}, {years[1]} en {years[2]} ging het om respectievelijk #, # en #.",
        *(made.count(year) for year in years),
    )
    again(made)


def other_measure(made: Made) -> None:
    others = [measure for measure in NAMED if measure not in {made.measure, "technisch_sepot"}]
    made.measure = made.rng.choice(others)
    if made.measure in FLOWS:
        made.say(f"De {made.measure} bedroeg in dat jaar #.", made.count(made.year))
    else:
        made.say(f"Het aantal {NAMED[made.measure]} lag in datzelfde jaar op #.", made.count(made.year))


def other_group(made: Made) -> None:
    made.offence = next(group for group in CASES if group != made.offence)
    made.say(f"Bij {made.offence} waren dat er #.", made.count(made.year))


def spoken(made: Made) -> None:
    speaker = made.rng.choice(["De heer De Vries", "Mevrouw Jansen", "Minister"])
    made.text = made.text.rstrip() + f"\n{speaker}: "
    other_year(made)


def again(made: Made) -> None:
    """Begin anew, so that the year is certain: after `een jaar eerder` either may be meant."""
    if made.rng.random() < 0.2:
        made.certain = False  # from here on no verdict is one too
        return
    made.year = made.rng.randint(2012, 2022)
    begin(made)


FOLLOWING: tuple[Callable[[Made], None], ...] = (
    earlier, later, years_apart, other_year, against, pair, moved, part, shared, shares, rose, of_all, listed,
    other_measure, other_group, spoken,
)  # fmt: skip
NOT_OURS = (
    "Volgens het CBS waren dat er #.", "In België waren het er #.", "Bij mishandeling waren dat er #.",
    "Het zijn er geen #.", "Stel dat het er # waren.", "Er werken # rechercheurs.", "De wachttijd was # dagen.",
    "De heer Jansen zegt dat het er # zijn.", "In januari 2022 waren het er #.", "De zaal telde # stoelen.",
    "Het kostte # euro.", "In 2023 waren dat er #.", "Het werden er niet #.", "In 2022 waren er # veroordelingen.",
)  # fmt: skip


def texts(cells: dict[tuple[str, str, int], int], count: int, *, strange: bool) -> Iterator[Made]:
    """Texts of one subject each; with `strange` a number that is not ours stands in it."""
    rng = random.Random(2023)
    while count:
        made = Made(cells, rng, rng.choice(list(CASES)), rng.choice([*DONE, "technisch_sepot", "instroom"]), 0)
        if min(value for key, value in cells.items() if key[:2] == (made.offence, made.measure)) < SMALLEST:
            continue
        made.year = rng.randint(2012, 2022)
        begin(made)
        for _ in range(rng.randint(1, 3)):
            rng.choice(FOLLOWING)(made)
        if strange:
            own = made.count(made.year)
            value = number(made.altered(own) if rng.random() < 0.7 else own)
            made.say(rng.choice(NOT_OURS), value)
        count -= 1
        yield made


@pytest.fixture(scope="module")
def cells(database: Path) -> dict[tuple[str, str, int], int]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return {(o, m, y): count for o, m, y, count, _ in connection.execute(ROWS).fetchall()}


def faults(store: Store, made: Made) -> list[tuple[str, str, str | None]]:
    """The numbers whose verdict is not what it should be."""
    starts = [0, *accumulate(len(line) + 1 for line in made.text.split("\n"))]
    found = {starts[f.line - 1] + f.column - 1: f.verdict for f in check_text(store, made.text).findings}
    return [
        (made.text[start:end], kind, found.get(start))
        for start, end, kind in made.marks
        if found.get(start) not in MAY_BE[kind]
    ]


@pytest.mark.parametrize("strange", [False, True])
def test_every_number_of_a_made_text_gets_the_verdict_that_sql_gives_it(
    store: Store, cells: dict[tuple[str, str, int], int], strange: bool
) -> None:
    wrong = [(made.text, found) for made in texts(cells, TEXTS, strange=strange) if (found := faults(store, made))]
    assert not wrong[:5], len(wrong)
