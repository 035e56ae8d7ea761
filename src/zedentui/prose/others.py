"""What a text counts beside our cases: `de overige zedenzaken`, `zonder verkrachting`, `in mijn zaken`.

They are near to ours in words and are none of them: a number of theirs is neither right nor wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.search.vocabulary.lexicon import main_measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.prose.binding import Sentence
    from zedentui.search.frames.mentions import Mention
    from zedentui.search.vocabulary.numbers import Number

__all__ = [
    "ends_with_others",
    "is_how_often",
    "is_joint",
    "is_of_others",
    "is_of_saying",
    "is_private",
    "is_set_off",
    "other_phrases",
]

_OTHERS = re.compile(
    r"\b(?:andere|overige|resterende|gewone|alle andere|other|remaining)\s+(?:soorten |typen |vormen van )?(?:\w+e )?"
    r"\w*(?:zaken|misdrijven|delicten|misdaden|cases|offences|crimes)\b(?: dan \w+| than \w+)?"
    r"|\b(?:zonder|behalve|buiten|exclusief|excl|los van|afgezien van|minus|without|excluding|other than)"
    r"\s+(?:de |alle |the )?(?:\d[\d.]*\s+)?(?:verkracht\w+|zeden\w+|rapes?)\b"
    r"|\b(?:de|het) (?:overige|andere|resterende|rest|overgrote deel|merendeel)"
    r"\b(?=[,:(]?\s+\d)(?![,:(]?\s+\d[\d.,]*\s+(?:was|waren|zijn|is"
    r"|technisch|beleid|administratie))"
)
_JOINED = re.compile(r"\b(?:gevoegd|voeg\w*|voeging)\b[^,;]{0,20}$")
_PRIVATE = re.compile(
    r"\b(?:van|in|bij|op|of) (?:mijn|zijn|haar|hun|onze|jouw|uw|my|his|her|their|our)\s+(?:eigen\s+)?(?:\d[\d.]*\s+)?"
    r"(?:zaken|dossiers|client\w*|cases|kantoor|praktijk|regio|stad|provincie)\b"
)
_SAYING = re.compile(
    r"\b(?:ge(?:zegd|vraagd|beld|hoord|lezen|schreven|noemd|roepen|sproken|citeerd|hamerd|meld|mist|probeerd|zien|wezen"
    r"|waarschuwd|teld|stemd|pleit|typt|checkt)|herhaa?l\w*|herhaald|verteld|benadrukt|uitgelegd|voorgelezen|aangehaald"
    r"|zei|zeg|zegt|zeiden|zeggen|vroeg|vroegen|vraag|vraagt|hoor|hoort|hoorde\w*|lees|las|lazen|riep|riepen|schreef"
    r"|schreven|noem|noemt|noemde\w*|said|asked|heard|repeated)\b"
)
"""What somebody does so many times."""
_I = re.compile(r"\b(?:ik|wij|we|u|jij|men)\b")
_TIMES = re.compile(r"\s*(?:keer|maal|times)\b")
_EITHER = re.compile(r"\s+(?:of|en|en/of|dan wel|or|and)\s+(?:\w+\s+)?")
_MORE_THAN = re.compile(
    r"\b(?:meer|minder|vaker|groter|hoger|lager|kleiner|more|fewer|less|higher|lower)\b.*?\b(?:dan|than)\b"
)


def other_phrases(text: str) -> list[tuple[int, int]]:
    """Return where a folded sentence names cases that stand beside ours."""
    return [m.span() for m in _OTHERS.finditer(text) if not _JOINED.search(text, 0, m.start())]


def is_of_others(read: Sentence, number: Number, phrases: Sequence[tuple[int, int]], groups: Sequence[Mention]) -> bool:
    """Whether a number is of the cases beside ours: in their clause, or behind them with no group of its own."""
    if not phrases:
        return False
    start, here = number.span[0], read.clause(number.span[0])
    if any(read.clause(begin) == here for begin, _ in phrases):
        return True
    before = max((end for begin, end in phrases if begin < start), default=None)
    own = [group for group in groups if before is not None and read.start(group) >= before]
    return before is not None and not any(read.clause(read.start(group)) == here for group in own)


def ends_with_others(read: Sentence, phrases: Sequence[tuple[int, int]], groups: Sequence[Mention]) -> bool:
    """Whether a sentence has gone over to the cases beside ours, so that the next one may be about them."""
    return bool(phrases) and not any(read.start(group) >= phrases[-1][1] for group in groups)


def is_how_often(read: Sentence, number: Number) -> bool:
    """Whether a number says how often something happened."""
    return not number.unit and _TIMES.match(read.text, number.span[1]) is not None


def is_of_saying(read: Sentence, number: Number, named: Sequence[Mention]) -> bool:
    """Whether a number is how often somebody says or does something: `dat heb ik 12 keer gezegd`."""
    if not is_how_often(read, number):
        return False
    here = read.clause(number.span[0])
    ours = any(read.clause(read.start(m)) == here for m in named)
    return _SAYING.search(read.text) is not None or (not ours and _I.search(read.text) is not None)


def is_private(text: str) -> bool:
    """Whether a sentence is about the cases of somebody: `in 30 procent van zijn zaken`."""
    return _PRIVATE.search(text) is not None


def is_joint(read: Sentence, number: Number, named: Sequence[Mention]) -> bool:
    """Whether a number is of two measures together: `96 procent wordt gedagvaard of geseponeerd`."""
    behind = sorted((m for m in named if read.start(m) >= number.span[1]), key=lambda m: m.first)[:2]
    if len(behind) < 2 or read.between(number.span[1], read.start(behind[1])):
        return False
    one, other = behind
    same = main_measure(one.meaning.value) == main_measure(other.meaning.value)
    if same or any(n.span[0] > read.start(other) for n in read.numbers):
        return False  # `412 zaken geseponeerd en bracht er 342 aan`
    return _EITHER.fullmatch(read.text, read.tokens[one.last - 1].end, read.start(other)) is not None


def is_set_off(read: Sentence, named: Sequence[Mention]) -> int | None:
    """Where one measure is set off against another: `233 zaken meer uit dan in`, `meer sepots dan dagvaardingen`."""
    match = _MORE_THAN.search(read.text)
    if match is None or any(t.start >= match.end() for t in read.times):
        return None  # `meer sepots dan in 2021, maar minder dagvaardingen`
    before = [main_measure(m.meaning.value) for m in named if read.start(m) < match.end()]
    behind = [main_measure(m.meaning.value) for m in named if read.start(m) >= match.end()]
    return match.start() if before and behind and before[-1] != behind[0] else None
