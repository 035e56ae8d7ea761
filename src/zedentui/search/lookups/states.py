"""Words of the states of promises: what is typed, the states that are meant, and how a list of them is introduced."""

from __future__ import annotations

__all__ = ["STATES", "STATE_WORDS"]

# What is typed -> the states that are meant, with how the list is introduced. The first that fits counts.
STATES: tuple[tuple[str, frozenset[str], str], ...] = (
    (r"\blater (?:alsnog )?(?:nagekomen|waargemaakt|voldaan)|\balsnog nagekomen|\bte laat nagekomen"
     r"|\bna de termijn nagekomen",
     frozenset({"later nagekomen"}), "later nagekomen, volgens een bron"),
    (r"\bperiode voorbij\b|\bvoorbije periode", frozenset({"periode voorbij"}),
     "met een periode die voorbij is; de uitkomst staat niet in dit dossier"),
    (r"\bvervangen\b|\breplaced\b", frozenset({"vervangen"}), "vervangen door iets anders, volgens een bron"),
    (r"\bvolgens de brief gedaan\b|\bals gedaan gemeld\b|\bgedaan volgens de brief\b",
     frozenset({"volgens de brief gedaan"}), "volgens de brief gedaan"),
    (r"\b(?:zijn|is) (?:er )?gebeurd\b|\bstand gebeurd\b|\bwelke gebeurd\b", frozenset({"gebeurd"}),
     "gebeurd, volgens een bron"),
    (r"niet (?:nagekomen|waargemaakt|gerealiseerd|verwezenlijkt|vervuld|gestand)|gebroken|geschonden|not kept|broken",
     frozenset({"niet nagekomen"}), "volgens een bron niet nagekomen"),
    (r"zonder (?:termijn|deadline|datum)|geen (?:termijn|deadline|datum)",
     frozenset({"zonder termijn", "geen termijn genoemd"}), "zonder termijn"),
    (r"\bniet (?:op tijd|tijdig|binnen de termijn|voor de termijn)\b|\bnot on time\b"
     r"|\bte late?\b|\bte laat\b"
     r"|verstreken|verlopen|over tijd|overschreden|overdue|voorbij|niet gehaald|achterstallig|over datum"
     r"|gemist",
     frozenset({"verstreken", "termijn voorbij"}),
     "met een termijn die voorbij is; dat zegt niet dat er niets gebeurd is, de uitkomst staat niet in dit dossier"),
    (r"\bmet (?:een |bekende |een bekende )?uitkomst", frozenset(
        {"gebeurd", "nagekomen", "later nagekomen", "niet nagekomen", "vervangen"}), "met een bekende uitkomst"),
    (r"\b(?:niet|geen)\b(?: \w+){0,2} (?:gedaan|afgerond|gebeurd|uitgevoerd|opgeleverd|geleverd|voldaan|klaar|af)\b"
     r"|\bonafgerond|\bzonder (?:bekende )?uitkomst\b|\bgeen (?:bekende )?uitkomst\b",
     frozenset({"komend", "loopt", "verstreken", "termijn voorbij", "periode voorbij", "zonder termijn",
                "geen termijn genoemd"}), "zonder bekende uitkomst"),
    (r"nagekomen|waargemaakt|gerealiseerd|verwezenlijkt|vervuld|gestand|ingelost|afgedaan|voldaan|\bgedaan\b|afgerond|geleverd|opgeleverd|uitgevoerd|\bkept\b|\bgehaald\b|\bklaar\b",
     frozenset({"geleverd", "gebeurd", "nagekomen", "later nagekomen", "volgens de brief gedaan"}),
     "gedaan, volgens de brief of een latere bron"),
    (r"\b(?:komend|komende|aankomend|aankomende|eerstvolgende|binnenkort|toekomstige)\b",
     frozenset({"komend"}), "nog komend"),
    (r"\bkomt er (?:nu |nog )*aan\b|\bstaat er (?:nu |nog )*aan te komen|\bnog te verwachten\b|\bop stapel\b"
     r"|\blopende?\b|\bloopt\b|\blopen\b|\bwat komt er nog\b",
     frozenset({"komend", "loopt"}), "nog komend of lopend"),
    (r"\bopen\b|openstaand|uitstaand|\bnog\b|\bmoet\b|moeten|\bresteert\b|outstanding",
     frozenset({"komend", "loopt", "verstreken", "termijn voorbij", "zonder termijn", "geen termijn genoemd"}),
     "zonder bekende uitkomst"),
)  # fmt: skip
STATE_WORDS = frozenset(
    """open openstaand openstaande uitstaand uitstaande lopend lopende laat verstreken verlopen overschreden
    nagekomen waargemaakt gerealiseerd verwezenlijkt vervuld gestand heeft ingelost afgedaan voldaan gedaan
    afgerond afgeronde geleverd opgeleverd uitgevoerd komend komende nog staan staat termijn termijnen
    deadline deadlines toezegging toezeggingen beloften beloftes belofte toegezegd beloofd minister alle wat
    welke overdue promises are which what zijn is loopt lopen moet moeten gestart aangekondigd acties actie
    voorbij gemist eerstvolgende aankomende overzicht lijst kabinet regering gehaald klaar tijd over datum
    alles zaken dingen afspraken afspraak binnenkort toekomstige resteert gebroken geschonden outstanding
    kept broken iets die zonder geen niet gebeuren doen plannen gewenst te er eind begin medio had hadden
    agenda vandaag gisteren morgen week maand brief sinds nadien daarna nieuws nieuwe bekend nieuw geworden
    verschenen gekomen stukken ontwikkelingen volgende volgend vallen valt moesten moest komen kwamen komt
    kwam aankomen enkel alleen slechts uitsluitend later alsnog periode vervangen gebeurd volgens genoemd
    aan became become came happened terechtgekomen gebeurde verwachten stapel stand uitkomst uitkomsten
    afliepen aflopen afloopt vervielen verviel vervallen eindigde eindigden eindigen liep liepen af bekende
    pas inmiddels reeds al verscheen onafgerond late""".split()  # noqa: SIM905 - a table of words
)
"""Words of a state, or that say nothing beside one: no subject."""
