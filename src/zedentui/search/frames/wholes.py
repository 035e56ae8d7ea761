"""Of what a share is a share: `sepots van de instroom`, `technisch binnen de sepots`, `verkrachting binnen zeden`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.search.frames.held import factor_of
from zedentui.search.vocabulary.lexicon import main_measure
from zedentui.search.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from zedentui.search.frames.mentions import Mention
    from zedentui.search.frames.query import Query
    from zedentui.search.frames.scope import Scope
    from zedentui.search.vocabulary.lexicon import Lexicon

__all__ = ["stands_behind_of", "unit_of", "wholes_without"]

_WHOLE_WORDS = frozenset({"de", "het", "alle", "totale", "aantal", "totaal", "the", "all", "die", "deze"})
_OF = frozenset({"van", "binnen", "op", "in", "of", "onder", "tov", "per"})
_AMONG = (("bij",), ("voor",), ("for",), ("among",), ("inzake",), ("rond",), ("rondom",), ("qua",), ("omtrent",))
"""What stands before the cases that are counted, never before a part: `aandeel sepots bij verkrachting`."""
_SHARES = frozenset({"percentage", "procent", "op_de", "punten"})


def unit_of(query: Query, scope: Scope, mentions: list[Mention], lexicon: Lexicon) -> tuple[str, Mention | None, bool]:
    """Return the unit, the mention that is the whole rather than the part, and whether a group is the part.

    The unit is a code as in Frame; `verschil_procent` is a change in percent.
    """
    named = query.values("unit")
    asks_share = bool(_SHARES.intersection(named)) or query.percent or any(n.unit == "%" for n in query.numbers)
    if "index" in named:
        return "index", None, False
    if "verschil_procent" in named or (factor_of(query) and not asks_share):
        return "verschil_procent", None, False
    codes = [main_measure(m.meaning.value) for m in mentions]
    if codes and _said_of_sepots(query) and all(lexicon.measures[each].parent == _SEPOTS for each in codes):
        return "hoofdmaat", None, False
    found = _whole(query, mentions, codes, lexicon, asks_share=asks_share)
    if found is not None:
        return found[0], found[1], False
    if not asks_share or "aantal" in named[:1]:
        return "aantal", None, False
    if {"up", "down", "change"} & set(query.modes) and _relative(query):
        return "verschil_procent", None, False
    if scope.of_all and scope.excluded:
        return "groep", None, False
    if _of_group(query, scope, mentions):
        return "groep", None, True
    return ("uitstroom" if codes and codes != ["instroom"] else "aantal"), None, False


_SEPOTS = "onvoorwaardelijk_sepot"
_BEHIND_NUMBER = r"\s*(?:(?:van|of) )?(?:(?:de|alle|het|al) )*(?:onvoorwaardelijke )?sepots\b"


def _said_of_sepots(query: Query) -> bool:
    """Whether a number in percent is said to be of the dismissals, in one phrase with a ground: `85% van de sepots`."""
    shares = [number for number in query.numbers if number.unit == "%"]
    return len(shares) == 1 and pattern(_BEHIND_NUMBER).match(query.read, shares[0].span[1]) is not None


def _relative(query: Query) -> bool:
    """Whether the percentage is that of the change: `met hoeveel procent`, not `het percentage sepots steeg`."""
    units = query.values("unit")
    return (
        "percentage" not in units
        and "punten" not in units
        and ("procent" in units or query.percent or bool(query.numbers))
    )


def _whole(
    query: Query, mentions: list[Mention], codes: list[str], lexicon: Lexicon, *, asks_share: bool
) -> tuple[str, Mention] | None:
    for mention, code in zip(mentions, codes, strict=True):
        others = [other for m, other in zip(mentions, codes, strict=True) if m is not mention and other != code]
        if not others or mention in scope_denied(query, mention):
            continue
        is_whole = _behind_of(query, mention)
        if (
            code in {"instroom", "uitstroom"}
            and (is_whole or asks_share)
            and not {"instroom", "uitstroom"} & set(others)
        ):
            return code, mention
        if is_whole and asks_share and any(code == lexicon.measures[o].parent for o in others):
            return "hoofdmaat", mention
    return None


def scope_denied(query: Query, mention: Mention) -> tuple[Mention, ...]:
    """The mention itself when it stands behind `niet`; a denied measure is never the whole."""
    before = query.words[max(0, mention.first - 1) : mention.first]
    return (mention,) if before in {("niet",), ("geen",)} else ()


def _behind_of(query: Query, mention: Mention, *, over: str = "number") -> bool:
    """Whether `van`, `binnen`, `in` stands before it, words of the slot `over` apart: `in alle sepots bij zeden`."""
    behind = mention.first - 1
    if over == "measure" and query.words[behind : behind + 1] == ("bij",) and query.taken.get(behind - 1) == over:
        behind -= 1  # `van de sepots bij zedenzaken`
    if over == "number" and query.taken.get(behind) == "offence":
        behind -= 1  # `binnen de verkrachtingssepots`
    while behind >= 0:
        if query.taken.get(behind) == "year" and query.words[behind - 1 : behind] == ("in",):
            behind -= 2  # `van alle in 2021 afgedane zaken`, and not `van 2014 tot en met 2016 totaal instroom`
        elif query.words[behind] not in _WHOLE_WORDS and query.taken.get(behind) not in {"number", over}:
            break
        elif query.words[behind] in _OF:
            break  # `9 op de 10 sepots`: the number itself says of what
        else:
            behind -= 1
    return behind >= 0 and query.words[behind] in _OF


def stands_behind_of(query: Query, mention: Mention) -> bool:
    """Return whether the measure is that of which a share is asked, and is not joined to the one before by `en`."""
    return _behind_of(query, mention) and query.words[mention.first - 1] != "in"


def _of_group(query: Query, scope: Scope, mentions: list[Mention]) -> bool:
    """Whether verkrachting is asked for as a part of all zedenmisdrijven."""
    parts = [m for m in scope.offences if m.meaning.value == "verkrachting"]
    wholes = [m for m in scope.offences if m.meaning.value == "zedenmisdrijven"]
    if not parts or scope.excluded or scope.denied or {"compare", "more", "less", "gap"} & set(query.modes):
        return False
    flows = [m for m in mentions if m.meaning.value in {"instroom", "uitstroom"}]
    if not mentions:
        return True
    part_of = any(_behind_of(query, m) and query.taken.get(m.first - 2) != "unit" for m in parts)
    if wholes:
        joined = any(query.words[m.last : m.last + 1] in {("en",), ("vs",), ("versus",)} for m in (*wholes, *parts))
        return any(_behind_of(query, m, over="measure") for m in wholes) and not joined and (not part_of or bool(flows))
    populated = any(query.words[m.first - 1 : m.first] in _AMONG for m in parts if m.first)
    return len(mentions) == 1 and not part_of and not populated and any(_behind_of(query, m) for m in mentions)


_CASES = ("zaak", "zaken", "verkrachtingen", "misdrijven", "delicten", "feiten", "cases")


def wholes_without(code: str, scope: Scope, lexicon: Lexicon) -> list[str]:
    """Return what a measure is taken off where no other is named: of cases, all that were dealt with.

    `exclusief technische sepots` leaves the other dismissals; where a group without its cases is named (`zeden zonder
    technisch sepot`) both can be meant.
    """
    parents = lexicon.ancestors(code)
    if not parents or not scope.offences:
        return parents[:1]
    cases = any(mention.text.endswith(_CASES) for mention in scope.offences)
    return parents[-1:] if cases else list(dict.fromkeys((parents[-1], parents[0])))
