"""Which words mean what in a question for figures: the dossier's own names plus the everyday table.

A phrase is a run of stems. The lexicon is made once per store and holds no figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from zedentui.search import everyday
from zedentui.search.words import STOP_WORDS, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zedentui.model import Measure, Offence

__all__ = ["LONGEST", "Lexicon", "Meaning", "main_measure"]

LONGEST = 6
"""Most words in one phrase."""

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase stands for. `slot`: offence, measure, unit, mode, question, intent, lacking or filler.

    `value` is the code within the slot. `weak`: it only counts beside another word about figures.
    """

    slot: str
    value: str
    weak: bool = False


def main_measure(value: str) -> str:
    """The measure that a meaning stands for: the family `sepot` is counted as onvoorwaardelijk sepot."""
    return "onvoorwaardelijk_sepot" if value == "sepot" else value


class Lexicon:
    """Phrases and their meanings, and the names and years that the dossier has figures for.

    `glossary` holds (slot, code, word) for the words that the dossier's own glossary knows for a measure or a group.
    """

    def __init__(
        self,
        offences: Iterable[Offence],
        measures: Iterable[Measure],
        glossary: Iterable[tuple[str, str, str]],
        years: tuple[int, int],
    ) -> None:
        self.offences = {offence.code: offence for offence in offences}
        self.measures = {measure.code: measure for measure in measures}
        self.first_year, self.last_year = years
        self.phrases = {phrase: meaning for phrase, meaning in _everyday().items() if self._has(meaning)}
        self._add_names()
        for slot, code, name in glossary:
            # Weaker than the words chosen by hand: a synonym such as `algemeen belang` is also just a subject.
            self._add(name, Meaning(slot, code, weak=True))
        self._by_first_letters = _by_first_letters(self.phrases)

    def _has(self, meaning: Meaning) -> bool:
        """Whether the dossier knows the measure or the group that `meaning` names."""
        if meaning.slot == "offence":
            return meaning.value in self.offences
        return meaning.slot != "measure" or main_measure(meaning.value) in self.measures

    def ancestors(self, measure: str) -> list[str]:
        """The measures that `measure` is a part of, nearest first; what the dossier does not know ends the row."""
        found: list[str] = []
        parent = self.measures[measure].parent
        while parent in self.measures and parent not in found:  # nothing in the file guards this key
            found.append(parent)
            parent = self.measures[parent].parent
        return found

    def longest(self, stems: list[str], start: int) -> tuple[Meaning, int] | None:
        """Return what the longest phrase that starts at `start` means, and how many words it takes."""
        for length in range(min(LONGEST, len(stems) - start), 0, -1):
            if meaning := self.phrases.get(tuple(stems[start : start + length])):
                return meaning, length
        return None

    def parted(self, word: str) -> tuple[str, str] | None:
        """Return the two known words that `word` is made of, perhaps with an s between: `sepot` + `percentage`."""
        if len(word) < 7 or not word.isalpha() or (stem(word),) in self.phrases:
            return None
        for end in range(len(word) - 3, 2, -1):
            first, second = word[:end], word[end:]
            if self._is_figure_word(second):
                for name in (first.removesuffix("s"), first):
                    if self._is_figure_word(name):
                        return name, second
        return None

    def _is_figure_word(self, word: str) -> bool:
        meaning = self.phrases.get((stem(word),))
        return meaning is not None and meaning.slot in {"offence", "measure", "unit", "mode", "question"}

    def begun(self, word: str) -> Meaning | None:
        """Return what `word` is the beginning of, when that is one thing: `verkr`, `technis`, `dagv`."""
        if len(word) < 3 or not word.isalpha():
            return None
        found = {
            (meaning.slot, meaning.value)
            for phrase, meaning in self._by_first_letters.get(word[:3], ())
            if phrase.startswith(word)
        }
        if len(found) != 1:
            return None
        slot, value = found.pop()
        return Meaning(slot, value, weak=len(word) < 6)

    def _add_names(self) -> None:
        for offence in self.offences.values():
            for name in (offence.code, offence.label, offence.cases, offence.one_case, offence.articles):
                self._add(name, Meaning("offence", offence.code))
        for measure in self.measures.values():
            for name in (measure.code.replace("_", " "), measure.label):
                self._add(name, Meaning("measure", measure.code))
            self._add(measure.printed, Meaning("measure", measure.code, weak=True))

    def _add(self, name: str, meaning: Meaning) -> None:
        phrase = tuple(stem(word) for word in words(name))
        # `hoeveel zaken` says nothing about which cases, however much the glossary would like it to.
        says_something = any(not self._is_empty(word) for word in phrase)
        if 0 < len(phrase) <= LONGEST and says_something:
            self.phrases.setdefault(phrase, meaning)

    def _is_empty(self, word: str) -> bool:
        known = self.phrases.get((word,))
        return word in STOP_WORDS or (known is not None and known.slot in {"filler", "question", "unit"})


@cache
def _everyday() -> dict[Phrase, Meaning]:
    """The everyday table as phrases; the first meaning of a phrase counts."""
    phrases: dict[Phrase, Meaning] = {}
    tables = (
        ("offence", everyday.OFFENCES),
        ("measure", everyday.MEASURES),
        ("unit", everyday.UNITS),
        ("mode", everyday.MODES),
        ("question", {"count": everyday.QUESTION}),
        ("intent", everyday.INTENTS),
        ("lacking", everyday.LACKING),
        ("filler", {"": everyday.FILLERS}),
    )
    for slot, table in tables:
        for value, text in table.items():
            for name in text.split(","):
                weak = name.strip().startswith("~")
                # Most phrases are plain words: cutting them at spaces spares every look-up some milliseconds.
                plain = name.strip().removeprefix("~")
                cut = plain.split() if plain.replace(" ", "").isalpha() and plain.isascii() else words(plain)
                phrase = tuple(map(stem, cut))
                if phrase:
                    phrases.setdefault(phrase, Meaning(slot, value, weak))
    return phrases


def _by_first_letters(phrases: dict[Phrase, Meaning]) -> dict[str, list[tuple[str, Meaning]]]:
    """Single words about figures by their first three letters, for words that are still being typed."""
    found: dict[str, list[tuple[str, Meaning]]] = {}
    for phrase, meaning in phrases.items():
        if len(phrase) == 1 and meaning.slot in {"offence", "measure", "unit"} and not meaning.weak:
            found.setdefault(phrase[0][:3], []).append((phrase[0], meaning))
    return found
