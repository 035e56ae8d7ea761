"""Text as it is said: what can only be read written out, and sentences made to fit into others."""

from __future__ import annotations

import re

__all__ = ["aloud", "ended", "first_sentence", "within"]

_SAID = (
    (re.compile(r"(?<![0-9-])([12][0-9]{3})[-–]([12][0-9]{3})(?![0-9-])"), r"\1 tot en met \2"),
    (re.compile(r"(?<![0-9])([12][0-9])([0-9]{2})/([0-9]{2})(?![0-9])"), r"\1\2 tot \1\3"),
    (re.compile(r"(?<=[0-9]) ?%"), " procent"),
    (re.compile(r"(?<![\w,])\+(?=[0-9])"), "plus "),
    (re.compile(r"(?<![\w,])[−-](?=[0-9])"), "min "),
    (re.compile(r"\bt/m\b"), "tot en met"),
    (re.compile(r"(?<=motie-)(\w+) c\.s\."), r"\1"),
    (re.compile(r"(?<=\w) c\.s\."), " en anderen"),
    (re.compile(r"\bo\.a\."), "onder andere"),
    (re.compile(r"\bnrs?\. (?=[0-9])"), "nummer "),
    (re.compile(r"\b(?:p|pag|blz)\. ?(?=[0-9])"), "bladzijde "),
    (re.compile(r"\bStb\. (?=[0-9])"), "Staatsblad "),
    (re.compile(r"\bart\. (?=[0-9])"), "artikel "),
    (re.compile(r"\bSr\b"), "van het Wetboek van Strafrecht"),
    (re.compile(r"\bJenV\b"), "Justitie en Veiligheid"),
    (re.compile(r" [–-] (?=[A-Z])"), " "),  # the dash in a name: Defence for Children – ECPAT
    (re.compile(r"\bOMSB\b"), "strafbeschikking"),
    (re.compile(r"\b([Aa])dm\. "), r"\1dministratief "),
    (re.compile(r" / |(?<=[a-zë])/(?=[a-z])"), " of "),
    (re.compile(r"(?<=[A-Z])/(?=[A-Z])"), " en "),
    (re.compile(r"LHBTIQ\+-"), "LHBTIQ-plus-"),
)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}|[0-9)’\"!?]{2}|[^\W_][)’\"])[.!?](?= +[A-Z0-9‘“(])")


def aloud(text: str) -> str:
    """Return `text` with what can only be read written out: `46,3%`, `2023-2026`, `t/m`, `c.s.`, `Stb.`, `art.`."""
    for pattern, said in _SAID:
        text = pattern.sub(said, text)
    return text


def ended(text: str) -> str:
    """`text` with a full stop, unless it ends a sentence already."""
    return text if text.endswith((".", "!", "?")) else text + "."


def within(text: str) -> str:
    """`text` as it goes on within a sentence: with a small letter, unless an abbreviation comes first (`OM`)."""
    return text if text[1:2].isupper() or text[1:2] in {".", "-"} else text[:1].lower() + text[1:]


def first_sentence(text: str) -> str:
    """The first sentence, as it is said: `nr. 86` ends none."""
    text = aloud(text)
    match = _SENTENCE.search(text)
    return text[: match.end()] if match else ended(text)
