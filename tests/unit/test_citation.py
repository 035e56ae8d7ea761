from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zedentui.text.citation import Citation, CitationError, parse, session_year

VAN_DER_WOUDE = Citation("II", "2022/23", "36200", "VIII", "153")
BUITENWEG = Citation("II", None, "29270", None, "131")

# Notation -> id, session year. The notations of the letter first, with the footnote text around them.
NOTATIONS = [
    ("29 270, nr. 131", "kst-29270-131", None),
    ("Kamerstuk: 29 270, nr. 131", "kst-29270-131", None),
    ("Motie van het lid Buitenweg, Kamerstuk: 29 270, nr. 131", "kst-29270-131", None),
    ("Kamerstuk: 36 200-VIII, nr. 153.", "kst-36200-VIII-153", None),
    ("Kamerstukken II 2022/23, 36200-VIII, nr. 153", "kst-36200-VIII-153", "2022/23"),
    ("(Kamerstukken II 2022/23, 36200-VIII, nr. 153)", "kst-36200-VIII-153", "2022/23"),
    ("Kamerstukken II 2018/2019, 29279, nr. 482", "kst-29279-482", "2018/19"),
    ("Kamerstukken II 2021/2022, 34 843 en 31 015, nr. 60", "kst-34843-60", "2021/22"),
    ("Kamerstukken II 2021/22, 31 015, nr. 259.", "kst-31015-259", "2021/22"),
    ("Kamerstukken II 2022/23, 29 628, nr. 1139.", "kst-29628-1139", "2022/23"),
    ("Stb. 2020, 1.", "stb-2020-1", None),
    # ids, addresses, typing
    ("kst-29270-131", "kst-29270-131", None),
    ("kst 29270 131", "kst-29270-131", None),
    ("KST-36200-viii-153", "kst-36200-VIII-153", None),
    ("29270-131", "kst-29270-131", None),
    ("29 270 131", "kst-29270-131", None),
    ("29.270, nr 131", "kst-29270-131", None),
    ("36200 viii 153", "kst-36200-VIII-153", None),
    ("36200 hoofdstuk VIII nr. 153", "kst-36200-VIII-153", None),
    ("36 200 VIII , nr . 153", "kst-36200-VIII-153", None),
    ("36200VIII, no. 153", "kst-36200-VIII-153", None),
    ("https://zoek.officielebekendmakingen.nl/kst-36200-VIII-153.html", "kst-36200-VIII-153", None),
    ("zoek.officielebekendmakingen.nl/kst-34843-86", "kst-34843-86", None),
    ("https://zoek.officielebekendmakingen.nl/stb-2020-1.html?x=1#d1", "stb-2020-1", None),
    ("Staatsblad 2020, nr. 1", "stb-2020-1", None),
    ("stb 2020 1", "stb-2020-1", None),
    # scans: spaces inside numbers, long dashes, letters for Roman numerals
    ("Kamerstukken ll 2022 / 23 , 3 6 2 0 0 – VIII , nr. 1 53", "kst-36200-VIII-153", "2022/23"),
    ("Kamerstuk 34843, 31015 en 29279, nr. 5", "kst-34843-5", None),
    ("Kamerstuk 36200-VIII en 31015, nr. 5", "kst-36200-VIII-5", None),
    ("Kamerstukken II 2022/23, 34843, nr. 86, p. 5", "kst-34843-86", "2022/23"),
    ("Kamerstukken II 1999-2000, 26800-XI, nr. 5, blz. 3-4", "kst-26800-XI-5", "1999/2000"),
    ("Kamerstukken II 1999/00, 26800, nr. 5", "kst-26800-5", "1999/2000"),
    # Eerste Kamer: a letter
    ("Kamerstukken I 2022/23, 34843, A", "kst-34843-A", "2022/23"),
    ("kst-34843-p", "kst-34843-P", None),
    ("Eerste Kamer 36200-VIII, AB", "kst-36200-VIII-AB", None),
]  # fmt: skip

NOT_REFERENCES = [
    "", " ", "verkrachting 2022", "2018-2022", "2018 2 122", "29270", "29 270", "29270131", "Kamerstuk 29270, nr.",
    "34843, 31015", "29270 en", "34843 nr", "nr. 131", "kst-29270-131-", "kst-29270-0131", "Stb. 2020", "stb-3020-1",
    "blg-1089216", "https://example.org/kst-29270-131.html", "36200-FOO-1",
    "Verslag van een Commissiedebat van 24 mei 2023",
    "Kamerstukken II 2022/23, 34843, nr. 86 en Stb. 2020, 1", "Kamerstukken II 2022/24, 34843, nr. 86",
    "Kamerstukken I 2022/23, 34843, nr. 86", "Kamerstukken II 2022/23, 34843, A", "x" * 10_000,
]  # fmt: skip


@pytest.mark.parametrize(("text", "id_", "session"), NOTATIONS)
def test_every_notation_is_read(text: str, id_: str, session: str | None) -> None:
    citation = parse(text)
    assert citation.id == id_
    assert citation.session == session
    assert citation.url == f"https://zoek.officielebekendmakingen.nl/{id_}.html"


@pytest.mark.parametrize("text", NOT_REFERENCES, ids=lambda text: text[:40])
def test_anything_else_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(CitationError) as refusal:
        parse(text)
    message = str(refusal.value)
    assert message.endswith(".")
    assert "\n" not in message
    assert len(message) < 250


def test_the_official_form() -> None:
    assert VAN_DER_WOUDE.official == "Kamerstukken II 2022/23, 36200-VIII, nr. 153"
    assert BUITENWEG.official == "Kamerstukken II, 29270, nr. 131"
    assert Citation("I", "2022/23", "34843", None, "A").official == "Kamerstukken I 2022/23, 34843, A"
    assert parse("Stb. 2020, 1").official == "Stb. 2020, 1"
    assert parse("Stb. 2020, 1").kind == "staatsblad"


@pytest.mark.parametrize(
    ("day", "session"),
    [
        (date(2022, 9, 19), "2021/22"),
        (date(2022, 9, 20), "2022/23"),  # Prinsjesdag 2022
        (date(2023, 7, 5), "2022/23"),
        (date(2018, 6, 6), "2017/18"),
        (date(2018, 12, 19), "2018/19"),
        (date(2020, 9, 14), "2019/20"),
        (date(2020, 9, 15), "2020/21"),  # the earliest a third Tuesday can be
        (date(2021, 9, 21), "2021/22"),  # the latest
        (date(1999, 12, 31), "1999/2000"),
        (date(2000, 12, 31), "2000/01"),
    ],
)
def test_a_session_starts_on_prinsjesdag(day: date, session: str) -> None:
    assert session_year(day) == session


def test_no_session_year_before_the_third_tuesday_was_the_rule() -> None:
    with pytest.raises(ValueError):
        session_year(date(1887, 12, 31))


@given(st.integers(1888, 2199))
@settings(deadline=None)
def test_each_year_has_one_prinsjesdag_and_it_is_a_tuesday(year: int) -> None:
    days = [date(year, 9, 1) + timedelta(days=offset) for offset in range(30)]
    starts = [day for day in days[1:] if session_year(day) != session_year(day - timedelta(days=1))]
    assert [day.weekday() for day in starts] == [1]
    assert 15 <= starts[0].day <= 21


def _sessions(begin: int) -> str:
    return session_year(date(begin, 12, 31))


_subs = st.sampled_from(["I", "IIA", "IIB", "V", "VI", "VIII", "XIII", "XVI", "XXII", "A", "B", "F"])
_letters = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=2).filter(
    lambda text: text not in {"EN", "NO", "NR"}
)
_common = {
    "session": st.none() | st.integers(1888, 2098).map(_sessions),
    "dossier": st.integers(10_000, 99_999).map(str),
    "sub": st.none() | _subs,
}
citations = (
    st.builds(Citation, chamber=st.just("II"), number=st.integers(1, 9999).map(str), **_common)
    | st.builds(Citation, chamber=st.just("I"), number=_letters, **_common)
    | st.builds(
        lambda year, number: Citation(None, None, str(year), None, str(number), "staatsblad"),
        st.integers(1813, 2099),
        st.integers(1, 9999),
    )
)


@given(citations)
@settings(deadline=None)
def test_the_official_form_reads_back_as_itself(citation: Citation) -> None:
    assert parse(citation.official) == citation
    assert parse(f"({citation.official}, p. 5).") == citation


@given(citations)
@settings(deadline=None)
def test_the_id_and_the_address_read_back_as_the_same_paper(citation: Citation) -> None:
    assert parse(citation.id).id == citation.id
    assert parse(citation.id.lower()).id == citation.id
    assert parse(citation.url).id == citation.id


_pieces = st.sampled_from(
    ["Kamerstukken II ", "kst", "-", " ", ",", "nr.", "29 270", "36200", "VIII", "en", "2022/23", "Stb.", "1", "p. "]
)


@given(st.text(max_size=200) | st.lists(_pieces, max_size=30).map("".join))
@settings(deadline=None)
def test_any_text_gives_a_reference_or_a_refusal(text: str) -> None:
    try:
        citation = parse(text)
    except CitationError:
        return
    assert parse(citation.official) == citation
    assert citation.id.isascii()


@pytest.mark.parametrize(
    "piece", ["1 ", "29 270, ", "2 9 2 7 0 en ", "kst-", "((((", " ,-", "ivxlc ", "Kamerstuk 29 270 "]
)
@pytest.mark.parametrize("length", [499, 10_000])
def test_long_input_does_not_make_the_reader_backtrack(piece: str, length: int) -> None:
    text = (piece * length)[:length] + "!"
    with pytest.raises(CitationError):
        parse(text)


@pytest.mark.shared
def test_the_references_of_the_letter_itself_are_read() -> None:
    seeds = sorted((Path(__file__).parents[3] / "shared" / "seed").glob("*.txt"))
    if not seeds:
        pytest.skip("the letter is not here")
    found = set()
    for line in seeds[0].read_text(encoding="utf-8").splitlines():
        if line[:1] in "¹²³⁴⁵⁶⁷⁸⁹" and ("Kamerstuk" in line or "Stb." in line):
            found.add(parse(line.lstrip("¹²³⁴⁵⁶⁷⁸⁹⁰ ")).id)
    assert found == {
        "kst-29270-131", "kst-36200-VIII-153", "kst-29279-482", "kst-34843-60", "kst-31015-259", "kst-29628-1139",
        "stb-2020-1",
    }  # fmt: skip
