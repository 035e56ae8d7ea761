"""The first session says in its last line where to begin, until a key comes, and never again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from helpers import press, screen_text, settled

from zedentui.store.store import Store
from zedentui.system import files
from zedentui.system.terminal import Display
from zedentui.text.clean import cells
from zedentui.tui.app import ZedenApp
from zedentui.tui.widgets.key_line import welcome

pytestmark = pytest.mark.every_frame

PEILDATUM = date(2023, 9, 1)


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home."""
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    return tmp_path


def session(database: Path, *, kiosk: bool = False) -> ZedenApp:
    """A session that remembers, as the command line starts one."""
    display = Display("truecolor", light=False, mouse=False, kiosk=kiosk)
    return ZedenApp(lambda: Store.open(database), reference_date=PEILDATUM, display=display)


def last(app: object) -> str:
    return screen_text(app).split("\n")[-1].rstrip()  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40)])
async def test_it_stands_until_the_first_key_and_moves_nothing(database, own_home, size) -> None:
    app = session(database)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        before = screen_text(app).split("\n")
        assert {"/", "y", "?"} <= set(before[-1].split())
        assert "zoekt" in before[-1]
        await press(pilot, "left", "right")
        after = screen_text(app).split("\n")
        assert "zoekt" not in after[-1]
        assert before[:-1] == after[:-1]
        assert files.state_file().exists()
    again = session(database)
    async with again.run_test(size=size) as pilot:
        await settled(pilot)
        assert last(again) == after[-1].rstrip()


async def test_not_in_a_kiosk(database, own_home) -> None:
    app = session(database, kiosk=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "zoekt" not in last(app)


@pytest.mark.parametrize("width", range(40, 200, 7))
def test_it_fits_and_has_the_keys_that_were_chosen(width: int) -> None:
    said = welcome({"zoek": "ctrl+f", "kopieer": "k", "help": "f1"}, width)
    assert cells(said) <= max(width, 41)
    assert all(key in said for key in ("ctrl+f zoekt", "k kopieert", "f1"))
