"""Whether the sources fit together: keys, pages, dates, references, votes.

The arithmetic of the printed tables is in `arithmetic.py`, the claims are in `claims.py`, terms in `promises.py`.
"""

from __future__ import annotations

import re
from datetime import date

from zedentui.dossier.arithmetic import check_tables
from zedentui.dossier.citations import check_document, check_reference
from zedentui.dossier.problems import Problems
from zedentui.dossier.promises import check_terms
from zedentui.dossier.sources import Item, Sources

__all__ = ["check"]

_WORDS = r"(?:[^{}]|\{ww\|[^{}|]+\|[^{}|]+\})*"
_PHRASE = re.compile(rf"{_WORDS}\{{zaken\}}{_WORDS}")

# What other locations already mean: `actieplan/plan`, `actieplan/2`, `narekenen/tabel-afdoeningen`.
_TAKEN = {
    "action": {"plan", *map(str, range(1, 10))},
    "claim": {"tabel-afdoeningen", "tabel-sepotgronden", "tabel-percentages"},
}


def check(sources: Sources, problems: Problems) -> None:
    """Report everything in `sources` that is well-formed but cannot be right."""
    for document in sources.of("document"):
        check_document(document, problems)
    _check_keys(sources, problems)
    _check_references_between_items(sources, problems)
    _check_pages(sources, problems)
    _check_footnotes(sources, problems)
    _check_dates(sources, problems)
    check_terms(sources, problems)
    for reference in sources.of("reference"):
        check_reference(reference, problems)
    for motie in sources.of("motie"):
        _check_vote(motie, problems)
    _check_measures(sources, problems)
    _check_years(sources, problems)
    check_tables(sources, problems)


def _check_keys(sources: Sources, problems: Problems) -> None:
    """No two items of one table share a key, no list names something twice, no key means something else already."""
    seen: dict[tuple[object, ...], Item] = {}
    for item in sources.everything():
        table = item.shape.table
        for field in item.shape.fields:
            value = item.values.get(field.name)
            if not field.unique or value is None:
                continue
            # Children count within their parent, whose address is theirs without the last two steps; some keys are
            # those of one document.
            within = item.address[:-2] if len(item.address) > 2 else ()
            scope = (item.document if item.shape.scoped else None, item.file if within else None, within)
            first = seen.setdefault((scope, table, field.name, value), item)
            if first is not item:
                where = f"op regel {first.line(field.name)}" + (f" van {first.file}" if first.file != item.file else "")
                item.report(problems, field.name, f"een waarde die nog niet {where} staat")
        if item.key in _TAKEN.get(table or "", set()):
            item.report(problems, "id", "een andere sleutel; deze is het adres van iets anders")
        for name, strings in item.lists.items():
            for index, string in enumerate(strings):
                if string in strings[:index]:
                    item.report(problems, name, "elke naam één keer in de lijst", string)
    repairs: set[tuple[object, ...]] = set()
    for repair in sources.of("observation_repair"):
        cell = (repair.document, *(repair.values.get(name) for name in ("offence", "measure", "year")))
        if cell in repairs:
            repair.report(problems, "year", "één [[repair]] voor elke cel")
        repairs.add(cell)


def _check_references_between_items(sources: Sources, problems: Problems) -> None:
    """Every key of another table exists there. A table without any items has been reported already.

    Sections and footnotes are those of the letter that names them.
    """
    keys: dict[tuple[str | None, str], dict[object, None]] = {}
    scoped = {item.shape.table for item in sources.everything() if item.shape.scoped}
    for item in sources.everything():
        if item.key is not None:
            scope = item.document if item.shape.scoped else None
            keys.setdefault((scope, item.shape.table or ""), {})[item.key] = None

    def wrong(item: Item, table: str, value: object) -> str | None:
        there = keys.get((item.document if table in scoped else None, table), {})
        if value in there or (not there and table not in scoped):
            return None
        some = ", ".join(map(str, list(there)[:5]))
        return f"een sleutel die in de bron van {table} staat" + (f", zoals {some}" if some else "; die is er niet")

    for item in sources.everything():
        for field in item.shape.fields:
            value = item.values.get(field.name)
            if field.refers_to and value is not None and (reason := wrong(item, field.refers_to, value)):
                item.report(problems, field.name, reason)
        for link in item.shape.links:
            for string in item.lists.get(link.name, []):
                if link.refers_to and (reason := wrong(item, link.refers_to, string)):
                    item.report(problems, link.name, reason, string)


def _check_pages(sources: Sources, problems: Problems) -> None:
    """Sections lie within their letter, and every page within its section."""
    for letter in sources.letters:
        _check_pages_of(letter, sources, problems)
    for term in sources.of("term"):
        if (term.get_whole("page") is None) != (term.values.get("section") is None):
            term.report(problems, "page", "section en page samen, of geen van beide")
        if term.values.get("section") is None and term.values.get("source") is None:
            term.report(problems, "source", "een bron, want de brief zelf is het niet (er is geen section)")


def _check_pages_of(letter: Item, sources: Sources, problems: Problems) -> None:
    page_count = letter.get_whole("page_count")
    sections = [section for section in sources.of("section") if section.document == letter.document]
    ranges: dict[object, tuple[int, int]] = {}
    for section in sections:
        first, last = section.get_whole("page_from"), section.get_whole("page_to")
        if first is None or last is None:
            continue
        if last < first:
            section.report(problems, "page_to", f"een bladzijde vanaf {first} (page_from)")
        ranges[section.key] = (first, last)
        if page_count is not None and last > page_count:
            section.report(problems, "page_to", f"hoogstens bladzijde {page_count}, de laatste van de brief")
        if section.key is not None and section.values.get("parent") == section.key:
            section.report(problems, "parent", "een andere paragraaf dan deze zelf")
    for section in sections:
        inner, outer = ranges.get(section.key), ranges.get(section.values.get("parent"))
        if inner and outer and not (outer[0] <= inner[0] and inner[1] <= outer[1]):
            section.report(problems, "page_from", f"bladzijden binnen {outer[0]} tot en met {outer[1]}, die van parent")
    for item in sources.everything():
        page, name = item.get_whole("page"), item.values.get("section")
        if page is None or item.document != letter.document:
            continue
        if name in ranges and not ranges[name][0] <= page <= ranges[name][1]:
            first, last = ranges[name]
            item.report(problems, "page", f"bladzijde {first} tot en met {last}, waar paragraaf {name} staat")
        elif page_count is not None and page > page_count:
            item.report(problems, "page", f"hoogstens bladzijde {page_count}, de laatste van de brief")


def _check_footnotes(sources: Sources, problems: Problems) -> None:
    """A footnote is cited with its own page: it stands under the text that leans on it."""
    pages = {(note.document, note.key): note.get_whole("page") for note in sources.of("footnote")}
    for item in sources.everything():
        number, page = item.get_whole("footnote"), item.get_whole("page")
        stands = pages.get((item.document, number))
        if None not in (page, stands) and page != stands:
            expectation = f"een voetnoot van bladzijde {page}; voetnoot {number} staat op bladzijde {stands}"
            item.report(problems, "footnote", expectation)


def _check_dates(sources: Sources, problems: Problems) -> None:
    """What a letter reports lies before it, a comparison with the original has a name, no vote precedes its motie."""
    for document in sources.letters:
        if ("compared_with_original" in document.values) != ("compared_by" in document.values):
            document.report(problems, "compared_by", "compared_with_original en compared_by samen, of geen van beide")
    for table, column in (("reference", "published_on"), ("motie", "tabled_on"), ("action_plan", "sent_on")):
        for item in sources.of(table):
            happened, letter = item.values.get(column), sources.dated(item.document)
            if isinstance(happened, date) and isinstance(letter, date) and happened > letter:
                item.report(problems, column, f"een datum op of vóór {letter}, de datum van de brief")
    for motie in sources.of("motie"):
        tabled, voted = motie.values.get("tabled_on"), motie.values.get("vote_on")
        if isinstance(tabled, date) and isinstance(voted, date) and voted < tabled:
            motie.report(problems, "vote_on", f"een datum op of na {tabled} (tabled_on)")


def _check_vote(motie: Item, problems: Problems) -> None:
    """The seats by party add up to the totals, and the totals agree with the result."""
    votes = motie.children.get("vote", [])
    totals = {}
    for column, side in (("votes_for", "voor"), ("votes_against", "tegen")):
        seats = sum(vote.get_whole("seats") or 0 for vote in votes if vote.values.get("vote") == side)
        totals[side] = motie.get_whole(column)
        if (votes or totals[side] is not None) and totals[side] != seats:
            motie.report(problems, column, f"{seats}, de som van de zetels {side}")
    ayes, noes, result = totals["voor"], totals["tegen"], motie.values.get("vote_result")
    if ayes is not None and noes is not None and result != ("aangenomen" if ayes > noes else "verworpen"):
        motie.report(problems, "vote_result", f"een uitslag die past bij {ayes} voor en {noes} tegen")


def _check_measures(sources: Sources, problems: Problems) -> None:
    """The measures are a tree of at most three levels with instroom and uitstroom at the top."""
    parents = {m.key: m.values.get("parent") for m in sources.of("measure")}
    for measure in sources.of("measure"):
        steps, at = 0, measure.values.get("parent")
        while at is not None and steps <= 2:
            steps, at = steps + 1, parents.get(at)
        if steps > 2:
            measure.report(problems, "parent", "een boom van hoogstens drie lagen, zonder kring")
        if (phrase := measure.get_text("phrase")) and not _PHRASE.fullmatch(phrase):
            measure.report(
                problems, "phrase", "een zinsdeel met één keer {zaken}, en verder hoogstens {ww|enkelvoud|meervoud}"
            )
    for code in ("instroom", "uitstroom"):
        if parents and (code not in parents or parents[code] is not None):
            problems.add("statistics.toml", None, "code", None, f"een maat {code} zonder parent")


def _check_years(sources: Sources, problems: Problems) -> None:
    """Years lie within the period of the tables of the same letter, which is one, and over before its date."""
    for item in sources.periods:
        period, letter = sources.period(item.document), sources.dated(item.document)
        if not period:
            item.report(problems, "last", "een jaar vanaf first")
        elif letter is not None and period[-1] >= letter.year:
            item.report(
                problems,
                "last",
                f"een jaar vóór {letter.year}: een brief van {letter} geeft geen cijfers van een jaar dat nog loopt of"
                " nog moet komen; een later jaar hoort bij een latere brief, in een eigen map onder documents",
            )
    for name, columns in (
        ("observation_repair", ["year"]),
        ("annotation", ["year_from", "year_to"]),
        ("claim", ["year"]),
    ):
        for item in sources.of(name):
            period = sources.period(item.document)
            for column in columns:
                year = item.get_whole(column)
                if year is not None and period and year not in period:
                    span = f"een jaar van {period.start} tot en met {period.stop - 1}"
                    item.report(problems, column, span)
    for note in sources.of("annotation"):
        first, last = note.get_whole("year_from"), note.get_whole("year_to")
        if first is not None and last is not None and last < first:
            note.report(problems, "year_to", f"een jaar vanaf {first} (year_from)")
    dated = {item.document for item in sources.periods}
    for table in sources.of("printed_table"):
        if table.document not in dated:
            table.report(problems, "offence", "ook een [period] met het eerste en het laatste jaar van de tabellen")
