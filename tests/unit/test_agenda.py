"""Promises against a reference date: states counted by hand from the phrases, and how a term is worded and read."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
from cli_runner import DATABASE, compare, run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from papers import LETTER as PAPER

from zedentui.kinds import promise as words
from zedentui.model import STATES, Promise, Source
from zedentui.store.blocks import named_blocks
from zedentui.store.store import Store
from zedentui.text import dutch
from zedentui.text.days import read_day

LETTER = date(2023, 7, 5)

DAYS = ("2023-07-05", "2023-07-07", "2024-07-05", "2026-11-25")
"""The day of the letter, the first day of the recess, the first of the next, and a day long after."""

FIELDS = (
    "id", "who", "what", "phrase", "earliest", "latest", "precision", "state", "days", "section", "page", "outcome",
)  # fmt: skip

PASSED, OVER, RUNS, COMES = "termijn voorbij", "periode voorbij", "loopt", "komend"
OPEN, DONE, KEPT, HAPPENED = "geen termijn genoemd", "volgens de brief gedaan", "nagekomen", "gebeurd"

# Written by hand from the letter's phrases and the convention, not taken from the program. The last day first; behind
# it state and days on each of DAYS, counted on a calendar: from 5 July to 31 July are 26 days, and so on.
# The letter is of 5 July 2023 and names no year with most of these: 2023 is meant.
BY_HAND: dict[str, tuple[str, str | None, tuple[tuple[str, int], ...]]] = {
    # a day, and the debate was held on it (Handelingen)
    "plenaire-behandeling": ("op 28 juni 2023", "2023-06-28", ((HAPPENED, 0),) * 4),
    # end of June: the last of June. Nothing is known of it
    "communicatiestrategie": ("eind juni", "2023-06-30", ((PASSED, 0),) * 4),
    # in, or around, the summer: to 22 September. From 5 July 26 + 31 + 22 = 79. Periods, nothing that is due
    "ecpat-campagne": ("in de zomer van 2023", "2023-09-22", ((RUNS, 79), (RUNS, 77), (OVER, 0), (OVER, 0))),
    "ecpat-bijeenkomsten": ("in de zomer", "2023-09-22", ((RUNS, 79), (RUNS, 77), (OVER, 0), (OVER, 0))),
    "quick-scan": ("rond de zomer", "2023-09-22", ((RUNS, 79), (RUNS, 77), (OVER, 0), (HAPPENED, 0))),  # day unknown
    # a month: it comes until the 1st (26 + 31 + 1 = 58 days), and is over after the 30th
    "nulscenario": ("in september 2023", "2023-09-30", ((COMES, 58), (COMES, 56), (PASSED, 0), (PASSED, 0))),
    "rapport-interventies": ("in september", "2023-09-30", ((COMES, 58), (COMES, 56), (PASSED, 0), (PASSED, 0))),
    # this year: 31 December. 5 July is day 186 of 365
    "paspoortwet-artikel-18": ("nog dit jaar", "2023-12-31", ((RUNS, 179), (RUNS, 177), (PASSED, 0), (PASSED, 0))),
    # before the summer of 2024: before the recess, which began on 5 July 2024; a leap day lies between. The Kamer
    # got the report on 1 July 2025; when the research was finished, which is what was expected, no source says
    "wodc-onderzoek": ("vóór de zomer van 2024", "2024-07-04", ((RUNS, 365), (RUNS, 363), (PASSED, 0), (HAPPENED, 0))),
    # years: to the end of the last; 5 days of November and 31 of December are left on 25 November 2026
    "veiligheidsagenda-2023-2026": (
        "voor de jaren 2023-2026", "2026-12-31", ((RUNS, 1275), (RUNS, 1273), (RUNS, 909), (RUNS, 36))
    ),
    # no term: directly after something else is no date, and neither is a wish to go on
    "uitrol-interventies": ("vervolgens (…) direct", None, ((OPEN, 0),) * 4),
    "sturingsmodel": ("nog aan te passen", None, ((OPEN, 0),) * 4),
    "barrieremodel-vervolg": ("blijven met elkaar in gesprek", None, ((OPEN, 0),) * 4),
    "vog-eu-afspraken": ("in te blijven zetten", None, ((OPEN, 0),) * 4),
    "vog-verdragen": (
        "indien nieuwe bilaterale rechtshulpverdragen worden opgesteld", None, ((OPEN, 0),) * 4
    ),
    "best-practices": ("blijft (…) delen", None, ((OPEN, 0),) * 4),
    "onderzoek-daderprofielen": ("na enige tijd", None, ((OPEN, 0),) * 4),
    "voortgangsbrieven": ("op de hoogte houden", None, ((OPEN, 0), (OPEN, 0), (KEPT, 0), (KEPT, 0))),
    # no term, and it happened on 1 July 2024: not known before
    "wet-seksuele-misdrijven": (
        "de inwerkingtreding (…) af te wachten", None, ((OPEN, 0), (OPEN, 0), (HAPPENED, 0), (HAPPENED, 0))
    ),
    # before the summer of 2023: before 7 July, when the recess began; the letter of 5 July is what was promised
    "voortgang-actieplan": ("voor de zomer", "2023-07-06", ((KEPT, 0),) * 4),
    "voortgang-transnationaal": ("vóór de zomer van 2023", "2023-07-06", ((KEPT, 0),) * 4),
    # done: the letter itself says so, whatever the day; another source too where it happened
    "sepotonderzoek-2018": ("op 19 december 2018", "2018-12-19", ((HAPPENED, 0),) * 4),
    "kabinetsreactie-grenzeloos": ("op 4 juli 2022", "2022-07-04", ((HAPPENED, 0),) * 4),
    "aanspreekpunten-melders": ("van 6 juli jongstleden", "2022-07-06", ((HAPPENED, 0),) * 4),
    "actieplan-verzonden": ("op 4 november 2022", "2022-11-04", ((HAPPENED, 0),) * 4),
    "veiligheidsagenda-brief": ("bij brief van 15 december 2022", "2022-12-15", ((DONE, 0),) * 4),
    "vog-brief": ("bij brief van 25 april 2023", "2023-04-25", ((HAPPENED, 0),) * 4),
    "motie-buitenweg-afgedaan": ("met deze brief", "2023-07-05", ((DONE, 0),) * 4),
    "motie-van-der-woude-afgedaan": ("met deze brief", "2023-07-05", ((DONE, 0),) * 4),
    "grenzeloos-vertaling": ("als bijlage bij deze brief", "2023-07-05", ((HAPPENED, 0),) * 4),
    "barrieremodel-ontwikkeld": ("het afgelopen jaar", "2023-07-05", ((DONE, 0),) * 4),
    "ecpat-subsidie": ("in 2023", "2023-07-05", ((DONE, 0),) * 4),
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


def test_a_term_runs_to_its_last_day_and_is_then_past_and_no_more(store: Store) -> None:
    """A season or a year is not over on its first day; the day after its last it is past, and nobody is called late."""

    def on(day: date) -> dict[str, tuple[str, int]]:
        return {promise.id: (promise.state, promise.days) for promise in store.promises(day)}

    checked = 0
    for promise in store.promises(LETTER):
        if promise.latest is None or promise.kind == "gedaan" or promise.outcomes:
            continue
        length = (promise.latest - promise.earliest).days
        past = OVER if promise.term == "periode" else PASSED
        if promise.earliest > LETTER:
            assert on(promise.earliest - timedelta(1))[promise.id] == (COMES, 1)
        if promise.earliest >= LETTER:
            assert on(promise.earliest)[promise.id] == (RUNS, length)
        if promise.latest >= LETTER:
            assert on(promise.latest)[promise.id] == (RUNS, 0)
        assert on(max(promise.latest + timedelta(1), LETTER))[promise.id] == (past, 0)
        checked += 1
    assert checked == 9


DECIDED = {"gebeurd", "nagekomen", "later nagekomen", "niet nagekomen", "vervangen"}
NEVER_SAID = ("verstreken", "te laat", "overdue", "geleverd")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=st.dates(date(2017, 1, 1), date(2031, 12, 31)))
def test_on_no_day_is_more_said_than_was_known(store: Store, day: date) -> None:
    for promise in store.promises(day):
        assert promise.state in STATES
        assert (promise.state == "brief nog niet verschenen") == (day < LETTER)
        assert all(outcome.known_on <= day for outcome in promise.outcomes)
        assert not promise.outcomes or day >= LETTER
        deciding = [o for o in promise.outcomes if o.result != "verwant"]
        assert (promise.state in DECIDED) == bool(deciding)
        assert all(o.source and o.url and o.verified in {"open data", "stored page"} for o in promise.outcomes)
        detail = " ".join(f"{block.label} {block.text}" for block in words.detail(promise, day).blocks)
        said = words.speech(promise, store.dossier(), day).line
        for text in (words.sentence(promise, day), said, detail, words.signed(promise), words.state(promise)):
            assert not any(word in text for word in NEVER_SAID), text
            if promise.state != "niet nagekomen":
                assert "×" not in text


@pytest.fixture(scope="module")
def loose(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of the dossier, to which outcomes may be added."""
    path = tmp_path_factory.mktemp("uitkomsten") / "zeden.duckdb"
    shutil.copyfile(DATABASE, path)
    with duckdb.connect(str(path)) as connection:
        yield connection


RESULTS = ("gebeurd", "nagekomen", "niet nagekomen", "vervangen", "verwant")


@settings(max_examples=40, deadline=None)
@given(
    day=st.dates(LETTER, date(2027, 12, 31)),
    outcomes=st.lists(
        st.tuples(st.sampled_from(RESULTS), st.none() | st.dates(LETTER, date(2027, 12, 31)), st.integers(0, 400)),
        min_size=1, max_size=3,
    ),
)  # fmt: skip
def test_the_state_follows_from_what_was_known_that_day(
    loose: duckdb.DuckDBPyConnection, day: date, outcomes: list[tuple[str, date | None, int]]
) -> None:
    """The nulscenario (in September 2023) with any outcomes: what was known last decides, only kept can be later."""
    known = []
    for place, (result, happened, later) in enumerate(outcomes, 1):
        learnt = (happened or LETTER) + timedelta(later)
        known.append((learnt, place, result, happened))
    query = named_blocks()["promises"]
    loose.execute("BEGIN")
    try:
        for learnt, place, result, happened in known:
            loose.execute(
                "INSERT INTO promise_outcome VALUES ('nulscenario', ?, ?, ?, ?, 'Iets.', 'Een bron', 'https://x.nl', "
                "'open data')", [place, result, happened, learnt],
            )  # fmt: skip
        answer = loose.execute(query, {"reference_date": day})
        columns = [column[0] for column in answer.description]
        row = next(dict(zip(columns, r, strict=True)) for r in answer.fetchall() if r[0] == "nulscenario")
    finally:
        loose.execute("ROLLBACK")
    last = date(2023, 9, 30)
    deciding = sorted(each for each in known if each[0] <= day and each[2] != "verwant")
    if not deciding:
        assert row["state"] == (COMES if day < date(2023, 9, 1) else RUNS if day <= last else PASSED)
        assert row["decided_on"] is None
        return
    result = deciding[-1][2]
    first = min((each[3] for each in deciding if each[2] == result and each[3]), default=None)
    late = result == "nagekomen" and first is not None and first > last
    assert row["state"] == ("later nagekomen" if late else result)
    assert row["decided_on"] == first
    assert row["days"] == ((first - last).days if late and first else 0)


def test_sections_are_ids_that_can_be_asked_for() -> None:
    sections = {row["id"] for row in json.loads(run("paragrafen", "--format", "json").out)}
    rows = json.loads(run("agenda", "--format", "json").out)
    assert {row["section"] for row in rows} <= sections


def test_an_outcome_gives_a_state_with_its_source_and_changes_nothing_of_the_promise(tmp_path: Path) -> None:
    other = tmp_path / "anders.duckdb"
    shutil.copyfile(DATABASE, other)
    with duckdb.connect(str(other)) as connection:
        connection.execute(
            "INSERT INTO promise_outcome VALUES ('nulscenario', 1, 'nagekomen', '2023-12-01', '2023-12-01', "
            "'Het nulscenario kwam.', 'Een bron', 'https://voorbeeld.nl/', 'open data')"
        )

    def row(*words: str) -> dict[str, object]:
        rows: list[dict[str, object]] = json.loads(run("agenda", "nulscenario", "--format", "json", *words).out)
        return rows[0]

    for day in DAYS:
        before = row("--peildatum", day)
        after = row("--peildatum", day, "--db", str(other))
        assert before["outcome"] is None
        if day < "2023-12-01":
            assert after == before  # nothing is known that came later
            continue
        known = {"outcome": "Nagekomen op 1 december 2023: Het nulscenario kwam. (bron: Een bron)",
                     "state": "later nagekomen", "days": 62,
                 "decided_on": "2023-12-01"}  # fmt: skip
        assert after == {**before, **known}
    shown = run("agenda", "nulscenario", "--peildatum", DAYS[2], "--db", str(other)).out
    assert "later nagekomen, op 1 december 2023: 62 dagen na 30 september 2023" in shown
    assert "Nagekomen op 1 december 2023: Het nulscenario kwam." in shown
    assert "https://voorbeeld.nl/" in shown
    assert "In de brief       verwachting" in shown


def test_a_day_before_the_letter_is_answered_with_what_it_could_not_yet_say() -> None:
    answer = run("agenda", "--peildatum", "2022-01-01")
    assert answer.code == 0
    assert "de brief van 5 juli 2023 was er toen nog niet" in answer.out
    rows = json.loads(run("agenda", "--peildatum", "2022-01-01", "--format", "json").out)
    assert {row["state"] for row in rows} == {"brief nog niet verschenen"}
    assert {row["outcome"] for row in rows} == {None}


# Words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("wodc-onderzoek", "vóór de zomer van 2024 (uiterlijk 4 juli)"),
        ("quick-scan", "rond de zomer (t/m 22 september 2023)"),
        ("ecpat-campagne", "in de zomer van 2023 (t/m 22 september)"),
        ("communicatiestrategie", "eind juni (uiterlijk 30 juni 2023)"),
        ("nulscenario", "in september 2023 (uiterlijk 30 september)"),
        ("paspoortwet-artikel-18", "nog dit jaar (uiterlijk 31 december 2023)"),
        ("veiligheidsagenda-2023-2026", "voor de jaren 2023-2026 (t/m 31 december 2026)"),
        ("barrieremodel-ontwikkeld", "het afgelopen jaar"),
        ("plenaire-behandeling", "op 28 juni 2023"),
        ("aanspreekpunten-melders", "van 6 juli jongstleden (6 juli 2022)"),
        ("sturingsmodel", "niet genoemd"),
    ],
)
def test_a_term_says_what_is_read_in_it(store: Store, key: str, said: str) -> None:
    day = date(2023, 7, 5)
    (promise,) = [each for each in store.promises(day) if each.id == key]
    assert words.term(promise) == said
    assert promise.phrase == said.partition(" (")[0] or promise.latest is None
    assert said in run("agenda", "--peildatum", "2023-07-05").out
    facts = {block.label: block.text for block in words.detail(promise, day).blocks}
    assert said in facts["Termijn"]
    assert facts["De brief"] == f"‘{promise.phrase}’"
    if promise.latest:
        assert f"Volgens de brief: {said}." in words.sentence(promise, day)
    else:
        assert words.sentence(promise, day).endswith("De brief noemt geen termijn.")


PROMISE = Promise(
    "x", 1, "Titel", "Wat.", "wie", "aan wie", "toezegging", "ooit", date(2024, 3, 1), date(2024, 3, 31), "month",
    "termijn", None, RUNS, 3, None, (), Source(PAPER, "inleiding", "Inleiding", 1),
)  # fmt: skip


@pytest.mark.parametrize(
    ("state", "days", "said", "short"),
    [
        (RUNS, 3, "loopt, nog 3 dagen", "loopt, nog 3 dagen"),
        (RUNS, 1, "loopt, nog 1 dag", "loopt, nog 1 dag"),
        (RUNS, 0, "loopt, laatste dag", "loopt, laatste dag"),
        (PASSED, 0, "termijn voorbij (31 maart 2024); uitkomst niet in dit dossier", "termijn voorbij"),
        (OVER, 0, "periode voorbij (31 maart 2024); uitkomst niet in dit dossier", "periode voorbij"),
        (COMES, 12, "komend, vanaf 1 maart 2024, over 12 dagen", "komend, vanaf 1 mrt 2024"),
        (OPEN, 0, "geen termijn genoemd", "geen termijn genoemd"),
        (DONE, 0, "volgens de brief gedaan", "volgens de brief gedaan"),
    ],
)
def test_a_state_in_words(state: str, days: int, said: str, short: str) -> None:
    promise = replace(PROMISE, state=state, days=days)
    assert (words.state(promise), words.short_state(promise)) == (said, short)


@pytest.mark.parametrize(
    ("state", "days", "said", "short"),
    [
        ("gebeurd", 0, "gebeurd op 2 april 2024", "✓ gebeurd, 2 apr 2024"),
        ("nagekomen", 0, "nagekomen op 2 april 2024", "✓ nagekomen, 2 apr 2024"),
        ("later nagekomen", 2, "later nagekomen, op 2 april 2024: 2 dagen na 31 maart 2024",
         "✓ later nagekomen, 2 apr 2024"),
        ("niet nagekomen", 0, "niet nagekomen op 2 april 2024", "× niet nagekomen, 2 apr 2024"),
        ("vervangen", 0, "vervangen op 2 april 2024", "→ vervangen, 2 apr 2024"),
    ],
)  # fmt: skip
def test_an_outcome_in_words(state: str, days: int, said: str, short: str) -> None:
    promise = replace(PROMISE, state=state, days=days, decided_on=date(2024, 4, 2))
    assert (words.state(promise), words.signed(promise)) == (said, short)


def test_every_state_has_a_sign_and_the_cross_is_for_what_was_not_kept() -> None:
    assert set(words.SIGNS) == set(words.ASCII_SIGNS) == set(STATES)
    assert [state for state, sign in words.SIGNS.items() if sign == "×"] == ["niet nagekomen"]
    assert "".join(words.ASCII_SIGNS.values()).isascii()


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
    ["", "ooit", "over", "over nul dagen", "over weken", "9999 jaar geleden",
     "1-7-24", "1 juli", "31-6-2024", "2023-02-30", "20240701", "2024-W01-1", "7/1/24", "1 julia 2024",
     "٢٠٢٤-٠٧-٠١", "0000-01-01", "1-7/2024x", "2024-07-01" + " " * 200 + "x"],
)  # fmt: skip
def test_what_is_no_day_is_refused(typed: str) -> None:
    assert read_day(typed, TODAY) is None


def test_today_is_today() -> None:
    assert read_day(" Vandaag ", TODAY) == TODAY
    assert run("agenda", "--peildatum", "vandaag").out == run("agenda").out


@pytest.mark.parametrize(
    ("typed", "day"),
    [("gisteren", date(2024, 1, 30)), ("Morgen", date(2024, 2, 1)), ("over twee weken", date(2024, 2, 14)),
     ("over 10 dagen", date(2024, 2, 10)), ("over één maand", date(2024, 2, 29)),
     ("een jaar geleden", date(2023, 1, 31)),
     ("volgende week", date(2024, 2, 7)), ("vorige maand", date(2023, 12, 31))],
)  # fmt: skip
def test_a_day_can_be_told_from_today(typed: str, day: date) -> None:
    assert read_day(typed, date(2024, 1, 31)) == day


@given(count=st.integers(1, 5000), today=st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_so_many_days_on_and_back_is_the_same_day(count: int, today: date) -> None:
    there = read_day(f"over {count} dagen", today)
    assert there is not None
    assert (there - today).days == count
    assert read_day(f"{count} dagen geleden", there) == today


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
