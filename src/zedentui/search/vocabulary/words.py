"""Words as the search compares them: folded, cut into tokens, and stemmed lightly.

The build stores exactly these forms and the query is turned into them, so both sides always agree. The rules of
the stem follow Dutch spelling (plural in -en or -s, doubled vowels and consonants, v/f and z/s at the end); it is
light on purpose: it joins `misdrijf` with `misdrijven` and leaves derived words apart.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from zedentui.classes import dataclass

__all__ = ["STOP_WORDS", "Token", "fold", "plain", "shown", "stem", "tokens", "words"]

STOP_WORDS = frozenset(
    """
    aan af al alle als alsnog alweer ben bent bij binnen daar dan dat de deze die dit doen doet door dus een eens en er
    ergens geef gaan gaat geen had hadden hebben heb hebt heeft hem het hier hij hoe hun ik in is jaar je kan kun kunnen
    laat maar me men met mij mijn moet na naar nee niet nog nu of om omtrent ons onze ook op over per s sinds t te tegen
    tot tussen u uit uw van vanaf vanuit vanwege via vind voor waar waarbij waarin waarmee waarom waaronder waarover
    waarvan wanneer want waren was wat we wel welk welke werd werden wie wij wil word worden wordt zal ze zeg
    zelf zich zie zij zijn zo zoals zodat zonder zou zouden
    """.split()  # noqa: SIM905 - a table of words reads better than a list of strings
)
"""Words that say nothing about the subject; they are neither stored nor looked up."""

# One pass cuts a folded text. Numbers come first, because people write one number in many ways: `29 270` and
# `29270` are one dossier, `1.302` and `1302` one count, `88 procent` and `88%` one share.
_TOKEN = re.compile(
    r"""
    (?P<grouped>(?<![\w.,])(?:[0-9]{2}[ ][0-9]{3}|[0-9]{1,3}(?:\.[0-9]{3})+)(?!\w|\.[0-9]))
    | (?P<number>(?<![\w,.])[0-9]+(?:[.,][0-9]{1,2})?)(?![\w])(?P<percent>[ ]?(?:%|(?:procent|percent|pct)\b))?
    | (?P<word>[a-z0-9]+)(?P<plural>'s\b)?
    """,
    re.VERBOSE | re.ASCII,
)
_OTHER = re.compile(r"[^a-z0-9]+")
_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
_NO_MARK = re.compile("[\0-\u02ff‘’“”–—…€]*")
"""What holds no mark that combines with a letter."""
_DIGIT = re.compile("[0-9]")
_LETTERS_ALONE = re.compile("[a-z]+")
_GLUED = re.compile(r"([a-z]{4,})(\d+)")
_STEMS = 1_000
"""Words of which the stem is remembered, some 200 bytes each: those of the titles that a question finds come again."""
# Letters without a decomposition of their own.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ĳ": "ij", "ﬁ": "fi", "ﬂ": "fl", "’": "'"}
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word as the index holds it and where it stands in the text it came from, `end` exclusive."""

    text: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return `text` in lower case without accents; one character in stays one character where that is possible."""
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    if lowered.isascii():
        return lowered
    apart = _MARKS.sub("", unicodedata.normalize("NFD", lowered))
    if _NO_MARK.fullmatch(apart):
        return apart  # of nearly all texts; the others are gone through letter by letter
    return "".join(c for c in apart if not unicodedata.combining(c))


def plain(text: str) -> str:
    """Return the folded text of which all that is no letter or digit is one space."""
    return _OTHER.sub(" ", fold(text)).strip()


def shown(word: str) -> str:
    """Return a word of the index as it is told: the OM keeps its capitals, `voetnoot7` is two words again."""
    if word == "om":
        return "OM"
    return f"{glued[1]} {glued[2]}" if (glued := _GLUED.fullmatch(word)) else word


def words(text: str) -> list[str]:
    """Return the words of `text` as the index holds them."""
    folded = fold(text)
    if len(folded) != len(text):
        return [token.text for token in tokens(text)]
    if _DIGIT.search(folded) is None and "'s" not in folded:
        return _LETTERS_ALONE.findall(folded)  # what is no number and no plural is cut as it stands
    return [_text(match) for match in _TOKEN.finditer(folded)]


def tokens(text: str) -> list[Token]:
    """Return the words of `text` in the form of the index, with their places in `text` itself."""
    folded = fold(text)
    if len(folded) == len(text):
        return [Token(_text(match), match.start(), match.end()) for match in _TOKEN.finditer(folded)]
    # A letter became two, or two became one: fold letter by letter and remember where each came from.
    pieces = [(piece, place) for place, letter in enumerate(text) for piece in fold(letter)]
    folded = "".join(piece for piece, _ in pieces)
    places = [place for _, place in pieces]
    return [
        Token(_text(match), places[match.start()], places[match.end() - 1] + 1) for match in _TOKEN.finditer(folded)
    ]


def _text(match: re.Match[str]) -> str:
    """The word as the index holds it."""
    if match["word"]:
        return f"{match['word']}s" if match["plural"] else str(match["word"])
    if grouped := match["grouped"]:
        return grouped.replace(" ", "").replace(".", "")
    return match["number"].replace(".", ",") + ("%" if match["percent"] else "")


_IRREGULAR = {"leden": "lid", "steden": "stad"}
_NOUNS = {"seponer": "sepot"}
"""Stems of verbs whose noun has another stem."""
_VOWELS = "aeiou"
_DOUBLE_VOWELS = frozenset({"aa", "ee", "oo", "uu"})


@lru_cache(maxsize=_STEMS)
def stem(word: str) -> str:
    """Return the light stem of a folded `word`, the same for `zaken` and `zaak`, `seponeren` and `sepots`.

    Words of three letters or fewer and everything with a digit stay as they are.
    """
    if len(word) <= 3 or not word.isalpha():
        return word
    word = _IRREGULAR.get(word, word)
    if word.endswith("heden"):
        word = word[:-5] + "heid"
    elif word.endswith("ieen"):
        word = word[:-2]
    if "eer" in word:
        word = _verb(word)
    if word.endswith("en") and len(word) >= 5 and word[-3] not in "ei":
        word = word[:-2]
    elif word.endswith("e") and len(word) >= 5 and word[-2] not in _VOWELS:
        word = word[:-1]
    word = _end_of_syllable(word)
    if word.endswith("s") and len(word) >= 5 and word[-2] != "s":
        word = _end_of_syllable(word[:-1])
    if word[-3:-1] in _DOUBLE_VOWELS and word[-1] not in _VOWELS:
        word = word[:-2] + word[-1]
    return _NOUNS.get(word, word)


def _verb(word: str) -> str:
    """Verbs in -eren: `geseponeerd`, `seponeerde` and `seponeert` become `seponeer`."""
    if word.startswith("ge") and len(word) > 8 and word.endswith(("eerd", "eerde", "eerden")):
        word = word[2:]
    for ending in ("den", "de", "d", "t"):
        if word.endswith("eer" + ending) and len(word) > len(ending) + 4:
            return word.removesuffix(ending)
    return word


def _end_of_syllable(word: str) -> str:
    """Spell what is left after an ending as a word of its own: `misdrijv` becomes `misdrijf`, `process` `proces`."""
    if len(word) >= 4 and word[-1] == word[-2] and word[-1] not in _VOWELS:
        word = word[:-1]
    if word.endswith("v"):
        return word[:-1] + "f"
    if word.endswith("z"):
        return word[:-1] + "s"
    return word
