"""What a question wants done with the figures, in the words people type; plain tables, as in `everyday`."""

from __future__ import annotations

__all__ = ["BEST", "MODES"]

BEST = frozenset(
    {
        "beste jaar", "beste jaren", "beste jaar ooit", "best year", "top year", "slechtste jaar", "slechtste jaren",
        "slechtste jaar ooit", "worst year", "bottom year", "slechtste", "beste",
    }
)  # fmt: skip
"""What a figure does not say by itself: which years are good."""

MODES = {
    "up": """
        stijging, stijgingen, gestegen, steeg, stijgt, stegen, stijgen, stijgend, stijgende, toename, toenames,
        toegenomen, nam toe, neemt toe, toeneemt, toenam, toenemen, groei, gegroeid, groeide, groeit, omhoog,
        opgelopen, verhoging, erbij gekomen, vermeerderd, groter geworden, hoger geworden, meer geworden, opwaarts,
        verdubbeld, verdubbelde, verdubbelt, verdubbeling, verdubbelen, verdrievoudigd, verdrievoudigde,
        verviervoudigd
    """,
    "down": """
        daling, dalingen, gedaald, daalde, daalt, daalden, dalen, dalend, dalende, afname, afnames, afgenomen, nam af,
        neemt af, afneemt, afnam, afnemen, omlaag, teruggelopen, terugloop, teruggang, krimp, gekrompen, kromp,
        verminderd, vermindering, kleiner geworden, lager geworden, minder geworden, gehalveerd, halvering, halveerde,
        halveren
    """,
    "change": """
        verandering, veranderingen, veranderd, veranderde, veranderen, tov, ten opzichte van, ~toe of af, mutatie,
        mutaties, groeipercentage, toe en af, toe of afname, groei of krimp, toename of afname, omhoog of omlaag,
        wijziging, wijzigingen, gewijzigd, wijzigde, wijzigden, fluctuatie, schommeling, schommelingen, gestegen of
        gedaald, stijging of daling
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
        hoogste, hoogst, hoogtse, meeste, meest, piek, piekjaar, piekte, record, recordjaar, maximum, maximaal,
        hoogtepunt, vaakst, vaakste, grootste, grootst, sterkste, sterkst, hardst, hardste, topjaar, recordhoogte,
        hoogtepunten, snelst, snelste, maximale, kroon, uitschieter, uitschieters, bovenaan, koploper, hoogtij,
        toppunt, recordaantal, maxima, meest voorkomend, meest gebruikte, belangrijkste, voornaamste, verst uit
        elkaar, het verst uit elkaar, beste jaar, topjaren, beste jaar ooit
    """,
    "lowest": """
        laagste, laagst, minste, minst, dieptepunt, minimum, kleinste, kleinst, zwakste, dieptejaar, laagterecord,
        minimaal, minimale, onderaan, slapst, slapste, rustigst, rustigste, minima, traagst, traagste, minst vaak,
        minst voorkomende, zeldzaamst, zeldzaamste, dichtst bij elkaar, het dichtst bij elkaar, naderden elkaar het
        meest, slechtste jaar, slechtste jaar ooit
    """,
    "spread": """
        bandbreedte, spreiding, uitersten, tussen welke waarden, tussen welke aantallen, tussen welke getallen,
        varieerde, varieerden, varieert, varieren, schommelde, schommelden, schommelt, schommelen, the range, range of
    """,
    "average": """
        gemiddeld, gemiddelde, gemiddelden, doorsnee, gem, gemid, doorsneejaar, jaargemiddelde, jaargemiddelden,
        gemiddeldes, modaal
    """,
    "median": "mediaan, mediane",
    "parts": """
        uitsplitsing, uitgesplitst, verdeling, verdeeld, onderverdeling, opbouw, soorten, per soort, naar soort, naar
        reden, per reden, per grond, naar grond, splits uit, splits, opgesplitst, samenstelling, samengesteld,
        opgebouwd, waaruit bestaat, waaruit bestaan, waaruit bestond, per type, types, welke afdoeningen, waar bestaat
        uit, ~sepotgronden, ~sepotredenen, ~sepotreden, ~sepotsoort, ~soort sepot, ~gronden van sepot, ~soort
        afdoening, ~afdoeningen, ~afdoeningswijze, ~afdoeningscategorie, ~afdoeningssoort, ~afdoeningsvorm, ~categorie
        afdoening, ~sepotcategorie
    """,
    "sum": """
        totaal, totale, opgeteld, samen, in totaal, bij elkaar, cumulatief, som, tezamen, gezamenlijk, alles bij
        elkaar, bijeen, bijeengenomen, bijelkaar, bij elkaar opgeteld, optelsom, totaaltelling, tel op, optellen,
        opgeteld over, plus, ~opgeteld bij
    """,
    "check": """
        klopt, kloppen, klopt het, klopt de zin dat, klopt de stelling dat, klopt de uitspraak dat, klopt dat, is het
        waar, is dat waar, waar of niet, juist, correct, klopt dit, is het juist, is het correct, is het zo, kan het
        kloppen, kan het dat, bevestigen, bevestigen dat, bevestig, kloppen dat, klopt t, factcheck, check,
        controleer, hoezo
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
        in welk jaar, welk jaar, wanneer, hoeveel jaren, hoe vaak kwam het voor, in hoeveel jaren, aantal jaren,
        hoeveel van de jaren, in hoeveel van de jaren, hoeveel van de elf jaren, in hoeveel van de elf jaren, jaren
        waarin, jaren dat, jaren met, jaren waar, jaren toen, sinds wanneer, sinds welk jaar, vanaf welk jaar, vanaf
        wanneer
    """,
}
"""What to do with the figures -> words."""
