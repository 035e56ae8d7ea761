"""Words about other things than the figures: kinds of items, what the letter does not count, what says nothing.

Plain tables, as in `everyday`.
"""

from __future__ import annotations

__all__ = ["FILLERS", "INTENTS", "LACKING"]

INTENTS = {
    "begrip": """
        wat valt onder, zowel, langjarig, basis, als basis, ooit eerder, begrip, definitie, betekenis, betekent, wat
        is, wat zijn, wat betekent, wat houdt, uitleg, leg uit, verklaar, afkorting, staat voor, betekenen,
        omschrijving, verklaring van, wat wordt bedoeld, wat bedoelt
    """,
    "toezegging": """
        toezegging, toegezegd, zegde toe, beloofd, belooft, belofte, beloftes, termijn, deadline, deadlines, gepland,
        planning, verwacht, verstreken, te laat, op tijd, oplevering, opgeleverd, agenda, klaar, hoe lang nog, datum,
        welke dag, welke maand, wanneer klaar, wanneer gaat, wanneer komt, wanneer is, wanneer wordt
    """,
    "bewering": """
        narekenen, na te rekenen, nagerekend, controle, bewering, beweert, fout, rekenfout, onjuist
    """,
    "motie": "motie, indiener, ingediend, diende, diende in, indiende, indienen",
    "stemming": """
        stemming, tegengestemd, voorgestemd, stemde, gestemd, stemuitslag, stemverhouding, voorstemmers,
        tegenstemmers, stemgedrag, stemmen
    """,
    "organisatie": """
        wie, organisatie, instantie, welke partij, wie is, wie zijn, wat doet, verantwoordelijk, wie leidt, wie trekt,
        trekker, wie gaat over, wie doet, wie voert, wie regelt, rol van, de rol, welke rol, taak van, de taak,
        opdracht van, functie van, verantwoordelijkheid van
    """,
    "stuk": """
        kamerstuk, kst, stuk, staatsblad, stb, bron, verwijzing, voetnoot, kamerbrief, dossiernummer, nummer
    """,
    "paragraaf": "paragraaf, hoofdstuk, bladzijde, pagina, blz",
    "actie": "actie, welke acties",
    "actielijn": "actielijn",
    "maatregel": "maatregel, transnationale maatregelen",
    "oorzaak": """
        waarom, hoe komt het, hoe kan het, hoe kan dat, waardoor, oorzaak, verklaring, verklaart, achterliggende
        oorzaken, komt dat door, komt door
    """,
    "kanttekening": "kanttekening, reeksbreuk",
}
"""Kind of item that is asked for -> words. They lift that kind; `oorzaak` and `stemming` lift the kinds that tell why
something is so and who voted."""

LACKING = {
    "delict": """
        kinderporno, kinderpornografie, aanranding, aanrander, mensenhandel, ontucht, grooming, sexting, wraakporno,
        incest, schennis, schennispleging, exhibitionisme, moord, doodslag, diefstal, inbraak, mishandeling, stalking,
        belaging, huiselijk geweld, kindermishandeling, straatintimidatie, seksuele intimidatie, intimidatie,
        kindermisbruik, seksueel kindermisbruik, online seksueel kindermisbruik, misbruik, seksueel misbruik, seksuele
        uitbuiting, uitbuiting, prostitutie, drugs, fraude, cybercrime, femicide, sexchatting, sextortion,
        sekstoerisme, kindersekstoerisme, bezit van beeldmateriaal, downloaders, brandstichting, overval,
        geweldsmisdrijven, geweldsdelicten, terrorisme, heling, oplichting, bedreiging, aanrandingszaken, feitelijke
        aanranding, zedenmoord, loverboys, eerwraak, schuldverkrachting, opzetverkrachting, ontuchtzaken,
        kinderpornozaken, online misbruik, webcam, voyeurisme, deepfake, deepfakes, groepsverkrachting, poging tot
        verkrachting, poging, bestialiteit, pornografie, porno
    """,
    "teller": """
        aangifte, aangiftes, aangegeven, melding, gemeld, slachtoffer, verdachte, dader, plegers, mensen, personen
    """,
    "maat": """
        veroordeling, veroordeeld, vrijspraak, vrijgesproken, doorlooptijd, cel, gevangenis, gevangenisstraf,
        celstraf, taakstraf, straf, straffeloos, tbs, recidive, recidivisten, opgehelderd, opheldering,
        ophelderingspercentage, hoger beroep, beklag, artikel 12, werkvoorraad, op de plank, wachttijd, strafmaat,
        voorarrest, arrestaties, aangehouden, aanhoudingen, politieregistraties, hoeveel hoger beroep, uitspraken,
        vonnis, vrijgesproken worden, jeugddetentie, enkelband, aangiftebereidheid, klacht, bleven liggen, blijven
        liggen, lagen op de plank, voorraad, openstaande zaken, onafgehandeld, achterstand, bekentenissen, valse
        aangiften, valse aangiftes, dark number, levenslang, verjaring, verjaard, beklagzaken, artikel 12 procedures,
        artikel 12 zaken, cassatie, schadevergoeding, strafverzwaring, voorlopige hechtenis, dna, gemiddelde straf,
        strafduur, doorlooptijd in dagen, behandelduur, kliniek, therapie, telefoontjes, pakkans, pijplijn, in
        behandeling, onderhanden, lopende zaken, nog lopende, vrijspreken, vrijspreekt, vrij te spreken, veroordelen,
        veroordeelt, bestraft, gestraft, schuldig bevonden, opgesloten, gearresteerd, voorgeleid, voorgeleiding,
        snelrecht, opgepakt, vastgezet, bij de politie, politiecijfers, instroom bij de rechtbank, instroom bij de
        rechter, instroom rechtbank, instroom bij rechtbank, prognose, prognoses, voorspelling, voorspellen, raming,
        geraamd, zou je verwachten, zou u verwachten, zouden we verwachten, zou je kunnen verwachten
    """,
    "geld": """
        budget, begroting, kosten, geld, euro, miljoen, uitgaven, fte, ftes, personeel, rechercheurs,
        zedenrechercheurs, agenten, salaris, loonkosten, investering, bezuiniging, vacatures, personeelstekort, aantal
        rechercheurs
    """,
    "uitsplitsing": """
        onder minister, door bekende, door een bekende, door onbekende, door een onbekende, bekende dader, onbekende
        dader, door partner, door een partner, door ex, door een ex, door familie, door vader, door buurman, door
        vriend, door een vriend, onder de minister, onder het kabinet, onder kabinet, onder rutte, per minister,
        kabinet rutte, regeerperiode, ambtsperiode, kabinetsperiode, amsterdam, rotterdam, den haag, utrecht,
        eindhoven, groningen, regio, arrondissement, provincie, per gemeente, stad, leeftijd, minderjarig, kinderen,
        kind, jongeren, jeugd, man, vrouw, jongens, meisjes, geslacht, nationaliteit, herkomst, landelijk parket,
        belgie, duitsland, engeland, zweden, europa, eu, buitenland, frankrijk, spanje, italie, denemarken, noorwegen,
        verenigde staten, vs amerika, andere landen, internationaal vergeleken, europees, welk parket, elk parket,
        ieder parket, parketten, per rechtbank, welke rechtbank, elke rechtbank, per rechter, per politieregio, per
        eenheid, per politie-eenheid, online zedenzaken, online zedenmisdrijven, online verkrachting, huwelijk, binnen
        het huwelijk, studentenverenigingen, horeca, werkvloer, uitgaansleven, per parket, rechtbank den haag,
        oost-nederland, noord-nederland, limburg, brabant, zeeland, friesland, drenthe, overijssel, flevoland,
        gelderland, noord-holland, zuid-holland, haarlem, almere, breda, tilburg, arnhem, nijmegen, maastricht,
        zwolle, leeuwarden, leeftijd daders, leeftijd slachtoffers, leeftijdscategorie, afkomst, migratieachtergrond,
        asielzoekers, etniciteit, studenten, zwangere, lhbti, mannelijke, vrouwelijke, transgender, religie, kerk,
        sport, sportclub, per provincie, per regio, per stad, meisje, jongen, vreemdeling, allochtonen, werkende,
        school
    """,
}
"""What people ask figures about and the two tables do not tell: other offences, other counts, other breakdowns."""

FILLERS = """
        ware, zijnde, valt, vallen onder, valt onder, zei, zeggen, tellen mee, telt mee, mee, parket, het parket,
        alles, allemaal, dikwijls, al die, tal, allen, zaak, zaken, dossier, dossiers, om, openbaar ministerie, het
        om, officier van justitie, officier, justitie, brief, letter, minister, kamerbrief van de minister, in
        nederland, nederland, nederlandse, landelijk, tabel, figuur, overzicht, lijst, gegevens, data, informatie,
        info, antwoord, vraag, feiten, stand, stand van zaken, kwam, kwamen, komt, komen, ging, gingen, gaat, gaan,
        gegaan, gekomen, geworden, geweest, gedaan, deed, deden, kreeg, kregen, gekregen, krijgt, krijgen, legde,
        legden, gelegd, nam, namen, neemt, genomen, maakte, maakten, bleef, bleven, blijft, blijven, gebleven, bleken,
        bleek, eindigde, eindigden, eindigt, eindigen, belandde, belandden, beland, stond, stonden, staat, staan, zat,
        zaten, zit, zitten, liep, liepen, loopt, lopen, bracht, brachten, gebracht, stapte, stapten, haalde, haalden,
        haalt, halen, gehaald, zag, zagen, gezien, zien, toon, tonen, geef, geeft, gaf, gaven, gegeven, noem, noemt,
        noemen, genoemd, vertel, zeg, zegt, schrijft, schreef, staat er, weten, weet, wil weten, wilde, zoek, zoeken,
        opzoeken, betreft, betreffende, uiteindelijk, eigenlijk, precies, ongeveer, circa, alleen, slechts, echt, nou,
        graag, even, alstublieft, aub, inzake, rond, daarvan, hiervan, ervan, verder, vroeger, eerder, zoveel, zo
        veel, steeds, nog steeds, ooit, weer, bijv, binnen, buiten, bijvoorbeeld, sowieso, inmiddels, toen, destijds,
        jaar, jaren, jaarlijkse, periode, tussen, tijdens, gedurende, vanaf, sinds, afgelopen, laatste, vorig, vorige,
        recent, recente, werkelijk, officieel, officiele, gemeten, geteld, telt, tellen, telde, telden, geregistreerd,
        strafzaak, strafzaken, onderwerp, gebied, wegens, vanwege, door, gronden, grond, reden, redenen, omdat, er
        was, gebrek, voldoende, beslissing, beslissingen, sr, artikel, artikelen, art, afgelopen jaren, laatste jaren,
        de laatste tijd, dan, daarna, erna, ervoor, jaar ervoor, jaar daarvoor, en, of, groep, groepen, delict,
        delicten, misdrijf, misdrijven, gevallen, geval, gebeurt, gebeurde, gebeurd, vonden plaats, vindt plaats,
        vinden plaats, kamerlid, mijn kamerlid, fractie, collega, beste, hallo, hoi, goedendag, goedemorgen,
        goedemiddag, bedankt, dank, alvast bedankt, groet, groeten, vriendelijke groet, kun je, kunt u, mij, geachte,
        debat, commissiedebat, wel of niet, uberhaupt, toch, dus, ondanks, inclusief, incl, samen genomen, bleef over,
        was er, waren er, is er, zijn er, hoe zit het, hoe zat het, hoe staat het, wat zijn de, wat waren de, hoe, er,
        cijfermatig, uitgedrukt, exacte, exact, precieze, officieus, actueel, actuele, maken, maakt, uit, deel uit,
        betekende, betekent dat, ligt, lag, lagen, liggen, bedraagt, bedroeg, bedroegen, bedragen, werkelijke, gewoon,
        misschien, ook, eens, moet, doe, geef me, grafiek, laat zien, doorgegeven, persoonlijk, iemand, zich,
        beschikbaar, bekend, omvang, grootte, hoogte, niveau, moment, situatie, verband, wijze, manier, soort, zaken
        die, waarbij, waarin, rij, kolom, regel, volgens, volgens de brief, volgens de tabel, volgens om, volgens de
        minister, letten, kijken, kijk, bekijk, gekeken, daalde toen, hoofdmaat, categorie, dataset, tweede kamer,
        kamer, vraagje, vragen, even snel, svp, graag weten, zou, willen, wil, hebben, krijg, hoort, geldt, gold,
        gelden, berekend, bereken, berekenen, rekenen, uitrekenen, reken uit, betrof, betroffen, oversteeg,
        overstegen, overschreed, overschreden, passeerde, passeerden, doorbrak, overtrof, aangeven, bevestig,
        mogelijk, heel, ronde, echter, zelfs, nog maar, maar, immers, betreft het, sprake, sprake van, daarvoor,
        hieronder, totaalcijfer, mag, mag ik, mogen, kende, kenden, kent, kennen, gekend, bereikte, bereikten,
        bereikt, bereiken, zet, zette, zetten, gezet, op een rij, onder elkaar, op een rijtje, rijtje, levert,
        leverde, leverden, leveren, noteerde, noteerden, genoteerd, vertoonde, vertoonden, vertoont, toonde, toonden,
        liet zien, tellende, inderdaad, hoorde, hoor, gehoord, las, lees, lezen, gelezen, grens, de grens van,
        drempel, besloot, besloten, besluit, besluiten, koos, kozen, gekozen, hard, eruit, uitzien, eruitzien,
        uitkomt, uitkwam, uitkwamen, kwam uit op, neerkomt, komt neer op, kwam neer op, leidde, leidden, leidt,
        leiden, resulteerde, resulteerden, resulteert, mondde, mondden, behaalde, behaalden, vermeldt, vermeldde,
        vermeldden, vermelden, vermeld, meldt, meldde, weergeven, weergegeven, presenteer, presenteren, som op, somt,
        opsomming, opsommen, bezorg, verstrek, verschaf, doorgeven, herinner, herhaal, herhalen, kennelijk, blijkbaar,
        blijkt, blijken, naar verluidt, telden mee, waarde, waarden, stelde, luidt, luidde, besefte, nodig, heb nodig,
        benodigd, verkrijgen, eventjes, hoe snel, snel even, nu eens, ff, effe, eff, pls, plz, alsjeblieft,
        alsjeblief, gaarne, dank je, dankje, dank u, dankjewel, oke, ok, oh, ja, nee, hee, hey, he, joh, zeker,
        overigens, trouwens, kortom, per saldo, ondertussen, voorts, tevens, namelijk, natuurlijk, uiteraard, helaas,
        gelukkig, krant, in de krant, media, nieuwsbericht, hoever, tussenkomst, spant, spande, spannen, momentje,
        cijfertje, cijfertjes, getalletje, getalletjes, lijstje, lijstjes, rijtjes, tabelletje, overzichtje,
        overzichten, overzichtelijk, tabellen, grafiekje, kolommen, bekijken, inzien, laten weten, uitleggen,
        mededelen, meedelen, vertelt, vertellen, verteld, noemde, noemden, opgave, opgaven, opgeven, raadplegen,
        nagaan, ophoesten, inbreng, tekst, anno, geheel, spreektekst, factsheet, bijdrage, notitie, debatje, tussen
        twee jaren, tussen twee opeenvolgende jaren, in een jaar tijd, voorzitter, mevrouw, meneer, bedoel, bedoelde,
        correctie, sorry, pardon, jij, qua, laag, kruiste, geven, blijf, haal, loop, gehele, beschikbare, brieven,
        figuren, melden, horen, schreven, passeert, passeren, gepasseerd, gepresenteerd, noteren, registreert,
        registreren, op de teller, kruisten, heer
    """
"""Words that say nothing by themselves next to a question for figures."""
