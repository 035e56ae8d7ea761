"""When `lists` is worth loading: a part of a word that each question for a list has.

A look-up that asks for no list does not load the modules of all lists; a list that is asked in a new way needs its word
here. `test_lookups_hints.py` holds the wordings of the tests against it.
"""

from __future__ import annotations

__all__ = ["may_be_list"]

_HINTS = (
    "te late", "nipt", "krap",
    "toezeg", "belo", "belof", "termijn", "deadline", "laat", "overdue", "promise", "moet", "open", "gebeur",
    "tijd", "actie", "action", "stem", "vote", "motie", "motion", "partij", "fractie", "steun", "klop", "fout",
    "telt", "tellen", "beweer", "bewering", "nagekomen", "narek", "rekenen", "onjuist", "check", "waar",
    "agenda", "vandaag", "morgen", "gisteren", "toegez", "brief", "briev", "sindsdien", "nadien", "letter",
    "klaar", "staat er", "komt er", "te doen", "maatregel", "aan", "lijn", "organi", "party", "ver ",
    "geworden", "gekomen", "came of", "become of", "stapel", "verwachten", "afloop", "eindig", "opgelev", "geldt",
    "liep",
    "loopt", "hoe lang", "dagen", "weken", "status", "kreeg", "ging", "stuurde", "verscheen", "vervi", "tegen",
    "staat het", "stand", "hoe ver", "terecht", "verantw", "deelnemers", "werken mee", "werkt mee", "doet mee",
    "doen mee", "zit",
    "unaniem", "doen", "uitkomst", "begrip", "organisatie", "instantie",
    "stuk", "tabel", "measures",
)  # fmt: skip


def may_be_list(text: str) -> bool:
    """Return whether the folded `text` has a word that a question for a list has."""
    return any(hint in text for hint in _HINTS)
