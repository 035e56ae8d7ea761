"""Which words of a question stand nowhere in the dossier, though a part of them may.

`klimaatdoelen` is not in a dossier that has a goal, `wachtlijsten` not in one where somebody waits. A word is known
when the dossier has it in some form, when a word of the dossier is made of it and of another word (`paspoort` in
`paspoortwet`), or when it is made of two words of the dossier itself (`zedenpolitie`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.search.lookups.items import correct, find_words, ordinary
from zedentui.search.lookups.meaning import word_meant
from zedentui.search.vocabulary.empty_words import ASKING, EMPTY, NOUN_BEFORE, is_participle
from zedentui.search.vocabulary.words import STOP_WORDS, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zedentui.search.facts import Facts
    from zedentui.search.frames.query import Query
    from zedentui.search.result import Found
    from zedentui.store.store import Store

__all__ = ["is_whole", "strange_places", "subjects_known"]

_WHOLE = 0.8  # from this quality on a word of the dossier is the very word, or another form of it
_READ_AS = 0.15  # what is as near as this was read as a slip, which is told
_LINKS = ("", "s", "e", "en", "n", "er", "es")
_ENDING = 3  # letters of an ending: `effect` in `effectief`
_SHORTEST = 4  # letters of a word that is known in another form
_ARTICLES = frozenset({"de", "het", "een", "the", "a"})
_LEAST = 3  # letters of a part of a compound
_LEAST_WEIGHT = 20  # a word of the dossier that weighs less stands in a long text only
_MOST_SEEN = 12
"""Words of which it is looked up whether the dossier has a compound with them: each costs a query or two."""


def is_whole(words: Sequence[Found] | None) -> bool:
    """Return whether a word stands in the dossier, itself or in another form."""
    return bool(words) and words is not None and words[0].quality >= _WHOLE


def strange_places(
    store: Store, facts: Facts, query: Query, found: Mapping[str, Sequence[Found]], *, typing: bool
) -> tuple[int, ...]:
    """Return the places of the nouns in `query` that stand nowhere in the dossier, in order.

    `typing`: the last word may still become a word that begins with it. Raises StoreError.
    """
    lacking = [i for mention in query.named("lacking") for i in mention.at]
    places = sorted({*(i for i in query.leftover if _is_noun(query, i)), *lacking})
    last = len(query.words) - 1
    strange = []
    made: dict[str, bool] = {}  # each word is looked up once, and no more of them than an answer can name
    for i in places:
        word = query.words[i]
        words = found.get(word)
        if words is None or is_whole(words) or (len(word) < _LEAST and word.upper() not in query.text):
            continue
        if word in STOP_WORDS or word in EMPTY or not word.isalpha():
            continue
        if typing and i == last and any(each.word.startswith(word) for each in words):
            continue
        if word not in made:
            if len(made) >= _MOST_SEEN:
                continue
            made[word] = _is_made(store, facts, word, words)
        if not made[word]:
            strange.append(i)
            if i + 1 in query.leftover and i + 1 not in places and not found.get(query.words[i + 1], True):
                strange.append(i + 1)  # what a strange adjective stands with: `dodelijke afloop`
    return tuple(strange)


def subjects_known(query: Query, found: Mapping[str, Sequence[Found]], strange: Iterable[int]) -> bool:
    """Return whether a word of `query` that names a subject stands in the dossier as it is."""
    left_out = {query.words[i] for i in strange}
    return any(
        word not in left_out and word not in EMPTY and not word[0].isdigit() and is_whole(found.get(word))
        for word in query.required
    )


def _is_noun(query: Query, i: int) -> bool:
    """Whether the word at `i` stands where a subject stands: behind an article or the like, or among bare words."""
    words = query.words
    word = words[i]
    if word in EMPTY:
        return False
    if query.leftover == (i,) and word_meant(query) == (word,):
        return True  # `waar staat ZSM voor`
    if i and words[i - 1] in ASKING and words[i + 1 : i + 2] and words[i + 1] in _ARTICLES:
        return False  # a verb: `waarvoor dient het`, `wie schreef de`
    if not any(each in STOP_WORDS or each in EMPTY for each in words if each != word):
        return len(words) == 1 or not is_participle(word)
    if is_participle(word):
        return False
    before = i - 1
    while before >= 0 and (before in query.leftover or query.taken.get(before) in {"year", "number"}):
        before -= 1
    if before < 0:
        return i > 0 or (len(words) > 1 and words[1] not in {"de", "het", "een", "the"})
    return words[before] in NOUN_BEFORE


def _is_made(store: Store, facts: Facts, word: str, words: Sequence[Found]) -> bool:
    """Whether the dossier has a compound with `word`, or the two words that it is made of."""
    near = [each for each in words if each.quality < _READ_AS]
    if words and words[0].quality >= _READ_AS and any(_rests(word, each) is None for each in words[:1]):
        return True  # a slip, and told as one
    rests = {rest for each in words if each.quality >= _READ_AS for rest in _rests(word, each) or ()}
    if "" in rests or (rests and _are_words(store, facts, rests)):
        return True
    forms = [word.removesuffix(end) for end in ("s", "es", "en", "e", "n") if word.endswith(end)]
    if any(map(is_whole, find_words(store, facts, [form for form in forms if len(form) >= _SHORTEST]).values())):
        return True  # another number than the dossier has: `campagnes`
    return _is_compound(word, near or correct(store, facts, [word]).get(word, []))


def _rests(word: str, found: Found) -> set[str] | None:
    """What a word of the dossier has beside `word`, which it begins or ends with; an ending is nothing."""
    root, whole = stem(word), found.word
    for part in (word, root):
        if whole.startswith(part):
            rest = whole[len(part) :]
            if len(rest) <= _ENDING:
                return {""}
            return {rest.removeprefix(link) for link in _LINKS}
    stemmed = stem(whole)
    if stemmed.endswith(root):
        rest = stemmed[: -len(root)]
        return {rest.removesuffix(link) for link in _LINKS if rest.endswith(link) and len(rest) > _LEAST}
    return set() if root in stemmed else None


def _are_words(store: Store, facts: Facts, rests: Iterable[str]) -> bool:
    """Whether any of these is a word: of the dossier or of ordinary Dutch."""
    asked = sorted({rest for rest in rests if len(rest) >= _LEAST and rest.isalpha()})
    if not asked:
        return False
    return bool(ordinary(store, facts, asked)) or any(map(is_whole, find_words(store, facts, asked).values()))


def _is_compound(word: str, parts: Sequence[Found]) -> bool:
    """Whether `word` is made of two of these words that say something of the dossier, perhaps with letters between."""
    root = stem(word)
    subjects = [each for each in parts if each.weight >= _LEAST_WEIGHT]
    heads = {stem(each.word) for each in subjects if root.endswith(stem(each.word))}
    for each in subjects:
        if word.startswith(each.word) and len(each.word) >= _LEAST:
            rest = root[len(each.word) :]
            if any(rest.removeprefix(link) in heads for link in _LINKS if rest.startswith(link)):
                return True
    return False
