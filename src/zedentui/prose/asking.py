"""What a text asks, and the bare number that answers it: `Hoeveel sepots waren er bij verkrachting in 2012? 286.`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.prose.dating import TOGETHER
from zedentui.prose.direction import FALLING, MOVE, RISING

if TYPE_CHECKING:
    from zedentui.prose.reader import Reader

__all__ = ["asked_by", "is_asked", "is_bare", "is_bare_answer"]

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
_BARE = 8  # words of an answer that says nothing else


def is_asked(text: str) -> bool:
    """Whether a folded sentence only asks whether something is so."""
    return _ASKED.match(text) is not None


def _is_question(reader: Reader) -> bool:
    """Whether a sentence ends as a question."""
    return reader.passage.text.rstrip("\"'”’) ").endswith("?")


def asked_by(reader: Reader) -> bool | None:
    """Whether what is asked by now is a number of one thing; None where nothing is, or where it was answered.

    Of two questions in a row that name something the answers cannot be told apart.
    """
    read, asked = reader.read, reader.topic.asked
    names = bool(reader.groups or reader.named or read.times)
    if _is_question(reader):
        return asked is None and _asks_for_one(reader) if names or asked is None else asked
    return None if names or read.numbers or reader.opaque else asked


def _asks_for_one(reader: Reader) -> bool:
    """Whether a question asks for a number of one measure, group and year, some of which may be told before it."""
    topic, read = reader.topic, reader.read
    groups = {m.meaning.value for m in reader.groups}
    if read.numbers or topic.foreign or topic.year is None or topic.group is None or len(topic.measures) != 1:
        return False
    if len(groups) > 1 or (topic.mixed and not groups) or any(len(t.years) != 1 for t in read.times):
        return False
    if (
        reader.doubted
        or reader.vague
        or _CHANGES.search(read.text)
        or (reader.opaque and not (groups and reader.named))
    ):
        return False  # `hoeveel verwacht u er?`, `hoeveel agenten waren er in 2022?`
    return bool(groups or reader.named or read.times)


def is_bare(reader: Reader) -> bool:
    """Whether a sentence says nothing but a number."""
    read = reader.read
    if reader.groups or reader.named or read.times or len(read.numbers) > 1:
        return False
    return len(read.words) <= _BARE and not (reader.opaque or _is_question(reader) or TOGETHER.search(read.text))


def is_bare_answer(reader: Reader) -> bool:
    """Whether a sentence only gives the number that was asked for: what the question said is what it is of."""
    return reader.topic.asked is True and is_bare(reader)
