"""The calendar: read back with the package `icalendar`, and held to RFC 5545 octet by octet."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cli_runner import DATABASE, compare, run
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from papers import LETTER

from zedentui.kinds import calendar as ical
from zedentui.kinds import promise as words
from zedentui.model import Dossier, Outcome, Promise, Source
from zedentui.store.store import Store
from zedentui.text.clean import clean

DAY = date(2023, 7, 5)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    opened = Store.open(DATABASE)
    try:
        return opened.dossier()
    finally:
        opened.close()


def events(content: str) -> list[Any]:
    """The events of a calendar, as another program reads them."""
    return Calendar.from_ical(content.encode()).walk("VEVENT")


def check_lines(content: str) -> None:
    """Lines of at most 75 octets, each valid UTF-8 by itself and closed with CR LF; no other line ends."""
    data = content.encode()
    assert data.endswith(b"\r\n")
    lines = data[:-2].split(b"\r\n")
    for line in lines:
        assert len(line) <= 75
        assert line.decode()
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)
    unfolded = data.replace(b"\r\n ", b"").decode().splitlines()
    assert all(re.match(r"[A-Z-]+[;:]", line) for line in unfolded)


# The dossier ---------------------------------------------------------------------------------------------------


def test_every_promise_with_a_term_ends_on_its_last_day(store: Store) -> None:
    answer = run("agenda", "--format", "ics")
    assert answer.code == 0
    assert answer.err == "9 toezeggingen zonder termijn staan er niet bij: een kalender heeft een dag nodig.\n"
    check_lines(answer.out)
    found = {str(event["UID"]): event for event in events(answer.out)}
    promises = {f"{each.id}@kst-34843-86.zedentui": each for each in store.promises(DAY) if each.latest}
    assert set(found) == set(promises)
    assert len(found) == 23
    for uid, event in found.items():
        promise = promises[uid]
        assert promise.latest is not None
        spans = promise.id in {"ecpat-campagne", "ecpat-bijeenkomsten", "quick-scan", "plenaire-behandeling"}
        assert event["DTSTART"].dt == (promise.earliest if spans else promise.latest)
        assert event["DTEND"].dt == promise.latest + timedelta(1)
        assert (event["DTSTART"].params["VALUE"], event["DTEND"].params["VALUE"]) == ("DATE", "DATE")
        assert event["DTSTAMP"].dt == datetime(2023, 7, 5, tzinfo=UTC)
        assert str(event["SUMMARY"]).endswith(promise.title)
        assert event["TRANSP"] == "TRANSPARENT"
        assert event["URL"] == "https://zoek.officielebekendmakingen.nl/kst-34843-86.html"
        assert event["CATEGORIES"].cats == ["Zedenzaken", promise.kind]
        described = str(event["DESCRIPTION"])
        assert f"Termijn: {words.term(promise)}." in described
        assert f"In de brief: {promise.kind}." in described
        assert f"(Kamerstukken II 2022/23, 34843, nr. 86, p. {promise.source.page})" in described
        for outcome in promise.outcomes:
            assert outcome.source in described


def test_a_title_says_what_its_day_is() -> None:
    titles = {str(event["UID"]).split("@")[0]: str(event["SUMMARY"]) for event in events(run_ics())}
    assert titles["wodc-onderzoek"] == "Uiterlijk: WODC-onderzoek naar plegers en risicotaxatie"
    assert titles["veiligheidsagenda-2023-2026"] == "Laatste dag: Veiligheidsagenda 2023-2026"
    assert titles["plenaire-behandeling"] == "Plenaire behandeling wetsvoorstel seksuele misdrijven"


def run_ics(*words: str) -> str:
    return run("agenda", *words, "--format", "ics").out


def test_the_same_dossier_gives_the_same_bytes_for_what_was_known() -> None:
    first = run_ics()
    assert first == run_ics("--peildatum", "2030-01-01")
    compare("agenda-ics", first)
    before = run_ics("--peildatum", "2023-07-04")
    assert "Bron van de uitkomst" not in before.replace("\r\n ", "")
    assert len(events(before)) == len(events(first))


def test_a_calendar_is_utf_8_in_every_locale() -> None:
    answer = run("agenda", "wodc-onderzoek", "--format", "ics", encoding="latin-1")
    assert answer.out.encode("latin-1").decode("utf-8") == run_ics("wodc-onderzoek")


def test_one_promise_is_a_calendar_too() -> None:
    (event,) = events(run_ics("wodc-onderzoek"))
    assert event["DTSTART"].dt == date(2024, 7, 4)
    assert str(event["DESCRIPTION"]).splitlines()[1] == "Termijn: vóór de zomer van 2024 (uiterlijk 4 juli)."
    assert run("agenda", "wodc-onderzoek", "--format", "ics").err == ""


def test_a_promise_without_a_term_is_no_calendar() -> None:
    answer = run("agenda", "sturingsmodel", "--format", "ics")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "‘Landelijk sturingsmodel OM en politie aangepast’ heeft geen termijn, dus er is niets voor een kalender; "
        "laat --format ics weg om te zien wat de brief zegt.\n"
    )


@pytest.mark.parametrize("words", [("moties",), ("zoek", "vog"), ("statistiek",), ("toetsen",), ()])
def test_only_the_agenda_gives_a_calendar(words: tuple[str, ...]) -> None:
    answer = run(*words, "--format", "ics")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "--format ics kan alleen bij zedentui agenda; kies uit table, csv, tsv, json, md.\n"


def test_a_calendar_can_be_written_to_a_file(tmp_path: Path) -> None:
    """The bytes as a redirection leaves them: no byte order mark, no other line ends."""
    path = tmp_path / "toezeggingen.ics"
    path.write_bytes(run_ics().encode())
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert path.read_bytes().endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")


# Anything a dossier could hold ------------------------------------------------------------------------------------

NASTY = st.one_of(
    st.text(max_size=300),
    st.text(alphabet='ab \\;,:"\n\r\t\x00\x1b\x85\u2028\u202e\ud800ëé✓€漢😀\u0301', max_size=200),
    st.sampled_from([
        "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:ander", "\\n", "\\\\n;,", "a" * 500, "ë" * 200, "😀" * 100,
        "é\r\n DESCRIPTION:x", "BEGIN:VALARM", " begint met een spatie", "eindigt op een backslash\\",
    ]),
)  # fmt: skip


@st.composite
def promises(draw: st.DrawFn) -> Promise:
    first = draw(st.dates())
    last = draw(st.one_of(st.none(), st.dates(min_value=first), st.just(date.max)))
    precision = None if last is None else draw(st.sampled_from(["day", "month", "season", "year"]))
    known = tuple(
        Outcome(
            draw(NASTY), draw(st.none() | st.just(first)), first, draw(NASTY), draw(NASTY), draw(NASTY), "open data"
        )
        for _ in range(draw(st.integers(0, 2)))
    )
    term = None if last is None else draw(st.sampled_from(["termijn", "periode"]))
    title, what, who, to_whom, kind, phrase, section = (draw(NASTY) for _ in range(7))
    note = draw(st.one_of(st.none(), NASTY))
    return Promise(
        draw(NASTY), draw(st.integers(1, 99)), title, what, who, to_whom, kind, phrase, first, last, precision, term,
        note, "loopt", 0, None, known, Source(LETTER, "x", section, 1),
    )  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(promises(), max_size=4))
def test_no_text_can_break_out_of_its_property(dossier: Dossier, rows: list[Promise]) -> None:
    content = ical.calendar(rows, dossier)
    check_lines(content)
    due = sorted((row for row in rows if row.latest), key=lambda row: (row.latest, row.position))
    found = events(content)
    assert len(found) == len(due)
    names = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "CATEGORIES", "TRANSP"}
    for event, row in zip(found, due, strict=True):
        assert set(event) <= names
        assert event["DTSTART"].dt in {row.latest, row.earliest}
        assert ("DTEND" in event) == (row.latest != date.max)
        assert not event.subcomponents
        before = [f"{word}: " for word in ("Uiterlijk", "Laatste dag", "Volgens de brief gedaan")]
        titles = {clean(f"{word}{row.title}", lines=True) for word in ("", *before)}
        assert str(event["SUMMARY"]) in titles
        assert len(event["CATEGORIES"].cats) == 2
        assert str(event["UID"]).endswith("@kst-34843-86.zedentui")


@given(value=NASTY)
def test_what_is_written_as_text_is_read_back(value: str) -> None:
    written = ical.text(value)
    assert "\n" not in written
    read = re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], written)
    assert read == clean(value, lines=True)


@given(line=st.text(alphabet=st.characters(exclude_characters="\r\n", exclude_categories=("Cs",)), max_size=400))
def test_folding_loses_nothing_and_breaks_no_character(line: str) -> None:
    content = ical.folded(line)
    assert content.replace("\r\n ", "").removesuffix("\r\n") == line
    for part in content.encode().split(b"\r\n"):
        assert len(part) <= 75
        part.decode()


def test_lines_are_as_long_as_they_may_be() -> None:
    assert ical.folded("a" * 75) == "a" * 75 + "\r\n"
    assert ical.folded("a" * 76) == "a" * 75 + "\r\n a\r\n"
    assert ical.folded("a" * 74 + "ë") == "a" * 74 + "\r\n ë\r\n"
