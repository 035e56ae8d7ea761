"""What each source file may hold: its tables, their keys, and what each key must be.

Keys carry the names of the columns in `store/schema.sql`, which explains them; a test compares the two.
"""

from __future__ import annotations

from zedentui.dossier.fields import (
    Children,
    Field,
    Links,
    Shape,
    address,
    citation_id,
    code,
    day,
    number,
    one_of,
    slug,
    text,
    texts,
    whole,
)

__all__ = ["FILES", "UNITS", "VERDICTS"]

VERDICTS = ("klopt", "klopt afgerond", "klopt met andere noemer", "wijkt af", "niet na te rekenen")
UNITS = ("zaken", "%", "procentpunt", "dagen", "jaar", "gemeenten", "systemen")

_PLACE = (slug("section", "section"), whole("page", 1))
_LEANS_ON = (
    whole("footnote", 1, refers_to="footnote", required=False),
    citation_id("reference", "reference", required=False),
)
_SOURCE: tuple[Field, ...] = (*_PLACE, *_LEANS_ON)

_DOSSIER = Shape(
    "dossier",
    "dossier",
    (
        *texts("title", "subject", "kenmerk"),
        day("letter_date"),
        *texts("sender", "addressee"),
        citation_id("reference", "reference"),
        whole("page_count", 1),
        text("summary"),
    ),
    single=True,
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
    ),
    numbered=True,
)
_FOOTNOTE = Shape(
    "footnote",
    "footnote",
    (
        whole("number", 1, unique=True),
        whole("page", 1),
        text("summary"),
        citation_id("reference", "reference", required=False),
    ),
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
        *_PLACE,
    ),
)
_ORGANISATION = Shape(
    "organisation",
    "organisation",
    (slug("id", unique=True), text("name"), text("abbreviation", required=False), *texts("role", "spoken"), *_PLACE),
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
        text("file", stored=False),
        *texts("label", "articles", "cases", "one_case"),
        *_PLACE,
    ),
    numbered=True,
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
        *_PLACE,
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
)

_ACTION_PLAN = Shape(
    "action_plan",
    "action_plan",
    (
        slug("id", unique=True),
        text("title"),
        day("sent_on"),
        *texts("goal", "summary"),
        slug("commissioned_by", "organisation"),
        slug("steered_by", "organisation"),
        slug("set_up_by", "organisation"),
        day("promised_on"),
        text("promised_in"),
        *_SOURCE,
    ),
    single=True,
    links=(Links("members", "action_plan_member", None, "organisation", "organisation"),),
)
_LINE = Shape(
    "line",
    "action_line",
    (
        whole("number", 1, 9, unique=True),
        slug("id", unique=True),
        *texts("title", "aim", "summary"),
        *_SOURCE,
    ),
)
_ACTION = Shape(
    "action",
    "action",
    (
        slug("id", unique=True),
        whole("line", 1, 9, refers_to="action_line", required=False),
        *texts("title", "summary", "spoken"),
        one_of("status", "gestart", "loopt", "aangekondigd", "afgerond"),
        *texts("product", "due", required=False),
        slug("promise", "promise", required=False),
        *_SOURCE,
    ),
    numbered=True,
    links=(Links("who", "action_organisation", "action", "organisation", "organisation"),),
)
_TRANSNATIONAL = Shape(
    "measure",
    "transnational_measure",
    (
        slug("id", unique=True),
        text("keyword", unique=True),
        *texts("title", "summary", "spoken"),
        slug("responsible", "organisation"),
        text("legal_basis", required=False),
        text("status"),
        *texts("next_step", "due", required=False),
        slug("promise", "promise", required=False),
        *_SOURCE,
    ),
    numbered=True,
    links=(Links("partners", "transnational_organisation", "measure", "organisation", "organisation"),),
)
_VOTE = Shape(
    "vote",
    "motie_vote",
    (text("party", unique=True), whole("seats", 1, 150), one_of("vote", "voor", "tegen")),
    numbered=True,
)
_MOTIE = Shape(
    "motie",
    "motie",
    (
        slug("id", unique=True),
        *texts("title", "proposer"),
        day("tabled_on"),
        *texts("case_number", "subject", "asks"),
        day("vote_on", required=False),
        text("vote_method", required=False),
        one_of("vote_result", "aangenomen", "verworpen", required=False),
        whole("votes_for", 0, 150, required=False),
        whole("votes_against", 0, 150, required=False),
        text("appreciation", required=False),
        *texts("vote_source", "argument", "verdict"),
        *_PLACE,
        _LEANS_ON[0],
        citation_id("reference", "reference"),
    ),
    numbered=True,
    children=(Children("motie", _VOTE),),
)
_OUTCOME = Shape(
    "outcome",
    "promise_outcome",
    (day("happened_on", unique=True), text("outcome"), text("source"), address("url")),
)
_PROMISE = Shape(
    "promise",
    "promise",
    (
        slug("id", unique=True),
        *texts("title", "what"),
        slug("who", "organisation"),
        text("to_whom"),
        one_of("kind", "toezegging", "verwachting", "planning", "geleverd"),
        text("phrase"),
        day("earliest"),
        day("latest", required=False),
        one_of("precision", "day", "month", "season", "year", required=False),
        text("note", required=False),
        *_SOURCE,
    ),
    numbered=True,
    children=(Children("promise", _OUTCOME),),
)
_CLAIM = Shape(
    "claim",
    "claim",
    (
        slug("id", unique=True),
        *texts("theme", "title", "statement", "claimed"),
        *(number(name) for name in ("claimed_value", "tolerance", "claimed_least", "claimed_below")),
        text("reading", required=False),
        one_of("unit", *UNITS),
        *texts("claimed_denominator", "sql", "recomputed", "recomputed_denominator", required=False),
        one_of("verdict", *VERDICTS),
        text("reason"),
        code("offence", "offence", required=False),
        code("measure", "measure", required=False),
        whole("year", 1900, 2100, required=False),
        *_SOURCE,
    ),
    numbered=True,
)

FILES: dict[str, tuple[Shape, ...]] = {
    "letter.toml": (_DOSSIER, _SECTION, _FOOTNOTE),
    "references.toml": (_REFERENCE,),
    "organisations.toml": (_ORGANISATION,),
    "terms.toml": (_TERM,),
    "statistics.toml": (_PERIOD, _OFFENCE, _MEASURE, _ANNOTATION, _REPAIR),
    "promises.toml": (_PROMISE,),
    "action_plan.toml": (_ACTION_PLAN, _LINE, _ACTION),
    "transnational.toml": (_TRANSNATIONAL,),
    "moties.toml": (_MOTIE,),
    "claims.toml": (_CLAIM,),
}
"""The source files and their tables, in an order in which no table points at a later one."""
