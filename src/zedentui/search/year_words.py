"""The ways in which a text says years, one pass each: what a pass has read is blanked for those behind it."""

from __future__ import annotations

import re
from functools import cache

from zedentui.search.critical import MONTHS, NUMBERS

__all__ = ["PASSES", "Finder"]

_Y4 = r"(?:19|20)\d{2}"
_ANY = rf"(?:{_Y4}|'?[012]\d)"
_B = r"(?<![\w.,/-])"
_END = r"(?![\w%]|[.,]\d)"
_TO = r"\s*(?:-|–|—|/|t/m|tm|t\.?e\.?m\.?|tot en met|tot aan|tot|until|through|to)\s*"
_N = r"(\d{1,2}|" + "|".join(NUMBERS) + r")"
_WITHOUT = (
    r"(?:zonder|exclusief|excl\.?|behalve|uitgezonderd|met uitzondering van|buiten|minus|except|excluding|without|"
    r"afgezien van)"
)
_CORONA = r"(?:corona|covid|pandemie|lockdown)"
_THAN = (
    r"(?:dan|ten opzichte van|t\.?o\.?v\.?|vergeleken met|in vergelijking met|vergeleken bij|tegenover|sinds|"
    r"versus|vs\.?|met|compared to|than|en|op)"
)


@cache
def _re(source: str) -> re.Pattern[str]:
    """Compiled at first use: most questions need few of these."""
    return re.compile(source)


class Finder:
    """One text: what is found is blanked, so that nothing is read twice."""

    def __init__(self, text: str, first: int, last: int) -> None:
        self.text, self.first, self.last = text, first, last
        self.spans: list[tuple[int, int]] = []
        self.notes: list[str] = []
        self.named: set[int] = set()
        self.ranges: list[tuple[int, ...]] = []
        self.excluded: list[int] = []
        self.dates: list[tuple[int, int]] = []
        self.weak, self.before, self.moved = True, False, False

    def take(self, match: re.Match[str], *, weak: bool = False) -> None:
        """Note that this part of the text said years; `weak` when only two digits did."""
        self.spans.append(match.span())
        self.blank(match)
        self.weak = self.weak and weak

    def blank(self, match: re.Match[str]) -> None:
        """Leave spaces where the match stood."""
        start, end = match.span()
        self.text = self.text[:start] + " " * (end - start) + self.text[end:]

    def note(self, match: re.Match[str], said: str) -> None:
        """Keep how the words were read."""
        self.notes.append(f"‘{match[0].strip()}’ lezen wij als {said}.")


def _mask(found: Finder) -> None:
    """What looks like a year and is none: dates, counts behind a comparison, numbers of something."""
    months = "|".join(MONTHS.split())
    for match in _re(rf"\b(?:\d{{1,2}}\s+)?(?:{months})\b\.?,?\s*(?:{_Y4})?").finditer(found.text):
        if any(letter.isdigit() for letter in match[0]):
            found.dates.append(match.span())
            found.blank(match)
    counted = (
        r"(?:meer|minder|hoger|lager|groter|kleiner|more|less|fewer|higher|lower) (?:dan|than)"
        r"|boven(?: de)?|onder(?: de)?"
        r"|minstens|ten minste|tenminste|minimaal|maximaal|hoogstens|ten hoogste|uitkomen op|above"
        r"|below|over de|[<>]=?|[≥≤]"
    )
    for match in _re(rf"(?:{counted})\s*({_Y4}|\d{{2}}){_END}(?!\s+en\s+{_Y4})(\s+[a-z]+)?").finditer(found.text):
        is_year = len(match[1]) == 4 and found.first <= int(match[1]) <= found.last + 3
        if not is_year or (match[2] or "").strip() in {"zaken", "verkrachtingen", "sepots", "zedenzaken", "cases"}:
            found.blank(match)
    for match in _re(
        rf"{_B}\d{{1,2}}\s+(?:keer|maal|x|(?:op|van)(?: de| elke)?\s+\d{{1,3}}|op de|van de"
        rf"|procent|pct|maanden|weken|dagen|punten"
        rf"|gemeenten|zaken|hoogste)\b"
    ).finditer(found.text):
        found.blank(match)
    for match in _re(rf"\btop\s*\d{{1,2}}{_END}|\bnummer\s+\d{{1,2}}{_END}").finditer(found.text):
        found.blank(match)


def _excluded(found: Finder) -> None:
    year = rf"(?:het |de )?(?:jaar |jaren )?(?P<a>{_Y4})(?:\s*(?:,|en|and)\s*(?P<b>{_Y4}))?"
    for source in (
        rf"\b{_WITHOUT}\s+(?:het |de )?(?:coronajaar )?{year}{_END}",
        rf"\bop\s+{year}\s+na\b",
        rf"{_B}{year}\s+(?:niet (?:mee(?:gerekend|geteld|genomen|tellen|rekenen))|uitgezonderd|buiten beschouwing)\b",
    ):
        for match in _re(source).finditer(found.text):
            found.excluded += [int(each) for each in (match["a"], match["b"]) if each]
            found.take(match)
    corona = rf"\b(?:{_WITHOUT}\s+(?:het |de )?{_CORONA}\w*|op (?:het )?coronajaar na)\b"
    for match in _re(corona).finditer(found.text):
        found.excluded.append(2020)
        found.note(match, "zonder 2020; de noot bij de tabel gaat over dat jaar")
        found.take(match)


def _year_before(found: Finder) -> None:
    """`ten opzichte van het jaar ervoor`: not a year, but a comparison with the one before."""
    source = (
        rf"\b{_THAN}\s+(?:in |met |het )*(?:(?:vorige?|voorafgaande?|voorgaande?) jaar|jaar (?:ervoor|daarvoor|eerder)|"
        r"(?:een|1) jaar (?:ervoor|daarvoor|eerder|geleden)|the year before|the previous year|last year)\b"
    )
    for match in _re(source).finditer(found.text):
        word = match[0].split()[0]
        if word not in {"met", "op", "sinds"} or "vergel" in found.text:
            found.before = True
            found.take(match)


def _ranges(found: Finder) -> None:
    moved = rf"(?:\b(?:van|from)\s+)?{_B}(?P<first>{_ANY})\s*(?:naar|op)\s*(?P<last>{_ANY}){_END}"
    for match in _re(moved).finditer(found.text):
        found.named |= {_year(match["first"]), _year(match["last"])}
        found.moved = True
        found.take(match, weak=_short(match["first"], match["last"]))
    for source in (
        rf"\b(?:tussen|between)\s+(?P<first>{_ANY})\s+(?:en|and)\s+(?P<last>{_ANY}){_END}",
        rf"(?:\b(?:van|vanaf|sinds|periode|from|jaren)\s+)?{_B}(?P<first>{_ANY})(?:{_TO}"
        rf"|(?<=\d)\s+en\s+met\s+)(?P<last>{_ANY}){_END}",
    ):
        for match in _re(source).finditer(found.text):
            begin, end = sorted((_year(match["first"]), _year(match["last"])))
            found.ranges.append(_run(begin, end))
            found.take(match, weak=_short(match["first"], match["last"]))


def _relative(found: Finder) -> None:
    last, first = found.last, found.first
    recent = r"(?:afgelopen|laatste|voorbije|recentste|meest recente|last|past|vorige)"
    for match in _re(
        rf"\b(?:(?:in |over |gedurende )?(?:de |the )?){recent}\s+{_N}\s+(?:ja(?:ar|ren)|years)\b"
    ).finditer(found.text):
        count = _count(match[1])
        begin = max(last - count + 1, 1000)
        if count == 1:
            found.named.add(last)
            found.note(match, f"{last}, het laatste jaar in de brief")
        else:
            found.ranges.append(_run(begin, last))
            found.notes.append(
                f"‘{match[0].strip()}’ lezen wij als {begin} tot en met {last}: {last} is het laatste jaar in de brief."
            )
        found.take(match)
    for match in _re(rf"\b(?:de |the )?eerste\s+{_N}\s+jaar\b").finditer(found.text):
        found.ranges.append(_run(first, first + _count(match[1]) - 1))
        found.note(match, f"{first} tot en met {first + _count(match[1]) - 1}")
        found.take(match)
    for match in _re(rf"\b{_N}\s+(?:jaar|years)\s+(?:geleden|terug|ago)\b").finditer(found.text):
        found.named.add(last - _count(match[1]))
        found.note(match, f"{last - _count(match[1])}, gerekend vanaf {last}, het laatste jaar in de brief")
        found.take(match)
    for match in _re(rf"\b(?:het |de )?{recent} (?:decennium|tien jaar)\b").finditer(found.text):
        found.ranges.append(_run(last - 9, last))
        found.note(match, f"{last - 9} tot en met {last}: {last} is het laatste jaar in de brief")
        found.take(match)
    for match in _re(r"\b(?:de |in )?(?:afgelopen|laatste|recente|voorbije|recent) (?:jaren|years)\b").finditer(
        found.text
    ):
        begin = max(last - 4, first)
        found.ranges.append(_run(begin, last))
        found.notes.append(
            f"‘{match[0].strip()}’ lezen wij als {begin} tot en met {last}: {last} is het laatste jaar in de brief."
        )
        found.take(match)
    whole = (
        r"\b(?:(?:over |in )?(?:de )?(?:hele|gehele|volledige) (?:periode|reeks|tabel)|(?:over |in "
        r"|van )?alle jaren(?: samen)?"
        r"|sinds het begin|over de jaren heen|door de jaren heen|(?:in )?elf jaar(?: tijd)?|all years)\b"
    )
    for match in _re(whole).finditer(found.text):
        found.ranges.append(_run(first, last))
        found.take(match)


def _open(found: Finder) -> None:
    """An open beginning or end: `sinds 2019`, `tot 2015`; both together bound one range."""
    begin, end = None, None
    spans = []
    for match in _re(
        rf"\b(?P<word>sinds|vanaf|na|sedert|since|after|from)\s+(?:het jaar )?(?P<year>{_ANY}){_END}"
    ).finditer(found.text):
        if match["word"] == "na" and _re(r"\bop (?:de |het )?[a-z]+(?: [a-z]+)? $").search(found.text[: match.start()]):
            continue  # `op technische sepots na`
        begin = _year(match["year"]) + (match["word"] in {"na", "after"})
        spans.append((match, match["year"]))
    until = (
        rf"(?:\b(?P<word>tot en met|tot|voor|vóór|t/m|tm|before|until)"
        rf"|(?<!\w)t/m)\s+(?:het jaar )?(?P<year>{_ANY}){_END}"
    )
    for match in _re(until).finditer(found.text):
        if match["word"] == "voor" and len(match["year"]) < 4:
            continue
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
        found.ranges.append(_run(begin, end))


def _corona(found: Finder) -> None:
    text = found.text
    if match := _re(rf"\b(?:voor|vóór|before) (?:de |het )?{_CORONA}\w*").search(text):
        found.ranges.append(_run(found.first, 2019))
        found.note(match, f"{found.first} tot en met 2019")
        found.take(match)
    elif match := _re(rf"\b(?:na|sinds|after) (?:de |het )?{_CORONA}\w*").search(text):
        begin = 2020 if match[0].startswith("sinds") else 2021
        found.ranges.append(_run(begin, found.last))
        found.note(match, f"{begin} tot en met {found.last}")
        found.take(match)
    elif match := _re(rf"\b{_CORONA}(?:jaren|tijd|periode|years)\b").search(text):
        found.ranges.append(_run(2020, 2021))
        found.note(match, "2020 en 2021; de noot bij de tabel gaat alleen over 2020")
        found.take(match)
    elif match := _re(r"\b(?:corona|covid)-?jaar\b").search(text):
        found.named.add(2020)
        found.note(match, "2020; over dat jaar gaat de noot bij de tabel")
        found.take(match)


def _named(found: Finder) -> None:
    full = list(_re(rf"(?<![\w.,-]){_Y4}{_END}").finditer(found.text))
    full += [m for m in _re(rf"(?<=\d,){_Y4}{_END}|(?<=-){_Y4}{_END}").finditer(found.text) if m not in full]
    for match in full:
        found.named.add(_year(match[0]))
        found.take(match)
    if not found.named and not found.ranges:
        short = list(
            _re(r"(?<![\w.,/-])'?(?:0\d|1\d|2\d)(?![\w%]|[.,]\d|(?<!'\d\d) \d{3}\b|\s+ja(?:ar|ren)\b)").finditer(
                found.text
            )
        )
        for match in _with_apostrophe(found.text, short):
            found.named.add(_year(match[0]))
            found.take(match, weak=True)


def _with_apostrophe(text: str, short: list[re.Match[str]]) -> list[re.Match[str]]:
    """Beside a year with an apostrophe a number without is one in the same row only: `'14, 15 en 16`, not `'14 24`."""
    rows: list[list[re.Match[str]]] = []
    for match in short:
        if rows and _re(r"\s*(?:,|en|and|,\s*en)\s*").fullmatch(text[rows[-1][-1].end() : match.start()]):
            rows[-1].append(match)
        else:
            rows.append([match])
    marked = [row for row in rows if any(match[0].startswith("'") for match in row)]
    return [match for row in marked or rows for match in row]


def _present(found: Finder) -> None:
    """`vorig jaar`, `nu`: the last year of the letter, where no year stands by name."""
    if found.named or found.ranges:
        return
    now = (
        r"\b(?:(?:het |in )?(?:vorige?|afgelopen|laatste|recentste|meest recente|dit|huidige?"
        r"|voorbije|last) (?:jaar|year)"
        r"|(?:nieuwste|laatste|recente|recentste|actuele) (?:cijfers|cijfer|stand|jaarcijfers)"
        r"|nu|vandaag|actueel|actuele|momenteel|tegenwoordig|op dit moment|meest recente?|recentste|nieuwste)\b"
    )
    if match := _re(now).search(found.text):
        found.named.add(found.last)
        found.note(match, f"{found.last}, het laatste jaar in de brief")
        found.take(match)
    elif match := _re(r"\b(?:het )?eerste jaar\b(?! (?:waarin|dat|met|boven|onder))").search(found.text):
        found.named.add(found.first)
        found.notes.append(f"Het eerste jaar in de brief is {found.first}.")
        found.take(match)


def _short(*years: str) -> bool:
    return all(len(year) < 4 for year in years)


def _year(text: str) -> int:
    digits = text.strip("'")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _run(begin: int, end: int) -> tuple[int, ...]:
    # A slip such as 1912-2022 asks for a century; nobody needs more than the tables can hold.
    return tuple(range(max(begin, end - 200), end + 1))


def _count(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text]


PASSES = (
    _mask,
    _excluded,
    _year_before,
    _ranges,
    _relative,
    _open,
    _corona,
    _named,
    _present,
)
"""The passes in the order in which they read."""
