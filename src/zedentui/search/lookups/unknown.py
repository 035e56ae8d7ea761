"""What a question names that stands nowhere in the dossier, said before what only resembles it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.search.vocabulary.patterns import pattern
from zedentui.search.vocabulary.spelling import capitalised
from zedentui.search.vocabulary.words import fold, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zedentui.search.frames.query import Query
    from zedentui.search.result import Found

__all__ = ["is_whole", "stranger", "understood_as"]

_WHOLE = 0.9  # from this quality on a word of the dossier is the very word, or another form of it
_ASKED_OF = (
    r"\b(?:rol van|wat (?:doet|doen|deed|zegt|zei|vindt|vond|wil|wilde|schrijft)|wie is|what does)"
    r"\s+(?:de |het |minister |kamerlid )*$"
)
_PARTICLES = frozenset({"van", "de", "der", "den", "het", "ten", "ter", "el", "al", "von"})


def is_whole(words: Sequence[Found] | None) -> bool:
    """Return whether a word stands in the dossier as it is."""
    return bool(words) and words is not None and words[0].quality >= _WHOLE


def stranger(query: Query, found: Mapping[str, Sequence[Found]]) -> str | None:
    """Return the sentence that a name of which something is asked stands nowhere in the dossier; None when it does.

    Of a name of several words one that is known is enough.
    """
    names = capitalised(query.text)
    for i in query.leftover:
        before = " ".join(query.words[:i]) + " "
        if query.words[i] not in names and not pattern(_ASKED_OF).search(before):
            continue
        whole = _name(query, i, names)
        known = _is_name if names.intersection(query.words[j] for j in whole) else _is_thing
        if not any(known(query.words[j], found.get(query.words[j], ())) for j in whole):
            said = " ".join(_as_typed(query, query.words[j]) for j in whole)
            return f"‘{said}’ staat niet in dit dossier; wat hieronder staat, gaat over de andere woorden."
    return None


def _is_name(word: str, words: Sequence[Found]) -> bool:
    """Whether a name is in the dossier itself: `Pietersen` is not `Pieters`, `Buitenwegs` is Buitenweg."""
    return bool(words) and words[0].quality >= _WHOLE and words[0].word in {word, word.removesuffix("s")}


def _is_thing(word: str, words: Sequence[Found]) -> bool:
    """Whether a word without a capital is in the dossier, in whatever number: `wat doet de gemeente`."""
    return is_whole(words) or any(word == f"{each.word}{end}" for each in words for end in ("n", "en", "s", "e"))


def _name(query: Query, start: int, names: frozenset[str]) -> list[int]:
    """The places of the words that make one name with the word at `start`: `Michiel van Nispen`.

    Over a `van` only a word with a capital belongs to it: `wat vond Jansen van het actieplan`.
    """
    places = [start]
    for step in (-1, 1):
        at, crossed = start + step, False
        while 0 <= at < len(query.words):
            if at in query.leftover and (not crossed or query.words[at] in names):
                places.append(at)
            elif query.words[at] not in _PARTICLES:
                break
            else:
                crossed = True
            at += step
    return sorted(places)


def _as_typed(query: Query, word: str) -> str:
    typed = (each.strip(".,?!'\"") for each in query.text.split())
    return next((each for each in typed if fold(each) == word), word)


def understood_as(query: Query, found: Mapping[str, Sequence[Found]]) -> str | None:
    """Return in one line what was looked for, where no figure was found, and which of it stands nowhere."""
    words = [word for word in query.required if word] or list(query.optional)
    if not words:
        return None
    nowhere = [query.typed[i] for i in query.leftover if query.words[i] in found and not found[query.words[i]]]
    absent = f" Niet in dit dossier: {', '.join(dict.fromkeys(nowhere))}." if nowhere else ""
    return f"Geen cijfer; gezocht op: {', '.join(map(shown, words[:8]))}.{absent}"
