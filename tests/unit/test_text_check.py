"""A text checked figure by figure: what is ours and right, what deviates, what is left alone, and how fast it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runner import run

from zedentui.prose.text_check import RIGHT, check_text
from zedentui.store.store import Store

LETTER = next(iter(sorted((Path(__file__).parents[3] / "shared" / "seed").glob("000_*.txt"))), None)


def verdicts(store: Store, text: str) -> list[tuple[str, str, str | None]]:
    return [(f.text, f.verdict, f.should_be) for f in check_text(store, text).findings]


@pytest.mark.parametrize(
    ("text", "number", "verdict", "should_be"),
    [
        ("In 2022 kwamen er 743 verkrachtingszaken binnen bij het OM.", "743", "klopt", None),
        ("In 2022 werd 54% van de verkrachtingszaken geseponeerd.", "54%", "klopt afgerond", None),
        ("In 2022 werd 55,5% van de verkrachtingszaken geseponeerd.", "55,5%", "klopt met andere noemer", None),
        ("In 2019 werd 70% van de verkrachtingszaken geseponeerd.", "70%", "wijkt af", "58,8%"),
        ("In 2022 gingen 350 verkrachtingszaken naar de rechter.", "350", "wijkt af", "342"),
        ("De instroom van verkrachtingszaken steeg in 2021 met 22,2%.", "22,2%", "klopt afgerond", None),
        ("De instroom van verkrachtingszaken steeg in 2021 met 12,9%.", "12,9%", "wijkt af", "+22,2%"),
        ("In 2020 waren er 1.200 veroordelingen voor verkrachting.", "1.200", "niet van ons", None),
        ("In 2023 kwamen er 812 verkrachtingszaken binnen.", "812", "niet van ons", None),
        ("Van de sepots bij verkrachting was in 2022 ruim 93% technisch.", "93%", "klopt", None),
        ("Een derde van de zedenzaken werd in 2022 geseponeerd.", "een derde", "wijkt af", "46,3%"),
        ("In 2022 kwamen er ruim 700 verkrachtingszaken bij het OM binnen.", "700", "klopt", None),
        ("Bijna de helft van de zedenzaken werd in 2022 geseponeerd.", "de helft", "klopt", None),
        ("Bijna driekwart van de verkrachtingszaken werd in 2022 geseponeerd.", "driekwart", "wijkt af", "54,4%"),
        ("Een op de drie verkrachtingszaken kwam in 2022 voor de rechter.", "een op de drie", "wijkt af", "45,1%"),
        ("In tweeduizend tweeentwintig gingen 342 verkrachtingszaken naar de rechter.", "342", "klopt", None),
    ],
)  # fmt: skip
def test_a_figure_gets_its_verdict(store: Store, text: str, number: str, verdict: str, should_be: str | None) -> None:
    assert verdicts(store, text) == [(number, verdict, should_be)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het aantal verkrachtingszaken steeg van 554 in 2020 naar 743 in 2022, een stijging van 34%.",
         ["klopt", "klopt", "klopt afgerond"]),
        ("Het percentage dagvaardingen bij verkrachting was in 2018 43,5% en in 2022 45,1%.", ["klopt afgerond"] * 2),
        ("Gemiddeld stroomden er tussen 2018 en 2022 jaarlijks 2.461 zedenzaken in.", ["klopt afgerond"]),
        ("Van de 1.302 sepots in zedenzaken in 2022 waren er 1.147 technisch en 92 om beleidsredenen.", ["klopt"] * 3),
        ("In 2020 daalde de instroom van zedenzaken met 143 zaken naar 2.326.", ["klopt"] * 2),
    ],
)  # fmt: skip
def test_a_true_sentence_with_several_years_has_nothing_that_deviates(
    store: Store, text: str, expected: list[str]
) -> None:
    assert [verdict for _, verdict, _ in verdicts(store, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "In zaal 40 zaten 250 mensen uit 12 gemeenten.",
        "Zie Kamerstukken II 2022/23, 36200-VIII, nr. 153, artikel 242 Sr en de brief van 5 juli 2023.",
        "Postbus 20301, 2500 EH Den Haag",
        "Ongeveer een derde van de Nederlandse gemeenten vulde de lijst in.",
    ],
)
def test_what_cannot_be_placed_is_never_judged(store: Store, text: str) -> None:
    assert all(verdict == "niet van ons" for _, verdict, _ in verdicts(store, text))
    assert check_text(store, text).right


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Vandaag schijnt de zon.", "Geen cijfers gevonden die van ons kunnen zijn."),
        ("De minister kreeg 12 brieven.", "1 getal is niet te plaatsen en niet beoordeeld."),
        ("De minister kreeg 12 brieven en 13 mails.", "2 getallen zijn niet te plaatsen en niet beoordeeld."),
        ("In 2022 kwamen 2.581 zedenzaken binnen.", "1 cijfer nagekeken, 0 wijken af."),
        ("In 2022 kwamen 2.580 zedenzaken binnen.", "1 cijfer nagekeken, 1 wijkt af."),
    ],
)
def test_how_many_numbers_were_checked_is_counted_one_or_more(store: Store, text: str, said: str) -> None:
    assert said in check_text(store, text).tally


@pytest.mark.parametrize(
    "beside",
    [
        "De boete bedroeg € {}.", "Hoofdstuk {} behandelt dit.", "Het was {} graden.", "De wet telt {} artikelen.",
        "Dat heb ik {} keer gezegd.", "Het OM hoopt op {} dagvaardingen.", "Op plek {} van de lijst staat zij.",
        "Onder de 18 jaar ging het om {} verkrachtingszaken.", "Mijn kantoor deed {} verkrachtingszaken.",
        "Bij de marechaussee ging het om {} zaken.", "In onze zaal zaten {} rechters.",
        "Bij vrouwen van 18 jaar en ouder ging het om {} zaken.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "In 2022 werden 412 verkrachtingszaken onvoorwaardelijk geseponeerd. "])
def test_what_stands_beside_our_figures_and_is_another_thing_is_not_called_wrong(
    store: Store, before: str, beside: str
) -> None:
    assert check_text(store, before + beside.format(398)).right


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("In 2021 is 46% van de zedenzaken geseponeerd (1.215 van 2.662).", ("2.662", "klopt", None)),
        ("In 2020 waren er 300 sepots bij verkrachting. De instroom in 2020 was 2.326.", ("2.326", "klopt", None)),
        ("Bij verkrachting steeg het aantal sepots van 369 naar 412.", ("369", "klopt", None)),
        ("Gemiddeld is sinds 2018 43% van de verkrachtingszaken gedagvaard.", ("43%", "klopt afgerond", None)),
        ("In 2022 zijn 421 verkrachtingszaken geseponeerd, 54,4% van de uitstroom.", ("421", "wijkt af", "412")),
    ],
)
def test_a_whole_another_group_another_year_and_a_mean_are_known_for_what_they_are(
    store: Store, text: str, finding: tuple[str, str, str | None]
) -> None:
    assert finding in verdicts(store, text)


def test_a_number_is_read_with_the_sentence_before_it_only_where_it_points_back(store: Store) -> None:
    text = "In 2022 kwamen 743 verkrachtingszaken binnen. Daarvan werden er in 2022 412 geseponeerd."
    assert [verdict for _, verdict, _ in verdicts(store, text)] == ["klopt", "klopt"]


def test_line_and_column_are_those_of_the_text(store: Store) -> None:
    text = "Voorzitter,\n\nin 2022 kwamen er\n743 verkrachtingszaken binnen."
    assert [(f.line, f.column) for f in check_text(store, text).findings] == [(4, 1)]


def test_doubt_travels_with_the_finding(store: Store) -> None:
    found = check_text(store, "In 2016 waren er 38 administratieve sepots bij zedenmisdrijven.").findings
    assert [f.verdict for f in found] == ["klopt"]
    assert found[0].doubt is not None
    assert "42" in found[0].doubt


def test_the_command_gives_the_fields_and_the_code(database: Path, tmp_path: Path) -> None:
    speech = tmp_path / "rede.txt"
    speech.write_text("In 2019 werd 70% van de verkrachtingszaken geseponeerd.\n", encoding="utf-8")
    done = run("controleer", str(speech), "--format", "json", database=database)
    rows = json.loads(done.out)
    assert done.code == 1
    assert rows == [
        {
            "line": 1, "column": 14, "text": "70%", "number": 70, "verdict": "wijkt af", "should_be": "58,8%",
            "frame": "onvoorwaardelijk sepot, verkrachting, 2019", "denominator": "uitstroom",
            "citation": "Kamerstukken II 2022/23, 34843, nr. 86, p. 6", "doubt": None,
            "figure": "In 2019 seponeerde het OM 361 verkrachtingszaken onvoorwaardelijk: 58,8% van de uitstroom "
            "(614), 56,8% van de instroom (636).",
        }
    ]  # fmt: skip
    speech.write_text("In 2019 werd 59% van de verkrachtingszaken geseponeerd.\n", encoding="utf-8")
    assert run("controleer", str(speech), database=database).code == 0
    assert run("controleer", str(tmp_path), database=database).code == 2


@pytest.mark.shared
def test_the_letter_itself_comes_out_with_the_verdicts_of_narekenen(store: Store) -> None:
    if LETTER is None:
        pytest.skip("the letter is not here")
    found = check_text(store, LETTER.read_text("utf-8")).findings
    assert len(found) >= 15
    assert all(finding.verdict in RIGHT for finding in found)
    by_frame = {(f.frame, f.number): f.verdict for f in found}
    measures = {measure.code: measure.label for measure in store.measures()}
    judged = 0
    for claim in store.claims():
        if (
            claim.claimed_value is None
            or claim.year is None
            or claim.measure is None
            or claim.unit not in {"%", "zaken"}
        ):
            continue
        label = measures[claim.measure]
        frame = f"{label[:1].lower()}{label[1:]}, {claim.offence}, {claim.year}"
        if (frame, claim.claimed_value) in by_frame:
            judged += 1
            assert by_frame[frame, claim.claimed_value] == claim.verdict, claim.id
    assert judged >= 12


@pytest.mark.parametrize(
    ("text", "verdict", "should_be"),
    [
        ("Tussen 2012 en 2022 is de instroom van verkrachtingszaken verdubbeld.", "wijkt af", "+32,0%"),
        ("Van 2012 tot en met 2022 zijn de administratieve sepots bij verkrachting verdubbeld.", "klopt", None),
        ("Het aantal technische sepots bij verkrachting halveerde van 2012 naar 2022.", "wijkt af", "+43,7%"),
        ("De transacties bij zedenzaken zijn tussen 2012 en 2016 gehalveerd.", "klopt", None),
    ],
)  # fmt: skip
def test_a_verb_that_holds_a_number_is_judged_between_two_years(
    store: Store, text: str, verdict: str, should_be: str | None
) -> None:
    assert [found[1:] for found in verdicts(store, text)] == [(verdict, should_be)]


@pytest.mark.parametrize(
    "text",
    [
        "De instroom van verkrachtingszaken is niet verdubbeld tussen 2012 en 2022.",
        "Het aantal zaken is verdubbeld.",
        "In 2022 is de instroom van verkrachtingszaken verdubbeld.",
        "De instroom en de sepots van verkrachtingszaken zijn tussen 2012 en 2022 verdubbeld.",
        "Als de instroom van verkrachtingszaken tussen 2012 en 2022 verdubbelde, had het OM meer mensen nodig.",
    ],
)
def test_a_verb_without_a_clear_subject_and_two_years_is_left_alone(store: Store, text: str) -> None:
    assert verdicts(store, text) == []


@pytest.mark.parametrize("words", [(), ("-",)])
def test_without_a_standard_input_there_is_one_sentence_and_code_2(database: Path, words: tuple[str, ...]) -> None:
    done = run("controleer", *words, database=database)  # `controleer <&-`: the runner gives no standard input
    assert done.code == 2
    assert "standaardinvoer" in done.err
    assert len(done.err.strip().splitlines()) <= 2


@pytest.mark.parametrize(
    "sentence",
    [
        "In {year} waren er {whole} {what}, waarvan {part} bij verkrachting.",
        "In {year} waren er {whole} {what} en {part} bij verkrachting.",
        "In {year} waren er {whole} {what}, bij verkrachting {part}.",
        "Er waren in {year} {whole} {what} (verkrachting: {part}).",
        "Bij verkrachting waren er in {year} {part} {what}, in totaal {whole}.",
    ],
)
def test_a_group_that_stands_with_one_number_is_not_that_of_the_other(store: Store, sentence: str) -> None:
    """All that is true of a group and of the larger one it is part of, in one sentence: nothing of it deviates."""
    words = {"onvoorwaardelijk_sepot": "sepots", "technisch_sepot": "technische sepots", "dagvaarden": "dagvaardingen"}
    for measure, what in words.items():
        for year in store.figures.years:
            whole, part = (
                store.figures.cells[offence, measure, year].count for offence in ("zedenmisdrijven", "verkrachting")
            )
            said = sentence.format(year=year, what=what, whole=whole, part=part)
            found = {text: verdict for text, verdict, _ in verdicts(store, said)}
            assert "wijkt af" not in found.values(), (said, found)
            assert found[str(part)] == "klopt", said


@pytest.mark.parametrize(
    ("text", "deviating"),
    [
        ("In 2022 waren er 1302 sepots bij verkrachting.", ["1302"]),
        ("Bij verkrachting waren er in 2022 743 zaken en 410 sepots.", ["410"]),
        ("In 2022 werden in totaal 410 verkrachtingszaken geseponeerd.", ["410"]),
        ("In 2022 kwamen 744 verkrachtingszaken binnen, waarvan 412 sepots.", ["744"]),
    ],
)
def test_a_group_that_governs_its_number_still_does(store: Store, text: str, deviating: list[str]) -> None:
    assert [number for number, verdict, _ in verdicts(store, text) if verdict == "wijkt af"] == deviating
