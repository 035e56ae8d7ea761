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
    "MEASURES", "MEASURE_NOTES", "MODES", "NOUNS", "OFFENCES", "QUESTION", "UNITS",
]  # fmt: skip

OFFENCES = {
    "zedenmisdrijven": """
        zeden, zedenmisdrijf, zedenmisdrijven, zedenzaak, zedenzaken, zedendelict, zedendelicten, zedenmisdrijven
        totaal, alle zeden, zedencriminaliteit, zedenfeiten, zeden totaal, totaal zeden, alle zedenzaken, sr 240,
        totaal zedenmisdrijven, zedenmisdrijven als geheel, zedenzaken als geheel, zeden algemeen, ~seksuele
        misdrijven, ~seksuele delicten, ~seksueel geweld, ~zedenzedenzaken, ~tabel 1, ~eerste tabel
    """,
    "verkrachting": """
        verkrachting, verkrachtingen, verkrachtingszaak, verkrachtingszaken, verkrachtingsmisdrijf, verkracht,
        verkrachte, verkrachters, verkrachter, verkrachtingsdelict, verkrachtingsdelicten, sr 242, artikel 242, art
        242, 242 sr, 242, verkr, vkr, verkrachtingen zaken, ~tabel 2, ~tweede tabel
    """,
}
"""Offence group -> what people call it."""

MEASURES = {
    "instroom": """
        instroom, instromen, ingestroomd, ingestroomde, stroomden in, stroomde in, stromen in, instream, stroomde,
        stroomden, stroomt, stromen, instroomcijfers, binnengekomen, binnenkomst, kwamen binnen, kwam binnen, komen
        binnen, kwamen er binnen, binnen bij het om, binnenkomen, binnenkwamen, binnenkwam, binnenkomende, nieuwe
        zaken, kwamen bij het om, kwamen er bij het om, kreeg het om, om kreeg, kwam bij het om, aangemeld bij het om,
        instr, zaaksinstroom, instroomt, instroomden, ~kreeg, ~ontvangen, ~ontving, ~aangeleverd, ~aangebracht,
        ~ingediend bij het om, ~geregistreerd bij het om
    """,
    "uitstroom": """
        uitstroom, uitstr, uitstromen, uitgestroomd, stroomden uit, stroomde uit, stromen uit, stroomt uit,
        afgehandelde zaken, afgedane zaken, ~afgehandeld, ~afgehandelde, ~afgedaan, ~afhandelen, ~afhandeling,
        ~afdeed, ~afdeden, ~afdoet,
        ~handelde, ~handelden, ~handelt, ~behandeld, ~behandelde, ~behandelt, ~beslist, ~afgewikkeld, ~afgerond,
        ~afgeronde, ~uitging
    """,
    "administratief_beeindigd": """
        administratief beeindigd, administratief beeindigde, administratieve beeindiging, adm beeindigd,
        administratief beeindigen, administratief afgesloten, beeindigd overig, administratief beeindigd overig, adm
        beeindigd overig, ~beeindigd, ~beeindigde, ~afdoening overig, ~categorie overig, ~adm overig, ~afgedaan als
        overig
    """,
    "onvoorwaardelijk_sepot": """
        onvoorwaardelijk sepot, onvoorwaardelijke sepots, onvoorwaardelijk geseponeerd, onvoorwaardelijk geseponeerde,
        onvoorwaardelijke sepotbeslissingen, onvoorwaardelijk seponeren, onvoorwaardelijk, onvoorwaardelijke, onvw
        sepot, onvw, zonder voorwaarden geseponeerd, zonder voorwaarde geseponeerd, sepot zonder voorwaarden, sepots
        zonder voorwaarden, geseponeerd zonder voorwaarden, geseponeerd zonder voorwaarde, sepot zonder voorwaarde,
        onvoorw, onvoorw sepot, onvoorw sepots, onv sepot, onv sepots, ov sepot, onvw sepots, onvoorw geseponeerd
    """,
    "sepot": """
        sepot, sepots, sepotten, seponeren, geseponeerd, geseponeerde, seponeerde, seponeert, seponering, seponeerden,
        seponeringen, sepotbeslissing, sepotbeslissingen, gesepot, sepotzaken, sepotcijfers, seponeringspercentage,
        afgezien van vervolging, afzien van vervolging, van vervolging afgezien, van vervolging afzag, afzag van
        vervolging, vervolging gestaakt, gestaakt, staken van vervolging, zonder vervolging, bleven zonder vervolging,
        bleef zonder vervolging, onvervolgd, onvervolgde, geen vervolging, geen strafvervolging, laten vallen, laat
        vallen, liet vallen, lieten vallen, vallen gelaten, vielen af, niet doorgezet, niet-vervolgbeslissing,
        niet-vervolgbeslissingen, niet vervolgbeslissingen, niet vervolgbeslissing, niet vervolgingsbeslissingen,
        niet-vervolgingsbeslissingen, niet vervolging, weggestuurd, ~stopgezet, ~gestopt, ~geschrapt, ~geweigerd te
        vervolgen, ~weigert te vervolgen, ~weigerde te vervolgen, ~weigeren te vervolgen, ~weigerde vervolging,
        ~geklasseerd, ~geklasseerde, ~zonder gevolg, ~zonder gevolg geklasseerd, ~zonder gevolg gerangschikt, ~zonder
        gevolg geseponeerd, ~zonder gevolg gebleven, ~zonder verder gevolg, ~strandde, ~strandden, ~stranden,
        ~gestrand, ~sneuvelde, ~sneuvelden, ~gesneuveld, ~laten lopen, ~liet lopen, ~lieten lopen, ~stukgelopen,
        ~liepen stuk, ~doodgelopen, ~afgeblazen, ~afgeketst, ~ketsten af, ~niet verder
    """,
    "technisch_sepot": """
        technisch sepot, technische sepots, technisch geseponeerd, technisch geseponeerde, technisch seponeren, niet
        bewezen, niet te bewijzen, onbewijsbaar, niet bewijsbaar, sepot technisch, sepots technisch, geseponeerd
        technisch, technisch, technische, techn, tech, technische gronden, technische grond, technische reden,
        technische redenen, op technische gronden, wegens technische gronden, gebrek aan bewijs, te weinig bewijs,
        onvoldoende bewijs, weinig bewijs, geen bewijs, niet genoeg bewijs, bewijsgebrek, bewijsnood, niet te
        bewijzen, niet bewijsbaar, bewijs rond te krijgen, bewijsproblemen, bewijs ontbreekt, bewijs ontbrak, zonder
        bewijs, bewijstekort, technischsepot, ~bewijs, ~onhaalbaar, ~niet haalbaar, ten onrechte verdachte
    """,
    "beleidssepot": """
        beleidssepot, beleidssepots, beleidsmatig sepot, beleidsmatige sepots, beleidsmatig geseponeerd, om
        beleidsredenen, beleidsredenen, beleidsgronden, beleidsgrond, beleidsreden, sepot beleid, sepots beleid,
        beleid geseponeerd, vanwege beleid, beleidssepotten, beleidsoverwegingen, opportuniteitssepot,
        opportuniteitssepots, ~gezondheid, ~gezondheidsredenen, ~gezondheidstoestand, ~gezondheidstoestand van de
        verdachte, ~ziekte van de verdachte, ~beleid, ~beleidsmatig, ~beleidsmatige, ~niet opportuun, ~onwenselijk
    """,
    "administratief_sepot": """
        administratief sepot, administratieve sepots, administratief geseponeerd, administratieve redenen,
        administratieve gronden, adm sepot, adm sepots, sepot administratief, sepots administratief, administratief
        seponeren, administratieve grond, ~administratief, ~administratieve, ~administratie, admin sepot, admin
        sepots, ~admin, ~adm
    """,
    "voorwaardelijk_sepot": """
        voorwaardelijk sepot, voorwaardelijke sepots, voorwaardelijk geseponeerd, voorwaardelijk geseponeerde, vw sepot,
        voorwaardelijk seponeren, sepot met voorwaarden, sepots met voorwaarden, sepot onder voorwaarden, sepots onder
        voorwaarden, voorw, voorw sepot, voorw sepots, vw sepots, vwsepot, sepot met proeftijd, sepots met proeftijd,
        onder voorwaarden geseponeerd, met voorwaarden geseponeerd, geseponeerd onder voorwaarden, geseponeerd met
        voorwaarden, sepot met een proeftijd, sepot met voorwaarde, voorwaardelijk, voorwaardelijke, ~onder voorwaarden,
        ~met voorwaarden, ~proeftijd
    """,
    "transactie": """
        transactie, transacties, om transactie, strafbeschikking, strafbeschikkingen, straf beschikking, straf
        beschikkingen, omsb, om strafbeschikking, transactie of strafbeschikking, transactie omsb, transactie en
        strafbeschikking, transacties en strafbeschikkingen, transacties of strafbeschikkingen, schikking,
        schikkingen, ~geschikt, ~schikte, ~boete, ~boetes
    """,
    "voegen": """
        voegen, gevoegd, gevoegde, voeging, voegingen, gevoegde zaken, gevoegd bij een andere zaak, bij een andere
        zaak gevoegd, ~voegde, ~voegden, ~samengevoegd
    """,
    "dagvaarden": """
        dagvaarden, dagv, dagvaarding, dagvaardingen, gedagvaard, gedagvaarde, dagvaardt, dagvaardde, beoordeling
        dagvaarden, naar de rechter, voor de rechter, aan de rechter voorgelegd, aan rechter voorgelegd, voorgelegd aan
        de rechter, bij de rechter, naar rechter, voor rechter, de rechter bereikt, de rechter haalt, aan de rechter,
        rechtszaak, rechtszaken, voor de rechtbank, naar de rechtbank, aan de rechtbank, bij de rechtbank, op zitting,
        ter zitting, tot vervolging overgegaan, overgegaan tot vervolging, overgaan tot vervolging, ging over tot
        vervolging, tot vervolging over, vervolging ingesteld, wel vervolgd, strafrechtelijk vervolgd, ~rechter,
        ~rechtbank, ~rechters, ~vervolgd, ~vervolgde, ~vervolging, ~vervolgingen, ~vervolgen, ~vervolgt, ~vervolgden,
        ~voorgelegd, ~rechtszaal, ~zittingszaal, ~rechtszitting, ~rechtszittingen, ~terechtzitting, ~strafrechter,
        ~terecht stonden, ~terechtstaan, ~terechtgestaan, ~aangebracht bij de rechter, ~aangeklaagd,
        ~berecht, ~strafvervolging
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
        deel van, ratio, verhouding, relatief, gedeelte, welk gedeelte, fractie, proportie, deel, percentueel aandeel
    """,
    "procent": "procent, percent, pct, hoeveel procent, procentueel, procentuele, percentueel, procenten",
    "punten": "procentpunt, procentpunten, percentagepunt, percentagepunten, procent punt",
    "aantal": "aantal, aantallen, absoluut, absolute aantallen, in absolute zin, absolute",
    "index": "index, indexcijfer, indexcijfers, geindexeerd, indexering",
    "verschil_procent": """
        procentuele verandering, procentueel verschil, procentuele stijging, procentuele daling, procentuele groei,
        procentuele toename, procentuele afname
    """,
    "op_de": "een op de hoeveel, 1 op de hoeveel, een op hoeveel, op de hoeveel",
}
"""Unit -> words. A share becomes one of the uitstroom unless the query names another whole."""

MODES = {
    "up": """
        stijging, stijgingen, gestegen, steeg, stijgt, stegen, stijgen, stijgend, stijgende, toename, toenames,
        toegenomen, nam toe, neemt toe, namen toe, toeneemt, toenam, toenemen, groei, gegroeid, groeide, groeit,
        omhoog, opgelopen, verhoging, erbij gekomen, vermeerderd, groter geworden, hoger geworden, meer geworden,
        opwaarts, verdubbeld, verdubbelde, verdubbelt, verdubbeling, verdubbelen, verdrievoudigd, verdrievoudigde,
        verviervoudigd
    """,
    "down": """
        daling, dalingen, gedaald, daalde, daalt, daalden, dalen, dalend, dalende, afname, afnames, afgenomen, nam af,
        neemt af, namen af, afneemt, afnam, afnemen, omlaag, teruggelopen, terugloop, teruggang, krimp, gekrompen,
        kromp, verminderd, vermindering, kleiner geworden, lager geworden, minder geworden, gehalveerd, halvering,
        halveerde, halveren
    """,
    "change": """
        verandering, veranderingen, veranderd, veranderde, veranderen, tov, ten opzichte van, t.o.v., ~toe of af,
        mutatie, mutaties, groeipercentage, toe en af, toe of afname, groei of krimp, toename of afname, omhoog of
        omlaag, wijziging, wijzigingen, gewijzigd, wijzigde, wijzigden, fluctuatie, schommeling, schommelingen,
        gestegen of gedaald, stijging of daling, toe of af
    """,
    "gap": """
        verschil, verschillen, verschilt, verschilden, scheelt, scheelde, schelen, hoeveel meer, hoeveel minder,
        hoeveel hoger, hoeveel lager, hoeveel vaker, hoeveel groter, hoeveel kleiner, kloof, gat, uiteen, overtrof,
        overtroffen, overtreft
    """,
    "more": """
        meer, hoger, vaker, groter, hogere, grotere, vaker dan, meer dan, hoger dan, groter dan, boven die van, boven
        dat van, eerder dan
    """,
    "less": """
        minder, lager, kleiner, minder vaak, lagere, kleinere, minder dan, lager dan, kleiner dan, onder die van,
        onder dat van, minder vaak dan
    """,
    "compare": """
        vs, versus, vergelijk, vergelijken, vergelijking, vergeleken, tegenover, tegen, naast elkaar, naast, in
        vergelijking met, vergeleken met, ~in vergelijking, tegenover elkaar, tegen elkaar, tegen elkaar af, verhoudt,
        verhouden, verhield, verhielden, afgezet tegen, afgezet, naast elkaar gezet
    """,
    "equal": """
        evenveel, even veel, even hoog, even groot, even vaak, even laag, even sterk, net zo veel, net zoveel, net zo
        hoog, net zo vaak, net zo groot, net zo laag, zo hoog als, zo veel als, zoveel als, zo vaak als, zo groot als,
        zo laag als, hetzelfde aantal, hetzelfde als, hetzelfde, gelijk aan, gelijk, gelijk gebleven, hetzelfde
        gebleven, onveranderd, as many as, the same as, equal to, as high as
    """,
    "times": """
        keer zo veel, keer zoveel, maal zo veel, maal zoveel, hoeveel keer, hoeveel maal, keer zo vaak, keer zo hoog,
        keer zo groot, factor, verhouding tussen, keer meer, maal meer, keer vaker, maal vaker, keer hoger, maal
        hoger, keer groter, keer minder
    """,
    "quotient": """
        gedeeld door, delen door, als percentage van, als deel van, als aandeel van, in procenten van, uitgedrukt in
        procenten van, als fractie van, divided by, as a percentage of, as a share of
    """,
    "series": """
        ontwikkeling, ontwikkelingen, stijgende lijn, opgaande lijn, stijgende trend, dalende lijn, neergaande lijn,
        dalende trend, ontwikkelde, ontwikkelden, ontwikkeld, trend, trends, verloop, verlopen, reeks, tijdreeks, per
        jaar, elk jaar, ieder jaar, jaarlijks, jaarlijkse, alle jaren, door de jaren heen, over de jaren, jaarcijfers,
        historisch, tijdlijn, van jaar tot jaar, jaar op jaar, per kalenderjaar, elk van de jaren, meerjarig, verliep,
        jaar voor jaar, per jaartal, jaarreeks, cijferreeks, jaar na jaar, van jaar op jaar, uitgesplitst per jaar,
        uitgesplitst naar jaar, verdeeld over de jaren, uitgezet
    """,
    "highest": """
        hoogste, hoogst, meeste, meest, piek, piekjaar, piekte, record, recordjaar, maximum, maximaal, hoogtepunt,
        vaakst, vaakste, grootste, grootst, sterkste, sterkst, hardst, hardste, topjaar, recordhoogte, hoogtepunten,
        snelst, snelste, maximale, kroon, uitschieter, uitschieters, bovenaan, koploper, hoogtepunten, hoogtij,
        toppunt, recordaantal, maxima, meest voorkomend, meest voorkomende, meest gebruikte, belangrijkste,
        voornaamste, verst uit elkaar, het verst uit elkaar
    """,
    "lowest": """
        laagste, laagst, minste, minst, dieptepunt, minimum, kleinste, kleinst, zwakste, dieptejaar, laagterecord,
        minimaal, minimale, onderaan, slapst, slapste, rustigst, rustigste, minima, traagst, traagste, minst vaak,
        minst voorkomende, zeldzaamst, zeldzaamste, dichtst bij elkaar, het dichtst bij elkaar
    """,
    "spread": """
        bandbreedte, spreiding, uitersten, tussen welke waarden, tussen welke aantallen, tussen welke getallen,
        varieerde, varieerden, varieert, varieren, schommelde, schommelden, schommelt, schommelen, the range, range of
    """,
    "average": """
        gemiddeld, gemiddelde, gemiddelden, gemiddelden, doorsnee, gem, gemid, doorsneejaar, jaargemiddelde,
        jaargemiddelden, gemiddeldes, modaal
    """,
    "median": "mediaan, mediane",
    "parts": """
        uitsplitsing, uitgesplitst, verdeling, verdeeld, onderverdeling, opbouw, soorten, per soort, naar soort, naar
        reden, per reden, per grond, naar grond, splits uit, splits, opgesplitst, samenstelling, samengesteld,
        opgebouwd, waaruit bestaat, waaruit bestaan, waaruit bestond, waaruit bestonden, per type, types, welke
        afdoeningen, waar bestaat uit, ~sepotgronden, ~sepotgrond, ~sepotredenen, ~sepotreden, ~sepotsoort, ~soort
        sepot, ~gronden van sepot, ~soort afdoening, ~afdoeningen, ~afdoening, ~afdoeningswijze, ~afdoeningswijzen,
        ~afdoeningscategorie, ~afdoeningscategorieen, ~afdoeningssoort, ~afdoeningssoorten, ~afdoeningsvorm,
        ~afdoeningsvormen, ~categorie afdoening, ~sepotcategorie, ~sepotcategorieen, ~sepotsoorten
    """,
    "sum": """
        totaal, totale, opgeteld, samen, in totaal, bij elkaar, cumulatief, som, tezamen, gezamenlijk, alles bij
        elkaar, bijeen, bijeengenomen, bijelkaar, bij elkaar opgeteld, optelsom, totaaltelling, tel op, optellen,
        opgeteld over, plus, ~opgeteld bij
    """,
    "check": """
        klopt, kloppen, klopt het, klopt dat, is het waar, is dat waar, waar of niet, juist, correct, klopt dit, is
        het juist, is het correct, is het zo, kan het kloppen, kan het dat, bevestigen, bevestigen dat, bevestig,
        kloppen dat, klopt t, klopt 't, factcheck, check, controleer, hoezo
    """,
    "first": """
        voor het eerst, voor de eerste keer, het eerst, eerste jaar waarin, eerste jaar met, eerste jaar boven, eerste
        jaar onder, eerste jaar dat, eerste keer dat, for the first time
    """,
    "last": """
        voor het laatst, voor de laatste keer, het laatst, laatste jaar waarin, laatste jaar met, laatste jaar boven,
        laatste jaar onder, laatste jaar dat, laatste keer dat, for the last time
    """,
    "whichyear": """
        in welk jaar, welk jaar, welke jaren, in welke jaren, wanneer, hoeveel jaren, hoeveel jaar, hoe vaak kwam het
        voor, in hoeveel jaren, aantal jaren, aantal jaar, hoeveel van de jaren, in hoeveel van de jaren, hoeveel van
        de elf jaren, in hoeveel van de elf jaren, jaren waarin, jaar waarin, jaren dat, jaren met, jaar met, jaren
        waar, jaar waar, jaren toen, sinds wanneer, sinds welk jaar, vanaf welk jaar, vanaf wanneer
    """,
}
"""What to do with the figures -> words."""

QUESTION = """
        hoeveel, hoe veel, hoe vaak, hoe dikwijls, hoe groot, hoe hoog, hoe laag, cijfer, cijfers, getal, getallen,
        statistiek, statistieken, telling, hoeveelste, hvl, hoevaak, hoeveelheid
"""
"""Words that ask for a number."""
