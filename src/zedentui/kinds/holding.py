"""What the dossier holds of each section of a letter, and what deliberately not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import dataclass
from zedentui.kinds.detail import Block, fact, heading
from zedentui.text.dutch import number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zedentui.model import Holding, Section

__all__ = ["LABELS", "Audit", "audits", "blocks"]

LABELS: dict[str, tuple[str, str, str]] = {
    "figures": ("Aantallen", "aantal", "aantallen"),
    "percentages": ("Percentages", "percentage", "percentages"),
    "doubts": ("Vermoedelijk", "vermoedelijk aantal", "vermoedelijke aantallen"),
    "notes": ("Noten bij tabel", "noot bij de tabel", "noten bij de tabel"),
    "claims": ("Beweringen", "bewering", "beweringen"),
    "promises": ("Toezeggingen", "toezegging", "toezeggingen"),
    "actions": ("Actieplan", "onderdeel van het actieplan", "onderdelen van het actieplan"),
    "measures": ("Maatregelen", "maatregel", "maatregelen"),
    "moties": ("Moties", "motie", "moties"),
    "footnotes": ("Voetnoten", "voetnoot", "voetnoten"),
    "references": ("Stukken", "stuk", "stukken"),
    "organisations": ("Organisaties", "organisatie", "organisaties"),
    "terms": ("Begrippen", "begrip", "begrippen"),
}
"""What each kind of holding is called: as a label, of one, of more."""

_NOTHING_LEFT_OUT = "niets dat wij weten, buiten de zinnen zelf"


@dataclass(frozen=True, slots=True)
class Audit:
    """A section with everything that the dossier has of it."""

    section: Section
    holdings: tuple[Holding, ...]

    def of(self, name: str) -> tuple[Holding, ...]:
        """What there is of one kind."""
        return tuple(each for each in self.holdings if each.kind == name)

    def count(self, name: str) -> int:
        """How many numbers or items of one kind."""
        return sum(each.numbers for each in self.of(name))

    @property
    def counted(self) -> str:
        """What there is, in words: `3 beweringen, 1 motie`."""
        counts = [(self.count(name), one, more) for name, (_, one, more) in LABELS.items()]
        return ", ".join(f"{number(n)} {one if n == 1 else more}" for n, one, more in counts if n) or "niets"

    @property
    def left_out(self) -> str:
        """What we deliberately do not have of it."""
        return self.section.left_out or _NOTHING_LEFT_OUT


def audits(sections: Iterable[Section], holdings: Iterable[Holding]) -> list[Audit]:
    """Return each section with what is held of it, in the order of the sections."""
    found: dict[tuple[str, str], list[Holding]] = {}
    for each in holdings:
        found.setdefault((each.of_document, each.of_section), []).append(each)
    return [Audit(section, tuple(found.get((section.document.id, section.id), ()))) for section in sections]


def blocks(item: Audit) -> list[Block]:
    """What is held, kind by kind with the ids one can ask for, and what is not."""
    held = [
        fact(label, f"{number(item.count(name))}: {', '.join(each.name for each in of)}")
        for name, (label, _, _) in LABELS.items()
        if (of := item.of(name))
    ]
    return [
        heading("Wat wij ervan hebben"),
        *(held or [fact("Onderdelen", "geen")]),
        fact("Niet opgenomen", item.left_out),
    ]
