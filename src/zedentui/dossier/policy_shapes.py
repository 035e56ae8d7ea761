"""The shapes of what the letter plans, promises and claims: action plan, measures, moties, promises, claims.

`shapes.py` says in which file they stand.
"""

from __future__ import annotations

from zedentui.dossier.fields import (
    LEANS_ON,
    PLACE,
    SOURCE,
    Children,
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
    yes,
)
from zedentui.kinds.claim import VERDICTS

__all__ = ["ACTION", "ACTION_PLAN", "CLAIM", "LINE", "MOTIE", "PROMISE", "RECESS", "TRANSNATIONAL", "UNITS",
           "YARDSTICK"]  # fmt: skip

UNITS = ("zaken", "%", "procentpunt", "dagen", "jaar", "gemeenten", "keer")

ACTION_PLAN = Shape(
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
        *SOURCE,
    ),
    single=True,
    links=(Links("members", "action_plan_member", None, "organisation", "organisation"),),
)
LINE = Shape(
    "line",
    "action_line",
    (
        whole("number", 1, 9, unique=True),
        slug("id", unique=True),
        *texts("title", "aim", "summary"),
        *SOURCE,
    ),
)
ACTION = Shape(
    "action",
    "action",
    (
        slug("id", unique=True),
        whole("line", 1, 9, refers_to="action_line", required=False),
        *texts("title", "summary", "spoken"),
        one_of("status", "gewenst", "aangekondigd", "gestart", "loopt", "afgerond"),
        *texts("product", "due", required=False),
        slug("promise", "promise", required=False),
        *SOURCE,
    ),
    numbered=True,
    links=(Links("who", "action_organisation", "action", "organisation", "organisation"),),
)
TRANSNATIONAL = Shape(
    "measure",
    "transnational_measure",
    (
        slug("id", unique=True),
        text("keyword", unique=True),
        *texts("title", "summary", "spoken"),
        slug("responsible", "organisation", required=False),
        text("legal_basis", required=False),
        text("status"),
        *texts("next_step", "due", required=False),
        slug("promise", "promise", required=False),
        *SOURCE,
    ),
    numbered=True,
    links=(Links("partners", "transnational_organisation", "measure", "organisation", "organisation"),),
)
VOTE = Shape(
    "vote",
    "motie_vote",
    (text("party", unique=True), whole("seats", 1, 150), one_of("vote", "voor", "tegen")),
    numbered=True,
)
MOTIE = Shape(
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
        *PLACE,
        LEANS_ON[0],
        citation_id("reference", "reference"),
    ),
    numbered=True,
    children=(Children("motie", VOTE),),
)
RECESS = Shape(
    "recess",
    "recess",
    (whole("year", 1900, 2100, unique=True), *(day(name) for name in ("first_day", "last_day")), text("source"),
     address("url", required=True)),
)  # fmt: skip
OUTCOME = Shape(
    "outcome",
    "promise_outcome",
    (
        one_of("result", "gebeurd", "nagekomen", "niet nagekomen", "vervangen", "verwant"),
        day("happened_on", required=False),
        day("known_on", required=False),
        text("outcome"),
        text("source"),
        address("url", required=True),
        one_of("verified", "open data", "stored page"),
    ),
    numbered=True,
)
PROMISE = Shape(
    "promise",
    "promise",
    (
        slug("id", unique=True),
        *texts("title", "what"),
        slug("who", "organisation", required=False),
        text("to_whom", required=False),
        one_of("kind", "toezegging", "verwachting", "planning", "aanbeveling", "gedaan"),
        text("phrase"),
        day("earliest"),
        day("latest", required=False),
        one_of("precision", "day", "month", "season", "year", required=False),
        one_of("term", "termijn", "periode", required=False),
        text("note", required=False),
        *SOURCE,
    ),
    numbered=True,
    children=(Children("promise", OUTCOME),),
)
YARDSTICK = Shape(
    "yardstick",
    "yardstick",
    (
        text("word", unique=True),
        *(number(name) for name in ("least", "below")),
        text("reading", required=False),
        text("reason"),
    ),
    optional=True,
)
CLAIM = Shape(
    "claim",
    "claim",
    (
        slug("id", unique=True),
        *texts("theme", "title", "phrase", "statement"),
        text("yardstick", required=False, refers_to="yardstick"),
        yes("still_to_come", stored=False),
        *(number(name) for name in ("claimed_value", "tolerance", "claimed_least", "claimed_below")),
        text("reading", required=False),
        one_of("unit", *UNITS),
        *texts("claimed_denominator", "sql", "recomputed", "recomputed_denominator", required=False),
        one_of("verdict", *VERDICTS),
        text("reason"),
        code("offence", "offence", required=False),
        code("measure", "measure", required=False),
        whole("year", 1900, 2100, required=False),
        *SOURCE,
    ),
    numbered=True,
)
