"""Which groups and measures a question is about: what is denied, what is excluded, what is left when it is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import dataclass, field
from zedentui.search.frames.denials import (
    asks_plainly,
    behind_soon,
    idle,
    in_how_many,
    instead,
    is_no_part,
    nearest,
    of_every_year,
)
from zedentui.search.vocabulary.lexicon import main_measure

if TYPE_CHECKING:
    from zedentui.search.frames.mentions import Mention
    from zedentui.search.frames.query import Query

__all__ = ["Scope", "scope_of"]

_ARTICLES = frozenset({"de", "het", "een", "alle", "die", "met", "van", "the", "those"})
_THAT_OF = frozenset({"voor", "bij", "over"})
_FLOWS = {
    "instroom": "Wat niet bij het OM binnenkwam, telt de brief niet.",
    "uitstroom": "Wat nog niet is afgehandeld, telt de brief niet: alleen wat per jaar in- en uitstroomt.",
}
_EITHER = frozenset({"of", "noch", "or", "nor", "en"})
_MOVES = frozenset({"up", "down", "change", "more", "less"})
_NEVER = frozenset({"nooit", "nimmer", "never"})
_TWICE = (("niet",), ("geen",), ("nooit",), ("zonder",))
_NOR = frozenset({"noch", "nor", "evenmin"})


@dataclass(slots=True)
class Scope:
    """The mentions of a question, sorted out.

    `denied` are measures behind `niet`, `excluded` measures and groups behind `zonder`, `beyond` measures that a rank
    among measures leaves out (`na dagvaarden het meest`); `rest`: the larger group without the smaller (`overige
    zedenzaken`). `none`: nothing is said to be there (`geen verkrachtingszaken`);
    `of_all`: of the larger group the part is asked that is not the smaller one.
    `refusal`: why there can be no figure.
    """

    measures: list[Mention] = field(default_factory=list)
    offences: list[Mention] = field(default_factory=list)
    denied: list[Mention] = field(default_factory=list)
    excluded: list[Mention] = field(default_factory=list)
    beyond: list[Mention] = field(default_factory=list)
    rest: bool = False
    none: bool = False
    of_all: bool = False
    notes: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    refusal: str | None = None


def scope_of(query: Query) -> Scope:
    """Sort out what `query` counts and what it leaves out."""
    scope = Scope([*query.named("measure")], [*query.named("offence")])
    _exclude(query, scope)
    _deny(query, scope)
    _others(query, scope)
    for mention in (*scope.excluded, *scope.beyond):
        for each in (scope.measures, scope.offences):
            if mention in each:
                each.remove(mention)
    twice = {main_measure(m.meaning.value) for m in scope.excluded if m.meaning.slot == "measure"}
    scope.measures = [m for m in scope.measures if main_measure(m.meaning.value) not in twice or m in scope.denied]
    apart = query.named("to_mean")
    if apart and len(scope.offences) > 1 and scope.offences[-1].first >= apart[0].last:
        typed = " ".join(query.typed[i] for i in apart[0].at)
        scope.refusal = (
            f"Waarvan het gemiddelde is (‘{typed}’), is niet duidelijk; vraag de twee groepen en het jaar elk apart."
        )
    ends = {"begin", "eind", "medio", "eind van", "begin van"}
    parts = [m for m in query.named("partyear") if m.text not in ends or query.years.shape == "one"]
    dated = [query.read[a:b].strip() for a, b in query.years.dates]
    if (parts or dated) and not scope.refusal:
        typed = " ".join(query.typed[i] for i in parts[0].at) if parts else dated[0]
        scope.refusal = f"De brief telt per heel jaar en geeft niets per maand of deel van een jaar (‘{typed}’)."
    return scope


def _exclude(query: Query, scope: Scope) -> None:
    for mention in query.named("without"):
        found = _behind(query, mention.last)
        if mention.text in _LESS and len(query.years.years) == 2 and _same_measure(scope, found):
            continue  # `sepots 2019 minus de sepots van 2018`: the one year against the other
        if found and query.words[mention.first - 1 : mention.first] in {("jaar",), ("jaren",)}:
            scope.none = True  # `waren er jaren zonder transacties`
            continue
        if not found and query.words[mention.first] in {"uitgezonderd", "exclusief", "excl"}:
            found = _before(query, mention.first)
        if found:
            scope.excluded += found
        elif mention.text not in {"buiten", "min"} or _counts(query):
            scope.refusal = _not_understood(query, mention)
        scope.refusal = scope.refusal or _of_nothing(query, scope, found)
    for mention in query.named("without_after"):
        found = _before(query, mention.first)
        scope.excluded += found
        scope.refusal = scope.refusal or _of_nothing(query, scope, found)
        if not found:
            scope.refusal = _not_understood(query, mention)
    for mention in (*scope.measures, *scope.offences):
        start = mention.first - 1
        while start >= 0 and query.words[start] in _ARTICLES:
            start -= 1
        before = query.words[start - 1] if start > 0 else ""
        if start >= 0 and query.words[start] == "na" and before not in {"op", "daar"} and _ranked(query):
            _leave_behind(query, scope, mention)
        if start >= 0 and query.words[start] == "op" and query.words[mention.last : mention.last + 1] == ("na",):
            if _ranked(query) and mention.meaning.slot == "measure" and _asks_for_part(query):
                scope.beyond.append(mention)
            else:
                scope.excluded.append(mention)
                scope.refusal = scope.refusal or _of_nothing(query, scope, [mention])


def _of_nothing(query: Query, scope: Scope, left_out: list[Mention]) -> str | None:
    """Why no case is left: all of them are left out, or the smaller group of itself (`verkrachting zonder zeden`)."""
    if "gap" in query.modes:
        return None  # `zeden min verkrachting: verschil`
    kept = {m.meaning.value for m in scope.offences if m not in left_out}
    for mention in left_out:
        group = mention.meaning.value if mention.meaning.slot == "offence" else ""
        if group == "zedenmisdrijven" or (group and kept == {group}):
            return f"Zonder ‘{mention.text}’ blijft er niets over om te tellen."
    return None


_LESS = frozenset({"min", "minus", "minus de"})


def _same_measure(scope: Scope, found: list[Mention]) -> bool:
    """Whether what stands behind a minus is what stands before it, of another year."""
    if not found or any(m.meaning.slot != "measure" for m in found):
        return False
    codes = {main_measure(m.meaning.value) for m in found}
    return any(m not in found and main_measure(m.meaning.value) in codes for m in scope.measures)


def _leave_behind(query: Query, scope: Scope, mention: Mention) -> None:
    """`na dagvaarden het meest`: the largest part but for this one, and those joined to it."""
    found = [m for m in _behind(query, mention.first) if m.meaning.slot == "measure"]
    if not found or "whichyear" in query.modes:
        scope.refusal = f"Wat ‘na {mention.text}’ hier uitsluit, is niet duidelijk; daarom geven wij geen cijfer."
    scope.beyond += found


def _asks_for_part(query: Query) -> bool:
    """Whether a part of a measure is asked for: `de grootste afdoening`, `wat komt het meest voor`."""
    voor = {"voor", "voorkwam", "voorkomt", "voorkomend", "voorkomende"} & set(query.words)
    return "parts" in query.modes or bool(voor and {"wat", "welk", "welke"} & set(query.words))


def _ranked(query: Query) -> bool:
    return bool({"highest", "lowest"} & set(query.modes) or query.place)


def _counts(query: Query) -> bool:
    return bool(query.named("measure") or query.named("offence"))


def _behind(query: Query, start: int) -> list[Mention]:
    """The measures and groups named right behind `start`, with those joined to them."""
    found: list[Mention] = []
    at = start
    by_first = {m.first: m for m in query.mentions if m.meaning.slot in {"measure", "offence"}}
    while at < len(query.words):
        if at in by_first:
            found.append(by_first[at])
            at = by_first[at].last
            joined = query.words[at] in {"en", "of", "and", "or"} if at < len(query.words) else False
            following = at + 1
            while following < len(query.words) and query.words[following] in _ARTICLES:
                following += 1
            if not (joined and following in by_first and by_first[following].meaning.slot == found[0].meaning.slot):
                # `zonder technische sepots`: two words for one thing stand beside each other
                beside = by_first.get(at)
                if beside and beside.meaning.slot == found[-1].meaning.slot and beside.meaning.value not in _FLOWS:
                    continue
                break
            at = following
        elif (
            query.words[at] in {*_ARTICLES, "aantal"}
            or query.taken.get(at) == "filler"
            or (
                query.words[at] in _THAT_OF and query.words[at - 1] in {"die", "dat", "those"}  # `zonder die voor ...`
            )
        ):
            at += 1
        else:
            break
    return found


def _before(query: Query, end: int) -> list[Mention]:
    """The measure or group named last before `end`."""
    found = [m for m in query.mentions if m.meaning.slot in {"measure", "offence"} and m.last <= end]
    return found[-1:]


def _deny(query: Query, scope: Scope) -> None:
    for mention in query.named("neg"):
        at = mention.first
        if idle(query, at) or (mention.text in _NEVER and of_every_year(query)):
            continue  # `nooit minder dan 500` is said of every year
        if query.words[at + 1 : at + 2] in _TWICE:
            typed = " ".join(query.typed[at : at + 2])
            scope.refusal = f"‘{typed}’ ontkent tweemaal; zeg het zonder ontkenning, dan is het antwoord eenduidig."
            return
        soon = [m for m in query.named("mode") if m.first - at in {1, 2} and m.meaning.value in _MOVES]
        if soon:
            scope.notes.append(f"‘{mention.text} {soon[0].text}’: de cijfers staan erbij.")
            continue
        if (replaced := instead(query, scope, at)) is not None:
            scope.measures.remove(replaced)  # `niet onvoorwaardelijk maar voorwaardelijk`
            continue
        offence = next((m for m in scope.offences if m.first - at in {1, 2} and mention.text == "geen"), None)
        if _not_of_group(scope, mention, at):
            continue
        others = [m for m in scope.offences if m is not offence]
        if offence is not None and is_no_part(query, offence, at):
            scope.excluded.append(offence)  # `welk deel van de dagvaardingen betrof geen verkrachting`
            scope.of_all = True
            continue
        if offence is not None and others:
            scope.excluded.append(offence)  # `zedenzaken die geen verkrachting zijn`
            continue
        target = behind_soon(scope, at) if mention.text in _NOR else nearest(scope, at)
        counted = {"whichyear", "check"} & set(query.modes) or in_how_many(query) or asks_plainly(query)
        if mention.text == "geen" and target is not None and target.first - at in {1, 2} and counted:
            scope.none = True  # `in welke jaren waren er geen voorwaardelijke sepots`
            continue
        changed = [m for m in query.named("mode") if m.meaning.value in {*_MOVES, "highest"}]
        if offence is not None and "check" in query.modes:
            scope.none = True
        elif target is not None and target.meaning.value in _FLOWS:
            scope.refusal = _FLOWS[target.meaning.value]
        elif target is not None:
            scope.denied += [each for each in _with_joined(query, scope, target) if each not in scope.denied]
        elif changed or "check" in query.modes:
            scope.notes.append(f"‘{mention.text}’ lezen wij als een vraag naar het tegendeel; de cijfers staan erbij.")
        else:
            scope.refusal = _not_understood(query, mention)


def _not_of_group(scope: Scope, mention: Mention, at: int) -> bool:
    """Whether a group stands right behind a `niet`, and is left out: `niet-verkrachtingszaken`."""
    group = next((m for m in scope.offences if m.first == at + 1), None)
    if mention.text != "niet" or group is None:
        return False
    if group.meaning.value == "verkrachting":
        scope.excluded.append(group)
        scope.of_all = True
    else:
        scope.refusal = f"Wat geen {group.text} zijn, telt de brief niet."
    return True


def _with_joined(query: Query, scope: Scope, target: Mention) -> list[Mention]:
    """The measure and those joined to it: `niet gevoegd of gedagvaard` denies both."""
    found = [target]
    by_first = {m.first: m for m in scope.measures}
    while query.words[found[-1].last : found[-1].last + 1] and query.words[found[-1].last] in _EITHER:
        at = found[-1].last + 1
        while at < len(query.words) and query.words[at] in _ARTICLES:
            at += 1
        if at not in by_first:
            break
        found.append(by_first[at])
    return found


def _others(query: Query, scope: Scope) -> None:
    """`overige zedenzaken`, `andere zedenmisdrijven dan verkrachting`: the larger group without the smaller."""
    for mention in query.named("other"):
        following = [m for m in scope.offences if 0 <= m.first - mention.last <= 2]
        if following and following[0].meaning.value == "zedenmisdrijven":
            scope.rest = True
            behind = [m for m in scope.offences if m.meaning.value == "verkrachting"]
            joined = behind and query.words[behind[0].first - 1] in {"dan", "behalve"}
            if joined:
                scope.excluded.append(behind[0])
        elif _counts(query):
            scope.unused.append(" ".join(query.typed[i] for i in mention.at))


def _not_understood(query: Query, mention: Mention) -> str:
    typed = " ".join(query.typed[i] for i in mention.at)
    return f"Wat ‘{typed}’ hier uitsluit, is niet duidelijk; daarom geven wij geen cijfer."
