"""Words that may never be passed over, and the words of numbers and months.

A denial, an exclusion, a rank, a rate, a part of a year: each is interpreted, or the answer says why there is no
figure.
"""

from __future__ import annotations

__all__ = ["CRITICAL", "MONTHS", "NUMBERS", "whole_number"]

CRITICAL = {
    "neg": """
        niet, geen, nooit, nimmer, niemand, geeneen, noch, evenmin, ongedagvaard, not, never, weigerde, weigert,
        weigeren, geweigerd, verzuimde, naliet, nagelaten
    """,
    "without": """
        over na, na aftrek van, als je .. aftrekt, zonder, exclusief, excl, behalve, buiten, uitgezonderd, met
        uitzondering van, minus, min, anders dan, andere redenen dan, andere gronden dan, andere reden dan, een andere
        reden dan, afgezien van, los van, verminderd met, met weglating van, except, excluding, without, minus de,
        buiten beschouwing gelaten, op .. na, niet zijnde
    """,
    "without_after": """
        niet meegerekend, niet meegeteld, niet meegenomen, niet meetellen, niet meerekenen, niet inbegrepen,
        uitgesloten, weggelaten, buiten beschouwing, eraf, eruit gelaten, afgetrokken, niet mee
    """,
    "other": "overige, andere, rest, resterende, restant, other",
    "both": "beide groepen, beide tabellen, beide, allebei, both groups, both, both tables",
    "always": """
        altijd, telkens, iedere keer, elke keer, always, every time, alleen maar, voortdurend, constant, continu,
        uitsluitend maar, enkel maar, onophoudelijk
    """,
    "subject": """
        wet seksuele misdrijven, wetsvoorstel seksuele misdrijven, wet op seksuele misdrijven, nieuwe zedenwet,
        nieuwe zedenwetgeving, sexual offences act, defence for children, expertisebureau online kindermisbruik,
        toerismepersoneel
    """,
    "yardstick": """
        geleidelijk, redelijk stabiel, stabiel, stabiel gebleven, fluctueert, lichte toename, lichte afname,
        werkelijke toename, veel minder vaak, stable, fluctuates, gradually
    """,
    "streak": """
        op rij, achter elkaar, achtereen, aaneen, aaneengesloten, opeenvolgende, achtereenvolgend, onafgebroken, in a
        row, consecutive, consecutively, langste reeks, langste rij, langste periode, langste tijd, langst, het
        langst, aan een stuk, ononderbroken, successievelijk, na elkaar, successive
    """,
    "to_mean": """
        meer dan gemiddeld, minder dan gemiddeld, hoger dan gemiddeld, lager dan gemiddeld, boven gemiddeld, onder
        gemiddeld, bovengemiddeld, benedengemiddeld, ondergemiddeld, boven het gemiddelde, onder het gemiddelde, dan
        het gemiddelde, dan gemiddeld, above average, below average, than average, than the average, met het
        gemiddelde, ten opzichte van het gemiddelde, tov het gemiddelde, van het gemiddelde af, tegen het gemiddelde,
        meer dan het gemiddelde, minder dan het gemiddelde, hoger dan het gemiddelde, lager dan het gemiddelde, boven
        het elfjarig gemiddelde, tegenover het gemiddelde, groter dan gemiddeld, kleiner dan gemiddeld, vaker dan
        gemiddeld, minder vaak dan gemiddeld, with the average, to the average, vergeleken met het gemiddelde, in
        vergelijking met het gemiddelde, vergeleken bij het gemiddelde, ten opzichte van
        gemiddelde, vergeleken met gemiddelde, gelijk aan het gemiddelde, gelijk aan gemiddeld, evenveel als het
        gemiddelde, evenveel als gemiddeld, even hoog als het gemiddelde, even hoog als gemiddeld, even groot als
        het gemiddelde, equal to the average
    """,
    "cause": ", ".join(
        f"{by} {article}{crisis}"
        for by in ("door", "vanwege", "wegens", "dankzij", "als gevolg van", "ten gevolge van", "because of", "due to")
        for article in ("", "de ", "het ")
        for crisis in (
            "corona",
            "coronacrisis",
            "covid",
            "coronapandemie",
            "pandemie",
            "lockdown",
            "lockdowns",
            "coronamaatregelen",
            "coronavirus",
        )
    ),
    "rate": """
        per dag, per week, per uur, per minuut, dagelijks, wekelijks, elke dag, iedere dag, elke week, iedere week,
        per etmaal, per 24 uur, per inwoner, per hoofd, per hoofd van de bevolking, per 1000 inwoners, per 100000
        inwoners, per 10000 inwoners, per duizend inwoners, per honderdduizend inwoners, per miljoen inwoners, per
        persoon, per officier, per werkdag, per capita, per day, per week gemiddeld, per duizend, per vrouw
    """,
    "partyear": """
        per maand, maand, maandelijks, maandcijfers, per kwartaal, kwartaal, kwartaalcijfers, eerste helft, tweede
        helft, eerste halfjaar, tweede halfjaar, halfjaar, half jaar, halverwege, ~begin, ~eind, ~medio, maandag,
        dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag, in de helft, helft van het jaar, eerste kwartaal,
        tweede kwartaal, derde kwartaal, vierde kwartaal, zomermaanden, wintermaanden, weekend, q1, q2, q3, q4,
        januari, februari, maart, april, juni, juli, augustus, september, oktober, november, december, zomer, winter,
        lente, herfst, feb, mrt, sept, okt, nov, dec, voorjaar, najaar, monthly, per month, week, seizoen, eerste
        maanden
    """,
}
"""Words that are never filler: they are interpreted, or the answer says why there is no figure."""

MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december "
    "jan feb mrt apr jun jul aug sept sep okt nov dec"
)
"""A year after one of these is part of a date."""

NUMBERS = {
    "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
    "elf": 11, "twaalf": 12,
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10,
}  # fmt: skip
"""Numbers as words, for `afgelopen vijf jaar` and `actielijn drie`."""


def whole_number(text: str) -> int:
    """Read digits, or one of `NUMBERS`."""
    return int(text) if text.isdigit() else NUMBERS[text]
