"""What became known after the reference date is told by no way out (design: it is not shown on a day before it)."""

from __future__ import annotations

from datetime import date

import pytest
from cli_runner import run

from zedentui.kinds import promise
from zedentui.search import search
from zedentui.store.store import Store
from zedentui.text.dutch import day

LAST = date(9999, 1, 1)
DAYS = (date(2023, 1, 1), date(2023, 7, 5), date(2023, 9, 1), date(2024, 7, 1), date(2025, 6, 30))


def later_than(store: Store, today: date) -> dict[str, list[str]]:
    """What became known of each promise after a day, in the words of the dossier."""
    known = {each.id: {outcome.outcome for outcome in each.outcomes} for each in store.promises(today)}
    return {
        each.id: [outcome.outcome for outcome in each.outcomes if outcome.outcome not in known[each.id]]
        for each in store.promises(LAST)
    }


def questions(store: Store) -> list[str]:
    """Each promise by its title, what came of it, what came after the letter, where it stands; and days of outcomes."""
    asked = [
        form.format(each.title)
        for each in store.promises(LAST)
        if each.outcomes
        for form in ("{}", "wat is er gekomen van {}", "wat is er sinds de brief bekend over {}", "waar staat {}")
    ]
    days = {outcome.day for each in store.promises(LAST) for outcome in each.outcomes}
    asked += [form.format(day(at)) for at in sorted(days) for form in ("{}", "wat gebeurde er op {}")]
    return [*asked, "toezeggingen", "wat is er sinds de brief gebeurd", "toezeggingen met bekende uitkomst"]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_no_look_up_tells_of_a_promise_what_became_known_later(store: Store, today: date) -> None:
    later = later_than(store, today)
    assert any(later.values())
    for question in questions(store):
        for hit in search(store, question, today=today).hits:
            if hit.kind == "toezegging":
                assert not [told for told in later[hit.id] if told in f"{hit.snippet} {hit.answer}"], (
                    question,
                    hit.answer,
                )


def test_what_is_known_is_told_whole_and_a_sentence_before_it_stays(store: Store) -> None:
    known = {each.id: each for each in store.promises(LAST)}
    for question in questions(store):
        for hit in search(store, question, today=LAST).hits:
            if hit.kind == "toezegging":
                assert all(outcome.outcome in hit.answer for outcome in known[hit.id].outcomes)
    led = [hit.answer for hit in search(store, "14 juli 2023", today=LAST).hits if hit.kind == "toezegging"]
    assert any("14 juli 2023: Verwant: " in answer for answer in led)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_no_other_way_out_tells_it_either(store: Store, today: date) -> None:
    later = [told for each in later_than(store, today).values() for told in each]
    now = {outcome.outcome for each in store.promises(today) for outcome in each.outcomes}
    later = [told for told in later if told not in now]
    ways = [run("agenda", "--format", form, "--peildatum", today.isoformat()).out
            for form in ("json", "csv", "md", "ics", "table")]  # fmt: skip
    for each in store.promises(today):
        ways += [promise.sentence(each, today), promise.speech(each, store.dossier(), today).line]
    for told in later:
        assert not [way for way in ways if told in " ".join(way.split())], told


def test_before_the_letter_a_promise_is_said_to_be_of_a_letter_to_come(store: Store) -> None:
    hits = search(store, "Wet seksuele misdrijven in werking", today=DAYS[0]).hits
    texts = [hit.answer for hit in hits if hit.kind == "toezegging"]
    assert texts
    assert all(text.startswith("Brief nog niet verschenen (peildatum 1 januari 2023). ") for text in texts)
