"""The one table of what the feed calls things: its address, its categories, and the fields that are kept of each.

When the Kamer renames something, this is the place. Names of elements and attributes are compared in lower case,
because the feed is not of one mind (`externeidentifier`, `fractieGrootte`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["ATOM", "BASE", "CATEGORIES", "CONTENT", "CURSOR", "RECORDED", "Category", "Field", "feed_address"]

BASE: Final = "https://gegevensmagazijn.tweedekamer.nl/SyncFeed/2.0"
"""Where the Kamer publishes its feed; `--bron` names another."""
CURSOR: Final = "skiptoken"
"""The parameter of an address that says from where to read on."""
ATOM: Final = "http://www.w3.org/2005/Atom"
"""The XML namespace of the envelope."""
CONTENT: Final = "http://www.tweedekamer.nl/xsd/tkData/v1-0"
"""The XML namespace of what is in it."""
RECORDED: Final = "opname"
"""What stands for an address when something was read from a recording."""

Kind = Literal["text", "day", "number", "flag", "ref", "refs", "texts"]


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table, the element of the feed that fills it, and what the open data API calls the same.

    `kind` says how it is read: `ref` the attribute of that name, `refs` and `texts` all elements of that name.
    """

    column: str
    element: str
    kind: Kind = "text"
    recorded: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """A category of the feed: its `name` in the address, its `element`, and the table its entities go to."""

    name: str
    element: str
    table: str
    fields: tuple[Field, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of its table, in their order."""
        return ("id", "bijgewerkt", *(field.column for field in self.fields))


def _same(name: str) -> str:
    """What the open data API calls an element: the same with a capital."""
    return name[:1].upper() + name[1:]


def _category(name: str, table: str, *fields: tuple[str, str] | tuple[str, str, Kind]) -> Category:
    made = []
    for column, element, *kind in fields:
        made.append(Field(column, element.lower(), kind[0] if kind else "text", _same(element)))
    return Category(name, name.lower(), table, tuple(made))


CATEGORIES: Final[dict[str, Category]] = {
    category.name: category
    for category in (
        _category(
            "Fractie", "fractie",
            ("afkorting", "afkorting"), ("naam", "naamNl"), ("zetels", "aantalZetels", "number"),
            ("actief_van", "datumActief", "day"), ("actief_tot", "datumInactief", "day"),
        ),
        _category(
            "Kamerstukdossier", "kamerstukdossier",
            ("nummer", "nummer"), ("toevoeging", "toevoeging"), ("titel", "titel"),
            ("afgesloten", "afgesloten", "flag"),
        ),
        _category(
            "Toezegging", "toezegging",
            ("nummer", "nummer"), ("tekst", "tekst"), ("status", "status"),
            ("datum_nakoming", "datumNakoming", "day"), ("kamerbrief_nakoming", "kamerbriefNakoming", "texts"),
            ("ministerie", "ministerie"), ("naam", "naam"), ("functie", "functie"),
            ("aanmaakdatum", "aanmaakdatum", "day"), ("activiteit_nummer", "activiteitNummer"),
            ("toegezegd_aan_fractie", "toegezegdAanFractie", "texts"),
            ("toegezegd_aan_persoon", "toegezegdAanPersoon", "texts"),
        ),
        _category(
            "Zaak", "zaak",
            ("nummer", "nummer"), ("soort", "soort"), ("titel", "titel"), ("onderwerp", "onderwerp"),
            ("gestart_op", "gestartOp", "day"), ("vergaderjaar", "vergaderjaar"),
            ("volgnummer", "volgnummer", "number"), ("kabinetsappreciatie", "kabinetsappreciatie"),
            ("afgedaan", "afgedaan", "flag"), ("organisatie", "organisatie"),
            ("dossiers", "kamerstukdossier", "refs"),
        ),
        _category(
            "ZaakActor", "zaak_actor",
            ("zaak", "zaak", "ref"), ("naam", "actorNaam"), ("fractie", "actorFractie"), ("relatie", "relatie"),
            ("functie", "functie"),
        ),
        _category(
            "Besluit", "besluit",
            ("zaken", "zaak", "refs"), ("agendapunt", "agendapunt", "ref"),
            ("stemmings_soort", "stemmingsSoort"), ("besluit_soort", "besluitSoort"),
            ("besluit_tekst", "besluitTekst"), ("status", "status"),
        ),
        _category(
            "Stemming", "stemming",
            ("besluit", "besluit", "ref"), ("fractie", "fractie", "ref"), ("persoon", "persoon", "ref"),
            ("soort", "soort"), ("fractie_grootte", "fractieGrootte", "number"), ("actor_naam", "actorNaam"),
            ("actor_fractie", "actorFractie"), ("vergissing", "vergissing", "flag"),
        ),
        _category(
            "Document", "document",
            ("versie", "huidigeDocumentVersie", "ref"), ("zaken", "zaak", "refs"),
            ("dossiers", "kamerstukdossier", "refs"), ("soort", "soort"), ("document_nummer", "documentNummer"),
            ("titel", "titel"), ("onderwerp", "onderwerp"), ("datum", "datum", "day"),
            ("volgnummer", "volgnummer", "number"), ("vergaderjaar", "vergaderjaar"),
        ),
        _category(
            "DocumentVersie", "document_versie",
            ("document", "document", "ref"), ("kamerstuk_id", "externeIdentifier"), ("datum", "datum", "day"),
            ("extensie", "extensie"),
        ),
    )
}  # fmt: skip
"""The categories that are read, small ones first; any order is right."""


def feed_address(base: str, category: str, cursor: str | None) -> str:
    """Return the address of a page: of `category`, from `cursor` on (None: from the start)."""
    after = f"&{CURSOR}={cursor}" if cursor is not None else ""
    return f"{base}/Feed?category={category}{after}"
