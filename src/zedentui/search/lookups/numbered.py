"""A part of the letter that a text names by its number: a footnote, and lines, tables or pages that are not there.

numbered(store, "voetnoot 7")       # the section it stands in, its text said first
numbered(store, "actielijn 5")      # no rows: the plan has four
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.kinds.source import citation
from zedentui.model import Source
from zedentui.search.lookups.items import find_kind, find_one
from zedentui.search.vocabulary.critical import NUMBERS, whole_number
from zedentui.search.vocabulary.patterns import pattern
from zedentui.text.dutch import listed

if TYPE_CHECKING:
    from zedentui.model import Footnote
    from zedentui.search.lookups.listed import Row
    from zedentui.store.store import Store

__all__ = ["footnote_rows", "numbered"]

_WORDS = "|".join(word for word in NUMBERS if word not in {"een", "one"})
_NUMBER = rf"(?P<n>\d{{1,2}}|{_WORDS})(?![\d.,]*\d)(?!\s*(?:maal|keer|jaar|jaren|zaken|procent|%))"
_FOOTNOTE = (
    rf"\b(?:voetnoten|voetnoot|noten|noot|footnotes?)(?: nummer| nr\.?| no\.?)? {_NUMBER}\b"
    r"(?P<more>(?:(?:, | en | of | and )\d{1,2}\b)*)"
)
_OTHERS = (
    ("actielijn", rf"\b(?:actielijn|action line)(?: nummer| nr\.?)? {_NUMBER}\b"
                  r"|\b(?P<nth>vijfde|zesde|zevende|achtste) actielijn\b"),
    ("tabel", rf"\b(?:tabel|table)(?: nummer| nr\.?)? {_NUMBER}\b|\b(?P<nth>derde|vierde|vijfde) tabel\b"),
    ("bladzijde", rf"\b(?:bladzijde|pagina|blz\.?|pag\.?|page) {_NUMBER}\b"),
)  # fmt: skip
_COUNTED = (
    ("actielijn", rf"(?<![\d.,-]){_NUMBER} (?:actielijnen|action lines)\b"),
    ("tabel", rf"(?<![\d.,-]){_NUMBER} (?:tabellen|tables)\b"),
    ("voetnoot", rf"(?<![\d.,-]){_NUMBER} (?:voetnoten|footnotes)\b"),
    ("bladzijde", rf"(?<![\d.,-]){_NUMBER} (?:bladzijden|bladzijdes|pagina\W?s|pages)\b"),
)
"""So many of a part, as somebody counts them."""
_HAS_SO_MANY = r"\b(?:heeft|hebben|telt|kent|bevat|bestaat uit|er zijn|zijn er|er staan|met|has|there are)\b"
_ONLY_TABLE = (
    r"(?:(?:toon|laat|geef|wat|is|staat|er|in|de|show|zien|open|waar|gaat|over) )*(?:tabel"
    r"|table) (?:\d|een|twee|one|two)(?: zien| over)?"
)
_PARTS = ("kenmerk", "noot", "noten", "note", "lijn", "line", "tabel", "table", "bladz", "pagina", "blz", "pag", "page")
_NTH = {"derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8}
_COUNTING = frozenset({*_WORDS.split("|"), *_NTH})


def numbered(store: Store, folded: str) -> tuple[tuple[Row, ...], str] | None:
    """Return the rows of the part that the text names, and what to say when there are none; None when it names none.

    Lines, tables and pages that are there are left to the search. Raises StoreError.
    """
    if not any(letter.isdigit() for letter in folded) and not _COUNTING.intersection(folded.split()):
        return None
    if not any(each in folded for each in _PARTS):
        return None
    if (
        "kenmerk" in folded
        and (marked := pattern(r"\bkenmerk(?: nummer| nr\.?)?:? (?P<n>\d[\d ]{4,}\d)").search(folded)) is not None
    ):
        dossier = store.dossier()
        known = [each.kenmerk for each in dossier.documents if each.kenmerk]
        if marked["n"].replace(" ", "") not in known:
            own = dossier.letter.kenmerk or ""
            return (), f"Dat kenmerk komt in dit dossier niet voor: de brief heeft kenmerk {own}."
    if ("not" in folded or "noo" in folded) and (match := pattern(_FOOTNOTE).search(folded)):
        wanted = [whole_number(match["n"]), *map(int, re.findall(r"\d+", match["more"]))]
        rows = footnote_rows(store, wanted)
        return tuple(rows), _most(store, "voetnoot")[1]
    if (miscounted := _miscounted(store, folded)) is not None:
        return (), miscounted
    for what, source in _OTHERS:
        match = pattern(source).search(folded)
        if match is None:
            continue
        number = _NTH.get(match.groupdict().get("nth") or "") or whole_number(match["n"])
        most, said = _most(store, what)
        if number > most or number < 1:
            return (), said
        if what == "tabel" and pattern(_ONLY_TABLE).fullmatch(folded.strip(" ?.!")):
            return tuple(_section_of(store, number)), said
    return None


def _miscounted(store: Store, folded: str) -> str | None:
    """The sentence that there are not so many of a part as the text counts; None when it counts right or not at all.

    More than there are is never right; fewer only is wrong where the text says that these are all.
    """
    for what, source in _COUNTED:
        match = pattern(source).search(folded)
        if match is None:
            continue
        counted, (most, said) = whole_number(match["n"]), _most(store, what)
        if counted > most or (counted < most and pattern(_HAS_SO_MANY).search(folded[: match.start()])):
            return f"Geen {match['n']}: {said.partition(': ')[2]}"
    return None


def _section_of(store: Store, number: int) -> list[Row]:
    """The section that is the table with this number."""
    keys = {
        each.key
        for table in store.printed_tables()
        for each in store.sections()
        if table.number == number and each.id == table.source.section and each.document == table.source.document
    }
    return [row for row in find_kind(store, ["paragraaf"], 500) if row[1] in keys]


def _most(store: Store, what: str) -> tuple[int, str]:
    """The highest number that there is, and the sentence that says so."""
    if what == "actielijn":
        lines = store.action_lines()
        titles = listed([f"{line.number} {line.title.lower()}" for line in lines])
        return len(lines), f"Die actielijn is er niet: het actieplan heeft {len(lines)} actielijnen, {titles}."
    if what == "tabel":
        tables = store.printed_tables()
        titles = listed([f"{table.number} over {table.offence}" for table in tables])
        return len(tables), f"Die tabel is er niet: de brief geeft {len(tables)} tabellen, {titles}."
    if what == "voetnoot":
        count = len(_footnotes(store))
        return count, f"Die voetnoot is er niet: de brief heeft {count} voetnoten, genummerd van 1 tot en met {count}."
    pages = store.dossier().letter.page_count or 0
    return pages, f"Die bladzijde is er niet: de brief telt {pages} bladzijden."


def _footnotes(store: Store) -> list[Footnote]:
    """The footnotes of the letter itself, in their order."""
    letter = store.dossier().letter.id
    return [note for note in store.footnotes() if note.document.id == letter]


def footnote_rows(store: Store, wanted: list[int] | None = None) -> list[Row]:
    """Return footnotes as rows of `items`, all of them without `wanted`: the piece one names, else its section.

    What the footnote says stands first in the text of the row. Raises StoreError.
    """
    notes = {note.number: note for note in _footnotes(store)}
    sections = {row[1]: row for row in find_kind(store, ["paragraaf"], 500)}
    rows: list[Row] = []
    for number in wanted if wanted is not None else sorted(notes):
        if (note := notes.get(number)) is not None:
            rows += _row(store, note, sections)
    return rows


def _row(store: Store, note: Footnote, sections: dict[str, Row]) -> list[Row]:
    place = next(
        (each for each in store.sections() if each.document == note.document and each.id == note.section), None
    )
    if place is None:
        return []
    base = find_one(store, "stuk", note.reference.id)[:1] if note.reference else []
    base = base or [sections[place.key]]
    source = Source(note.document, note.section, place.title, note.page, note.number, note.summary, note.reference)
    told, where = f"Voetnoot {note.number} (p. {note.page}): {note.summary}", citation(source, store.dossier())
    return [(*row[:4], f"{told} {row[4]}", where, *row[6:]) for row in base]
