"""Items for a query: which of its words an item must hold, which kinds it asks for, and in what order they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.search.lookups.items import find_items, find_kind, find_words
from zedentui.search.lookups.meaning import word_meant
from zedentui.search.lookups.place_asked import asks_place
from zedentui.search.lookups.ranking import WEAK, is_elsewhere, names_letter, ranked
from zedentui.search.lookups.unknown import is_whole
from zedentui.search.vocabulary.patterns import pattern
from zedentui.search.vocabulary.verbs import nouns_of
from zedentui.search.vocabulary.words import STOP_WORDS, fold, stem, words

if TYPE_CHECKING:
    from zedentui.search.facts import Facts
    from zedentui.search.frames.query import Query
    from zedentui.search.lookups.listed import Row
    from zedentui.search.result import Found
    from zedentui.store.store import Store

__all__ = ["asks_in_words", "asks_meaning", "choose_items"]

_AMONG = 80  # items among which one that tells a cause is sought
_WHAT_IS = (
    r"^(?:wat|what) (?:is|was|zijn|betekent|betekende|houdt|are|does)\b(?!.*\b(?:rol|taak|vervolg|doel|stand"
    r"|status|gebeurd|geworden|opdracht van|functie van"
    r"|terechtgekomen|gedaan|reden|oorzaak|uitkomst|nieuw|mening|standpunt|gevolg\w*)\b)|^waar staat .* voor\b"
    r"|^(?:betekenis|definitie|uitleg|afkorting)\b|^verschil tussen\b"
)
"""Asks what something is: what explains it comes first."""
_NO_MEANING = frozenset(
    """rol taak opdracht functie verantwoordelijkheid vervolg doel stand status gebeurd geworden terechtgekomen
    gedaan reden oorzaak uitkomst nieuw mening standpunt gevolg gevolgen verschil""".split()  # noqa: SIM905 - a table of words
)
"""Of these something else than a meaning is asked: `weet u wat het standpunt van de minister is`."""
_IN_WORDS = (
    r"\bwat (?:wil|doet|gaat|kan|deed|moet|onderneemt) (?:de |het )?(?:minister|kabinet|regering|overheid|om"
    r"|politie|brief)\b"
    r"|\bwelke (?:maatregel|actie|afspra|plan|organisatie|rol|partij|stap|toezegging)\w*"
    r"|\bwanneer (?:was|is|vond|wordt|werd) (?:het|de) (?:commissiedebat|debat|overleg|wetgevingsoverleg"
    r"|plenaire|bijeenkomst)"
    r"|^wat (?:doet|doen|deed|onderneemt|gebeurt|gebeurde|is er gedaan|wordt er gedaan|wordt gedaan|kan|kunnen)\b"
    r"|^(?:wie|waar) (?!.*\b(?:meeste|minste|vaak)\b)|\bhoe staat het\b|^(?:wat is de )?stand van zaken\b"
    r"|\bwaarom\b|\bwhy\b|\bhoe (?:kan|kunnen|wil|willen|pakt|pakken|wordt|worden|zorgt|helpt|werkt)\b"
    r"|\b(?:kan|mag|kunnen) (?:iemand|een|je|men)\b"
)
"""Asks for what is told in words."""
_ASKS = r"^(?:wie|wat|waar|waarom|waarvoor|waartoe|welke?|hoe|wanneer|op welke|met welke|who|what|where|which|how)\b"
_ONE_WORD = r"^(?:wat|what) (?:is|zijn|betekent|are|is an?) (?:een |nu |eigenlijk )*[a-z]+\W*$"
_MEANING = ("wat ", "what ", "waar staat", "betekenis", "definitie", "uitleg", "afkorting", "verschil")
_STANDING = ("gebeurd", "geworden", "gekomen", "staat het", "hoe ver", "status", "effect", "force", "terecht",
             "afgerond", "klaar", "af", "stand", "al", "inmiddels", "reeds", "gereed", "werking", "aangenomen", "gaan",
             "gepubliceerd", "verschenen", " er",
             "yet", "ready", "finished")  # fmt: skip
_HOW_IT_STANDS = (
    r"^wat is er (?:inmiddels |verder |al )?(?:gebeurd|geworden|terechtgekomen)\b"
    r"|^hoe staat het (?:er )?(?:met|voor met)\b|\bstatus (?:of|van)\b|\btake effect\b|\bin force\b"
    r"|\bkw[ae]m(?:en)? er (?:van )?terecht|^hoe ver (?:is|zijn|staat)\b"
    r"|\b(?:afgerond|klaar|af)\?$|^(?:wat is )?(?:de )?stand van (?:zaken\b|)(?! ?$)|^wat is de stand\b|"
    r"^(?:is|zijn|was|werd|wordt|heeft|komt|has|have)\b.*\b(?:al|inmiddels|reeds|klaar|af|afgerond|gereed"
    r"|in werking|aangenomen"
    r"|ingegaan|gepubliceerd|verschenen|er|yet|already|ready|finished)\b\W*$|^is\b.*\b(?:al|inmiddels|reeds) "
)
"""Asks how something stands now: the promise says so, with its state."""
_OUTCOME = r"\b(?:uitkomst|resulta|conclusie|bevinding)\w*\b|\b(?:kwam|komt|kwamen) er uit\b|^wat (?:vond|bleek)\b"
_SAYS = r"\bwat (?:zegt|staat|schrijft|vindt|regelt|bepaalt) (?:er )?(?:in )?(?:de |het )?([\w-]+) (?:over|van)\b"
_SPEAKERS = frozenset(
    "brief minister kabinet regering tekst letter kamer om politie u je men hij zij er voortgangsbrief noot".split()  # noqa: SIM905
)
_CAUSES = frozenset({"oorzaak", "oorzaken", "verklaring", "verklaringen", "causes"})
_SHORT = 2  # letters of a word that only counts when it stands in the dossier itself: `per se`
_WHICH = r"^welke \w+ (?:noemt|kent|bestaan|zijn er|staan er|beschrijft)\b"
_DONE = (
    r"^wat (?:doet|doen|deed|onderneemt|gebeurt er|gebeurde er|is er gedaan|wordt er gedaan|wordt gedaan|gaat)\b"
    r".* (?:tegen|met|aan|voor|om)\b"
    r"|^hoe (?:pakt|pakken|bestrijdt|wordt|worden|gaat|wil|willen|zorgt)\b"
)
"""Asks what is done about something."""
_COUNTED = frozenset({"maat", "bewering"})
_GROUNDS = frozenset({"technisch_sepot", "beleidssepot", "administratief_sepot", "voorwaardelijk_sepot", "voegen"})
_DOING = ["actie", "maatregel", "actieplan", "actielijn"]
_IN_PLAN = r"\b(?:staat|staan|zegt|noemt)\b.*\b(?:in )?(?:het|dit) actieplan\b"
_MOST_DONE = 4
_AMONG_FIRST = 6
_ARTICLE = r"^(?:welk|in welk|which) (?:wets)?arti(?:kel|cle)\b(?!.*\b(?:verkracht|zeden))"
_OF_ARTICLE = r"\b(?:artikel(?:en)?|art\.) ?\d"
"""Asks which article it is: what has one in its title says so."""
_NOUN = 0.8  # how well the noun of a title fits the verb that was typed
_NAMED_KINDS = frozenset({"actie", "actielijn", "maatregel", "motie", "bewering", "stuk", "paragraaf", "kanttekening"})
_EXPLAINING = {
    "oorzaak": ("paragraaf", "kanttekening", "bewering"), "stemming": ("motie",), "tekst": ("paragraaf", "bewering"),
}  # fmt: skip


def asks_in_words(query: Query) -> bool:
    """Return whether a question asks what is done, when, why or how, and so not for a figure that the tables lack."""
    if query.named("question") or query.named("unit") or query.percent or query.years.years:
        return False
    if pattern(_IN_WORDS).search(query.read):
        return True
    # What only narrows is no figure that is lacking where several other words ask for something else.
    told = {sort for sort, _ in query.lacking} <= {"delict", "teller", "uitsplitsing"} and len(query.leftover) > 1
    return told and not query.modes and pattern(_ASKS).search(query.read) is not None


def asks_meaning(query: Query) -> bool:
    """Return whether nothing but the meaning of one word is asked, though tables count it: `wat is een zedenzaak`."""
    text = query.read
    return text.startswith(("wat ", "what ")) and pattern(_ONE_WORD).search(text) is not None


def choose_items(store: Store, facts: Facts, query: Query, found: dict[str, list[Found]], limit: int) -> list[Row]:
    """Return the items that a query is about, best first; kinds asked for and reasons count. Raises StoreError."""
    rows = _outcome_first(query, _chosen(store, facts, query, found, limit))
    ground = _ground_of(query) if "oorzaak" in query.intents else ""
    return sorted(rows, key=lambda row: row[:2] != ("begrip", ground)) if ground else rows


def _chosen(store: Store, facts: Facts, query: Query, found: dict[str, list[Found]], limit: int) -> list[Row]:
    """The items that a query is about, by how well they fit."""
    found = _with_nouns(query, found)
    kinds, reason, stands, meant = _kinds(query), "oorzaak" in query.intents, _stands(query), _means(query)
    required, optional = _wanted(query, found)
    if nouns := nouns_of(query.words):
        found |= find_words(store, facts, nouns)
        required = [*required, *(noun for noun in nouns if found[noun] and noun not in required)]
    named = _NAMED_KINDS.intersection(kinds)
    if query.words[:1] in {("wie",), ("rol",)} and "motie" not in kinds:
        named = frozenset({"organisatie"})  # `wie is de projectleider van actielijn 1`
    if stands:
        named = frozenset({"toezegging"})
    if asks_place(query):
        named = frozenset({"paragraaf"})
    if not kinds and pattern(_WHICH).search(query.read):
        named = frozenset({"begrip"})  # `welke barrieremodellen noemt de brief`
    if meant and not named:
        named = frozenset({"begrip"})
    if meant and (not query.required or query.only_kind):
        about = word_meant(query) or query.optional
        asked = [word for word in query.optional if word in about]  # `betekent` itself is no subject
        rows = find_items(store, facts, asked, (), found, ["begrip"], _AMONG)
        return ranked(rows, asked, ["begrip"], meant=True)[:limit]
    asks_for_list = query.only_kind and not query.required and not _EXPLAINING.keys() & set(query.intents)
    if asks_for_list and (named or len(kinds) == 1):
        return find_kind(store, sorted(named) or kinds, limit)
    if len(query.measures) > 1 and not query.leftover and required:
        # Several measures are alternatives: what explains one of them fits better than what mentions them all.
        rows = find_items(store, facts, (), [*required, *optional], found, kinds or ["begrip"], max(limit, _AMONG))
        return ranked(rows, required, ["begrip"], meant=True, words=query.words)[:limit] if meant else rows[:limit]
    # Without a required word (`welke acties lopen`) the others are all there is to go by.
    rows = find_items(store, facts, required or optional, optional if required else (), found, kinds,
                      max(limit, _AMONG))  # fmt: skip
    if required and all(word[0].isdigit() for word in required):
        return sorted(rows, key=lambda row: row[0] not in kinds)[:limit]
    rows = sorted(rows, key=lambda row: (-row[7], row[0] not in named)) if named else rows
    typed = [*required, *query.optional] if reason else required
    rows = ranked(rows, typed, named or kinds, reason=reason, meant=meant, stands=stands, words=query.words)
    if meant and " in " in query.read:
        rows = _not_the_place(query, rows)
    if pattern(_ARTICLE).search(query.read):
        rows = sorted(rows, key=lambda row: pattern(_OF_ARTICLE).search(row[3].lower()) is None or row[7] < 1)
    rows = _done_about(store, facts, query, _causes_first(query, rows))
    return _named_first(query, rows)[:limit]


def _ground_of(query: Query) -> str:
    """The term for the one ground of which it is asked why something is dismissed on it; empty where none is."""
    named = _GROUNDS.intersection(query.measures)
    if len(named) != 1 or not {*query.measures} <= {*_GROUNDS, "sepot"} or query.years.years or query.modes:
        return ""
    return next(iter(named)).replace("_", "-")


def _kinds(query: Query) -> list[str]:
    """The kinds of items that are asked for."""
    kinds = [kind for intent in query.intents for kind in _EXPLAINING.get(intent, (intent,))]
    if query.shares:
        kinds.append("bewering")
    if (query.only_article or any(sort == "artikel" for sort, _ in query.lacking)) and not query.measures:
        kinds.append("begrip")
    if query.named("question") and not query.measures and not query.offences:
        kinds.append("bewering")  # what is counted in words stands in a claim
    if "oorzaak" in query.intents and query.measures and not query.years.years:
        kinds.remove("bewering")  # a cause without a year is told in the text, not in a figure that was reckoned again
    return kinds


def _wanted(query: Query, found: dict[str, list[Found]]) -> tuple[list[str], list[str]]:
    """The words that an item must hold to be a full hit, and those that only help."""
    required = [word for word in query.required if found.get(word)]
    if "oorzaak" in query.intents and query.measures and not query.years.years:
        # Why something is dismissed is told of all cases together, without the name of one group.
        groups = {query.words[i] for mention in query.named("offence") for i in mention.at}
        required = [word for word in required if word not in groups] or required
    kinds = {query.words[i] for i, slot in query.taken.items() if slot == "intent"}
    about = [word for word in word_meant(query) if found.get(word) and word not in kinds] if _means(query) else []
    if about:
        required = [word for word in (*query.required, *query.optional) if word in about] or required
    if "oorzaak" in query.intents:
        causes = [word for word in query.optional if word in _CAUSES and word != query.words[0] and found.get(word)]
        required = [*required, *causes] if required else required
    required = [word for word in required if len(word) > _SHORT or is_whole(found[word])] or required
    weak = [word for word in required if word in WEAK]
    required = [word for word in required if word not in WEAK] or required
    return required, [*query.optional, *weak, *(word for word, _ in query.aliases if word not in query.required)]


def _stands(query: Query) -> bool:
    """Whether it is asked how something stands now."""
    return any(each in query.read for each in _STANDING) and pattern(_HOW_IT_STANDS).search(query.read) is not None


def _means(query: Query) -> bool:
    """Whether it is asked what something is, and not how it stands."""
    if query.read.startswith(_MEANING) and pattern(_WHAT_IS).search(query.read) is not None:
        return not _stands(query)
    meant = word_meant(query)
    return bool(meant) and _NO_MEANING.isdisjoint(meant) and not _stands(query)


def _not_the_place(query: Query, rows: list[Row]) -> list[Row]:
    """The rows of `wat is X in de Y` with a term for X before Y itself, when it holds as many of the words."""
    place = pattern(r"\bin (?:de|het) ([a-z]+)\W*$").search(query.read)
    if place and len(rows) > 1 and rows[0][3].lower() == place[1]:
        first, second = rows[:2]
        if second[0] == "begrip" and second[7] >= first[7]:
            return [second, first, *rows[2:]]
    return rows


def _causes_first(query: Query, rows: list[Row]) -> list[Row]:
    """The rows of a question why, or what the letter says, with behind what tells only what a figure comes to."""
    if query.years.years or not query.measures or not {"oorzaak", "tekst"} & set(query.intents):
        return rows
    reason = "oorzaak" in query.intents
    behind = {"bewering", "maat"} if reason else {"bewering", "maat", "begrip", "kanttekening"}
    return sorted(rows, key=lambda row: row[0] in behind)


def _outcome_first(query: Query, rows: list[Row]) -> list[Row]:
    """The rows of a question what came of something, with before it the promise of the same name: that tells it."""
    same = [row for row in rows[:_AMONG_FIRST] if row[0] == "toezegging" and row[1] == rows[0][1]]
    if not same or not pattern(_OUTCOME).search(query.read):
        return rows
    return [*same, *(row for row in rows if row not in same)]


def _named_first(query: Query, rows: list[Row]) -> list[Row]:
    """The rows of `wat zegt de X over Y` with those called X first; of what the letter says its own first."""
    if (match := pattern(_SAYS).search(query.read)) and match[1] not in _SPEAKERS:
        name = stem(fold(match[1]))
        rows = sorted(rows, key=lambda row: name not in map(stem, words(row[3])) or not row[7])
    if "actieplan" in query.words and pattern(_IN_PLAN).search(query.read):
        rows = sorted(rows, key=lambda row: row[0] not in _DOING or not row[7])
    done = pattern(_DONE).search(query.read) is not None and "motie" not in query.intents
    if (done or names_letter(query)) and any(row[7] and not is_elsewhere(row) for row in rows):
        rows = sorted(rows, key=is_elsewhere)  # what the minister does is no motie
    if done and any(row[7] and row[0] not in _COUNTED for row in rows):
        rows = sorted(rows, key=lambda row: row[0] in _COUNTED)
    return rows


def _done_about(store: Store, facts: Facts, query: Query, rows: list[Row]) -> list[Row]:
    """The rows of `wat doet de minister tegen X`: where a term for X comes first, before it what is done about that."""
    if not rows or rows[0][0] not in {"begrip", "stuk"} or not pattern(_DONE).search(query.read):
        return rows
    if any(row[0] in _DOING and row[7] == rows[0][7] for row in rows[:_AMONG_FIRST]) or rows[0][0] == "stuk":
        best = rows[0][7]
        return sorted(rows, key=lambda row: -row[7] if row[7] != best or row[0] in _DOING else 0.5 - best)
    name = [word for word in words(rows[0][3].partition(" (")[0]) if word not in STOP_WORDS]
    done = find_items(store, facts, name, (), find_words(store, facts, name), _DOING, _AMONG)
    done = [row for row in done if row[0] in _DOING and row[7] == len(name)][:_MOST_DONE]
    kept = {row[:2] for row in done}
    return [*done, *(row for row in rows if row[:2] not in kept)]


def _with_nouns(query: Query, found: dict[str, list[Found]]) -> dict[str, list[Found]]:
    """The words found, where a verb also stands for its noun: `geseponeerd` finds what is called sepot."""
    wider = dict(found)
    for word, noun in query.aliases:
        if word != noun and found.get(noun):
            known = {each.token for each in wider.get(word, ())}
            others = [replace(each, quality=each.quality * _NOUN) for each in found[noun] if each.token not in known]
            wider[word] = [*wider.get(word, ()), *others]
    return wider
