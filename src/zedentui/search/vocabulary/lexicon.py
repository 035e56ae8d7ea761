"""Which words mean what in a question: the dossier's own names plus the everyday tables.

A phrase is a run of stems. The lexicon is made once per store and holds no figures. Phrases are cut and stemmed when a
word of a question could begin them, since one question needs few of the two thousand.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from zedentui.classes import dataclass
from zedentui.search.vocabulary import critical, everyday, separable, subjects
from zedentui.search.vocabulary.english import ENGLISH
from zedentui.search.vocabulary.modes import MODES
from zedentui.search.vocabulary.words import STOP_WORDS, fold, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zedentui.model import Measure, Offence

__all__ = ["LONGEST", "Lexicon", "Meaning", "main_measure"]

LONGEST = 6
"""Most words in one phrase."""

Phrase = tuple[str, ...]
_YEARLY = frozenset({"jaar", "jaren"})  # `uitstroomjaren`
_CASES = frozenset({"dossier", "dossiers", "feiten", "gevallen", "kwesties", "affaires"})  # `zedendossiers`
_MOST_KEPT = 1_000  # words of which is remembered what they begin, and what they are made of
_FIGURE_SLOTS = frozenset({"offence", "measure", "unit", "mode", "question"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase stands for.

    `slot`: offence, measure, unit, mode, question, intent, lacking, filler, or one of the critical ones (neg, without,
    without_after, other, rate, partyear). `value` is the code within the slot. `weak`: it only counts beside another
    word about figures.
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
        # Weaker than the words chosen by hand: a synonym such as `algemeen belang` is also just a subject.
        self._names = [*self._labels(), *((name, Meaning(slot, code, weak=True)) for slot, code, name in glossary)]
        self._own: dict[str, dict[Phrase, Meaning]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._parts: dict[str, tuple[str, str] | None] = {}

    def _has(self, meaning: Meaning) -> bool:
        """Whether the dossier knows the measure or the group that `meaning` names."""
        if meaning.slot == "offence":
            return meaning.value in self.offences
        return meaning.slot != "measure" or main_measure(meaning.value) in self.measures

    def meaning(self, phrase: Phrase) -> Meaning | None:
        """Return what a run of stems stands for, if anything."""
        found = _bucket(phrase[0][:2]).get(phrase)
        if found is not None and self._has(found):
            return found
        return self._named(phrase[0][:1]).get(phrase)

    def is_filler(self, word: str) -> bool:
        """Return whether `word` is one of the words that say nothing, and not only of one stem with one of them.

        `leidse` has the stem of `leidde`, and says of which cases a figure is asked.
        """
        own = stem(word)
        return any(
            name == word or (stem(name) == own and (name.startswith(word) or word.startswith(name)))
            for slot, _, name in _raw().get(own[:2], ())
            if slot == "filler" and " " not in name
        )

    def ancestors(self, measure: str) -> list[str]:
        """The measures that `measure` is a part of, nearest first; what the dossier does not know ends the row."""
        found: list[str] = []
        parent = self.measures[measure].parent
        while parent in self.measures and parent not in found:  # nothing in the file guards this key
            found.append(parent)
            parent = self.measures[parent].parent
        return found

    def parts(self, measure: str) -> list[str]:
        """The measures that `measure` is made of, in the order of the tables."""
        return [each.code for each in self.measures.values() if each.parent == measure]

    def longest(self, stems: list[str], start: int) -> tuple[Meaning, int] | None:
        """Return what the longest phrase that starts at `start` means, and how many words it takes."""
        for length in self._lengths_from(stems[start]):
            if start + length <= len(stems) and (meaning := self.meaning(tuple(stems[start : start + length]))):
                return meaning, length
        return None

    def _lengths_from(self, first: str) -> tuple[int, ...]:
        """How many words the phrases have that begin with this stem, the most first: few have more than two."""
        if first not in self._lengths:
            if len(self._lengths) >= _MOST_KEPT:
                self._lengths.clear()
            phrases = (*_bucket(first[:2]), *self._named(first[:1]))
            found = {len(phrase) for phrase in phrases if phrase[0] == first and len(phrase) <= LONGEST}
            self._lengths[first] = tuple(sorted(found, reverse=True))
        return self._lengths[first]

    def gapped(self, stems: list[str], start: int) -> tuple[Meaning, tuple[int, ...]] | None:
        """Return what a phrase with words between means that starts at `start`, and the places of its words."""
        for parts, meaning in _gapped(stems[start][:2]).get(stems[start], ()):
            places = separable.places(stems, start, parts)
            if places and self._has(meaning):
                return meaning, places
        return None

    def parted(self, word: str) -> tuple[str, str] | None:
        """Return the two known words that `word` is made of, perhaps with an s between: `sepot` + `percentage`."""
        if len(word) < 7 or not word.isalpha():
            return None
        if word not in self._parts:
            if len(self._parts) >= _MOST_KEPT:
                self._parts.clear()
            self._parts[word] = self._taken_apart(word)
        return self._parts[word]

    def _taken_apart(self, word: str) -> tuple[str, str] | None:
        if self.meaning((stem(word),)):
            return None
        for end in range(len(word) - 3, 2, -1):
            first, second = word[:end], word[end:]
            if self._is_figure_word(second):
                for name in (first.removesuffix("s"), first):
                    if name not in _CASES and self._is_figure_word(name):
                        return name, second
        return None

    def _is_figure_word(self, word: str) -> bool:
        if word in _YEARLY or word in _CASES:
            return True
        meaning = self.meaning((stem(word),)) if word else None
        return meaning is not None and meaning.slot in _FIGURE_SLOTS

    def begun(self, word: str) -> Meaning | None:
        """Return what `word` is the beginning of, when that is one thing: `verkr`, `technis`, `dagv`."""
        if len(word) < 3 or not word.isalpha():
            return None
        found = {
            (meaning.slot, meaning.value)
            for phrase, meaning in _bucket(word[:2]).items()
            if len(phrase) == 1
            and phrase[0].startswith(word)
            and meaning.slot in {"offence", "measure", "unit"}
            and not meaning.weak
            and self._has(meaning)
        }
        if len(found) != 1:
            return None
        slot, value = found.pop()
        return Meaning(slot, value, weak=len(word) < 6)

    def respelled(self, unknown: list[str]) -> dict[str, str]:
        """Return for each word that is near one word about figures, and near no other, that word."""
        if not unknown:
            return {}
        from zedentui.search.vocabulary.abbreviations import respelled  # only a slip needs it

        return respelled(unknown, (entry for entries in _raw().values() for entry in entries))

    def _labels(self) -> Iterator[tuple[str, Meaning]]:
        """The dossier's own names of its groups and measures."""
        for offence in self.offences.values():
            for name in (offence.code, offence.label, offence.cases, offence.one_case, offence.articles):
                yield name, Meaning("offence", offence.code)
        for measure in self.measures.values():
            for name in (measure.code.replace("_", " "), measure.label):
                yield name, Meaning("measure", measure.code)
            yield measure.printed, Meaning("measure", measure.code, weak=True)

    def _named(self, letter: str) -> dict[Phrase, Meaning]:
        """The dossier's own names whose stem begins with `letter`, cut and stemmed when a word needs them."""
        if letter not in self._own:
            made: dict[Phrase, Meaning] = {}
            self._own[letter] = made
            for name, meaning in self._names:
                # A verb is looked up without its `ge`, and nothing else changes the first letter.
                if fold(name).lstrip(" ‘'(\"")[:1] in {letter, "g"}:
                    phrase = tuple(stem(word) for word in words(name))
                    # `hoeveel zaken` says nothing about which cases, however much the glossary would like it to.
                    if 0 < len(phrase) <= LONGEST and any(not self._is_empty(word) for word in phrase):
                        made.setdefault(phrase, meaning)
        return self._own[letter]

    def _is_empty(self, word: str) -> bool:
        known = _bucket(word[:2]).get((word,))
        return word in STOP_WORDS or (known is not None and known.slot in {"filler", "question", "unit"})


def _tables() -> list[tuple[str, dict[str, str]]]:
    """Every table with its slot; of two meanings of one phrase the earlier counts."""
    tables: list[tuple[str, dict[str, str]]] = [
        ("offence", everyday.OFFENCES),
        ("measure", everyday.MEASURES),
        ("unit", everyday.UNITS),
        ("mode", MODES),
        ("question", {"count": everyday.QUESTION}),
        *((slot, {slot: text}) for slot, text in critical.CRITICAL.items()),
        ("intent", subjects.INTENTS),
        ("lacking", subjects.LACKING),
        ("filler", {"": subjects.FILLERS}),
    ]
    return [*tables, *ENGLISH.items()]


@cache
def _raw() -> dict[str, list[tuple[str, str, str]]]:
    """(slot, value, phrase) by the first two letters of the stem of its first word, not yet cut or stemmed."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for slot, table in _tables():
        for value, text in table.items():
            for name in text.split(","):
                phrase = name.strip()
                start = phrase[1:3] if phrase[:1] == "~" else phrase[:2]
                if start == "ge":  # only a prefix of a verb: `geseponeerd` is looked up as `seponeer`
                    start = stem(words(phrase)[0])[:2]
                elif phrase[:6] in {"leden", "steden"}:
                    start = stem(phrase)[:2]
                found.setdefault(start, []).append((slot, value, phrase))
    return found


@cache
def _bucket(start: str) -> dict[Phrase, Meaning]:
    """The phrases whose first stem begins with these two letters; the first meaning of a phrase counts."""
    phrases: dict[Phrase, Meaning] = {}
    for slot, value, name in _raw().get(start, ()):
        weak = name.startswith("~")
        phrase = tuple(map(stem, words(name)))
        if phrase:
            phrases.setdefault(phrase, Meaning(slot, value, weak))
    return phrases


@cache
def _gapped(start: str) -> dict[str, list[tuple[tuple[Phrase, ...], Meaning]]]:
    """Phrases with words between whose first stem begins with these two letters, by that stem; what says most first."""
    found: dict[str, list[tuple[tuple[Phrase, ...], Meaning]]] = {}
    for (slot, value), text in separable.GAPPED.items():
        for name in text.split(","):
            if not name.lstrip().startswith(start):
                continue
            parts = tuple(tuple(map(stem, words(part))) for part in name.split(".."))
            if name.rstrip().endswith("$"):
                parts = (*parts, separable.END)
            found.setdefault(parts[0][0], []).append((parts, Meaning(slot, value)))
    for each in found.values():
        each.sort(key=lambda entry: -sum(map(len, entry[0])))
    return found
