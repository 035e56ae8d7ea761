"""An organisation or minister of the letter: what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.kinds.detail import Detail, text
from zedentui.kinds.kind import Kind
from zedentui.kinds.source import Speech, citation, place
from zedentui.text.aloud import aloud
from zedentui.text.dutch import ended
from zedentui.text.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zedentui.model import Dossier, Organisation
    from zedentui.store.store import Store

__all__ = ["detail", "kind", "sentence", "speech", "table"]


def _named(item: Organisation) -> str:
    return f"{item.name} ({item.abbreviation})" if item.abbreviation else item.name


def sentence(item: Organisation) -> str:
    """The organisation with its part in the dossier."""
    return ended(f"{_named(item)}: {item.role}")


def speech(item: Organisation, dossier: Dossier) -> Speech:
    """The organisation with its part in the dossier."""
    return Speech(aloud(ended(item.spoken)), citation(item.source, dossier))


def detail(item: Organisation) -> Detail:
    """The organisation with its part in the dossier."""
    return Detail(_named(item), (text(item.role),), item.source)


def table(rows: Sequence[Organisation]) -> Table:
    """Organisations with their part in the dossier."""
    return Table(
        ("id", "name", "abbreviation", "role", "page"),
        ("Id", "Naam", "Afkorting", "Rol", "Pagina"),
        tuple((o.id, o.name, o.abbreviation, o.role, place(o.source)[0]) for o in rows),
    )


def kind(store: Store, _: date) -> Kind[Organisation]:
    """The organisations by name."""
    return Kind(
        "organisaties",
        "De organisatie",
        ("Naam", "Afkorting", "Rol"),
        store.organisations(),
        names=lambda item: (item.id, item.name, *filter(None, (item.abbreviation,))),
        row=lambda item: (item.name, item.abbreviation or "", item.role),
        title=lambda item: item.name,
        sentence=sentence,
        speech=lambda item: speech(item, store.dossier()),
        detail=detail,
        table=table,
        search=lambda item: f"{item.name} {item.abbreviation or ''} {item.role}",
        narrow=(0,),
    )
