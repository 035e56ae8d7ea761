"""What a question says of years together: on end, always or never, against the mean of which years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.search.frames.frame import Bound, Operation
from zedentui.search.vocabulary.critical import NUMBERS, whole_number
from zedentui.search.vocabulary.patterns import pattern
from zedentui.search.when.year_against import AGAINST
from zedentui.search.when.years import find_years

if TYPE_CHECKING:
    from zedentui.search.frames.query import Query
    from zedentui.search.vocabulary.lexicon import Lexicon

__all__ = [
    "THAN_BEFORE",
    "THAN_YEAR",
    "VERBS",
    "at_all_times",
    "counted_words",
    "mean_years",
    "on_end",
    "to_mean",
]

VERBS = frozenset(
    """is zijn was waren komt komen kwam kwamen worden wordt werd werden steeg stegen daalde daalden stijgt stijgen
    daalt dalen gaat gaan ging gingen nam namen neemt nemen heeft hebben had seponeert seponeerde dagvaardt of
    dagvaardde stroomde stroomden kreeg are were did does do has have lag ligt lagen
    liggen zat zit zaten zitten blijft bleef bleven blijven haalde haalden stond staat""".split()  # noqa: SIM905
)
"""Verbs that a question for yes or no begins with."""
THAN_YEAR = (
    rf"\b(?:dan|than|als|aan|boven|onder|{AGAINST})\s+"
    r"(?:in |het jaar |die van |dat van |die in |dat in |het |de )*(?:20\d\d|'\d\d)"
)
"""A year that something is held against: `meer dan in 2013`."""
_BOUNDED = frozenset({"more", "less", "least", "most"})

_N = rf"(?P<n>\d{{1,2}}|{'|'.join(NUMBERS)})"
_BEFORE = (
    rf"\b(?:{_N}|de)\s+(?:voorgaande|voorafgaande|eerdere|vorige|previous)\s+(?:jaar|jaren|years)\b",
    rf"\b(?:voorgaande|voorafgaande|vorige|previous)\s+{_N}\s+(?:jaar|jaren|years)\b",
    rf"\b{_N}\s+(?:jaar|jaren|years)\s+(?:ervoor|daarvoor|eerder|before)\b",
    r"\b(?:de )?jaren\s+(?:ervoor|daarvoor)\b",
)
_ON_END = rf"\b{_N}\s+(?:jaar|jaren|keer|maal|opeenvolgende|achtereenvolgende|years|consecutive|aaneengesloten)\b"

_OF_MEAN = (
    r"(?:gemiddelde|average) (?:over|van|uit|of|for) (?:de |het |the )?(?:jaren |jaar |years |periode )?"
    r"(?:(?:19|20)\d\d|'\d\d|afgelopen|laatste|voorbije|eerste|last|past|first)"
)
"""A mean of which the years follow: they are not those that are held against it."""


def mean_years(query: Query, lexicon: Lexicon) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the years that are held against the mean (none: each year, one by one), and those the mean is of."""
    first, last = lexicon.first_year, lexicon.last_year
    every = tuple(range(first, last + 1))
    cut = max(query.read.find("gemiddeld"), query.read.find("average"), 0)
    before = find_years(query.read[:cut], first, last).years
    behind = find_years(query.read[cut:], first, last).years
    own = pattern(_OF_MEAN).match(query.read, cut) is not None
    if own and not before:  # `in welke jaren boven het gemiddelde van 2013`
        one_by_one = "whichyear" in query.modes or "jaren" in query.words
        return () if one_by_one else (last,), tuple(year for year in behind if year in every)
    asked = tuple(year for year in (before or (behind if len(behind) == 1 else ())) if year in every)
    if not asked and "whichyear" not in query.modes and "jaren" not in query.words:
        asked = (last,)
    for source in _BEFORE if asked else ():
        if match := pattern(source).search(query.read[cut:]):
            count = match.groupdict().get("n")
            least = asked[0] - whole_number(count) if count else first
            return asked, tuple(year for year in every if least <= year < asked[0])
    base = tuple(year for year in behind if year in every) if before and behind else ()
    return asked, base if len(base) > 1 or own else every


def _years_on_end(query: Query) -> int:
    """Return how many years in a row are asked of (`drie jaar op rij`), 1 when no number is said."""
    match = pattern(_ON_END).search(query.read)
    if match is None:
        return 1
    return whole_number(match["n"])


def counted_words(query: Query) -> set[int]:
    """Return the places of the words that say how many years: they are used and not left out."""
    if not (query.named("streak") or query.named("to_mean")):
        return set()
    near = {"jaar", "jaren", "keer", "maal", "years", "voorgaande", "voorafgaande", "eerdere", "opeenvolgende",
            "achtereenvolgende", "consecutive", "aaneengesloten"}  # fmt: skip
    found = {i for i in query.leftover if query.words[i] in NUMBERS and {*query.words[i + 1 : i + 2]} & near}
    return found | {
        i for i in query.leftover if query.words[i] in {"voorgaande", "voorafgaande", "eerdere", "daarvoor"}
    }


def on_end(query: Query, direction: str | None) -> Operation:
    """Years in a row: of a rise or a fall, or of figures over or under a number."""
    modes = set(query.modes)
    least = _years_on_end(query)
    bounds = [n for n in query.numbers if n.bound and not query.read[n.span[1] :].lstrip().startswith(_UNITS)]
    yes = "check" if _is_yes_or_no(query) else ""
    if bounds:
        one = bounds[0]
        bound = Bound(one.value, one.bound, bool(one.unit), one.digits, None, query.read[slice(*one.span)].strip())
        return Operation("streak", bound=bound, top=least, yes=yes)
    if "more" in modes or "less" in modes:
        direction = direction or ("up" if "more" in modes else "down")
    kind = "streak" if direction in {"up", "down"} else "unclear"
    return Operation(kind, "change", high=direction != "down", top=least, yes=yes)


_UNITS = ("jaar", "jaren", "keer", "maal", "years", "opeenvolgende", "achtereenvolgende")


def to_mean(query: Query) -> Operation:
    """A figure against the mean: which side is asked, and whether it is a question for yes or no."""
    text = query.named("to_mean")[0].text
    low = text.startswith(("minder", "lager", "onder", "kleiner", "beneden", "below", "less")) or "less" in query.modes
    plain = text.startswith(("met", "ten op", "tov", "tegen", "van het", "with", "to the"))
    if text.startswith(("gelijk", "even", "equal")):
        return Operation("to_mean", bound=Bound(0, "equal"), yes="check" if _is_yes_or_no(query) else "")
    asked = not plain or {"more", "less", "up", "down"} & set(query.modes)
    return Operation("to_mean", high=not low, yes="check" if asked and _is_yes_or_no(query) else "")


_NEVER = frozenset({"nooit", "nimmer", "never"})
_YEARLY = frozenset({"elk jaar", "ieder jaar", "alle jaren", "every year", "jaar op jaar", "jaar na jaar", "jaarlijks"})


def at_all_times(query: Query, direction: str | None) -> Operation | None:
    """`nooit minder dan 500`, `elk jaar gestegen`: whether it holds for no year, or for every one of them."""
    words, modes = set(query.words), set(query.modes)
    yearly = any(m.text in _YEARLY for m in query.named("mode"))
    always = bool(query.named("always")) or "steeds" in words
    kind = "never" if words & _NEVER else "always" if always or yearly else ""
    if (kind or "ooit" in words) and (against := _against_one(query)):
        return replace(against, yes="ever" if not kind and _is_yes_or_no(query) else kind)
    if not kind or (kind == "always" and len(query.years.years) == 1):
        return None
    if not (_is_yes_or_no(query) or words & _NEVER or always):
        return None
    bounds = [number for number in query.numbers if number.bound in _BOUNDED]
    if len(bounds) == 1 and len(query.numbers) == 1:
        one = bounds[0]
        bound = Bound(one.value, one.bound, bool(one.unit), one.digits, None, query.read[slice(*one.span)].strip())
        return Operation("threshold", bound=bound, yes=kind)
    if modes & {"more", "less"} and not query.numbers:
        if len(query.measures) > 1 or len(query.offences) > 1:  # `elk jaar meer sepots dan dagvaardingen`
            return Operation("threshold", high="less" not in modes, yes=kind)
        direction = direction or ("down" if "less" in modes else "up")
    if direction in {"up", "down"} and not query.numbers and not modes & {"highest", "lowest"}:
        return Operation("threshold", "change", high=direction == "up", bound=Bound(0, "more"), yes=kind)
    return None


def _against_one(query: Query) -> Operation | None:
    """`nooit hoger dan in 2022`, `ooit minder dan in 2018`: each of the other years against this one."""
    alone = len(query.years.years) == 1 and len(query.measures) < 2 and len(query.offences) < 2 and not query.numbers
    if not (alone and {"more", "less"} & set(query.modes) and pattern(THAN_YEAR).search(query.read)):
        return None
    return Operation("threshold", high="less" not in query.modes, year=query.years.years[0])


THAN_BEFORE = r"\b(?:dan|than|als|aan) (?:(?:in|tijdens|de|het|jaar|jaren|periode|die|dat|van) )*(?:voor|before|pre)\b"
"""The years before one are held against the last: `hoger dan voor corona`."""
_COMPARED_BEFORE = (
    r"\b(?:vergeleken met|in vergelijking met|ten opzichte van|tegenover|tov|sinds|compared (?:with|to)|since) "
    r"(?:(?:in|tijdens|de|het|jaar|jaren|periode|die|dat|van) )*(?:voor|before|pre)\b"
)
"""So are they where it is asked whether there was a change: `gestegen vergeleken met voor corona`."""
_MEAN_THAN = rf"\b(?:gemiddelde?|average)\b.*?{THAN_YEAR}"


def _mean_against_one(query: Query) -> bool:
    """Whether the mean of all years is held against one of them: `gemiddeld hoger dan in 2013`."""
    years = query.years
    alone = years.shape == "one" and not years.before and len(query.offences) < 2 and "sum" not in query.modes
    return alone and pattern(_MEAN_THAN).search(query.read) is not None


_BESIDE = frozenset({"more", "less", "gap", "compare", "up", "down", "change"})
_OTHERWISE = frozenset({"highest", "lowest", "spread", "whichyear", "first", "last", "times", "equal", "median"})


def against_years(query: Query, direction: str | None, yes: str) -> Operation | None:
    """Two periods held against each other, or one year against the mean of others: never their first and last year.

    `yes`: what is asked for yes or no, of the later one of the two.
    """
    years, modes = query.years, set(query.modes)
    beside = modes & _BESIDE or direction or years.moved
    if query.numbers or query.place or not beside or _OTHERWISE & modes:
        return None
    if "average" in modes and direction in {None, "change"} and _mean_against_one(query):
        less = yes == "less" or "less" in modes
        return Operation("to_mean", high=less, yes="check" if yes else "")
    before = THAN_BEFORE if not direction else _COMPARED_BEFORE
    if years.shape == "range" and pattern(before).search(query.read):
        less = yes in {"less", "down"} or "less" in modes or direction == "down"
        return Operation("to_mean", high=not less, base=years.years, yes=_verdict(modes) if yes else "")
    if len(years.periods) == 2 and all(len(period) > 1 for period in years.periods):
        return Operation("periods", yes=yes, by_mean="average" in modes)
    inside = years.single in years.beside and not pattern(THAN_BEFORE).search(query.read)
    base = tuple(year for year in years.beside if year not in {*years.excluded, years.single})
    if years.single is None or inside or len(years.beside) < 2 or not base:
        return None
    later = years.single > base[0]
    high = yes in {"more", "up"} if later else yes in {"less", "down"}
    return Operation("to_mean", high=high or not yes, base=base, yes=_verdict(modes) if yes else "")


def _verdict(modes: set[str]) -> str:
    """What a yes or no is of: of the mean where that is asked, else of each year that is held against."""
    return "check" if "average" in modes else "each"


def _is_yes_or_no(query: Query) -> bool:
    """Whether the question is one for yes or no: it begins with a verb, or asks whether something is so."""
    counting = any(m.text.startswith(("hoe", "hvl", "how")) for m in query.named("question"))
    which = "whichyear" in query.modes or bool({"hoeveel", "hvl"} & set(query.words[:3]))
    return not counting and not which and ((bool(query.words) and query.words[0] in VERBS) or "check" in query.modes)
