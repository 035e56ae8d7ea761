"""A kiosk: no key and no command leads to the disk, a shell or a browser of the server."""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from helpers import press, screen_text, settled
from textual.command import CommandPalette
from textual.driver import Driver

from zedentui.store.store import Store
from zedentui.system.terminal import Display
from zedentui.tui.app import ZedenApp
from zedentui.tui.commands import COMMANDS
from zedentui.tui.dialogs.palette import RegistryCommands
from zedentui.tui.session.driver import TerminalDriver

SIZE = (100, 30)
FORBIDDEN = {
    "screenshot",
    "suspend_process",
    "open_url",
    "deliver",
    "save",
    "toggle_dark",
    "show_help_panel",
    "simulate_key",
}


@pytest.fixture
def app(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ZedenApp:
    monkeypatch.chdir(tmp_path)
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    display = Display(colours="truecolor", light=False, mouse=False, kiosk=True)
    return ZedenApp(lambda: Store.open(database), display=display, remember=False)


async def test_no_key_on_any_screen_leads_out(app: ZedenApp, tmp_path: Path) -> None:
    own = {command.action for command in COMMANDS}
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for keys in ("1", "2", "3", "4", "5", "6", "b", "escape", "question_mark", "escape", "slash", "escape", "Y",
                     "escape", "ctrl+p", "escape"):  # fmt: skip
            await press(pilot, keys)
            actions = {binding.binding.action for binding in app.screen.active_bindings.values()}
            assert not {action for action in actions - own if action.partition("(")[0].rpartition(".")[2] in FORBIDDEN}
        assert {
            binding.action for bindings in ZedenApp._merged_bindings.key_to_bindings.values() for binding in bindings
        } == {"how_to_quit", "redraw", "suspend"}  # which a kiosk refuses, with a sentence
        await press(pilot, "q")
    assert list(tmp_path.iterdir()) == []


async def test_the_palette_holds_our_commands_only(app: ZedenApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+p", *"screenshot")
        assert isinstance(app.screen, CommandPalette)
        assert app.screen._provider_classes == {RegistryCommands}
        assert "Geen opdracht met ‘screenshot’" in screen_text(app)


async def test_the_driver_saves_nothing_opens_nothing_and_does_not_stop(
    app: ZedenApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(*_: object) -> None:
        raise AssertionError("a browser of the server was opened")

    monkeypatch.setattr("webbrowser.open", opened)
    copied: list[str] = []
    monkeypatch.setattr(ZedenApp, "copy_to_clipboard", lambda _self, text: copied.append(text))
    monkeypatch.setattr("signal.signal", lambda *_: None)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        driver: Driver = TerminalDriver(app)
        driver.open_url("https://example.org")
        assert copied == ["https://example.org"]
        assert not driver.can_suspend
        driver.deliver_binary(
            StringIO("x"),
            delivery_key="k",
            save_path=tmp_path / "picture.svg",
            open_method="browser",
            name="screenshot",
        )
        await pilot.pause()
    assert list(tmp_path.iterdir()) == []


async def test_its_first_screen_is_the_same_every_day(database: Path) -> None:
    """`zedentui voorverwarm` makes it once for all days."""
    seen = set()
    for day in (date(2023, 7, 1), date(2023, 9, 1), date(2035, 12, 31)):
        display = Display(colours="truecolor", light=False, mouse=False, kiosk=True)
        app = ZedenApp(lambda: Store.open(database), reference_date=day, remember=False, display=display)
        async with app.run_test(size=(100, 30)) as pilot:
            await settled(pilot)
            seen.add(screen_text(app))
    assert len(seen) == 1
