"""Numbers that a running text writes out or writes as the English do: `zevenhonderdtwaalf`, `2,581`."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["with_digits"]

_ONES = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
         "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")  # fmt: skip
_TENS = ("", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_LEAST = 13  # smaller ones are read as they are: `een`, `drie`
_LARGE = re.compile(r"\b[a-z]*(?:honderd|duizend|tig|tien)[a-z]*\b(?: (?:en )?[a-z]*(?:honderd|tig|tien)[a-z]*\b){0,2}")
_PARTS = {
    "een kwart": 0.25, "kwart": 0.25, "een half": 0.5, "half": 0.5, "halve": 0.5, "driekwart": 0.75, "drie kwart": 0.75,
    "anderhalf": 1.5, "anderhalve": 1.5, **{f"{_ONES[n]}enhalf": n + 0.5 for n in range(2, 10)},
}  # fmt: skip
_TIMES = re.compile(
    rf"(?<![\w.,])(?P<many>\d{{1,3}}(?:,\d{{1,3}})?|{'|'.join([*_PARTS, *_ONES[2:], *_TENS[2:]])})"
    r"[ ](?P<size>honderd|duizend)\b(?P<rest>(?: (?:en )?[a-z]*(?:honderd|tig|tien)[a-z]*\b){0,2})"
)
"""How many hundreds or thousands, apart: `driekwart duizend`, `2,5 duizend`."""
_ENGLISH = re.compile(r"(?<![\w.,])(\d{1,3}),(?=\d{3}(?!\w|[.,]\d| ?%| ?pro?cent| ?per ?cent))")


def with_digits(text: str) -> tuple[str, dict[str, str]]:
    """Return the folded text with its numbers in Dutch digits, and for each that was written otherwise how it was."""
    typed: dict[str, str] = {}

    def written(match: re.Match[str]) -> str:
        value = _value(match[0])
        if value is None:
            return match[0]
        typed.setdefault(str(value), match[0])
        return str(value)

    if "honderd" in text or "duizend" in text or "tig" in text or "tien" in text:
        text = _LARGE.sub(written, _TIMES.sub(written, text))
    if "," in text and _ENGLISH.search(text):
        for match in _ENGLISH.finditer(text):
            number = text[match.start() : match.end() + 3]
            typed.setdefault(number.replace(",", "."), number)
        text = _ENGLISH.sub(r"\1.", text)
    return text, typed


def _value(words: str) -> int | None:
    """What a number in words is worth; None when it is none, or too small to be written as one here."""
    if match := _TIMES.fullmatch(words):
        return _multiplied(match)
    total = 0
    for word in words.replace(" en ", " ").split():
        value = _known().get(word)
        if value is None or (total and value >= 1000):
            return None
        total += value
    return total if total >= _LEAST else None


def _multiplied(match: re.Match[str]) -> int | None:
    """What so many hundreds or thousands are worth; None where that is no whole number."""
    many, rest = match["many"], match["rest"]
    times = _PARTS.get(many) or _known().get(many) or float(many.replace(",", "."))
    more = _value(rest) if rest else 0
    value = times * (1000 if match["size"] == "duizend" else 100)
    return None if more is None or value % 1 else round(value) + more


@cache
def _known() -> dict[str, int]:
    """Every number up to 9,999 that is written as one word."""
    small = {_tens(n): n for n in range(1, 100)}
    found = dict(small)
    for hundred in range(1, 100):
        head = ("" if hundred == 1 else _tens(hundred)) + "honderd"
        found |= {head: hundred * 100} | {
            f"{head}{link}{word}": hundred * 100 + n for word, n in small.items() for link in ("", "en")
        }
        if hundred == 1:
            found["eenhonderd"] = 100
    for thousand in range(1, 10):
        head = ("" if thousand == 1 else _tens(thousand)) + "duizend"
        found[head] = thousand * 1000
        found |= {f"{head}{word}": thousand * 1000 + n for word, n in list(found.items()) if n < 1000}
    return found


def _tens(n: int) -> str:
    if n < len(_ONES):
        return _ONES[n]
    one = _ONES[n % 10]
    return f"{one}{'en' if one else ''}{_TENS[n // 10]}"
