"""The filters of `zedentui moties`: a fractie and how it voted, the result, the year, words of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.cli.arguments import quoted
from zedentui.cli.ending import EXIT_NOTHING, EXIT_USAGE, Stop
from zedentui.kinds.motie import of_party, tally

if TYPE_CHECKING:
    from zedentui.cli.arguments import Arguments
    from zedentui.kinds.kind import Kind
    from zedentui.model import Motie

__all__ = ["narrowed"]


def narrowed(kind: Kind[Motie], arguments: Arguments) -> tuple[Kind[Motie], list[str]]:
    """Return the moties that the options leave, and the words that still ask for one of them.

    Words that are no id are looked for in the text. With a fractie the list says how it voted, and above it how often.

    Raises:
        Stop: an option without the one it needs (2), or nothing is left (1).
    """
    if arguments.stem and not arguments.fractie:
        raise Stop("Bij --stem hoort een fractie; schrijf bijvoorbeeld --fractie PVV --stem tegen.", EXIT_USAGE)
    items, words, about = list(kind.items), arguments.words, ""
    if words and not _names_one(kind, words):
        folded = [word.casefold() for word in words]
        found = [item for item in items if all(word in kind.search(item).casefold() for word in folded)]
        # Without any, the list of ids that `zedentui moties` gives helps more than an empty one.
        items, words, about = (found, [], f" met {quoted(' '.join(words))}") if found else (items, words, "")
    if arguments.jaar:
        items = [item for item in items if item.tabled_on.year in arguments.jaar]
    if arguments.uitslag:
        items = [item for item in items if (item.vote_result or "onbekend") == arguments.uitslag]
        about += f" met uitslag {arguments.uitslag}"
    if not arguments.fractie:
        return _left(kind, items), words
    party = _party(items, arguments.fractie)
    voted = [item for item in items if item.vote_of(party) is not None]
    shown = [item for item in voted if arguments.stem in {None, item.vote_of(party)}]
    return replace(_left(of_party(kind, party), shown), remark=lambda _: tally(voted, party, about)), words


def _left(kind: Kind[Motie], items: list[Motie]) -> Kind[Motie]:
    if not items:
        raise Stop("Geen motie in dit dossier voldoet daaraan; laat een van de voorwaarden weg.", EXIT_NOTHING)
    return replace(kind, items=items)


def _names_one(kind: Kind[Motie], words: list[str]) -> bool:
    asked = " ".join(words).casefold()
    return any(asked == name.casefold() for item in kind.items for name in kind.names(item))


def _party(items: list[Motie], asked: str) -> str:
    """The fractie as the votes write it; raises Stop with those there are."""
    parties = sorted({vote.party for item in items for vote in item.votes}, key=str.casefold)
    for party in parties:
        if party.casefold() == asked.strip().casefold():
            return party
    raise Stop(f"Geen stemming van fractie {quoted(asked)}; kies uit {', '.join(parties)}.", EXIT_NOTHING)
