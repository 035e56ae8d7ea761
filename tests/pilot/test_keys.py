"""Every key that the help names does what it says."""

from __future__ import annotations

import pytest
from helpers import detail_text, pane, press, screen_text, settled, workspace
from textual.widgets import DataTable, Input, OptionList

from zedentui.places import PANES, Location
from zedentui.tui.commands import COMMANDS, PANE_TITLES
from zedentui.tui.dialogs.copying import CopyMenu
from zedentui.tui.dialogs.help import HelpScreen
from zedentui.tui.dialogs.questions import DateDialog, ThemeMenu
from zedentui.tui.panes.reference import ReferenceScreen
from zedentui.tui.widgets.chart import Chart
from zedentui.tui.widgets.key_line import KeyLine
from zedentui.tui.widgets.parts import FilterBar
from zedentui.tui.widgets.reader import Reader
from zedentui.tui.widgets.table import ItemList, Table

SIZE = (120, 40)


async def test_tab_and_shift_tab_walk_the_parts(make_app) -> None:
    app = make_app("agenda")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        walked = []
        for _ in range(3):
            walked.append(type(app.focused))
            await press(pilot, "tab")
        assert walked == [ItemList, Reader, Chart]
        assert isinstance(app.focused, ItemList)
        await press(pilot, "shift+tab")
        assert isinstance(app.focused, Chart)


async def test_tab_leads_from_a_filter_to_the_list_and_never_back(make_app) -> None:
    """As in every search box over a list: what is typed is for the list, and `f` opens the field again."""
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        for code in [*PANE_TITLES, "begrippen"]:
            await app.visit(Location(code))
            await settled(pilot)
            main = app.focused
            assert isinstance(main, (ItemList, DataTable)), code
            walked = []
            for key in ("tab", "tab", "tab", "shift+tab", "shift+tab"):
                await press(pilot, key, draw=False)
                walked.append(app.focused)
            for key in ("tab", "shift+tab", "down", "enter"):
                await press(pilot, "f", "e", draw=False)
                bar = app.focused
                assert isinstance(bar, FilterBar)
                await press(pilot, key)
                assert app.focused is main, (code, key)
                assert bar.display, (code, key)
            again = []
            for key in ("tab", "tab", "tab", "shift+tab", "shift+tab"):
                await press(pilot, key, draw=False)
                again.append(app.focused)
            assert again == walked, code
            assert not any(isinstance(part, FilterBar) for part in again), code
            await press(pilot, "f", "n")
            assert app.focused is bar, code
            assert bar.value == "n", code  # what stood there is chosen, as in other fields
            await press(pilot, "escape")


async def test_a_filter_is_opened_with_the_mouse_too(make_app) -> None:
    app = make_app("agenda")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await press(pilot, "f", *"wet", "tab", "j")
        await pilot.click(FilterBar)
        await press(pilot, *"voor")
        assert app.screen.query_one(FilterBar).value == "voor"


async def test_moving_in_the_statistics_table(make_app) -> None:
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)

        def at() -> tuple[str, int]:
            cell = pane(app).current()  # type: ignore[attr-defined]
            return cell.measure, cell.year

        assert at() == ("onvoorwaardelijk_sepot", 2022)
        for keys, expected in (
            (("j",), ("technisch_sepot", 2022)),
            (("down",), ("beleidssepot", 2022)),
            (("k", "up"), ("onvoorwaardelijk_sepot", 2022)),
            (("h",), ("onvoorwaardelijk_sepot", 2021)),
            (("left",), ("onvoorwaardelijk_sepot", 2020)),
            (("l", "right"), ("onvoorwaardelijk_sepot", 2022)),
            (("home",), ("onvoorwaardelijk_sepot", 2012)),
            (("end",), ("onvoorwaardelijk_sepot", 2022)),
            (("G",), ("dagvaarden", 2022)),
            (("g",), ("instroom", 2022)),
            (("pagedown",), ("dagvaarden", 2022)),
            (("pageup",), ("instroom", 2022)),
            (("ctrl+d",), ("dagvaarden", 2022)),
            (("ctrl+u",), ("instroom", 2022)),
        ):
            await press(pilot, *keys)
            assert at() == expected, keys


async def test_moving_in_a_list(make_app) -> None:
    app = make_app("agenda")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for code in [*list(PANE_TITLES)[1:], "begrippen"]:
            await app.visit(Location(code))
            await settled(pilot)
            items = app.screen.query(ItemList).last() if code == "begrippen" else pane(app).query_one(ItemList)
            await press(pilot, "home", draw=False)
            first = items.current
            for there, back in (("end", "home"), ("G", "g")):
                await press(pilot, there)
                assert items.cursor_row == items.row_count - 1, (code, there)
                await press(pilot, back)
                assert items.current == first, (code, back)


async def test_moving_in_a_text(make_app) -> None:
    app = make_app("actieplan")
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        reader = pane(app).query_one(Reader)
        reader.focus()
        await settled(pilot)
        for there, back in (("G", "g"), ("end", "home"), ("ctrl+d", "ctrl+u"), ("pagedown", "pageup"), ("j", "k"),
                            ("down", "up")):  # fmt: skip
            await press(pilot, there)
            assert reader.scroll_y > 0, there
            await press(pilot, back)
            assert reader.scroll_y == 0, back


async def test_offence_unit_chart_and_measure_keys(make_app) -> None:
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        assert "Zedenmisdrijven, aantal" in screen_text(app)
        await press(pilot, "o")
        assert "In 2022 seponeerde het OM 412 verkrachtingszaken" in detail_text(app)
        await press(pilot, "o")
        assert "waarvan verkrachting" in screen_text(app)
        await press(pilot, "o")
        for expected in ("46,3%", "50,4%", "46,3%", "+87", "+7,2%", "106,2"):
            await press(pilot, "e")
            table = pane(app).query_one(Table)
            assert str(table.get_cell_at(table.cursor_coordinate)) == expected
        await press(pilot, "e")
        assert "Zedenmisdrijven, aantal" in screen_text(app)
        for kind in ("staven", "gestapeld", "lijnen"):
            await press(pilot, "c")
            assert f"· {kind}, volgt de cursor" in screen_text(app)
            picture = pane(app).query_one(Chart).picture
            assert picture is not None
            assert picture.drawn
        await press(pilot, "space", "j", "space")
        picture = pane(app).query_one(Chart).picture
        assert picture is not None
        assert "Onvoorwaardelijk sepot" in picture.plain()
        assert "Technisch sepot" in picture.plain()
        assert "2 gekozen" in screen_text(app)
        await press(pilot, "space", "k", "space")
        assert "volgt de cursor" in screen_text(app)


async def test_filter_and_escape(make_app) -> None:
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        for number, words in enumerate(("nulscenario", "vog", "woude", "nulscenario", "gemeenten"), start=2):
            await press(pilot, str(number))
            items = pane(app).query_one(ItemList)
            everything = len(items.shown)
            await press(pilot, "f", *words)
            assert 0 < len(items.shown) < everything, number
            await press(pilot, "enter")
            assert app.focused is items, number
            assert words[:4].lower() in (detail_text(app) + str(items.shown[0].search)).lower()
            await press(pilot, "escape")
            assert len(items.shown) == everything, number
            assert not pane(app).query_one(FilterBar).display, number


async def test_filter_without_a_hit_says_so(make_app) -> None:
    app = make_app("narekenen")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "f", *"qqqq")
        assert "Niets gevonden met ‘qqqq’; esc wist het filter." in screen_text(app)
        assert pane(app).copies() == ()
        await press(pilot, "escape")
        assert "Niets gevonden" not in screen_text(app)


async def test_copy_is_a_sentence_with_its_citation(make_app, clipboard) -> None:
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "y")
        assert clipboard == [
            "In 2022 seponeerde het OM 1.302 zedenzaken onvoorwaardelijk: 46,3% van de uitstroom (2.814), 50,4% van de "
            "instroom (2.581). (Kamerstukken II 2022/23, 34843, nr. 86, p. 5)"
        ]
        assert "Verstuurd naar je klembord" in screen_text(app)


async def test_copy_menu_offers_each_form(make_app, clipboard) -> None:
    app = make_app("statistiek?delict=verkrachting&maat=dagvaarden&jaar=2021")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        labels = [choice.label for choice in pane(app).choices()]
        assert labels[:3] == ["Spreekregel", "Bronregel", "Zin met bronvermelding"]
        for index in range(len(labels)):
            await press(pilot, "Y")
            assert isinstance(app.screen, CopyMenu)
            menu = app.screen.query_one(OptionList)
            assert menu.highlighted == 0
            if index:  # each by a key from the one above it
                menu.highlighted = index - 1
                await press(pilot, "j")
            await press(pilot, "enter")
        sent = dict(zip(labels, clipboard, strict=True))
        assert sent["Waarde"] == "287"
        assert sent["Spreekregel"] == (
            "In 2021 legde het OM 287 verkrachtingszaken voor aan de rechter. Dat is 43,4 procent van de uitstroom van "
            "662 zaken en 42,4 procent van de instroom van 677 zaken."
        )
        assert sent["Bronregel"] == "Kamerstukken II 2022/23, 34843, nr. 86, p. 6"
        assert sent["Verwijzing voor zedentui"].startswith("zedentui open 'statistiek?delict=verkrachting")
        assert sent["Tabel als Markdown"].startswith("|")
        assert sent["Tabel als CSV"].startswith("offence,measure,year,count")
        assert "\t" in sent["Rij (tab-gescheiden)"]
        assert sent["Adres van het Kamerstuk"].endswith("kst-34843-86.html")
        await press(pilot, "Y", "escape")
        assert len(clipboard) == len(labels)


@pytest.mark.parametrize(("motie", "number", "footnote"), [("buitenweg", "kst-29270-131", "5"),
                                                          ("van-der-woude", "kst-36200-VIII-153", "")])  # fmt: skip
async def test_source_in_full_and_back(make_app, motie, number, footnote) -> None:
    app = make_app(f"moties/{motie}")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "b")
        assert isinstance(app.screen, ReferenceScreen)
        detail = app.screen.query_one(Reader).detail
        shown = detail.title + " ".join(f"{block.label} {block.text}" for block in detail.blocks)
        for text in ("Bron van dit onderdeel", "4708752", number):
            assert text in shown
        assert [block.text.partition(":")[0] for block in detail.blocks if block.label == "Voetnoot"] == [
            *filter(None, [footnote])
        ]
        assert "Bron van dit onderdeel" in screen_text(app)
        await press(pilot, "f", *"technisch sepot", "enter")
        assert "technisch sepot" in screen_text(app).lower()
        await press(pilot, "escape", "escape")
        assert app.screen is workspace(app)
        assert str(pane(app).location()) == f"moties/{motie}"


@pytest.mark.parametrize("part", ["main", "reader", "chart"])
async def test_zoom_fills_the_screen_and_returns(make_app, part) -> None:
    app = make_app("agenda")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        widget = {"main": pane(app).main, "reader": pane(app).query_one(Reader), "chart": pane(app).query_one(Chart)}[
            part
        ]
        before = widget.size
        widget.focus()
        await settled(pilot)
        await press(pilot, "z")
        assert app.screen.maximized is widget
        assert widget.size.height > before.height
        await press(pilot, "z")
        assert app.screen.maximized is None
        assert widget.size == before


async def test_help_names_every_key_of_the_pane(make_app) -> None:
    app = make_app()
    async with app.run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        for code in PANES:
            await app.visit(Location(code))
            await settled(pilot)
            for key in ("question_mark", "f1"):
                await press(pilot, key)
                assert isinstance(app.screen, HelpScreen), code
                detail = app.screen.query_one(Reader).detail
                labels = {block.label for block in detail.blocks}
                wanted = [c for c in COMMANDS if c.keys and c.scope in {"algemeen", "bewegen", code}]
                assert {" ".join(command.key_names) for command in wanted} <= labels, code
                await press(pilot, "escape")
                assert app.screen is workspace(app), code


async def test_palette_is_dutch_and_runs_commands(make_app) -> None:
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+p")
        shown = screen_text(app)
        assert "Typ een opdracht" in shown
        assert "Naar Actieplan" in shown
        assert "Quit" not in shown
        await press(pilot, *"naar moties")
        await settled(pilot)
        await press(pilot, "enter")
        assert pane(app).CODE == "moties"


async def test_backspace_walks_back(make_app) -> None:
    app = make_app("actieplan/2")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "4", "j", "6")
        await press(pilot, "backspace")
        assert str(pane(app).location()) == "moties/van-der-woude"
        await press(pilot, "backspace")
        assert str(pane(app).location()) == "actieplan/2"
        await press(pilot, "backspace")
        assert "Je bent waar je begon" in screen_text(app)


async def test_reference_date_can_be_changed(make_app) -> None:
    app = make_app("agenda/communicatiestrategie")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "d")
        assert isinstance(app.screen, DateDialog)
        app.screen.query_one(Input).value = "ooit"
        await press(pilot, "enter")
        assert screen_text(app).count("ooit") == 2  # in the field, and in the sentence
        assert "‘ooit’ is geen datum." in screen_text(app)
        assert "Schrijf 1-7-2024, 2024-07-01, 1 juli 2024, gisteren of" in screen_text(app)
        app.screen.query_one(Input).value = "1 juni 2023"
        await press(pilot, "enter")
        assert "brief nog niet verschenen (peildatum 1 juni 2023)" in detail_text(app)
        assert "peildatum=2023-06-01" in str(pane(app).location())


async def test_what_is_to_come_counts_from_the_reference_date(make_app) -> None:
    app = make_app("agenda/nulscenario?peildatum=2023-08-12")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        assert "komend, vanaf 1 september 2023, over 20 dagen (peildatum 12 augustus 2023)" in detail_text(app)


async def test_theme_choice_shows_at_once_and_escape_restores(make_app) -> None:
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        workspace(app).action_theme()
        await settled(pilot)
        assert isinstance(app.screen, ThemeMenu)
        before = app.theme
        await press(pilot, "up")
        assert app.theme != before
        await press(pilot, "escape")
        assert app.theme == before


async def test_quit(make_app) -> None:
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0


def test_keys_do_not_collide_and_avoid_what_terminals_take() -> None:
    taken = {"ctrl+a", "ctrl+b", "ctrl+s", "ctrl+q", "apostrophe", "quotation_mark", "circumflex_accent", "tilde",
             "grave_accent", "ctrl+c"}  # fmt: skip
    on_top = {"algemeen", "bewegen"}
    for scopes in (*(on_top | {code} for code in PANES), {"bewegen", "debatblad"}):
        commands = [c for c in COMMANDS if c.scope in scopes]
        keys = [key for command in commands for key in command.keys]
        assert len(keys) == len(set(keys)), scopes
        assert not taken & set(keys)
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    # What a terminal takes this key for is what it does here: back to the shell.
    assert [command.id for command in COMMANDS if "ctrl+z" in command.keys] == ["pauze"]


async def test_palette_reads_no_markup(make_app) -> None:
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        for query in ("[/foo]", "[bold]x", "\\[", "]][["):
            await press(pilot, "ctrl+p")
            app.screen.query_one(Input).value = query
            await settled(pilot)
            assert f"Geen opdracht met ‘{query}’" in screen_text(app), query
            await press(pilot, "enter")
            assert app.screen is workspace(app), query


async def test_the_footer_fits_80_cells(make_app) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        for number, code in enumerate(PANES, start=1):
            await press(pilot, str(number))
            footer = screen_text(app).splitlines()[-1]
            assert "? Toetsen" in footer, code
            assert "q Stop" in footer, code


async def test_a_doubtful_figure_says_so_before_anything_else(make_app, clipboard) -> None:
    app = make_app("statistiek?maat=administratief_sepot&jaar=2016")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        assert "38?" in screen_text(app)
        assert "In onze tekst van de brief staat 38; vermoedelijk 42" in screen_text(app)
        await press(pilot, "y")
        assert "38 zedenzaken" in clipboard[0]
        assert "vermoedelijk 42" in clipboard[0]


async def test_the_cursor_stays_on_its_group_when_both_are_shown(make_app) -> None:
    app = make_app("statistiek?delict=beide&maat=dagvaarden&jaar=2021")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "j")
        assert "287 verkrachtingszaken" in detail_text(app)
        await press(pilot, "e", "space", "c")
        assert "287 verkrachtingszaken" in detail_text(app)


async def test_a_start_in_the_agenda_takes_its_reference_date(make_app) -> None:
    app = make_app("agenda/wodc-onderzoek?peildatum=2024-07-05")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "termijn voorbij" in detail_text(app)
        assert "peildatum=2024-07-05" in str(pane(app).location())


async def test_the_footer_counts_what_is_marked_and_takes_clicks(make_app) -> None:
    app = make_app("agenda")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        for count in (1, 2):
            await press(pilot, "m", "j")
            assert f" M Blad {count} " in screen_text(app).splitlines()[-1]
        line = screen_text(app).splitlines()[-1]
        await pilot.click(KeyLine, offset=(line.index("d Peildatum") + 3, 0))
        await settled(pilot)
        assert app.screen.query_one(Input).has_focus


async def test_in_a_field_the_footer_names_no_letters(make_app) -> None:
    app = make_app("agenda")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        assert screen_text(app).splitlines()[-1].split("  ")[:2] == ["enter Naar de lijst", "esc Wis filter"]
        await press(pilot, "escape")
        assert "f Filter" in screen_text(app).splitlines()[-1]
