"""What one says: every line of the dossier can be read aloud, names its denominator, and comes with its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from zedentui.kinds import claim, figure, registry, table_check
from zedentui.kinds import motie as moties
from zedentui.kinds import promise as promises
from zedentui.kinds.document import speech_of_place
from zedentui.kinds.source import Speech
from zedentui.model import Promise
from zedentui.store.store import Store
from zedentui.text.aloud import aloud
from zedentui.text.dutch import decimal, number

DAYS = [date(2023, 6, 1), date(2023, 7, 5), date(2023, 9, 1), date(2026, 11, 23)]

UNSAYABLE = re.compile(
    r"\bt/m\b|\bnrs?\.|\b(?:p|pag|blz)\. ?\d|\bStb\.|\bart\.|\bSr\b|\bo\.a\.|\bm\.b\.t\.|\bi\.p\.v\.|\bJenV\b|\bOMSB\b"
    r"|\badm\.|%"
    r"|[\[\]{}/<>=≈±†*_`|\\]|\(…\)|…|\d{4}[-–]\d{4}|\b\d{4}/\d{2}\b|\bkst-|\bhttps?:|\b\w+-\w+-\w+-\w+-\w+\b|  "
)
"""What can only be read: abbreviations, signs, places in the letter, ids."""


def figures_of(store: Store) -> Iterator[Speech]:
    data = store.figures
    for cell in data.cells.values():
        for unit in ("aantal", "uitstroom", "verschil", "verschil_procent", "index"):
            yield figure.speech(cell, data, store.dossier(), unit)


def said_in(store: Store, code: str, day: date = DAYS[0]) -> Iterator[Speech]:
    """What one says of each item that a pane lists."""
    kind = registry.kind(code, store, day)
    return map(kind.speech, kind.items)


def policy_of(store: Store) -> Iterator[Speech]:
    for code in ("actieplan", "transnationaal", "moties"):
        yield from said_in(store, code)
    for day in DAYS:
        yield from said_in(store, "agenda", day)


def recomputed_of(store: Store) -> Iterator[Speech]:
    yield from said_in(store, "narekenen")
    for cell in store.table_checks():
        yield table_check.speech(cell, store.figures, store.dossier())


def reference_works_of(store: Store) -> Iterator[Speech]:
    for code in ("begrippen", "stukken", "paragrafen", "organisaties"):
        yield from said_in(store, code)
    sections = store.sections()
    yield from (speech_of_place(item.source, sections, store.dossier()) for item in store.actions())


@pytest.mark.parametrize("kind", [figures_of, policy_of, recomputed_of, reference_works_of])
def test_every_line_can_be_said(store: Store, kind) -> None:
    said = list(kind(store))
    assert len(said) > 40
    for each in said:
        assert not UNSAYABLE.search(each.line.replace("‘c.s.’", "")), each.line
        assert each.line[0].isupper() or each.line[0].isdigit(), each.line
        assert each.line.endswith((".", "?")), each.line
        assert not re.search(r"[.,;:!?] ?[.,;:]|\s[.,;:]", each.line), each.line
        assert len(each.line) < 650, each.line
        assert each.source, each.line
        assert not each.source.endswith((";", ".", " ")), each.source


def test_every_line_that_leans_on_the_letter_says_where(store: Store) -> None:
    place = re.compile(r"Kamerstukken II 2022/23, 34843, nr\. 86, p\. \d(-\d)?(, voetnoot \d+)?(; |$)")
    recorded = re.compile(
        r"(Kamerstukken II 20\d\d/\d\d, \d{5}\S*, nr\. \d+; )?open data van de Tweede Kamer, zaak 20\d\dZ\d{5}$"
    )
    others = 0
    for kind in (figures_of, policy_of, recomputed_of):
        for each in kind(store):
            others += bool(recorded.match(each.source))
            assert place.match(each.source) or recorded.match(each.source), each
    assert others == sum(not item.in_letter for item in store.moties())
    elsewhere = [each for each in reference_works_of(store) if "34843, nr. 86" not in each.source]
    assert elsewhere
    papers = {each.citation for each in store.dossier().documents if not each.held}
    assert all(each.source.startswith("betekenis: ") or each.source in papers for each in elsewhere)


def test_a_figure_names_all_its_denominators(store: Store) -> None:
    data = store.figures
    for cell in data.cells.values():
        line = figure.speech(cell, data, store.dossier()).line
        assert line.startswith(f"In {cell.year} ")
        assert ("geen " if cell.count == 0 else number(cell.count)) in line
        if cell.measure in {"instroom", "uitstroom"}:
            continue
        assert f"uitstroom van {number(cell.uitstroom)}" in line
        assert f"instroom van {number(cell.instroom)}" in line
        shares = [cell.share_uitstroom, cell.share_instroom] if cell.count else []
        if cell.parent_measure == "onvoorwaardelijk_sepot" and cell.count:
            shares.append(cell.share_parent)
            assert f"van de {number(cell.parent_count or 0)} onvoorwaardelijke sepots" in line
        for share in shares:
            assert share is not None
            said = decimal(share)
            assert (f"{said} procent" if said != "0,0" else "minder dan 0,1 procent") in line


FIGURES = [
    ("zedenmisdrijven", "onvoorwaardelijk_sepot", 2022, "aantal",
     "In 2022 seponeerde het OM 1.302 zedenzaken onvoorwaardelijk. Dat is 46,3 procent van de uitstroom van 2.814 "
     "zaken en 50,4 procent van de instroom van 2.581 zaken."),
    ("verkrachting", "technisch_sepot", 2022, "aantal",
     "In 2022 seponeerde het OM 385 verkrachtingszaken op technische gronden. Dat is 93,4 procent van de 412 "
     "onvoorwaardelijke sepots, 50,8 procent van de uitstroom van 758 zaken en 51,8 procent van de instroom van 743 "
     "zaken."),
    ("verkrachting", "voorwaardelijk_sepot", 2021, "aantal",
     "In 2021 seponeerde het OM geen verkrachtingszaken voorwaardelijk, op een uitstroom van 662 en een instroom van "
     "677. In onze tekst van de brief is deze cel leeg, met 0 procent erachter; gelezen als 0."),
    ("zedenmisdrijven", "instroom", 2022, "verschil",
     "In 2022 stroomden 2.581 zedenzaken in bij het OM. Dat zijn er 46 minder dan in 2021, een daling van 1,8 "
     "procent."),
    ("verkrachting", "instroom", 2022, "index",
     "In 2022 stroomden 743 verkrachtingszaken in bij het OM. Als 2012 op 100 staat, komt 2022 uit op {index}; let op: "
     "reeksbreuk vanaf 2019."),
    ("zedenmisdrijven", "onvoorwaardelijk_sepot", 2019, "verschil_procent",
     "In 2019 seponeerde het OM 1.197 zedenzaken onvoorwaardelijk. Dat is 48,9 procent van de uitstroom van 2.446 "
     "zaken en 48,5 procent van de instroom van 2.469 zaken. Dat zijn er 128 meer dan in 2018, een stijging van 12,0 "
     "procent; let op: reeksbreuk vanaf 2019."),
    ("zedenmisdrijven", "administratief_sepot", 2016, "aantal",
     "In 2016 seponeerde het OM 38 zedenzaken om administratieve redenen. Dat is 3,3 procent van de 1.164 "
     "onvoorwaardelijke sepots, 1,5 procent van de uitstroom van 2.538 zaken en 1,5 procent van de instroom van 2.594 "
     "zaken. In onze tekst van de brief staat 38; vermoedelijk 42; vergelijk met het origineel."),
]  # fmt: skip


@pytest.mark.parametrize(("offence", "measure", "year", "unit", "line"), FIGURES)
def test_figures_as_one_says_them(
    store: Store, offence: str, measure: str, year: int, unit: str, line: str
) -> None:  # fmt: skip
    data = store.figures
    cell = data.cells[offence, measure, year]
    said = figure.speech(cell, data, store.dossier(), unit)
    assert said.line == line.format(index=decimal(cell.index or 0))
    page = 5 if offence == "zedenmisdrijven" else 6
    assert said.source == f"Kamerstukken II 2022/23, 34843, nr. 86, p. {page}"


def test_a_presumed_figure_says_that_it_is_one(store: Store) -> None:
    data = store.presumed_figures
    cell = data.cells["zedenmisdrijven", "administratief_sepot", 2016]
    line = figure.speech(cell, data, store.dossier()).line
    assert "vermoedelijk 42 zedenzaken" in line
    assert "In onze tekst van de brief staat 38" in line


def promise(store: Store, key: str, day: date) -> Promise:
    return next(item for item in store.promises(day) if item.id == key)


@pytest.mark.parametrize(
    ("key", "day", "end"),
    [
        ("communicatiestrategie", date(2023, 6, 1), "Op 1 juni 2023 was de brief nog niet verschenen."),
        ("communicatiestrategie", date(2023, 9, 1),
         "Die termijn liep tot en met 30 juni 2023; of het is gebeurd, staat niet in dit dossier."),
        ("nulscenario", date(2023, 8, 31), "Op 31 augustus 2023 begint die termijn over 1 dag."),
        ("nulscenario", date(2023, 9, 29), "Die termijn loopt op 29 september 2023 nog 1 dag."),
        ("nulscenario", date(2023, 9, 30), "Op 30 september 2023 is dat de laatste dag."),
        ("wodc-onderzoek", date(2023, 9, 1),
         "Dat verwacht de minister, met als termijn ‘vóór de zomer van 2024’; wij lezen dat als uiterlijk 4 juli. Die "
         "termijn loopt op 1 september 2023 nog 307 dagen."),
        ("ecpat-campagne", date(2023, 9, 1), "Die periode loopt op 1 september 2023 nog 21 dagen."),
        ("voortgangsbrieven", date(2023, 9, 1), "Dat is volgens de brief toegezegd; een termijn noemt de brief niet."),
        ("uitrol-interventies", date(2023, 9, 30), "Dat verwacht de minister; een termijn noemt de brief niet."),
        ("wet-seksuele-misdrijven", date(2026, 11, 23),
         "Een termijn noemt de brief niet. Op 1 juli 2024 is gebeurd: de Wet seksuele misdrijven trad in werking."),
        ("voortgang-actieplan", date(2023, 7, 5),
         "Dat is nagekomen op 5 juli 2023: de Kamer kreeg de voortgangsbrief, twee dagen voor haar zomerreces."),
        ("ecpat-subsidie", date(2023, 7, 5), "Dat is volgens de brief gedaan."),
    ],
)  # fmt: skip
def test_promises_as_one_says_them(store: Store, key: str, day: date, end: str) -> None:
    said = promises.speech(promise(store, key, day), store.dossier(), day)
    assert said.line.endswith(end)


def test_what_comes_from_elsewhere_is_cited_as_well(store: Store) -> None:
    dossier = store.dossier()
    outcome = promises.speech(promise(store, "plenaire-behandeling", DAYS[2]), dossier, DAYS[2])
    assert "; uitkomst: Handelingen II 2022/23, nr. 99" in outcome.source
    woude = next(item for item in store.moties() if item.id == "van-der-woude")
    said = moties.speech(woude, dossier)
    assert said.line.startswith("De motie van het lid Van der Woude van 5 december 2022 vraagt de regering ")
    assert "op 8 december 2022 aangenomen met 121 stemmen voor en 29 tegen" in said.line
    assert said.source == (
        "Kamerstukken II 2022/23, 34843, nr. 86, p. 8; Kamerstukken II 2022/23, 36200-VIII, nr. 153; "
        "stemming: open data van de Tweede Kamer, zaak 2022Z24089"
    )
    buitenweg = next(item for item in store.moties() if item.id == "buitenweg")
    assert "het lid Buitenweg en anderen" in moties.speech(buitenweg, dossier).line
    assert "stemming:" not in moties.speech(buitenweg, dossier).source


def test_a_claim_says_what_it_is_a_part_of(store: Store) -> None:
    claims = {item.id: claim.speech(item, store.dossier()).line for item in store.claims()}
    assert claims["sepot-minder-dan-helft"].startswith(
        "Volgens de brief: van de zedenzaken die instromen, is de laatste jaren iets minder dan de helft "
        "onvoorwaardelijk geseponeerd. Dat klopt: in 2018 tot en met 2022 samen 47,2 procent van de instroom; per jaar "
    )
    assert claims["technisch-2022"] == (
        "Volgens de brief: in 2022 was 88 procent van de onvoorwaardelijke sepots een technisch sepot. Dat klopt, "
        "afgerond: het is 88,1 procent van de onvoorwaardelijke sepots."
    )
    for item in store.claims():
        line = claims[item.id]
        if item.verdict == "wijkt af":
            assert "Dat wijkt af van wat wij uit zijn tabel narekenen." in line
        if item.verdict == "woord zonder maat":
            assert "Dat woord heeft geen maat, dus daarover oordelen wij niet." in line
        if item.verdict == "achterhaald":
            assert "Dat was op de dag van de brief al voorbij." in line
        if item.verdict == "niet na te rekenen":
            assert "is met de cijfers in de brief niet na te rekenen." in line
        if item.unit == "%" and item.verdict.startswith("klopt") and item.recomputed_value is not None:
            denominator = item.recomputed_denominator or ""
            ours = f"{decimal(item.recomputed_value)} procent"
            assert (ours if item.year is None else f"{ours} van de {denominator}") in line


def test_one_cell_of_the_arithmetic(store: Store) -> None:
    checks = store.table_checks()
    wrong = next(each for each in checks if each.kind == "sepotgronden" and each.difference and each.year == 2016)
    said = table_check.speech(wrong, store.figures, store.dossier())
    assert said.line == (
        "In onze tekst van tabel 1 staat voor 2016 bij ‘onvoorwaardelijk sepot’ 1.164. De drie sepotgronden samen "
        "zijn 1.160, dus 4 minder dan er staat. Met de aantallen die vermoedelijk bedoeld zijn, klopt het wel."
    )
    right = next(each for each in checks if each.kind == "percentages")
    assert table_check.speech(right, store.figures, store.dossier()).line.endswith("procent, en dat klopt.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("46,3% van 2.814", "46,3 procent van 2.814"),
        ("Veiligheidsagenda 2023-2026", "Veiligheidsagenda 2023 tot en met 2026"),
        ("artikelen 240 t/m 248f Sr", "artikelen 240 tot en met 248f van het Wetboek van Strafrecht"),
        ("vergaderjaar 2021/22", "vergaderjaar 2021-2022"),
        ("de motie-Buitenweg c.s. over", "de motie-Buitenweg over"),
        ("het lid Buitenweg c.s. vroeg", "het lid Buitenweg en anderen vroeg"),
        ("van het lid Buitenweg c.s. De inhoud", "van het lid Buitenweg en anderen. De inhoud"),
        ("gewelds- en/of zedendelicten", "gewelds- en of zedendelicten"),
        ("Stb. 2020, 1 en nr. 86, p. 5, art. 18", "Staatsblad 2020, 1 en nummer 86, bladzijde 5, artikel 18"),
        ("+22,2% en −4", "plus 22,2 procent en min 4"),
        ("Defence for Children – ECPAT", "Defence for Children ECPAT"),
        ("Adm. beëindigd/overig, OM-transactie of OMSB", "Administratief beëindigd of overig, OM-transactie of "
         "strafbeschikking"),
        ("model OM/Politie", "model OM en Politie"),
        ("36200-VIII, 0900-0113, A-, B- en C-categorie", "36200-VIII, 0900-0113, A-, B- en C-categorie"),
    ],
)  # fmt: skip
def test_what_can_only_be_read_is_written_out(text: str, said: str) -> None:
    assert aloud(text) == said
    assert aloud(said) == said


@pytest.mark.parametrize("name", ["de motie-Buitenweg c.s.", "de moties Van Ginneken c.s.", "het lid Mutluer c.s."])
@pytest.mark.parametrize(
    "after", ["{}", "{} De brief zegt", "({}) De brief", "‘{}’ De brief", "{} ‘De brief", "{}\nDe"]
)
def test_a_sentence_that_ends_in_an_abbreviation_keeps_its_full_stop(name: str, after: str) -> None:
    said = aloud(after.format(name))
    assert "c.s." not in said
    assert said.count(".") == 1
    assert aloud(f"{name} over") == aloud(f"{name} over").replace(".", "")


def test_a_change_that_rests_on_a_doubtful_figure_says_so(store: Store) -> None:
    data, dossier = store.figures, store.dossier()
    cell = data.cells["zedenmisdrijven", "administratief_sepot", 2020]
    line = figure.speech(cell, data, dossier, "verschil").line
    assert "Dat is evenveel als in 2019; met de vermoedelijke aantallen 4 meer." in line
    assert "51 in 2019" in line
    assert "2019" not in figure.speech(cell, data, dossier).line
