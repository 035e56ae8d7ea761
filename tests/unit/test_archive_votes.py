"""What the archive says of a vote: counted only where it can be, and with every doubt about that beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamer_source import MISTAKE
from zedentui.archive import archive as archive_module
from zedentui.archive.archive import Archive
from zedentui.archive.records import Motion, RegisterPromise, Vote
from zedentui.kamer.names import RECORDED
from zedentui.kamer.recordings import read_recordings
from zedentui.kamer.workshop import open_workshop
from zedentui.kamer.writing import Writer
from zedentui.kinds import archived

DECISION = "0d9ac15f-6a44-4a0f-9ee4-5d34a4e5bb42"
SOUND = Motion(
    0, DECISION, "2024Z00001", "Motie over iets", None, None, None, None, None, None, DECISION,
    "Stemmen - aangenomen", "Met handopsteken", 100, 40, 10, 0, 1, None, None,
)  # fmt: skip

Cast = tuple[str | None, int | None, str | None]
"""What was voted, the seats, and who."""


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables and views of an archive, in memory."""
    with duckdb.connect(":memory:") as made:
        made.execute((Path(archive_module.__file__).with_name("schema.sql")).read_text("utf-8"))
        yield made


CASTS = st.lists(
    st.tuples(
        st.sampled_from(["Voor", "Tegen", "Niet deelgenomen"]) | st.sampled_from(["voor", "Onthouden", "", None]),
        st.integers(1, 60) | st.sampled_from([None, 0, -5, 150, 151, 999_999_999, 2_147_483_647]),
        st.sampled_from("ABCDEFG") | st.none(),
    ),
    min_size=1, max_size=6,
)  # fmt: skip


@given(casts=CASTS, called=st.booleans())
@settings(max_examples=150, deadline=None)
def test_only_what_can_be_counted_is(connection: duckdb.DuckDBPyConnection, casts: list[Cast], called: bool) -> None:
    """Known votes, nobody twice, each of seats that a fractie can have, together no more than the Kamer has."""
    connection.execute("DELETE FROM besluit; DELETE FROM stemming")
    connection.execute(
        "INSERT INTO besluit (id, stemmings_soort) VALUES (?, ?)",
        [DECISION, "Hoofdelijk" if called else "Met handopsteken"],
    )
    connection.executemany(
        "INSERT INTO stemming (id, besluit, soort, fractie_grootte, actor_naam) VALUES (uuid(), ?, ?, ?, ?)",
        [[DECISION, *cast] for cast in casts],
    )
    names = [who for _, _, who in casts if who is not None]
    seats = [1 if called else size for _, size, _ in casts]
    sums: list[int | None] = [None, None, None]
    if (
        all(vote in {"Voor", "Tegen", "Niet deelgenomen"} for vote, _, _ in casts)
        and all(size is not None and 1 <= size <= 150 for size in seats)
        and sum(size or 0 for size in seats) <= 150
        and len(set(names)) == len(names)
    ):
        sums = [
            sum(size or 0 for size, cast in zip(seats, casts, strict=True) if cast[0] == side)
            for side in ("Voor", "Tegen", "Niet deelgenomen")
        ]
    found = connection.execute("SELECT voor, tegen, niet_deelgenomen, rijen FROM besluit_telling").fetchall()
    assert found == [(*sums, len(casts))]


def test_whoever_voted_both_ways_or_in_an_unknown_way_did_not_vote_as_one(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    """And a vote that cannot be counted, in which a fractie stands twice, is in no tally."""
    connection.execute("DELETE FROM stemming; DELETE FROM motie")
    for who, votes in {"A": ["Voor", "Voor"], "B": ["Voor", None], "C": ["Voor", "Tegen"], "D": [None]}.items():
        for vote in votes:
            connection.execute(
                "INSERT INTO stemming (id, besluit, soort, actor_fractie) VALUES (uuid(), ?, ?, ?)",
                [DECISION, vote, who],
            )
    connection.execute(
        "INSERT INTO motie (position, id, besluit, stemmings_soort, stemmingen, zoektekst) "
        "VALUES (0, ?, ?, 'Met handopsteken', 1, 'x')",
        [DECISION, DECISION],
    )  # as it is made of these votes: without totals
    blocks = archive_module.named_blocks()

    def ask(name: str, **params: Any) -> list[tuple[Any, ...]]:
        words = {f"w{place}": "" for place in range(6)}
        used = {key: value for key, value in {**words, **params}.items() if f"${key}" in blocks[name]}
        return connection.execute(blocks[name], used).fetchall()

    assert ask("votes_of", decisions=[DECISION]) == [(DECISION, "A", "Voor")]
    nobody: dict[str, Any] = {"p1": [], "v1": None, "without": []}
    counts = {who: ask("motion_count", p0=[who], v0="", **nobody)[0][0] for who in "ABCD"}
    assert counts == {"A": 1, "B": 0, "C": 0, "D": 0}
    assert ask("tally", parties=["A"]) == []
    connection.execute(
        "UPDATE motie SET voor = 9; DELETE FROM stemming WHERE rowid = (SELECT min(rowid) FROM stemming)"
    )
    assert ask("tally", parties=["A"]) == [(None, "Voor", 1)]


RESULTS = st.sampled_from(["aangenomen", "verworpen", "aangehouden", "Stemmen", None]).map(
    lambda word: None if word is None else word if word == "Stemmen" else f"Stemmen - {word}"
)
SEATS = st.none() | st.integers(0, 150) | st.integers(-5, 2_147_483_647)


@given(RESULTS, SEATS, SEATS, SEATS, st.integers(0, 3), st.sampled_from(["Met handopsteken", "Hoofdelijk", None]))
def test_no_total_goes_without_its_doubt(
    result: str | None, ayes: int | None, noes: int | None, absent: int | None, votings: int, method: str | None
) -> None:
    item = replace(SOUND, result=result, votes_for=ayes, votes_against=noes, not_cast=absent, votings=votings,
                   method=method)  # fmt: skip
    said, listed = archived.motion_voted(item), archived.motion_result(item)
    assert said in archived.motion_sentence(item)
    if result and "Stemmen - " in result:
        assert result.removeprefix("Stemmen - ") in said.lower()
    if ayes is None or noes is None:
        assert not re.search(r"\d", said + listed)
        return
    wrong = {"Stemmen - aangenomen": ayes <= noes, "Stemmen - verworpen": ayes > noes}.get(result or "", False)
    whole = 148 <= ayes + noes + (absent or 0) <= 150
    assert ("de Kamer heeft er 150" in said) is not whole
    assert ("spreken elkaar tegen" in said) is (whole and wrong)
    assert ("besluiten met stemmen" in said) is (votings > 1)
    assert listed.endswith(" ?" if wrong or not whole else f"{ayes}-{noes}")
    doubt = archived.motion_table([item]).rows[0][archived.MOTION_FIELDS.index("doubt")]
    assert bool(doubt) is (wrong or not whole or votings > 1)
    assert said.endswith(str(doubt or "tegen."))


def test_one_is_singular_and_a_sound_vote_is_said_as_ever() -> None:
    assert archived.motion_voted(SOUND) == "Aangenomen: 100 zetels voor en 40 tegen."
    one = replace(SOUND, votes_for=1, votes_against=140, not_cast=9, result="Stemmen - verworpen")
    assert archived.motion_voted(one) == "Verworpen: 1 zetel voor en 140 tegen."
    assert archived.motion_voted(replace(one, method="Hoofdelijk")) == "Verworpen: 1 lid voor en 140 tegen."


def test_a_vote_of_an_unknown_kind_is_not_told_as_absence_and_impossible_seats_are_not_told() -> None:
    votes = [Vote("A", "A", "Voor", 7, False), Vote("B", "B", "Niet deelgenomen", 3, False),
             Vote("C", "C", "Onthouden", -5, False), Vote("D", "D", "onbekend", 2_147_483_647, False)]  # fmt: skip
    told = {block.label: block.text for block in archived.motion_detail(SOUND, votes).blocks}
    assert (told["Voor"], told["Niet meegestemd"], told["Onbekend hoe"]) == ("A 7", "B 3", "C –, D –")
    assert "Tegen" not in told


@pytest.mark.parametrize(("status", "kept"), [
    ("Voldaan", True), ("Deels Voldaan", True), ("Openstaand", False), ("Vervallen", False), (None, False),
])  # fmt: skip
def test_only_a_promise_that_was_kept_is_called_so(status: str | None, kept: bool) -> None:
    """The register may have a day and a letter for one that is open: that is a plan."""
    day = date(2027, 1, 1)
    item = RegisterPromise(DECISION, "TZ1", "Iets", status, day, ("2024D9",), None, None, None, None, None, None, None)
    labels = {block.label for block in archived.promise_detail(item).blocks}
    assert ({"Nagekomen", "Met de brief"} <= labels) is kept
    assert ({"Nakoming", "Brief"} <= labels) is not kept


def test_an_archive_is_counted_by_our_views_whatever_views_it_has(tmp_path: Path) -> None:
    """Those of an earlier version counted otherwise, and what anybody's view would read is not read."""
    path = tmp_path / "k.duckdb"
    for view in (
        "besluit_telling AS SELECT id AS besluit, 1 AS voor, 2 AS tegen, 3 AS niet_deelgenomen, 4 AS rijen, "
        "5 AS vergissingen FROM besluit",
        "besluit_zaak AS SELECT content AS besluit, content AS zaak FROM read_text('/etc/hostname')",
    ):
        for unfinished in (False, True):
            path.unlink(missing_ok=True)
            with open_workshop(path) as workshop:
                read_recordings([MISTAKE], Writer(workshop.connection, RECORDED), lambda file, number: None)
                workshop.publish()
            target = path
            if unfinished:
                with open_workshop(path) as workshop:
                    target = workshop.target.with_name(f".{path.name}.werk")
            with duckdb.connect(str(target)) as connection:
                connection.execute(f"CREATE OR REPLACE VIEW {view}")
            with open_workshop(path) as workshop:
                assert workshop.resumed is unfinished
                workshop.publish()
            archive = Archive.open(path)
            (motion,) = archive.motions(0, 9)
            archive.close()
            assert (motion.votes_for, motion.votes_against, motion.votings) == (10, 21, 1)
