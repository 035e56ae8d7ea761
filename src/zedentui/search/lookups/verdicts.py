"""Claims of the letter as a list: by their verdict, all of them counted, the sums of the tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.search.lookups.items import find_kind
from zedentui.search.lookups.listed import Listed, led_by

if TYPE_CHECKING:
    from zedentui.search.frames.query import Query
    from zedentui.store.store import Store

__all__ = ["claims_with_verdict", "verdict_summary"]

_VERDICTS: tuple[tuple[str, frozenset[str]], ...] = (
    (r"niet na te rekenen|niet nagerekend", frozenset({"niet na te rekenen"})),
    (r"andere noemer", frozenset({"klopt met andere noemer"})),
    (r"achterhaald", frozenset({"achterhaald"})),
    (r"afgerond", frozenset({"klopt afgerond"})),
    (r"kloppen niet|klopt niet|niet klopt|niet kloppen|wijk\w* af|afwijk|fout|onjuist|klopt er niet"
     r"|kloppen er niet|onwaar",
     frozenset({"wijkt af"})),
    (r"woord zonder maat", frozenset({"woord zonder maat"})),
)  # fmt: skip
_WHOLE_LETTER = re.compile(r"\bkloppen (?:alle |de )*(?:cijfers|getallen|beweringen|percentages)\b.*\bbrief\b")
_TABLES = re.compile(
    r"\b(?:kloppen|klopt|tellen|telt|optellen)\b.*\b(?P<what>percentages|tabellen|tabel|sommen|totalen|optelling)\b"
)


_RIGHT = re.compile(
    r"^(?:klopt|kloppen|is|zijn|does) (?:de|deze|het|alles in de|alles wat in de|alle beweringen (?:in"
    r"|van) de|the)? ?(?:\w+ )?"
    r"(?:brief|letter)(?: (?:wel|allemaal|eigenlijk|juist|correct|betrouwbaar|waar))*\W*$"
    r"|^(?:klopt|kloppen) (?:alles|de cijfers|alle cijfers|de beweringen|alle beweringen) (?:in|van|uit) de brief\W*$"
    r"|\bhoeveel (?:beweringen )?(?:kloppen|klopt)(?: er)?(?: (?:in|van|uit) de brief)?\W*$"
    r"|\bsamenvatting van (?:het )?narekenen\b|\buitkomsten? van (?:het )?narekenen\b"
)


def verdict_summary(store: Store, query: Query, limit: int) -> Listed | None:
    """Return how many claims of the letter have which verdict, those that deviate first. Raises StoreError."""
    if not _RIGHT.search(query.read):
        return None
    claims = store.claims()
    verdicts = {claim.id: claim.verdict for claim in claims}
    order = list(dict.fromkeys(["wijkt af", *sorted(set(verdicts.values()))]))
    counts = [
        f"{list(verdicts.values()).count(verdict)} {verdict}" for verdict in order if verdict in verdicts.values()
    ]
    said = f"Van {len(claims)} beweringen in de brief is nagegaan of zij kloppen: {'; '.join(counts)}."
    rows = sorted((row for row in find_kind(store, ["bewering"], 500) if row[1] in verdicts),
                  key=lambda row: order.index(verdicts[row[1]]))  # fmt: skip
    return Listed([row if i else led_by(said, row) for i, row in enumerate(rows)][:limit], said)


def claims_with_verdict(store: Store, text: str, limit: int) -> Listed | None:
    """Return claims with a verdict, or the sums of the tables. Raises StoreError."""
    rows = {row[1]: row for row in find_kind(store, ["bewering"], 500)}
    if match := _TABLES.search(text):
        first = "tabel-percentages" if match["what"] == "percentages" else "tabel-sepotgronden"
        ids = [first, *(id_ for id_ in rows if id_.startswith("tabel-") and id_ != first)]
        return Listed([rows[id_] for id_ in ids if id_ in rows][:limit], None)
    verdicts = next((codes for pattern, codes in _VERDICTS if re.search(pattern, text)), None)
    general = re.search(r"\b(?:welke|wat|hoeveel|lijst|alle|hoe vaak|staan er|zijn er|staat er|bevat)\b", text)
    if verdicts is None and _WHOLE_LETTER.search(text):
        verdicts, general = frozenset({"wijkt af"}), general or re.search(r"\bkloppen\b", text)
    if re.search(r"\d", text):
        return None
    if verdicts is None or not general:
        return None
    found = [rows[claim.id] for claim in store.claims() if claim.verdict in verdicts and claim.id in rows]
    if not found:
        return None
    count = f"{len(found)} beweringen" if len(found) != 1 else "1 bewering"
    return Listed(found[:limit], f"{count} met het oordeel ‘{next(iter(verdicts))}’.")
