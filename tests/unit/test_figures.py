from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import LETTER

from zedentui.kinds import change, comparison, doubt, figure
from zedentui.kinds.source import cited
from zedentui.kinds.unit import UNITS, unit
from zedentui.model import Annotation, Dossier, Figures, Measure, Observation, Offence, Source

SOURCE = Source(LETTER, "tabel-1", "Tabel 1", 5)
DOSSIER = Dossier(LETTER, (LETTER,))
ZEDEN = Offence("zedenmisdrijven", 1, "Zedenmisdrijven", "Sr 240", "zedenzaken", "zedenzaak", SOURCE)
RAPE = Offence("verkrachting", 2, "Verkrachting", "Sr 242", "verkrachtingszaken", "verkrachtingszaak", SOURCE)
OFFENCES = {offence.code: offence for offence in (ZEDEN, RAPE)}
BREAK = Annotation("gps", "reeksbreuk", 2019, None, "*", "Reeksbreuk 2019", "Uitleg.", SOURCE)
CORONA = Annotation("corona", "kanttekening", 2020, 2020, "**", "Corona 2020", "Uitleg.", SOURCE)


def _measure(code: str, parent: str | None, phrase: str) -> Measure:
    return Measure(code, 1, parent, 1, code, code, phrase, None)


MEASURES = {
    measure.code: measure
    for measure in (
        _measure("instroom", None, "{ww|stroomde|stroomden} {zaken} in bij het OM"),
        _measure("uitstroom", None, "handelde het OM {zaken} af"),
        _measure("onvoorwaardelijk_sepot", "uitstroom", "seponeerde het OM {zaken} onvoorwaardelijk"),
        _measure("technisch_sepot", "onvoorwaardelijk_sepot", "seponeerde het OM {zaken} op technische gronden"),
        _measure("voorwaardelijk_sepot", "uitstroom", "seponeerde het OM {zaken} voorwaardelijk"),
    )
}


def _observation(
    measure: str,
    count: int,
    *,
    offence: str = "zedenmisdrijven",
    year: int = 2022,
    uitstroom: int = 2814,
    instroom: int = 2581,
    parent: int | None = None,
    before: int | None = None,
) -> Observation:
    """An observation with everything the view computes, from whole numbers."""

    def share(part: int, whole: int | None) -> float | None:
        return 100 * part / whole if whole else None

    of = MEASURES[measure].parent
    return Observation(
        offence=offence,
        measure=measure,
        year=year,
        basis="tekst",
        count=count,
        printed_count=count,
        printed=str(count),
        printed_percent=None,
        presumed_count=None,
        uitstroom=uitstroom,
        instroom=instroom,
        parent_measure=of,
        parent_count=uitstroom if of == "uitstroom" else parent,
        share_uitstroom=None if measure == "instroom" else share(count, uitstroom),
        share_instroom=share(count, instroom),
        share_parent=share(count, uitstroom if of == "uitstroom" else parent),
        change=None if before is None else count - before,
        change_percent=None if before is None else share(count - before, before),
        index=None,
        base_year=None,
        base_count=None,
        source=SOURCE,
    )


def _figures(*annotations: Annotation, cells: tuple[Observation, ...] = ()) -> Figures:
    found = {(cell.offence, cell.measure, cell.year): cell for cell in cells}
    return Figures(tuple(OFFENCES.values()), tuple(MEASURES.values()), annotations, found)


def _said(observation: Observation) -> str:
    return figure.sentence(observation, _figures())


DISMISSED = _observation("onvoorwaardelijk_sepot", 1302, before=1215)
DISMISSED_2018 = _observation("onvoorwaardelijk_sepot", 1069, year=2018, uitstroom=2358, instroom=2303)
DISMISSED_RAPE = _observation("onvoorwaardelijk_sepot", 412, offence="verkrachting", uitstroom=758, instroom=743)


@pytest.mark.parametrize(
    ("observation", "said"),
    [
        (
            DISMISSED,
            "In 2022 seponeerde het OM 1.302 zedenzaken onvoorwaardelijk: 46,3% van de uitstroom (2.814), "
            "50,4% van de instroom (2.581).",
        ),
        (
            _observation("technisch_sepot", 1147, parent=1302),
            "In 2022 seponeerde het OM 1.147 zedenzaken op technische gronden: 88,1% van de onvoorwaardelijke sepots "
            "(1.302), 40,8% van de uitstroom (2.814), 44,4% van de instroom (2.581).",
        ),
        (_observation("instroom", 2581), "In 2022 stroomden 2.581 zedenzaken in bij het OM."),
        (_observation("instroom", 1, instroom=1), "In 2022 stroomde 1 zedenzaak in bij het OM."),
        (_observation("instroom", 0, instroom=0), "In 2022 stroomden geen zedenzaken in bij het OM."),
        (
            _observation("uitstroom", 2814),
            "In 2022 handelde het OM 2.814 zedenzaken af: 109,0% van de instroom (2.581).",
        ),
        (
            _observation("voorwaardelijk_sepot", 0, offence="verkrachting", uitstroom=758, instroom=743),
            "In 2022 seponeerde het OM geen verkrachtingszaken voorwaardelijk, op een uitstroom van 758 en een "
            "instroom van 743.",
        ),
        (
            _observation("voorwaardelijk_sepot", 1, offence="verkrachting", year=2013, uitstroom=626, instroom=662),
            "In 2013 seponeerde het OM 1 verkrachtingszaak voorwaardelijk: 0,2% van de uitstroom (626), "
            "0,2% van de instroom (662).",
        ),
        (
            _observation("voorwaardelijk_sepot", 0, uitstroom=0, instroom=0),
            "In 2022 seponeerde het OM geen zedenzaken voorwaardelijk.",
        ),
        (
            _observation("technisch_sepot", 0, parent=0, uitstroom=12, instroom=0),
            "In 2022 seponeerde het OM geen zedenzaken op technische gronden, op een uitstroom van 12.",
        ),
    ],
)
def test_the_sentence_read_aloud_names_every_denominator(observation: Observation, said: str) -> None:
    assert _said(observation) == said


def test_the_citation_is_ready_to_paste() -> None:
    assert cited("Een zin.", DOSSIER, SOURCE) == ("Een zin. (Kamerstukken II 2022/23, 34843, nr. 86, p. 5)")
    assert cited("Een zin.", DOSSIER, None) == "Een zin."


@pytest.mark.parametrize(
    ("count", "before", "said"),
    [
        (1302, 1215, "87 meer dan in 2021 (+7,2%)"),
        (2581, 2627, "46 minder dan in 2021 (−1,8%)"),
        (2581, 5162, "2.581 minder dan in 2021 (−50,0%)"),
        (7, 7, "evenveel als in 2021"),
        (0, 0, "evenveel als in 2021"),
        (4, 0, "4 meer dan in 2021, toen er geen waren"),
        (0, 4, "4 minder dan in 2021 (van 4 naar 0)"),
        (22, 19, "3 meer dan in 2021 (van 19 naar 22)"),
        (22, 20, "2 meer dan in 2021 (+10,0%)"),
        (20001, 20000, "1 meer dan in 2021 (minder dan 0,1%)"),
        (1302, None, None),
    ],
)
def test_the_change_on_the_year_before(count: int, before: int | None, said: str | None) -> None:
    assert change.sentence(_observation("onvoorwaardelijk_sepot", count, before=before), _figures(BREAK)) == said


def test_a_change_across_the_break_says_so() -> None:
    observation = _observation("onvoorwaardelijk_sepot", 1197, year=2019, before=1069)
    assert change.sentence(observation, _figures(CORONA, BREAK)) == (
        "128 meer dan in 2018 (+12,0%); let op: reeksbreuk vanaf 2019"
    )


def test_two_years_are_compared_in_order_of_time_with_the_break_between_them() -> None:
    said = (
        "In 2022 seponeerde het OM 1.302 zedenzaken onvoorwaardelijk: 233 meer dan in 2018 (1.069, +21,8%). "
        "Aandeel in de uitstroom: 46,3%, in 2018 45,3%. Let op: de reeks breekt in 2019."
    )
    for pair in ((DISMISSED, DISMISSED_2018), (DISMISSED_2018, DISMISSED)):
        assert comparison.sentence(*pair, _figures(BREAK)) == said
    assert comparison.sentence(
        _observation("instroom", 2469, year=2019), _observation("instroom", 2581), _figures(BREAK)
    ) == ("In 2022 stroomden 2.581 zedenzaken in bij het OM: 112 meer dan in 2019 (2.469, +4,5%).")


def test_two_offence_groups_are_compared_each_with_its_own_denominator() -> None:
    assert comparison.sentence(DISMISSED, DISMISSED_RAPE, _figures()) == (
        "In 2022 seponeerde het OM 1.302 zedenzaken onvoorwaardelijk (46,3% van de uitstroom van 2.814), "
        "tegen 412 verkrachtingszaken (54,4% van 758)."
    )


def test_anything_else_is_told_one_after_the_other() -> None:
    other = _observation("technisch_sepot", 385, offence="verkrachting", parent=412, uitstroom=758, instroom=743)
    assert comparison.sentence(DISMISSED, other, _figures()) == f"{_said(DISMISSED)} {_said(other)}"


@pytest.mark.parametrize(("year", "shown"), [(2018, ""), (2019, "*"), (2020, "*,**"), (2021, "*"), (2022, "*")])
def test_marks_of_a_year_stay_apart(year: int, shown: str) -> None:
    assert figure.marks(year, [CORONA, BREAK]) == shown


def test_what_is_presumed_stands_beside_what_is_printed() -> None:
    doubted = replace(DISMISSED, count=38, printed="38", presumed_count=42, repair_reason="Verschoven rij.")
    assert (
        doubt.own(doubted)
        == "In onze tekst van de brief staat 38; vermoedelijk 42; vergelijk met het origineel. Verschoven rij."
    )
    assert doubt.own(replace(doubted, printed="", repair_reason=None)) == (
        "In onze tekst van de brief staat niets; vermoedelijk 42; vergelijk met het origineel."
    )
    assert doubt.own(replace(DISMISSED, repair_reason="Onleesbaar.")) == "Onleesbaar."
    assert doubt.own(DISMISSED) is None


def test_a_number_that_is_doubted_without_another_one_names_none() -> None:
    unknown = replace(DISMISSED, count=38, printed="38", repair_reason="Onleesbaar.")
    other = replace(DISMISSED_2018, count=7, printed="7", repair_reason="Onleesbaar.")
    cells, measures = _figures(cells=(unknown, other)).cells, tuple(MEASURES.values())
    assert doubt.beside(unknown, unit("aantal"), cells, measures) == " (twijfelachtig)"
    assert doubt.beside(unknown, unit("uitstroom"), cells, measures) == " (gerekend met 38, twijfelachtig)"
    assert (
        doubt.among([unknown, other], cells, measures) == "Hierin zijn getallen twijfelachtig: 7 in 2018, 38 in 2022."
    )
    assert doubt.change(unknown, DISMISSED_2018) == ("met een twijfelachtig getal", None)
    assert doubt.change(DISMISSED, DISMISSED_2018) is None
    technical = replace(_observation("technisch_sepot", 30, parent=38), printed="30")
    behind = {(each.offence, each.measure, each.year): each for each in (technical, unknown)}
    said = doubt.among([technical], behind, measures) or ""
    assert said.startswith("Gerekend met 38 ")
    assert said.endswith("dat getal is twijfelachtig.")


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("aantal", 1302, "1.302"),
        ("uitstroom", 100 * 1302 / 2814, "46,3%"),
        ("instroom", 100 * 1302 / 2581, "50,4%"),
        ("hoofdmaat", 100 * 1302 / 2814, "46,3%"),
        ("verschil", 87, "+87"),
        ("verschil_procent", 100 * 87 / 1215, "+7,2%"),
        ("index", None, "–"),
    ],
)
def test_every_unit_gives_its_value_and_its_text(code: str, value: float | None, text: str) -> None:
    assert unit(code).value(DISMISSED) == value
    assert unit(code).text(DISMISSED) == text


def test_units_are_complete_and_an_unknown_one_is_explained() -> None:
    assert [each.code for each in UNITS] == [
        "aantal", "uitstroom", "instroom", "hoofdmaat", "verschil", "verschil_procent", "index",
    ]  # fmt: skip
    assert unit("index").text(replace(DISMISSED, index=106.2)) == "106,2"
    with pytest.raises(ValueError, match=r"^Onbekende eenheid ‘procent’; kies uit aantal, uitstroom, .*index\.$"):
        unit("procent")


@given(st.sampled_from(sorted(MEASURES)), st.integers(0, 9999), st.integers(0, 9999), st.integers(0, 9999))
@settings(deadline=None)
def test_a_sentence_is_whole_whatever_the_numbers(measure: str, count: int, uitstroom: int, instroom: int) -> None:
    said = _said(_observation(measure, count, uitstroom=uitstroom, instroom=instroom, parent=uitstroom))
    assert said.startswith("In 2022 ")
    assert said.endswith(".")
    assert not set("{}|") & set(said)
    assert "None" not in said
    assert "  " not in said
