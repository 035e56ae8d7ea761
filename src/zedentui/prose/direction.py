"""Which way a change goes: up or down, by the word that stands nearest to it.

A sentence may speak of both: `na een eerdere daling steeg de instroom met 13 procent`. What stands right behind a
number counts first, then what stands before it, then the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zedentui.search.vocabulary.numbers import Number

__all__ = ["FALLING", "MOVE", "RISING", "is_fall_beside"]

MOVE = (
    r"stijging|daling|toename|afname|groei|krimp|teruggang|terugloop|terugval|vermindering|verhoging|verlaging"
    r"|aanwas|sprong|klim|val|duik|dip|increase|decrease|rise|fall|drop|decline"
)
"""Nouns for a change."""
RISING = (
    r"ste[eg]+\w*|gestegen|stijg\w*|toename|toen[ae]m\w*|toegenomen|groei\w*|gegroeid|klimt|klimmen|klom|klommen|geklommen"
    r"|sprong\w*|gesprongen|schoot|schoten|vermeerder\w*|verho+g\w*|opgelopen|opgeveerd|aanwas|omhoog|rose|increase\w*"
)
"""Words that say that something rose."""
FALLING = (
    r"daal\w*|dal(?:en|ing)|gedaald|afname|afn[ae]m\w*|afgenomen|krimp\w*|kromp\w*|gekrompen|zak(?:t|te|ten|ken)|gezakt"
    r"|sl[io]nk\w*|geslonken|verminder\w*|verla+g\w*|kelder\w*|gekelderd|dook|doken|gedoken|tuimel\w*|teruggang"
    r"|terugloop|terugval|teruggelopen|teruggevallen|teruggezakt|ingezakt|omlaag|f[ae]ll|drop\w*|decline\w*|decrease\w*"
)
"""Words that say that something fell."""
_UP = rf"{RISING}|plus|meer|vaker|hoger|groter|erbij|rise|more|higher"
_DOWN = rf"{FALLING}|min|minder|lager|kleiner|eraf|less|fewer|lower"
_WAY = re.compile(
    r"\b(?P<not>(?:geen|niet|no|not|zonder|eerdere|(?:na|ondanks|anders dan) (?:de|een|die)|after (?:a|the)) )?"
    rf"(?:\w+e )?(?:(?P<down>{_DOWN})|(?P<up>{_UP}))\b(?! (?:dan|than) \w*(?:\d|de helft|een)"
    r"| (?:hard|snel|sterk|fors|steil|scherp|rap|vlug|bekend)\b)"
)
_TURN = re.compile(
    r"\b(?:(?:nam|namen|neemt|nemen)\b[^.;]{0,120}?\b(?P<in>toe|af)|(?:liep|liepen|loopt|lopen|viel|vielen|valt|vallen"
    r"|ging|gingen)\b[^.;]{0,120}?\b(?P<back>terug|achteruit))\b"
)
_BOUND = re.compile(r"\b(?:(?:niet|geen|no|not) )?(?:meer|minder|more|less|fewer) (?:dan|than)\s*$")
_BEHIND = re.compile(
    r"\s*(?:zaken |verkrachtingszaken |zedenzaken |cases |sepots |dagvaardingen |keer |procentpunt |punten? )?"
    rf"(?:(?P<down>{_DOWN}|af|terug|achteruit)|(?P<up>{_UP}|toe|op|bij))\b"
)


def is_fall_beside(text: str, number: Number) -> bool:
    """Whether the words of the sentence tell of a fall, those nearest to the number first."""
    start, end = number.span
    if (sign := text[max(0, start - 1) : start]) and sign in "+−":
        return sign == "−"
    if not re.search(r"\b(?:plus|min)\s*$", text[:start]) and (behind := _BEHIND.match(text, end)):
        return behind["down"] is not None
    head = _BOUND.sub("", text[:start])
    ways = [(m.start(), m["down"] is not None) for m in _WAY.finditer(text) if not m["not"]]
    for turn in _TURN.finditer(text):
        ways.append((turn.end() if turn.end() <= start else turn.start(), turn["in"] != "toe"))
    ways.sort()
    before = [down for place, down in ways if place < len(head)]
    after = [down for place, down in ways if place >= end]
    return before[-1] if before else bool(after) and after[0]
