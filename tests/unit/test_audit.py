"""The page on which one can check us: everything that the dossier has of a section is counted there, once."""

from __future__ import annotations

import csv
import io
import json

import pytest
from cli_runner import run

from zedentui.kinds.holding import LABELS, audits
from zedentui.store.store import Store
from zedentui.text.provenance import REPORT

OF_TABLE = {
    "annotation": "notes", "claim": "claims", "promise": "promises", "action_plan": "actions", "action_line": "actions",
    "action": "actions", "transnational_measure": "measures", "motie": "moties", "footnote": "footnotes",
    "reference": "references", "organisation": "organisations", "term": "terms",
}  # fmt: skip
"""Which kind of holding the rows of a table are."""
COUNTED_OTHERWISE = {"printed_table"}
"""Its rows are the tables themselves, of which every cell counts."""


def asked(store: Store, sql: str) -> list[tuple[object, ...]]:
    return store._connection.execute(sql).fetchall()


def test_every_row_that_stands_in_a_section_is_counted(store: Store) -> None:
    """A table that gets a section tomorrow must be counted too, or be told here."""
    placed = {
        str(name)
        for (name,) in asked(
            store,
            "SELECT t.table_name FROM duckdb_columns() AS c JOIN duckdb_tables() AS t USING (table_oid)"
            " WHERE column_name = 'section'",
        )
    }
    assert placed == OF_TABLE.keys() | COUNTED_OTHERWISE
    counted = {(each.section.document.id, each.section.id): each for each in audits(store.sections(), store.holdings())}
    for place, audit in counted.items():
        expected = dict.fromkeys(set(OF_TABLE.values()), 0)
        for table, kind in OF_TABLE.items():
            sql = f"SELECT count(*) FROM {table} WHERE document = '{place[0]}' AND section = '{place[1]}'"
            expected[kind] += int(str(asked(store, sql)[0][0]))
        assert {kind: audit.count(kind) for kind in expected} == expected, place
    assert sum(audit.count("figures") for audit in counted.values()) == 242
    assert sum(audit.count("percentages") for audit in counted.values()) == 132
    assert sum(audit.count("doubts") for audit in counted.values()) == 4


@pytest.mark.parametrize("form", ["csv", "tsv", "json"])
def test_programs_get_a_count_of_every_kind(form: str, store: Store) -> None:
    answer = run("bron", "--format", form)
    if form == "json":
        rows = json.loads(answer.out)
    else:
        rows = list(csv.DictReader(io.StringIO(answer.out), delimiter="\t" if form == "tsv" else ","))
    assert [row["id"] for row in rows] == [section.key for section in store.sections()]
    assert list(rows[0]) == ["id", "title", "page_from", "page_to", *LABELS, "held", "left_out"]
    for row in rows:
        named = [each.partition("/")[0] for each in str(row["held"]).split("; ") if each]
        for kind in set(LABELS) - {"figures", "percentages"}:
            assert named.count(kind) == int(row[kind])


def test_every_id_it_names_can_be_asked_for(store: Store) -> None:
    """What a reader finds on the page leads on, section by section."""
    by = {
        "claims": "narekenen", "promises": "agenda", "actions": "actieplan", "measures": "transnationaal",
        "moties": "moties", "references": "stukken", "organisations": "organisaties", "terms": "begrippen",
    }  # fmt: skip
    known = {kind: {row["id"] for row in json.loads(run(name, "--format", "json").out)} for kind, name in by.items()}
    known["actions"] |= {"plan", "1", "2", "3", "4"}
    for each in store.holdings():
        if each.kind in by:
            assert each.name in known[each.kind], each


def test_a_section_tells_it_in_full_and_how_to_report_a_mistake() -> None:
    whole = run("bron", "tabel-1").out
    for said in ("Wat wij ervan hebben", "Aantallen", "121: zedenmisdrijven/instroom", "Niet opgenomen"):
        assert said in whole
    assert run("paragrafen", "tabel-1").out == whole
    assert REPORT in run("bron").out
    assert "Fout gevonden" not in whole
    assert run("bron", "bestaat-niet").code == 1
