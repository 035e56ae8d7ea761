"""Kamerstuk and Staatsblad references: read any notation, write the one official form, make id and address.

Sources of the rules: the Leidraad voor juridische auteurs for the official form (session year, dossier, `nr.`;
papers of the Eerste Kamer carry a letter and no `nr.`), officielebekendmakingen.nl for ids and addresses, and
article 65 of the Grondwet for Prinsjesdag, on which each parliamentary year starts.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from zedentui.classes import dataclass
from zedentui.text.clean import clean, clip

__all__ = ["Citation", "CitationError", "parse", "session_year"]

_ADDRESS = "https://zoek.officielebekendmakingen.nl/"
_LONGEST = 500  # characters; a footnote with a reference in it is far shorter


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """Compiled at first use: most runs read no reference at all."""
    return re.compile(source, re.VERBOSE | re.IGNORECASE | re.ASCII)


class CitationError(ValueError):
    """The text is not one reference; the message is one Dutch sentence for the user."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One published paper.

    kamerstuk: `chamber` is `I` or `II`, `session` is `2022/23` or None when unknown, `dossier` five digits
    (`36200`), `sub` the chapter (`VIII`) or None, `number` digits for the Tweede Kamer and one or two capitals for
    the Eerste. staatsblad: `dossier` is the year, `number` the number, the other fields are None.
    """

    chamber: str | None
    session: str | None
    dossier: str
    sub: str | None
    number: str
    kind: str = "kamerstuk"

    @property
    def official(self) -> str:
        """The one written form: `Kamerstukken II 2022/23, 36200-VIII, nr. 153`, `Stb. 2020, 1`."""
        if self.kind == "staatsblad":
            return f"Stb. {self.dossier}, {self.number}"
        session = f" {self.session}" if self.session else ""
        number = self.number if self.chamber == "I" else f"nr. {self.number}"
        return f"Kamerstukken {self.chamber}{session}, {self._dossier()}, {number}"

    @property
    def id(self) -> str:
        """The id at officielebekendmakingen.nl: `kst-36200-VIII-153`, `stb-2020-1`. It holds no session year."""
        prefix = "stb" if self.kind == "staatsblad" else "kst"
        return f"{prefix}-{self._dossier()}-{self.number}"

    @property
    def url(self) -> str:
        """The address at officielebekendmakingen.nl."""
        return f"{_ADDRESS}{self.id}.html"

    def _dossier(self) -> str:
        return f"{self.dossier}-{self.sub}" if self.sub else self.dossier


# A dossier number has five digits; scans put spaces anywhere between them.
_DOSSIER = r"[1-9](?:[ .]?[0-9]){4}(?![0-9])"
# A chapter of the budget (VIII, IIA) or a fund (A), never the words that may follow a dossier number.
_SUB = r"(?!(?:nrs?|no|nummer|en|p|blz)\b)(?:[ivxlc]{1,6}[a-e]?|[a-z])"
_TAIL = r"(?:[\s,]*(?:p|pp|pag|blz)\b[\s.]*[0-9]{1,4}(?:\s*-\s*[0-9]{1,4})?)?[\s.,;)\]]*"

_KAMERSTUK = rf"""[\s(\[]*
    (?P<keyword>(?:kamerst(?:uk(?:ken)?)?|kst)\b[\s.:-]*)?
    (?:(?P<chamber>[il]{{1,2}}|tk|ek|tweede\ kamer|eerste\ kamer)\b[\s,.:]*)?
    (?:(?P<begin>(?:18|19|20)[0-9]{{2}})\s*[/-]\s*(?P<end>[0-9]{{4}}|[0-9]{{2}})\b[\s,.:]*)?
    (?P<dossier>{_DOSSIER})
    (?:[\s-]*(?:hoofdstuk\s+)?(?P<sub>{_SUB})(?=[\s,-]))?
    (?P<more>(?:\s*(?:,|/|&|en\b)\s*{_DOSSIER}(?:[\s-]*{_SUB}(?=[\s,-]))?)*)
    [\s,-]*
    (?P<nr>(?:nrs?|no|nummer)\b[\s.:]*)?
    (?P<number>[1-9](?:\ ?[0-9]){{0,3}}|(?!(?:nr|no|en)\b)[a-z]{{1,2}})(?![a-z0-9])
    {_TAIL}"""
_STAATSBLAD = rf"""[\s(\[]*
    (?:stb|staatsblad)\b[\s.:-]*
    (?P<year>(?:18|19|20)[0-9]{{2}})[\s,/-]+(?:(?:nr|no|nummer)\b[\s.:]*)?
    (?P<number>[1-9][0-9]{{0,3}})(?![a-z0-9])
    {_TAIL}"""
_URL = r"""\s*
    (?:https?://)?(?:zoek\.|www\.)?officielebekendmakingen\.nl/
    (?P<id>[a-z0-9-]+?)(?:\.(?:html|pdf|xml|odt))?/?
    (?:[?\#]\S*)?\s*"""
# In running text the reference starts at its keyword: `Motie van het lid Buitenweg, Kamerstuk: 29 270, nr. 131`.
_KEYWORD = r"\b(?:kamerst(?:uk(?:ken)?)?|kst|stb|staatsblad)\b"
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


def parse(text: str) -> Citation:
    """Return the reference that `text` holds, in whatever notation it is written.

    Takes the official form, the notations of letters and scans (`29 270, nr. 131`, `Kamerstuk: 36 200-VIII,
    nr. 153`, `2018/2019`), ids, addresses and loose typing (`36200 viii 153`). A page number behind it is
    ignored; of several dossiers the first counts. Raises CitationError for anything else.
    """
    if len(text) > _LONGEST:
        raise CitationError("Dit is te lang voor een verwijzing; geef één Kamerstuk of Staatsblad tegelijk.")
    plain = " ".join(clean(text).translate(_DASHES).split())
    if address := _pattern(_URL).fullmatch(plain):
        plain = address["id"]
    if start := _pattern(_KEYWORD).search(plain):
        plain = plain[start.start() :]
    if match := _pattern(_STAATSBLAD).fullmatch(plain):
        return Citation(None, None, match["year"], None, match["number"], "staatsblad")
    match = _pattern(_KAMERSTUK).fullmatch(plain)
    if match is None or not _convincing(match):
        raise CitationError(
            f"‘{clip(plain, 60)}’ is geen Kamerstuk of Staatsblad;"
            " schrijf bijvoorbeeld Kamerstukken II 2022/23, 36200-VIII, nr. 153."
        )
    return _kamerstuk(match)


def session_year(day: date) -> str:
    """Return the parliamentary year that holds `day`, such as `2022/23` or `1999/2000`.

    It starts on Prinsjesdag, the third Tuesday of September (so since 1888; earlier days raise ValueError).
    """
    if day.year < 1888:
        raise ValueError("Vóór 1888 begon het vergaderjaar niet op de derde dinsdag van september.")
    first = date(day.year, 9, 1)
    prinsjesdag = first.replace(day=15 + (1 - first.weekday()) % 7)
    return _session(day.year if day >= prinsjesdag else day.year - 1)


def _session(begin: int) -> str:
    end = begin + 1
    return f"{begin}/{end}" if end % 100 == 0 else f"{begin}/{end % 100:02}"


def _convincing(match: re.Match[str]) -> bool:
    """Without `Kamerstuk` or `nr.` the digits must be grouped as people group them, else any five would do."""
    if match["keyword"] or match["nr"] or match["begin"]:
        return True
    grouped = re.fullmatch(r"[0-9]{2}[ .]?[0-9]{3}", match["dossier"])
    return bool(grouped) and not match["more"] and " " not in match["number"]


def _kamerstuk(match: re.Match[str]) -> Citation:
    number = match["number"].replace(" ", "").upper()
    chamber = "II" if number.isdigit() else "I"
    if match["chamber"]:
        named = match["chamber"].lower()
        wanted = "II" if named in {"tk", "tweede kamer"} or (len(named) == 2 and named != "ek") else "I"
        if wanted != chamber:
            raise CitationError(
                "Stukken van de Tweede Kamer hebben een nummer en die van de Eerste Kamer een letter; "
                f"‘{clip(match[0], 60)}’ haalt die door elkaar."
            )
    session = None
    if match["begin"]:
        session = _session(int(match["begin"]))
        following = str(int(match["begin"]) + 1)
        if match["end"] not in {following, following[2:]}:
            raise CitationError(
                f"Een vergaderjaar beslaat twee jaren na elkaar, zoals {session}; "
                f"{match['begin']}/{match['end']} bestaat niet."
            )
    dossier = re.sub(r"[^0-9]", "", match["dossier"])
    return Citation(chamber, session, dossier, match["sub"].upper() if match["sub"] else None, number)
