"""Which columns the rows of a question have, and of what types: as the fields of the class that they fill.

A database from anybody is compared with our schema before it is asked. Rows that do not come from DuckDB are compared
here, with what our questions give of such a database.
"""

from __future__ import annotations

from datetime import date
from math import isfinite
from typing import Any, Final

from zedentui import model

__all__ = ["HELD", "fits"]

HELD: Final[dict[str, tuple[type[Any] | None, dict[str, str], tuple[str, ...]]]] = {
    "dossier": (None, {"document": "str"}, ()),
    "documents": (model.Document, {}, ()),
    "sections": (model.Section, {}, ()),
    "references": (model.Reference, {}, ()),
    "footnotes": (model.Footnote, {}, ()),
    "holdings": (model.Holding, {}, ()),
    "organisations": (model.Organisation, {}, ()),
    "terms": (model.Term, {}, ()),
    "offences": (model.Offence, {}, ()),
    "printed_tables": (model.PrintedTable, {}, ()),
    "measures": (model.Measure, {}, ()),
    "annotations": (model.Annotation, {}, ()),
    "observations": (model.Observation, {}, ("was",)),
    "revisions": (None, {"offence": "str", "measure": "str", "year": "int", "was": "int"}, ()),
    "vintages": (None, {"year": "int", "of_document": "str"}, ()),
    "cell_claims": (model.CellClaim, {}, ()),
    "table_checks": (model.TableCheck, {}, ()),
    "action_plan": (model.ActionPlan, {}, ()),
    "action_lines": (model.ActionLine, {}, ()),
    "actions": (model.Action, {}, ()),
    "transnational_measures": (model.TransnationalMeasure, {}, ()),
    "moties": (model.Motie, {}, ("votes", "submitters")),
    "motie_submitters": (model.MotieSubmitter, {"motie": "str"}, ()),
    "motie_votes": (model.MotieVote, {"motie": "str"}, ()),
    "promises": (model.Promise, {}, ("outcomes",)),
    "promise_outcomes": (model.Outcome, {"promise": "str"}, ()),
    "claims": (model.Claim, {}, ("tried",)),
    "claim_denominators": (model.Tried, {"claim": "str"}, ()),
    "search_frame": (None, {"items": "int", "first_year": "int | None", "last_year": "int | None"}, ()),
    "search_empty": (None, {"offence": "str", "measure": "str", "year": "int"}, ()),
    "search_glossary": (None, {"slot": "str", "code": "str", "name": "str"}, ()),
}
"""Of each block that a snapshot holds: the class that a row fills, columns beside its fields (of rows without a class
all), and the fields that another block fills."""
_PLACE: Final = {"document": "str", "section": "str", "page": "int"}
_MAY_HANG: Final = {"footnote": "int | None", "reference": "str | None"}
_TYPES: Final[dict[str, type]] = {
    "str": str, "int": int, "float": float, "bool": bool, "date": date, "None": type(None), "tuple[str, ...]": list,
    "Document": str, "Reference": str,  # by their ids
}  # fmt: skip
_MOST: Final = 2**63


def fits(name: str, columns: list[str], rows: list[list[Any]]) -> list[list[Any]]:
    """The values of each column, days made of their text, when columns and values are what the block `name` gives.

    Raises:
        ValueError: they are not.
        KeyError: no snapshot holds this block.
    """
    needed, allowed = _expected(name)
    if len(set(columns)) != len(columns) or not needed <= set(columns) <= allowed.keys():
        raise ValueError(name)
    if any(len(row) != len(columns) for row in rows):
        raise ValueError(name)
    values = [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in columns]
    for number, column in enumerate(columns):
        types = allowed[column]
        if date in types:
            values[number] = [date.fromisoformat(value) if value is not None else None for value in values[number]]
        if not set(map(type, values[number])) <= types:
            raise ValueError(f"{name}.{column}")
        _bounded(values[number], types)
    return values


def _expected(name: str) -> tuple[set[str], dict[str, set[type]]]:
    """The columns that must be there, and the types of every column that may be."""
    kind, told, gathered = HELD[name]
    fields: dict[str, str] = dict(kind.__annotations__) if kind is not None else {}
    source = fields.pop("source") if fields.get("source", "").startswith("Source") else None
    found = {field: about for field, about in fields.items() if field not in gathered} | told
    more: dict[str, str] = {}
    if source is not None:
        nothing = " | None" if source.endswith("| None") else ""  # what no document says stands nowhere
        found |= {column: about + nothing for column, about in _PLACE.items()}
        more = _MAY_HANG
    return set(found), {
        column: {_TYPES[each] for each in about.split(" | ")} for column, about in (found | more).items()
    }


def _bounded(values: list[Any], types: set[type]) -> None:
    """See that numbers are such as DuckDB has, days such as a calendar has, and lists of text."""
    if int in types and any(not -_MOST <= value < _MOST for value in values if value is not None):
        raise ValueError("a number without bounds")
    if float in types and not all(isfinite(value) for value in values if value is not None):
        raise ValueError("a number that is none")
    if list in types and any(type(each) is not str for value in values for each in value or ()):
        raise ValueError("a list of other things than text")
    if date in types and any(value in (date.max, date.min) for value in values):
        raise ValueError("a day without end")
