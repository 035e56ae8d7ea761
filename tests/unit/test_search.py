"""The layers of the search: words, years, what words mean, the reading of a query, the card, the items, bad input."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from zedentui.dossier import search_index
from zedentui.places import Location
from zedentui.search import Result, as_rows, search
from zedentui.search.facts import facts_of
from zedentui.search.frames import query as query_module
from zedentui.search.frames.in_time import counted_words
from zedentui.search.frames.query import LONGEST_QUERY, Query, read_query
from zedentui.search.frames.reading import read_frame
from zedentui.search.frames.telling import tell
from zedentui.search.lookups import items as items_module
from zedentui.search.lookups.items import Matched, as_hits
from zedentui.search.result import Found
from zedentui.search.vocabulary import words as words_module
from zedentui.search.vocabulary.lexicon import Lexicon
from zedentui.search.vocabulary.separable import GAPPED
from zedentui.search.vocabulary.words import fold, stem, tokens, words
from zedentui.search.when import years as years_module
from zedentui.search.when.year_finder import Finder
from zedentui.search.when.year_words import PASSES
from zedentui.search.when.years import find_years
from zedentui.store.store import Store, StoreError


@pytest.fixture
def lexicon(store: Store) -> Lexicon:
    return facts_of(store).lexicon


# Words -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "forms",
    [
        "misdrijf misdrijven",
        "sepot sepots",
        "zaak zaken",
        "seponeren geseponeerd seponeert seponeerde seponeerden",
        "brief brieven",
        "proces processen",
        "beslissing beslissingen",
        "instroom",
        "motie moties",
        "gemeente gemeenten",
        "prioriteit prioriteiten",
        "mogelijkheid mogelijkheden",
        "technisch technische",
        "lid leden",
        "verdrag verdragen",
        "advies adviezen",
    ],
)
def test_forms_of_one_word_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("sepot", "post"), ("zeden", "steden"), ("motie", "moet"), ("vog", "voegen")]
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29 270, nr. 131", ["29270", "nr", "131"]),
        ("kst-36200-VIII-153", ["kst", "36200", "viii", "153"]),
        ("36 200-VIII", ["36200", "viii"]),
        ("1.302 zaken.", ["1302", "zaken"]),
        ("Er waren er 1.302.", ["er", "waren", "er", "1302"]),
        ("46,3% en 88 procent en 7 pct", ["46,3%", "en", "88%", "en", "7%"]),
        ("Barrièremodel, Yeşilgöz en Gündoğan", ["barrieremodel", "yesilgoz", "en", "gundogan"]),
        ("2018Z10560", ["2018z10560"]),
        ("agenda's", ["agendas"]),
        ("2018-2022 en 2022/23", ["2018", "2022", "en", "2022", "23"]),
        ("Stb. 2020, 1", ["stb", "2020", "1"]),
        ("", []),
        ("… ‘’ 🙂", []),
    ],
)
def test_words_are_cut_as_people_write_them(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=80))
def test_places_of_words_lie_in_the_text_in_order(text: str) -> None:
    places = [(token.start, token.end) for token in tokens(text)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)


_TYPED = st.text(st.one_of(st.sampled_from("aez's 12.,%’éøĳﬁ\u0301\u034f\u0591"), st.characters()), max_size=40)


@given(_TYPED)
@example("ø\u0301")
def test_words_are_the_texts_of_their_tokens(text: str) -> None:
    assert words(text) == [token.text for token in tokens(text)]


@given(_TYPED)
@example("zeden\u0591")
def test_a_folded_text_holds_no_mark_and_no_letter_that_had_one(text: str) -> None:
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).lower().translate(words_module._LETTERS))
    assert fold(text) == (text.lower() if text.isascii() else "".join(c for c in apart if not unicodedata.combining(c)))


_WORD = st.sampled_from(
    ["1", "12", "1 2", "88%", "88", "1234", "234", "a", "a b", "a_b", "b", "é", "procent", "2022", "."]
)


@given(st.lists(_WORD, max_size=4), st.lists(_WORD, max_size=6), st.sampled_from(["", " ", " procent"]))
def test_what_is_marked_are_whole_words_of_the_index_the_longest_first(
    index: list[str], parts: list[str], sep: str
) -> None:
    """The same as one pattern of all forms together, which is how it is told."""
    text = sep.join(parts)
    matched = Matched({"typed": [Found(0, word, 1, 1, 1.0) for word in index]})
    forms = sorted(map(items_module._as_written, dict.fromkeys(index)), key=len, reverse=True)
    told = [m.span() for m in re.finditer(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", fold(text))] if forms else []
    assert list(matched.spans(text)) == (told if len(fold(text)) == len(text) else [])


@given(st.text(max_size=80))
def test_folding_and_cutting_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert all(stem(word) for word in words(text))


# Years -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "years", "shape"),
    [
        ("sepot 2022", (2022,), "one"),
        ("sepot '21", (2021,), "one"),
        ("2018-2022", (2018, 2019, 2020, 2021, 2022), "range"),
        ("2018 t/m 2020", (2018, 2019, 2020), "range"),
        ("van 2018 tot en met 2020", (2018, 2019, 2020), "range"),
        ("tussen 2019 en 2021", (2019, 2020, 2021), "range"),
        ("18-20", (2018, 2019, 2020), "range"),
        ("2020-2018", (2018, 2019, 2020), "range"),
        ("2019 vs 2022", (2019, 2022), "some"),
        ("van 2019 naar 2022", (2019, 2022), "some"),
        ("2012, 2017 en 2022", (2012, 2017, 2022), "some"),
        ("sinds 2019", (2019, 2020, 2021, 2022), "range"),
        ("na 2019", (2020, 2021, 2022), "range"),
        ("tot en met 2014", (2012, 2013, 2014), "range"),
        ("voor 2014", (2012, 2013), "range"),
        ("sinds 2024", (2024,), "one"),
        ("afgelopen vijf jaar", (2018, 2019, 2020, 2021, 2022), "range"),
        ("laatste 3 jaar", (2020, 2021, 2022), "range"),
        ("vorig jaar", (2022,), "one"),
        ("twee jaar geleden", (2020,), "one"),
        ("eerste jaar", (2012,), "one"),
        ("2023", (2023,), "one"),
        ("op 28 juni 2023", (), "none"),
        ("september 2023", (), "none"),
        ("1.302", (), "none"),
        ("20 223", (), "none"),
        ("sepot", (), "none"),
    ],
)
def test_years_as_people_type_them(text: str, years: tuple[int, ...], shape: str) -> None:
    found = find_years(text, 2012, 2022)
    assert (found.years, found.shape) == (years, shape)


@pytest.mark.parametrize("text", ["vorig jaar", "afgelopen jaren", "laatste 4 jaar", "nu", "3 jaar geleden"])
def test_a_relative_year_says_which_year_is_meant(text: str) -> None:
    found = find_years(text, 2012, 2022)
    assert found.note is not None
    assert text in found.note
    assert str(found.years[-1]) in found.note


@given(st.text(alphabet="0123456789 -/'abcnaarvtom.", max_size=40))
def test_any_text_has_few_years_in_order(text: str) -> None:
    years = find_years(text, 2012, 2022).years
    assert len(years) <= 201
    assert list(years) == sorted(years)


_ABOUT_YEARS = """sepot zeden en verkrachting in het jaar 2022 2018 2012 2020 '21 19 tot dan hoeveel de minus sinds van
    t/m coronajaar mei boven of ? vorig niet meegerekend"""


@given(st.lists(st.sampled_from(_ABOUT_YEARS.split()), max_size=9).map(" ".join))
def test_a_plain_text_names_the_same_years_by_the_short_way(text: str) -> None:
    short = years_module._plain(text)
    if short is not None:
        found = Finder(text, 2012, 2022)
        for read in PASSES:
            read(found)
        full = years_module._result(found)
        assert (short.years, short.shape, set(short.spans)) == (full.years, full.shape, set(full.spans))
        assert (short.weak, short.note, short.dates) == (full.weak, full.note, full.dates)


# What words mean, and the reading of a query ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "value"),
    [("verkr", "verkrachting"), ("techni", "technisch_sepot"), ("dagv", "dagvaarden"), ("instr", "instroom")],
)
def test_the_beginning_of_a_word_is_enough(lexicon: Lexicon, word: str, value: str) -> None:
    meaning = lexicon.begun(word)
    assert meaning is not None
    assert meaning.value == value


@pytest.mark.parametrize("word", ["ve", "xyz", "123", "sepotx"])
def test_too_little_of_a_word_means_nothing(lexicon: Lexicon, word: str) -> None:
    assert lexicon.begun(word) is None


@pytest.mark.parametrize("parent", ["weg", "beleidssepot", "technisch_sepot"])
def test_a_key_that_nothing_guards_ends_the_row_of_ancestors(store: Store, parent: str) -> None:
    measures = [
        replace(measure, parent=parent) if measure.code in {"technisch_sepot", "beleidssepot"} else measure
        for measure in store.measures()
    ]
    lexicon = Lexicon(store.offences(), measures, [], (2012, 2022))
    assert set(lexicon.ancestors("technisch_sepot")) <= {"technisch_sepot", "beleidssepot"}
    assert read_query("technisch sepot en beleidssepot", lexicon).text


def test_a_word_means_no_measure_or_group_that_the_dossier_lacks(store: Store) -> None:
    measures = [replace(measure, code=f"x_{measure.code}", label="x", printed="x") for measure in store.measures()]
    lexicon = Lexicon([], measures, [], (2012, 2022))
    for word in ("sepot", "verkrachting", "instroom", "geseponeerd"):
        query = read_query(f"{word} 2022", lexicon)
        assert (query.measures, query.offences) == ((), ())


def test_a_broken_place_in_the_index_is_one_sentence() -> None:
    row = ("motie", "buitenweg", "nergens/buitenweg", "Motie", "Tekst", "p. 2", None, 1, 1.0)
    with pytest.raises(StoreError, match="zoekindex"):
        as_hits([row], Matched({}), 1)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("sepotpercentage", ("sepot", "percentage")),
        ("verkrachtingssepots", ("verkrachting", "sepots")),
        ("zedeninstroom", ("zeden", "instroom")),
        ("verkrachtingszaken", None),
        ("paspoortwet", None),
    ],
)
def test_compounds_of_known_words_come_apart(lexicon: Lexicon, word: str, parts: tuple[str, str] | None) -> None:
    assert lexicon.parted(word) == parts


@pytest.mark.parametrize(
    ("text", "groups", "measures", "unit", "operation"),
    [
        ("verkr technisch 22", "verkrachting", "technisch_sepot", "aantal", "value"),
        ("technische sepots", "zedenmisdrijven", "technisch_sepot", "aantal", "value"),
        ("sepots technisch", "zedenmisdrijven", "technisch_sepot", "aantal", "value"),
        ("sepot", "zedenmisdrijven", "onvoorwaardelijk_sepot", "aantal", "value"),
        ("voorwaardelijk sepot", "zedenmisdrijven", "voorwaardelijk_sepot", "aantal", "value"),
        ("percentage dagvaarden van de instroom", "zedenmisdrijven", "dagvaarden", "instroom", "value"),
        ("welk deel van de sepots is technisch", "zedenmisdrijven", "technisch_sepot", "hoofdmaat", "value"),
        ("stijging instroom in procenten", "zedenmisdrijven", "instroom", "verschil_procent", "change"),
        ("zeden vs verkrachting", "zedenmisdrijven verkrachting", "instroom", "aantal", "difference"),
        ("instroom en uitstroom", "zedenmisdrijven", "instroom uitstroom", "aantal", "value"),
        ("hoogste aantal sepots", "zedenmisdrijven", "onvoorwaardelijk_sepot", "aantal", "extreme"),
        ("rechter 2021", "zedenmisdrijven", "dagvaarden", "aantal", "value"),
        ("zaken die niet worden vervolgd in 2021", "zedenmisdrijven", "onvoorwaardelijk_sepot", "aantal", "value"),
        ("niet voor de rechter 2021", "zedenmisdrijven", "uitstroom-dagvaarden", "aantal", "value"),
        ("sepots zonder technische", "zedenmisdrijven", "onvoorwaardelijk_sepot-technisch_sepot", "aantal", "value"),
        ("zeden zonder verkrachting", "zedenmisdrijven-verkrachting", "instroom", "aantal", "overview"),
        ("aandeel verkrachting in zedenzaken", "verkrachting", "instroom", "groep", "value"),
        ("in welke jaren meer dan 600 verkrachtingen", "verkrachting", "instroom", "aantal", "threshold"),
        ("klopt het dat 60% van de zedenzaken gedagvaard werd", "zedenmisdrijven", "dagvaarden", "uitstroom", "check"),
    ],
)  # fmt: skip
def test_a_text_is_read_as_a_frame(
    lexicon: Lexicon, text: str, groups: str, measures: str, unit: str, operation: str
) -> None:
    frame = read_frame(read_query(text, lexicon), lexicon).frame
    assert frame is not None
    assert " ".join("-".join(filter(None, (group.plus, group.minus))) for group in frame.groups) == groups
    assert " ".join("-".join((*each.plus, *each.minus)) for each in frame.measures) == measures
    assert (frame.unit, frame.operation.kind) == (unit, operation)


def test_a_weak_word_alone_is_a_subject(lexicon: Lexicon) -> None:
    assert read_query("rechter", lexicon).measures == ()


def test_a_two_digit_number_is_a_year_only_beside_words_about_figures(lexicon: Lexicon) -> None:
    assert read_query("sepot 22", lexicon).years.years == (2022,)
    assert read_query("26 gemeenten", lexicon).years.years == ()
    assert read_query("actielijn 22", lexicon).years.years == ()


def test_what_is_left_over_is_kept(lexicon: Lexicon) -> None:
    query = read_query("wat zegt de brief over de paspoortwet", lexicon)
    assert query.unknown == ("paspoortwet",)
    assert query.required == ("paspoortwet",)


def test_a_correction_changes_the_reading_and_nothing_else(lexicon: Lexicon) -> None:
    assert read_query("dagvarden 2019", lexicon).measures == ()
    assert read_query("dagvarden 2019", lexicon, {"dagvarden": "dagvaarden"}).measures == ("dagvaarden",)


def test_a_page_of_text_is_cut_to_a_question(lexicon: Lexicon) -> None:
    assert len(read_query("sepot " * 2000, lexicon).text) <= LONGEST_QUERY


# The card --------------------------------------------------------------------------------------------------


def test_the_card_tells_the_figure_its_share_its_change_and_its_source(store: Store) -> None:
    card = search(store, "hoeveel verkrachtingen geseponeerd in 2022").card
    assert card is not None
    for part in (
        "412 verkrachtingszaken",
        "54,4% van de uitstroom (758)",
        "55,5% van de instroom (743)",
        "43 meer dan in 2021",
    ):
        assert part in card.answer
    assert card.citation == "Kamerstukken II 2022/23, 34843, nr. 86, p. 6"
    assert card.url == "https://zoek.officielebekendmakingen.nl/kst-34843-86.html"
    assert str(card.location) == "statistiek?delict=verkrachting&eenheid=aantal&maat=onvoorwaardelijk_sepot&jaar=2022"
    assert card.observations == (("verkrachting", "onvoorwaardelijk_sepot", 2022),)


def test_without_a_year_the_latest_and_the_series(store: Store) -> None:
    card = search(store, "verkrachting instroom").card
    assert card is not None
    assert "In 2022" in card.answer
    lines = dict(card.lines)
    assert "2022" in lines["Jaar"]
    assert [label for label in lines if label.isdigit()] == [str(year) for year in range(2022, 2011, -1)]
    assert lines["2012"] == "563"


def test_a_wide_word_says_how_it_was_read(store: Store) -> None:
    card = search(store, "sepot 2022").card
    assert card is not None
    assert "voorwaardelijk sepot telt apart" in card.answer
    narrow = search(store, "onvoorwaardelijk sepot 2022").card
    assert narrow is not None
    assert "telt apart" not in narrow.answer


def test_a_doubtful_figure_carries_its_doubt(store: Store) -> None:
    card = search(store, "administratief sepot zedenmisdrijven 2016").card
    assert card is not None
    assert "vermoedelijk 42" in card.answer
    assert "evenveel als in 2015 (38; met de vermoedelijke aantallen 4 meer)" in card.answer


def test_marks_travel_with_the_years(store: Store) -> None:
    card = search(store, "sepots zeden 2018-2022").card
    assert card is not None
    assert sum(label.startswith("Let op") for label, _ in card.lines) == 2
    early = search(store, "sepots zeden 2013-2016").card
    assert early is not None
    assert not any(label.startswith("Let op") for label, _ in early.lines)


@pytest.mark.parametrize(
    "text", ["verkrachting 2023", "kinderporno 2022", "aanranding 2020", "moord 2019", "sepot 1990"]
)
def test_never_a_neighbouring_figure(store: Store, text: str) -> None:
    result = search(store, text)
    assert result.card is None
    assert result.lacks
    assert result.message is not None
    assert "2012 tot en met 2022" in result.message
    assert as_rows(result)[0]["answer"] == result.message


def test_a_range_that_is_partly_there_says_what_is_missing(store: Store) -> None:
    card = search(store, "instroom 2020-2024").card
    assert card is not None
    assert card.answer.startswith("Over 2023 en 2024 geeft de brief geen cijfers")
    assert {year for _, _, year in card.observations} == {2020, 2021, 2022}


def test_a_word_that_was_not_understood_is_named(store: Store) -> None:
    card = search(store, "hoeveel zaken sneuvelen door gebrek aan bewijs in 2022").card
    assert card is not None
    assert card.answer.startswith("‘sneuvelen’ is niet meegenomen")


def test_every_cell_can_be_asked_for_by_name(store: Store) -> None:
    for offence, measure, year in store.figures.cells:
        names = facts_of(store).lexicon
        text = f"{names.offences[offence].label} {names.measures[measure].label} {year}"
        card = search(store, text, limit=1).card
        assert card is not None, text
        assert card.observations == ((offence, measure, year),), text


# Items -----------------------------------------------------------------------------------------------------


def locations(result: Result) -> list[str]:
    return [str(hit.location) for hit in result.hits]


def test_every_item_is_there_with_a_place_that_exists(database: Path) -> None:
    with duckdb.connect(str(database), read_only=True) as connection:
        rows = connection.execute(
            "SELECT kind, id, location, title, citation FROM search_item ORDER BY number"
        ).fetchall()
        counts = dict(connection.execute("SELECT kind, count(*) FROM search_item GROUP BY kind").fetchall())
    for kind, id_, location, title, citation in rows:
        assert str(Location.parse(location)) == location, (kind, id_)
        assert title
        assert citation
    assert len({row[2] for row in rows}) == len(rows)
    store = Store.open(database)
    expected = {
        "actie": store.actions(),
        "actielijn": store.action_lines(),
        "begrip": store.terms(),
        "maatregel": store.transnational_measures(),
        "motie": store.moties(),
        "toezegging": store.promises(store.dossier().letter_date),
        "bewering": (*store.claims(), *{check.kind for check in store.table_checks()}),
        "paragraaf": store.sections(),
        "stuk": (*store.references(), *(each for each in store.dossier().documents if not each.held)),
        "organisatie": store.organisations(),
        "kanttekening": store.annotations(),
        "actieplan": (store.action_plan(),),
        "maat": tuple((offence, measure) for offence in store.offences() for measure in store.measures()),
    }
    store.close()
    assert counts == {kind: len(items) for kind, items in expected.items()}
    assert set(counts) >= set(search_index.KIND_WEIGHTS)


def test_a_word_inside_a_compound_is_found(store: Store) -> None:
    titles = " ".join(hit.title for hit in search(store, "misdrijf").hits)
    assert "Zedenmisdrijf" in titles
    assert "zedenmisdrijven" in titles


@pytest.mark.parametrize(
    "text", ["paspoortwet", "Paspoortwet", "PASPOORTWET", "paspoorwet", "paspoortwett", "psapoortwet", "paspoortw"]
)
def test_slips_capitals_and_prefixes_find_the_same(store: Store, text: str) -> None:
    assert locations(search(store, text))[0] == "transnationaal/paspoortwet"


@pytest.mark.parametrize(
    "text", ["barrièremodel", "barrieremodel", "Barrière-model downloaders", "barrieremodel downloaders"]
)
def test_accents_and_hyphens_do_not_matter(store: Store, text: str) -> None:
    assert "actieplan/barrieremodel-downloaders" in locations(search(store, text))[:2]


@pytest.mark.parametrize(
    "text",
    [
        "kst-29270-131",
        "29270-131",
        "29 270, nr. 131",
        "Kamerstuk: 29 270, nr. 131",
        "Kamerstukken II 2017/18, 29270, nr. 131",
    ],
)
def test_a_kamerstuk_is_found_in_every_notation(store: Store, text: str) -> None:
    result = search(store, text)
    assert result.card is None
    assert locations(result)[0] == "stukken/kst-29270-131"
    assert "moties/buitenweg" in locations(result)


def test_a_kamerstuk_that_is_not_there_is_said_to_be_missing(store: Store) -> None:
    result = search(store, "kst-12345-67")
    assert result.card is None
    assert result.message is not None
    assert result.message.startswith("Kamerstukken II, 12345, nr. 67 staat niet bij de stukken in dit dossier")


def test_items_with_all_words_come_first(store: Store) -> None:
    hits = search(store, "nulscenario strafrechtketen").hits
    held = [f"{hit.title} {hit.answer}".lower() for hit in hits]
    both = ["nulscenario" in text and "strafrechtketen" in text for text in held]
    assert any(both)
    assert both == sorted(both, reverse=True)


def test_the_name_of_a_kind_lists_that_kind(store: Store) -> None:
    assert {hit.kind for hit in search(store, "moties").hits} == {"motie"}
    assert len(search(store, "toezeggingen").hits) > 20


def test_the_kind_that_is_asked_for_comes_first(store: Store) -> None:
    assert search(store, "nulscenario").hits[0].kind == "actie"
    assert search(store, "begrip nulscenario").hits[0].kind == "begrip"
    assert search(store, "wanneer nulscenario").hits[0].kind == "toezegging"


def test_matches_are_marked_in_title_and_snippet(store: Store) -> None:
    hit = search(store, "nulscenario").hits[0]
    assert [hit.title[a:b] for a, b in hit.highlight] == ["Nulscenario"]
    compound = next(hit for hit in search(store, "misdrijf").hits if hit.title == "Zedenmisdrijf")
    assert [compound.title[a:b] for a, b in compound.highlight] == ["misdrijf"]
    spaced = next(hit for hit in search(store, "29270").hits if "29 270" in hit.snippet)
    assert "29 270" in [spaced.snippet[a:b] for a, b in spaced.snippet_highlight]


def test_a_long_text_is_cut_around_what_matched(store: Store) -> None:
    hit = next(hit for hit in search(store, "handopsteken quick scan").hits if hit.id == "van-der-woude")
    assert len(hit.answer) > 200
    assert hit.snippet.startswith("… ")
    assert "quick" in [hit.snippet[a:b].lower() for a, b in hit.snippet_highlight]


def test_marking_takes_words_not_parts_of_other_words() -> None:
    matched = Matched({"om": [Found(1, "om", 1, 10, 1.0)], "scan": [Found(2, "scan", 1, 10, 1.0)]})
    assert matched.spans("Scan: omgekeerd scannen") == ((0, 4),)


def test_ranks_are_consecutive_and_the_limit_holds(store: Store) -> None:
    plain, figure = search(store, "politie", limit=5), search(store, "sepot 2022", limit=5)
    assert [hit.rank for hit in plain.hits] == [1, 2, 3, 4, 5]
    assert [hit.rank for hit in figure.hits] == [2, 3, 4, 5, 6]


def test_rows_have_the_promised_fields(store: Store) -> None:
    rows = as_rows(search(store, "verkrachting sepot 2022"))
    assert all(list(row) == ["rank", "kind", "id", "location", "title", "answer", "citation", "url"] for row in rows)
    assert [row["rank"] for row in rows] == list(range(1, len(rows) + 1))
    assert rows[0]["kind"] == "cijfer"
    assert rows[0]["id"] == "verkrachting/onvoorwaardelijk_sepot/2022"
    assert all(row["kind"] != "cijfer" for row in rows[1:])


def test_the_index_is_in_the_order_that_lets_it_skip(database: Path) -> None:
    with duckdb.connect(str(database), read_only=True) as connection:
        postings = connection.execute("SELECT token, item FROM search_posting").fetchall()
        tokens_ = connection.execute("SELECT word FROM search_token").fetchall()
    assert postings == sorted(postings)
    assert tokens_ == sorted(tokens_)


def test_the_search_tables_explain_themselves(database: Path) -> None:
    sql = """SELECT table_name || '.' || column_name FROM duckdb_columns()
             WHERE starts_with(table_name, 'search_') AND comment IS NULL"""
    with duckdb.connect(str(database), read_only=True) as connection:
        assert connection.execute(sql).fetchall() == []


# Bad input -------------------------------------------------------------------------------------------------

NASTY = [
    "", " ", "\n\t", "?", "!!!", "🙂", "🙂🙂🙂 sepot 🙂", "\x00", "\x1b[31mrood\x1b[0m", "\x9b2J", "\u202eterorp",
    "'; DROP TABLE search_item; --", "' OR 1=1 --", "SELECT * FROM observation", "$word", "{zaken}", "%s %d",
    "[/red] [bold]sepot[/bold]", "<script>alert(1)</script>", "de het een", "en of maar", "de", "a", "1", "0", "%", "-",
    "sepot " * 2000, "x" * 10_000, "9" * 10_000, "2022 " * 2000, "é" * 500, "ﬁ½ĳ…", "verkrachting\u200b2022",
    "ＯＭ ２０２２", "niet", "van der", "18", "2", "12-34", "0000", "2022-", "-2022", "2012-2012", "2022-2012",
]  # fmt: skip


def check(result: Result) -> None:
    """What every result must be, whatever was asked."""
    texts = [result.query, result.message or ""]
    if result.card:
        texts += [result.card.title, result.card.answer, *(part for line in result.card.lines for part in line)]
        assert result.card.answer.rstrip().endswith((".", "?", "!"))
        Location.parse(str(result.card.location))
    for hit in result.hits:
        texts += [hit.title, hit.snippet]
        assert all(0 <= a < b <= len(hit.title) for a, b in hit.highlight)
        assert all(0 <= a < b <= len(hit.snippet) for a, b in hit.snippet_highlight)
    assert result.card or result.hits or result.message
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for text in texts for character in text)
    assert as_rows(result) or result.message


@pytest.mark.parametrize("text", NASTY, ids=lambda text: repr(text[:20]))
def test_bad_input_gives_an_answer_or_a_sentence(store: Store, text: str) -> None:
    check(search(store, text))


@pytest.mark.parametrize("text", ["", "  ", "🙂", "de het een", "???"])
def test_nothing_to_look_for_is_said_in_one_sentence(store: Store, text: str) -> None:
    result = search(store, text)
    assert result.card is None
    assert result.hits == ()
    assert result.message is not None
    assert result.message.endswith(".")


_VOCABULARY = st.sampled_from([
    "sepot", "verkrachting", "zeden", "2022", "2018-2022", "percentage", "van de instroom", "hoeveel", "niet", "vs",
    "motie", "wat is", "88%", "26", "rechter", "vog", "vorig jaar", "hoogste", "index", "stijging", "kinderporno", "nr",
    "actielijn", "2", "29 270", "begrip", "wanneer", "'", "%", "(", ";", "🙂", "sr 246", "geseponneerd", "1.302",
])  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=60), st.lists(_VOCABULARY, max_size=9).map(" ".join)))
def test_any_text_gives_an_answer_or_a_sentence(store: Store, text: str) -> None:
    check(search(store, text, limit=5))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_VOCABULARY, max_size=12).map(" ".join))
def test_any_text_can_be_read(lexicon: Lexicon, text: str) -> None:
    query = read_query(text, lexicon)
    assert isinstance(query, Query)
    assert set(query.offences) <= set(lexicon.offences)
    assert set(query.measures) <= {*lexicon.measures, "sepot"}


_LONG = st.lists(
    st.one_of(_VOCABULARY, st.sampled_from([
        "zonder", "niet", "geen", "per dag", "op een na", "behalve", "maart", "tweede", "sneuvelen", "flierefluiter",
        "instroom", "technisch", "klopt het dat", "meer dan", "gemiddeld", "in welk jaar", "overige", "\n", "?",
        "slachtoffers", "12", "procent", "sinds 2018", "dagvaarden", "stijging", "minst", "een derde", "exclusief",
        "op rij", "altijd", "geleidelijk", "hoger dan gemiddeld", "nooit", "drie jaar", "na", "overig", "het meest",
    ])),
    max_size=220,
).map(" ".join)  # fmt: skip


def leave_no_word(store: Store, text: str) -> None:
    """Fail when a figure leaves a word of `text` unused and unnamed."""
    result = search(store, text, limit=3)
    check(result)
    if result.card is None:
        return
    lexicon = facts_of(store).lexicon
    corrected = dict(re.findall(r"‘(\S+?)’ gelezen als (\S+)\.", result.card.answer))
    query = read_query(text, lexicon, corrected)
    frame = read_frame(query, lexicon).frame
    said = fold(result.card.answer)
    counted = counted_words(query)
    for place in query.leftover:
        assert place in counted or query.typed[place] in said, query.typed[place]
    for slot in ("rate", "lacking", "yardstick"):
        for mention in query.named(slot):
            assert mention.text in said, mention.text
    # With a word left out there is no yes or no: then the years in which it was so are the answer.
    undecided = frame and frame.operation.kind == "threshold" and ("niet meegenomen" in said or query.named("cause"))
    if not undecided and not (frame and frame.operation.yes == "always"):
        for mention in query.named("always"):
            assert mention.text in said
    for slot, kind in (("streak", "streak"), ("to_mean", "to_mean")):
        assert not query.named(slot) or (frame and frame.operation.kind in {kind, "streak"})
    assert not query.named("partyear")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@example("1.302 op rij")
@example("sepot stijging tweede altijd")
@given(_LONG)
def test_no_figure_leaves_a_word_unnamed(store: Store, text: str) -> None:
    leave_no_word(store, text[:2000])


def test_a_reading_that_drops_a_word_is_found(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "flierefluiter verkrachting technisch sepot per dag 2022"
    leave_no_word(store, text)
    monkeypatch.setattr("zedentui.search.frames.telling._say_rates", lambda query, work: None)
    with pytest.raises(AssertionError, match="per dag"):
        leave_no_word(store, text)
    monkeypatch.undo()
    forgetful = tell

    def forget(query: Query, work: object, operation: object) -> None:
        forgetful(replace(query, leftover=query.leftover[1:]), work, operation)  # type: ignore[arg-type]

    monkeypatch.setattr("zedentui.search.frames.reading.tell", forget)
    with pytest.raises(AssertionError, match="flierefluiter"):
        leave_no_word(store, text)


def test_a_text_full_of_numbers_is_read_in_as_many_steps_as_one_with_a_few(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    lexicon, steps = facts_of(store).lexicon, []
    inside = query_module.tokens_inside
    monkeypatch.setattr(query_module, "tokens_inside", lambda *args: steps.append(1) or inside(*args))
    read_query("klopt 743 van 1.302", lexicon)
    few = len(steps)
    steps.clear()
    read_query("klopt " + "743 1.302 12 " * 150, lexicon)
    assert len(steps) == few


def test_a_text_full_of_numbers_asks_the_store_no_more(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    run = Store.run
    monkeypatch.setattr(Store, "run", lambda self, name, values=None: asked.append(name) or run(self, name, values))
    search(store, "klopt het dat 45% van de zedenzaken " + "46% 47% 54% " * 100, limit=3)
    assert asked.count("search_claims") <= 1


def test_every_letter_typed_gives_something(store: Store) -> None:
    text = "hoeveel verkrachtingszaken technisch geseponeerd in 2018-2022"
    for length in range(1, len(text) + 1):
        check(search(store, text[:length], limit=5))


def test_the_search_loads_neither_textual_nor_plotext_nor_the_write_side() -> None:
    code = "import sys, zedentui.search; print([m for m in sys.modules if m.split('.')[0] in ('textual', 'rich', 'plotext', 'duckdb', '_duckdb') or m.startswith('zedentui.dossier')])"  # noqa: E501
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_every_phrase_with_words_between_is_found(lexicon: Lexicon) -> None:
    """Each is looked for under the first two letters of its first stem."""
    for phrase in (name.strip() for text in GAPPED.values() for name in text.split(",") if ".." in name):
        stems = [stem(word) for word in words(phrase.replace("..", "tussen").rstrip("$"))]
        assert lexicon.gapped(stems, 0) is not None, phrase
