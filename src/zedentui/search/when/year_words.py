"""The ways in which a text says years, one pass each: what a pass has read is blanked for those behind it."""

from __future__ import annotations

import re

from zedentui.search.vocabulary.critical import MONTHS
from zedentui.search.vocabulary.numbers import RANKED_AFTER
from zedentui.search.vocabulary.patterns import pattern
from zedentui.search.when.year_against import held_against, two_pairs
from zedentui.search.when.year_finder import CORONA, Finder, run_of
from zedentui.search.when.year_relative import corona, present, relative, whole
from zedentui.search.when.year_sides import around, ends_of_table, taken_back

__all__ = ["PASSES"]

_Y4 = r"(?:19|20)\d{2}"
_ANY = rf"(?:{_Y4}|'?[012]\d)"
_B = r"(?<![\w.,/-])"
_END = r"(?![\w%]|[.,]\d)"
_TO = r"\s*(?:-|–|—|/|t/m|tm|t\.?e\.?m\.?|tot en met|tot aan|tot|until|through|to)\s*"
_WITHOUT = (
    r"(?:zonder|exclusief|excl\.?|behalve|uitgezonderd|met uitzondering van|buiten|minus|except|excluding|without|"
    r"afgezien van)"
)
_SAYING_OUT = (
    "zonder", "excl", "behalve", "uitge", "uitzonder", "buiten", "minus", "without", "except", "afgezien", " na",
    "niet mee", " maar ",
)  # fmt: skip
"""Parts of words without which no year is taken out: what is compiled for one question costs more than this look."""
_THAN = (
    r"(?:dan|ten opzichte van|t\.?o\.?v\.?|vergeleken met|in vergelijking met|vergeleken bij|tegenover|sinds|"
    r"versus|vs\.?|met|compared to|than|en|op)"
)


_OVER_VERBS = r"\b(?:overst[ei]\w+|overschr\w+|passeer\w+|doorbr\w+|overtr\w+|grens|drempel)\b"


_IN_MONTH = rf"\b(?:\d{{1,2}}\s+)?(?:{'|'.join(MONTHS.split())})\b\.?,?\s*(?:{_Y4})?"
_COUNTED = (
    r"(?:meer|minder|hoger|lager|groter|kleiner|more|less|fewer|higher|lower) (?:dan|than)"
    r"|boven(?: de)?|onder(?: de)?"
    r"|minstens|ten minste|tenminste|minimaal|maximaal|hoogstens|ten hoogste|uitkomen op|above"
    r"|below|over de|[<>]=?|[≥≤]"
)
_BOUNDED = rf"(?:{_COUNTED})\s*({_Y4}|\d{{2}}){_END}(?!\s+en\s+{_Y4})(\s+[a-z]+)?"
_OVER_NUMBER = rf"\b(?:de|grens van|drempel van)\s+\d{{2}}{_END}"
_OF_SOMETHING = (
    rf"{_B}\d{{1,2}}\s+(?:keer|maal|x|(?:op|van)(?: de| elke)?\s+\d{{1,3}}|op de|van de"
    rf"|procent|pct|maanden|weken|dagen|uur|punten"
    rf"|gemeenten|zaken|hoogste)\b"
)
_BY_NUMBER = rf"(?<!vergeleken )(?<!vergelijking )\bmet (?:zo'n |ruim |bijna )?\d{{2}}{_END}"
_RANKED = rf"\btop\s*\d{{1,2}}{_END}|\bnummer\s+\d{{1,2}}{_END}"


def _mask(found: Finder) -> None:
    """What looks like a year and is none: dates, counts behind a comparison, numbers of something."""
    for match in pattern(_IN_MONTH).finditer(found.text):
        if any(letter.isdigit() for letter in match[0]):
            found.dates.append(match.span())
            found.blank(match)
    for match in pattern(_BOUNDED).finditer(found.text):
        is_year = len(match[1]) == 4 and found.first <= int(match[1]) <= found.last + 3
        if not is_year or (match[2] or "").strip() in {"zaken", "verkrachtingen", "sepots", "zedenzaken", "cases"}:
            found.blank(match)
    if pattern(_OVER_VERBS).search(found.text):  # `oversteeg het aantal de 25`
        for match in pattern(_OVER_NUMBER).finditer(found.text):
            found.blank(match)
    for match in pattern(_OF_SOMETHING).finditer(found.text):
        found.blank(match)
    for match in pattern(_BY_NUMBER).finditer(found.text) if "met " in found.text else ():
        found.blank(match)  # `steeg met 18 per jaar`
    for source in RANKED_AFTER if " na" in found.text else ():
        for match in pattern(source).finditer(found.text):
            found.blank(match)  # `op 20 na hoogste`
    for match in pattern(_RANKED).finditer(found.text) if "top" in found.text or "nummer" in found.text else ():
        found.blank(match)


def _subtracted(found: Finder) -> None:
    """`2022 min 2021`: the one against the other, not the one without the other."""
    if " min" not in found.text and " - " not in found.text:
        return
    for match in pattern(rf"{_B}({_Y4})\s+(?:min|minus|-)\s+({_Y4}){_END}").finditer(found.text):
        ends = pattern(r"(?:-|/|t/m|tm|tot|met|en|to)\s*$").search(found.text[: match.start()])
        if int(match[1]) > int(match[2]) and not ends:
            found.named |= {int(match[1]), int(match[2])}
            found.moved = True
            found.take(match)


def _excluded(found: Finder) -> None:
    if not any(word in found.text for word in _SAYING_OUT):
        return
    for match in pattern(
        rf"\bniet (?:in |over |van |voor )?{_Y4},? maar (?:wel )?(?:in |over |van |voor )?(?={_Y4})"
    ).finditer(found.text):
        found.take(match)  # `niet in 2020 maar in 2021`
    year = rf"(?:in |van |over )?(?:het |de )?(?:jaar |jaren )?(?P<a>{_Y4})(?:\s*(?:,|en|and)\s*(?P<b>{_Y4}))?"
    run = rf"\b{_WITHOUT}\s+(?:de )?(?:jaren |periode )?(?P<a>{_Y4}){_TO}(?P<b>{_Y4}){_END}"
    for match in pattern(run).finditer(found.text):
        found.excluded += run_of(*sorted((int(match["a"]), int(match["b"]))))
        found.take(match)
    for source in (
        rf"\b{_WITHOUT}\s+(?:het |de )?(?:coronajaar )?{year}(?!\s*-\s*\d){_END}",
        rf"\bop\s+{year}\s+na\b",
        rf"{_B}{year}\s+(?:niet (?:mee(?:gerekend|geteld|genomen|tellen|rekenen))"
        r"|uitgezonderd(?=\s*(?:$|[,.?!)]))|buiten beschouwing)",
    ):
        for match in pattern(source).finditer(found.text):
            found.excluded += [int(each) for each in (match["a"], match["b"]) if each]
            found.take(match)
    corona = rf"\b(?:{_WITHOUT}\s+(?:het |de )?(?:(?:jaar|tijd) van (?:de )?)?{CORONA}\w*|op (?:het )?coronajaar na)\b"
    for match in pattern(corona).finditer(found.text):
        found.excluded.append(2020)
        found.read_as(match, "zonder 2020; de noot bij de tabel gaat over dat jaar")


def _year_before(found: Finder) -> None:
    """`ten opzichte van het jaar ervoor`: not a year, but a comparison with the one before."""
    if "jaar" not in found.text and "year" not in found.text:
        return
    source = (
        rf"\b{_THAN}\s+(?:in |met |het )*(?:(?:vorige?|voorafgaande?|voorgaande?) jaar|jaar (?:ervoor|daarvoor|eerder)|"
        r"(?:een|1) jaar (?:ervoor|daarvoor|eerder|geleden)|the year before|the previous year|last year)\b"
    )
    for match in pattern(source).finditer(found.text):
        word = match[0].split()[0]
        if word not in {"met", "op", "sinds"} or "vergel" in found.text:
            found.before = True
            found.take(match)


_IN_ROW = rf"{_B}{_Y4}(?:\s?[-/]\s?{_Y4}){{2,}}{_END}"


def _in_a_row(found: Finder) -> None:
    """`2012-2014-2016`, `2012/2014/2016`: each of them, no range."""
    if "-" not in found.text and "/" not in found.text:
        return
    for match in pattern(_IN_ROW).finditer(found.text):
        found.named |= {int(year) for year in pattern(_Y4).findall(match[0])}
        found.take(match)


_MOVED = rf"(?:(?<!opzichte )\b(?:van|from)\s+)?{_B}(?P<first>{_ANY})\s*(?:naar|op)\s*(?P<last>{_ANY}){_END}"
_BETWEEN = rf"\b(?:tussen|between)\s+(?P<first>{_ANY})\s+(?:en|and)\s+(?P<last>{_ANY}){_END}"
_FROM_TO = (
    rf"(?:(?<!opzichte )\b(?:van|vanaf|sinds|periode|from|jaren)\s+)?{_B}(?P<first>{_ANY})(?:{_TO}"
    rf"|(?<=\d)\s+en\s+met\s+)(?P<last>{_ANY}){_END}"
)


def _ranges(found: Finder) -> None:
    for match in pattern(_MOVED).finditer(found.text) if "naar" in found.text or "op" in found.text else ():
        found.named |= {_year(match["first"]), _year(match["last"])}
        found.moved = True
        found.take(match, weak=_short(match["first"], match["last"]))
    for source in (_BETWEEN, _FROM_TO):
        for match in pattern(source).finditer(found.text):
            begin, end = sorted((_year(match["first"]), _year(match["last"])))
            if pattern(r"\d\s*(?:tot|until)\s*'?\d").search(match[0]):
                found.note(match, f"{begin} tot en met {end}")
            found.ranges.append(run_of(begin, end))
            found.take(match, weak=_short(match["first"], match["last"]))


_FIGURE_OF = (
    r"\b(?:cijfers?|aantal|aantallen|percentages?|getal|getallen|totaal|waarden?|stand|gegevens|data|uitkomst|figures?)"
    r"\s*$"
)


_HOLDS_FOR = r"\b(?:klopt|geldt|gold|juist|waar|correct)(?: (?:dat|dit|ook|het|nog|wel))*\s*$"


_SINCE = rf"\b(?P<word>sinds|vanaf|na|sedert|since|after|from)\s+(?:het jaar )?(?P<year>{_ANY}){_END}"
_ONWARD = (
    rf"\bvan(?:af)?\s+(?:het jaar )?(?P<a>{_Y4})\s+af\b"
    rf"|{_B}(?P<b>{_Y4})\s+en\s+(?:later|verder|daarna|erna|nadien)\b"
)
_UNTIL = (
    rf"(?:\b(?P<word>tot en met|tot|voor|vóór|t/m|tm|before|until)"
    rf"|(?<!\w)t/m)\s+(?:het jaar )?(?P<year>{_ANY}){_END}"
)


def _open(found: Finder) -> None:
    """An open beginning or end: `sinds 2019`, `tot 2015`; both together bound one range."""
    begin, end = None, None
    spans = []
    for match in pattern(_SINCE).finditer(found.text):
        if match["word"] == "na" and pattern(r"\bop (?:de |het )?[a-z]+(?: [a-z]+)? $").search(
            found.text[: match.start()]
        ):
            continue  # `op technische sepots na`
        begin = _year(match["year"]) + (match["word"] in {"na", "after"})
        spans.append((match, match["year"]))
    for match in pattern(_ONWARD).finditer(found.text):
        begin = _year(match["a"] or match["b"])
        spans.append((match, match["a"] or match["b"]))
    for match in pattern(_UNTIL).finditer(found.text):
        of_figure = pattern(_FIGURE_OF).search(found.text[: match.start()])
        if match["word"] == "voor" and (len(match["year"]) < 4 or "het jaar" in match[0] or of_figure):
            continue  # `het aantal voor het jaar 2014` is that of 2014
        if match["word"] in {"voor", "vóór"} and (
            _year(match["year"]) <= found.first or pattern(_HOLDS_FOR).search(found.text[: match.start()])
        ):
            continue  # `klopt dat voor 2019`: of that year
        end = _year(match["year"]) - (match["word"] in {"voor", "tot", "before"})
        spans.append((match, match["year"]))
    for match, year in spans:
        found.take(match, weak=len(year) < 4)
    if begin is None and end is None:
        return
    begin, end = found.first if begin is None else begin, found.last if end is None else end
    if begin > found.last or end < found.first or begin > end:
        found.named.add(begin if begin > found.last else end)
    else:
        found.ranges.append(run_of(begin, end))
        for match, _ in spans:
            if match["word"] in {"voor", "vóór", "tot", "before", "until"} if "word" in match.re.groupindex else False:
                found.note(match, f"{begin} tot en met {end}")


_FOUR = rf"(?<![\w.,-]){_Y4}{_END}"
_FOUR_BEHIND = rf"(?<=\d,){_Y4}{_END}|(?<=-){_Y4}{_END}"
_TWO = r"(?<![\w.,/-])'?(?:0\d|1\d|2\d)(?![\w%]|[.,]\d|(?<!'\d\d) \d{3}\b|\s+ja(?:ar|ren)\b)"


def _named(found: Finder) -> None:
    full = list(pattern(_FOUR).finditer(found.text))
    full += [m for m in pattern(_FOUR_BEHIND).finditer(found.text) if m not in full]
    for match in full:
        found.named.add(_year(match[0]))
        found.take(match)
    if not found.named and not found.ranges:
        short = list(pattern(_TWO).finditer(found.text))
        for match in _with_apostrophe(found.text, short):
            found.named.add(_year(match[0]))
            found.take(match, weak=True)


def _with_apostrophe(text: str, short: list[re.Match[str]]) -> list[re.Match[str]]:
    """Beside a year with an apostrophe a number without is one in the same row only: `'14, 15 en 16`, not `'14 24`."""
    rows: list[list[re.Match[str]]] = []
    for match in short:
        if rows and pattern(r"\s*(?:,|en|and|,\s*en)\s*").fullmatch(text[rows[-1][-1].end() : match.start()]):
            rows[-1].append(match)
        else:
            rows.append([match])
    marked = [row for row in rows if any(match[0].startswith("'") for match in row)]
    return [match for row in marked or rows for match in row]


def _short(*years: str) -> bool:
    return all(len(year) < 4 for year in years)


def _year(text: str) -> int:
    digits = text.strip("'")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


PASSES = (
    _mask,
    taken_back,
    _subtracted,
    _excluded,
    around,
    ends_of_table,
    _year_before,
    _in_a_row,
    two_pairs,
    _ranges,
    relative,
    whole,
    _open,
    held_against,
    corona,
    _named,
    present,
)
"""The passes in the order in which they read."""
