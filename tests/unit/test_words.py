"""Words that nobody may see: we hold a copy and not the print, and nobody is called late without a source."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import duckdb
import pytest
from cli_runner import DATABASE, run

from zedentui.cli.help import help_text
from zedentui.cli.options import OPTIONS
from zedentui.cli.syntax import COMMANDS
from zedentui.kinds import document
from zedentui.kinds.marks import of_figure
from zedentui.store.store import Store
from zedentui.text import provenance
from zedentui.tui.commands import COMMANDS as KEYS

ROOT = Path(__file__).resolve().parents[2]
NEVER = re.compile(
    r"\bgedruk|drukfout|\bbrief\b[^.]{0,60}\bvergist\b|overdue|\bte laat\b|verstreken|algemeen vakbegrip", re.IGNORECASE
)
LISTS = ("actieplan", "transnationaal", "moties", "agenda", "narekenen", "begrippen", "stukken", "paragrafen",
         "organisaties", "bron")  # fmt: skip
DAYS = ("2022-01-01", "2023-07-05", "2024-07-05", "2026-11-25")


def clean(text: str, where: str) -> None:
    found = [text[max(0, match.start() - 40) : match.end() + 40] for match in NEVER.finditer(text)]
    assert found == [], where


@pytest.mark.parametrize("form", ["table", "json", "md"])
def test_no_list_says_them(form: str) -> None:
    for name in LISTS:
        for day in DAYS if name == "agenda" else DAYS[-1:]:
            clean(run(name, "--format", form, "--peildatum", day).out, f"{name} {day}")
    clean(run("narekenen", "--tabellen", "--format", form).out, "tabellen")
    for more in (("--cijfers", "tekst"), ("--cijfers", "vermoedelijk"), ("--cijfers", "gedrukt")):
        clean(run("statistiek", "--maat", "administratief_sepot", *more, "--format", form).out, " ".join(more))
    clean(run("agenda", "--format", "ics").out.replace("\r\n ", ""), "ics")


def test_no_item_says_them(store: Store) -> None:
    for kind in ("agenda", "narekenen"):
        for row in run(kind, "--format", "tsv").out.splitlines()[1:]:
            key = row.split("\t")[0]
            clean(run(kind, key).out, f"{kind}/{key}")
    for check in ("tabel-afdoeningen", "tabel-sepotgronden", "tabel-percentages"):
        clean(run("narekenen", check).out, check)


def test_no_help_no_key_and_no_document_says_them() -> None:
    for name in (None, *COMMANDS):
        if name != "":
            clean(help_text(name, 100), f"help {name}")
    for option in OPTIONS.values():
        clean(f"{option.help} {' '.join(option.choices)}", option.name)
    for command in KEYS:
        clean(f"{command.title} {command.help} {command.footer}", command.id)
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("man/*.1")):
        if path.name != "CHANGELOG.md":  # what was is told there
            clean(path.read_text("utf-8"), path.name)


def test_no_sentence_of_the_program_says_them() -> None:
    """Every string of the code but its documentation, the words that people type, and the one older word."""
    typed = {"everyday.py", "critical.py", "subjects.py", "english.py", "lists.py", "year_words.py", "lexicon.py"}
    for path in sorted((ROOT / "src" / "zedentui").rglob("*.py")):
        if "search" in path.parts and path.name in typed:
            continue
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        documented = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        for node in nodes:
            text = node.value if isinstance(node, ast.Constant) and id(node) not in documented else None
            if "search" in path.parts and (" " not in str(text) or re.search(r"[|\n]", str(text))):
                continue  # words, alternatives and tables of what is typed
            if isinstance(text, str) and text not in {"gedrukt", "overdue"}:  # taken when typed, never shown
                clean(text, path.name)
    for shell in ("bash", "zsh", "fish"):
        clean(run("aanvulling", shell).out, shell)
    for question in (
        "wat is te laat",
        "welke toezeggingen zijn niet nagekomen",
        "administratief sepot 2016",
        "drukfout",
    ):
        clean(run("zoek", question).out.replace(question, ""), question)


def test_no_comment_and_no_text_of_the_database_says_them() -> None:
    with duckdb.connect(str(DATABASE), read_only=True) as connection:
        comments = connection.execute(
            "SELECT comment FROM duckdb_columns() UNION ALL SELECT comment FROM duckdb_tables()"
            " UNION ALL SELECT comment FROM duckdb_views()"
        ).fetchall()
        for (comment,) in comments:
            clean(comment or "", "comment")
        for (table,) in connection.execute("SELECT table_name FROM duckdb_tables() WHERE NOT internal").fetchall():
            if not table.startswith("search"):  # words that people type are looked up, never shown
                clean(str(connection.execute(f"FROM {table}").fetchall()), table)


# One place for the words about our text ------------------------------------------------------------------------------


def test_the_words_change_when_somebody_has_compared(tmp_path: Path) -> None:
    path = tmp_path / "zeden.duckdb"
    path.write_bytes(DATABASE.read_bytes())
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE document SET compared_with_original = '2027-01-31', compared_by = 'een lezer'")
    figure = ("statistiek", "--maat", "administratief_sepot", "--jaar", "2016")
    sums = ("zoek", "--hoogstens", "1", "administratieve sepots 2016 en 2017 samen")
    chart = (*figure, "--grafiek")
    for words in (figure, (*figure, "--cijfers", "vermoedelijk"), ("narekenen", "tabel-sepotgronden"), chart, sums,
                  ("zoek", "--hoogstens", "1", "administratief sepot 2016")):  # fmt: skip
        before, after = run(*words).out, run(*words, "--db", str(path)).out
        assert "onze tekst" in before
        assert "onze tekst" not in after
        assert "vergelijk met het origineel" not in after
    store = Store.open(path)
    try:
        source = store.claims()[0].source
        told = " ".join(block.text for block in document.place_in_full(source, (), store.dossier()).blocks)
    finally:
        store.close()
    assert "op 31 januari 2027 met het origineel vergeleken, door een lezer" in told


def test_our_text_is_said_to_be_a_copy_until_then(store: Store) -> None:
    source = store.claims()[0].source
    told = " ".join(block.text for block in document.place_in_full(source, (), store.dossier()).blocks)
    assert provenance.copy(None, None) in told
    assert "niemand heeft haar met het origineel vergeleken" in told


# How names and brackets stand -----------------------------------------------------------------------------------------


def test_an_abbreviation_keeps_its_capitals_wherever_a_measure_is_named(store: Store) -> None:
    """On the sheet, aloud and in a sentence: `OM-transactie`, never with the first letter made small."""
    cells = [cell for cell in store.figures.cells.values() if cell.measure == "transactie"]
    assert cells
    for cell in cells:
        mark = of_figure(cell, store.figures, store.dossier())
        assert "OM-transactie" in mark.title
        assert "oM" not in f"{mark.title} {mark.line} {mark.source}"
    for words in (("zoek", "om transactie 2022"), ("statistiek", "--maat", "transactie", "--jaar", "2022")):
        for form in ("table", "md", "json"):
            assert "oM-" not in run(*words, "--format", form).out


def test_no_brackets_follow_brackets() -> None:
    """`(over 20 dagen) (peildatum …)` reads as two remarks; one pair holds both, or a comma does."""
    for name in LISTS:
        for day in DAYS if name == "agenda" else DAYS[-1:]:
            shown = run(name, "--format", "md", "--peildatum", day).out
            assert ") (" not in shown, (name, day, shown[max(0, shown.find(") (") - 60) :][:120])
    for key in ("nulscenario", "wodc-onderzoek", "veiligheidsagenda-2023-2026", "quick-scan", "plenaire-behandeling"):
        for day in (*DAYS, "2023-08-12"):
            assert ") (" not in run("agenda", key, "--peildatum", day).out, (key, day)
