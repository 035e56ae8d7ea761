"""What a text asks, and the bare number that answers it: `Hoeveel sepots waren er bij verkrachting in 2012? 286.`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.prose.dating import TOGETHER
from zedentui.prose.direction import FALLING, MOVE, RISING

if TYPE_CHECKING:
    from zedentui.prose.reader import Reader
    from zedentui.search.vocabulary.numbers import Number

__all__ = ["asked_by", "is_asked", "is_bare_answer", "may_answer_else"]

_ASKED = re.compile(
    r"\W*(?:(?:en|maar|of|dus|want) )?(?:is|zijn|was|waren|werd|werden|wordt|worden|heeft|hebben|had|hadden|kwam|kwamen"
    r"|komt|komen|ligt|lag|lagen|ging|gingen|steeg|stegen|daalde|daalden|stroomde|stroomden|is|are|were|did|does)\b"
    r"[^?]*[?]\W*$"
)
"""Whether it is so, which nobody says."""
_CHANGES = re.compile(
    rf"\b(?:{RISING}|{FALLING}|{MOVE}|meer|minder|hoger|lager|groter|kleiner|vaker|erbij|extra|verschil\w*|scheel\w+|per"
    r"|gemiddeld\w*|nam|namen|neemt|liep|liepen|hoeveelste|samen|verhouding|hoeveel keer|hoe vaak zo|more|fewer|less"
    r"|higher|lower|difference|average)\b"
)
"""What is asked for beside a number of cases."""
_HOW_MANY = re.compile(
    r"\bhoe ?(?:veel|hoog|groot|vaak)\b|\bhow (?:many|high|large)\b|\b(?:wat|what) (?:is|was|waren|zijn|were)\b(?! er)"
    r"|\bwelke? (?:aantal|percentage|deel|aandeel)\b"
)
_SHARE = re.compile(r"\b(?:procent|percentage|aandeel|deel|percent|share)\b")
_BARE = 8  # words of an answer that says nothing else


def is_asked(text: str) -> bool:
    """Whether a folded sentence only asks whether something is so."""
    return _ASKED.match(text) is not None


def _is_question(reader: Reader) -> bool:
    """Whether a sentence ends as a question."""
    return reader.passage.text.rstrip("\"'”’) ").endswith("?")


def asked_by(reader: Reader) -> str:
    """What is asked for by now: `count` or `share` of one thing, `group` where that may be something else of it.

    `else` where it cannot be told, as of two questions in a row that name something; empty where nothing is asked for,
    or where it was answered.
    """
    read, asked = reader.read, reader.topic.asked
    names = bool(reader.groups or reader.named or read.times)
    if _is_question(reader):
        return "else" if asked and names else asked or _asked_of_one(reader)
    return "" if names or read.numbers or reader.opaque else asked


def _asked_of_one(reader: Reader) -> str:
    """What a question asks for of one measure, group and year, some of which may be told before it."""
    topic, read = reader.topic, reader.read
    groups = {m.meaning.value for m in reader.groups}
    if read.numbers or topic.foreign or topic.year is None or topic.group is None or len(topic.measures) != 1:
        return "else"
    if len(groups) > 1 or (topic.mixed and not groups) or any(len(t.years) != 1 for t in read.times):
        return "else"
    if not (groups or reader.named or read.times) or _CHANGES.search(read.text):
        return "else"
    plain = not (reader.doubted or reader.vague or reader.opaque)  # `hoeveel verwacht u er?`, `waren terecht?`
    if not plain or (reader.named and not _HOW_MANY.search(read.text)):
        return "group" if groups and reader.named else "else"
    return "share" if _SHARE.search(read.text) else "count"


def _is_bare(reader: Reader) -> bool:
    """Whether a sentence says nothing but a number."""
    read = reader.read
    if reader.groups or reader.named or read.times or len(read.numbers) > 1:
        return False
    return len(read.words) <= _BARE and not (reader.opaque or _is_question(reader) or TOGETHER.search(read.text))


def is_bare_answer(reader: Reader) -> bool:
    """Whether a sentence only gives the number that was asked for: what the question said is what it is of."""
    return reader.topic.asked in {"count", "share", "group"} and _is_bare(reader)


def may_answer_else(reader: Reader, number: Number) -> bool:
    """Whether a bare number may be the answer to something else than how many of one thing there were."""
    asked = reader.topic.asked
    return (asked in {"group", "else"} or (asked == "share" and not number.unit)) and _is_bare(reader)
