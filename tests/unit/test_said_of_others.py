"""What is said of others is no more than the letter or a named source says, and of a day."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from cli_runner import run

from zedentui.archive.records import Motion, RegisterPromise
from zedentui.kinds import archived, claim
from zedentui.search import search
from zedentui.store.store import Store
from zedentui.text.dutch import MONTHS, day
from zedentui.text.provenance import NOT_HELD

DAY = rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) ([12]\d{{3}})\b"
LETTER_DAY = "2023-07-05"
PARTS = ("actieplan", "transnationaal", "moties", "agenda", "begrippen", "stukken", "organisaties", "bron")


def records(*words: str) -> list[dict[str, object]]:
    read: list[dict[str, object]] = json.loads(run(*words, "--format", "json").out)
    return read


@pytest.mark.parametrize("part", ["actieplan", "transnationaal"])
def test_a_status_is_never_copied_without_its_day(part: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run(part, "--format", "csv").out)))
    assert rows
    assert {row["status_on"] for row in rows} == {LETTER_DAY}


def test_what_came_of_a_promise_has_its_day_or_says_that_there_is_none_wherever_it_goes() -> None:
    came = [str(row["outcome"]) for row in records("agenda") if row["outcome"]]
    assert came
    for told in came:
        assert re.match(r"[A-Z][a-z ]+( op \d{1,2} [a-z]+ \d{4}|, dag niet in dit dossier): [A-Z‘]", told), told


@pytest.mark.parametrize("format_", ["txt", "ics"])
def test_related_is_said_once(format_: str) -> None:
    words = () if format_ == "txt" else ("--format", format_)
    told = run("agenda", *(("uitrol-interventies",) if format_ == "txt" else ()), *words).out
    assert not re.search(r"verwant[^.:]*: *verwant", " ".join(told.split()), re.IGNORECASE)


def test_nothing_is_finished_before_the_day_that_a_source_gives_for_it() -> None:
    (row,) = records("agenda", "wodc-onderzoek")
    assert row["decided_on"] is None  # when the Kamer got the report is known, not when the research was finished
    assert "1 juli 2025" in str(row["outcome"])
    assert "is naar verwachting afgerond" not in str(row["what"])


@pytest.mark.parametrize("part", PARTS)
def test_no_absence_is_made_a_fact_of_the_world(part: str) -> None:
    for record in records(part):
        told = " ".join(str(value) for value in record.values())
        assert "er is geen bron" not in told
        assert "voorbij sinds" not in told
        assert "is niet bekend" not in told
    for identifier in ("buitenweg", "van-der-woude"):
        assert not re.search(r"Afhandeling +Afgehandeld", run("moties", identifier).out)


def test_a_month_of_the_letter_has_its_year_and_the_year_is_ours() -> None:
    due = {row["id"]: row["due"] for row in records("actieplan") if row["due"]}
    assert due["communicatiestrategie"] == "eind juni (2023)"
    assert due["rapport-interventies"] == "naar verwachting in september (2023)"


def test_nobody_is_made_responsible_whom_the_letter_does_not_call_so() -> None:
    assert "Verantwoordelijk" not in run("transnationaal", "vog").out


def test_no_look_up_makes_somebody_responsible_either(store: Store) -> None:
    asked = [f"wie is verantwoordelijk voor {each.title}" for each in store.transnational_measures()]
    asked += [f"maatregelen waarvoor {each.name} verantwoordelijk is" for each in store.organisations()]
    for question in [*asked, "maatregelen zonder verantwoordelijke"]:
        found = search(store, question)
        answers = [hit.answer for hit in found.hits if hit.kind == "maatregel"]
        for said in [found.message or "", *answers]:
            assert not re.search(r"Verantwoordelijk|(?:als|een|geen) verantwoordelijke(?! bewinds)", said), question


def test_the_help_does_not_say_that_all_comes_from_the_letter() -> None:
    told = " ".join(run("--help").out.split())
    assert "Alles komt uit" not in told
    assert "open data van de Tweede Kamer" in told
    assert "maakt een verbinding" not in " ".join(run("kamer", "--help").out.split())


def test_every_checked_claim_is_counted_under_its_verdict() -> None:
    first, *rest = run("narekenen").out.splitlines()
    listed = [line for line in rest if re.match(r"[a-z0-9-]+ {2}", line)]
    assert sum(map(int, re.findall(r"\d+", first))) == len(listed) > len(records("narekenen"))  # and the tables' own


def test_a_share_of_several_years_is_said_with_those_years(store: Store) -> None:
    several = [each for each in store.claims() if each.year is None and each.unit == "%"]
    assert several
    for each in several:
        told = claim.speech(each, store.dossier()).line
        if each.recomputed_denominator and each.verdict.startswith("klopt"):
            assert "2018" in told.partition("Dat klopt")[2], told


@pytest.mark.parametrize("paper", ["Stb. 2024, 59", "Kamerstuk 22112, nr. 3732", "brief van 20 maart 2024"])
def test_a_source_of_an_outcome_is_not_said_to_be_absent_from_the_dossier(store: Store, paper: str) -> None:
    assert "komt in dit dossier niet voor" not in (search(store, paper).message or "")


@pytest.mark.parametrize("part", [*PARTS, "narekenen"])
def test_of_no_day_that_stands_anywhere_it_is_said_that_nothing_is_of_it(store: Store, part: str) -> None:
    named = {str(value) for record in records(part) for value in record.values()}
    days = {day(date.fromisoformat(each)) for told in named for each in re.findall(r"\b[12]\d{3}-\d\d-\d\d\b", told)}
    days |= {f"{a} {b} {c}" for told in named for a, b, c in re.findall(DAY, told)}
    assert days
    for each in days:
        for question in (each, f"wat gebeurde er op {each}"):
            found = search(store, question)
            assert found.hits, question
            assert "niets" not in (found.message or ""), question


@pytest.mark.parametrize("question", ["nieuwste stuk", "oudste stuk", "stukken uit 2025", "stukken over vog na 2022"])
def test_papers_that_are_counted_without_the_moties_say_so(store: Store, question: str) -> None:
    found = search(store, question)
    assert {hit.kind for hit in found.hits} == {"stuk"}
    assert (found.message or "").endswith("; moties tellen hier niet mee.")


@pytest.mark.parametrize("crime", ["kinderporno", "aanranding", "grooming"])
def test_what_the_first_table_includes_is_not_said_to_have_no_figures(store: Store, crime: str) -> None:
    message = search(store, f"{crime} 2021").message or ""
    assert f"geen aparte cijfers over {crime}" in message


@pytest.mark.parametrize("words", [(), ("--uitslag", "onbekend"), ("--jaar", "2025")])
@pytest.mark.parametrize("format_", ["table", "md"])
def test_a_vote_that_we_lack_is_not_called_unknown_without_saying_to_whom(words: tuple[str, ...], format_: str) -> None:
    told = " ".join(run("moties", *words, "--format", format_).out.split())
    assert "‘hier onbekend’: die stemming staat niet in onze opname daarvan." in told
    assert not re.search(r"(?<!hier )onbekend", told)
    known = run("moties", "--uitslag", "aangenomen", "--jaar", "2022", "--format", format_).out
    assert "onbekend" not in known


def test_no_part_of_the_archive_is_said_to_be_unknown_to_the_kamer() -> None:
    empty: dict[str, Any] = dict.fromkeys(each.name for each in fields(Motion))
    assert archived.motion_result(Motion(**empty)) == NOT_HELD
    empty = dict.fromkeys(each.name for each in fields(RegisterPromise))
    assert "Status volgens de Kamer: niet in dit archief." in archived.promise_sentence(RegisterPromise(**empty))


@pytest.mark.parametrize("part", ["moties", "agenda", "stukken", "begrippen"])
def test_a_list_with_more_than_the_letter_does_not_name_the_letter_as_its_only_source(part: str) -> None:
    for format_ in ("table", "md"):
        assert "Wat niet uit de brief komt, heeft bij het onderdeel zelf zijn eigen bron." in run(
            part, "--format", format_
        ).out.replace("\n", " ")
    assert "Wat niet uit de brief" not in run("actieplan").out


def test_the_promises_that_are_told_of_are_counted_in_words_that_fit(store: Store) -> None:
    said = search(store, "toezeggingen waarover na de brief iets bekend werd", today=date(2023, 10, 1)).message or ""
    assert "van 1 toezegging of termijn is" in said
