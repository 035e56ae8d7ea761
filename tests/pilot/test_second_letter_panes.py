"""The panes with an invented second letter beside the first: figures, sources and copies name their own letter."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from helpers import detail_text, pane, press, screen_text, settled, source_text

from zedentui.dossier.build import build
from zedentui.places import Location
from zedentui.tui.widgets.table import ItemList

ROOT = Path(__file__).resolve().parents[2]
CELL = "statistiek?delict=verkrachting&maat=onvoorwaardelijk_sepot&jaar=2022"
REVISED = "Herzien: 412 → 409 in de brief van 4 juli 2025."


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("brieven")
    shutil.copytree(ROOT / "data" / "dossier", place / "bron")
    shutil.copytree(ROOT / "tests" / "second_letter", place / "bron", dirs_exist_ok=True)
    return build(place / "bron", place / "zeden.duckdb").target


async def test_a_revised_figure_on_the_screen(make_app, both: Path) -> None:
    app = make_app(CELL, path=both)
    async with app.run_test(size=(200, 60)) as pilot:
        await settled(pilot)
        shown = " ".join(screen_text(app).split())
        assert "409°" in shown
        assert "2024" in shown
        assert REVISED in " ".join(detail_text(app).split())
        assert "Andere brief vanaf 2021" in shown
        assert "nr. 900" in source_text(app)
        sentence = next(copy.text for copy in pane(app).copies() if "409" in copy.text)
        assert REVISED in sentence or sentence.startswith("409")
        mark = pane(app).mark()
        assert mark is not None
        assert "nr. 900, p. 3" in mark.source
        assert "van 412 naar 409" in mark.line
        await press(pilot, "h", "h")  # 2020: the first letter
        assert "nr. 86" in source_text(app)


@pytest.mark.parametrize("code", ["actieplan", "transnationaal", "moties", "agenda", "narekenen"])
async def test_every_list_opens_and_says_whose_each_item_is(make_app, both: Path, code: str) -> None:
    app = make_app(code, path=both)
    async with app.run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        assert not pane(app).has_class("-loading", "-failed", "-empty")
        items = pane(app).query_one(ItemList)
        invented = [entry.key for entry in items.shown if "verzonnen" in entry.key or "900" in entry.key]
        assert bool(invented) == (code in {"agenda", "narekenen"})
        for key in invented:
            assert pane(app).go(Location(code, key))
            await settled(pilot)
            assert "nr. 900" in source_text(app), key
