"""The words people type for what the letter calls otherwise: one place, plain tables, no code.

Each entry maps a value to its phrases, separated by commas; the spelling is free, because phrases are folded and
stemmed before they are compared. What the dossier itself knows (names of groups and measures, the glossary with its
synonyms) is read from the database and does not stand here; words about other things than figures stand in `subjects`,
English ones in `english`.

A phrase with `~` before it only counts beside another word about figures: `rechter` alone is a subject,
`rechter 2021` a question for a number.
"""

from __future__ import annotations

__all__ = [
    "MEASURES", "MEASURE_NOTES", "NOUNS", "OFFENCES", "QUESTION", "UNITS",
]  # fmt: skip

OFFENCES = {
    "zedenmisdrijven": """
        zeden, zedenmisdrijf, zedenmisdrijven, zedenzaak, zedenzaken, zedendelict, zedendelicten,
        zedenmisdrijven totaal, alle zeden, zedencriminaliteit, zedenfeiten, zeden totaal, totaal zeden, alle
        zedenzaken, sr 240, totaal zedenmisdrijven, zedenmisdrijven als geheel, zedenzaken als geheel, zeden
        algemeen, ~seksuele misdrijven, ~seksuele delicten, ~seksueel geweld, ~zedenzedenzaken, ~tabel 1,
        ~tabel1, ~tab 1, ~tab1, ~t1, ~eerste tabel
    """,
    "verkrachting": """
        verkrachting, verkrachtingen, verkrachtingszaak, verkrachtingszaken, verkrachtingsmisdrijf, verkracht,
        verkrachte, verkrachters, verkrachter, verkrachtingsdelict, verkrachtingsdelicten, sr 242, artikel 242, art
        242, 242 sr, 242, verkr, vkr, verkrachtingen zaken, ~tabel 2, ~tabel2, ~tab 2, ~tab2, ~t2, ~tweede tabel
    """,
}
"""Offence group -> what people call it."""

MEASURES = {
    "instroom": """
        instroom, instromen, ingestroomd, ingestroomde, stroomden in, stromen in, instream, stroomde, stroomden,
        stroomt, stromen, instroomcijfers, binnengekomen, binnenkomst, kwamen binnen, komen binnen, kwamen er binnen,
        binnen bij het om, binnenkomen, binnenkwamen, binnenkwam, binnenkomende, nieuwe zaken, kwamen bij het om,
        kwamen er bij het om, kreeg het om, om kreeg, aangemeld bij het om, instr, zaaksinstroom, instroomt,
        instroomden, ~kreeg, ~ontvangen, ~ontving, ~aangeleverd, ~aangebracht, ~ingediend bij het om, ~geregistreerd
        bij het om, binnenkomt
    """,
    "uitstroom": """
        uitstroom, uitstr, uitstromen, uitgestroomd, stroomden uit, stromen uit, stroomt uit, afgehandelde zaken,
        afgedane zaken, ~afgehandeld, ~afgedaan, ~afhandelen, ~afhandeling, ~afdeed, ~afdoet, ~handelde, ~handelt,
        ~behandeld, ~behandelt, ~beslist, ~afgewikkeld, ~afgerond, ~uitging, ~eruit gingen, ~gingen eruit, ~eruit
        gaan, ~gaan eruit, ~eruit kwamen, ~uitgegaan, ~eruit gegaan
    """,
    "administratief_beeindigd": """
        administratief beeindigd, administratieve beeindiging, adm beeindigd, administratief beeindigen,
        administratief afgesloten, beeindigd overig, administratief beeindigd overig, adm beeindigd overig,
        ~beeindigd, ~afdoening overig, ~categorie overig, ~adm overig, ~afgedaan als overig
    """,
    "onvoorwaardelijk_sepot": """
        onvoorwaardelijk sepot, onvoorwaardelijke sepotbeslissingen, onvoorwaardelijk, onvoorwaardelijke, onvw sepot,
        onvw, zonder voorwaarden geseponeerd, sepot zonder voorwaarden, zonder voorwaarden, zonder enige voorwaarde,
        zonder voorwaarden laten vallen, zonder voorwaarden heeft laten vallen, onvoorw, onvoorw sepot, onv sepot, ov
        sepot
    """,
    "sepot": """
        sepot, sepots, sepotten, seponeren, geseponeerd, geseponeerde, seponeerde, seponeert, seponering, seponeerden,
        seponeringen, sepotbeslissing, sepotbeslissingen, gesepot, sepotzaken, sepotcijfers, seponeringspercentage,
        afgezien van vervolging, afzien van vervolging, van vervolging afgezien, van vervolging afzag, afzag van
        vervolging, vervolging gestaakt, gestaakt, staken van vervolging, zonder vervolging, bleven zonder vervolging,
        onvervolgd, onvervolgde, geen vervolging, geen strafvervolging, laten vallen, liet vallen, vallen gelaten,
        vielen af, niet doorgezet, niet-vervolgbeslissing, niet vervolgingsbeslissingen, niet vervolging, weggestuurd,
        ~stopgezet, ~gestopt, ~geschrapt, ~geweigerd te vervolgen, ~weigert te vervolgen, ~weigerde te vervolgen,
        ~weigeren te vervolgen, ~weigerde vervolging, ~geklasseerd, ~zonder gevolg, ~zonder gevolg geklasseerd,
        ~zonder gevolg gerangschikt, ~zonder gevolg geseponeerd, ~zonder gevolg gebleven, ~zonder verder gevolg,
        ~strandde, ~gestrand, ~sneuvelde, ~gesneuveld, ~laten lopen, ~liet lopen, ~stukgelopen, ~liepen stuk,
        ~doodgelopen, ~afgeblazen, ~afgeketst, ~ketsten af, ~niet verder
    """,
    "technisch_sepot": """
        technisch sepot, niet bewezen, niet te bewijzen, onbewijsbaar, niet bewijsbaar, sepot technisch, technisch,
        technische, techn, tech, technische gronden, technische reden, technische redenen, op technische gronden,
        wegens technische gronden, gebrek aan bewijs, te weinig bewijs, onvoldoende bewijs, weinig bewijs, geen
        bewijs, niet genoeg bewijs, bewijsgebrek, bewijsnood, bewijs rond te krijgen, bewijsproblemen, bewijs
        ontbreekt, bewijs ontbrak, zonder bewijs, bewijstekort, technischsepot, ~bewijs, ~onhaalbaar, ~niet haalbaar,
        ten onrechte verdachte
    """,
    "beleidssepot": """
        beleidssepot, beleidssepots, beleidsmatig sepot, om beleidsredenen, beleidsredenen, beleidsgronden,
        beleidsgrond, beleidsreden, sepot beleid, beleid geseponeerd, vanwege beleid, beleidssepotten,
        beleidsoverwegingen, opportuniteitssepot, opportuniteitssepots, ~gezondheid, ~gezondheidsredenen,
        ~gezondheidstoestand, ~gezondheidstoestand van de verdachte, ~ziekte van de verdachte, ~beleid, ~beleidsmatig,
        ~niet opportuun, ~onwenselijk
    """,
    "administratief_sepot": """
        administratief sepot, administratieve redenen, administratieve gronden, adm sepot, sepot administratief,
        ~administratief, ~administratie, admin sepot, ~admin, ~adm
    """,
    "voorwaardelijk_sepot": """
        voorwaardelijk sepot, vw sepot, sepot met voorwaarden, sepot onder voorwaarden, voorw, voorw sepot, vwsepot,
        sepot met proeftijd, onder voorwaarden geseponeerd, met voorwaarden geseponeerd, sepot met een proeftijd,
        voorwaardelijk, voorwaardelijke, ~onder voorwaarden, ~met voorwaarden, ~proeftijd
    """,
    "transactie": """
        transactie, transacties, om transactie, strafbeschikking, strafbeschikkingen, straf beschikking, omsb, om
        strafbeschikking, transactie of strafbeschikking, transactie omsb, transactie en strafbeschikking, schikking,
        schikkingen, ~geschikt, ~schikte, ~boete, ~boetes
    """,
    "voegen": """
        voegen, gevoegd, gevoegde, voeging, voegingen, gevoegde zaken, gevoegd bij een andere zaak, bij een andere
        zaak gevoegd, ~bij een andere zaak, ~voegde, ~samengevoegd
    """,
    "dagvaarden": """
        dagvaarden, dagv, dagvaarding, dagvaardingen, gedagvaard, gedagvaarde, dagvaardt, dagvaardde, beoordeling
        dagvaarden, naar de rechter, voor de rechter, aan de rechter voorgelegd, aan rechter voorgelegd, voorgelegd
        aan de rechter, bij de rechter, naar rechter, voor rechter, de rechter bereikt, de rechter haalt, aan de
        rechter, rechtszaak, rechtszaken, voor de rechtbank, naar de rechtbank, aan de rechtbank, bij de rechtbank, op
        zitting, ter zitting, tot vervolging overgegaan, overgegaan tot vervolging, overgaan tot vervolging, ging over
        tot vervolging, tot vervolging over, vervolging ingesteld, wel vervolgd, wel te vervolgen, wel vervolgen,
        besloot te vervolgen, strafrechtelijk vervolgd, ~rechter, ~rechtbank, ~vervolgd, ~vervolging, ~vervolgen,
        ~vervolgt, ~voorgelegd, ~rechtszaal, ~zittingszaal, ~rechtszitting, ~terechtzitting, ~strafrechter, ~zitting
        haalden, ~haalden de zitting, ~terecht stonden, ~terechtstaan, ~terechtgestaan, ~aangebracht bij de rechter,
        ~aangeklaagd, ~berecht, ~strafvervolging
    """,
}
"""Measure -> everyday words. `sepot` is the family: the letter's own main measure onvoorwaardelijk sepot answers it."""

MEASURE_NOTES = {
    "niet": (
        "‘Niet vervolgd’ lezen wij als onvoorwaardelijk geseponeerd; andere afdoeningen zonder rechter tellen apart."
    ),
    "sepot": (
        "‘Sepot’ lezen wij hier als onvoorwaardelijk sepot, de hoofdmaat van de brief; voorwaardelijk sepot telt apart."
    ),
    "bewijs": "Te weinig bewijs is een van de redenen voor een technisch sepot; de brief splitst die redenen niet uit.",
    "gezondheid": (
        "De gezondheid van de verdachte is een van de voorbeelden die de brief bij een beleidssepot geeft; hij splitst "
        "die redenen niet uit."
    ),
    "vervolg": "‘Vervolgd’ lezen wij als: door het OM aan de rechter voorgelegd (dagvaarden).",
    "administratief": (
        "‘Administratief’ lezen wij als administratief sepot; administratief beëindigd is een andere rij."
    ),
}
"""What an answer adds when the word that was typed is wider than the measure that answers it."""

NOUNS = {
    "sepot": "sepot",
    "dagvaarden": "rechter",
    "instroom": "instroom",
    "uitstroom": "uitstroom",
    "oorzaak": "oorzaken",
}
"""Measure or intent -> the noun that titles use for it: `geseponeerd` finds sepot, `waarom` finds oorzaken."""

UNITS = {
    "percentage": """
        percentage, percentages, kans, kansen, aandeel, aandelen, welk deel, hoe groot deel, hoe groot is het deel,
        deel van, ratio, verhouding, relatief, gedeelte, welk gedeelte, fractie, proportie, deel, percentueel aandeel,
        ~graad, ~quote, ~quota
    """,
    "procent": "procent, percent, pct, hoeveel procent, procentueel, procentuele, percentueel, procenten",
    "punten": "procentpunt, procentpunten, percentagepunt, percentagepunten, procent punt",
    "aantal": "aantal, aantallen, absoluut, absolute aantallen, in absolute zin, absolute",
    "index": "index, indexcijfer, indexcijfers, geindexeerd, indexering",
    "verschil_procent": """
        procentuele verandering, procentueel verschil, procentuele stijging, procentuele daling, procentuele groei,
        procentuele toename, procentuele afname
    """,
    "op_de": "een op de hoeveel, een op hoeveel, op de hoeveel",
}
"""Unit -> words. A share becomes one of the uitstroom unless the query names another whole."""

QUESTION = """
        hoeveel, hoe veel, hoe vaak, hoe dikwijls, hoe groot, hoe hoog, hoe laag, cijfer, getal, statistiek, telling,
        hoeveelste, hvl, hoevaak, hoeveelheid
"""
"""Words that ask for a number."""
