"""The words people type for what the letter calls otherwise: one place, plain tables, no code.

Each entry maps a value to its phrases, separated by commas; the spelling is free, because phrases are folded and
stemmed before they are compared. What the dossier itself knows (names of groups and measures, the glossary with its
synonyms) is read from the database and does not stand here.

A phrase with `~` before it only counts beside another word about figures: `rechter` alone is a subject,
`rechter 2021` a question for a number.
"""

from __future__ import annotations

__all__ = [
    "FILLERS", "INTENTS", "LACKING", "MEASURES", "MEASURE_NOTES", "MODES", "MONTHS", "NOUNS", "NUMBERS", "OFFENCES",
    "QUESTION", "UNITS",
]  # fmt: skip

OFFENCES = {
    "zedenmisdrijven": """
        zeden, zedenmisdrijf, zedenmisdrijven, zedenzaak, zedenzaken, zedendelict, zedendelicten, zedenmisdrijven
        totaal, alle zeden, zedencriminaliteit, zedenfeiten, zeden totaal, sr 240, ~seksuele misdrijven, ~seksuele
        delicten, ~seksueel geweld, ~tabel 1
    """,
    "verkrachting": """
        verkrachting, verkrachtingen, verkrachtingszaak, verkrachtingszaken, verkrachtingsmisdrijf, verkracht,
        verkrachte, verkrachters, sr 242, artikel 242, art 242, 242 sr, 242, ~tabel 2
    """,
}
"""Offence group -> what people call it."""

MEASURES = {
    "instroom": """
        instroom, instromen, ingestroomd, ingestroomde, stroomden in, stroomde in, stromen in, instream,
        binnengekomen, binnenkomst, kwamen binnen, kwam binnen, komen binnen, kwamen er binnen, binnen bij het om,
        binnenkomen, nieuwe zaken, kwamen bij het om, kwamen er bij het om, kreeg het om, om kreeg, ~binnen, ~kreeg,
        ~ontvangen, ~aangeleverd, ~aangebracht
    """,
    "uitstroom": """
        uitstroom, uitstromen, uitgestroomd, stroomden uit, afgehandelde zaken, afgedane zaken, ~afgehandeld,
        ~afgedaan, ~afhandelen, ~handelde af, ~handelde, ~handelden, ~behandeld, ~behandelde, ~afdoening,
        ~afdoeningen, ~beslist, ~afgewikkeld, ~afgerond, ~afgeronde
    """,
    "administratief_beeindigd": """
        administratief beeindigd, administratief beeindigde, administratieve beeindiging, adm beeindigd, ~beeindigd,
        ~overig, ~overige
    """,
    "onvoorwaardelijk_sepot": """
        onvoorwaardelijk sepot, onvoorwaardelijke sepots, onvoorwaardelijk geseponeerd, onvoorwaardelijk geseponeerde,
        onvoorwaardelijke sepotbeslissingen, onvoorwaardelijk seponeren, onvoorwaardelijk, onvw sepot, zonder
        voorwaarden geseponeerd, sepot zonder voorwaarden
    """,
    "sepot": """
        sepot, sepots, sepotten, seponeren, geseponeerd, geseponeerde, seponeerde, seponeert, seponering,
        seponeringen, sepotbeslissing, sepotbeslissingen, gesepot, sepotzaken, niet vervolgd, niet vervolgde, niet
        vervolgen, niet vervolging, geen vervolging, niet-vervolgbeslissing, niet-vervolgbeslissingen, niet voor de
        rechter, niet naar de rechter, laten vallen, laat vallen, liet vallen, vallen gelaten, niet doorgezet,
        ~stopgezet, ~geschrapt
    """,
    "technisch_sepot": """
        technisch sepot, technische sepots, technisch geseponeerd, technisch geseponeerde, technisch seponeren, sepot
        technisch, sepots technisch, geseponeerd technisch, technisch, technische, techn, technische gronden,
        technische reden, technische redenen, op technische gronden, wegens technische gronden, gebrek aan bewijs, te
        weinig bewijs, onvoldoende bewijs, weinig bewijs, geen bewijs, niet genoeg bewijs, bewijsgebrek, bewijsnood,
        niet te bewijzen, niet bewijsbaar, bewijs rond te krijgen, bewijsproblemen, ~bewijs, ~onhaalbaar, ~niet
        haalbaar, ten onrechte verdachte
    """,
    "beleidssepot": """
        beleidssepot, beleidssepots, beleidsmatig sepot, beleidsmatig geseponeerd, om beleidsredenen, beleidsredenen,
        beleidsgronden, beleidsgrond, beleidsreden, sepot beleid, sepots beleid, beleid geseponeerd, vanwege beleid,
        ~beleid, ~beleidsmatig, ~niet opportuun, ~onwenselijk
    """,
    "administratief_sepot": """
        administratief sepot, administratieve sepots, administratief geseponeerd, administratieve redenen, adm sepot,
        sepot administratief, sepots administratief, ~administratief, ~administratieve, ~administratie
    """,
    "voorwaardelijk_sepot": """
        voorwaardelijk sepot, voorwaardelijke sepots, voorwaardelijk geseponeerd, voorwaardelijk geseponeerde, vw
        sepot, voorwaardelijk seponeren, sepot met voorwaarden, sepot onder voorwaarden, sepot met proeftijd, onder
        voorwaarden geseponeerd, met voorwaarden geseponeerd, sepot met een proeftijd, voorwaardelijk,
        voorwaardelijke, ~onder voorwaarden, ~met voorwaarden, ~proeftijd
    """,
    "transactie": """
        transactie, transacties, om transactie, strafbeschikking, strafbeschikkingen, omsb, om strafbeschikking,
        transactie of strafbeschikking, transactie omsb, schikking, schikkingen, ~geschikt, ~boete
    """,
    "voegen": """
        voegen, gevoegd, gevoegde, voeging, voegingen, gevoegde zaken, gevoegd bij een andere zaak, ~voegde
    """,
    "dagvaarden": """
        dagvaarden, dagvaarding, dagvaardingen, gedagvaard, gedagvaarde, dagvaardt, dagvaardde, beoordeling
        dagvaarden, naar de rechter, voor de rechter, aan de rechter voorgelegd, voorgelegd aan de rechter, bij de
        rechter, naar rechter, voor rechter, rechtszaak, rechtszaken, voor de rechtbank, naar de rechtbank, op
        zitting, tot vervolging overgegaan, ~rechter, ~rechtbank, ~vervolgd, ~vervolging, ~vervolgingen, ~vervolgen,
        ~voorgelegd, ~aangebracht bij de rechter, ~aangeklaagd
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
        percentage, percentages, procent, percent, pct, aandeel, aandelen, welk deel, hoe groot deel, deel van,
        hoeveel procent, ratio, verhouding, relatief, gedeelte
    """,
    "aantal": "aantal, aantallen, absoluut, absolute aantallen",
    "index": "index, indexcijfer, indexcijfers, geindexeerd, indexering",
    "verschil_procent": "procentuele verandering, procentueel verschil, procentuele stijging, procentuele daling",
}
"""Unit -> words. `percentage` becomes a share of the uitstroom unless the query names another whole."""

MODES = {
    "change": """
        stijging, stijgingen, gestegen, steeg, stijgt, stegen, stijgen, toename, toegenomen, nam toe, neemt toe, namen
        toe, groei, gegroeid, groeide, daling, dalingen, gedaald, daalde, daalt, daalden, afname, afgenomen, nam af,
        neemt af, namen af, verschil, verschillen, verandering, veranderd, veranderde, meer dan, minder dan, hoger,
        lager, tov, ten opzichte van, in vergelijking met, vergeleken met, t.o.v., ~meer, ~minder, ~toe of af
    """,
    "compare": "vs, versus, vergelijk, vergelijken, vergelijking, vergeleken, tegenover, tegen, naast elkaar, naast",
    "series": """
        ontwikkeling, ontwikkelingen, trend, trends, verloop, reeks, tijdreeks, per jaar, elk jaar, ieder jaar,
        jaarlijks, jaarlijkse, alle jaren, door de jaren heen, over de jaren, jaarcijfers, historisch, tijdlijn, van
        jaar tot jaar
    """,
    "highest": """
        hoogste, hoogst, meeste, meest, piek, piekjaar, piekte, record, recordjaar, maximum, maximaal, hoogtepunt
    """,
    "lowest": "laagste, laagst, minste, minst, dieptepunt, minimum",
    "average": "gemiddeld, gemiddelde, gemiddelden, doorsnee",
    "parts": """
        uitsplitsing, uitgesplitst, verdeling, verdeeld, onderverdeling, opbouw, soorten, per soort, naar soort,
        naar reden, per reden, per grond, naar grond, ~sepotgronden, ~sepotgrond, ~sepotredenen
    """,
    "sum": "totaal, totale, opgeteld, samen, in totaal, bij elkaar, cumulatief, som",
}
"""What to do with the years -> words."""

QUESTION = """
    hoeveel, hoe veel, hoe vaak, hoe groot, hoe hoog, hoe laag, cijfer, cijfers, getal, getallen, statistiek,
    statistieken, telling
"""
"""Words that ask for a number."""

INTENTS = {
    "begrip": """
        begrip, begrippen, definitie, definities, betekenis, betekent, wat is, wat zijn, wat betekent, wat houdt,
        uitleg, leg uit, verklaar, afkorting, staat voor, betekenen, omschrijving, verklaring van, wat wordt bedoeld,
        wat bedoelt
    """,
    "toezegging": """
        toezegging, toezeggingen, toegezegd, toegezegde, zegde toe, beloofd, beloofde, belooft, belofte, beloften,
        beloftes, wanneer, termijn, termijnen, deadline, deadlines, gepland, planning, verwacht, verwachte,
        verstreken, te laat, op tijd, oplevering, opgeleverd, agenda, klaar, hoe lang nog, datum, datums, welke dag,
        welke maand, wanneer klaar, wanneer gaat
    """,
    "bewering": """
        klopt, kloppen, klopt het, narekenen, nagerekend, nagerekende, controle, controleer, check, bewering,
        beweringen, beweert, juist, waar of niet, fout, fouten, rekenfout, rekenfouten, onjuist, correct, is het waar,
        factcheck
    """,
    "motie": "motie, moties, indiener, ingediend, diende, diende in, indiende, indienen",
    "stemming": """
        stemming, stemde, stemden, gestemd, stemuitslag, stemverhouding, voorstemmers, tegenstemmers, stemgedrag,
        stemmen
    """,
    "organisatie": """
        wie, organisatie, organisaties, instantie, instanties, welke partij, wie is, wie zijn, wat doet,
        verantwoordelijk, verantwoordelijke, wie leidt, wie trekt, trekker, wie gaat over, wie doet, wie voert, wie
        regelt
    """,
    "stuk": """
        kamerstuk, kamerstukken, kst, stuk, stukken, staatsblad, stb, bron, bronnen, verwijzing, verwijzingen,
        voetnoot, voetnoten, kamerbrief, kamerbrieven, dossiernummer, nummer
    """,
    "paragraaf": "paragraaf, paragrafen, hoofdstuk, hoofdstukken, bladzijde, bladzijden, pagina, pagina's, blz",
    "actie": "actie, acties, welke acties",
    "actielijn": "actielijn, actielijnen",
    "maatregel": "maatregel, maatregelen, transnationale maatregelen",
    "oorzaak": """
        waarom, hoe komt het, hoe kan het, hoe kan dat, waardoor, oorzaak, oorzaken, verklaring, verklaringen,
        verklaren, verklaart, achterliggende oorzaken, komt dat door, komt door
    """,
    "kanttekening": "kanttekening, kanttekeningen, reeksbreuk, reeksbreuken",
}
"""Kind of item that is asked for -> words. They lift that kind; `oorzaak` and `stemming` lift the kinds that tell why
something is so and who voted."""

LACKING = {
    "delict": """
        kinderporno, kinderpornografie, aanranding, aanrandingen, aanrander, mensenhandel, ontucht, grooming, sexting,
        wraakporno, incest, schennis, schennispleging, exhibitionisme, moord, moorden, doodslag, diefstal,
        diefstallen, inbraak, inbraken, mishandeling, mishandelingen, stalking, belaging, huiselijk geweld,
        kindermishandeling, straatintimidatie, seksuele intimidatie, intimidatie, kindermisbruik, seksueel
        kindermisbruik, online seksueel kindermisbruik, misbruik, seksueel misbruik, seksuele uitbuiting, uitbuiting,
        prostitutie, drugs, fraude, cybercrime, femicide, sexchatting, sextortion, sekstoerisme, kindersekstoerisme,
        bezit van beeldmateriaal, downloaders, brandstichting, overval, overvallen, geweldsmisdrijven,
        geweldsdelicten, terrorisme, heling, oplichting, bedreiging, bedreigingen, voyeurisme, deepfake, deepfakes,
        groepsverkrachting, groepsverkrachtingen, bestialiteit, pornografie, porno
    """,
    "teller": """
        aangifte, aangiften, aangiftes, aangegeven, melding, meldingen, gemeld, slachtoffer, slachtoffers, verdachte,
        verdachten, dader, daders, plegers, mensen, personen
    """,
    "maat": """
        veroordeling, veroordelingen, veroordeeld, veroordeelde, veroordeelden, vrijspraak, vrijspraken,
        vrijgesproken, doorlooptijd, doorlooptijden, cel, gevangenis, gevangenisstraf, gevangenisstraffen, celstraf,
        celstraffen,
        taakstraf, taakstraffen, straf, straffen, straffeloos, tbs, recidive, recidivisten, opgehelderd, opheldering,
        ophelderingspercentage, hoger beroep, beklag, artikel 12, werkvoorraad, op de plank, wachttijd, wachttijden,
        strafmaat, voorarrest, arrestaties, aangehouden, aanhoudingen, politieregistraties
    """,
    "uitsplitsing": """
        amsterdam, rotterdam, den haag, utrecht, eindhoven, groningen, regio, regio's, arrondissement,
        arrondissementen, provincie, provincies, per gemeente, stad, steden, leeftijd, minderjarig, minderjarige,
        minderjarigen, kinderen, kind, jongeren, jeugd, man, mannen, vrouw, vrouwen, jongens, meisjes, per maand,
        maandcijfers, kwartaal, kwartalen, geslacht, nationaliteit, herkomst, landelijk parket, belgie, duitsland,
        engeland, zweden, europa, eu
    """,
}
"""What people ask figures about and the two tables do not tell: other offences, other counts, other breakdowns."""

FILLERS = """
        zaak, zaken, dossier, dossiers, om, openbaar ministerie, het om, officier van justitie, officieren van
        justitie, officier, justitie, brief, letter, minister, kamerbrief van de minister, in nederland, nederland,
        nederlandse, landelijk, tabel, figuur, overzicht, lijst, gegevens, data, informatie, info, antwoord, vraag,
        feiten, stand, stand van zaken, kwam, kwamen, komt, komen, ging, gingen, gaat, gaan, gegaan, gekomen,
        geworden, geweest, gedaan, deed, deden, kreeg, kregen, gekregen, krijgt, krijgen, legde, legden, gelegd, nam,
        namen, neemt, genomen, maakte, maakten, bleef, bleven, blijft, blijven, gebleven, bleken, bleek, eindigde,
        eindigden, eindigt, eindigen, belandde, belandden, beland, stond, stonden, staat, staan, zat, zaten, zit,
        zitten, liep, liepen, loopt, lopen, bracht, brachten, gebracht, stapte, stapten, haalde, haalden, haalt,
        halen, gehaald, zag, zagen, gezien, zien, toon, tonen, geef, geeft, gaf, gaven, gegeven, noem, noemt, noemen,
        genoemd, vertel, zeg, zegt, schrijft, schreef, staat er, weten, weet, wil weten, wilde, zoek, zoeken,
        opzoeken, betreft, betreffende, uiteindelijk, eigenlijk, precies, ongeveer, circa, alleen,
        slechts, echt, nou, graag, even, alstublieft, aub, inzake, rond, daarvan, hiervan, ervan, verder, vroeger,
        eerder, zoveel, zo veel, steeds, nog steeds, ooit, weer, m.b.t., i.v.m., o.b.v., n.a.v., d.w.z., bijv, binnen,
        buiten, bijvoorbeeld, sowieso, inmiddels, toen, destijds, jaar, jaren, jaarlijkse, periode, tussen, tijdens,
        gedurende, vanaf, sinds, afgelopen, laatste, vorig, vorige, recent, recente, werkelijk, officieel, officiele,
        gemeten, geteld, telt, tellen, geregistreerd, strafzaak, strafzaken, onderwerp, gebied, wegens, vanwege, door,
        gronden, grond, reden, redenen, omdat, er was, gebrek, voldoende, beslissing, beslissingen, sr, artikel,
        artikelen, art, afgelopen jaren, laatste jaren, de laatste tijd, dan, daarna, erna, ervoor, jaar ervoor, jaar
        daarvoor, en, of, plus, groep, groepen, delict, delicten, misdrijf, misdrijven, gevallen, geval, gebeurt,
        gebeurde, gebeurd, vonden plaats, plaats
    """
"""Words that say nothing by themselves next to a question for figures."""

MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december "
    "jan feb mrt apr jun jul aug sept sep okt nov dec"
)
"""A year after one of these is part of a date."""

NUMBERS = {
    "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
    "elf": 11,
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5,
}  # fmt: skip
"""Numbers as words, for `afgelopen vijf jaar` and `actielijn drie`."""
