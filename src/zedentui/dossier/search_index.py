"""Write the search index into a dossier that is otherwise complete: `fill(connection)`, called by the build.

Three tables: what can be found (`search_item`), which words there are (`search_token`) and which word stands in which
item (`search_posting`, in the order of the words, so that a question reads only the blocks it needs). Texts and
words are cut and folded by `zedentui.search.vocabulary.words`, the same code that cuts a query. The SQL stands in
`store/search_index.sql`. A fourth, `search_ordinary`, holds ordinary Dutch words, which are never corrected.
"""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, Any

from zedentui.search.vocabulary.words import STOP_WORDS, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from duckdb import DuckDBPyConnection

__all__ = ["KIND_WEIGHTS", "fill", "index_words"]

KIND_WEIGHTS = {
    "motie": 1.25,
    "maatregel": 1.25,
    "actielijn": 1.15,
    "actie": 1.15,
    "actieplan": 1.15,
    "toezegging": 1.05,
    "bewering": 1.0,
    "stuk": 0.95,
    "organisatie": 0.95,
    "kanttekening": 0.9,
    "paragraaf": 0.85,
    "begrip": 0.72,
    "maat": 0.75,
}
"""How much a kind counts when the words hit equally well: what is acted upon before what merely describes.

A kind that is not here has 1.
"""

_BATCH = 20_000  # rows a statement; bounds the memory of one call, not the size of the index


def fill(connection: DuckDBPyConnection) -> None:
    """Create and fill the search tables from the other tables of the dossier.

    Raises:
        duckdb.Error: the dossier tables are missing or the search tables exist already.
    """
    sql = _blocks()
    connection.execute(sql["tables"])
    rows = connection.execute(sql["sources"]).fetchall()
    for batch in _batches(_item(number, row) for number, row in enumerate(rows, 1)):
        connection.execute(sql["insert_items"], batch)
    index_words(connection)
    connection.execute(sql["insert_ordinary"], {"word": _ordinary_words()})


def _ordinary_words() -> list[str]:
    """The words of `ordinary.txt`, one a line below its heading."""
    lines = files("zedentui.dossier").joinpath("ordinary.txt").read_text(encoding="ascii").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def index_words(connection: DuckDBPyConnection) -> None:
    """Fill `search_token` and `search_posting` from the word columns of `search_item`."""
    sql = _blocks()
    found = [row[0] for row in connection.execute(sql["distinct_words"]).fetchall()]
    connection.execute(sql["number_words"])
    numbered = ({"token": number, "word": word, "stem": stem(word)} for number, word in enumerate(found, 1))
    for batch in _batches(numbered):
        connection.execute(sql["insert_words"], batch)
    for name in ("insert_postings", "insert_tokens", "forget_words"):
        connection.execute(sql[name])


def _item(number: int, row: tuple[Any, ...]) -> dict[str, object]:
    kind, id_, location, title, body, synonyms, extra, citation, url = row
    return {
        "number": number,
        "kind": kind,
        "id": id_,
        "location": location,
        "title": title,
        "body": body,
        "citation": citation,
        "url": url,
        "weight": KIND_WEIGHTS.get(kind, 1.0),
        "title_words": _joined(title),
        "synonym_words": "|".join(filter(None, (_joined(phrase, alone=True) for phrase in synonyms.split("|")))),
        "body_words": _joined(body),
        "extra_words": _joined(extra),
    }


def _joined(text: str, *, alone: bool = False) -> str:
    """The words of `text` without stop words; `OM` in capitals is none; `alone` keeps one that is all there is."""
    found, names_the_om = words(text), re.search(r"\bOM\b", text)
    kept = [word for word in found if word not in STOP_WORDS or (names_the_om and word == "om")]
    return " ".join(kept or (found if alone and len(found) == 1 else []))


def _batches(rows: Iterable[dict[str, object]]) -> Iterable[dict[str, list[object]]]:
    """Rows as parameters of one statement: a list per column."""
    remaining = iter(rows)
    while batch := list(islice(remaining, _BATCH)):
        yield {column: [row[column] for row in batch] for column in batch[0]}


def _blocks() -> dict[str, str]:
    text = files("zedentui.store").joinpath("search_index.sql").read_text(encoding="utf-8")
    parts = (part.partition("\n") for part in text.split("-- name: ")[1:])
    return {name.strip(): body.strip() for name, _, body in parts}
