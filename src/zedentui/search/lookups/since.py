"""What became known of something after the letter: outcomes of promises and later papers, or that there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.search.lookups.items import find_items
from zedentui.search.lookups.listed import Listed, Row, count_of, led_by
from zedentui.search.lookups.stated import as_known
from zedentui.search.vocabulary.words import shown, stem, words
from zedentui.text.dutch import day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from zedentui.model import Promise
    from zedentui.search.facts import Facts
    from zedentui.search.result import Found
    from zedentui.store.store import Store

__all__ = ["came_of", "newest", "on_subject", "since_about"]

_THERE = 0.5  # from this likeness on a word of the dossier is the one that was typed


def newest(promise: Promise) -> date | None:
    """Return the day of the last thing that became known of a promise."""
    days = [outcome.happened_on or outcome.known_on for outcome in promise.outcomes]
    return max((at for at in days if at is not None), default=None)


def on_subject(
    store: Store, facts: Facts, found: Mapping[str, Sequence[Found]], about: Sequence[str], kind: str
) -> list[Row]:
    """Return the items of a kind that hold all of the words, or none. Raises StoreError."""
    sure = {word: [each for each in found.get(word, ()) if each.quality >= _THERE] for word in about}
    if not all(sure.values()):
        return []
    near = [row for row in find_items(store, facts, about, (), sure, [kind], 500) if row[0] == kind]
    return [row for row in near if row[7] >= len(about)]


def came_of(
    store: Store, facts: Facts, found: Mapping[str, Sequence[Found]], about: Sequence[str], limit: int, today: date
) -> Listed | None:
    """Return what became of what `about` names: its promises, those with an outcome first; None without any.

    Raises StoreError.
    """
    named = on_subject(store, facts, found, about, "toezegging")
    promises = {promise.id: promise for promise in store.promises(today)}
    named = [row for row in named if row[1] in promises]
    if not named:
        return None
    # What is called so comes before what only mentions it; what the letter itself tells as done comes last.
    typed = {stem(word) for word in about}
    named.sort(key=lambda row: (
        promises[row[1]].kind == "gedaan", -len(typed & {stem(word) for word in words(row[3])}),
        not promises[row[1]].outcomes,
    ))  # fmt: skip
    with_news = sum(bool(promises[row[1]].outcomes) for row in named)
    told = (
        f"van {with_news} is een uitkomst of iets verwants bekend"
        if with_news
        else "van geen staat een uitkomst in dit dossier"
    )
    count = count_of(len(named), "toezegging of termijn", "toezeggingen of termijnen")
    return Listed(named[:limit], f"Over ‘{' '.join(map(shown, about))}’: {count}; {told}.")


def since_about(
    store: Store, facts: Facts, found: Mapping[str, Sequence[Found]], about: Sequence[str], limit: int, today: date
) -> Listed:
    """Return what is known after the letter of what `about` names: promises with news first, then papers.

    Raises StoreError.
    """
    letter = store.dossier().letter.published_on
    promises = {promise.id: promise for promise in store.promises(today)}
    named = as_known(on_subject(store, facts, found, about, "toezegging"), promises)
    later: list[tuple[date, Row]] = []
    for row in named:
        news = newest(promises[row[1]]) if row[1] in promises else None
        if news is not None and letter is not None and news > letter:
            told = _news(promises[row[1]], letter)
            later.append((news, row if row[4].startswith(told) else led_by(told, row)))
    papers = {each.id: each.published_on for each in store.dossier().documents}
    for row in on_subject(store, facts, found, about, "stuk"):
        at = papers.get(row[1])
        if at is not None and letter is not None and at > letter:
            later.append((at, row))
    what, from_on = " ".join(about), f"na de brief van {day(letter)}" if letter else "na de brief"
    if not later:
        said = f"Van ‘{what}’ werd {from_on} niets bekend dat in dit dossier staat."
        return Listed(named[:limit], f"{said} De brief noemt:" if named else said)
    # What is called so comes before what only mentions it, and the newest first.
    typed = {stem(word) for word in about}
    later.sort(key=lambda pair: (len(typed & {stem(word) for word in words(pair[1][3])}), pair[0]), reverse=True)
    rows = [row for _, row in later]
    kinds = [row[0] for row in rows]
    parts = [count_of(kinds.count("toezegging"), "toezegging of termijn met nieuws",
                      "toezeggingen of termijnen met nieuws") if "toezegging" in kinds else "",
             count_of(kinds.count("stuk"), "later stuk", "latere stukken") if "stuk" in kinds else ""]  # fmt: skip
    return Listed(rows[:limit], f"Over ‘{what}’ {from_on}: {' en '.join(filter(None, parts))}.")


def _news(promise: Promise, letter: date) -> str:
    """The outcomes after the letter, each with its day."""
    told = []
    for outcome in promise.outcomes:
        at = outcome.happened_on or outcome.known_on
        if at is not None and at > letter:
            told.append(f"{day(at)}: {outcome.outcome}")
    return " ".join(told)
