"""The phrases of a text that mean something to the lexicon, and the words in the form in which they are looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import dataclass
from zedentui.search.vocabulary.critical import NUMBERS
from zedentui.search.vocabulary.lexicon import Meaning
from zedentui.search.vocabulary.words import STOP_WORDS, stem, tokens
from zedentui.search.when.years import Years

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from zedentui.search.vocabulary.lexicon import Lexicon
    from zedentui.search.vocabulary.words import Token

__all__ = ["COUNTED", "Mention", "Sorted", "find_mentions", "keep_company", "spell"]

COUNTED = frozenset({
    "actielijn", "lijn", "nr", "nummer", "artikel", "art", "tabel", "voetnoot", "noot", "paragraaf", "pagina", "blz",
    "p", "bladzijde", "sr", "tab",
})  # fmt: skip
"""A number behind one of these words says which one and does not count."""
_NUMBERED = frozenset({"actielijn", "lijn", "tabel", "voetnoot"})
_PLACES = {"voetnoot": "voetnoot", "noot": "voetnoot"} | dict.fromkeys(
    ("bladzijde", "pagina", "blz", "pag"), "bladzijde"
)
_FIRM = frozenset({"offence", "measure", "unit", "mode", "question"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase of the text with its meaning; `at` are the places of its words, `text` the words as typed."""

    meaning: Meaning
    at: tuple[int, ...]
    text: str

    @property
    def first(self) -> int:
        """The place of its first word."""
        return self.at[0]

    @property
    def last(self) -> int:
        """The place behind its last word."""
        return self.at[-1] + 1


class Sorted:
    """What has mentions, by their slot: a question looks at thirty slots, nearly all of them empty."""

    __slots__ = ("_by_slot",)
    _by_slot: dict[str, tuple[Mention, ...]]
    mentions: tuple[Mention, ...]

    def named(self, slot: str) -> tuple[Mention, ...]:
        """The mentions of a slot, in order."""
        try:
            return self._by_slot.get(slot, ())
        except AttributeError:
            sorted_: dict[str, tuple[Mention, ...]] = {}
            for mention in self.mentions:
                of = mention.meaning.slot
                sorted_[of] = (*sorted_.get(of, ()), mention)
            object.__setattr__(self, "_by_slot", sorted_)
            return sorted_.get(slot, ())

    def values(self, slot: str) -> tuple[str, ...]:
        """What the mentions of a slot stand for, each once, in order."""
        named = self.named(slot)
        if len(named) > 1:
            return tuple(dict.fromkeys([mention.meaning.value for mention in named]))
        return (named[0].meaning.value,) if named else ()


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
        if word in NUMBERS and any(each.text in _NUMBERED for each in (*cut[max(0, i - 1) : i], *cut[i + 1 : i + 2])):
            word = str(NUMBERS[word])
        for part in lexicon.parted(word) or (word,):
            found.append(token)
            spelled.append(part)
    return found, spelled


def find_mentions(
    spelled: list[str], taken: Collection[int], lexicon: Lexicon, *, prefix: bool = False
) -> list[Mention]:
    """The phrases among `spelled`, those with a gap first, then the longest from the left.

    Words at `taken` belong to a year or a number. `prefix`: the last word is still being typed.
    """
    stems = ["" if i in taken else stem(word) for i, word in enumerate(spelled)]
    found: list[Mention] = []
    for i in range(len(stems)):
        if stems[i] and (hit := lexicon.gapped(stems, i)):
            meaning, places = hit
            found.append(Mention(meaning, places, " ".join(spelled[j] for j in places)))
            for j in places:
                stems[j] = ""
    i = 0
    while i < len(spelled):
        if not stems[i]:
            i += 1
            continue
        limit = next((j for j in range(i, len(stems)) if not stems[j]), len(stems))
        hit_here = lexicon.longest(stems[:limit], i)
        if hit_here is None and prefix and i == len(spelled) - 1 and spelled[i] not in STOP_WORDS:
            begun = lexicon.begun(spelled[i])
            hit_here = (begun, 1) if begun else None
        if hit_here is None:
            i += 1
            continue
        meaning, length = hit_here
        if meaning.slot == "neg" and spelled[i] == "noot":  # its stem is that of the English word
            i += 1
            continue
        if meaning.slot == "filler" and length == 1 and not lexicon.is_filler(spelled[i]):
            i += 1
            continue
        if meaning.slot == "other" and spelled[i] == "overig":  # the row of that name; `overige zaken` are the rest
            meaning = Meaning("measure", "administratief_beeindigd", weak=True)
        found.append(Mention(meaning, tuple(range(i, i + length)), " ".join(spelled[i : i + length])))
        i += length
    return sorted(found, key=lambda mention: mention.first)


def keep_company(
    mentions: list[Mention], years: Years, found: list[Token], spelled: list[str], percent: bool
) -> tuple[list[Mention], Years]:
    """Drop words that only count beside another word about figures when there is none; the same for `22`.

    `percent`: the text holds a percent sign without a number, which is such a word too.
    """
    firm = [m for m in mentions if not m.meaning.weak and m.meaning.slot in _FIRM]
    firm_years = years.shape != "none" and not years.weak
    if years.weak and years.shape != "none" and not (firm and _are_years(years, found, spelled)):
        years = Years((), "none", ())
    kept = [m for m in mentions if not m.meaning.weak or firm_years or percent or any(f is not m for f in firm)]
    return kept, years


def _are_years(years: Years, found: list[Token], spelled: list[str]) -> bool:
    """Whether two-digit numbers stand where years stand: not behind `actielijn`, not before something counted."""
    for i, token in enumerate(found):
        if any(a <= token.start < b for a, b in years.spans) and i and spelled[i - 1] in COUNTED:
            return False
    return True
