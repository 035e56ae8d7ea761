"""The documents of the dossier, where something stands in them, and the reference works."""

from __future__ import annotations

from datetime import date

from zedentui.classes import dataclass

__all__ = ["Document", "Dossier", "Footnote", "Holding", "Organisation", "Reference", "Section", "Source", "Term"]


@dataclass(frozen=True, slots=True)
class Document:
    """A paper of this dossier: the letter that it began with, or a later one.

    `id` is the official id (`kst-34843-86`), `citation` the official notation. What follows `url` is None where we hold
    number, date and title only. `compared_with_original` is the day on which `compared_by` compared our text with the
    original; None: nobody has.
    """

    id: str
    position: int
    title: str
    published_on: date
    citation: str
    url: str
    subject: str | None = None
    kenmerk: str | None = None
    sender: str | None = None
    addressee: str | None = None
    page_count: int | None = None
    summary: str | None = None
    compared_with_original: date | None = None
    compared_by: str | None = None

    @property
    def held(self) -> bool:
        """Whether its content is in the dossier, and not only number, date and title."""
        return self.page_count is not None


@dataclass(frozen=True, slots=True)
class Reference:
    """A Kamerstuk, Staatsblad or debate report, in its one written form.

    `id` is the official id (`kst-36200-VIII-153`), `citation` the official notation, `url` None without a number.
    `document`, `section` and `page` are where it is cited first.
    """

    id: str
    kind: str
    citation: str
    title: str
    published_on: date | None
    url: str | None
    printed: str | None
    note: str | None
    document: Document
    section: str
    page: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where something stands: document, section, page, and what it leans on.

    `footnote` is the number of a footnote of that document, `footnote_text` what it says, `reference` the Kamerstuk it
    names. A citation is made from a Source and from nothing else.
    """

    document: Document
    section: str
    section_title: str
    page: int
    footnote: int | None = None
    footnote_text: str | None = None
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """All documents by date, and `letter`: the one meant where no document is named."""

    letter: Document
    documents: tuple[Document, ...]

    @property
    def letter_date(self) -> date:
        """The date of the letter."""
        return self.letter.published_on

    @property
    def summary(self) -> str:
        """The letter in a few sentences of ours."""
        return self.letter.summary or ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a document, pages `page_from` to `page_to` inclusive.

    `key` is what it is called in a location: its id, in a further letter with the id of that letter before it.
    `left_out` says what of it we hold deliberately not; None: nothing but the sentences themselves.
    """

    document: Document
    id: str
    position: int
    parent: str | None
    title: str
    page_from: int
    page_to: int
    summary: str
    key: str
    left_out: str | None = None


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote of a document, in our own words."""

    document: Document
    number: int
    section: str
    page: int
    summary: str
    reference: Reference | None


@dataclass(frozen=True, slots=True)
class Holding:
    """One item, or one row of a table, that the dossier has of a section.

    `kind` is `figures`, `percentages`, `doubts`, `notes`, `claims`, `promises`, `actions`, `measures`, `moties`,
    `footnotes`, `references`, `organisations` or `terms`; `numbers` how many numbers the row of a table has, else 1.
    """

    of_document: str
    of_section: str
    kind: str
    name: str
    numbers: int


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation or minister with its part in this dossier; `spoken` says that part as a sentence."""

    id: str
    name: str
    abbreviation: str | None
    role: str
    spoken: str
    source: Source


@dataclass(frozen=True, slots=True)
class Term:
    """A term of art with its meaning. `source` None: the letter does not use the term, and `other_source` tells."""

    id: str
    term: str
    definition: str
    synonyms: tuple[str, ...]
    source: Source | None
    other_source: str | None
