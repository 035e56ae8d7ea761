"""A place in the dossier as text: `actieplan/2`.

A location is what a deep link, the copy menu and the memory of the last session hold:
`pane[/item][?key=value&key=value]`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import quote, unquote

from zedentui.classes import dataclass
from zedentui.text.clean import clean, clip

__all__ = [
    "PANES",
    "REFERENCE_WORKS",
    "VIEW_KEYS",
    "Location",
    "LocationError",
]

PANES = ("statistiek", "actieplan", "transnationaal", "moties", "agenda", "narekenen")
REFERENCE_WORKS = ("begrippen", "stukken", "paragrafen", "organisaties")
# What a view of a pane can be set to; every list also remembers what it is filtered by.
VIEW_KEYS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys((*PANES, *REFERENCE_WORKS), ("filter",)),
    "statistiek": ("delict", "maat", "jaar", "eenheid", "cijfers", "grafiek", "maten", "filter"),
    "agenda": ("peildatum", "filter"),
    "narekenen": ("delict", "maat", "jaar", "filter"),
}

_LONGEST = 2000  # characters
_OPEN = re.compile(r"\A(?:zedentui\s+)?(?:open\s+)?", re.IGNORECASE)
_YEARS = re.compile(r"(?P<first>[12][0-9]{3})(?:-(?P<last>[12][0-9]{3}))?", re.ASCII)


class LocationError(ValueError):
    """The text is not a location; the message is one Dutch sentence that names what is possible."""


@dataclass(frozen=True, slots=True)
class Location:
    """A pane, an item in it and how it is viewed.

    `item` is the id of what the cursor is on, `view` pairs of a key of VIEW_KEYS and its value. `str(location)`
    is the text that `Location.parse` reads back as the same location.
    """

    pane: str
    item: str | None = None
    view: tuple[tuple[str, str], ...] = ()

    def without(self, key: str) -> Location:
        """The same place, however `key` of its view was set."""
        return Location(self.pane, self.item, tuple(pair for pair in self.view if pair[0] != key))

    @classmethod
    def parse(cls, text: str) -> Location:
        """Read `actieplan/2` or `statistiek?delict=verkrachting&jaar=2022`.

        Tolerates capitals, percent-encoding, spaces around it and the words `zedentui open` before it. Of a key
        given twice the last counts, an empty value counts as absent. Raises LocationError for an unknown pane, key
        or impossible year or date; whether the item exists is for the reader of the dossier to say.
        """
        if len(text) > _LONGEST:
            raise LocationError("Deze plaats is te lang; schrijf bijvoorbeeld actieplan/2.")
        address, _, query = _OPEN.sub("", clean(text).strip(), count=1).partition("?")
        pane, _, item = address.strip().strip("/").partition("/")
        pane = _decoded(pane).lower()
        if pane not in VIEW_KEYS:
            raise LocationError(
                f"Onbekend onderdeel ‘{clip(pane, 40)}’; kies uit {', '.join((*PANES, *REFERENCE_WORKS))}."
            )
        pairs = (pair.partition("=") for pair in query.split("&"))
        view = {_decoded(key).lower(): _decoded(value) for key, _, value in pairs}
        chosen = tuple((key, _checked(pane, key, value)) for key, value in view.items() if value)
        return cls(pane, _canonical(pane, _decoded(item)) or None, chosen)

    def __str__(self) -> str:
        item = f"/{quote(self.item, safe='')}" if self.item else ""
        view = "&".join(f"{quote(key, safe='')}={quote(value, safe=',')}" for key, value in self.view)
        return f"{self.pane}{item}" + (f"?{view}" if view else "")

    def get(self, key: str) -> str | None:
        """Return what `key` of the view is set to, or None."""
        return dict(self.view).get(key)


def _decoded(part: str) -> str:
    return clean(unquote(part, errors="replace")).strip()


def _canonical(pane: str, item: str) -> str:
    """Ids are lower case, but for the dossier part of a Kamerstuk: `kst-36200-VIII-153`."""
    item = item.lower()
    return f"kst-{item[4:].upper()}" if pane == "stukken" and item.startswith("kst-") else item


def _checked(pane: str, key: str, value: str) -> str:
    possible = VIEW_KEYS[pane]
    if key not in possible:
        raise LocationError(f"‘{clip(key, 40)}’ kan niet bij {pane}; kies uit {', '.join(possible)}.")
    if key == "jaar":
        years = _YEARS.fullmatch(value)
        if not years or int(years["last"] or years["first"]) < int(years["first"]):
            raise LocationError(f"‘{clip(value, 40)}’ is geen jaar; schrijf bijvoorbeeld jaar=2022 of jaar=2018-2022.")
    if key == "peildatum":
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            raise LocationError(
                f"‘{clip(value, 40)}’ is geen datum; schrijf bijvoorbeeld peildatum=2023-09-30."
            ) from None
    return value if key in {"filter", "jaar"} else value.lower()
