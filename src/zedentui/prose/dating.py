"""Of which years a number of a running text is, and whether of each of them, of all together or of their mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.prose.binding import enumerated
from zedentui.prose.claim_values import ONE_SIDED
from zedentui.prose.moving import ends_of, is_left

if TYPE_CHECKING:
    from zedentui.prose.reader import Reader
    from zedentui.prose.times import Time
    from zedentui.search.vocabulary.numbers import Number

__all__ = ["TOGETHER", "when"]

_MEAN = re.compile(r"\b(?:gemiddeld|gemiddelde|average|on average)\b[^.]{0,14}$")
_MEAN_A_YEAR = re.compile(r"\b(?:gemiddeld|average)\b.*\b(?:per jaar|jaarlijks|per year|a year)\b")
_AVERAGED = re.compile(r"\b(?:gemiddeld|gemiddelde|average)\b")
TOGETHER = re.compile(r"\b(?:samen|opgeteld|bij elkaar|in totaal|periode als geheel|gezamenlijk|altogether|in total)\b")
"""Words by which a figure is the sum of several."""
_AFTERWARDS = re.compile(r"\b(?:daarna|sindsdien|inmiddels|intussen|vervolgens|nadien|since then|afterwards)\b[^\d]*$")
_WIDE = frozenset({"range", "since", "lately"})
_NOW = re.compile(
    r"\b(?:wordt|worden|komt|komen|gaat|gaan|eindigt|eindigen|leidt|seponeert|haalt|halen|krijgt|goes|ends)\b"
)
_ALWAYS = re.compile(
    r"\b(?:(?:elk|ieder|geen enkel) jaar|elk van (?:de|die) jaren|(?:(?<!nog )(?:altijd|steeds|telkens)|nooit)"
    r"(?! (?:zo|meer|\w+er)\b(?! dan))|(?:every|each) year|always|never)\b"
)
"""Words by which a bound is one of each year."""
_AT_THAT_TIME = re.compile(r"\b(?:toen|destijds|at the time)\b")
_ONE_OF = re.compile(
    r"\b(?:hoogste?|laagste?|meeste?|minste?|grootste?|kleinste?|record\w*|\w*piek\w*|dieptepunt\w*|hoogtepunt\w*|topjaar"
    r"|toen|nooit|altijd|schommel\w*|fluctu\w*|beweeg\w*|bewoog|bewogen|tussen(?! \d{4})"
    r"|varieer\w*|variee\w*|elk|elke|ieder|iedere|steeds|maximaal|minimaal|nog nooit"
    r"|highest|lowest|most|fewest|peak\w*|never|always|each|every|respectievelijk|(?:tot|naar|to)(?! en met| \d{4}))\b"
)
"""Words by which a figure is that of one of several years, not of all of them together."""


def when(
    reader: Reader, number: Number, time: Time | None, kind: str | None
) -> tuple[str, tuple[int, ...], bool, bool]:
    """What kind of figure it is, its years, whether the text tells them, and whether they may be others too."""
    read, topic = reader.read, reader.topic
    place, row = enumerated(read, number)
    if time and time.kind == "one" and len(time.years) == 1 and is_left(reader, number, time):
        return kind or "value", (time.years[0] - 1,), True, True  # `in 2021 een stijging van 227 naar 287`
    if _AFTERWARDS.search(read.text[reader.last_end(number) : number.span[0]]) and not (
        time and time.start > number.span[0]
    ):
        return kind or "value", (reader.lexicon.last_year,), False, True  # `en kroop daarna weer omhoog tot 2.581`
    if ends := ends_of(reader, number, time):
        return kind or "value", ends, True, not (time and time.years) and (time is not None or len(topic.years) < 2)
    years = time.years if time else ()
    for listed in (years, *(() if time and time.typed else (topic.years, topic.run, topic.span))):
        if 1 < len(row) == len(listed):
            return kind or "value", (listed[place],), True, False
    yearly = time is None and _MEAN_A_YEAR.search(read.text)  # `gemiddeld werden per jaar 267 zaken`
    if (
        kind is None
        and len(years) < 2
        and (yearly or _MEAN.search(read.text[reader.last_end(number) : number.span[0]]))
    ):
        return "mean", topic.span or (reader.lexicon.last_year,), bool(topic.span), True  # of years named before
    wide = time is not None and time.kind in _WIDE and len(years) > 1
    since = read.text[reader.last_end(number) : number.span[0]]
    averaged = _AVERAGED.search(since) or (_AVERAGED.search(read.text) and not TOGETHER.search(read.text))
    if kind is None and (_MEAN.search(since) or (wide and averaged)):
        kind = "mean"
    elif kind is None and wide and not number.unit and TOGETHER.search(read.text) and not _ONE_OF.search(read.text):
        kind = "sum"
    if time and time.kind == "part":
        return "part", (), False, True
    always = number.bound in ONE_SIDED and _ALWAYS.search(read.text) is not None
    if years and time:
        over = len(years) > 1 and (always or not _ONE_OF.search(read.text))
        open_ = time.kind == "lately"
        return kind or ("over" if over else "value"), years, True, open_
    if time is not None:
        return kind or "value", (reader.lexicon.last_year,), False, True
    if kind is None and always:
        lexicon = reader.lexicon
        return "over", topic.span or tuple(range(lexicon.first_year, lexicon.last_year + 1)), True, True
    return _untimed(reader, number, kind)


def _untimed(reader: Reader, number: Number, kind: str | None) -> tuple[str, tuple[int, ...], bool, bool]:
    """The same for a number whose sentence names no year for it: that of what was spoken of before."""
    read, topic = reader.read, reader.topic
    if topic.spoken is not None and _AT_THAT_TIME.search(read.text[: number.span[0]]):
        return kind or "value", (topic.spoken,), True, False
    if reader.groups and reader.named and _NOW.search(read.text):
        return kind or "value", (reader.lexicon.last_year,), False, False  # `wordt geseponeerd`: no year was said
    if reader.year is not None:
        return kind or "value", (reader.year,), True, False
    if topic.over and len(topic.span) > 1:
        return kind or "over", topic.span, True, True
    if topic.year is not None:
        return kind or "value", (topic.year,), True, False
    return kind or "value", (reader.lexicon.last_year,), False, False
