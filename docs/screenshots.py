"""Renew the pictures of the README: every pane on the real dossier, exported by the application itself as SVG.

Run with `make screenshots`. The reference date is fixed, so that a picture only changes when the program does.
"""

from __future__ import annotations

import asyncio
import os
import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

HERE = Path(__file__).parent
IMAGES = HERE / "img"
DATABASE = HERE.parent / "data" / "zeden.duckdb"
SIZE = (110, 34)
PICTURES: dict[str, tuple[str, tuple[tuple[str, ...], ...]]] = {
    "statistiek": ("statistiek?maat=onvoorwaardelijk_sepot&jaar=2022&maten=onvoorwaardelijk_sepot,dagvaarden", ()),
    "actieplan": ("actieplan/nulscenario", ()),
    "transnationaal": ("transnationaal/paspoortwet", ()),
    "moties": ("moties/van-der-woude", ()),
    "agenda": ("agenda/nulscenario", ()),
    "narekenen": ("narekenen", (("j",), ("j",), ("j",))),
    "zoeken": ("statistiek", (("slash",), tuple("sepot verkrachting 2022"))),
}


async def at_rest(pilot: Pilot[None]) -> None:
    """Wait until everything is read and drawn."""
    for _ in range(2):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def drawn(name: str, settled: Callable[[Pilot[None]], Awaitable[None]] = at_rest) -> str:
    """One picture, as SVG. What is typed in one go is looked at when all of it stands there, as by `settled`."""
    from zedentui.places import Location
    from zedentui.store.store import Store
    from zedentui.tui.app import ZedenApp

    place, keys = PICTURES[name]
    app = ZedenApp(
        lambda: Store.open(DATABASE), start=Location.parse(place), reference_date=date(2023, 10, 1), remember=False
    )
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for at_once in keys:
            await pilot.press(*at_once)
            await settled(pilot)
        return app.export_screenshot(title=f"zedentui: {name}")


def words(svg: str) -> list[str]:
    """What can be read in a picture, line by line: nothing of its letters, sizes or colours."""
    lines: dict[float, list[tuple[float, str]]] = {}
    for tag, text in re.findall(r"<text ([^>]*)>([^<]*)</text>", svg):
        x, y = (float(re.search(rf'\b{axis}="([\d.]+)', tag)[1]) for axis in "xy")  # type: ignore[index]
        lines.setdefault(y, []).append((x, unescape(text).replace("\xa0", " ")))
    return ["".join(text for _, text in sorted(parts)).rstrip() for _, parts in sorted(lines.items())]


def main() -> None:
    """All pictures."""
    os.environ |= {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_COLOR_SYSTEM": "truecolor"}  # before Textual is loaded
    IMAGES.mkdir(exist_ok=True)
    for name in PICTURES:
        (IMAGES / f"{name}.svg").write_text(asyncio.run(drawn(name)), encoding="utf-8")
        print(f"docs/img/{name}.svg")


if __name__ == "__main__":
    main()
