"""Where something stands, in words: the only place that cites.

A citation is made from a `Source` and from nothing else: which letter, which page, which footnote, which Kamerstuk it
leans on. Each way out has its own form of it (behind a sentence, as a spoken source, as lines under an item, as columns
of a table), and all of them are here. `document_of` is the one function that knows which document a source stands in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import dataclass
from zedentui.text.clean import cells, clip
from zedentui.text.dutch import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zedentui.model import Document, Dossier, Reference, Section, Source

__all__ = [
    "PLACE", "PLACE_HEADINGS", "STATE", "Speech", "address", "as_of", "citation", "cited", "document_of", "facts",
    "of_reference", "of_section", "one_line", "pages", "place", "span", "two_lines", "under_list", "under_tables",
]  # fmt: skip

_LEAST = 12  # cells of the title of a section that still tell which it is

PLACE = ("page", "footnote", "reference")
"""The columns of a source in a table, see `place`."""
PLACE_HEADINGS = ("Pagina", "Voetnoot", "Kamerstuk")

STATE = "Stand in brief"
"""Above states that a letter reports of its own day: what stands there is not the state of today."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What to say (`line`) and where it is from (`source`): spreekregel and bronregel."""

    line: str
    source: str


def as_of(dossier: Dossier) -> str:
    """Return of which day the states in a list are: that of the letter."""
    return f"Stand op {day(dossier.letter_date)}, de dag van de brief; wat wij van daarna weten, staat in agenda."


def document_of(source: Source | None, dossier: Dossier) -> Document:
    """The document that `source` is a place in; the letter of the dossier for what no document says."""
    return source.document if source is not None else dossier.letter


def _note(source: Source) -> str:
    return f", voetnoot {source.footnote}" if source.footnote is not None else ""


# Behind a sentence, and by itself ----------------------------------------------------------------------------


def pages(sources: Iterable[Source], dossier: Dossier) -> str:
    """Return the places of sources: `Kamerstukken II 2022/23, 34843, nr. 86, p. 5 en 6`, documents apart by `;`."""
    found: dict[str, set[int]] = {}
    for source in sources:
        found.setdefault(document_of(source, dossier).citation, set()).add(source.page)
    return "; ".join(f"{citation}, p. {' en '.join(map(str, sorted(numbers)))}" for citation, numbers in found.items())


def cited(text: str, dossier: Dossier, *sources: Source | None) -> str:
    """Return `text` with where the letter says it: `… (Kamerstukken II 2022/23, 34843, nr. 86, p. 5)`.

    Without a source the letter is not the origin, and `text` comes back as it is.
    """
    known = [source for source in sources if source is not None]
    return f"{text} ({pages(known, dossier)})" if known else text


def citation(source: Source | None, dossier: Dossier, *others: str) -> str:
    """Return where something is from: `Kamerstukken II 2022/23, 34843, nr. 86, p. 3, voetnoot 5; …`.

    After the place in the letter comes the Kamerstuk it leans on, then `others`: sources outside the letter. Without a
    source the letter is not the origin, and only those remain.
    """
    parts: list[str] = []
    if source is not None:
        letter = document_of(source, dossier)
        parts.append(f"{letter.citation}, p. {source.page}{_note(source)}")
        if source.reference is not None and source.reference.id != letter.id:
            parts.append(source.reference.citation)
    return "; ".join((*parts, *others))


def span(first: int, last: int, until: str = "-") -> str:
    """Return pages `first` to `last` inclusive: `3`, `3-5`, or with another word between them."""
    return str(first) if first == last else f"{first}{until}{last}"


def of_section(item: Section) -> str:
    """Return where a whole section stands: `Kamerstukken II 2022/23, 34843, nr. 86, p. 1-3`."""
    return f"{item.document.citation}, p. {span(item.page_from, item.page_to)}"


def of_reference(item: Reference) -> str:
    """Return the piece itself with where a document names it; no document names itself."""
    letter = item.document
    return item.citation if item.id == letter.id else f"{item.citation}; genoemd in {letter.citation}, p. {item.page}"


def address(source: Source | None, dossier: Dossier) -> str | None:
    """Return the address that goes with a place: of the Kamerstuk it leans on, else of the document it is in."""
    cited_piece = source.reference if source is not None else None
    return (cited_piece.url if cited_piece is not None else None) or document_of(source, dossier).url


# Under something ---------------------------------------------------------------------------------------------


def under_list(dossier: Dossier, sources: Iterable[Source | None] = ()) -> tuple[str, ...]:
    """Return what stands under a list: the documents that its items stand in, and their addresses."""
    documents = dict.fromkeys(document_of(source, dossier) for source in sources) or {dossier.letter: None}
    return (*(f"Bron: {each.citation}" for each in documents), *(each.url for each in documents))


def under_tables(sources: Sequence[Source], dossier: Dossier) -> tuple[str, ...]:
    """Return where each table stands, `Bron: Kamerstukken …, p. 5 (Tabel 1: …)`, and the address once."""
    places = (f"Bron: {pages([each], dossier)} ({each.section_title})" for each in sources)
    addresses = dict.fromkeys(document_of(each, dossier).url for each in sources)
    return (*places, *addresses)


def facts(source: Source | None, dossier: Dossier) -> list[tuple[str, str]]:
    """Return *Bron* as labelled lines: the place in the letter, its address, and the Kamerstuk it leans on."""
    if source is None:
        return [("Bron", "staat niet in de brief")]
    letter = document_of(source, dossier)
    told = [("Bron", f"{letter.citation}, p. {source.page}{_note(source)}"), ("", source.section_title)]
    if letter.url:
        told.append(("", letter.url))
    if source.reference is not None:
        told.append(("Zie ook", source.reference.citation))
        if source.reference.url:
            told.append(("", source.reference.url))
    return told


def one_line(source: Source | None, dossier: Dossier, width: int) -> str:
    """Return *Bron* where there is room for one line: the place and the Kamerstuk, as far as it fits whole.

    No address: beside that of another Kamerstuk a page of the letter would be read as a page of that one.
    """
    if source is None:
        return clip(dossier.letter.citation, width)
    title, page = source.section_title.partition(":")[0], f", p. {source.page}{_note(source)}"
    told = f"{page} · {document_of(source, dossier).citation}"
    if width - cells(told) < min(cells(title), _LEAST):
        told = page
    return clip(title, max(width - cells(told), 1)) + told


def two_lines(source: Source | None, dossier: Dossier, width: int) -> tuple[str, str]:
    """Return the two lines of *Bron*, each at most `width` cells: the place with the citation, then the address.

    A row that leans on another Kamerstuk shows that one's address on the second line. The title of the section gives
    way first; pages, numbers and addresses are never cut.
    """
    letter = document_of(source, dossier)
    if source is None:
        return clip(letter.citation, width), letter.url or ""
    rest = f", p. {source.page}{_note(source)} · {letter.citation}"
    first = clip(source.section_title.partition(":")[0], max(width - cells(rest), _LEAST)) + rest
    piece = source.reference
    if piece is None:
        return first, letter.url or ""
    if piece.url is None:
        return first, clip(f"zie {piece.citation}", width)
    second = f"zie {piece.citation} · {piece.url}"
    return first, second if cells(second) <= width else f"zie {piece.url}"


# In a table --------------------------------------------------------------------------------------------------


def place(source: Source | None) -> tuple[int | None, int | None, str | None]:
    """Return page, footnote and Kamerstuk of a source, for the columns PLACE of a table."""
    if source is None:
        return None, None, None
    return source.page, source.footnote, source.reference.citation if source.reference else None
