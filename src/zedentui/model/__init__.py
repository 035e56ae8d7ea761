"""The dossier as frozen dataclasses: what the store returns and everything above it shows.

Each class mirrors a table of `store/schema.sql` (where every column is explained) joined with what a reader
needs at once: names instead of keys, and the `Source` that says where in the letter it stands. This folder
imports nothing but the standard library, and `classes`.
"""

from __future__ import annotations

from zedentui.model.figures import (
    Annotation,
    Figures,
    Measure,
    Observation,
    Offence,
    PrintedTable,
    TableCheck,
)
from zedentui.model.letter import (
    Document,
    Dossier,
    Footnote,
    Holding,
    Organisation,
    Reference,
    Section,
    Source,
    Term,
)
from zedentui.model.policy import (
    STATES,
    Action,
    ActionLine,
    ActionPlan,
    CellClaim,
    Claim,
    Motie,
    MotieSubmitter,
    MotieVote,
    Outcome,
    Promise,
    TransnationalMeasure,
    Tried,
)

__all__ = [
    "STATES",
    "Action",
    "ActionLine",
    "ActionPlan",
    "Annotation",
    "CellClaim",
    "Claim",
    "Document",
    "Dossier",
    "Figures",
    "Footnote",
    "Holding",
    "Measure",
    "Motie",
    "MotieSubmitter",
    "MotieVote",
    "Observation",
    "Offence",
    "Organisation",
    "Outcome",
    "PrintedTable",
    "Promise",
    "Reference",
    "Section",
    "Source",
    "TableCheck",
    "Term",
    "TransnationalMeasure",
    "Tried",
]
