"""What a running text carries from one sentence to the next, and the words at which that stops.

A sentence that names no measure, group or year of its own is about those of the sentence before, as long as it holds no
word that could bring in something else: another country, another source, a place, a crime that the letter does not
count. `is_plain` tells; what is not plain is never called wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.classes import dataclass
from zedentui.search.vocabulary.words import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.search.frames.mentions import Mention

__all__ = [
    "Bound",
    "Topic",
    "is_abroad",
    "is_doubted",
    "is_elsewhere",
    "is_grammar",
    "opaque",
    "without_marks",
    "without_speaker",
]


@dataclass(frozen=True, slots=True)
class Bound:
    """What an earlier number of the text was: its value, measure, group and year.

    `sure`: it can measure nothing else; `main`: its year is not one that another is only compared with.
    """

    value: float
    measure: str
    offence: str | None
    year: int | None
    sure: bool = True
    main: bool = True


@dataclass(slots=True)
class Topic:
    """What the text is about so far.

    `year` is what relative words count from, None where it cannot be told, `also` another that it may be; `years` those
    of the last row or range, `span` of the last range, `run` all of the paragraph, `recent` those of the last
    sentences. `last` are the numbers placed last; `assumed`: what they measured was not certain. `namings`: how often a
    group was named; `mixed`: the last numbers were of both. `foreign`: the last sentence was about something
    that is not ours; `supposed`: it supposed something. `spoken` is the last year that was named at all,
    `over`: the last figures were those of all years of `span` together, `ends` what the last two went from and to.
    `asked`: what was asked for just before (`asking`), and not given yet.
    """

    measures: tuple[str, ...] = ()
    group: str | None = None
    year: int | None = None
    also: int | None = None
    years: tuple[int, ...] = ()
    span: tuple[int, ...] = ()
    run: tuple[int, ...] = ()
    recent: tuple[int, ...] = ()
    paragraph: int = 0
    namings: int = 0
    mixed: bool = False
    supposed: bool = False
    spoken: int | None = None
    over: bool = False
    ends: tuple[float, float] | None = None
    foreign: bool = False
    asked: str = ""
    assumed: bool = False
    last: tuple[Bound, ...] = ()


_SPEAKER = re.compile(
    r"^\s*(?:(?:de heer|mevrouw|het lid|de voorzitter|voorzitter|de minister|minister|de staatssecretaris"
    r"|staatssecretaris|mw\.?|dhr\.?|vraag|antwoord|opinie|kop|lead)\b[^:.?!\d]{0,40}:)"
    r"|^\s*[a-z' ]{3,25}(?: \([a-z]+\))? [-–—] (?=\w)"  # where a news item was written
    r"|^\s*(?:[-*•–—·▪◦>]\s+|\(?\d{1,2}[.)]\s|\d{1,2}/\d{0,2}\s|\(?(?:[a-z]|[ivx]{1,4})[.)]\s)|^\s*@\w+ "
)
_SUPPOSED = re.compile(
    r"^\W*(?:en |maar |want |dus )?(?:als|stel|indien|mocht|if|suppose)\b"
    r"|\b(?:stel dat|stel je voor|zou|zouden|straks|verwacht|verwachten|verwachting|verwachtingen|prognose|raming"
    r"|hoopt|hopen|hoopte|mikt|mikken|wenst|wensen|gokt"
    r"|streefcijfer|streven|streeft|doelstelling|verzoekt|roept op|would|expects?|expected|forecast|target)\b"
    r"|\b(?:moet|moeten|mag|mogen|zal|zullen)\b(?: \w+){0,3} (?:naar|terug|onder|boven|tot)\b"
    r"|\b(?:wil|willen|eist|eisen) dat\b"
    r"|\b(?:moet|moeten|kan|kunnen|mag|mogen|zal|zullen)\b[^,;]{0,60}\b(?:dalen|stijgen|omlaag|omhoog|groeien"
    r"|teruggebracht|verlaagd|verhoogd|gehaald)\b"
)
_LOOKING = re.compile(
    r"^\W*(?:en |maar )?als (?:je|we|wij|ik|u|men) [^,]{0,50}\b(?:kijk|kijkt|kijken|ziet|zie|zien|vergelijk\w*|afzet"
    r"|neemt|nemen)\b"
)
_OURS = (
    r"(?:het |de |onze |deze |uw |dit |zijn |haar )?(?:om\b|openbaar ministerie|minister|brief|kamerbrief|cijfers"
    r"|tabel|kabinet|justitie|ministerie|staatssecretaris|voortgangsbrief|(?:the )?(?:public )?prosecut|(?:the "
    r"|official )?figures)"
)
_QUOTED = re.compile(
    rf"\b(?:stelling|bewering|suggestie|indruk|gerucht|claim|mythe) dat\b|\b(?:volgens|according to) (?!{_OURS})"
    r"|(?<!ik )\b(?:zegt|zei|zeiden|beweert|beweerde|beweren|claimt|claimde|meent|meende|noemt|noemde|suggereert"
    r"|suggereerde|denkt|dacht|spreekt van|sprak van|heeft het over|had het over|hebben het over|hadden het over"
    r"|schermt met|says|said|claims|claimed)\b"
)
_SPEAKS = re.compile(rf"\b{_OURS}[^,.;]{{0,30}}\b(?:zegt|zei|meldt|noemt|says|said)\b")
_ELSEWHERE = re.compile(
    r"\b(?:cbs|eurostat|fra|amnesty|rutgers|slachtofferhulp|wodc|rekenkamer|nos|unicef|vn|verenigde naties|csg"
    r"|centrum seksueel geweld|centra seksueel geweld|veilig thuis|atria|movisie|nscr|politiecijfers"
    r"|verenigd koninkrijk|groot-brittannie|verenigde staten"
    r"|wereldwijd|europese unie|scotland|england|wales|uk|sweden|belgium|germany|france|spain|zwitserland"
    r"|oostenrijk|polen|ierland|schotland|finland|portugal"
    r"|griekenland|hongarije|canada|australie|vlaanderen|curacao|aruba|enquete|peiling|steekproef|survey"
    r"|respondenten|ondervraagden|marechaussee|(?:onder|boven|vanaf|tot) (?:de )?\d{1,2} jaar"
    r"|\d{1,2} jaar (?:en|of) (?:ouder|jonger)|mijn kantoor"
    r"|(?:bij|onder|door) (?:mannen|vrouwen|kinderen|jongeren|jongens|meisjes|minderjarigen|volwassenen)"
    r"|bij de politie|de politie (?:kreeg|registreerde|heeft|had|telde|zag|nam)|rechters (?:spraken"
    r"|veroordeel\w+|legden|gaven)|hof|gerechtshof|zittingsdagen|gemeente|gemeenten)\b"
)
_PEOPLE = re.compile(
    r"(?:minderjarig|kind|jong|jeugd|man|vrouw|meisje|geslacht|leeftijd|minor|child|men$|women|age$|mannelijk|school|sport|werk)"
)
_GRAMMAR = frozenset(
    """
    voorzitter dank wel aantal aantallen percentage aandeel deel totaal cijfer cijfers procent keer maal stuks zaken
    zaak gevallen geval nog al ook er immers slechts maar liefst ruim bijna ongeveer circa zo'n zowat rond kleine
    grofweg
    dit dat deze die daarvan hiervan ervan waarvan waaronder daarmee hiermee daarentegen echter overigens bovendien
    vervolgens daarna daarvoor ervoor daarop eerder later vroeger nu toen destijds inmiddels gemiddeld samen opgeteld
    gezamenlijk respectievelijk achtereenvolgens oftewel ofwel anders gezegd dus want omdat terwijl hoewel ofschoon
    tegen tegenover versus vergeleken ten opzichte vergelijking was waren is zijn werd werden wordt worden bedroeg
    bedroegen bedraagt kwam kwamen komt komen ging gingen gaat gaan lag lagen ligt stond stonden staat steeg stegen
    gestegen daalde daalden gedaald nam namen toe af toegenomen afgenomen groeide gegroeid liep liepen opgelopen zakte
    bleef bleven kwam uit telde telden betrof betreft ging het om bleek blijkt laat zien stijging daling toename afname
    groei verschil meer minder hoger lager steeds weer opnieuw juist zelfs alleen precies exact echt helaas gelukkig
    vooral namelijk verder eveneens tevens evenals zowel de het een en van in op naar bij over voor met per tot door
    a an the was were is are this that it its of in to from up down and or but only just some still also respectively
    number figure figures share cases case percent amounts amounted amount total year years earlier later before after
    compared with than against more less fewer rose fell increased decreased went stood at nearly almost about over
    there these those them they had been became came half hoeveel zoveel eerste laatste hoogste laagste meeste minste
    twee drie vier vijf zes zeven acht negen tien two three four five ten geleden ago
    jaar jaren periode sinds vorige vorig datzelfde dezelfde diezelfde beide allebei tabel uit zie kijk kijken we wij ik
    u men je zij ze hij heb heeft had hebben hadden staan ga geef noem weet weten klopt waar niet geen wel ja nee goed
    constaterende overwegende gehoord beraadslaging kamer echter daar hier vraag vragen antwoord antwoorden toelichting
    dip dipje dal dieptepunt dieptepunten hoogtepunt hoogtepunten piek piekte piekten uitschieter uitschieters record
    recordjaar topjaar volgde volgden volgt krabbelde krabbelden kroop kropen klom klommen teller tellers steken
    bereikte bereikten bereikt licht lichte sterk sterke sterker flink flinke fors forse snel snelle langzaam gestaag
    jarenlang nauwelijks voorlopig voorlopige omhoog omlaag
    kromp krompen zakte zakten slonk slonken groeide groeiden verminderde verminderden kelderde kelderden sprong
    opgelopen teruggelopen gekrompen gezakt geslonken gegroeid
    kerncijfers cijfers overzicht idem toen sepotcijfers stijgt daalt jaartal peil niveau hoeveelheid lijn trend
    """.split()  # noqa: SIM905 - a table of words
)
"""Words that bring nothing else in."""
_PLAIN_SLOTS = frozenset(
    {
        "measure",
        "offence",
        "filler",
        "mode",
        "unit",
        "question",
        "other",
        "both",
        "always",
        "series",
        "neg",
        "without",
        "streak",
    }
)


_RAISED = str.maketrans(dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹", " "))


def without_marks(text: str) -> str:
    """Return the text with the raised numbers of its footnotes blanked."""
    return text.translate(_RAISED)


def without_speaker(folded: str) -> str:
    """Return the text with what only says who speaks, or that it is a line of a list, blanked."""
    match = _SPEAKER.match(folded)
    return " " * match.end() + folded[match.end() :] if match else folded


def is_doubted(text: str) -> bool:
    """Whether the sentence supposes, wishes, expects or has somebody else say what it says."""
    if _SUPPOSED.search(text) and not _LOOKING.search(text):
        return True
    return bool(_QUOTED.search(text)) and not _SPEAKS.search(text)


def is_elsewhere(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether the sentence names another source, country or kind of count."""
    counted = any(m.meaning.slot == "lacking" and m.meaning.value != "teller" for m in mentions)
    return counted or is_abroad(text, mentions)


def is_abroad(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether the sentence names another source, a country, a city: nothing in it is of the whole of our cases."""
    lacking = (m.text for m in mentions if m.meaning.slot == "lacking" and m.meaning.value == "uitsplitsing")
    return bool(_ELSEWHERE.search(text)) or any(not _PEOPLE.match(text) for text in lacking)


def is_grammar(word: str) -> bool:
    """Whether a word brings nothing else in."""
    return word in STOP_WORDS or word in _GRAMMAR


def opaque(words: Sequence[str], mentions: Sequence[Mention], taken: set[int]) -> list[int]:
    """Return the places of the words that could bring in something else than was spoken of."""
    known = {place for m in mentions if m.meaning.slot in _PLAIN_SLOTS for place in m.at} | taken
    return [
        i
        for i, word in enumerate(words)
        if i not in known and not is_grammar(word) and not word.isdigit() and len(word) > 1
    ]
