"""Which of the items that hold the words of a question answers it: the second look at what SQL found.

SQL counts words and weighs places. Of a long question that is not enough: a long text holds many of its words without
being about them, a question why is answered by an item that gives the reason, and an item of which the whole title was
typed is meant. Each of these counts as a part of a word that was found.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from zedentui.search.vocabulary.patterns import pattern
from zedentui.search.vocabulary.words import STOP_WORDS, stem, words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from zedentui.search.frames.query import Query
    from zedentui.search.lookups.listed import Row

__all__ = ["WEAK", "is_elsewhere", "names_letter", "ranked", "tells_reason"]

WEAK = frozenset(
    """gestuurd verstuurd verzonden gedeeld aangeboden gemaakt maakte opgesteld gedaan uitgevoerd geschreven gegeven
    gehouden genomen gevraagd gestart begonnen betrokken nodig precies wordt bedoeld bedoelde mogelijk manier rond
    bepaalde volgens eigenlijk houdt inhoudt inhouden betekent gaat wil willen doet doen zegt zei staat inhoud gekomen
    terechtgekomen geworden""".split()  # noqa: SIM905 - a table of words
)
"""Verbs and adverbs of everyday that say little of a subject beside other words."""
_REASON = (
    r"\b(?:omdat|doordat|daardoor|waardoor|daarom|zodat|opdat|aangezien|want|wegens|verklar\w*|verklaard|oorzaak|reden"
    r"|bij gebrek|onvoldoende|dus|om te|kan ertoe|beinvloed)\b"
)
_EXPLAINS = r"\b(?:omdat|doordat|verklaard|verklaring|komt (?:volgens de brief )?door|daardoor)\b"
_CASE = r"\d{4}z\d+"
_LETTER = frozenset({"brief", "voortgangsbrief", "letter"})
_OF_ELSEWHERE = 0.6  # what the letter does not name counts less, unless moties are asked for
_LONG = 700  # characters of a text that holds much
_OF_LONG = 0.12  # what each word found in such a text counts less
_VERY_LONG = 1_000
_OF_VERY_LONG = 0.25
_OF_REASON = 1.0
_OF_KIND = 0.3
_OF_TITLE = 1.1
_OF_STATE = 1.5
_OF_MEANING = 2.5
_TITLES = 300
"""Titles of which the stems are remembered, some 400 bytes each: a letter more finds mostly the same items."""
_LEAST = 3  # words of a question from which on the second look counts


def tells_reason(text: str) -> bool:
    """Return whether a text says why: it has a word that gives a reason."""
    return pattern(_REASON).search(text.lower()) is not None


def is_elsewhere(row: Row) -> bool:
    """Return whether an item is a motie that the letter does not name: it goes by the number of its zaak."""
    return row[0] == "motie" and pattern(_CASE).fullmatch(row[1]) is not None


def names_letter(query: Query) -> bool:
    """Return whether it is asked of the letter itself: `wat zegt de brief over`, not of a motie."""
    return "motie" not in query.intents and not _LETTER.isdisjoint(query.words)


def ranked(
    rows: Sequence[Row], typed: Sequence[str], kinds: Collection[str], *, reason: bool = False,
    meant: bool = False, stands: bool = False,
    words: Sequence[str] = (),
) -> list[Row]:  # fmt: skip
    """Return `rows` as the question with the words `typed` means them; `kinds` are asked for.





    `reason`: it asks why; `meant`: it asks what something is; `stands`: how it stands;
    `words` are all that it has, for whole titles.
    """
    if len(set(typed)) < _LEAST and not (reason or meant or stands):
        return list(rows)
    everything = frozenset(stem(word) for word in (*typed, *words))
    stems = frozenset(stem(word) for word in typed)
    return sorted(
        rows,
        key=lambda row: (
            -_fit(row, stems, everything, kinds, reason=reason, meant=meant)
            - _OF_STATE * (stands and row[0] == "toezegging" and row[7] > 0)
        ),
    )


@lru_cache(maxsize=_TITLES)
def _named(title: str) -> tuple[str, ...]:
    """The stems of the words in a title that say something, without what stands behind it."""
    return tuple(stem(word) for word in words(title.partition(" (")[0].partition(":")[0]) if word not in STOP_WORDS)


def _fit(
    row: Row, stems: frozenset[str], everything: frozenset[str], kinds: Collection[str], *, reason: bool, meant: bool
) -> float:
    """How many words of the question the item holds, with what else speaks for it counted as parts of one."""
    fit = float(row[7])
    if len(row[4]) > _LONG:
        fit *= 1 - (_OF_LONG if len(row[4]) < _VERY_LONG else _OF_VERY_LONG)
    if reason and row[7]:  # of what it is asked must be named
        fit += _OF_REASON if pattern(_EXPLAINS).search(row[4].lower()) else 0.5 * _OF_REASON * tells_reason(row[4])
    if row[0] in kinds and row[7]:
        fit += _OF_KIND
    elif is_elsewhere(row):
        fit -= _OF_ELSEWHERE
    title = _named(row[3])
    whole = bool(title) and all(word in everything for word in title)
    if meant and len(title) > 1 and set(title) == stems:
        return fit + _OF_MEANING + _OF_KIND  # more than a term in it: `wat houdt onderzoek naar interventies in`
    if meant and whole and (row[0] == "begrip" or "begrip" not in kinds) and row[0] in (kinds or ("begrip",)):
        return fit + _OF_MEANING  # `wat houdt de maatregel VOG in` asks for the measure, not for the word
    whole = whole and len(title) > 1
    if "bewering" not in kinds and (whole or (len(stems) > 1 and stems <= set(title))):
        fit += _OF_TITLE
    return fit
