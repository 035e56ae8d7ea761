"""Questions made of what every item says of itself: the right item must come first, and the floor only rises.

Of each term, organisation, action, measure and promise there are some: what it is or does, how it stands, in a polite
sentence, by a synonym, written as one word, with a slip. Every `_EACH`-th is asked, so that all kinds and forms are.
"""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zedentui.search import as_rows, search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zedentui.store.store import Store

ROOT = Path(__file__).resolve().parents[2]
FLOOR = 0.96
"""Share of the questions whose right item comes first. It may be raised, never lowered."""
FLOOR_OF_THREE = 0.985
"""Share of those whose right item is among the first three."""

_EACH = 5
_POLITE = "Geachte collega, zou u mij kunnen uitleggen wat er in de brief precies wordt verstaan onder {}? Alvast dank"
_SEED = 7

Asked = tuple[str, frozenset[str]]
"""A question, and the places that answer it."""


def _read(folder: Path, name: str) -> dict[str, Any]:
    return tomllib.loads((folder / name).read_text("utf-8"))


def _with_slip(name: str, rng: random.Random) -> str | None:
    """The name with a letter left out or doubled in its longest word; None when that is short."""
    words = name.split()
    at = max(range(len(words)), key=lambda i: len(words[i]))
    word = words[at]
    if len(word) < 8 or not word.isalpha():
        return None
    i = rng.randrange(2, len(word) - 2)
    words[at] = word[:i] + word[i + 1 :] if rng.random() < 0.5 else word[:i] + word[i] + word[i:]
    return " ".join(words)


def _lowered(name: str) -> str:
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def _terms(folder: Path, rng: random.Random) -> Iterator[Asked]:
    terms = _read(folder, "terms.toml")["term"]
    called: dict[str, set[str]] = {}
    for term in terms:
        for synonym in term["synonyms"]:
            called.setdefault(synonym, set()).add(f"begrippen/{term['id']}")
    for term in terms:
        name, place = _lowered(re.sub(r"\s*\(.*?\)", "", term["term"])), frozenset({f"begrippen/{term['id']}"})
        for form in ("wat is {}", "wat wordt er bedoeld met {}", "kunt u uitleggen wat {} betekent", _POLITE):
            yield form.format(name), place
        if slipped := _with_slip(name, rng):
            yield f"wat is {slipped}", place
        if len(name.split()) == 2:
            yield f"wat is {name.replace(' ', '')}", place
        for synonym in term["synonyms"]:
            if not re.search(r"\d{4}", synonym):  # a year or a Staatsblad is looked up as what it is
                yield f"wat betekent {synonym}", frozenset(called[synonym])


def _doers(folder: Path, rng: random.Random) -> Iterator[Asked]:
    for each in _read(folder, "organisations.toml")["organisation"]:
        name, place = each["name"], frozenset({f"organisaties/{each['id']}"})
        for form in ("wat doet {}", "wat is de rol van {}", "Goedemorgen, kunt u mij vertellen wat {} doet? Dank"):
            yield form.format(name), place
        slipped = _with_slip(name, rng)
        if slipped and not slipped[0].isupper():
            yield f"wat doet {slipped}", place
        if short := each.get("abbreviation"):
            yield f"wat doet {short}", place


def _done(folder: Path) -> Iterator[Asked]:
    for each in _read(folder, "action_plan.toml")["action"]:
        places = {f"actieplan/{each['id']}", f"begrippen/{each['id']}"}
        yield f"wat houdt {_lowered(each['title'])} in", frozenset(places)
        yield (
            f"weet jij of er in de brief iets staat over {_lowered(each['title'])}?",
            frozenset({*places, f"agenda/{each.get('promise')}"}),
        )
    for each in _read(folder, "transnational.toml")["measure"]:
        place = f"transnationaal/{each['id']}"
        yield f"wat houdt de maatregel {each['keyword']} in", frozenset({place})
        yield f"wat doet de minister met {_lowered(each['title'])}", frozenset({place, f"agenda/{each['promise']}"})
    for each in _read(folder, "promises.toml")["promise"]:
        for form in ("hoe staat het met {}", "stand van zaken {}", "wat is er gebeurd met {}"):
            yield form.format(_lowered(each["title"])), frozenset({f"agenda/{each['id']}"})


def test_what_every_item_says_of_itself_brings_it_first(store: Store) -> None:
    folder, rng = ROOT / "data" / "dossier", random.Random(_SEED)
    asked = [*_terms(folder, rng), *_doers(folder, rng), *_done(folder)][::_EACH]
    wrong, lost = [], []
    for text, places in asked:
        rows = [(row["kind"], str(row["location"])) for row in as_rows(search(store, text, limit=3))]
        if not rows or rows[0][1] not in places:
            wrong.append(f"{text!r} gives {rows[:3]}")
        if not {place for _, place in rows[:3]} & places:
            lost.append(text)
    told = "\n".join(wrong)
    assert len(wrong) <= (1 - FLOOR) * len(asked), told
    assert len(lost) <= (1 - FLOOR_OF_THREE) * len(asked), told
