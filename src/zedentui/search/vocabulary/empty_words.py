"""Words of a question that name no subject: what one asks of a thing, how good or large it is, when it is.

Such a word need not stand in the dossier for the question to be answered, so it is not told as missing.
"""

from __future__ import annotations

__all__ = ["ASKING", "EMPTY", "NOUN_BEFORE", "is_participle"]

EMPTY = frozenset(
    """
    versie versies exemplaar
    status stand toestand voortgang vooruitgang uitkomst uitkomsten resultaat resultaten uitslag afloop gevolg gevolgen
    effect effecten mening opvatting standpunt visie oordeel reactie houding inhoud kern strekking samenvatting
    conclusie conclusies hoofdpunten hoofdlijn hoofdlijnen punten details bijzonderheden achtergrond context aanleiding
    reden redenen argument argumenten toelichting onderbouwing tekst zin zinnen woord woorden alinea passage stuk deel
    onderdeel onderdelen aspect aspecten thema onderwerp onderwerpen kwestie gebied punt rol functie taak doel nut
    belang betekenis definitie omschrijving naam namen titel soort soorten vorm type meerderheid minderheid verhouding
    verloop volgorde begin einde eind start afronding moment tijd dag week maand periode keer maal fase stap stappen
    plannen idee ideeen mogelijkheid optie opties voorbeeld voorbeelden link url bron website document pdf bestand
    antwoord antwoorden vraag vragen verhaal nieuws informatie weg manier wijze iets niets alles
    iemand niemand iedereen anderen mensen partij
    belangrijk belangrijke belangrijkste nieuw nieuwe nieuwste oud oude volledig volledige compleet complete concreet
    concrete groot grote grootste klein kleine kort korte lang lange hele heel eerste tweede derde vierde laatste exact
    exacte precies precieze huidig huidige actueel actuele mogelijk mogelijke verschillende bepaalde andere eigen echt
    echte juist juiste goed goede beter betere beste slecht slechte extra speciaal speciale algemeen algemene hoge hoog
    lage laag recent recente openstaand openstaande lopend lopende komend komende eerder eerdere vorige volgende onwaar
    waar onjuist fout verkeerd verkeerde moeilijk moeilijke makkelijk lastig lastige ingewikkeld ernstig ernstige
    gewoon gewone bekend bekende onbekend onbekende enig enige vele meeste minste zoveel zoiets
    waarvoor waarover waarmee waarin waarop waaruit vandaan erover daarover hierover daarmee daarvoor hiervoor ermee
    sinds inmiddels alsnog destijds vandaag gisteren morgen straks ooit momenteel tegenwoordig ongeveer circa helemaal
    zelf samen alleen slechts enkel misschien wellicht eigenlijk gewoonlijk vaak soms steeds meestal
    gaan komen maken moeten moest moesten mogen mocht mochten kunnen kon konden zullen zou willen wilde wilden blijven
    vragen vertel vertellen leg noem beschrijf toon geef samenvatten zoek zoeken vind vinden lees lezen open gebeurt
    meetellen klopt terecht onterecht wijken pakt pakken dient dienen diende betreft speelt spelen geldt
    answered answer answers question questions mention mentions mentioned say says said many much did does mean means
    who what which when where why how the a an of to for about on at with by from yet kept responsible status
    page pages table tables chapter section footnote
    purpose outcome outcomes result results content summary adopted rejected passed signed main important list
    """.split()  # noqa: SIM905 - a table of words reads better than a list of strings
)
"""What is asked of a subject, in Dutch and in English, and adjectives and adverbs of everyday."""

ASKING = frozenset(
    "wie wat waar waarom waarvoor waartoe waarover hoe wanneer who what where why when how".split()  # noqa: SIM905
)
"""Words that a question begins with; a verb stands behind them."""

NOUN_BEFORE = frozenset(
    """
    de het een deze geen alle elke iedere veel weinig meer minder welke welk hoeveel mijn haar hun onze ons jullie
    over van voor naar bij met door in op aan uit tegen tot tussen onder per zonder rond inzake omtrent wegens via
    rondom betreffende en of tijdens vanwege binnen buiten the a an of about any no many for
    """.split()  # noqa: SIM905
)
"""Behind one of these stands a noun, or an adjective of one."""

_BARE = frozenset({"geweld", "gezicht", "geluid", "gebied", "gebed", "gedicht", "gevecht", "gerecht", "gewicht"})
_ADDED = (
    "", "aan", "af", "bij", "door", "in", "mee", "na", "om", "onder", "op", "over", "plaats", "samen", "tegen",
    "terecht", "terug", "toe", "uit", "vast", "voor", "waar", "weg",
)  # fmt: skip


def is_participle(word: str) -> bool:
    """Return whether `word` has the form of a participle: `nagekomen`, `ingetrokken`, `gemist`, `waargemaakt`."""
    if word in _BARE or not word.endswith(("d", "t", "en")):
        return False
    before, ge, rest = word.partition("ge")
    return bool(ge) and before in _ADDED and len(rest) >= 3 and not rest.endswith(("ingen", "heid", "eid"))
