"""How many items are in a state, or whose they are: the same count as the tables give, however it is asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from zedentui.search import as_rows, search

if TYPE_CHECKING:
    from zedentui.store.store import Store

DAY = date(2026, 11, 1)
ACTIONS = {
    "loopt": ("lopen er nog", "lopen nog", "zijn er bezig", "zijn lopend"),
    "afgerond": ("zijn afgerond", "zijn er afgerond", "zijn klaar"),
    "gestart": ("zijn gestart", "zijn er begonnen"),
    "aangekondigd": ("zijn aangekondigd", "zijn er aangekondigd"),
}
VERDICTS = {
    "achterhaald": ("zijn achterhaald", "zijn er achterhaald"),
    "niet na te rekenen": ("zijn niet na te rekenen",),
    "wijkt af": ("kloppen niet", "wijken af"),
}


def _told(store: Store, text: str) -> str:
    result = search(store, text, today=DAY)
    assert result.card is None, text
    return result.message or ""


@pytest.mark.parametrize("asked", ["hoeveel acties", "welke acties"])
@pytest.mark.parametrize(("state", "wording"), [(s, w) for s, each in ACTIONS.items() for w in each])
def test_actions_in_a_state_are_counted_by_the_plan(store: Store, asked: str, state: str, wording: str) -> None:
    count = sum(action.status == state for action in store.actions())
    assert count
    told = _told(store, f"{asked} {wording}")
    assert told.startswith("1 actie," if count == 1 else f"{count} acties,"), told
    assert state in told


@pytest.mark.parametrize(("verdict", "wording"), [(v, w) for v, each in VERDICTS.items() for w in each])
def test_claims_with_a_verdict_are_counted_as_they_are_judged(store: Store, verdict: str, wording: str) -> None:
    count = sum(claim.verdict == verdict for claim in store.claims())
    assert count
    told = _told(store, f"hoeveel beweringen {wording}")
    assert told.startswith("1 bewering" if count == 1 else f"{count} beweringen"), told
    assert verdict in told


@pytest.mark.parametrize(
    "text",
    ["wat doet {} in het actieplan", "acties van {}", "wat doet {} volgens het actieplan", "hoeveel acties van {}"],
)
@pytest.mark.parametrize(("name", "said"), [("Politie", "de politie"), ("Openbaar ministerie (OM)", "het OM")])
def test_what_an_organisation_does_in_the_plan_is_its_actions(store: Store, text: str, name: str, said: str) -> None:
    plain = name.partition(" (")[0]
    count = sum(plain in action.who for action in store.actions())
    assert count
    assert _told(store, text.format(said)).startswith(f"{count} acties van {plain}")


def test_what_came_of_a_promise_is_read_before_the_promise(store: Store) -> None:
    """A list shows the beginning of a text: a letter that waits for a law misleads once it is in force."""
    decided = [promise for promise in store.promises(DAY) if any(o.result != "verwant" for o in promise.outcomes)]
    assert decided
    for promise in decided:
        hit = next(h for h in search(store, promise.title).hits if h.kind == "toezegging" and h.id == promise.id)
        first = min((o for o in promise.outcomes if o.result != "verwant"), key=lambda o: o.happened_on or DAY)
        assert hit.answer.index(first.outcome) < hit.answer.index(promise.what), promise.id
        if first.happened_on:
            assert f"{first.happened_on.day} " in hit.answer[: hit.answer.index(promise.what)], promise.id


@pytest.mark.parametrize("text", ["OM", "om", "het OM", "wat doet het om", "wat moet het OM doen", "wie is het OM"])
def test_the_prosecution_service_is_found_by_its_letters(store: Store, text: str) -> None:
    assert search(store, text).hits[0].id == "om"


@pytest.mark.parametrize("text", ["hoeveel gaat het om", "waar het om draait", "acties om te sturen"])
def test_the_preposition_is_no_prosecution_service(store: Store, text: str) -> None:
    assert "OM" not in (search(store, text).understood or "")


def test_what_is_asked_of_the_prosecution_service_is_not_told_of_all(store: Store) -> None:
    told = search(store, "hoeveel toezeggingen van het OM", today=DAY)
    of_it = sum("OM" in f"{p.title} {p.what} {p.note} {p.who}".split() for p in store.promises(DAY))
    assert 0 < of_it <= len(told.hits) < len(store.promises(DAY))
    assert "quick-scan" not in {hit.id for hit in told.hits}  # `omvang` is no OM
    for text in ("hoeveel beweringen over het OM", "hoeveel maatregelen van het OM"):
        assert "46 bew" not in _told(store, text)
        assert "7 maatr" not in _told(store, text)


@pytest.mark.parametrize(
    "text",
    [
        "welke toezeggingen staan nog open", "toezeggingen zonder bekende uitkomst", "wat is te laat",
        "welke acties zijn afgerond", "alle acties", "transnationale maatregelen van de politie",
    ],
)  # fmt: skip
@pytest.mark.parametrize("at", [date(2023, 12, 31), DAY])
def test_a_list_of_several_begins_with_how_many_in_every_format(store: Store, text: str, at: date) -> None:
    result = search(store, text, today=at)
    rows = as_rows(result)
    assert len(result.hits) > 1, text
    assert rows[0]["kind"] == "melding", (text, result.message)
    assert result.message
    assert result.message in str(rows[0]["answer"])


def test_actions_of_no_line_and_all_of_them(store: Store) -> None:
    actions = store.actions()
    apart = [action.id for action in actions if action.line is None]
    for text in ("welke acties vallen buiten de actielijnen", "welke acties horen niet bij een actielijn"):
        assert [hit.id for hit in search(store, text, today=DAY).hits] == apart, text
    told = _told(store, "welke acties staan er in het actieplan")
    assert told == f"{len(actions)} acties, waarvan {len(apart)} buiten de actielijnen."


def test_measures_of_somebody_are_those_he_answers_for_and_those_he_takes_part_in(store: Store) -> None:
    measures = store.transnational_measures()
    taking_part = {measure.id for measure in measures if "Politie" in measure.partners}
    assert taking_part
    assert not any(measure.responsible == "Politie" for measure in measures)
    result = search(store, "transnationale maatregelen van de politie", today=DAY)
    assert {hit.id for hit in result.hits} == taking_part
    assert f"0 bij ‘Wie’ en {len(taking_part)} bij ‘Betrokken’" in (result.message or "")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("welke termijnen lopen dit jaar af", date(2023, 1, 1), date(2023, 12, 31)),
        ("welke termijnen lopen volgend jaar af", date(2024, 1, 1), date(2024, 12, 31)),
        ("welke termijnen liepen vorig jaar af", date(2022, 1, 1), date(2022, 12, 31)),
        ("welke termijnen lopen deze maand af", date(2023, 12, 1), date(2023, 12, 31)),
        ("welke termijnen lopen volgende maand af", date(2024, 1, 1), date(2024, 1, 31)),
        ("welke toezeggingen lopen deze week af", date(2023, 12, 25), date(2023, 12, 31)),
        ("welke toezeggingen lopen volgende week af", date(2024, 1, 1), date(2024, 1, 7)),
    ],
)
def test_what_ends_in_a_time_is_what_has_its_last_day_in_it(store: Store, text: str, first: date, last: date) -> None:
    """A period that goes on after it, as of four years, does not end in it: it is not counted, and not denied."""
    at = date(2023, 12, 27)
    ended = [p for p in store.promises(at) if p.latest and first <= p.latest <= last]
    open_ = {p.id for p in ended if p.kind != "gedaan"}
    result = search(store, text, today=at)
    said = result.message or ""
    assert "eindigt" in said or "eindigen" in said, said
    if open_:
        assert {hit.id for hit in result.hits} == open_, said
        assert said.startswith(f"{len(open_)} toezegging"), said
    else:
        assert said.startswith("Geen "), said
        assert ("Als gedaan" in said) == bool(ended), said
