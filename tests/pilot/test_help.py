"""The help and the palette say what works in this session, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import press, settled
from textual.keys import key_to_character

from zedentui.places import Location
from zedentui.store.store import Store
from zedentui.system.files import settings_file
from zedentui.system.terminal import Display
from zedentui.tui.app import ZedenApp
from zedentui.tui.commands import COMMANDS, WRITING
from zedentui.tui.dialogs.help import HelpScreen
from zedentui.tui.screen import HasCommands
from zedentui.tui.widgets.reader import Reader


def named(app: ZedenApp) -> dict[str, str]:
    """What the help in front says, by the keys that it names."""
    assert isinstance(app.screen, HelpScreen)
    return {block.label: block.text for block in app.screen.query_one(Reader).detail.blocks if block.kind == "fact"}


async def test_help_and_palette_name_the_keys_that_were_chosen(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    chosen = {"zoek": "ctrl+f", "statistiek.eenheid": "u", "debatblad.notitie": "t", "neer": "down,ctrl+n"}
    lines = (f'"{name}" = "{keys}"' for name, keys in chosen.items())
    settings_file().write_text("[toetsen]\n" + "\n".join(lines), encoding="utf-8")
    app = ZedenApp(lambda: Store.open(database))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "question_mark")
        said = named(app)
        assert said["ctrl+f"].startswith("Iets opzoeken")
        assert said["u"].startswith("Eenheid wisselen")
        assert said["↓ ctrl+n"].startswith("Omlaag")
        assert not {"/", "e"} & said.keys()
        await press(pilot, "escape")
        assert isinstance(app.screen, HasCommands)
        assert {each.id: each.keys for each in app.screen.commands()}["zoek"] == ("ctrl+f",)
        await press(pilot, "M", "question_mark")
        assert named(app)["t"].startswith("Notitie schrijven")
        await press(pilot, "escape")
        assert isinstance(app.screen, HasCommands)
        assert {each.id: each.keys for each in app.screen.commands()}["debatblad.notitie"] == ("t",)


async def test_in_a_kiosk_the_help_promises_no_shell_and_nothing_that_is_kept(database: Path) -> None:
    display = Display(colours="truecolor", light=False, mouse=False, kiosk=True)
    app = ZedenApp(lambda: Store.open(database), display=display, remember=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "question_mark")
        said = named(app)
        keys = {key for command in COMMANDS if command.id in WRITING for key in command.key_names}
        assert not keys & {key for label in said for key in label.split()}
        assert said["q"] == "Stoppen. Sluit zedentui."
        assert not any("onthouden" in text or "volgende keer" in text for text in said.values())


async def test_every_key_that_the_help_of_the_reference_works_names_is_bound_there(make_app) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await app.visit(Location("begrippen"))
        await press(pilot, "question_mark")
        said = named(app)
        await press(pilot, "escape")
        bound = set(app.screen.active_bindings) | {key_to_character(key) for key in app.screen.active_bindings}
        wanted = {"↑": "up", "↓": "down", "pgup": "pageup", "pgdn": "pagedown", "esc": "escape"}
        sideways = {"←", "→", "h", "l"}  # a list has no columns to go through, and says nothing of it
        for label in said:
            for key in {*label.split()} - sideways:
                assert wanted.get(key, key) in bound, (label, said[label])
        assert "esc" in said
        assert "/" not in said  # one is looking something up already
        await press(pilot, "escape")
        assert len(app.screen_stack) == 1
