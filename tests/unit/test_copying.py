"""What can be copied: each text is made when it is wanted."""

from __future__ import annotations

from zedentui.places import Location
from zedentui.store.store import Store
from zedentui.text.table import Table
from zedentui.tui.dialogs.copying import item_copies


def test_only_what_is_copied_is_made(store: Store) -> None:
    made = []

    def table(name: str) -> Table:
        made.append(name)
        return Table(("veld",), ("Veld",), ((name,),))

    copies = item_copies(
        "Een zin.", None, store.dossier(), Location("moties"), lambda: table("rij"), lambda: table("alles")
    )
    texts = {copy.label: copy for copy in copies}
    assert texts["Zin met bronvermelding"].text.startswith("Een zin.")
    assert texts["Zin zonder bron"].text == "Een zin."
    assert made == []
    assert texts["Rij (tab-gescheiden)"].text == "rij"
    assert texts["Tabel als CSV"].text.split() == ["veld", "alles"]
    assert made == ["rij", "alles"]
