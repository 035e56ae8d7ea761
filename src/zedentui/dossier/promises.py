"""Whether the terms and outcomes of promises can be what they say they are.

A term follows from the letter's own words, by the conventions at the top of `promises.toml`; an outcome has a source,
and is not known before it happened.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from zedentui.dossier.fields import Value
from zedentui.dossier.problems import Problems
from zedentui.dossier.sources import Item, Sources

__all__ = ["check_terms"]

_BEFORE_SUMMER = re.compile(r"v(?:óó|oo)r de zomer")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def check_terms(sources: Sources, problems: Problems) -> None:
    """Report intervals that are reversed, terms that do not follow from their words, and outcomes without a day."""
    letter = next((d.values.get("letter_date") for d in sources.of("dossier")), None)
    recesses = {item.key: item for item in sources.of("recess")}
    for recess in recesses.values():
        first, last = recess.values.get("first_day"), recess.values.get("last_day")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            recess.report(problems, "last_day", f"een datum op of na {first} (first_day)")
    for promise in sources.of("promise"):
        _check_interval(promise, problems)
        if isinstance(letter, date):
            _check_summer(promise, recesses, letter, problems)
        for outcome in promise.children.get("outcome", []):
            _check_outcome(outcome, problems)


def _check_interval(promise: Item, problems: Problems) -> None:
    earliest, latest = promise.values.get("earliest"), promise.values.get("latest")
    for column in ("precision", "term"):
        if (latest is None) != (promise.values.get(column) is None):
            promise.report(problems, column, f"latest en {column} samen, of geen van beide (geen termijn)")
    if not isinstance(earliest, date) or not isinstance(latest, date):
        return
    if latest < earliest:
        promise.report(problems, "latest", f"een datum op of na {earliest} (earliest)")
    elif (latest == earliest) != (promise.values.get("precision") == "day"):
        promise.report(problems, "precision", "day als earliest en latest gelijk zijn, en anders niet")


def _check_summer(promise: Item, recesses: Mapping[Value, Item], letter: date, problems: Problems) -> None:
    """Before the summer is before the summer recess of the Kamer; without a year it is that of the letter's year."""
    phrase = promise.get_text("phrase") or ""
    if not _BEFORE_SUMMER.search(phrase):
        return
    named = _YEAR.search(phrase)
    year = int(named[0]) if named else letter.year
    recess = recesses.get(year)
    if recess is None:
        promise.report(problems, "phrase", f"een [[recess]] voor {year}, want vóór de zomer is vóór het zomerreces")
        return
    first = recess.values.get("first_day")
    if isinstance(first, date) and promise.values.get("latest") != first - timedelta(days=1):
        promise.report(problems, "latest", f"{first - timedelta(days=1)}, de dag vóór het zomerreces van {year}")


def _check_outcome(outcome: Item, problems: Problems) -> None:
    happened, known = outcome.values.get("happened_on"), outcome.values.get("known_on")
    if happened is None and known is None:
        outcome.report(problems, "happened_on", "happened_on, of known_on als geen bron de dag noemt")
    if isinstance(happened, date) and isinstance(known, date) and known < happened:
        outcome.report(problems, "known_on", f"een datum op of na {happened} (happened_on)")
