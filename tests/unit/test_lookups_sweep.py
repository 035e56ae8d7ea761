"""Questions made of the items themselves: who, what, when, how far of every kind, the item that was named first.

Nothing here names an item: the titles, names and days are those of the dossier. Of each kind every few are asked, each
in all wordings; the rest of them are as good (`STEP` = 1 asks all of them, some 3,000 questions).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from zedentui.search import as_rows, search
from zedentui.text.dutch import day

if TYPE_CHECKING:
    from zedentui.store.store import Store

DAY = date(2026, 11, 1)
STEP = 4
LONG = 2  # words from which on a title names one item


def _first(store: Store, text: str) -> dict[str, object]:
    rows = as_rows(search(store, text, limit=5, today=DAY))
    assert rows, text
    return rows[1] if rows[0]["title"] == "Lijst" and len(rows) > 1 else rows[0]


@pytest.mark.parametrize(
    "text",
    ["wie doet {}", "wie voert {} uit", "hoe staat het met {}", "is {} al klaar", "wanneer is {} klaar",
     "wat levert {} op", "in welke actielijn zit {}"],
)  # fmt: skip
def test_actions(store: Store, text: str) -> None:
    ids = {each.name: each.id for each in store.organisations()}
    for action in store.actions()[::STEP]:
        if len(action.title.split()) < LONG:
            continue
        right = {f"actieplan/{action.id}", f"agenda/{action.promise}", f"actieplan/{action.line}"}
        right |= {f"organisaties/{ids[who]}" for who in action.who if who in ids}
        assert _first(store, text.format(action.title))["location"] in right, text.format(action.title)


@pytest.mark.parametrize(
    "text",
    ["is {} nagekomen", "wat is de status van {}", "wat is er terechtgekomen van {}", "wanneer komt {}",
     "wat is de termijn van {}", "is {} te laat", "voor wanneer is {} beloofd", "wat is er toegezegd over {}"],
)  # fmt: skip
def test_promises(store: Store, text: str) -> None:
    for promise in store.promises(DAY)[::STEP]:
        if len(promise.title.split()) >= LONG and "Kamer" not in promise.title:
            asked = text.format(promise.title)
            assert _first(store, asked)["location"] == f"agenda/{promise.id}", asked


@pytest.mark.parametrize(
    "text",
    ["wie diende de motie over {} in", "hoe is er gestemd over de motie over {}", "is de motie over {} aangenomen",
     "wie stemde tegen de motie over {}", "wat vraagt de motie over {}", "van wanneer is de motie over {}"],
)  # fmt: skip
def test_moties(store: Store, text: str) -> None:
    for motie in store.moties()[:: 3 * STEP]:
        subject = motie.title.partition(" over ")[2]
        if len(subject.split()) >= LONG and "(t.v.v." not in subject:
            asked = text.format(subject)
            assert subject in str(_first(store, asked)["title"]), asked


def test_how_each_party_voted(store: Store) -> None:
    for motie in [each for each in store.moties() if each.votes][:: 3 * STEP]:
        subject = motie.title.partition(" over ")[2]
        if len(subject.split()) < LONG or "(t.v.v." in subject:
            continue
        for vote in motie.votes[::STEP]:
            said = str(_first(store, f"hoe stemde {vote.party} over de motie over {subject}")["answer"])
            how = f"stemde {vote.vote}" if vote.vote in {"voor", "tegen"} else "deed niet mee"
            assert said.startswith(f"{vote.party} {how}"), (motie.id, vote.party)


@pytest.mark.parametrize("text", ["wat doet {}", "wat is de rol van {}", "wie is {}"])
def test_organisations(store: Store, text: str) -> None:
    for each in store.organisations()[::STEP]:
        if any(letter.isdigit() for letter in each.name):
            continue
        first = _first(store, text.format(each.name))
        named = each.name.lower() in f"{first['title']} {first['answer']}".lower()
        assert first["location"] == f"organisaties/{each.id}" or (first["kind"] == "begrip" and named), each.name


@pytest.mark.parametrize(
    ("text", "field"),
    [("wie is verantwoordelijk voor {}", "Wie: |De brief noemt niet wie dit doet"),
     ("wat is de volgende stap bij {}", "Vervolg: |De brief noemt geen volgende stap")],
)  # fmt: skip
def test_measures(store: Store, text: str, field: str) -> None:
    for measure in store.transnational_measures():
        if not measure.keyword.endswith("s"):  # `practices` is read as a slip
            first = _first(store, text.format(measure.keyword))
            assert first["location"] == f"transnationaal/{measure.id}", measure.keyword
            assert str(first["answer"]).startswith(tuple(field.split("|"))), measure.keyword


@pytest.mark.parametrize("text", ["wanneer verscheen {}", "welk kamerstuknummer heeft {}", "waar vind ik {}"])
def test_papers(store: Store, text: str) -> None:
    for paper in store.references()[::STEP]:
        if "(" not in paper.title and "otie" not in paper.title:
            asked = text.format(paper.title)
            assert paper.title in str(_first(store, asked)["title"]), asked


@pytest.mark.parametrize("text", ["wat gebeurde er op {}", "wat stond er op {} op de agenda", "wat verscheen er op {}"])
def test_days(store: Store, text: str) -> None:
    days = {outcome.happened_on for each in store.promises(DAY) for outcome in each.outcomes}
    days |= {each.published_on for each in store.references()}
    for at in sorted(filter(None, days))[::STEP]:
        assert day(at) in str(_first(store, text.format(day(at)))["answer"]), at
