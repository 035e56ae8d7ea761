"""Which of the measures that a question names it counts: no helping verbs, no family beside one of its members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.search.vocabulary.lexicon import main_measure
from zedentui.search.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from zedentui.search.frames.mentions import Mention
    from zedentui.search.frames.query import Query

__all__ = ["HELPING", "narrowed", "of_all_kinds", "together"]

HELPING = frozenset({"kreeg", "ontving", "ontvangen", "handelde", "beslist"})
_CLOSING = frozenset({"afgedaan", "afgehandeld", "afgewikkeld", "afgerond", "behandeld", "afdeed", "afdeden",
                      "afdoet"})  # fmt: skip


def narrowed(query: Query, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions without families and wholes that a narrower word already names, each measure once."""
    if len(mentions) == 2 and _INCLUDING_WORDS & set(query.words[mentions[0].last : mentions[1].first]):
        codes = [main_measure(m.meaning.value) for m in mentions]
        if codes[0] == "onvoorwaardelijk_sepot" and codes[1] in _GROUNDS:
            mentions = mentions[:1]  # `sepots inclusief technische`: they are a part of them
    narrow = [
        m for m in mentions if m.meaning.value != "sepot" or _joined(query, m, mentions) or together(query, mentions)
    ]
    if any(m.meaning.value.endswith("sepot") and m.meaning.value != "sepot" for m in narrow):
        mentions = narrow
    if any(not _is_verb(m) for m in mentions):
        mentions = [m for m in mentions if not _is_verb(m) and not _by_means(query, m, mentions)]
    kept: list[Mention] = []
    codes = [main_measure(m.meaning.value) for m in mentions]
    for mention, code in zip(mentions, codes, strict=True):
        if code not in [main_measure(k.meaning.value) for k in kept]:
            kept.append(mention)
    return kept


def _is_verb(mention: Mention) -> bool:
    """Whether it only helps another word for a measure: `kreeg een transactie` asks for no inflow."""
    return mention.meaning.weak and mention.text in HELPING


def _by_means(query: Query, mention: Mention, mentions: list[Mention]) -> bool:
    """Whether another measure says how it was done: `met een strafbeschikking afgedaan`, `afgedaan met een sepot`."""
    if not mention.meaning.weak or mention.text not in _CLOSING:
        return False
    for other in mentions:
        before = query.words[max(0, other.first - 2) : other.first]
        beside = other.last == mention.first or 0 < other.first - mention.last <= 2
        if other is not mention and beside and {"met", "via", "door", "als"}.intersection(before):
            return True
    return False


def _joined(query: Query, mention: Mention, mentions: list[Mention]) -> bool:
    """Whether `en` stands between this measure and another, so that both are asked for."""
    others = [m for m in mentions if m is not mention]
    behind = query.words[mention.last : mention.last + 1] in _JOINING and any(
        m.first == mention.last + 1 for m in others
    )
    before = query.words[mention.first - 1 : mention.first] in _JOINING and any(
        m.last == mention.first - 1 for m in others
    )
    return behind or before or (bool(_BESIDE & set(query.modes)) and _behind_than(query, mention))


_INCLUDING = r"\b(?:inclusief|incl|met inbegrip van|including|inclusive|meegerekend de|met ook|en ook|alsmede|plus)\b"
_ALL_KINDS = (
    r"\balle (?:soorten )?sepot\w*\b.*\b(?:samen|bij elkaar|opgeteld|totaal|tezamen)\b|\b(?:totaal"
    r"|som) (?:van )?alle (?:soorten )?sepot"
)


_INCLUDING_WORDS = frozenset(
    {"inclusief", "incl", "inbegrip", "including", "inclusive", "meegerekend", "ook", "alsmede", "plus"}
)
_GROUNDS = frozenset({"technisch_sepot", "beleidssepot", "administratief_sepot"})


def together(query: Query, mentions: list[Mention]) -> bool:
    """Return whether a measure is to be counted with the one before it: `sepots inclusief voorwaardelijk`."""
    match = pattern(_INCLUDING).search(query.read)
    if match is None or len(mentions) != 2:
        return False
    first, second = mentions
    codes = {main_measure(m.meaning.value) for m in mentions}
    words = query.words[first.last : second.first]
    return codes == {"onvoorwaardelijk_sepot", "voorwaardelijk_sepot"} and bool(_INCLUDING_WORDS & set(words))


def of_all_kinds(query: Query) -> bool:
    """Return whether all dismissals together are asked for, with those under a condition."""
    return "sepot" in query.measures and pattern(_ALL_KINDS).search(query.read) is not None


def _behind_than(query: Query, mention: Mention) -> bool:
    """Whether another measure is held against it: `meer technische sepots dan alle sepots`."""
    at = mention.first - 1
    while at >= 0 and query.words[at] in {"alle", "de", "het", "aantal", "totale", "totaal", "all", "the"}:
        at -= 1
    return at >= 0 and query.words[at] in {"dan", "als", "than", "tegenover", "met", "aan"}


_BESIDE = frozenset({"more", "less", "gap", "compare", "equal", "times"})
_JOINING = (("en",), ("vs",), ("versus",), ("of",), ("plus",))
