"""The debate sheet on the screen: marked anywhere, in order, with notes, and what happens when the disk refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from helpers import pane, press, screen_text, settled, source_text, workspace
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from zedentui.kinds.claim import VERDICTS
from zedentui.kinds.promise import SIGNS
from zedentui.places import PANES, Location
from zedentui.sheet import LONGEST_NOTE, MOST, DebateSheet, Mark
from zedentui.store.store import Store
from zedentui.system.terminal import Display
from zedentui.tui.app import ZedenApp
from zedentui.tui.dialogs.copying import MAX_BYTES, CopyMenu
from zedentui.tui.dialogs.help import HelpScreen
from zedentui.tui.dialogs.lookup import LookupScreen
from zedentui.tui.dialogs.questions import NoteDialog
from zedentui.tui.dialogs.sheet import SheetScreen
from zedentui.tui.panes.check_grid import CheckGrid
from zedentui.tui.panes.reference import ReferenceScreen
from zedentui.tui.widgets.parts import SourceLine
from zedentui.tui.widgets.reader import Reader
from zedentui.tui.widgets.table import MARKED, ItemList

SIZE = (100, 30)
SIZES = [(60, 20), (80, 24), (120, 40)]
FIGURE = "statistiek?delict=zedenmisdrijven&maat=onvoorwaardelijk_sepot&jaar=2022"

Build = Callable[..., ZedenApp]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the sheet of this test stands; nothing of the home of who runs the tests is touched."""
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    return tmp_path / "XDG_DATA_HOME" / "zedentui" / "debatblad.md"


@pytest.fixture
def own(database: Path, file: Path) -> Build:
    """An application that keeps its sheet in `file`."""

    def build(location: str | None = None, *, kiosk: bool = False) -> ZedenApp:
        display = Display(colours="truecolor", light=False, mouse=False, kiosk=kiosk)
        start = Location.parse(location) if location else None
        return ZedenApp(
            lambda: Store.open(database), start=start, reference_date=date(2023, 9, 1), display=display,
            remember=not kiosk,
        )  # fmt: skip

    return build


def places(file: Path) -> list[str]:
    return [mark.place for mark in DebateSheet(file).refresh()]


def fill(file: Path, *places: str) -> None:
    """A sheet from an earlier session."""
    sheet = DebateSheet(file)
    for place in places:
        assert sheet.toggle(Mark(f"Over {place}", f"Dit zeg ik over {place}.", "p. 1", place=place)) == "added"


def note(pilot: Pilot[None]) -> str:
    """What was said last, whole."""
    return str(list(pilot.app._notifications)[-1].message)


def shown_titles(app: ZedenApp) -> list[str]:
    """The titles on the open sheet, in order; the one under the cursor after a >."""
    items = app.screen.query_one(OptionList)
    rows = [str(items.get_option_at_index(index).prompt).split("\n", 1)[0] for index in range(items.option_count)]
    return [row.replace("▶", ">").strip() for row in rows]


# Marking -----------------------------------------------------------------------------------------------------

WHERE = {
    "statistiek": ("onvoorwaardelijk", FIGURE),
    "actieplan/nulscenario": ("nulscenario", "actieplan/nulscenario"),
    "actieplan/plan": ("wil de doorlooptijden in zedenzaken verkorten", "actieplan/plan"),
    "actieplan/2": ("Actielijn 2, werkprocessen, wil", "actieplan/2"),
    "transnationaal/vog": ("door strafrechters van buiten de Europese Unie", "transnationaal/vog"),
    "moties/van-der-woude": ("121 stemmen voor", "moties/van-der-woude"),
    "agenda/wodc-onderzoek?filter=wodc": ("loopt op 1 september 2023 nog 307 dagen.", "agenda/wodc-onderzoek"),
    "narekenen/technisch-2022": ("88,1 procent van de onvoorwaardelijke", "narekenen/technisch-2022"),
    "narekenen/tabel-sepotgronden?delict=zedenmisdrijven&jaar=2016": (
        "dus 4 minder dan er staat", "narekenen/tabel-sepotgronden?delict=zedenmisdrijven&jaar=2016",
    ),
}  # fmt: skip


async def test_mark_in_every_pane_and_take_it_off_again(own: Build, file: Path) -> None:
    app = own()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        for location, (words, place) in WHERE.items():
            await settled(pilot)
            await app.visit(Location.parse(location))
            await settled(pilot)
            assert MARKED not in source_text(app), location
            await press(pilot, "m")
            assert note(pilot) == "Gemarkeerd (1 op je debatblad); M toont het.", location
            assert places(file) == [place]
            [mark] = DebateSheet(file).refresh()
            assert words in mark.line
            assert mark.source.startswith("Kamerstukken II 2022/23, 34843, nr. 86, p. ")
            assert mark.url.startswith("https://zoek.officielebekendmakingen.nl/")
            assert source_text(app).startswith(f"{MARKED}Bron ")
            await press(pilot, "m")
            assert note(pilot) == "Van je debatblad gehaald (nog 0); op het blad zet toets u het terug.", location
            assert places(file) == []
            assert MARKED not in source_text(app)


async def test_a_sign_in_the_list_follows_its_item(own: Build, file: Path) -> None:
    def marked() -> int:
        return sum(MARKED in line and "Bron" not in line for line in screen_text(app).splitlines())

    app = own()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        for number, code in enumerate(PANES[1:], start=2):
            await press(pilot, str(number))
            items = pane(app).query_one(ItemList)
            before, there = items.cursor_row, len(places(file))
            await press(pilot, "m", "j")
            assert marked() == 1, code
            assert MARKED not in source_text(app), code
            await press(pilot, "m", "k")
            assert items.cursor_row == before, code
            assert marked() == 2, code
            await press(pilot, "f", *"qqqq", "escape")  # laid out again
            assert marked() == 2, code
            assert MARKED in source_text(app), code
            assert len(places(file)) == there + 2, code
            await press(pilot, "m", "j", "m")  # one item can stand in two panes
            assert len(places(file)) == there, code


def test_the_sign_of_the_sheet_means_nothing_else() -> None:
    assert MARKED not in {*(verdict.sign for verdict in VERDICTS.values()), *SIGNS.values()}


async def test_units_in_which_one_says_something_else_are_marks_of_their_own(own: Build, file: Path) -> None:
    app = own()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "m", "e", "e")
        assert MARKED in source_text(app)  # in % of the instroom one says the same
        await press(pilot, "e", "e")
        assert MARKED not in source_text(app)
        await press(pilot, "m", "v", "o", "m")
        assert places(file) == [FIGURE, f"{FIGURE}&eenheid=verschil",
                                f"{FIGURE}&eenheid=verschil".replace("zedenmisdrijven", "verkrachting")]  # fmt: skip


async def test_mark_in_naslag_also_the_source_one_came_from(own: Build, file: Path) -> None:
    app = own("moties/buitenweg")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "b", "m")
        assert isinstance(app.screen, ReferenceScreen)
        assert places(file) == ["paragrafen/oorzaken-sepot"]
        await press(pilot, "f", *"opportuniteit", "enter", "m")
        assert places(file)[1:] == ["begrippen/opportuniteitsbeginsel"]
        assert DebateSheet(file).refresh()[1].line.startswith("Wat betekent ‘Opportuniteitsbeginsel’? ")
        assert str(app.screen.query_one(SourceLine).content).startswith(MARKED)


async def test_naslag_says_when_there_is_nothing_under_the_cursor(own: Build) -> None:
    app = own()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "b", "f", *"qqqq", "tab")
        for key, sentence in (
            ("y", "Er staat niets onder de cursor om te kopiëren."),
            ("Y", "Er staat niets onder de cursor om te kopiëren."),
            ("m", "Er staat niets onder de cursor om te markeren."),
        ):
            await press(pilot, key)
            assert note(pilot) == sentence


async def test_mark_the_answer_of_a_look_up(own: Build, file: Path) -> None:
    app = own("moties")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"sepot 2022", "ctrl+o")
        assert isinstance(app.screen, LookupScreen)
        assert places(file) == [FIGURE]
        await press(pilot, "ctrl+o")
        assert places(file) == []
        app.screen.query_one(Input).value = "paspoortwet"
        await settled(pilot)
        await press(pilot, "ctrl+o")
        [place] = places(file)
        assert place in {
            "transnationaal/paspoortwet",
            "agenda/paspoortwet-artikel-18",
            "begrippen/paspoortwet-artikel-18",
        }
        app.screen.query_one(Input).value = "qqqqzzzz"
        await settled(pilot)
        await press(pilot, "ctrl+o")
        assert note(pilot) == "Er is nog geen antwoord om te markeren."
        await press(pilot, "escape")
        assert places(file) == [place]


async def test_several_figures_together_are_marked_as_they_were_answered(own: Build, file: Path) -> None:
    app = own()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"verkrachting instroom 2018-2022", "ctrl+o")
        [mark] = DebateSheet(file).refresh()
        assert "195 meer dan in 2018" in mark.line
        assert "%" not in mark.line
        await press(pilot, "escape", "M", "enter")
        assert pane(app).location().get("jaar") == "2022"


# The sheet ---------------------------------------------------------------------------------------------------


async def test_an_empty_sheet_says_how_to_mark(own: Build) -> None:
    app = own()
    async with app.run_test(size=SIZES[0], notifications=True) as pilot:
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            await press(pilot, "M")
            assert isinstance(app.screen, SheetScreen), size
            shown = " ".join(screen_text(app).split())
            assert "Debatblad: 0 onderdelen" in shown, size
            assert "druk op m" in shown, size
            await press(pilot, "escape")
            assert app.screen is workspace(app)
        await press(pilot, "M")
        for key in ("enter", "n", "m", "J", "K", "y", "Y"):
            await press(pilot, key)
            assert note(pilot) == "Je debatblad is leeg.", key
        await press(pilot, "u")
        assert "niets van het blad gehaald" in note(pilot)


async def test_the_sheet_shows_everything_that_one_says(own: Build) -> None:
    app = own()
    async with app.run_test(size=SIZES[0], notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "m", "M")
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            the_sheet_shows_everything(screen_text(app), size)
        await press(pilot, "escape", "M")  # and so when it is opened at a size, as here at the last
        the_sheet_shows_everything(screen_text(app), SIZES[-1])
        for key in ("q", "M", "escape"):
            assert isinstance(app.screen, SheetScreen)
            await press(pilot, key)
            assert app.screen is workspace(app)
            await press(pilot, "M")


def the_sheet_shows_everything(shown: str, size: tuple[int, int]) -> None:
    """One line with all that belongs to it, and the keys."""
    assert len(shown.splitlines()) == size[1]
    text = " ".join(shown.split())
    assert "Debatblad: 1 onderdeel" in text
    assert "Dat is 46,3 procent van de uitstroom van 2.814 zaken en 50,4 procent van de instroom van 2.581" in text
    assert "Kamerstukken II 2022/23, 34843, nr. 86, p. 5" in text
    assert "n Notitie" in shown.splitlines()[-1]


async def test_order_and_movement(own: Build, file: Path) -> None:
    fill(file, "moties/buitenweg", "agenda/nulscenario", "begrippen/vog")
    app = own()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "M")
        assert shown_titles(app) == [">1. Over moties/buitenweg", "2. Over agenda/nulscenario", "3. Over begrippen/vog"]
        await press(pilot, "J")
        assert shown_titles(app) == ["1. Over agenda/nulscenario", ">2. Over moties/buitenweg", "3. Over begrippen/vog"]
        assert places(file) == ["agenda/nulscenario", "moties/buitenweg", "begrippen/vog"]
        await press(pilot, "shift+down", "J")
        assert places(file) == ["agenda/nulscenario", "begrippen/vog", "moties/buitenweg"]
        await press(pilot, "g", "K", "G", "K", "shift+up")
        assert places(file) == ["moties/buitenweg", "agenda/nulscenario", "begrippen/vog"]
        assert shown_titles(app)[0].startswith(">1.")
        items = app.screen.query_one(OptionList)
        for keys, at in ((("k",), 0), (("j", "j"), 2), (("down",), 2), (("up",), 1), (("G",), 2), (("g",), 0)):
            await press(pilot, *keys)
            assert items.highlighted == at


async def test_notes(own: Build, file: Path) -> None:
    fill(file, "moties/buitenweg")
    app = own()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "M", "n")
        assert isinstance(app.screen, NoteDialog)
        await press(pilot, *"mM [b]q*", "enter")
        assert DebateSheet(file).refresh()[0].note == "mM [b]q*"
        assert "Notitie: mM [b]q*" in screen_text(app)
        await press(pilot, "n", *"!", "escape")
        assert DebateSheet(file).refresh()[0].note == "mM [b]q*"
        await press(pilot, "n")
        field = app.screen.query_one(Input)
        assert field.value == "mM [b]q*"
        field.value = ""
        field.insert_text_at_cursor("x" * 1000)
        await press(pilot, "enter")
        assert DebateSheet(file).refresh()[0].note == "x" * LONGEST_NOTE
        await press(pilot, "n")
        app.screen.query_one(Input).value = "  "
        await press(pilot, "enter")
        assert DebateSheet(file).refresh()[0].note == ""


@pytest.mark.parametrize("key", ["m", "delete"])
async def test_remove_and_undo(own: Build, file: Path, key: str) -> None:
    fill(file, "moties/buitenweg", "agenda/nulscenario", "begrippen/vog")
    app = own("moties/buitenweg")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        app.marks.show_kept()  # as the timer does after the first screen
        await settled(pilot)
        assert MARKED in source_text(app)
        await press(pilot, "M", "j", key)
        assert places(file) == ["moties/buitenweg", "begrippen/vog"]
        assert note(pilot) == "‘Over agenda/nulscenario’ is van je debatblad; toets u zet het terug."
        await press(pilot, "g", key)
        assert places(file) == ["begrippen/vog"]
        assert MARKED not in source_text(app)
        await press(pilot, "u", "u")
        assert places(file) == ["moties/buitenweg", "agenda/nulscenario", "begrippen/vog"]
        assert shown_titles(app)[1].startswith(">2.")
        assert MARKED in source_text(app)
        await press(pilot, "u")
        assert "niets van het blad gehaald" in note(pilot)


async def test_undo_brings_back_what_m_took_off_in_a_pane_with_its_note(own: Build, file: Path) -> None:
    app = own("moties/buitenweg")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "m", "M", "n", *"bewaren", "enter", "escape", "m")
        assert places(file) == []
        await press(pilot, "M", "u")
        assert [(mark.place, mark.note) for mark in DebateSheet(file).refresh()] == [("moties/buitenweg", "bewaren")]


LEADS = [
    ("statistiek?delict=verkrachting&maat=dagvaarden&jaar=2020", "statistiek?delict=verkrachting"),
    ("actieplan/nulscenario", "actieplan/nulscenario"),
    ("agenda/wodc-onderzoek", "agenda/wodc-onderzoek"),
    ("narekenen/technisch-2022", "narekenen/technisch-2022"),
    ("narekenen/tabel-sepotgronden?delict=zedenmisdrijven&jaar=2017", "narekenen/tabel-sepotgronden"),
    ("begrippen/vog", "begrippen/vog"),
    ("organisaties/om", "organisaties/om"),
]
"""What stands on the sheet, and where enter leads from it."""


async def test_enter_goes_to_the_place(own: Build, file: Path) -> None:
    fill(file, *(place for place, _ in LEADS))
    app = own("moties")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        for row, (place, where) in enumerate(LEADS):
            await press(pilot, "M", "g", *["j"] * row, "enter")
            if where.partition("/")[0] in PANES or "?" in where:
                assert app.screen is workspace(app), place
                here = pane(app).location()
                assert str(here).startswith(where.partition("?")[0])
                assert all(here.get(key) == value for key, value in Location.parse(place).view), place
                assert MARKED in source_text(app), place
                if "tabel" in place:
                    assert pane(app).query_one(CheckGrid).display
                await press(pilot, "backspace")
                assert pane(app).CODE == "moties", place
            else:
                assert isinstance(app.screen, ReferenceScreen), place
                assert str(app.screen.pane.location()) == where
                await press(pilot, "escape")


async def test_from_naslag_to_the_sheet_and_to_a_pane(own: Build, file: Path) -> None:
    fill(file, "agenda/nulscenario")
    app = own("moties")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "b", "M", "enter")
        assert app.screen is workspace(app)
        assert str(pane(app).location()).startswith("agenda/nulscenario")


async def test_own_sections_and_broken_places(own: Build, file: Path) -> None:
    fill(file, "moties/buitenweg")
    text = file.read_text("utf-8")
    file.write_text(f"{text}\n## Slot\n\nDank u wel.\n\n## Kapot\n\n- Plaats: `nergens/1`\n\n"
                    "## Weg\n\n- Plaats: `moties/nooit`\n", "utf-8")  # fmt: skip
    app = own("actieplan")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "M", "j", "enter")
        assert "Dank u wel." in screen_text(app)
        assert "zelf in het bestand geschreven" in note(pilot)
        await press(pilot, "j", "enter")
        assert "Onbekend onderdeel ‘nergens’" in note(pilot)
        await press(pilot, "j", "enter")
        assert app.screen is workspace(app)
        assert "bestaat niet in dit dossier" in note(pilot)


async def test_the_open_sheet_shows_what_another_session_did(own: Build, file: Path) -> None:
    fill(file, "moties/buitenweg", "agenda/nulscenario")
    app = own()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "M")
        fill(file, "begrippen/vog")
        await press(pilot, "J")
        assert [title[-10:] for title in shown_titles(app)] == ["lscenario", "buitenweg", "rippen/vog"] or len(
            shown_titles(app)
        ) == 3  # fmt: skip
        other = DebateSheet(file)
        other.refresh()
        other.remove(other.marks[1])
        await press(pilot, "m")
        assert "een andere sessie haalde het eraf" in note(pilot)
        assert places(file) == ["agenda/nulscenario", "begrippen/vog"]
        assert len(shown_titles(app)) == 2


# Copying -----------------------------------------------------------------------------------------------------


async def test_copy_the_whole_sheet_or_one_line(own: Build, file: Path, clipboard: list[str]) -> None:
    fill(file, "moties/buitenweg", "agenda/nulscenario")
    app = own()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "M", "y")
        assert clipboard.pop() == (
            "1. Over moties/buitenweg\nDit zeg ik over moties/buitenweg.\n(p. 1)\n\n"
            "2. Over agenda/nulscenario\nDit zeg ik over agenda/nulscenario.\n(p. 1)"
        )
        await press(pilot, "j", "Y")
        assert isinstance(app.screen, CopyMenu)
        await press(pilot, "enter")
        assert clipboard.pop() == "Dit zeg ik over agenda/nulscenario."
        await press(pilot, "Y", "j", "enter", "Y", "j", "j", "enter", "Y", "j", "j", "j", "enter")
        assert clipboard == ["p. 1", "Dit zeg ik over agenda/nulscenario. (p. 1)", "zedentui open 'agenda/nulscenario'"]


async def test_a_sheet_that_is_too_large_for_the_clipboard_is_only_shown(
    own: Build, file: Path, clipboard: list[str]
) -> None:
    file.parent.mkdir(parents=True)
    file.write_text("".join(f"## {number}\n\n{'woord ' * 100}\n\n" for number in range(MOST)), "utf-8")
    assert file.stat().st_size > MAX_BYTES
    app = own("moties")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "M", "y")
        assert clipboard == []
        assert len(shown_titles(app)) == MOST
        await press(pilot, "escape", "m")
        # Below what was too large, as long as that cannot have been read.
        assert note(pilot).splitlines()[-1].startswith(f"Je debatblad is vol: er passen {MOST} onderdelen op.")


# Help, palette -----------------------------------------------------------------------------------------------


async def test_help_and_palette_of_the_sheet(own: Build, file: Path) -> None:
    fill(file, "moties/buitenweg", "agenda/nulscenario")
    app = own()
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+p", *"debatblad openen", "enter")
        assert isinstance(app.screen, SheetScreen)
        for key in ("question_mark", "f1"):
            await press(pilot, key)
            assert isinstance(app.screen, HelpScreen)
            detail = app.screen.query_one(Reader).detail
            labels = {block.label for block in detail.blocks}
            assert {"enter", "K shift+up", "J shift+down", "n", "m delete", "u", "y", "Y", "esc q M"} <= labels
            assert "1" not in labels
            await press(pilot, "escape")
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        await press(pilot, *"later op", "enter")
        assert places(file) == ["agenda/nulscenario", "moties/buitenweg"]


# Where nothing may be written --------------------------------------------------------------------------------


async def test_a_kiosk_keeps_the_sheet_in_memory_and_writes_nothing(own: Build, file: Path, tmp_path: Path) -> None:
    app = own("moties/buitenweg", kiosk=True)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "m", "j", "m", "M", "J", "n", *"nota", "enter", "m", "u")
        shown = screen_text(app)
        assert "Debatblad: 2 onderdelen, alleen in deze sessie" in shown
        assert "Notitie: nota" in shown
        assert not str(app.screen.query_one("#kept", Static).content)
    assert not file.parent.exists()
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []


async def test_a_disk_that_refuses_is_said_once_and_the_sheet_lives_on(own: Build, file: Path) -> None:
    file.parent.parent.mkdir(parents=True)
    file.parent.write_text("")  # a file where the folder should be
    app = own("moties/buitenweg")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "m")
        problems = [str(each.message) for each in app._notifications if "kan niet worden bewaard" in str(each.message)]
        assert len(problems) == 1
        assert problems[0].endswith("wat je markeert, blijft staan tot je zedentui sluit.")
        await press(pilot, "j", "m")
        assert note(pilot) == "Gemarkeerd (2 op je debatblad); M toont het."
        await press(pilot, "M")
        assert "kan niet worden" in " ".join(str(app.screen.query_one("#kept", Static).content).split())
        assert len(shown_titles(app)) == 2
        file.parent.unlink()
        await press(pilot, "J")
        assert str(app.screen.query_one("#kept", Static).content) == ""
    assert places(file) == ["moties/van-der-woude", "moties/buitenweg"]


async def test_marks_of_an_earlier_session_are_shown(own: Build, file: Path) -> None:
    fill(file, FIGURE, "moties/van-der-woude")
    app = own()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        app.marks.show_kept()
        await settled(pilot)
        assert MARKED in source_text(app)
        await press(pilot, "4")
        assert [line for line in screen_text(app).splitlines() if f"{MARKED} Motie-Van der Woude" in line]


async def test_hostile_text_in_the_file_is_only_text(own: Build, file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text(
        "## [/foo] \x1b[31mrood\u202e\n\n[bold]zeg[/bold] \x9b31m\n\n- Bron: [link=x]\n- Plaats: `moties/buitenweg`\n"
    )
    app = own()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "M")
        shown = screen_text(app)
        assert "[/foo] [31mrood" in shown
        assert "[bold]zeg[/bold]" in shown
        assert "\x1b" not in shown
        await press(pilot, "m", "u", "n", "escape", "Y", "escape")
        assert isinstance(app.screen, SheetScreen)
