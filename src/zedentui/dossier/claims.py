"""Recomputes the claims of the letter's prose with their SQL, and says whether the verdict follows from the numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

import duckdb

from zedentui.dossier.fields import plain
from zedentui.dossier.problems import Problems
from zedentui.dossier.sandbox import foreign_name, own_names
from zedentui.dossier.sources import Item
from zedentui.dossier.verdicts import Claimed, Outcome, earned, in_order
from zedentui.duck.watch import Watch

__all__ = ["Recomputed", "Tried", "recompute"]

_LONGEST_RUN = 10.0
"""Seconds after which a query is stopped; a healthy one takes milliseconds."""

_MOST_ROWS = 9
"""More denominators than this were not meant: the query forgot its GROUP BY."""

_LONGEST_PHRASE = 7
"""Words of the letter that one claim shows: more would be copying its sentences."""

_BOUNDS = ("claimed_value", "tolerance", "claimed_least", "claimed_below", "reading")

_OUR_TEXTS = re.compile(
    r"\b(summary|definition|note|reason|statement|argument|title|spoken|what|contains|like|ilike|regexp\w*)\b",
    re.IGNORECASE,
)
"""What SQL that searches a text of the dossier would have to name."""

_VIEWS = ("figure", "share_by_denominator", "offence_comparison", "table_check")
"""The views with figures, each with a column `document`."""

_WANTED = "één SELECT: het getal en de tekst in één rij, of met de noemer als derde kolom een rij voor elke noemer"
_SHARE_UNITS = {"%", "procentpunt"}
_FLOWS = {"uitstroom", "instroom"}


@dataclass(frozen=True, slots=True)
class Tried:
    """What came out with one denominator: `value` in the claim's unit, `text` to show, whether it `fits` the claim.

    `fits` is None where the claim's words have no measure.
    """

    denominator: str
    value: float
    text: str
    fits: bool | None


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What came out for one claim: `value` in the claim's own unit (None: not to be recomputed), `text` to show.

    `tried` has every denominator, the letter's own first; empty where there is none to choose.
    """

    value: float | None
    text: str
    tried: tuple[Tried, ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the claims of one document are judged from, with the denominators of each measure and the names it has."""

    connection: duckdb.DuckDBPyConnection
    denominators: dict[str, set[str | None]]
    names: frozenset[str]


class _ClaimError(Exception):
    """The SQL of a claim gave something else than what is wanted; the message says what."""


def recompute(
    claims: list[Item], yardsticks: list[Item], connection: duckdb.DuckDBPyConnection, problems: Problems
) -> list[Recomputed]:
    """Return what each of `claims` comes to, in order; report every claim that fails or whose verdict does not follow.

    Words without a number are read with the one of `yardsticks` that the claim names.
    `connection` must be locked: the SQL comes from a source file and must not reach other files. It sees the figures of
    the document of the claim only, and `dossier` is that document. After a problem the list is incomplete, and the
    caller stops.
    """
    results = []
    measures = {str(yardstick.key): yardstick for yardstick in yardsticks}
    for document, of_document in groupby(claims, key=lambda claim: claim.document):
        with _looking_at(document, connection):
            seen = _Seen(connection, _denominators(connection), own_names(connection))
            for claim in of_document:
                sql = claim.get_text("sql")
                _check_words(claim, measures, problems)
                if sql is None:
                    result = _unchecked(claim, problems)
                else:
                    claimed = _claimed(claim, measures.get(claim.get_text("yardstick") or ""), problems)
                    result = _checked(claim, claimed, sql, seen, problems)
                if result is not None:
                    results.append(result)
    return results


@contextmanager
def _looking_at(document: str, connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Let the SQL of claims see the figures of `document` and no others: what came later cannot change a verdict.

    The rows of the views are kept meanwhile, under the same names: each is worked out once, not 33 times.
    """
    ((database,),) = connection.execute("SELECT current_database()").fetchall()
    place, quoted = f'"{database}".main', document.replace("'", "''")
    connection.execute(
        f"CREATE TEMP VIEW observation AS SELECT * FROM {place}.observation WHERE document = '{quoted}'"  # noqa: S608
    )
    connection.execute(
        "CREATE TEMP VIEW dossier AS SELECT d.application, d.schema_version, l.id AS document,"  # noqa: S608
        f" l.published_on AS letter_date FROM {place}.dossier AS d, {place}.document AS l WHERE l.id = '{quoted}'"
    )
    for view in _VIEWS:
        connection.execute(
            f"CREATE TEMP TABLE {view} AS SELECT * FROM {place}.{view} WHERE document = '{quoted}'"  # noqa: S608
        )
    try:
        yield
    finally:
        for view in _VIEWS:
            connection.execute(f"DROP TABLE temp.main.{view}")
        for view in ("observation", "dossier"):
            connection.execute(f"DROP VIEW temp.main.{view}")


def _unchecked(claim: Item, problems: Problems) -> Recomputed | None:
    """A claim without SQL: it says so in its verdict, and what there is to say instead of a figure."""
    text = claim.get_text("recomputed")
    if text is None:
        claim.report(problems, "recomputed", "de sleutel sql, of anders in recomputed wat er wel te zeggen is")
    if "verdict" in claim.values and claim.values["verdict"] != "niet na te rekenen":
        claim.report(problems, "verdict", "niet na te rekenen, want er is geen sql")
    return None if text is None else Recomputed(None, text)


def _check_words(claim: Item, yardsticks: dict[str, Item], problems: Problems) -> None:
    """One yardstick for one word; `wijkt af` only of a number or a date; SQL that reads no texts of ours."""
    phrase = (claim.get_text("phrase") or "").lower()
    if len(phrase.replace("(…)", "").split()) > _LONGEST_PHRASE:
        claim.report(problems, "phrase", f"hoogstens {_LONGEST_PHRASE} woorden van de brief")
    named = claim.get_text("yardstick")
    for word in yardsticks:
        if word in phrase and named != word:
            claim.report(problems, "yardstick", f"{word}, want dat woord staat in phrase")
    if named is not None and any(name in claim.values for name in _BOUNDS):
        claim.report(problems, "yardstick", f"geen {', '.join(_BOUNDS)} naast yardstick: die geeft de maat")
    number = isinstance(claim.values.get("claimed_value"), float) and any(map(str.isdigit, phrase))
    if claim.values.get("verdict") == "wijkt af" and not number:
        claim.report(problems, "verdict", "wijkt af alleen bij een getal of datum in phrase, met claimed_value")
    if found := _OUR_TEXTS.search(claim.get_text("sql") or ""):
        claim.report(problems, "sql", "sql die alleen cijfers en data leest, geen teksten van onszelf", found[0])


def _denominators(connection: duckdb.DuckDBPyConnection) -> dict[str, set[str | None]]:
    """The denominators that fit each measure."""
    found: dict[str, set[str | None]] = {}
    for measure, denominator in connection.execute(
        "SELECT DISTINCT measure, denominator FROM share_by_denominator"
    ).fetchall():
        found.setdefault(measure, set()).add(denominator)
    return found


def _checked(claim: Item, claimed: Claimed, sql: str, seen: _Seen, problems: Problems) -> Recomputed | None:
    if "recomputed" in claim.values:
        claim.report(problems, "recomputed", "geen recomputed naast sql: de uitkomst komt uit de sql")
    try:
        outcomes = in_order(claimed, _run(sql, seen))
    except _ClaimError as failure:
        claim.report(problems, "sql", f"{_WANTED} ({failure})", " ".join(sql.split()))
        return None
    tried = {outcome.denominator for outcome in outcomes}
    for denominator in sorted(_wanted(claim, tried - {None}, seen.denominators) - tried, key=str):
        claim.report(problems, "sql", f"ook een rij met de noemer {denominator}", " ".join(sql.split()))
    if claimed.denominator is not None and claimed.denominator not in tried:
        return None
    verdict, rests_on = earned(claimed, outcomes)
    why = f"want bij {claim.key} is de uitkomst {rests_on.value} ({rests_on.text})"
    if claim.values.get("verdict") != verdict:
        claim.report(problems, "verdict", f"{verdict}, {why}")
    if claim.get_text("recomputed_denominator") != rests_on.denominator:
        expectation = f"{rests_on.denominator}, {why}"
        if rests_on.denominator is None:
            expectation = "geen noemer, want sql geeft er geen"
        claim.report(problems, "recomputed_denominator", expectation)
    return Recomputed(
        rests_on.value,
        rests_on.text,
        tuple(
            Tried(o.denominator, o.value, o.text, claimed.fits(o.value) if claimed.measured else None)
            for o in outcomes
            if o.denominator
        ),
    )


def _claimed(claim: Item, yardstick: Item | None, problems: Problems) -> Claimed:
    """What the claim says, having reported what keeps it from being compared with a number."""

    def number(item: Item, name: str) -> float | None:
        value = item.values.get(name)
        return value if isinstance(value, float) else None

    denominator, coming = claim.get_text("claimed_denominator"), "still_to_come" in claim.values
    if yardstick is not None:
        least, below = number(yardstick, "least"), number(yardstick, "below")
        measured = least is not None or below is not None
        return Claimed(None, None, least, below, denominator, measured, coming)
    claimed = Claimed(
        number(claim, "claimed_value"), number(claim, "tolerance"), number(claim, "claimed_least"),
        number(claim, "claimed_below"), denominator, still_to_come=coming,
    )  # fmt: skip
    bounds = [bound for bound in (claimed.least, claimed.below) if bound is not None]
    if claimed.value is None and not bounds:
        claim.report(problems, "claimed_value", "een getal, of claimed_least of claimed_below, want er is sql")
    if len(bounds) == 2 and bounds[1] <= bounds[0]:
        claim.report(problems, "claimed_below", f"meer dan {bounds[0]} (claimed_least)")
    if claimed.tolerance is not None and (claimed.tolerance < 0 or claimed.value is None or bounds):
        claim.report(problems, "tolerance", "een marge vanaf 0, alleen bij een getal in claimed_value zonder grenzen")
    if bounds and claim.get_text("reading") is None:
        claim.report(problems, "reading", "in gewone taal wat de grenzen zijn")
    return claimed


def _wanted(claim: Item, tried: set[str | None], denominators: dict[str, set[str | None]]) -> set[str | None]:
    """The denominators that a claim must be tried with: those of its measure when it is about a share, and its own."""
    worded = claim.get_text("claimed_denominator")
    wanted: set[str | None] = {worded} - {None}
    if not tried:
        return wanted | _FLOWS if claim.get_text("unit") in _SHARE_UNITS else wanted
    of_measure = denominators.get(claim.get_text("measure") or "", set())
    return wanted | _FLOWS | of_measure if tried & (_FLOWS | of_measure) else wanted


def _run(sql: str, seen: _Seen) -> list[Outcome]:
    """Run one query, at most ten seconds; the outcome for each denominator, or one without.

    Raises _ClaimError for anything but one row of a number and a text, or rows of a number, a text and a denominator.
    """
    connection = seen.connection
    try:
        statements = connection.extract_statements(sql)
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise _ClaimError("dit is iets anders dan één SELECT")
        if (name := foreign_name(sql, connection, seen.names)) is not None:
            raise _ClaimError(f"{name} is geen tabel van het dossier en geen functie die alleen rekent")
        with Watch(connection.interrupt, _LONGEST_RUN):
            rows = connection.execute(statements[0]).fetchmany(_MOST_ROWS + 1)
    except duckdb.Error as error:
        raise _ClaimError("DuckDB meldt: " + str(error).split("\n", 1)[0].strip()) from error
    width = len(rows[0]) if rows else 0
    if not rows or len(rows) > (_MOST_ROWS if width == 3 else 1) or width not in {2, 3}:
        count = "te veel" if len(rows) > _MOST_ROWS else len(rows)
        raise _ClaimError(f"er kwamen {count} rijen van {width} kolommen")
    outcomes = [
        Outcome(_number(row[0]), _text(row[1], "tweede"), *(_text(name, "derde") for name in row[2:])) for row in rows
    ]
    if len({outcome.denominator for outcome in outcomes}) < len(outcomes):
        raise _ClaimError("een noemer kwam twee keer")
    return outcomes


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise _ClaimError(f"de eerste kolom is geen getal maar {type(value).__name__}")
    number = float(value)
    if not abs(number) < 1e9:
        raise _ClaimError("de eerste kolom is geen eindig getal")
    return number


def _text(value: object, column: str) -> str:
    try:
        return str(plain(value))
    except ValueError:
        raise _ClaimError(f"de {column} kolom is geen tekst") from None
