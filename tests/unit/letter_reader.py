"""A second, independent reading of the letter's text: what stands in it, found without any help of the dossier.

It knows Dutch dates, numbers in figures and words, Kamerstuk numbers and names with capitals, and the layout of the
machine-read text: the block in the margin, footnotes that begin with their raised number, two tables with tabs. Nothing
of `src` is used, so that a mistake there cannot hide here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
WORDS = {
    "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
    "beide": 2, "derde": 3, "helft": 2,
}  # fmt: skip
"""Numbers in words. *Een* is an article far more often than a number; `een jaar` and `een derde` are patterns below."""
RAISED = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_MONTH = "|".join(MONTHS)
_NAMED = r"(?:[A-Z]\. )?[A-ZÉ][\w’]*(?:-[\w]+)*\+?"
_JOIN = r"(?:(?:\s|\s–\s)(?:(?:van|voor|en|for|der|de)\s){0,2})"
_LEADING = r"^(?:De|Het|In|Aan|Tijdens|Onderwerp) (?:de |het )?"
PATTERNS: tuple[tuple[str, str], ...] = (
    ("kamerstuk", r"Kamerstuk(?:ken II)?:? (?:\d{4}/\d{2,4}, )?\d\d ?\d{3}(?:-[IVX]+)?(?: en \d\d ?\d{3})?, nr\. ?\d+"),
    ("staatsblad", r"Stb\. \d{4}, \d+"),
    ("date", rf"\d{{1,2}} (?:{_MONTH})(?: (?:\d{{4}}|jongstleden))?"),
    ("month", rf"(?:eind )?(?:{_MONTH})\b(?: \d{{4}})?"),
    ("season", r"(?:(?:[Vv]oor|[Vv]óór|[Ii]n|[Rr]ond) )?de zomer(?: van \d{4})?"),
    ("years", r"(?:19|20)\d\d-(?:19|20)\d\d"),
    ("percent", r"\d+(?:,\d+)?%"),
    ("article", r"(?:artikel|SR|Sr|t/m) ?\d{1,3}[A-Fa-f]?\b|\b\d{3}[A-Fa-f]?(?= t/m)"),
    ("number", r"\d{1,3}(?:\.\d{3})+"),
    ("year", r"\b(?:19|20)\d\d\b"),
    ("span", r"ten hoogste een jaar|(?:nog )?dit jaar|[Hh]et afgelopen jaar|de afgelopen (?:jaren|maanden)"),
    ("part", r"een derde|de helft"),
    ("line", r"[Aa]ctielijn \d|^\d\. "),
    ("number", r"\d+"),
    ("footnote", rf"[{RAISED}]+"),
    ("word", rf"\b(?:{'|'.join(WORDS)})\b"),
)
"""What is looked for, most specific first: what one pattern took, the next no longer sees."""
BODIES = (
    "openbaar ministerie|politie|gemeenten|gezagen|kabinet|regering|internetsector|ketenpartners|ketenorganisaties|"
    "ketenberaad|ketenexpertgroep|departementen|officier van justitie|zedenofficieren van justitie|rechter|"
    "projectleider|regeringscommissaris|reclassering|toerismepersoneel|minister"
)
"""Bodies and people that the letter writes without a capital."""


@dataclass(frozen=True)
class Mention:
    """Something that stands in the letter: on which line, in which section, what it is, and as what it counts."""

    line: int
    section: str
    kind: str
    text: str

    @property
    def key(self) -> tuple[str, str]:
        """What is compared: the kind and the value without its notation."""
        return self.kind, value(self.kind, self.text)


def value(kind: str, text: str) -> str:
    """Return a value in one notation: `29 270, nr. 131` and `kst-29270-131` are the same."""
    text = text.strip()
    if kind == "kamerstuk":
        found = re.search(r"(\d\d) ?(\d{3})(-[IVX]+)?(?: en \d\d ?\d{3})?, nr\. ?(\d+)", text)
        assert found, text
        return f"{found[1]}{found[2]}{found[3] or ''}-{found[4]}"
    if kind == "date":
        return text.removesuffix(" jongstleden")
    if kind == "article":
        return re.sub(r"artikel|sr|t/m| ", "", text.lower())
    if kind == "number":
        return text.replace(".", "")
    if kind == "line":
        return re.sub(r"\D", "", text)
    if kind == "footnote":
        return "".join(str((RAISED.index(sign) + 1) % 10) for sign in text)
    if kind == "season":
        return re.sub(r"^(?:voor|vóór|in|rond) ", "", text.lower())
    return text.lower()


def mentions_in(text: str, line: int = 0, section: str = "") -> Iterator[Mention]:
    """Everything with a number in one text, in the order of PATTERNS."""
    left = text
    for kind, pattern in PATTERNS:
        for found in re.finditer(pattern, left):
            yield Mention(line, section, kind, found[0].strip())
        left = re.sub(pattern, lambda found: "\0" * len(found[0]), left)


def names_in(text: str, line: int = 0, section: str = "") -> Iterator[Mention]:
    """Names with capitals, but for a word that only begins a sentence, and the bodies without capitals."""
    for found in re.finditer(rf"{_NAMED}(?:{_JOIN}{_NAMED})*", text):
        words = re.sub(_LEADING, "", found[0])
        before = text[: found.start()].rstrip(" *'‘“\"")
        begins = not before or before[-1] in ".:?" or before[-1] in RAISED
        if len(words) == 1 or (begins and words == found[0] and " " not in words and not words.isupper()):
            continue
        yield Mention(line, section, "name", words)
    for found in re.finditer(rf"\b(?:{BODIES})\b", text):
        yield Mention(line, section, "name", found[0])


@dataclass(frozen=True)
class Letter:
    """The letter taken apart: lines of prose with their section, and the rows of its tables."""

    prose: tuple[tuple[int, str, str], ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]

    def mentions(self) -> list[Mention]:
        """Every number, date, piece and footnote in the prose, the notes and above the tables."""
        heads = [(0, f"tabel-{number}", " ".join(table[0])) for number, table in enumerate(self.tables, start=1)]
        return [each for line, section, text in (*self.prose, *heads) for each in mentions_in(text, line, section)]

    def names(self) -> list[Mention]:
        """Every name in the prose and the notes."""
        return [each for line, section, text in self.prose for each in names_in(text, line, section)]


def take_apart(text: str, titles: dict[str, str]) -> Letter:
    """Read the text; `titles` gives the section that begins under a heading.

    What precedes the first heading is `inleiding`; a table and its notes are `tabel-1` and `tabel-2`, and the text goes
    on in the section that it interrupted.
    """
    prose: list[tuple[int, str, str]] = []
    tables: list[tuple[tuple[str, ...], ...]] = []
    rows: list[tuple[str, ...]] = []
    marked: dict[str, str] = {}
    section = "inleiding"
    for number, raw in enumerate(text.splitlines(), start=1):
        if "\t" in raw:
            rows.append(tuple(re.sub(r"^<i>|</i>$|^\*+|\*+$", "", cell.strip()) for cell in raw.split("\t")))
            continue
        if rows:
            tables.append(tuple(rows))
            rows = []
        line = raw.replace("*", "").removeprefix("> ").strip()
        if line in titles:
            section = titles[line]
        elif raw.startswith(("* ", "** ")):
            prose.append((number, f"tabel-{len(tables)}", line))
        elif line and line[0] in RAISED:
            sign = line.partition(" ")[0]
            prose.append((number, marked.get(sign, section), line))
        elif line:
            prose.append((number, section, line))
            marked |= dict.fromkeys(re.findall(f"[{RAISED}]+", line), section)
    return Letter(tuple(prose), tuple(tables))
