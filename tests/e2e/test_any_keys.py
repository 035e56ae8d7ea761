"""Any keys in any order, faster than they can be obeyed: the session lives, finds its way back, and ends well."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hands import back_to_statistics, type_anything
from programs import Start, zedentui

pytestmark = pytest.mark.terminal

SEEDS = [int(seed) for seed in os.environ.get("ZEDENTUI_KEYS_SEEDS", "1 2").split()]
"""What the keys are drawn from; other ones, and many, before a release."""


@pytest.mark.parametrize("seed", SEEDS)
def test_any_keys_in_any_order(split: Start, database: Path, home: Path, seed: int) -> None:
    terminal = split(
        [*zedentui(), "--db", database], columns=80 + 20 * (seed % 3), rows=24 + 8 * (seed % 3), keeps=True
    )
    terminal.wait_for("1.302")
    try:
        type_anything(terminal, seed, bursts=10)
        back_to_statistics(terminal)
    except AssertionError as error:
        for report in home.rglob("*.log"):
            error.add_note(report.read_text())
        raise
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.restored
