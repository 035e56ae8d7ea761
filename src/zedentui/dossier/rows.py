"""Turns the sources into rows for the database: a dictionary of columns for each row, by table, in source order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from zedentui.dossier.citations import citation_of
from zedentui.dossier.claims import Recomputed
from zedentui.dossier.fields import Value
from zedentui.dossier.motions import rows_of
from zedentui.dossier.sources import Item, Sources
from zedentui.dossier.tables import Cell
from zedentui.store.opening import SCHEMA_VERSION

__all__ = ["Row", "Rows", "claim_rows", "source_rows"]

Row = dict[str, Value]
Rows = dict[str, list[Row]]


def source_rows(sources: Sources) -> Rows:
    """Every row of every table that the sources fill, except `claim`, which needs what was recomputed."""
    rows: Rows = {}
    for items in sources.items.values():
        for item in items:
            if item.shape.table not in {None, "claim", "document"}:
                for table, row in _item_rows(item):
                    rows.setdefault(table, []).append(row)
    for row in rows.get("promise_outcome", []):
        row["known_on"] = row["known_on"] or row["happened_on"]
    rows["document"] = _documents(sources)
    rows["dossier"] = [
        {
            "application": "zedentui",
            "schema_version": SCHEMA_VERSION,
            "document": letter.key,
            "letter_date": letter.values["published_on"],
            "edition": "",  # both are known when all rows are: editions.py
            "content_hash": "",
        }
        for letter in sources.letters[:1]
    ]
    parents = {row["code"]: row["parent"] for row in rows.get("measure", [])}
    for row in rows.get("measure", []):
        row["depth"] = _depth(row["code"], parents)
    rows["observation"] = list(_observations(sources))
    for table, more in rows_of(sources.motions, rows.get("motie", [])).items():
        rows[table] = more if table == "motie" else [*rows.get(table, []), *more]
    return rows


def claim_rows(sources: Sources, recomputed: list[Recomputed]) -> Rows:
    """The rows of `claim`, what the source says with what came out, and of `claim_denominator`, in the same order.

    A claim that is read with a yardstick has the bounds and the reading of that.
    """
    rows: Rows = {"claim": [], "claim_denominator": []}
    yardsticks = {yardstick.key: yardstick.values for yardstick in sources.of("yardstick")}
    for claim, result in zip(sources.of("claim"), recomputed, strict=True):
        row = _columns(claim) | {"recomputed": result.text, "recomputed_value": result.value}
        if measure := yardsticks.get(row["yardstick"]):
            row |= {"claimed_least": measure.get("least"), "claimed_below": measure.get("below"),
                    "reading": measure.get("reading")}  # fmt: skip
        rows["claim"].append(row)
        for position, tried in enumerate(result.tried, start=1):
            rows["claim_denominator"].append({"claim": claim.key, "position": position} | asdict(tried))
    return rows


def _item_rows(item: Item) -> Iterator[tuple[str, Row]]:
    """The row of one item with its table, then those of its lists and of the items inside it."""
    if item.shape.table is not None:
        yield item.shape.table, _columns(item)
    for link in item.shape.links:
        for position, string in enumerate(item.lists[link.name], start=1):
            row: Row = {link.column: string}
            if link.owner is not None:
                row[link.owner] = item.key
            if link.numbered:
                row["position"] = position
            yield link.table, row
    for inside in item.shape.children:
        for child in item.children.get(inside.shape.heading, []):
            for table, row in _item_rows(child):
                yield table, row | {inside.owner: item.key}


def _columns(item: Item) -> Row:
    """The columns that an item fills itself: every stored field, NULL where its key is absent, and its position."""
    row: Row = {field.name: item.values.get(field.name) for field in item.shape.fields if field.stored}
    if item.shape.numbered:
        row["position"] = item.position
    if item.shape.of_document:
        # A term that no letter explains has no place in one.
        row["document"] = item.document if row.get("section", "") is not None else None
    return row


def _documents(sources: Sources) -> list[Row]:
    """Every document by date, with the written form and the address that follow from its id."""
    items = sorted(
        sources.of("document"), key=lambda item: (str(item.values["published_on"]), item.document != item.key)
    )
    names = dict.fromkeys(field.name for item in items for field in item.shape.fields)
    rows = []
    for position, item in enumerate(items, start=1):
        citation = citation_of(item)
        row: Row = {name: item.values.get(name) for name in names}
        rows.append(row | {"position": position, "citation": citation.official, "url": citation.url})
    return rows


def _depth(code: Value, parents: dict[Value, Value]) -> int:
    """How far below the top of the tree a measure stands: 0, 1 or 2."""
    parent = parents[code]
    return 0 if parent is None else 1 + _depth(parent, parents)


def _observations(sources: Sources) -> Iterator[Row]:
    """The cells in order of document, offence, measure and year, with the presumed counts beside them."""
    presumed = {
        (r.document, r.values["offence"], r.values["measure"], r.values["year"]): r.values.get("presumed")
        for r in sources.of("observation_repair")
    }
    documents = [letter.document for letter in sources.letters]
    measures = {item.key: item.position for item in sources.of("measure")}
    offences = {item.key: item.position for item in sources.of("offence")}

    def order(cell: Cell) -> tuple[int, int, int, int]:
        return documents.index(cell.document), offences[cell.offence], measures[cell.measure], cell.year

    for cell in sorted(sources.cells, key=order):
        yield {
            "document": cell.document,
            "offence": cell.offence,
            "measure": cell.measure,
            "year": cell.year,
            "count": cell.count,
            "printed": cell.printed,
            "printed_percent": cell.percent,
            "presumed_count": presumed.get(cell.key),
        }
