"""Text as it is said: what can only be read is written out."""

from __future__ import annotations

import re
from functools import cache

from zedentui.text.dutch import ended

__all__ = ["aloud", "first_sentence", "said_title"]

_ENDS = r"(?=[’”)]*(?: +[‘“]?[A-Z]|\n|\Z))"
"""Where the point of an abbreviation is that of the sentence as well: nothing follows, or a sentence."""
_SAID = (
    (r"(?<=vergaderjaar )([12][0-9])([0-9]{2})/([0-9]{2})(?![0-9])", r"\1\2-\1\3"),
    (r"(?<![0-9-])(?<!vergaderjaar )([12][0-9]{3})[-–]([12][0-9]{3})(?![0-9-])", r"\1 tot en met \2"),
    (r"(?<![0-9])([12][0-9])([0-9]{2})/([0-9]{2})(?![0-9])", r"\1\2 tot \1\3"),
    (r"(?<=[0-9]) ?%", " procent"),
    (r"(?<![\w,])\+(?=[0-9])", "plus "),
    (r"(?<![\w,])[−-](?=[0-9])", "min "),
    (r"\bt/m\b", "tot en met"),
    (rf"(?<=motie-)(\w+) c\.s\.{_ENDS}", r"\1."),
    (r"(?<=motie-)(\w+) c\.s\.", r"\1"),
    (rf"(?<=\w) c\.s\.{_ENDS}", " en anderen."),
    (r"(?<=\w) c\.s\.", " en anderen"),
    (r"\bo\.a\.", "onder andere"),
    (r"\bnrs?\. (?=[0-9])", "nummer "),
    (r"\b(?:p|pag|blz)\. ?(?=[0-9])", "bladzijde "),
    (r"\bStb\. (?=[0-9])", "Staatsblad "),
    (r"\bart\. (?=[0-9])", "artikel "),
    (r"\bSr\b", "van het Wetboek van Strafrecht"),
    (r"\bJenV\b", "Justitie en Veiligheid"),
    (r" [–-] (?=[A-Z])", " "),  # the dash in a name: Defence for Children – ECPAT
    (r"\bOMSB\b", "strafbeschikking"),
    (r"\b([Aa])dm\. ", r"\1dministratief "),
    (r"\ben/of\b", "en of"),
    (r" / |(?<=[a-zë])/(?=[a-z])", " of "),
    (r"(?<=[A-Z])/(?=[A-Z])", " en "),
    (r"LHBTIQ\+-", "LHBTIQ-plus-"),
)
_NUMBERS = re.compile(r" ?\((?:t\.v\.v\.|[Kk]amerstuk|\d[\d ]*, nr\.)[^)]*\)")
_SENTENCE = r"(?<=[^\W\d_]{2}|[0-9)’\"!?]{2}|[^\W_][)’\"])[.!?](?= +[A-Z0-9‘“(])"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What is written out, compiled when something is first said: most look-ups say nothing."""
    return tuple((re.compile(pattern), said) for pattern, said in _SAID)


def aloud(text: str) -> str:
    """Return `text` with what can only be read written out: `46,3%`, `2023-2026`, `t/m`, `c.s.`, `Stb.`, `art.`."""
    for pattern, said in _patterns():
        text = pattern.sub(said, text)
    return text


def first_sentence(text: str) -> str:
    """The first sentence, as it is said: `nr. 86` ends none."""
    text = aloud(text)
    match = re.search(_SENTENCE, text)
    return text[: match.end()] if match else ended(text)


def said_title(title: str) -> str:
    """A title of the Kamer without the numbers in brackets that nobody says: `(t.v.v. 34843-83)`, `(Kamerstuk …)`."""
    return _NUMBERS.sub("", title).strip().rstrip(".")
