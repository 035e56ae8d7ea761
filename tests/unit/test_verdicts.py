"""Verdicts are earned: change a figure, a denominator or a margin, and the claims that rested on it lose theirs."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from looked_at import looked_at
from papers import LETTER

from zedentui.dossier.build import fill
from zedentui.dossier.checks import check
from zedentui.dossier.claims import recompute
from zedentui.dossier.policy_shapes import VERDICTS
from zedentui.dossier.problems import Problems, SourceError
from zedentui.dossier.rows import source_rows
from zedentui.dossier.sources import Item, Sources, read
from zedentui.dossier.verdicts import Claimed, Outcome, earned, in_order
from zedentui.duck.engine import LOCKS

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "data" / "dossier"
NAMED = re.compile(r"want bij ([a-z0-9-]+) is de uitkomst")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sources, to be changed."""
    copy = tmp_path / "bron"
    shutil.copytree(SOURCES, copy)
    return copy


def change(path: Path, row: str, old: str, new: str) -> None:
    """Change `old` once, in the line or item of `path` that starts with `row`."""
    text = path.read_text("utf-8")
    at = text.index(row)
    place = text.index(old, at)
    path.write_text(text[:place] + new + text[place + len(old) :], "utf-8")


def checked(folder: Path) -> Sources:
    """The sources in `folder`, as a build reads and checks them."""
    problems = Problems(folder)
    sources = read(folder, problems)
    check(sources, problems)
    problems.stop_if_any()
    return sources


@contextmanager
def drafted(sources: Sources) -> Iterator[duckdb.DuckDBPyConnection]:
    """What a build judges the claims from: all but the claims themselves, here in memory."""
    with duckdb.connect(":memory:", config={"threads": "1"}) as connection:
        fill(connection, source_rows(sources))
        for lock in LOCKS:
            connection.execute(lock)
        yield connection


@pytest.fixture(scope="module")
def unchanged() -> Sources:
    return checked(SOURCES)


@pytest.fixture(scope="module")
def draft(unchanged: Sources) -> Iterator[duckdb.DuckDBPyConnection]:
    with drafted(unchanged) as connection, looked_at(connection, LETTER.id):
        yield connection


def judged(sources: Sources, claims: list[Item], draft: duckdb.DuckDBPyConnection) -> list[SourceError]:
    problems = Problems(SOURCES)
    recompute(claims, sources.of("yardstick"), draft, problems)
    return problems.found


def lost(errors: list[SourceError]) -> dict[str, set[str]]:
    """The claims in `errors`, each with the keys that no longer follow; every error is of that kind."""
    found: dict[str, set[str]] = {}
    for error in errors:
        match = NAMED.search(error.expectation)
        assert match, error
        found.setdefault(match[1], set()).add(str(error.column))
    return found


@pytest.fixture
def after(
    folder: Path, unchanged: Sources, draft: duckdb.DuckDBPyConnection
) -> Callable[[str, str, str], list[SourceError]]:
    """Change claims.toml, and give what a build then says: of every claim whose words or yardstick are others now."""

    def judge(row: str, old: str, new: str) -> list[SourceError]:
        change(folder / "claims.toml", row, old, new)
        sources = checked(folder)
        before = {claim.key: claim.values for claim in unchanged.of("claim")}
        same = [yard.values for yard in sources.of("yardstick")] == [y.values for y in unchanged.of("yardstick")]
        claims = [claim for claim in sources.of("claim") if not same or claim.values != before[claim.key]]
        assert claims
        return judged(sources, claims, draft)

    return judge


def test_the_sources_as_they_are_take_no_verdict(unchanged: Sources, draft: duckdb.DuckDBPyConnection) -> None:
    assert judged(unchanged, unchanged.of("claim"), draft) == []


# The rule --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claimed", "number", "fits"),
    [
        (Claimed(88), 88.49, True),
        (Claimed(88), 88.5, False),
        (Claimed(88), 87.5, True),
        (Claimed(46.3), 46.26, True),
        (Claimed(46.2), 46.26, False),
        (Claimed(100), 99.6, True),
        (Claimed(43, tolerance=0.1), 42.8, False),
        (Claimed(43, tolerance=0.2), 42.8, True),
        (Claimed(43, tolerance=0), 43.0, True),
        (Claimed(2303, tolerance=0), 2302, False),
        (Claimed(least=45, below=50), 45, True),
        (Claimed(least=45, below=50), 44.999, False),
        (Claimed(least=45, below=50), 50, False),
        (Claimed(below=0), -0.1, True),
        (Claimed(below=0), 0, False),
        (Claimed(least=0.5), 1e6, True),
        (Claimed(93, least=93, below=94), 92.9, False),
        (Claimed(93, least=93, below=94), 93.9, True),
        (Claimed(), 0, False),
    ],
)
def test_what_fits(claimed: Claimed, number: float, fits: bool) -> None:
    assert claimed.fits(number) is fits


HALF = Claimed(least=45, below=50)
UIT, IN = Outcome(46.3, "a", "uitstroom"), Outcome(50.4, "b", "instroom")


@pytest.mark.parametrize(
    ("claimed", "outcomes", "verdict", "denominator"),
    [
        (Claimed(2303), [Outcome(2303, "x")], "klopt", None),
        (Claimed(88), [Outcome(88.1, "x")], "klopt afgerond", None),
        (Claimed(2581), [Outcome(2627, "x")], "wijkt af", None),
        (Claimed(93, least=93, below=94), [Outcome(93.4, "x")], "klopt", None),
        (Claimed(below=0), [Outcome(3, "x")], "woord zonder maat", None),  # no number of the letter to be off from
        (Claimed(measured=False), [UIT, IN], "woord zonder maat", "uitstroom"),
        (Claimed(measured=False, denominator="instroom"), [UIT, IN], "woord zonder maat", "instroom"),
        (Claimed(below=1, still_to_come=True), [Outcome(7, "x")], "achterhaald", None),
        (Claimed(below=1, still_to_come=True), [Outcome(0, "x")], "klopt", None),
        (Claimed(95, tolerance=1), [Outcome(95.9, "x")], "klopt afgerond", None),
        (HALF, [UIT, IN], "klopt", "uitstroom"),
        (replace(HALF, denominator="uitstroom"), [IN, UIT], "klopt", "uitstroom"),
        (replace(HALF, denominator="instroom"), [UIT, IN], "klopt met andere noemer", "uitstroom"),
        (Claimed(50.4, denominator="instroom"), [UIT, IN], "klopt", "instroom"),
        (Claimed(50), [UIT, IN], "klopt met andere noemer", "instroom"),
        (Claimed(30, denominator="instroom"), [UIT, IN], "wijkt af", "instroom"),
        (Claimed(30), [UIT, IN], "wijkt af", "uitstroom"),
        (Claimed(9.7), [Outcome(9.7, "x", "instroom van het jaar ervoor")], "klopt", "instroom van het jaar ervoor"),
    ],
)
def test_the_verdict_that_follows(
    claimed: Claimed, outcomes: list[Outcome], verdict: str, denominator: str | None
) -> None:
    found, rests_on = earned(claimed, outcomes)
    assert (found, rests_on.denominator) == (verdict, denominator)


def test_the_letters_own_denominator_comes_first() -> None:
    sepots = Outcome(88.1, "c", "onvoorwaardelijke sepots")
    assert in_order(Claimed(denominator="onvoorwaardelijke sepots"), [UIT, IN, sepots]) == [sepots, IN, UIT]
    assert in_order(Claimed(), [IN, sepots, UIT]) == [UIT, IN, sepots]


# The dossier -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "cells", "claims"),
    [
        (
            "zedenmisdrijven",
            [("instroom,", "2.581", "2.700")],
            {"instroom-2022": {"verdict"}},
        ),
        ("zedenmisdrijven", [("instroom,", "2.303", "2.313")], {"instroom-2018": {"verdict"}}),
        (
            "zedenmisdrijven",
            # The grounds still add up: what one loses the other gains.
            [("technisch_sepot,", "1.147", "1.127"), ("administratief_sepot,", "63", "83")],
            {"technisch-2022": {"verdict"}},
        ),
        (
            "verkrachting",
            [("instroom,", "554", "640")],
            {
                "verkrachting-instroom-2020": {"verdict"},
                "verkrachting-daling-2020": {"verdict"},
            },
        ),
        ("verkrachting", [("instroom,", "743", "744")], {"verkrachting-instroom-2022": {"verdict"}}),
        ("verkrachting", [("instroom,", "563", "564")], {}),  # 2012: the prose says nothing about it
    ],
)
def test_another_figure_takes_the_verdict_of_the_claims_about_it_and_of_no_other(
    folder: Path, table: str, cells: list[tuple[str, str, str]], claims: dict[str, set[str]]
) -> None:
    for row, old, new in cells:
        change(folder / f"{table}.csv", row, f"{old},", f"{new},")
    sources = checked(folder)
    with drafted(sources) as draft:
        assert lost(judged(sources, sources.of("claim"), draft)) == claims


@pytest.mark.parametrize(
    ("claim", "old", "new", "keys"),
    [
        # The letter says instroom: it decides, although the other fits too.
        (
            "sepot-minder-dan-helft",
            'recomputed_denominator = "instroom"',
            'recomputed_denominator = "uitstroom"',
            {"recomputed_denominator"},
        ),
        # 88% is a share of the unconditional dismissals and of nothing else.
        (
            "technisch-2022",
            'claimed_denominator = "onvoorwaardelijke sepots"',
            'claimed_denominator = "uitstroom"',
            {"verdict"},
        ),
        ("voorwaardelijk-2022", 'claimed_denominator = "instroom"', 'claimed_denominator = "uitstroom"',
         {"recomputed_denominator"}),
        ("rechter-2018", 'unit = "%"', 'claimed_denominator = "instroom"\nunit = "%"', {"verdict"}),
    ],
)  # fmt: skip
def test_another_denominator_takes_the_verdict(after, claim: str, old: str, new: str, keys: set[str]) -> None:
    assert lost(after(f'id = "{claim}"', old, new)) == {claim: keys}


def test_a_denominator_that_is_not_tried_is_named(after) -> None:
    [error] = after(
        'id = "technisch-2022"',
        "AND measure = 'technisch_sepot'",
        "AND measure = 'technisch_sepot' AND denominator <> 'uitstroom'",
    )
    assert error.column == "sql"
    assert "ook een rij met de noemer uitstroom" in error.expectation


@pytest.mark.parametrize(
    ("claim", "old", "new", "taken"),
    [
        ("verkrachting-sepot", "tolerance = 0.5", "tolerance = 0.3", True),
        ("rechter-2018", 'unit = "%"', 'tolerance = 0.1\nunit = "%"', True),
        ("instroom-bandbreedte", 'unit = "zaken"', 'tolerance = 46\nunit = "zaken"', True),
    ],
)
def test_another_margin_takes_the_verdict(after, claim: str, old: str, new: str, taken: bool) -> None:
    assert set(lost(after(f'id = "{claim}"', old, new))) == ({claim} if taken else set())


@pytest.mark.parametrize(
    ("word", "old", "new", "taken"),
    [
        ("minder dan de helft", "below = 50", "below = 46", {"sepot-minder-dan-helft"}),
        ("merendeel", "least = 50.1", "least = 92", set()),
        ("merendeel", "least = 50.1", "least = 93", {"verkrachting-merendeel-technisch"}),
        ("daling", "below = 0", "below = -82", {"verkrachting-daling-2020"}),
        ("redelijk stabiel", "reason =", 'below = 50\nreading = "x"\nreason =',
         {"sepot-stabiel", "verkrachting-sepot-stabiel", "verkrachting-rechter-stabiel"}),
    ],
)  # fmt: skip
def test_one_yardstick_reads_one_word_everywhere(after, word: str, old: str, new: str, taken: set[str]) -> None:
    """Another measure for a word touches every claim with that word, and no other."""
    assert set(lost(after(f'word = "{word}"', old, new))) == taken


@pytest.fixture(scope="module")
def yardsticks(unchanged: Sources) -> list[Item]:
    return unchanged.of("yardstick")


@pytest.fixture(scope="module")
def claims(unchanged: Sources) -> list[Item]:
    return [item for item in unchanged.of("claim") if item.get_text("sql") is not None]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of the dossier whose figures may be changed."""
    path = tmp_path_factory.mktemp("cijfers") / "zeden.duckdb"
    shutil.copy(ROOT / "data" / "zeden.duckdb", path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("DROP TABLE observation_repair")  # its rows point at the cells
        yield connection


@pytest.mark.parametrize("verdict", VERDICTS)
def test_no_claim_could_have_another_verdict(
    claims: list[Item], unchanged: Sources, draft: duckdb.DuckDBPyConnection, verdict: str
) -> None:
    assert len(claims) > 30
    wrong = [claim for claim in claims if claim.values["verdict"] != verdict]
    errors = judged(unchanged, [replace(claim, values=claim.values | {"verdict": verdict}) for claim in wrong], draft)
    assert {error.column for error in errors} == {"verdict"}
    assert {error.row for error in errors} == {claim.line("verdict") for claim in wrong}


def test_every_claim_about_a_cell_rests_on_that_cell(
    claims: list[Item], yardsticks: list[Item], database: duckdb.DuckDBPyConnection
) -> None:
    """Three times as many cases in its cell, or a thousand where there are none: what fitted no longer does."""
    tested = 0
    for claim in claims:
        cell = {name: claim.values.get(name) for name in ("offence", "measure", "year")}
        if None in cell.values() or claim.values["verdict"] in {"wijkt af", "woord zonder maat"}:
            continue
        database.execute("BEGIN")
        database.execute(
            "UPDATE observation SET count = 3 * count + CASE count WHEN 0 THEN 1000 ELSE 0 END"
            " WHERE offence = $offence AND measure = $measure AND year = $year",
            cell,
        )
        problems = Problems(SOURCES)
        recompute([claim], yardsticks, database, problems)
        database.execute("ROLLBACK")
        assert "verdict" in [problem.column for problem in problems.found], claim.key
        tested += 1
    assert tested > 12
