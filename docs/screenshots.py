"""Renew the pictures of the README: every pane on the real dossier, exported by the application itself as SVG.

Run with `make screenshots`. The reference date is fixed, so that a picture only changes when the program does.
"""

from __future__ import annotations

import asyncio
import os
from datetime import date
from pathlib import Path

os.environ |= {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_COLOR_SYSTEM": "truecolor"}

from zedentui.places import Location
from zedentui.store.store import Store
from zedentui.tui.app import ZedenApp

HERE = Path(__file__).parent
DATABASE = HERE.parent / "data" / "zeden.duckdb"
SIZE = (110, 34)
PICTURES: dict[str, tuple[str, tuple[str, ...]]] = {
    "statistiek": ("statistiek?maat=onvoorwaardelijk_sepot&jaar=2022&maten=onvoorwaardelijk_sepot,dagvaarden", ()),
    "actieplan": ("actieplan/nulscenario", ()),
    "transnationaal": ("transnationaal/paspoortwet", ()),
    "moties": ("moties/van-der-woude", ()),
    "agenda": ("agenda/nulscenario", ()),
    "narekenen": ("narekenen", ("j", "j", "j")),
    "zoeken": ("statistiek", ("slash", *"sepot verkrachting 2022")),
}


async def picture(name: str, place: str, keys: tuple[str, ...]) -> None:
    """Export one picture."""
    app = ZedenApp(
        lambda: Store.open(DATABASE), start=Location.parse(place), reference_date=date(2023, 10, 1), remember=False
    )
    async with app.run_test(size=SIZE) as pilot:
        for key in (None, *keys):
            if key is not None:
                await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        (HERE / "img").mkdir(exist_ok=True)
        (HERE / "img" / f"{name}.svg").write_text(app.export_screenshot(title=f"zedentui: {name}"), encoding="utf-8")


def main() -> None:
    """All pictures."""
    for name, (place, keys) in PICTURES.items():
        asyncio.run(picture(name, place, keys))
        print(f"docs/img/{name}.svg")


if __name__ == "__main__":
    main()
