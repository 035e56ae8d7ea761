"""What is read before the words are: glued years and articles, slips in digits, the question inside a long text.

Works on folded text. What is taken apart keeps its letters; nothing is guessed here.
"""

from __future__ import annotations

import re

from zedentui.search.vocabulary.english import PHRASES
from zedentui.search.vocabulary.patterns import pattern
from zedentui.search.vocabulary.separable import PARTED
from zedentui.search.vocabulary.words import tokens

__all__ = ["asked", "capitalised", "mend", "readable"]

_SLIP = r"(?<![a-z0-9])(?=[0-9ol]*[ol])(?=[0-9ol]*\d)2[0o][0-2ol][0-9ol](?![a-z0-9])"
_GLUED = r"(?<=[a-z]{2})(?=(?:19|20)\d\d(?!\d))"
_GLUED_BEHIND = r"(?<![\d])((?:19|20)\d\d)(?=[a-z]{2})"
_GLUED_TWO = r"\b(instroom|uitstroom|sepots?|dagvaarden|zeden|verkrachting(?:en)?)('?[012]\d)\b"
_GLUED_SHORT = r"(?<=[a-z])('[012]\d)(?=[a-z]|\b)|(?<![\w'])('[012]\d)(?=[a-z])"
_GLUED_SLIP = r"(?<=[a-z]{2})(?=\d*[ol])2[0o][0-2ol][0-9ol](?=[a-z]{2}|\b)|(?<![a-z0-9])2o[0-2ol][0-9ol](?=[a-z]{2})"
_COMMA = r"(?<=[a-z\d]),(?=(?:19|20)\d\d(?!\d)|[a-z])|(?<=[a-z]{2})\.(?=(?:19|20)\d\d(?!\d))"
_OWN_LETTER = r"\b((?:kamer|voortgangs)?brief)\s+(?:van|d\.?d\.?)\s+5 juli(?: 2023)?\b"
_ARTICLE = r"\b(art|artikel|sr|wvsr)\.?\s*(2[345]\d)(?:\s?([a-f]))?\b(?!\.\d)"
_ARTICLE_BEHIND = r"\b(2[345]\d)([a-f])?\s?sr\b"
_NOT_ONE = r"\b(?:niet (?:een|1) (?:enkele?|van)\b(?: de\b)?|geen enkele?\b)"
_OF_EVERY = (
    r"\b(?:(?:van|op|out of|of)\s+(?:elke|iedere|every)|(?<=hoeveel )(?:op|van)(?: de)?)"
    r"\s+(?:10|tien|ten|100|honderd|hundred|1\.?000|duizend)\s+(?=[a-z])"
)
_PER_HUNDRED = r"\bper\s+(?:100|honderd|hundred)\s+(?=(?!inwoner|mens|vrouw|man|kind|agent|duizend)[a-z])"
_EVER = (
    r"\b(?:nog )?(?:nooit|niet) (?:eerder )?(?:waren er |zijn er |werden er |is er )?zo (?:veel|vaak"
    r"|hoog|groot)\b|\b(?:meer|hoger|vaker|groter) dan ooit\b"
)
_LEAST_EVER = (
    r"\b(?:nog )?(?:nooit|niet) (?:eerder )?(?:waren er |zijn er |werden er |is er )?zo (?:weinig"
    r"|laag|klein)\b|\b(?:minder|lager|kleiner) dan ooit\b"
)
_CASES_OR_MORE = (
    r"(?<![\w.,])(\d[\d.]*) (?!procent|percent)([a-z]{4,}) ((?:of|or) (?:meer|hoger|minder|lager"
    r"|more|less|fewer|higher|lower))\b(?! (?:dan|than))"
)
_AM_I_RIGHT = r"\b(?:zit ik (?:dan |daar |er )*goed|heb ik (?:dan |daarin )*gelijk|sla ik (?:dan )?de plank mis)\b"
_RIGHT_OR_NOT = r"\b(?:is dat )?(?:juist of (?:onjuist|niet)|waar of (?:onwaar|niet(?: waar)?)|goed of fout)\b"
_NO_TIME = (
    r"\bgeen (?:tijd|(?:flauw )?idee|zin|gelegenheid|benul|brief bij de hand|tabel bij de hand)\b"
    r"|\bniet (?:helemaal |geheel |meer )?(?:duidelijk|zeker|bekend)\b(?=\s*[,:;]|\s+(?:hoeveel|of|wat|welke?)\b)"
    r"|\bjuist (?=wel|niet|geen|meer|minder|hoger|lager|vaker)"
)
"""What is said of who asks, and not of cases; `juist wel` asks for no verdict."""
_QUOTES = str.maketrans({"`": "'", "´": "'", "′": "'", "‘": "'", "“": '"', "”": '"', "\u2013": "-", "\u2014": "-"})
_TENS = {
    "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17, "achttien": 18,
    "negentien": 19, "twintig": 20, "eenentwintig": 21, "tweeentwintig": 22, "drieentwintig": 23,
}  # fmt: skip
_WRITTEN = rf"\b(?:tweeduizend ?(?:en ?)?|twintig ?)(?P<n>{'|'.join(_TENS)})\b"
_DOTTED = r"(?<![\w.])(?:[a-z]\.){1,3}[a-z]\.?(?![\w])"
_SHORT = frozenset(
    """
    o.a. d.w.z. m.b.t. i.v.m. o.b.v. n.a.v. a.u.b. s.v.p. t.o.v. t.e.m. t.a.v. i.p.v. e.d. m.u.v. c.s. j.l. b.v. d.m.v.
    m.n. t.g.v. i.g.v. e.a. z.o.z. m.i. p.m. i.o. m.i.v. t.o.v d.w.z a.u.b s.v.p m.b.t i.v.m o.b.v n.a.v t.e.m i.p.v
    d.d. d.d
    """.split()  # noqa: SIM905 - a table of words
)
"""Short forms with dots that stand for words by themselves."""
_BASE_YEAR = (
    r"\(?\b(?:met |en |als )?(?:basisjaar )?\d{4}\s*(?:=|is|als|op|gelijk aan|naar)\s*100\b"
    r"(?! (?:naar|zaken))\)?"
)
"""`2012 = 100` asks for the index, not for two numbers."""


def readable(folded: str) -> str:
    """Return the folded text mended, with its large numbers in digits: `tweehonderdvijftig` becomes `250`."""
    text = mend(pattern(_BASE_YEAR).sub("index", folded) if "100" in folded else folded)
    if not any(part in text for part in ("honderd", "duizend", "tig")):
        return text
    from zedentui.search.vocabulary.written import with_digits  # few questions have a number in words

    return with_digits(text)[0]


def mend(folded: str) -> str:
    """Return the folded text with years and articles free and written as usual: `in2o17` becomes `in 2017`."""
    text = folded.translate(_QUOTES)
    text = pattern(r"(?<=\w)\s*\+\s*(?=\w)").sub(" plus ", text) if "+" in text else text
    if "niet " in text or "enkel" in text:
        text = pattern(_NOT_ONE).sub("geen", text)
    if pattern(_OF_EVERY).search(text):
        text = f"{pattern(_OF_EVERY).sub('van de ', text)} percentage"
    text = text.replace(" zoveel", " zo veel")
    if " dat " in text or "mij" in text or "nooit" in text:
        from zedentui.search.vocabulary.stated import as_question  # few questions are a statement

        text = as_question(text)
    if "per " in text:
        text = pattern(_PER_HUNDRED).sub("als percentage van de ", text)
    if " zo" in text or " ooit" in text:
        text = pattern(_LEAST_EVER).sub("laagste", pattern(_EVER).sub("hoogste", text))
    if "tweeduizend" in text or "twintig" in text:
        text = pattern(_WRITTEN).sub(lambda match: f"20{_TENS[match['n']]}", text)
    if "geen " in text or "juist " in text or "niet " in text:
        text = pattern(_NO_TIME).sub("", text)
    if " ik " in text:
        text = pattern(_AM_I_RIGHT).sub(
            "klopt dat", pattern(r"^als ik (?:zeg|stel|beweer) dat ").sub("klopt het dat ", text)
        )
    if " of " in text:
        text = pattern(_RIGHT_OR_NOT).sub("klopt dat", text)
    if "tov" in text or "t.o" in text:
        text = pattern(r"\bt\.?o\.?v\.?(?=\s)").sub("ten opzichte van", text)
    text = pattern(r"\b1 op (?:de )?hoeveel\b").sub("een op de hoeveel", text) if "1 op " in text else text
    if "jr" in text:
        text = pattern(r"\bjrn\b\.?").sub("jaren", pattern(r"(?<![a-z])jr\b\.?").sub("jaar", text))
    text = _in_and_out_named(text)
    for parted, whole in PARTED:
        if parted in text:
            text = pattern(rf"\b{parted}").sub(whole, text)
    if "." in text:  # `v.z.` is one word; single letters would be passed over
        text = pattern(_DOTTED).sub(lambda match: match[0] if match[0] in _SHORT else match[0].replace(".", ""), text)
    if "categorie" in text:
        text = pattern(r"\b[abc][- ]categorie\b|\bcategorie [abc]\b").sub("categorieen", text)
    if "artikelen" in text:
        text = pattern(r"\bwelke artikelen\b").sub("welke wetsartikelen", text)
    for english, dutch in PHRASES.items():
        if english in text:
            text = text.replace(english, dutch)
    return _digits_mended(text) if any(letter.isdigit() for letter in text) else text


def _in_and_out_named(text: str) -> str:
    """The text in which `uit dan in` names what it is: what went out and what came in."""
    if "stro" in text:
        return text.replace("uit dan in", "uitstroom dan instroom").replace("in dan uit", "instroom dan uitstroom")
    if " dan " in text:
        text = pattern(r"\b(?:er ?)?uit dan (?:er ?)?in\b(?! (?:het|de|\d))").sub("uitstroom dan instroom", text)
        text = pattern(r"\b(?:er ?)?in dan (?:er ?)?uit\b(?! (?:het|de|\d))").sub("instroom dan uitstroom", text)
    return text


_AS_USUAL = (
    r"(?:\(?(?:[a-z]+(?:-[a-z]+)*|(?:19|20)\d\d-(?:19|20)\d\d|\d+(?:\.\d{3})*(?:,\d{1,2})?%?|'[012]\d)\)?"
    r"(?:[,.;:]?[ ?]+|[.?]?$))+"
)
"""Words, numbers and years as they are usually written, each by itself: nothing to mend, as with most questions."""


def _digits_mended(text: str) -> str:
    """The text with its years, numbers and articles free and written as usual."""
    if " of " in text or " or " in text:
        text = pattern(_CASES_OR_MORE).sub(r"\1 \3 \2", text)
    if "brief" in text:
        text = pattern(_OWN_LETTER).sub(r"\1", text)
    if pattern(_AS_USUAL).fullmatch(text):
        return _articles_mended(text) if "art" in text or "sr" in text else text
    text = pattern(r"(?<=\d)\s?jr\b\.?").sub(" jaar", text)
    if "2k" in text:
        text = pattern(r"\b2k([012]\d)\b").sub(r"20\1", text)
    text = pattern(_GLUED_SLIP).sub(lambda match: f" {match[0].replace('o', '0').replace('l', '1')} ", text)
    text = pattern(_GLUED_SHORT).sub(lambda match: f" {match[0]} ", text)
    text = pattern(_GLUED_BEHIND).sub(r"\1 ", pattern(_GLUED).sub(" ", text))
    text = pattern(_SLIP).sub(lambda match: match[0].replace("o", "0").replace("l", "1"), text)
    text = pattern(_GLUED_TWO).sub(r"\1 \2", text)
    return _articles_mended(pattern(_COMMA).sub(", ", text))


def _articles_mended(text: str) -> str:
    """The text with articles of law as they are usually written: `sr 242`."""
    text = pattern(_ARTICLE).sub(lambda match: f"{match[1]} {match[2]}{match[3] or ''}", text)
    return pattern(_ARTICLE_BEHIND).sub(lambda match: f"sr {match[1]}{match[2] or ''}", text)


_SHORTEST = 40  # characters; below this there is no room for an introduction
_LONG = 110  # characters; what is shorter is one question
_SENTENCE = r"(?<=[?!;\n])\s*|(?<=[a-z)\d]{2}\.)\s+(?=\S)|\n+"
_ASKING = (
    r"(?:hoeveel|hoe vaak|hoe (?:groot|hoog|laag|hard|sterk)|welk[e]?|in welk[e]?|wat (?:is|was|waren"
    r"|zijn)|wanneer|waarom|wie|"
    r"klopt|is het waar|of het (?:klopt|waar)|how many|which|what|sinds wanneer|met hoeveel"
    r"|bij hoeveel|van hoeveel|in hoeveel|is|zijn|"
    r"of)"
)
_PREAMBLE = (
    rf"^.{{3,}}?\b(?:weten|vraagt?|vroeg|vragen|afvragen|benieuwd|horen|uitzoeken|opzoeken|nagaan|aangeven|zeggen|"
    rf"vertellen|nazoeken|know|vraag|terugvinden|vinden|checken|bevestigen|"
    r"weet (?:je|jij|u|iemand)(?: toevallig| nog| misschien)*)\b[,:]?\s+(?:ons |mij |me "
    rf"|nog |even |graag )*"
    rf"(?:is\s+)?(?={_ASKING}\b)"
)
_NOT_SEEN = (
    r"^.*?\bniet(?: (?!alleen|meer\b|minder\b)[a-z]+)?,? (?=(?:hoeveel|hoe vaak|hoe hoog|welk|welke|wat|how many)\b)"
)
_FIGURE = (
    r"sepo|dagvaard|instroom|uitstroom|verkracht|zeden|rechter|vervolg|technisch|beleids|transactie|strafbeschik|"
    r"rape|dismiss|prosecut|offence|gevoegd|voegen|afgehandeld|afdoening|motie|toezeg|actie"
)
_BACK = r"^(?:en|maar) |\b(?:daarvan|hiervan|ervan|die|deze|dat jaar|daarin|dit|dat)\b"
_ON = (  # `en in 2022?`, `hoeveel waren er in 2022?` behind a question
    r"(?:en|maar) (?:(?:in|van|bij|voor|over|sinds) )?(?:\S+ ?){1,4}\?"
    r"|(?:(?:en|maar) )?(?:hoeveel (?:waren|zijn|werden)|hoe (?:hoog|groot|vaak) (?:was|is|waren))(?: \S+){1,5}\?"
)


def asked(text: str) -> tuple[str, bool]:
    """Return the question in `text`, and whether the rest was left out: of an e-mail, the last sentence that asks.

    `text` is folded, with its line ends. A short text is the question itself.
    """
    flat = " ".join(text.split())
    if len(flat) <= _LONG and "\n" not in text.strip() and "?" not in flat[:-1]:
        parts = [flat]
    else:
        parts = [" ".join(part.split()) for part in pattern(_SENTENCE).split(text) if part and part.strip(" .,!?\n")]
    if len(parts) > 1 and (len(flat) > _LONG or "\n" in text.strip() or "?" in flat[:-1]):
        asking = [i for i, part in enumerate(parts) if part.endswith("?") and pattern(_FIGURE).search(part)]
        asking = asking or [
            i for i, part in enumerate(parts) if pattern(_FIGURE).search(part) and re.search(_ASKING, part)
        ]
        asking = asking or [i for i, part in enumerate(parts) if part.endswith("?")]
        asking = asking or [i for i, part in enumerate(parts) if pattern(_FIGURE).search(part)]
        if asking:
            chosen = parts[asking[-1]]
            back = pattern(_BACK).search(chosen) and not re.search(r"verkracht|zeden|sr 24", chosen)
            chosen = _clause(chosen)
            behind = [part for part in parts[asking[-1] + 1 : asking[-1] + 2] if pattern(_ON).fullmatch(part)]
            chosen = " en ".join([chosen, *(part.removeprefix("en ") for part in behind)])
            if asking[-1] and (back or not pattern(_FIGURE).search(chosen)):
                chosen = f"{parts[asking[-1] - 1]} {chosen}"
            return pattern(_NOT_SEEN).sub("", _after_lead(pattern(_PREAMBLE).sub("", chosen))), True
    short = _clause(flat)
    if len(short) > _SHORTEST:
        short = _after_lead(pattern(_PREAMBLE).sub("", short))
    if " niet " in short:
        short = pattern(_NOT_SEEN).sub("", short)
    return short, short != flat


_FAR_LEAD = (
    r"^.{3,60}?\b(?:vraagt?|vroeg|weten|zoekt?|zoeken)\b,? (?:[a-z]+ ){1,6}?(?=(?:hoeveel|hoe vaak"
    r"|in welk|welk|welke)\b)"
)


def _after_lead(text: str) -> str:
    """The question behind who asks it and where (`mijn voorzitter vraagt net in de gang hoeveel ...`)."""
    lead = pattern(_FAR_LEAD).match(text)
    if lead is None or pattern(_FIGURE).search(lead[0]) or any(map(str.isdigit, lead[0])):
        return text
    return text[lead.end() :]


_ASIDE = (
    r"[,;.]?\s+(?:en )?(?:dat (?:vraag|vroeg|wil|zoek|moet)|dit (?:vraag|omdat)|ik (?:vraag|zeg) (?:dat|dit)|want|"
    r"ik (?:heb|gebruik) (?:dat|dit|het|die|deze)|(?:dat|dit) heb ik|"
    r"(?:omdat|aangezien)(?= .*\b(?:ik|wij|we|mijn|ons|onze|u|men|debat|kamer|fractie|dat|dit)\b)|"
    r"en (?:ik|wij|we) (?:kan|kunnen|heb|hebben|moet|wil|zit)|ik kan|because|since i)\b(?P<aside>.*)$"
)
_LEAD = rf"^.{{12,}}?(?::\s+(?={_ASKING}\b)|,?\s(?:namelijk|te weten)\s+)"


def _clause(text: str) -> str:
    """The part of a long sentence that asks: without what leads to it, or what is said of why it is asked."""
    if len(text) <= _ASIDE_FROM:
        return text
    lead = pattern(_LEAD).match(text) if len(text) > _LONG else None
    if lead and pattern(_FIGURE).search(text[lead.end() :]):
        text = text[lead.end() :]
    for aside in pattern(_ASIDE).finditer(text):
        head = text[: aside.start()]
        counts = pattern(_FIGURE).search(head) and not pattern(r"(?:19|20)\d\d|sepo|dagvaard|stroo").search(
            aside["aside"]
        )
        if counts and len(aside["aside"]) >= _ASIDE_LEAST:
            return head
    return text


_ASIDE_FROM = 60  # characters of a text that may say why it asks
_ASIDE_LEAST = 20  # letters of what is left out
_MANY = 3  # words with a capital from which on a line may be a heading in capitals


def capitalised(text: str) -> frozenset[str]:
    """Return the words with a capital inside a sentence: names, which are no slips of other words.

    None of a text in which most words have one, and none that is written in capitals.
    """
    if text == text.lower():
        return frozenset()
    inner = [token for token in tokens(text) if token.text.isalpha() and _inside(text, token.start)]
    names = {each.text for each in inner if text[each.start].isupper() and not text[each.start : each.end].isupper()}
    return frozenset() if len(names) >= _MANY and 2 * len(names) > len(inner) else frozenset(names)


def _inside(text: str, start: int) -> bool:
    """Whether what stands at `start` does not begin a sentence."""
    before = text[:start].rstrip(" \t'\"‘“(")
    return bool(before) and before[-1] not in ".?!:\n"
