"""Whether papers are called, numbered and addressed as what they are: that follows from number and date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from zedentui.dossier.item import Item
from zedentui.dossier.problems import Problems
from zedentui.text.citation import Citation, CitationError, parse, session_year

__all__ = ["check_document", "check_reference", "citation_of"]


def citation_of(document: Item) -> Citation:
    """The written form of a document, which follows from its id and its date.

    Raises:
        CitationError: the id is not that of one Kamerstuk.
    """
    citation, day = parse(str(document.key)), document.values.get("published_on")
    if citation.kind != "kamerstuk" or citation.id != document.key:
        raise CitationError(f"{document.key} is not the id of a Kamerstuk")
    return replace(citation, session=session_year(day)) if isinstance(day, date) else citation


def check_document(document: Item, problems: Problems) -> None:
    """The id of a document is that of a Kamerstuk, and the name of the folder of a further letter."""
    try:
        citation_of(document)
    except CitationError:
        document.report(problems, "id", "de id van een Kamerstuk, zoals kst-34843-86")
    if document.shape.single and document.document != document.key:
        document.report(problems, "id", f"{document.document}, de naam van de map waarin dit bestand staat")


def check_reference(reference: Item, problems: Problems) -> None:
    """A numbered paper reads back to its own id and address; a debate report has neither number nor address."""
    if reference.values.get("kind") == "debat":
        if reference.values.get("url") is not None:
            reference.report(problems, "url", "geen adres: een verslag zonder nummer krijgt geen koppeling")
        return
    citation = _parsed(reference, "citation", problems)
    if citation is None:
        return
    for column, value in (
        ("kind", citation.kind),
        ("id", citation.id),
        ("citation", citation.official),
        ("url", citation.url),
    ):
        if column in reference.values and reference.values[column] != value:
            reference.report(problems, column, f"{value}, zoals uit citation volgt")
    if "url" not in reference.values:
        reference.report(problems, "url", citation.url)
    published = reference.values.get("published_on")
    if isinstance(published, date) and citation.session and session_year(published) != citation.session:
        expectation = f"een datum in vergaderjaar {citation.session}, dat in citation staat"
        reference.report(problems, "published_on", expectation)
    printed = _parsed(reference, "printed", problems)
    if printed is not None and printed.id != citation.id:
        reference.report(problems, "printed", f"een schrijfwijze van {citation.id}")


def _parsed(reference: Item, column: str, problems: Problems) -> Citation | None:
    value = reference.get_text(column)
    if value is None:
        return None
    try:
        return parse(value)
    except CitationError:
        reference.report(problems, column, "een verwijzing zoals Kamerstukken II 2022/23, 36200-VIII, nr. 153")
        return None
