"""Processor time of a look-up of any text up to 2,000 characters, and of a text of 10,000 words checked.

The clock is that of the processor (all threads of this process), so that what else the machine does adds little; of
each text the fastest of some rounds counts, each with a store that knows nothing yet. From a look-up the time of an
empty query is taken off.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

from bench import harness
from bench.options import Options
from bench.results import OURS, Bound, Outcome, Row, Sample
from zedentui.prose.text_check import check_text
from zedentui.search import search
from zedentui.search.frames.query import LONGEST_QUERY
from zedentui.store.store import Store

SEED = 20230705
ROUNDS = 3
TEXTS = 40
LETTERS = "hoeveel verkrachtingszaken technisch geseponeerd in 2018-2022"
WORDS = """
    verkrachting zeden sepot dagvaarden instroom uitstroom technisch niet zonder geen per dag meer dan 600 2018 2022
    '21 hoogste klopt het dat gemiddeld percentage van de 45% flierefluiter sneuvelen omgekeerd rechercheren motie
    maart tweede helft exclusief overige op een na kinderporno slachtoffers 1.302 29 279 ? , vekrachting dagvardn
    """.split()  # noqa: SIM905 - a table of words
SENTENCES = (
    "In 2022 kwamen er 743 verkrachtingszaken binnen bij het OM. ",
    "Daarvan werd 54% geseponeerd, en 342 zaken gingen naar de rechter. ",
    "Ongeveer een derde van de gemeenten vulde de lijst van 12 vragen in. ",
    "De instroom van zedenzaken steeg in 2021 met 12,9% ten opzichte van 2020. ",
)
CHECKED = 10_000
"""Words of the text that is checked."""


def texts(count: int) -> list[str]:
    """Return texts of up to 2,000 characters: words of questions and others, in any order, the same each time."""
    rng = random.Random(SEED)
    made = []
    for number in range(count):
        length = LONGEST_QUERY if number % 4 == 0 else rng.randint(10, LONGEST_QUERY)
        text = ""
        while len(text) < length:
            text += f"{rng.choice(WORDS)} "
        made.append(text[:length])
    return made


def speech(words: int) -> str:
    """Return a speech of so many words, full of figures."""
    text = ""
    while len(text.split()) < words:
        text += "".join(SENTENCES) * 25
    return " ".join(text.split()[:words])


def spent(work: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that `work` takes."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def look_ups(database: Path, asked: list[str]) -> list[float]:
    """Return for each text the milliseconds of its look-up on top of those of an empty one."""
    fastest: dict[str, float] = {}
    for _ in range(ROUNDS):
        for text, took in one_round(database, ["", *asked]):
            fastest[text] = min(took, fastest.get(text, took))
    empty = fastest.pop("", 0.0)
    return [max(0.0, took - empty) for took in fastest.values()]


def one_round(database: Path, asked: list[str]) -> list[tuple[str, float]]:
    """Look every text up once in a store of its own; return it with its milliseconds of processor time."""
    store = Store.open(database)
    try:
        search(store, "warmlopen")
        return [(text, spent(lambda text=text: search(store, text))) for text in asked]  # type: ignore[misc]
    finally:
        store.close()


def checking(database: Path) -> float:
    """Return the seconds of processor time that a text of 10,000 words takes to check."""
    text = speech(CHECKED)
    store = Store.open(database)
    try:
        return min(spent(lambda: check_text(store, text)) for _ in range(ROUNDS)) / 1000
    finally:
        store.close()


def measure(options: Options) -> Outcome:
    """Measure look-ups of any text and of a question typed letter by letter, and a text checked."""
    del options  # as many texts in every run: they are counted in a few seconds
    database = harness.DATABASE
    any_text = Sample(look_ups(database, texts(TEXTS)))
    typed = Sample(look_ups(database, [LETTERS[:end] for end in range(1, len(LETTERS) + 1)]))
    rows = [
        Row("look-up of any text up to 2,000 characters, median", "ms", {OURS: any_text.median}),
        Row("the slowest of them", "ms", {OURS: max(any_text.values)}, bound=Bound(50)),
        Row("a letter of a question, the slowest", "ms", {OURS: max(typed.values)}, bound=Bound(50)),
        Row("a text of 10,000 words checked", "s", {OURS: checking(database)}, bound=Bound(1)),
    ]
    note = (
        f"Processor time of all threads, on top of an empty query; the fastest of {ROUNDS} rounds, each with a store "
        f"that knows nothing yet; {TEXTS} texts of words of questions and others in any order."
    )
    return Outcome("questions", "Questions and texts of any kind", rows, [note])
