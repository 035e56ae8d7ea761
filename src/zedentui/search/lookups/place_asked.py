"""Questions where something stands in the letter: the part that is about it, and the page that it begins on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.search.lookups.listed import led_by
from zedentui.search.vocabulary.patterns import pattern
from zedentui.search.vocabulary.words import stem, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.search.frames.query import Query
    from zedentui.search.lookups.listed import Row

__all__ = ["asks_place", "with_place"]

_WHERE = (
    r"^(?:en )?(?:waar|where) (?:in (?:de |the )?(?:brief|tekst|letter)\b"
    r"|(?:vind|vinden|vindt|lees|lezen|kan|staan) (?!.*\bmelden\b).*"
    r"\b(?:tabel|tabellen|passage|paragraaf|tekst|brief)\b"
    r"|staat (?:iets|wat|er iets|het|dat|de tabel|de passage|in de brief)\b|gaat het over\b)"
    r"|\b(?:op|in) welke (?:pagina|bladzijde|blz|paragraaf|alinea)\b|^on (?:which|what) page\b"
    r"|^(?:welke|wat is de) (?:pagina|bladzijde)\b"
)
_PAGE = r"\bbladzijde(\d{1,2})\b"
_CITED = r"p\. (\d+)$"
_PLACED = frozenset({"paragraaf", "actie", "actielijn", "maatregel"})
_AMONG = 8  # rows among which one that is called so is sought
_NAMED = 8  # parts of one page that are named


def asks_place(query: Query) -> bool:
    """Return whether it is asked where in the letter something stands."""
    if not any(hint in query.read for hint in ("waar", "where", "pagina", "bladzijde", "blz", "paragraaf", "page")):
        return False
    return pattern(_WHERE).search(query.read) is not None and not query.named("question")


def with_place(query: Query, rows: Sequence[Row]) -> list[Row]:
    """Return `rows`; the first part of the letter is told with its page, or with what else is on the page asked for."""
    first = next(iter(rows), None)
    if first is None or not (asks_place(query) or first[0] == "paragraaf"):
        return list(rows)
    if page := pattern(_PAGE).search(" ".join(query.words)):
        titles = [row[3].partition(":")[0] for row in rows if row[0] == "paragraaf" and row[7]]
        told = f"Op bladzijde {page[1]} staan: {'; '.join(titles[:_NAMED])}." if len(titles) > 1 else ""
        return [(*first[:4], f"{told} {first[4]}".strip(), *first[5:]), *rows[1:]]
    if not asks_place(query):
        return list(rows)
    first = next((row for row in rows[:_AMONG] if row[7] == first[7] and _is_called(query, row)), first)
    cited = pattern(_CITED).search(first[5])
    if cited is None:
        return list(rows)
    told = "Deze paragraaf begint op" if first[0] == "paragraaf" else "Staat op"
    others = [row for row in rows if row[:2] != first[:2]]
    return [led_by(f"{told} bladzijde {cited[1]} van de brief.", first), *others]


def _is_called(query: Query, row: Row) -> bool:
    """Whether the title of a part, or of what is done, has every word that is sought."""
    if row[0] not in _PLACED:
        return False
    title = set(map(stem, words(row[3])))
    return all(stem(word) in title for word in query.required)
