"""Loading, empty, failed and remembered: the states around the content."""

from __future__ import annotations

import shutil
import threading
from datetime import date
from pathlib import Path

import duckdb
import pytest
from helpers import pane, press, screen_text, settled, state_text
from textual.widgets import Input

from zedentui.places import Location
from zedentui.store.store import Store, StoreError
from zedentui.system import files, first_frame, settings
from zedentui.system.frame_store import Witnesses
from zedentui.tui.app import ZedenApp

SIZE = (100, 30)


@pytest.mark.parametrize("code", ["statistiek", "actieplan", "transnationaal", "moties", "agenda", "narekenen"])
async def test_loading_is_said_and_then_gone(make_app, monkeypatch, code) -> None:
    gate = threading.Event()
    original = Store.dossier

    def slow(store: Store) -> object:
        gate.wait(20)
        return original(store)

    monkeypatch.setattr(Store, "dossier", slow)
    app = make_app(code)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.pause()
        assert "Gegevens worden gelezen" in screen_text(app)
        gate.set()
        await settled(pilot)
        assert "Gegevens worden gelezen" not in screen_text(app)
        assert not pane(app).has_class("-loading")


TABLES = {
    "statistiek": ("observation_repair", "observation"),
    "actieplan": ("action_organisation", "action", "action_line", "action_plan_member", "action_plan"),
    "transnationaal": ("transnational_organisation", "transnational_measure"),
    "moties": ("motie_vote", "motie_submitter", "motie"),
    "agenda": ("action_organisation", "action", "transnational_organisation", "transnational_measure",
               "promise_outcome", "promise"),
    "narekenen": ("claim_denominator", "claim", "observation_repair", "observation"),
}  # fmt: skip
"""What each pane is filled from, in the order in which it can be emptied."""


async def test_an_empty_pane_says_so(make_app, database: Path, tmp_path: Path) -> None:
    """Of one file each pane is emptied in its turn, and it is opened again where one was; the others keep theirs."""
    path, emptied = Path(shutil.copy(database, tmp_path / "leeg.duckdb")), set[str]()
    app = make_app(path=path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        for code, tables in TABLES.items():
            await app.visit(Location(code))
            await settled(pilot)
            assert pane(app).has_class("-empty") == (set(tables) <= emptied), code
            beside = Path(shutil.copy(path, tmp_path / "ernaast.duckdb"))  # the other is open
            with duckdb.connect(str(beside)) as connection:
                for table in tables:  # each in its own transaction: foreign keys are checked at its end
                    connection.execute(f"DELETE FROM {table}")
            beside.replace(path)
            emptied |= set(tables)
            await press(pilot, "r")
            assert pane(app).has_class("-empty"), code
            assert "Hierover staat niets in dit databestand." in screen_text(app)
            await press(pilot, "y", "Y", "f", "b", "escape", "e", "o", "c", "space")
            assert app.return_code is None
            while len(app.screen_stack) > 1:
                await press(pilot, "escape")


@pytest.mark.parametrize("code", ["statistiek", "agenda"])
async def test_a_read_that_fails_shows_the_sentence(make_app, monkeypatch, code) -> None:
    def fail(_store: Store) -> object:
        raise StoreError("Het bestand is [b]weg[/b]; zet het terug.")

    monkeypatch.setattr(Store, "dossier", fail)
    app = make_app(code)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        assert pane(app).has_class("-failed")
        assert state_text(app) == "Het bestand is [b]weg[/b]; zet het terug."
        assert "[b]weg[/b]" in screen_text(app)


@pytest.mark.parametrize("content", [None, b"", b"geen databestand" * 500])
async def test_no_usable_database_is_a_screen_and_exit_code_3(make_app, tmp_path: Path, content) -> None:
    path = tmp_path / "weg.duckdb"
    if content is not None:
        path.write_bytes(content)
    app = make_app(path=path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        shown = " ".join(screen_text(app).split())
        assert "weg.duckdb" in shown.replace(" ", "")
        assert "Druk op q om te stoppen." in shown
        await press(pilot, "q")
    assert app.return_code == 3


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    return tmp_path


def _app(database: Path) -> ZedenApp:
    return ZedenApp(lambda: Store.open(database))


@pytest.mark.parametrize("state", ["read", "failed", "being read"])
async def test_a_screen_for_the_next_start_is_made_of_what_could_be_read(
    database: Path, home: Path, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    """Whoever stops where a question found no answer, or has none yet, does not wait for it once more."""
    gate, original = threading.Event(), Store.dossier

    def dossier(store: Store) -> object:
        if state == "failed":
            raise StoreError("Er is geen antwoord.")
        if state == "being read":
            gate.wait(20)
        return original(store)

    monkeypatch.setattr(first_frame, "started", first_frame.Start([], {"HOME": str(home)}, str(home), SIZE))
    monkeypatch.setattr(Store, "dossier", dossier)
    monkeypatch.setattr("zedentui.tui.panes.statistics.pane.StatisticsPane.at_hand", lambda _pane: False)
    app = ZedenApp(lambda: Store.open(database), files=Witnesses([database]))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await (pilot.pause() if state == "being read" else settled(pilot))
        assert pane(app).has_class("-failed") == (state == "failed")
        assert pane(app).has_class("-loading") == (state == "being read")
        await app.action_quit()
        assert (app.ending is not None) == (state == "read")
        gate.set()


async def test_place_and_theme_are_remembered(database: Path, home: Path) -> None:
    app = _app(database)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        app.theme = "zeden-licht"
        await press(pilot, "4", "j", "q")
    again = _app(database)
    async with again.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        assert again.theme == "zeden-licht"
        assert str(pane(again).location()) == "moties/van-der-woude"


@pytest.mark.parametrize("way", ["asked for", "chosen"])
async def test_a_reference_date_is_of_its_session_only(database: Path, home: Path, way: str) -> None:
    """Set with a place or with `d`, and left at any pane: the next start is on today, and says so nowhere."""
    start = Location.parse("agenda/nulscenario?peildatum=2023-08-12") if way == "asked for" else None
    app = ZedenApp(lambda: Store.open(database), start=start)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        if way == "chosen":
            await press(pilot, "5", "d")
            app.screen.query_one(Input).value = "12 augustus 2023"
            await press(pilot, "enter")
        assert "peildatum 12 augustus 2023" in screen_text(app)
        await press(pilot, "1", "5", "q")
    assert "2023-08-12" not in files.state_file().read_text("utf-8")
    again = _app(database)
    async with again.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        assert pane(again).CODE == "agenda"
        assert "12 augustus 2023" not in screen_text(again)
        assert pane(again).location().get("peildatum") == date.today().isoformat()


@pytest.mark.parametrize("place", ["agenda?peildatum=2023-08-12", "agenda/nulscenario?filter=a&peildatum=2022-01-01"])
async def test_a_reference_date_in_an_older_memory_is_passed_over(database: Path, home: Path, place: str) -> None:
    settings.save_state(settings.State("zeden-donker", place), files.state_file())
    app = _app(database)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        assert pane(app).CODE == "agenda"
        assert pane(app).location().get("peildatum") == date.today().isoformat()


async def test_a_damaged_memory_is_no_obstacle(database: Path, home: Path) -> None:
    path = files.state_file()
    settings.save_state(settings.State("bestaat-niet", "nergens/heen"), path)
    app = _app(database)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        assert pane(app).CODE == "statistiek"
        assert app.theme == "zeden-donker"


async def test_keys_can_be_remapped(database: Path, home: Path) -> None:
    path = files.settings_file()
    path.parent.mkdir(parents=True)
    path.write_text('[toetsen]\n"paneel.moties" = "m"\nneer = "n"\n', encoding="utf-8")
    app = _app(database)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "m")
        assert pane(app).CODE == "moties"
        await press(pilot, "n")
        assert str(pane(app).location()) == "moties/van-der-woude"


async def test_an_unknown_item_is_said(make_app) -> None:
    app = make_app("moties/jansen")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        assert "‘moties/jansen’ bestaat niet in dit dossier." in screen_text(app)


@pytest.mark.parametrize(("theme", "told"), [("foo", True), ("nord", False), (None, False)])
async def test_a_theme_that_does_not_exist_is_said(make_app, theme, told) -> None:
    app = make_app(theme=theme)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        assert ("Het thema ‘foo’ bestaat niet" in " ".join(screen_text(app).split())) == told
        assert app.theme == (theme if theme == "nord" else "zeden-donker")


async def test_resizing_keeps_the_cursor_and_redraws_the_chart(make_app) -> None:
    app = make_app("agenda/nulscenario")
    async with app.run_test(size=(200, 60)) as pilot:
        await settled(pilot)
        for size in ((120, 40), (80, 24), (60, 20), (200, 60)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert pane(app).location().item == "nulscenario"
            from zedentui.tui.widgets.chart import Chart

            chart = pane(app).query_one(Chart)
            assert chart.display == (size[1] >= 30)  # a low screen gives its rows to the text; Z has the chart
            if not chart.display:
                await press(pilot, "Z")
            picture = chart.picture
            assert picture is not None
            assert picture.width == chart.size.width
            if app.screen.maximized is not None:
                await press(pilot, "Z")


async def test_the_chart_takes_the_colours_of_the_theme(make_app) -> None:
    from zedentui.tui.widgets.chart import Chart, palette_of

    app = make_app()
    palettes = set()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for theme in ("zeden-donker", "zeden-licht", "ansi-dark", "ansi-light", "nord"):
            app.theme = theme
            await settled(pilot)
            picture = pane(app).query_one(Chart).picture
            assert picture is not None
            palette = palette_of(app)
            allowed = {palette.foreground, palette.muted, palette.accent, palette.warning, *palette.series}
            assert {span.colour for line in picture.lines for span in line} <= allowed, theme
            palettes.add(str(palette))
    assert len(palettes) >= 4
