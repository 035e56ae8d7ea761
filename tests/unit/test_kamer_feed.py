"""Pages of the feed: what is read, what is refused, and odd moments. The envelope is ours, see `kamer_source`."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamer_source import MOTIES, NAMESPACE, Source, element, entries_of, lines
from zedentui.kamer import feed
from zedentui.kamer.entities import row_of
from zedentui.kamer.feed import cursor_in, read_page
from zedentui.kamer.moments import day, moment
from zedentui.kamer.names import BASE, CATEGORIES
from zedentui.kamer.problems import KamerError, PageCut, Refused

KEY = "0d9ac15f-6a44-4a0f-9ee4-5d34a4e5bb42"
OTHER = "11111111-2222-3333-4444-555555555555"


def page(*entries: str, size: int = 50) -> bytes:
    source = Source({"Zaak": list(entries)}, size)
    source.base = BASE
    return source.page("Zaak", 0)


def zaak(*fields: tuple[str, object], refs: list[tuple[str, str]] | None = None, **more: str) -> str:
    return element("zaak", more.pop("key", KEY), more.pop("updated", "2024-10-15T11:42:51.703+02:00"), list(fields),
                   refs or [], **more)  # fmt: skip


def one(entry: str, category: str = "Zaak") -> dict[str, object]:
    found = read_page(page(entry), CATEGORIES[category].element)
    assert len(found.entities) == 1
    return dict(zip(CATEGORIES[category].columns, row_of(CATEGORIES[category], found.entities[0]), strict=True))


@pytest.mark.parametrize("prefix", ["", "tk", "ns1"])
def test_a_real_record_comes_out_as_it_went_in(prefix: str) -> None:
    record = lines(MOTIES)[0]
    entry = zaak(
        ("nummer", record["Nummer"]), ("titel", record["Titel"]), ("onderwerp", record["Onderwerp"]),
        ("gestartOp", record["GestartOp"]), ("afgedaan", True), ("volgnummer", 12),
        refs=[("kamerstukdossier", OTHER), ("kamerstukdossier", KEY.upper())], key=record["Id"].upper(), prefix=prefix,
    )  # fmt: skip
    row = one(entry)
    assert row["id"] == record["Id"]
    assert (row["nummer"], row["titel"], row["onderwerp"]) == (record["Nummer"], record["Titel"], record["Onderwerp"])
    assert row["gestart_op"] == date.fromisoformat(record["GestartOp"][:10])
    assert (row["afgedaan"], row["volgnummer"], row["dossiers"]) == (True, 12, [OTHER, KEY])
    assert row["bijgewerkt"] == datetime(2024, 10, 15, 9, 42, 51, 703000)


def test_unknown_nil_empty_and_repeated_elements() -> None:
    row = one(zaak(("nummer", "A"), ("nummer", "B"), ("soort", None), ("titel", ""), ("nieuwVeld", "x"),
                   ("volgnummer", "geen getal"), ("afgedaan", "misschien")))  # fmt: skip
    assert row["nummer"] == "A"
    assert [row[name] for name in ("soort", "titel", "volgnummer", "afgedaan")] == [None] * 4
    promise = element("toezegging", KEY, "2025-01-01T00:00:00", [
        ("kamerbriefNakoming", "2024D1"), ("kamerbriefNakoming", ""), ("kamerbriefNakoming", "2024D2"),
        ("status", "Deels Voldaan"),
    ], [("toegezegdAanFractie", OTHER), ("toegezegdAanFractie", KEY)])  # fmt: skip
    found = one(promise, "Toezegging")
    assert found["kamerbrief_nakoming"] == ["2024D1", "2024D2"]
    assert found["toegezegd_aan_fractie"] == [OTHER, KEY]
    assert found["toegezegd_aan_persoon"] == []


@pytest.mark.parametrize("word", ["true", "True", "1"])
def test_deleted_has_no_body(word: str) -> None:
    found = read_page(page(element("zaak", KEY, "2024-10-15T11:42:51", [], deleted=word)), "zaak")
    assert found.entities[0].deleted
    assert not found.entities[0].fields


def test_where_to_go_on() -> None:
    entry = zaak(("nummer", "A"))
    assert cursor_in(read_page(page(entry, entry), "zaak").next or "", BASE) == "2"
    last = read_page(page(), "zaak")
    assert (last.entities, last.next) == ((), None)
    assert cursor_in(last.resume or "", BASE) == "0"


@pytest.mark.parametrize("address", [
    "https://example.com/SyncFeed/2.0/Feed?category=Zaak&skiptoken=3",
    "https://gegevensmagazijn.tweedekamer.nl.example.com/Feed?skiptoken=3",
    "https://gegevensmagazijn.tweedekamer.nl@example.com/Feed?skiptoken=3",
    "https://gegevensmagazijn.tweedekamer.nl:8443/Feed?skiptoken=3",
    "//example.com/Feed?skiptoken=3",
    f"{BASE}/Feed?category=Zaak",
    f"{BASE}/Feed?category=Zaak&skiptoken=3%26x",
    f"{BASE}/Feed?category=Zaak&skiptoken=-1",
    "file:///etc/passwd",
    "http://[",
])  # fmt: skip
def test_a_next_page_elsewhere_or_nowhere_is_refused(address: str) -> None:
    with pytest.raises(Refused):
        cursor_in(address, BASE)


@pytest.mark.parametrize("text", [
    '<!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>',
    '<!DOCTYPE feed SYSTEM "file:///etc/passwd">',
    "<!DOCTYPE feed>",
])  # fmt: skip
def test_a_document_type_is_refused(text: str) -> None:
    data = page(zaak(("nummer", "A"))).replace(b"?><feed", f"?>{text}<feed".encode())
    with pytest.raises(Refused, match="documenttype"):
        read_page(data, "zaak")


def test_depth_and_length_are_bounded() -> None:
    deep = zaak(("nummer", "DEEP")).replace("DEEP", "<a>" * feed.DEEPEST + "</a>" * feed.DEEPEST)
    with pytest.raises(Refused, match="te diep"):
        read_page(page(deep), "zaak")
    with pytest.raises(Refused, match="te lang"):
        read_page(page(zaak(("onderwerp", "x" * (feed.LONGEST + 1)))), "zaak")
    assert one(zaak(("onderwerp", "x" * 100_000)))["onderwerp"] == "x" * 100_000


def test_a_page_in_which_nothing_is_known_is_refused_and_not_passed_over() -> None:
    with pytest.raises(Refused, match="veranderd"):
        read_page(page(zaak(("nummer", "A"))).replace(NAMESPACE.encode(), b"http://example.com/v9"), "zaak")


def test_an_entry_without_a_usable_id_is_counted() -> None:
    found = read_page(page(zaak(("nummer", "A")), zaak(("nummer", "B"), key="geen-id")), "zaak")
    assert (len(found.entities), found.skipped) == (1, 1)


def test_two_entities_in_one_entry_are_not_mixed() -> None:
    opening = '<content type="application/xml">'
    second = zaak(("onderwerp", "B"), key=OTHER).partition(opening)[2].partition("</content>")[0]
    for joint in ("", f"</content>{opening}"):
        both = zaak(("nummer", "A")).replace("</content>", f"{joint}{second}</content>")
        found = read_page(page(both, zaak(("nummer", "C"))), "zaak")
        assert [each.fields for each in found.entities] == [{"nummer": ["C"]}]
        assert found.skipped == 1


@given(cut=st.floats(0, 0.999))
def test_a_page_cut_anywhere_is_never_taken_for_whole(cut: float) -> None:
    whole = page(*entries_of(lines(MOTIES)[0])["Zaak"])
    with pytest.raises(PageCut):
        read_page(whole[: int(len(whole) * cut)], "zaak")


_XML = st.text("<>/!?&;=\"'[]abc:x \n-", max_size=60) | st.text(max_size=20)


@given(st.binary(max_size=200) | st.builds(lambda a, b: f'<feed xmlns="http://www.w3.org/2005/Atom">{a}<entry>{b}'
                                           "</entry></feed>".encode(), _XML, _XML))  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_whatever_comes_it_is_a_page_or_one_sentence(data: bytes | str) -> None:
    try:
        read_page(data if isinstance(data, bytes) else data.encode("utf-8", "replace"), "zaak")
    except KamerError as error:
        sentence = str(error)
    else:
        return
    assert sentence.endswith(".")


@pytest.mark.parametrize(("text", "expected"), [
    ("2024-10-15T11:42:51.703+02:00", datetime(2024, 10, 15, 9, 42, 51, 703000)),
    ("2024-10-15T09:43:32.9722595Z", datetime(2024, 10, 15, 9, 43, 32, 972259)),
    ("2024-10-15T09:43:32.9722595", datetime(2024, 10, 15, 9, 43, 32, 972259)),
    ("2024-10-15", datetime(2024, 10, 15)),
    ("0001-01-01T00:00:00", None),
    ("9999-12-31T23:59:59-12:00", None),
    ("gisteren", None),
    ("", None),
    (None, None),
])  # fmt: skip
def test_moments_are_utc(text: str | None, expected: datetime | None) -> None:
    assert moment(text) == expected


def test_a_day_is_the_day_as_written() -> None:
    assert day("2022-01-19T00:00:00+01:00") == date(2022, 1, 19)
    assert day("0001-01-01T00:00:00") is None
    assert day("x") is None


@given(st.datetimes(datetime(1996, 1, 1), datetime(2037, 12, 30)), st.integers(-14 * 4, 14 * 4))
def test_a_moment_in_any_zone_is_the_day_that_it_is_in_the_netherlands(at: datetime, quarters: int) -> None:
    zoneinfo = pytest.importorskip("zoneinfo")
    try:
        home = zoneinfo.ZoneInfo("Europe/Amsterdam")
    except zoneinfo.ZoneInfoNotFoundError:
        pytest.skip("this system knows no zones")
    written = at.replace(tzinfo=UTC).astimezone(timezone(timedelta(minutes=15 * quarters)))
    there = written.astimezone(home)
    text = there.isoformat() if written.utcoffset() in {timedelta(hours=1), timedelta(hours=2)} else written.isoformat()
    assert day(text) == there.date()
    assert day(text.replace("+00:00", "Z")) == there.date()


@given(st.text(max_size=40))
def test_no_text_breaks_a_moment(text: str) -> None:
    moment(text)
    day(text)
