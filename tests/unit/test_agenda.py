"""Promises against a reference date: states counted by hand from the phrases, and how a term is worded and read."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
from cli_runner import DATABASE, compare, run
from hypothesis import given
from hypothesis import strategies as st

from zedentui.kinds import promise as words
from zedentui.model import Promise, Source
from zedentui.store.store import Store
from zedentui.text import dutch
from zedentui.text.days import read_day

DAYS = ("2023-07-05", "2024-01-01", "2026-11-23")
"""The day of the letter, a New Year's Day, and a day long after."""

FIELDS = (
    "id", "who", "what", "phrase", "earliest", "latest", "precision", "state", "days", "section", "page", "outcome",
)  # fmt: skip

PASSED, RUNS, COMES, OPEN, DONE = "verstreken", "loopt", "komend", "zonder termijn", "geleverd"

# Written by hand from the letter's phrases and the convention, not taken from the program. The last day first; behind
# it state and days on each of DAYS, counted on a calendar: from 5 July to 31 July are 26 days, and so on.
# The letter is of 5 July 2023 and names no year with most of these: 2023 is meant.
BY_HAND: dict[str, tuple[str, str | None, tuple[tuple[str, int], ...]]] = {
    # a day: that day. 28 June to 5 July: 7; to New Year 2 + 31 + 31 + 30 + 31 + 30 + 31 + 1 = 187
    "plenaire-behandeling": ("op 28 juni 2023", "2023-06-28", ((PASSED, 7), (PASSED, 187), (PASSED, 1244))),
    # end of June: the last of June
    "communicatiestrategie": ("eind juni", "2023-06-30", ((PASSED, 5), (PASSED, 185), (PASSED, 1242))),
    # in, or around, the summer: 22 September. From 5 July 26 + 31 + 22 = 79; after it 8 + 31 + 30 + 31 + 1 = 101
    "ecpat-campagne": ("in de zomer van 2023", "2023-09-22", ((RUNS, 79), (PASSED, 101), (PASSED, 1158))),
    "ecpat-bijeenkomsten": ("in de zomer", "2023-09-22", ((RUNS, 79), (PASSED, 101), (PASSED, 1158))),
    "quick-scan": ("rond de zomer", "2023-09-22", ((RUNS, 79), (PASSED, 101), (PASSED, 1158))),
    # a month: it comes until the 1st (26 + 31 + 1 = 58 days), and is over after the 30th
    "nulscenario": ("in september 2023", "2023-09-30", ((COMES, 58), (PASSED, 93), (PASSED, 1150))),
    "rapport-interventies": ("in september", "2023-09-30", ((COMES, 58), (PASSED, 93), (PASSED, 1150))),
    "uitrol-interventies": ("vervolgens (…) direct", "2023-09-30", ((COMES, 58), (PASSED, 93), (PASSED, 1150))),
    # this year: 31 December. 5 July is day 186 of 365
    "paspoortwet-artikel-18": ("nog dit jaar", "2023-12-31", ((RUNS, 179), (PASSED, 1), (PASSED, 1058))),
    # before the summer of 2024: 21 June, day 173 of a leap year
    "wodc-onderzoek": ("vóór de zomer van 2024", "2024-06-21", ((RUNS, 352), (RUNS, 172), (PASSED, 885))),
    # years: to the end of the last; 7 days of November and 31 of December are left on 23 November 2026
    "veiligheidsagenda-2023-2026": ("voor de jaren 2023-2026", "2026-12-31", ((RUNS, 1275), (RUNS, 1095), (RUNS, 38))),
    # no term
    "sturingsmodel": ("nog aan te passen", None, ((OPEN, 0),) * 3),
    "barrieremodel-vervolg": ("blijven met elkaar in gesprek", None, ((OPEN, 0),) * 3),
    "vog-eu-afspraken": ("in te blijven zetten", None, ((OPEN, 0),) * 3),
    "vog-verdragen": (
        "indien nieuwe bilaterale rechtshulpverdragen worden opgesteld", None, ((OPEN, 0),) * 3
    ),
    "best-practices": ("blijft (…) delen", None, ((OPEN, 0),) * 3),
    "wet-seksuele-misdrijven": ("de inwerkingtreding (…) af te wachten", None, ((OPEN, 0),) * 3),
    "onderzoek-daderprofielen": ("na enige tijd", None, ((OPEN, 0),) * 3),
    "voortgangsbrieven": ("op de hoogte houden", None, ((OPEN, 0),) * 3),
    # delivered: the letter itself says so, whatever the day
    "sepotonderzoek-2018": ("op 19 december 2018", "2018-12-19", ((DONE, 0),) * 3),
    "kabinetsreactie-grenzeloos": ("op 4 juli 2022", "2022-07-04", ((DONE, 0),) * 3),
    "aanspreekpunten-melders": ("van 6 juli jongstleden", "2022-07-06", ((DONE, 0),) * 3),
    "actieplan-verzonden": ("op 4 november 2022", "2022-11-04", ((DONE, 0),) * 3),
    "veiligheidsagenda-brief": ("bij brief van 15 december 2022", "2022-12-15", ((DONE, 0),) * 3),
    "vog-brief": ("bij brief van 25 april 2023", "2023-04-25", ((DONE, 0),) * 3),
    "voortgang-actieplan": ("voor de zomer", "2023-06-21", ((DONE, 0),) * 3),
    "voortgang-transnationaal": ("vóór de zomer van 2023", "2023-06-21", ((DONE, 0),) * 3),
    "motie-buitenweg-afgedaan": ("met deze brief", "2023-07-05", ((DONE, 0),) * 3),
    "motie-van-der-woude-afgedaan": ("met deze brief", "2023-07-05", ((DONE, 0),) * 3),
    "grenzeloos-vertaling": ("als bijlage bij deze brief", "2023-07-05", ((DONE, 0),) * 3),
    "barrieremodel-ontwikkeld": ("het afgelopen jaar", "2023-07-05", ((DONE, 0),) * 3),
    "ecpat-subsidie": ("in 2023", "2023-12-31", ((DONE, 0),) * 3),
}  # fmt: skip


# States ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", DAYS)
def test_states_are_what_a_person_counts_from_the_phrases(day: str) -> None:
    answer = run("agenda", "--peildatum", day, "--format", "json")
    assert (answer.code, answer.err) == (0, "")
    compare(f"agenda-{day}", answer.out)
    rows = json.loads(answer.out)
    place = DAYS.index(day)
    wanted = {key: (phrase, latest, *states[place]) for key, (phrase, latest, states) in BY_HAND.items()}
    assert {row["id"]: (row["phrase"], row["latest"], row["state"], row["days"]) for row in rows} == wanted
    assert len(rows) == len(BY_HAND) == 32
    assert all(tuple(row)[: len(FIELDS)] == FIELDS for row in rows)


def test_overdue_counts_from_the_end_of_the_interval(store: Store) -> None:
    """A season or a year is not over on its first day: it runs to its last, and the day after is one day late."""

    def on(day: date) -> dict[str, tuple[str, int]]:
        return {promise.id: (promise.state, promise.days) for promise in store.promises(day)}

    checked = 0
    for promise in store.promises(date(2023, 7, 5)):
        if promise.latest is None or promise.kind == "geleverd":
            continue
        length = (promise.latest - promise.earliest).days
        assert on(promise.earliest - timedelta(1))[promise.id] == (COMES, 1)
        assert on(promise.earliest)[promise.id] == (RUNS, length)
        assert on(promise.latest)[promise.id] == (RUNS, 0)
        assert on(promise.latest + timedelta(1))[promise.id] == (PASSED, 1)
        checked += 1
    assert checked == 11


def test_sections_are_ids_that_can_be_asked_for() -> None:
    sections = {row["id"] for row in json.loads(run("paragrafen", "--format", "json").out)}
    rows = json.loads(run("agenda", "--format", "json").out)
    assert {row["section"] for row in rows} <= sections


def test_an_outcome_stands_beside_a_promise_and_changes_nothing_of_it(tmp_path: Path) -> None:
    other = tmp_path / "anders.duckdb"
    shutil.copyfile(DATABASE, other)
    with duckdb.connect(str(other)) as connection:
        known = ("nulscenario", date(2023, 12, 1), "Het nulscenario kwam.", "Een bron", None)
        connection.execute("INSERT INTO promise_outcome VALUES (?, ?, ?, ?, ?)", known)

    def row(*words: str) -> dict[str, object]:
        rows: list[dict[str, object]] = json.loads(run("agenda", "nulscenario", "--format", "json", *words).out)
        return rows[0]

    for day in DAYS:
        before = row("--peildatum", day)
        after = row("--peildatum", day, "--db", str(other))
        assert after == {**before, "outcome": "Het nulscenario kwam. (bron: Een bron)"}
        assert before["outcome"] is None
        assert after["kind"] == "verwachting"
    shown = run("agenda", "nulscenario", "--peildatum", DAYS[2], "--db", str(other)).out
    assert "verstreken, 1.150 dagen geleden" in shown
    assert "Het nulscenario kwam." in shown
    assert "In de brief       verwachting" in shown


def test_an_outcome_is_known_with_its_own_source_only(store: Store) -> None:
    known = {promise.id: promise for promise in store.promises(date(2026, 11, 23)) if promise.outcomes}
    assert {key: promise.state for key, promise in known.items()} == {
        "wet-seksuele-misdrijven": OPEN,
        "plenaire-behandeling": PASSED,
    }
    for promise in known.values():
        for outcome in promise.outcomes:
            assert outcome.source
            assert outcome.url
            assert "34843" not in outcome.source  # not the letter itself


# Words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("wodc-onderzoek", "vóór de zomer van 2024 (uiterlijk 21 juni)"),
        ("quick-scan", "rond de zomer (uiterlijk 22 september 2023)"),
        ("ecpat-campagne", "in de zomer van 2023 (uiterlijk 22 september)"),
        ("communicatiestrategie", "eind juni (uiterlijk 30 juni 2023)"),
        ("nulscenario", "in september 2023 (uiterlijk 30 september)"),
        ("paspoortwet-artikel-18", "nog dit jaar (uiterlijk 31 december 2023)"),
        ("veiligheidsagenda-2023-2026", "voor de jaren 2023-2026 (t/m 31 december 2026)"),
        ("barrieremodel-ontwikkeld", "het afgelopen jaar (uiterlijk 5 juli 2023)"),
        ("plenaire-behandeling", "op 28 juni 2023"),
        ("aanspreekpunten-melders", "van 6 juli jongstleden (6 juli 2022)"),
        ("sturingsmodel", "nog aan te passen"),
    ],
)
def test_a_term_says_what_is_read_in_it(store: Store, key: str, said: str) -> None:
    day = date(2023, 7, 5)
    (promise,) = [each for each in store.promises(day) if each.id == key]
    assert words.term(promise) == said
    assert promise.phrase == said.partition(" (")[0] or "(…)" in promise.phrase
    assert said in run("agenda", "--peildatum", "2023-07-05").out
    facts = {block.label: block.text for block in words.detail(promise, day).blocks}
    assert said in facts["Termijn"]
    if promise.latest:
        assert f"Termijn: {said}; " in words.sentence(promise, day)
    else:
        assert words.sentence(promise, day).endswith("De brief geeft geen termijn.")


PROMISE = Promise(
    "x", 1, "Titel", "Wat.", "wie", "aan wie", "toezegging", "ooit", date(2024, 3, 1), date(2024, 3, 31), "month", None,
    RUNS, 3, (), Source("inleiding", "Inleiding", 1),
)  # fmt: skip


@pytest.mark.parametrize(
    ("state", "days", "said", "short"),
    [
        (RUNS, 3, "loopt, nog 3 dagen", "loopt, nog 3 dagen"),
        (RUNS, 1, "loopt, nog 1 dag", "loopt, nog 1 dag"),
        (RUNS, 0, "loopt, laatste dag", "loopt, laatste dag"),
        (PASSED, 1, "verstreken, 1 dag geleden", "verstreken, 1 dag"),
        (PASSED, 1158, "verstreken, 1.158 dagen geleden", "verstreken, 1.158 dagen"),
        (COMES, 12, "komend, begint over 12 dagen", "komend, over 12 dagen"),
        (OPEN, 0, "zonder termijn", "zonder termijn"),
        (DONE, 0, "geleverd", "geleverd"),
    ],
)
def test_a_state_in_words(state: str, days: int, said: str, short: str) -> None:
    promise = replace(PROMISE, state=state, days=days)
    assert (words.state(promise), words.short_state(promise)) == (said, short)


def test_a_day_that_comes_does_not_begin() -> None:
    promise = replace(PROMISE, latest=PROMISE.earliest, precision="day", state=COMES, days=2)
    assert words.state(promise) == "komend, over 2 dagen"


# A day as someone types it -----------------------------------------------------------------------------------------

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "typed",
    ["2024-07-01", " 2024-7-1 ", "1-7-2024", "01-07-2024", "1/7/2024", "1.7.2024", "1 juli 2024", "1  JULI 2024",
     "1 jul 2024", "1 jul. 2024"],
)  # fmt: skip
def test_a_day_can_be_written_as_people_write_it(typed: str) -> None:
    assert read_day(typed, TODAY) == date(2024, 7, 1)
    assert run("agenda", "--peildatum", typed).out == run("agenda", "--peildatum", "2024-07-01").out


@pytest.mark.parametrize(
    "typed",
    ["", "morgen", "1-7-24", "1 juli", "31-6-2024", "2023-02-30", "20240701", "2024-W01-1", "7/1/24", "1 julia 2024",
     "٢٠٢٤-٠٧-٠١", "0000-01-01", "1-7/2024x", "2024-07-01" + " " * 200 + "x"],
)  # fmt: skip
def test_what_is_no_day_is_refused(typed: str) -> None:
    assert read_day(typed, TODAY) is None


def test_today_is_today() -> None:
    assert read_day(" Vandaag ", TODAY) == TODAY
    assert run("agenda", "--peildatum", "vandaag").out == run("agenda").out


@given(day=st.dates())
def test_every_day_that_is_written_is_read_back(day: date) -> None:
    for written in (day.isoformat(), f"{day.day}-{day.month}-{day.year:04}"):
        assert read_day(written, TODAY) == day
    if day.year >= 1000:
        assert read_day(dutch.day(day), TODAY) == day
        assert read_day(dutch.short_day(day), TODAY) == day


@given(typed=st.text(max_size=120))
def test_reading_a_day_never_fails(typed: str) -> None:
    assert read_day(typed, TODAY) is None or typed.strip()
