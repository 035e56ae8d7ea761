"""Phrases with words between: separable verbs, and what goes together over a few words.

` .. ` stands for a few words: `zag .. af van vervolging`. The last part may stand farther off where it closes the text,
as the particle of a verb does in Dutch; `$` asks that it does.
"""

from __future__ import annotations

__all__ = ["END", "GAPPED", "PARTED", "places"]

GAPPED = {
    ("measure", "sepot"): """
        zag .. af van vervolging, ziet .. af van vervolging, zagen .. af van vervolging, zien .. af van vervolging,
        zag .. van vervolging af, ziet .. van vervolging af, afzag .. van vervolging, zag .. af van, zien .. af van,
        ziet .. af van, zagen .. af van, liet .. vallen, laat .. vallen, lieten .. vallen, laten .. vallen, zette ..
        niet door, zetten .. niet door, zet .. niet door, gingen .. niet door, ging .. niet door, gaan .. niet door
    """,
    ("measure", "uitstroom"): """
        stroomden .. uit, stroomde .. uit, stromen .. uit, stroomt .. uit, handelde .. af, handelden .. af, handelt ..
        af, sloot .. af, sloten .. af, sluit .. af, wikkelde .. af, wikkelden .. af, wikkelt .. af, deed .. af, deden
        .. af, rondde .. af, rondt .. af, gingen .. uit dan, gaan .. uit dan, kwamen .. uit dan, komen .. uit dan
    """,
    ("measure", "instroom"): """
        kwamen .. binnen, kwam .. binnen, komen .. binnen, komt .. binnen, kreeg .. binnen, kregen .. binnen, kwamen
        .. toe bij, kwam .. toe bij, kreeg .. toe, stroomden .. in bij, stroomde .. in bij
    """,
    ("measure", "dagvaarden"): """
        legde .. voor, legden .. voor, legt .. voor, klaagde .. aan, bracht .. voor de rechter, haalden .. de zitting,
        haalde .. de zitting, halen .. de zitting
    """,
    ("mode", "up"): """
        nam .. toe, namen .. toe, neemt .. toe, ging .. omhoog, gingen .. omhoog, gaat .. omhoog, liep .. op, loopt ..
        op, liepen .. op, kwamen .. bij$, kwam .. bij$, komen .. bij$, schoot .. omhoog, schoten .. omhoog
    """,
    ("mode", "change"): """
        nam .. toe of af, namen .. toe of af, neemt .. toe of af, nemen .. toe of af, ging .. omhoog of omlaag, gingen
        .. omhoog of omlaag, gaat .. omhoog of omlaag, liep .. op of terug, liepen .. op of terug, loopt .. op of terug
    """,
    ("lacking", "maat"): """
        bleven .. liggen$, blijven .. liggen$, bleef .. liggen$, blijft .. liggen$, lagen .. op de plank, liggen .. op
        de plank, stonden .. open$, staan .. open$, spreekt .. vrij, sprak .. vrij, spraken .. vrij, spreken .. vrij
    """,
    ("mode", "parts"): """
        hoe zijn .. afgedaan, hoe werden .. afgedaan, hoe is .. afgedaan, hoe werd .. afgedaan, hoe zijn ..
        afgehandeld, hoe werden .. afgehandeld, hoe heeft .. afgedaan, hoe heeft .. afgehandeld, hoe deed .. af$, wat
        gebeurde .. afgehandelde, wat gebeurde .. afgedane, wat gebeurt .. afgehandelde, wat gebeurt .. afgedane
    """,
    ("without", "without"): """
        anders .. dan met, anders .. dan door, anders .. dan via, anders .. dan een, anders .. dan de
    """,
    ("intent", "tekst"): """
        wat zegt .. over, wat zei .. over, wat schrijft .. over, wat schreef .. over, wat vindt .. van, wat vond .. van,
        wat vonden .. van, wat vinden .. van, wat denkt .. van, wat denkt .. over, wat dacht .. van, wat meldt ..
        over, wat stelt .. over, wat staat er in .. over, hoe denkt .. over, what does .. say about
    """,
    ("filler", ""): "vonden .. plaats, vond .. plaats, vindt .. plaats, vinden .. plaats",
    ("mode", "quotient"): "deel .. door, deelt .. door, delen .. door",
    ("mode", "sum"): "tel .. op, tellen .. op, telde .. op, tel .. bij elkaar, optellen",
    ("mode", "down"): """
        nam .. af, namen .. af, neemt .. af, ging .. omlaag, gingen .. omlaag, gaat .. omlaag, liep .. terug, loopt ..
        terug, liepen .. terug, ging .. naar beneden
    """,
}
"""(slot, value) -> phrases with words between."""

PARTED = (
    ("trans actie", "transactie"), ("be leids", "beleids"), ("beleids sepot", "beleidssepot"),
    ("dag vaard", "dagvaard"), ("in stroom", "instroom"),
    ("uit stroom", "uitstroom"), ("ver kracht", "verkracht"),
    ("zeden zaken", "zedenzaken"),
    ("zeden misdrij", "zedenmisdrij"), ("se pot", "sepot"),
)  # fmt: skip
"""Words about figures that were typed in two parts."""

END = ("$",)
"""The part of a phrase that stands for the end of the text."""
_WIDEST = 7  # words between two parts of a phrase with a gap


def places(stems: list[str], start: int, parts: tuple[tuple[str, ...], ...]) -> tuple[int, ...]:
    """Where the parts of a phrase stand from `start` on, each soon behind the one before; nothing when one lacks."""
    found: list[int] = []
    at = start
    final = len(parts) - (2 if parts[-1] == END else 1)
    for number, part in enumerate(parts):
        if part == END:
            return tuple(found) if at == len(stems) else ()
        # The particle of a separable verb closes its clause, however long that is: `tel de sepots in 2014 ... op`.
        closes = number and number == final and tuple(stems[len(stems) - len(part) :]) == part
        if closes and final < len(parts) - 1:
            at = max(at, len(stems) - len(part))
        last = start if number == 0 else len(stems) if closes else min(at + _WIDEST, len(stems))
        while at <= last and tuple(stems[at : at + len(part)]) != part:
            at += 1
        if at > last or at + len(part) > len(stems):
            return ()
        found += range(at, at + len(part))
        at += len(part)
    return tuple(found)
