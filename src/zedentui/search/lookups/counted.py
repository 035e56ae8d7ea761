"""How many there are of a kind: action lines, actions, measures, moties, terms, papers, pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.search.lookups.items import find_kind
from zedentui.search.lookups.listed import Listed, count_of, led_by

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from zedentui.search.frames.query import Query
    from zedentui.store.store import Store

__all__ = ["find_count"]

_ASKS = re.compile(r"\b(?:hoeveel|hvl|hoe veel|aantal|how many|number of)\b")
_LISTS = re.compile(r"\b(?:welke|which|alle|lijst|lijstje|overzicht|list|noem|what are the|wat zijn de)\b")
"""Asks for them by name and not for how many: a list says that too."""
_LISTED_KINDS = frozenset({"actielijn", "maatregel", "organisatie", "tabel"})
_ABROAD = frozenset(
    {
        "seksueel",
        "kindermisbruik",
        "misbruik",
        "buitenland",
        "kindersekstoerisme",
        "tegen",
        "minister",
        "neemt",
        "nemen",
    }
)
"""What the measures are against: no narrowing of them."""
_OFFICES = frozenset({"ministeries", "ministers"})
_NARROWED = re.compile(
    r"\b(?:lopen|loopt|lopende?|bezig|open|niet|geen|afgerond|klaar|gereed|voltooid|gestart"
    r"|zonder|buiten|behalve|nog|stem\w*|te laat|verstreken|ready|done|without)\b"
)
"""Words that are passed over elsewhere and ask here for those in a state: that is a list (see lists and promised)."""
_IDLE = frozenset(
    """welke which alle lijst lijstje overzicht list noem are the what wat four vier twee zeven drie van for against
    organisations organisation betrokken meewerken werken mee meedoen doen samen involved
    actielijn actielijnen actie acties maatregel maatregelen motie moties begrip begrippen organisatie organisaties
    stuk stukken kamerstuk kamerstukken
    bewering beweringen toezegging toezeggingen termijn termijnen tabel tabellen kanttekening kanttekeningen instanties
    instantie partijen brief actieplan plan dossier kamerbrief voortgangsbrief heeft telt tellen bevat staan staat zijn
    kent omvat noemt genoemd genoemde bestaat uit er deze dit totaal transnationaal transnationale aantal hoeveel
    action lines line actions measures motions pages many how hoofdstukken hoofdstuk doet af begrippenlijst legt
    zedenzaken versterken ketenaanpak aanpak bladzijdes pagina's telde bevatten
    afgedaan afgehandeld behandeld behandelt handelt""".split()  # noqa: SIM905
)


def find_count(store: Store, query: Query, limit: int, today: date) -> Listed | None:
    """Return how many items of a kind there are, with the items; None when it is not asked, or of something narrower.

    Raises StoreError.
    """
    lists = _LISTS.search(query.read) is not None
    if query.years.years or query.numbers or not (lists or _ASKS.search(query.read)) or _NARROWED.search(query.read):
        return None
    if query.offences or any(not mention.meaning.weak for mention in query.named("measure")):
        return None
    narrower = {word for word in (*query.required, *query.unknown) if word not in _IDLE}
    if re.search(r"\b(?:voetnoten|noten|footnotes)\b", query.read) and not narrower - {
        "voetnoten",
        "noten",
        "footnotes",
    }:
        from zedentui.search.lookups.numbered import footnote_rows  # seldom asked

        notes = footnote_rows(store)
        return Listed(notes[:limit], f"De brief heeft {count_of(len(notes), 'voetnoot', 'voetnoten')}.")
    if (offices := re.search(r"\b(?P<one>ministerie|minister)s\b", query.read)) and not (
        narrower - _OFFICES or set(query.intents) - {"organisatie"}
    ):
        one = offices["one"].capitalize()
        picked = [row for row in find_kind(store, ["organisatie"], 500) if row[3].startswith(f"{one} ")]
        names = "; ".join(row[3].partition(" (")[0] for row in picked)
        return Listed(
            picked[:limit], f"Dit dossier noemt uit de brief {count_of(len(picked), one, offices[0])}: {names}."
        )
    for source, kind, said in _KINDS:
        if re.search(rf"\b(?:{source})\b", query.read):
            if kind == "organisatie" and re.search(r"plan\b|groep|model|stem", query.read):
                return None  # who takes part in something is told there
            if narrower - (_ABROAD if kind == "maatregel" else frozenset()):
                return None
            if lists and not _ASKS.search(query.read) and kind not in _LISTED_KINDS:
                return None
            rows = find_kind(store, [kind], 500)
            told = said(store, len(rows), today)
            if rows:  # what is read first is the number
                first = rows[0]
                rows = [led_by(told, first), *rows[1:]]
            return Listed(rows[:limit], told)
    return None


def _moties(store: Store, count: int, today: date) -> str:
    del today
    own = sum(motie.in_letter for motie in store.moties())
    done = f"De brief doet {count_of(own, 'motie', 'moties')} af."
    return f"{done} In dit dossier staan er met die van later en van vroeger {count}."


def _promises(store: Store, count: int, today: date) -> str:
    kinds = [promise.kind for promise in store.promises(today)]
    split = "; ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(sorted(kinds)))
    return f"Dit dossier telt {count} toezeggingen en termijnen uit de brief. Naar wat de brief ervan maakt: {split}."


def _plain(text: str) -> Callable[[Store, int, date], str]:
    def told(store: Store, count: int, today: date) -> str:
        del store, today
        return text.format(count)

    return told


_KINDS: tuple[tuple[str, str, Callable[[Store, int, date], str]], ...] = (
    ("actielijn(?:en)?|action lines?", "actielijn", _plain("Het actieplan heeft {} actielijnen.")),
    ("acties?|actions?", "actie",
     _plain("Dit dossier telt {} acties bij het actieplan en het barrièremodel; de brief nummert ze niet.")),
    ("maatregel(?:en)?|measures", "maatregel",
     _plain("Dit dossier telt {} maatregelen tegen transnationaal seksueel kindermisbruik; de brief nummert ze niet.")),
    ("moties?|motions?", "motie", _moties),
    ("toezegging(?:en)?|termijn(?:en)?", "toezegging", _promises),
    ("begrip(?:pen)?", "begrip", _plain("Dit dossier legt {} begrippen uit.")),
    ("organisaties?|instanties?|organi[sz]ations?", "organisatie",
    _plain("Dit dossier noemt {} organisaties en groepen uit de brief.")),
    ("(?:kamer)?stuk(?:ken)?", "stuk", _plain("Dit dossier kent {} stukken, met die van na de brief.")),
    ("bewering(?:en)?", "bewering", _plain("Van de brief zijn {} beweringen nagegaan.")),
    ("tabel(?:len)?", "maat", _plain("De brief geeft twee tabellen, met elk elf rijen.")),
)  # fmt: skip
