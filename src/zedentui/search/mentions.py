"""The phrases of a text that mean something to the lexicon, and the words in the form in which they are looked up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zedentui.search.everyday import NUMBERS
from zedentui.search.words import STOP_WORDS, stem, tokens
from zedentui.search.years import Years

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zedentui.search.lexicon import Lexicon, Meaning
    from zedentui.search.words import Token

__all__ = ["Mention", "find_mentions", "keep_company", "spell"]

# A two-digit number behind one of these words counts that thing and is not a year.
_COUNTED = frozenset({
    "actielijn", "lijn", "nr", "nummer", "artikel", "art", "tabel", "voetnoot", "noot", "paragraaf", "pagina", "blz",
    "p", "bladzijde", "sr",
})  # fmt: skip
_NUMBERED = frozenset({"actielijn", "lijn", "tabel", "voetnoot"})
_PLACES = {"voetnoot": "voetnoot", "noot": "voetnoot"} | dict.fromkeys(
    ("bladzijde", "pagina", "blz", "pag"), "bladzijde"
)
_FIRM = frozenset({"offence", "measure", "unit", "mode", "question"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase of the text with its meaning; `first` and `last` are positions of its words, `last` exclusive."""

    meaning: Meaning
    first: int
    last: int
    text: str


def spell(folded: str, lexicon: Lexicon, corrections: Mapping[str, str]) -> tuple[list[Token], list[str]]:
    """The words of the folded text with slips corrected and compounds parted, after the tokens they came from."""
    found: list[Token] = []
    spelled: list[str] = []
    cut = tokens(folded)
    for i, token in enumerate(cut):
        if (place := _PLACES.get(token.text)) and i + 1 < len(cut) and cut[i + 1].text.isdigit():
            # `voetnoot 6` and `pagina 7` are one word in the index, or every 6 and 7 would be found.
            found.append(token)
            spelled.append(place + cut[i + 1].text)
            continue
        if i and token.text.isdigit() and cut[i - 1].text in _PLACES:
            continue
        word = corrections.get(token.text, token.text)
        neighbours = {each.text for each in (*cut[max(0, i - 1) : i], *cut[i + 1 : i + 2])}
        if word in NUMBERS and neighbours & _NUMBERED:
            word = str(NUMBERS[word])
        for part in lexicon.parted(word) or (word,):
            found.append(token)
            spelled.append(part)
    return found, spelled


def find_mentions(spelled: list[str], in_years: set[int], lexicon: Lexicon) -> list[Mention]:
    """The phrases among `spelled`, longest first from the left; words at `in_years` belong to a year."""
    stems = [stem(word) for word in spelled]
    found: list[Mention] = []
    i = 0
    while i < len(spelled):
        if i in in_years:
            i += 1
            continue
        limit = next((j for j in range(i, len(spelled)) if j in in_years), len(spelled))
        hit = lexicon.longest(stems[:limit], i)
        if hit is None and spelled[i] not in STOP_WORDS and (meaning := lexicon.begun(spelled[i])):
            hit = meaning, 1
        if hit is None:
            i += 1
            continue
        meaning, length = hit
        found.append(Mention(meaning, i, i + length, " ".join(spelled[i : i + length])))
        i += length
    return found


def keep_company(
    mentions: list[Mention], years: Years, found: list[Token], spelled: list[str], percent: bool
) -> tuple[list[Mention], Years]:
    """Drop words that only count beside another word about figures when there is none; the same for `22`.

    `percent`: the text holds a percent sign without a number, which is such a word too.
    """
    firm = [m for m in mentions if not m.meaning.weak and m.meaning.slot in _FIRM]
    firm_years = years.shape != "none" and not years.weak
    if years.weak and not (firm and _are_years(years, found, spelled)):
        years = Years((), "none", ())
    kept = [m for m in mentions if not m.meaning.weak or firm_years or percent or any(f is not m for f in firm)]
    return kept, years


def _are_years(years: Years, found: list[Token], spelled: list[str]) -> bool:
    """Whether two-digit numbers stand where years stand: not behind `actielijn`, not before something counted."""
    for i, token in enumerate(found):
        if any(a <= token.start < b for a, b in years.spans) and i and spelled[i - 1] in _COUNTED:
            return False
    return True
