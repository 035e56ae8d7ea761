"""What a figure is made of adds up to it, whatever is taken off: asked of the answers, computed from the tables."""

from __future__ import annotations

import re

import pytest

from zedentui.search import search
from zedentui.store.store import Store

LEAVES = ("behalve sepot", "zonder dagvaarden", "zonder technisch sepot", "zonder beleidssepot", "zonder voegen",
          "behalve transactie en voegen", "zonder administratief sepot", "")  # fmt: skip


def whole(text: str) -> int:
    return int(text.replace(".", ""))


@pytest.mark.parametrize("offence", ["zeden", "verkrachting"])
@pytest.mark.parametrize("without", LEAVES)
@pytest.mark.parametrize("asked", ["afdoeningen {} 2022", "verdeling afdoeningen {} 2021", "sepotgronden {} 2022",
                                   "uitsplitsing sepots {} 2015"])  # fmt: skip
def test_the_parts_of_a_figure_add_up_to_it(store: Store, asked: str, without: str, offence: str) -> None:
    card = search(store, f"{asked.format(offence)} {without}").card
    if card is None or "Daarvan:" not in card.answer:
        return
    said = re.search(r"In \d{4} \D*([\d.]+)", card.answer)
    parts = re.search(r"Daarvan: (.*?\))\.(?: |$)", card.answer)
    assert said
    assert parts
    counts = [whole(count) for count in re.findall(r" ([\d.]+) \((?:minder dan )?[\d,]+%\)", parts[1])]
    assert len(counts) == parts[1].count("(")
    assert sum(counts) == whole(said[1]), card.answer
