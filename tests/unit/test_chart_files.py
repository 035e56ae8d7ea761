"""Charts on the shell: one for each group where they may not share one, refusals, and files of them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from cli_runner import run

from zedentui import charts
from zedentui.charts import ChartRequest, Room, Series, svg
from zedentui.store.store import Store
from zedentui.system import new_file


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("--maat onvoorwaardelijk_sepot,technisch_sepot", "het tweede is een deel van het eerste"),
        ("--maat instroom,uitstroom", "het een komt binnen"),
        ("--delict zedenmisdrijven,verkrachting --maat dagvaarden", "verkrachting is een deel van zedenmisdrijven"),
        ("--delict beide", "verkrachting is een deel van zedenmisdrijven"),
        ("--eenheid index", "tellen niet op"),
    ],
)
def test_what_may_not_be_stacked_is_refused_in_a_sentence(words: str, why: str) -> None:
    answer = run("statistiek", "--grafiek=gestapeld", *words.split())
    assert answer.code == 2
    assert answer.out == ""
    assert why in answer.err
    assert len(answer.err.splitlines()) == 1


def test_without_a_choice_a_chart_has_both_groups_as_the_table_has() -> None:
    for kind in ("lijnen", "gestapeld"):
        answer = run("statistiek", f"--grafiek={kind}")
        assert answer.code == 0
        assert "\nVerkrachting (Sr 242), aantal\n" in answer.out
        assert answer.out.startswith("Zedenmisdrijven (")
    together = run("statistiek", "--maat", "dagvaarden", "--grafiek")
    assert "Dagvaarden, zedenmisdrijven" in together.out
    assert "Dagvaarden, verkrachting" in together.out


def test_a_printed_total_is_a_figure_of_the_table() -> None:
    answer = run("statistiek", "--delict", "verkrachting", "--grafiek=gestapeld")
    assert "boven de staaf: Uitstroom" in answer.out
    assert "758" in answer.out
    sepots = run(
        "statistiek", "--delict", "zedenmisdrijven", "--grafiek=gestapeld", "--maat",
        "technisch_sepot,beleidssepot,administratief_sepot",
    )  # fmt: skip
    assert "boven de staaf: Onvoorwaardelijk sepot" in sepots.out
    assert "1.302" in sepots.out
    for wrong in ("1.160", "1.245", "1.072", "1.201"):  # what the parts make in the years in which they miss the whole
        assert wrong not in sepots.out


@pytest.mark.parametrize("words", [("statistiek",), ("agenda",), ("actieplan",), ("actieplan", "2")])
def test_a_chart_goes_to_a_file_that_tells_its_name(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in ("", "-2"):
        answer = run(*words, "--grafiek=svg")
        assert (answer.code, answer.err) == (0, "")
        path = tmp_path / f"zedentui-{words[0]}{'-lijnen' if words[0] == 'statistiek' else ''}{number}.svg"
        assert str(path) in answer.out
        text = path.read_text(encoding="utf-8")
        assert ET.fromstring(text).tag.endswith("svg")
        assert "kst-34843-86.html" in text
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_chart_in_the_terminal_for_agenda_and_action_plan() -> None:
    agenda = run("agenda", "--peildatum", "2023-10-01", "--grafiek")
    assert "peildatum 1 oktober 2023" in agenda.out
    plan = run("actieplan", "--grafiek")
    assert "gewenst" in plan.out
    assert sum(int(line.split()[-1]) for line in plan.out.splitlines() if "█" in line) == 16
    assert run("agenda", "--grafiek=staven").code == 2
    assert run("agenda", "--uit", "x.svg").code == 2
    assert run("statistiek", "--uit", "x.svg").code == 2


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    gone = tmp_path / "nergens" / "x.svg"
    answer = run("statistiek", "--grafiek", "--uit", str(gone))
    assert answer.code == 2
    assert "kies een andere plaats met --uit" in answer.err
    (tmp_path / "map.svg").mkdir()
    with pytest.raises(OSError, match=r"."):
        new_file.write(tmp_path / "map.svg", "x")
    assert [path.name for path in tmp_path.iterdir()] == ["map.svg"]


def test_a_file_is_replaced_in_one_step_and_a_free_name_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    assert new_file.free(path) == path
    path.symlink_to(tmp_path / "weg")
    assert new_file.free(path) == tmp_path / "a-2.svg"
    assert new_file.write(tmp_path / "b.svg", "een") == tmp_path / "b.svg"
    new_file.write(tmp_path / "b.svg", "twee")
    assert (tmp_path / "b.svg").read_text() == "twee"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.svg", "b.svg"]


def test_the_shapes_of_a_file_are_the_signs_of_the_picture() -> None:
    asked = ChartRequest(series=(Series("a & <b>", (1, 2, 3)),), years=(2020, 2021, 2022), unit="aantal")
    picture = charts.draw(asked, Room(60, 14, svg.PRINT))
    text = svg.svg("een & ander", [(["regel"], picture)], ["bron"])
    root = ET.fromstring(text)
    bits = sum((ord(sign) - 0x2800).bit_count() for sign in picture.plain() if "\u2800" <= sign <= "\u28ff")
    assert len(root.findall(".//{*}circle")) == bits
    words = "".join(element.text or "" for element in root.findall(".//{*}text"))
    assert "a&<b>" in words.replace(" ", "")
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")  # nothing is fetched


def test_the_chart_of_an_index_names_its_own_first_year(store: Store) -> None:
    """The year comes from the figures drawn, whichever years are asked for."""
    shown = run("statistiek", "--maat", "instroom", "--eenheid", "index", "--jaar", "2018-2022", "--grafiek").out
    assert f"index, {store.figures.base_year} = 100" in shown
    assert "eerste jaar van de tabellen" not in shown
