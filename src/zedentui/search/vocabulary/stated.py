"""Statements that are to be held against the figures, written as the question whether they are right."""

from __future__ import annotations

from zedentui.search.vocabulary.patterns import pattern

__all__ = ["as_question"]

_CLAIMED = (
    r"^(?!(?:wie|wat|waar|hoe|welke?|waarom|wanneer|klopt|is|of)\b)(?:[a-z]+ ){1,4}"
    r"(?:beweert|beweerde|beweren|stelt|stelde|zegt|zei|roept|riep|claimt|claimde)(?: ons| mij)? dat (?!.*\bhoeveel\b)"
    r"(?=.*(?:\d|helft|derde|kwart|verdubbel|halve|meer|minder|daal|steg|steeg|stijg|groei|nomen|evenveel))"
)
_THOUGHT = (
    r"^(?:volgens mij|naar mijn (?:mening|idee|gevoel)|(?:bij|naar) mijn weten"
    r"|ik (?:denk|dacht|meen|meende|geloof|vermoed|hoor|hoorde|las|begreep|heb (?:gehoord|gelezen|begrepen))"
    r"(?: eigenlijk| toch)? dat),? (?!.*\b(?:hoeveel|waarom|welke?|hoe|wat)\b)"
    r"(?=.*(?:sepo|dagvaard|stroo|rechter|vervolg|zaken|zeden))"
    r"(?=.*(?:\d|helft|derde|kwart|verdubbel|halve|meer|minder|hoger|lager|daal|steg|steeg|stijg|groei|nomen|evenveel))"
)
_NEVER_AS = (
    r"^(?!(?:wie|wat|waar|hoe|hoeveel|in|welke?|waarom|wanneer|klopt|is|was|waren|zijn|werd|werden|lag|lagen|of)\b)"
    r"(?!.*\beerder\b)(?=.*\bnooit\b.*\bals in 20\d\d)(?=.*\bzo (?:veel|vaak|hoog|groot|weinig|laag|klein)\b)"
)
"""A statement that it was so in no other year: it is held against the figures."""


def as_question(text: str) -> str:
    """Return the folded text with `klopt het dat` before what somebody says or thinks of figures."""
    for source in (_CLAIMED, _THOUGHT):
        text = pattern(source).sub("klopt het dat ", text)
    return pattern(_NEVER_AS).sub("klopt het dat ", text) if "nooit" in text else text
