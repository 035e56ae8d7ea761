"""What each source file may hold: its tables, their keys, and what each key must be.

Keys carry the names of the columns in `store/schema.sql`, which explains them; a test compares the two.
"""

from __future__ import annotations

from zedentui.dossier.fields import (
    PLACE,
    Links,
    Shape,
    address,
    citation_id,
    code,
    day,
    one_of,
    slug,
    text,
    texts,
    whole,
)
from zedentui.dossier.policy_shapes import (
    ACTION,
    ACTION_PLAN,
    CLAIM,
    LINE,
    MOTIE,
    PROMISE,
    RECESS,
    TRANSNATIONAL,
    YARDSTICK,
)

__all__ = ["FILES", "LATER", "LETTER"]


_DOCUMENT = Shape(
    "document",
    "document",
    (
        citation_id("id", unique=True),
        *texts("title", "subject", "kenmerk"),
        day("published_on"),
        *texts("sender", "addressee"),
        day("compared_with_original", required=False),
        text("compared_by", required=False),
        whole("page_count", 1),
        text("summary"),
    ),
    single=True,
)
_LATER = Shape(
    "document",
    "document",
    (citation_id("id", unique=True), text("title"), day("published_on"), text("sender", required=False)),
    optional=True,
)
_SECTION = Shape(
    "section",
    "section",
    (
        slug("id", unique=True),
        slug("parent", "section", required=False),
        text("title"),
        whole("page_from", 1),
        whole("page_to", 1),
        text("summary"),
        text("left_out", required=False),
    ),
    numbered=True,
    scoped=True,
)
_FOOTNOTE = Shape(
    "footnote",
    "footnote",
    (
        whole("number", 1, unique=True),
        *PLACE,
        text("summary"),
        citation_id("reference", "reference", required=False),
    ),
    optional=True,
    scoped=True,
)
_REFERENCE = Shape(
    "reference",
    "reference",
    (
        citation_id("id", unique=True),
        one_of("kind", "kamerstuk", "staatsblad", "debat"),
        *texts("citation", "title"),
        day("published_on", required=False),
        address("url"),
        *texts("printed", "note", required=False),
        *PLACE,
    ),
)
_ORGANISATION = Shape(
    "organisation",
    "organisation",
    (slug("id", unique=True), text("name"), text("abbreviation", required=False), *texts("role", "spoken"), *PLACE),
)
_TERM = Shape(
    "term",
    "term",
    (
        slug("id", unique=True),
        text("term", unique=True),
        text("definition"),
        slug("section", "section", required=False),
        whole("page", 1, required=False),
        text("source", required=False),
    ),
    links=(Links("synonyms", "term_synonym", "term", "synonym", numbered=False),),
)

_PERIOD = Shape("period", None, (whole("first", 1900, 2100), whole("last", 1900, 2100)), single=True)
_OFFENCE = Shape(
    "offence",
    "offence",
    (
        code("code", unique=True),
        *texts("label", "articles", "cases", "one_case"),
    ),
    numbered=True,
)
_TABLE = Shape(
    "table",
    "printed_table",
    (
        code("offence", "offence", unique=True),
        whole("number", 1, unique=True),
        text("file", stored=False),
        *PLACE,
    ),
    scoped=True,
)
_MEASURE = Shape(
    "measure",
    "measure",
    (
        code("code", unique=True),
        code("parent", "measure", required=False),
        *texts("label", "printed", "phrase"),
        slug("term", "term", required=False),
    ),
    numbered=True,
)
_ANNOTATION = Shape(
    "annotation",
    "annotation",
    (
        slug("id", unique=True),
        one_of("kind", "reeksbreuk", "kanttekening"),
        whole("year_from", 1900, 2100),
        whole("year_to", 1900, 2100, required=False),
        *texts("mark", "label", "summary"),
        *PLACE,
    ),
    optional=True,
)
_REPAIR = Shape(
    "repair",
    "observation_repair",
    (
        code("offence", "offence"),
        code("measure", "measure"),
        whole("year", 1900, 2100),
        whole("presumed", required=False, stored=False),
        text("reason"),
    ),
    optional=True,
    scoped=True,
)

FILES: dict[str, tuple[Shape, ...]] = {
    "letter.toml": (_DOCUMENT, _SECTION, _FOOTNOTE),
    "references.toml": (_REFERENCE,),
    "organisations.toml": (_ORGANISATION,),
    "terms.toml": (_TERM,),
    "statistics.toml": (_PERIOD, _OFFENCE, _MEASURE, _TABLE, _ANNOTATION, _REPAIR),
    "promises.toml": (RECESS, PROMISE),
    "action_plan.toml": (ACTION_PLAN, LINE, ACTION),
    "transnational.toml": (TRANSNATIONAL,),
    "moties.toml": (MOTIE,),
    "claims.toml": (YARDSTICK, CLAIM),
}
"""The source files and their tables, in an order in which no table points at a later one.

They hold the dossier and the letter that it began with. A file whose tables are all optional need not be there.
"""

LATER: dict[str, tuple[Shape, ...]] = {"documents.toml": (_LATER,)}
"""Later papers of which the dossier gives number, date and title only."""

LETTER: dict[str, tuple[Shape, ...]] = {
    "letter.toml": FILES["letter.toml"],
    "statistics.toml": (_PERIOD.or_none(), _TABLE.or_none(), _ANNOTATION, _REPAIR),
    "action_plan.toml": (ACTION.or_none(),),
} | {
    file: tuple(shape.or_none() for shape in FILES[file])
    for file in (
        "references.toml", "organisations.toml", "terms.toml", "promises.toml", "transnational.toml", "moties.toml",
        "claims.toml",
    )
}  # fmt: skip
"""The files of a further letter, in a folder of its own: `documents/kst-…/`. Only its `letter.toml` must be there."""
