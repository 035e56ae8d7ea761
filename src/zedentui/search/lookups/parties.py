"""Which parties a question names: by the name of the data or by what people call them, not by a word that looks so.

`bij de motie` names no BIJ1 and `wat denk je` no DENK: a name that is an ordinary word too is one where it stands as a
name, behind an article or a verb of voting, or in capitals.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.search.facts import facts_of
from zedentui.search.vocabulary.words import fold, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.search.frames.query import Query
    from zedentui.store.store import Store

__all__ = ["parties_in", "parties_named", "party_words"]

_ALIASES = {
    "gl": "groenlinks", "cu": "christenunie", "forum": "fvd", "liberalen": "vvd", "boerburgerbeweging": "bbb",
    "haga": "groep van haga",
}  # fmt: skip
"""What people call a party in one word, and its name in the data."""
_PHRASES = (
    (r"\bpartij van de arbeid\b", "pvda"), (r"\bpartij voor de dieren\b", "pvdd"), (r"\bbij ?1\b", "bij1"),
    (r"\bja ?21\b", "ja21"), (r"\b(?:fractie )?den haan\b", "fractie den haan"),
    (r"\bgl[ /-]?pvda\b", "groenlinks-pvda"),
    (r"\bpartij voor de vrijheid\b", "pvv"), (r"\bforum voor democratie\b", "fvd"),
    (r"\bnieuw sociaal contract\b", "nsc"), (r"\bstaatkundig gereformeerde partij\b", "sgp"),
    (r"\bsocialistische partij\b", "sp"),
)  # fmt: skip
"""Names of several words; the words by themselves name nobody."""
_ALSO_WORDS = frozenset({"denk", "volt", "sp"})
"""Names that are ordinary words, or slips of them, in small letters."""
_AS_NAME = (
    r"(?:\b(?:van|door|partij|fractie|stem(?:de|den|t|men)?|heeft|gaf|was|dat|en|,)\s+|^){}"
    r"\b(?!\s+(?:je|jij|u|ik|dat|wel)\b)"
)
_OF_NAMES = frozenset(
    """arbeid dieren bij 1 21 ja haan partij democratie vrijheid contract nieuw sociaal pvda""".split()  # noqa: SIM905
)
"""Words of the names above: no subject of a question that names a party."""


def parties_named(query: Query, names: Sequence[str]) -> list[str]:
    """Return those among `names` that the question names, as the data writes them."""
    typed = set(query.words) | {_ALIASES[word] for word in query.words if word in _ALIASES}
    typed |= {name for source, name in _PHRASES if re.search(source, query.read)}
    typed -= {word for word in _ALSO_WORDS if word in typed and not _is_name(query, word)}
    found = []
    for name in names:
        folded = fold(name)
        parts = words(folded)
        whole = len(parts) > 1 and all(part in query.words for part in parts) and folded not in {"fractie den haan"}
        if folded in typed or whole:
            found.append(name)
    return found


def _is_name(query: Query, word: str) -> bool:
    """Whether a word that is ordinary too stands as a name."""
    inside = re.findall(r"\w+", query.text)
    if word.upper() in inside or word.capitalize() in inside[1:]:
        return True
    return re.search(_AS_NAME.format(word), query.read) is not None


def parties_in(store: Store, query: Query) -> list[str]:
    """Return the parties with members who tabled a motie that the question names. Raises StoreError."""
    return parties_named(
        query,
        sorted({each.party for motie in facts_of(store).moties(store) for each in motie.submitters if each.party}),
    )


def party_words(store: Store) -> set[str]:
    """Return the words of the names of parties, and what people call them. Raises StoreError."""
    names = {vote.party for motie in facts_of(store).moties(store) for vote in motie.votes}
    names |= {each.party for motie in facts_of(store).moties(store) for each in motie.submitters if each.party}
    return {word for name in names for word in words(fold(name))} | set(_ALIASES) | _OF_NAMES
