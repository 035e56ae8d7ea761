"""Numbers that only tell a line, a point or a slide from the next: `regel 20:`, `3)`, `[4]`, `zie onderdeel 21`.

A noun that is no word of ours with a number right behind it names a place, and so does a number by itself at the
beginning of a line where the next one has the next number. Neither is a figure.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from zedentui.prose.carrying import is_grammar
from zedentui.search.frames.mentions import find_mentions, spell
from zedentui.search.vocabulary.words import STOP_WORDS, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.search.frames.mentions import Mention
    from zedentui.search.vocabulary.lexicon import Lexicon
    from zedentui.search.vocabulary.numbers import Number
    from zedentui.search.vocabulary.words import Token

__all__ = ["is_label", "without_labels"]

_BEGINNING = re.compile(
    r"^(?P<bullet>[ ]*(?:[-*•–—·▪◦>][ ]+)*)(?P<open>[(\[]?)"
    r"(?P<word>[^\W\d_]+(?:[ -](?:nr\.?|nummer|no\.?))?|§|#|nr\.)??"
    r"(?P<gap>[ -]?)(?P<number>\d{1,3}(?:\.\d{1,2})*)(?P<letter>[a-e]?)"
    r"(?P<close>[)\]]?[:.)\]°/]?)(?P<dash>[ ]+[-–—](?=[ ])|,(?=[ ])|)(?=[ ]|$|(?<=[)\]:])\w)",
    re.MULTILINE,
)
_PLACED = re.compile(
    r"(?:^\W*|[,;:.(]\s*|\b(?:in|op|bij|volgens|zie|onder|uit|van|vanaf|per|voor|see|on)\s+)"
    r"(?P<word>[a-z]{2,})(?: nr\.?| nummer)?[ -]$"
)
_FORMAL = frozenset({"vraag", "punt", "deel", "antwoord", "tabel", "cijfer", "kop"})
"""What is a word of any sentence as well."""
_HOW = re.compile(
    r".*(?:lijk|eld|erd|end|weg|stens|uit|rond|schatting)|krap|dik|royaal|netto|bruto|zegge|liefst|plusminus|rap|vast"
    r"|feite|werkelijkheid|praktijk|nederland|netherlands|minimaal|maximaal|roughly|exactly"
)
"""Words that say how a number is meant, and name no place: `op welgeteld 412`."""
_OURS = frozenset({"measure", "offence", "mode", "other", "both", "series", "neg", "without"})
_CASES = re.compile(
    r"\s*(?:%|procent|percent|\w+e\s+\w*zaken|\w*zaken|sepots|dagvaardingen|gevallen|cases|keer|maal|jaar)\b|\s*%"
)
_SURE = frozenset(":)]")


def without_labels(text: str, lexicon: Lexicon) -> str:
    """Return the text with the labels at the beginning of its lines made bullets, each as long as it was."""
    known: dict[str, bool] = {}
    found = [m for m in _BEGINNING.finditer(text) if _may_label(m, lexicon, known)] if _has_digit(text) else []
    in_order = _in_order(found)
    parts, at = [], 0
    for match in found:
        if not _is_sure(match) and (match.start() not in in_order or _is_counting(match, text, lexicon)):
            continue
        length = match.end() - match.start()
        parts += [text[at : match.start()], "- ".ljust(length)[:length]]
        at = match.end()
    return "".join([*parts, text[at:]])


def _has_digit(text: str) -> bool:
    """Whether a text holds a digit at all."""
    return any(c.isdigit() for c in text)


def _may_label(match: re.Match[str], lexicon: Lexicon, known: dict[str, bool]) -> bool:
    """Whether what a line begins with is a noun that is none of ours with a number, or a number by itself."""
    word = fold(match["word"] or "")
    if word not in known:
        known[word] = _is_ours(word, lexicon)
    return not known[word]


def _is_ours(word: str, lexicon: Lexicon) -> bool:
    if word in _FORMAL:
        return False
    mentions = find_mentions(spell(word, lexicon, {})[1], (), lexicon)
    return is_grammar(word) or _HOW.fullmatch(word) is not None or any(m.meaning.slot in _OURS for m in mentions)


def _is_sure(match: re.Match[str]) -> bool:
    """Whether a label needs no next one to be told from a figure: it has a word or a bracket and a mark."""
    if match["word"]:
        return match["close"][-1:] in _SURE and bool(match["close"])
    return match["close"][-1:] in {")", "]"} and len(match["number"]) < len("100")


def _is_counting(match: re.Match[str], text: str, lexicon: Lexicon) -> bool:
    """Whether a number without a mark is the only one of its line and counts what stands behind it: `20 zaken van`."""
    if match["word"] or match["close"] or match["dash"]:
        return False
    end = text.find("\n", match.end())
    rest = fold(text[match.end() : end if end >= 0 else len(text)])
    if re.search(r"\d", re.sub(r"\b(?:19|20)\d\d\b", "", rest)):
        return False
    following = " ".join(rest.split()[:2])
    mentions = find_mentions(spell(following, lexicon, {})[1], (), lexicon)
    return _CASES.match(rest) is not None or any(m.meaning.slot in _OURS for m in mentions)


def _in_order(found: Sequence[re.Match[str]]) -> set[int]:
    """The places of those whose number goes on from the one before, with the same words and marks around it."""
    kinds: dict[tuple[str, ...], list[re.Match[str]]] = {}
    for match in found:
        kind = tuple(fold(match[name] or "").strip() for name in ("open", "word", "close", "dash"))
        kinds.setdefault(kind, []).append(match)
    made: set[int] = set()
    for matches in kinds.values():
        for one, other in pairwise(matches):
            if _goes_on(one["number"], other["number"]):
                made |= {one.start(), other.start()}
    return made


def _goes_on(one: str, other: str) -> bool:
    """Whether a number is the next: 21 behind 20, 3.2 behind 3.1, 4.1 behind 3.6."""
    before, after = ([int(part) for part in number.split(".")] for number in (one, other))
    if len(before) != len(after):
        return False
    at = next((i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b), None)
    return at is not None and after[at] == before[at] + 1 and all(each == 1 for each in after[at + 1 :])


def is_label(number: Number, text: str, found: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """Whether a number of a sentence stands behind a noun that is none of ours, and nothing is counted behind it."""
    start, end = number.span
    if number.unit or number.digits or not text[start:end].isdigit() or number.value > 999 or _CASES.match(text, end):
        return False
    placed = _PLACED.search(text, max(0, start - 60), start)
    if placed is None or _HOW.fullmatch(placed["word"]):
        return False
    if is_grammar(placed["word"]) and placed["word"] not in _FORMAL - {"antwoord"}:
        return False
    before = {i for i, token in enumerate(found) if placed.start("word") <= token.start < start}
    behind = next((i for i, token in enumerate(found) if token.start >= end), len(found))
    parted = behind < len(found) and found[behind].text in STOP_WORDS  # `ad 20 de sepots`
    near = before | ({behind} if parted else {behind, behind + 1})
    return not any(m.meaning.slot in _OURS and near.intersection(m.at) for m in mentions)
