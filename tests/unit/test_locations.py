from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import platformdirs
import pytest
from cli_runner import run
from hypothesis import given, settings
from hypothesis import strategies as st

from zedentui import places
from zedentui.kinds import registry
from zedentui.places import Location, LocationError
from zedentui.system import files
from zedentui.system.files import DatabaseMissing, find_database
from zedentui.text.clean import clean


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("statistiek", Location("statistiek")),
        ("actieplan/2", Location("actieplan", "2")),
        ("ACTIEPLAN/Plan", Location("actieplan", "plan")),
        ("actieplan/", Location("actieplan")),
        ("  /moties/buitenweg/ ", Location("moties", "buitenweg")),
        ("zedentui open actieplan/2", Location("actieplan", "2")),
        ("open agenda?peildatum=2023-09-30", Location("agenda", None, (("peildatum", "2023-09-30"),))),
        ("Zedentui  moties", Location("moties")),
        (
            "statistiek?delict=verkrachting&eenheid=uitstroom&maat=technisch_sepot,beleidssepot&jaar=2018-2022",
            Location(
                "statistiek",
                None,
                (
                    ("delict", "verkrachting"),
                    ("eenheid", "uitstroom"),
                    ("maat", "technisch_sepot,beleidssepot"),
                    ("jaar", "2018-2022"),
                ),
            ),
        ),
        ("agenda?Filter=x&filter=Y", Location("agenda", None, (("filter", "Y"),))),
        ("statistiek?DELICT=Verkrachting", Location("statistiek", None, (("delict", "verkrachting"),))),
        ("statistiek?jaar=&&eenheid=index", Location("statistiek", None, (("eenheid", "index"),))),
        ("moties?filter=Van%20der%20Woude%20%26%20co", Location("moties", None, (("filter", "Van der Woude & co"),))),
        ("stukken/KST-36200-viii-153", Location("stukken", "kst-36200-VIII-153")),
        ("stukken/stb-2020-1", Location("stukken", "stb-2020-1")),
        ("begrippen/beleidssepot%1b", Location("begrippen", "beleidssepot")),
    ],
)  # fmt: skip
def test_a_place_is_read_as_people_write_it(text: str, location: Location) -> None:
    assert Location.parse(text) == location
    assert Location.parse(str(location)) == location


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "statistiek, actieplan, transnationaal, moties, agenda, narekenen, begrippen, stukken"),
        ("statistieken/2", "kies uit statistiek"),
        ("2", "kies uit statistiek"),
        ("?delict=verkrachting", "kies uit statistiek"),
        ("statistiek?delikt=verkrachting", "delict, maat, jaar, eenheid, cijfers, grafiek, maten, filter"),
        ("moties?jaar=2022", "‘jaar’ kan niet bij moties; kies uit filter"),
        ("statistiek?jaar=22", "jaar=2018-2022"),
        ("statistiek?jaar=2022-2018", "jaar=2018-2022"),
        ("agenda?peildatum=2023-02-30", "peildatum=2023-09-30"),
        ("agenda?peildatum=morgen", "peildatum=2023-09-30"),
        ("actieplan/" + "9" * 3000, "actieplan/2"),
        ("\x1b[31m" * 50, "kies uit"),
    ],
    ids=lambda text: text[:30],
)
def test_a_wrong_place_is_refused_with_what_is_possible(text: str, named: str) -> None:
    with pytest.raises(LocationError) as refusal:
        Location.parse(text)
    assert named in str(refusal.value)
    assert str(refusal.value).endswith(".")
    assert "\x1b" not in str(refusal.value)


def test_a_view_can_be_asked_for_one_key() -> None:
    location = Location.parse("statistiek?jaar=2022")
    assert location.get("jaar") == "2022"
    assert location.get("delict") is None


_value = st.text(min_size=1, max_size=20).map(lambda text: clean(text).strip()).filter(bool)
_views = {
    "delict": st.sampled_from(["zedenmisdrijven", "verkrachting"]),
    "maat": st.sampled_from(["technisch_sepot", "instroom,uitstroom"]),
    "jaar": st.sampled_from(["2022", "2012-2022"]),
    "peildatum": st.dates().map(str),
    "filter": _value,
}


@st.composite
def locations(draw: st.DrawFn) -> Location:
    pane = draw(st.sampled_from([*places.PANES, *places.REFERENCE_WORKS]))
    # Ids are lower case; case folding twice gives the same for every letter they may hold.
    item = draw(
        st.none() | _value.map(str.lower).filter(lambda text: text == text.lower() and text == clean(text).strip())
    )
    keys = draw(st.lists(st.sampled_from([key for key in places.VIEW_KEYS[pane] if key in _views]), unique=True))
    if pane == "stukken":
        item = draw(st.sampled_from([None, "kst-36200-VIII-153", "stb-2020-1", "debat-2023-05-24"]))
    return Location(pane, item, tuple((key, draw(_views[key])) for key in keys))


@given(locations())
@settings(deadline=None)
def test_a_place_reads_back_as_itself(place: Location) -> None:
    assert Location.parse(str(place)) == place
    assert str(place).isascii()
    assert " " not in str(place)


@given(st.text(max_size=100) | st.text("statiek/?&=%0a1 openzdui", max_size=60))
@settings(deadline=None)
def test_any_text_gives_a_place_or_a_refusal(text: str) -> None:
    try:
        place = Location.parse(f"moties{text}")
    except LocationError:
        return
    assert Location.parse(str(place)) == place


# Files -------------------------------------------------------------------------------------------------------


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation without any database, and a home of its own."""
    monkeypatch.setattr(files, "__file__", str(tmp_path / "checkout" / "src" / "zedentui" / "system" / "files.py"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "ZEDENTUI_DB"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "checkout"


def _file(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    return path


def test_the_database_is_looked_for_in_order(checkout: Path, tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing, match="zedentui bouw"):
        find_database(None, {})
    source = _file(checkout / "data" / "zeden.duckdb")
    assert find_database(None, {}) == source
    packaged = _file(checkout / "src" / "zedentui" / "data" / "zeden.duckdb")
    assert find_database(None, {}) == packaged
    own = _file(Path(platformdirs.user_data_path("zedentui", appauthor=False)) / "zeden.duckdb")
    assert tmp_path / "home" in own.parents
    assert find_database(None, {}) == own
    named = _file(tmp_path / "named.duckdb")
    assert find_database(None, {"ZEDENTUI_DB": str(named)}) == named
    asked = _file(tmp_path / "asked.duckdb")
    assert find_database(asked, {"ZEDENTUI_DB": str(named)}) == asked
    assert find_database(None, {"ZEDENTUI_DB": ""}) == own


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG folders are those of Linux")
def test_the_data_folder_moves_with_the_environment(checkout: Path, tmp_path: Path) -> None:
    own = _file(tmp_path / "elsewhere" / "zedentui" / "zeden.duckdb")
    assert find_database(None, {"XDG_DATA_HOME": str(tmp_path / "elsewhere")}) == own


def test_a_database_that_was_asked_for_must_be_there(checkout: Path, tmp_path: Path) -> None:
    _file(checkout / "data" / "zeden.duckdb")
    for path in (tmp_path / "absent.duckdb", tmp_path, Path("nul\0teken")):
        with pytest.raises(DatabaseMissing, match=r"--db na\.$"):
            find_database(path, {})
    with pytest.raises(DatabaseMissing, match=r"ZEDENTUI_DB na\.$") as missing:
        find_database(None, {"ZEDENTUI_DB": "/geen/\x1b[31mbestand"})
    assert "\x1b" not in str(missing.value)


def test_a_home_is_written_out(checkout: Path, tmp_path: Path) -> None:
    own = _file(tmp_path / "home" / "mijn.duckdb")
    assert find_database(Path("~/mijn.duckdb"), {}) == own


def test_own_files_stand_in_the_folders_of_the_user(checkout: Path, tmp_path: Path) -> None:
    found = [files.settings_file(), files.state_file(), files.log_file()]
    assert [file.name for file in found] == ["config.toml", "state.json", "zedentui.log"]
    assert all(tmp_path / "home" in file.parents and "zedentui" in str(file.parent) for file in found)


@pytest.mark.parametrize("code", registry.KINDS)
def test_the_place_that_an_item_shows_is_one_that_open_knows(code: str) -> None:
    rows = json.loads(run(code, "--format", "json").out)
    shown = run(code, next(iter(rows[0].values()))).out
    [place] = re.findall(r"^Plaats +zedentui open (\S+)$", shown, re.MULTILINE)
    assert Location.parse(place.strip("'")).item
