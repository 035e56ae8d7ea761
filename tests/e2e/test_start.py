"""The installed program in a real terminal: it opens on the figures, every pane shows what it holds, `q` ends it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from programs import Start, zedentui
from terminal import Terminal

pytestmark = pytest.mark.terminal

SIZES = [(120, 40), (80, 24)]

# What only that pane shows, of the list, the detail and the source at the bottom, at every size.
PANES = {
    "1": ("Zedenmisdrijven, aantal", "46,3% van de", "Tabel 1, p. 5"),
    "2": ("Betekenisvolle interventies", "● afgerond", "gestuurd op 4 november 2022", "Actieplan versterken ket"),
    "3": ("VOG", "WODC-onderzoek", "Paspoortwet art. 18", "Volgende stap", "p. 6, voetnoot 9"),
    "4": ("Motie-Buitenweg", "aangenomen 121-29", "p. 3, voetnoot 5"),
    "5": ("Toezegging of verwachting", "loopt, nog 853 dagen", "peildatum 30 augustus 2024"),
    "6": ("✓ klopt", "✗ wijkt af", "‘2.303 zaken in 2018’", "De brief", "Nagerekend"),
}
# The bottom has a second line, with the address, where the screen is not low.
ADDRESSES = {"1": "kst-34843-86", "3": "kst-31015-259", "4": "kst-29270-131", "5": "kst-29628-1139"}
REFERENCE_DATE = "2024-08-30"
FIGURES_2022 = ("2.581", "2.814", "1.302", "1.147", "1.401")
"""Inflow, outflow, unconditional and technical dismissals, summonses of 2022, as table 1 of the letter prints them."""


def opened(start: Start, *arguments: str, columns: int, rows: int) -> Terminal:
    """Start the program on a fixed day and wait for the table of the first pane."""
    terminal = start([*zedentui(), *arguments, "--peildatum", REFERENCE_DATE], columns=columns, rows=rows)
    terminal.wait_for(lambda terminal: all(figure in terminal.text for figure in FIGURES_2022))
    return terminal


def quit_by_key(terminal: Terminal) -> None:
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.restored
    after = terminal.raw.rpartition(b"\x1b[?1049l")[2]
    assert after == b"\x1b[?25h", "nothing is printed over the prompt of the shell"


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_it_opens_on_the_table_every_pane_shows_what_it_holds_and_it_quits(
    start: Start, columns: int, rows: int
) -> None:
    terminal = opened(start, columns=columns, rows=rows)
    last = "2022" if columns > 80 else "'22"  # a narrow table writes its years short
    [end] = [line.index(last) + len(last) for line in terminal.lines if line.startswith("Zedenmisdrijven, aantal")]
    named = [(re.split(r" +(?=\d)", line.strip(), maxsplit=1)[0], line[:end].split()) for line in terminal.lines]
    table = dict(named)  # without the course beside the years
    assert table["Onvoorwaardelijk sepot"][-1] == "1.302"
    assert table["Uitstroom"][-1] == "2.814"
    for key in [*"23456", "1"]:
        terminal.send(key)
        shown = [*PANES[key], ADDRESSES.get(key, "")] if rows > 24 else PANES[key]
        terminal.wait_for(lambda terminal, shown=shown: all(text in terminal.text for text in shown))
    quit_by_key(terminal)


def test_a_link_opens_there(start: Start) -> None:
    terminal = start([*zedentui(), "open", "moties/van-der-woude"], columns=120, rows=40)
    terminal.wait_for("Motie-Van der Woude over daderprofielen")
    terminal.wait_for("aangenomen")
    quit_by_key(terminal)


def test_no_database_is_said_in_a_sentence(start: Start, tmp_path: Path) -> None:
    terminal = start([*zedentui(), "--db", tmp_path / "weg.duckdb"])
    terminal.wait_for("Er is geen databestand")
    terminal.send("q")
    assert terminal.wait_exit() == 3
    assert terminal.restored
