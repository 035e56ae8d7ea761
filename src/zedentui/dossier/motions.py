"""Reads the motions on this subject: `motions/*.csv`, a selection from the open data of the Tweede Kamer.

`voted.csv` has motions with their vote, `votes.csv` how each fractie voted, `later.csv` motions of which only the
existence is known, `left_out.csv` what the words also found and why it is not here. Titles are the Kamer's own. A
motion of the letter that stands in `voted.csv` as well is one motion: what the letter's source lacks is filled in.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from zedentui.text.citation import Citation, CitationError, parse, session_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from zedentui.dossier.fields import Value
    from zedentui.dossier.problems import Problems

__all__ = ["FOLDER", "Motions", "read_motions", "rows_of"]

FOLDER = "motions"
_COLUMNS = {
    "voted.csv": (
        "case_number", "tabled_on", "vote_recorded_on", "kamerstuk", "dossier", "title", "submitters", "appreciation",
        "vote_result", "vote_method", "votes_for", "votes_against", "votes_not_cast",
    ),
    "votes.csv": ("case_number", "party", "seats", "vote"),
    "later.csv": ("case_number", "tabled_on", "kamerstuk", "dossier", "title", "appreciation"),
    "left_out.csv": ("case_number", "tabled_on", "title", "reason"),
}  # fmt: skip
_CASE = re.compile(r"20\d\dZ\d{5}")
_SUBMITTER = re.compile(r"(.+) \(([^()]+)\)")
_PROPOSER = re.compile(r"[Mm]otie van (?:het lid|de leden) (.+?) over ")
_SIDES = {"voor": "votes_for", "tegen": "votes_against", "niet deelgenomen": "votes_not_cast"}
_RECORDED = "Open data van de Tweede Kamer, zaak {case}; bij handopsteken telt elke fractie met al haar zetels."
_UNKNOWN = (
    "De stemming over deze motie staat niet in de opname van de open data die wij gebruiken; dat zegt niets over de "
    "uitslag."
)

Line = dict[str, str]
Row = dict[str, "Value"]


@dataclass(slots=True)
class Motions:
    """The lines of the files as they stand, each with its number in the file under the key `""`."""

    lines: dict[str, list[Line]] = field(default_factory=dict)

    def of(self, file: str) -> list[Line]:
        """The lines of one file; none where there is no such file."""
        return self.lines.get(file, [])


def read_motions(folder: Path, read_text: Callable[[Path, str, Problems], str | None], problems: Problems) -> Motions:
    """Return what the files say, and report what is wrong with any line; a dossier need not have them."""
    motions = Motions()
    if not (folder / FOLDER).is_dir():
        return motions
    for file, columns in _COLUMNS.items():
        text = read_text(folder / FOLDER / file, f"{FOLDER}/{file}", problems)
        if text is None:
            continue
        reader = csv.DictReader(io.StringIO(text))
        if tuple(reader.fieldnames or ()) != columns:
            problems.add(f"{FOLDER}/{file}", 1, None, ",".join(reader.fieldnames or ()), ",".join(columns))
            continue
        motions.lines[file] = [{**line, "": str(reader.line_num)} for line in reader]
    _check(motions, problems)
    return motions


def _check(motions: Motions, problems: Problems) -> None:
    seen: dict[str, str] = {}
    for file in ("voted.csv", "later.csv", "left_out.csv"):
        for line in motions.of(file):
            report = _reporter(file, line, problems)
            number = line["case_number"]
            if not _CASE.fullmatch(number):
                report("case_number", "een zaaknummer, bijvoorbeeld 2022Z24089")
            if number in seen:
                report("case_number", f"elke zaak één keer; deze staat ook in {seen[number]}")
            seen[number] = file
            _check_line(line, report)
    _check_votes(motions, problems)


def _check_line(line: Line, report: Callable[[str, str], None]) -> None:
    tabled = _day(line["tabled_on"])
    if tabled is None:
        report("tabled_on", "een dag, bijvoorbeeld 2022-12-05")
    if not line["title"].strip():
        report("title", "de titel van de Kamer")
    if "reason" in line and not line["reason"].strip():
        report("reason", "waarom deze motie niet is opgenomen")
    if line.get("kamerstuk"):
        try:
            parse(line["kamerstuk"])
        except CitationError:
            report("kamerstuk", "een officiële id, bijvoorbeeld kst-34843-99, of niets")
    if "vote_recorded_on" in line:
        recorded = _day(line["vote_recorded_on"])
        if recorded is None or (tabled is not None and recorded < tabled):
            report("vote_recorded_on", f"een dag op of na {line['tabled_on']} (tabled_on)")
        if not all(_SUBMITTER.fullmatch(each) for each in line["submitters"].split(";")):
            report("submitters", "namen met hun fractie tussen haakjes, met ; ertussen")


def _check_votes(motions: Motions, problems: Problems) -> None:
    """The seats by fractie add up to the totals, the totals agree with the result and with the Kamer of that day."""
    cast: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(_SIDES, 0))
    known = {line["case_number"] for line in motions.of("voted.csv")}
    parties: set[tuple[str, str]] = set()
    for line in motions.of("votes.csv"):
        report = _reporter("votes.csv", line, problems)
        if line["case_number"] not in known:
            report("case_number", "een zaak uit voted.csv")
        if (line["case_number"], line["party"]) in parties:
            report("party", "elke fractie één keer bij een motie")
        parties.add((line["case_number"], line["party"]))
        if line["vote"] not in _SIDES:
            report("vote", " of ".join(_SIDES))
        elif not line["seats"].isdigit() or not 1 <= int(line["seats"]) <= 150:
            report("seats", "een aantal zetels van 1 tot en met 150")
        else:
            cast[line["case_number"]][line["vote"]] += int(line["seats"])
    seats: dict[str, int] = {}
    for line in motions.of("voted.csv"):
        report = _reporter("voted.csv", line, problems)
        totals = cast[line["case_number"]]
        for side, column in _SIDES.items():
            if line[column] != str(totals[side]):
                report(column, f"{totals[side]}, de som van de zetels {side} in votes.csv")
        result = "aangenomen" if totals["voor"] > totals["tegen"] else "verworpen"
        if line["vote_result"] != result:
            report("vote_result", f"{result}, bij {totals['voor']} voor en {totals['tegen']} tegen")
        together = sum(totals.values())
        of_day = seats.setdefault(line["vote_recorded_on"], together)
        if together != of_day or together > 150:
            report("votes_for", f"{of_day} zetels in totaal, zoals bij de andere stemmingen van die dag")


def rows_of(motions: Motions, letters: list[Row]) -> dict[str, list[Row]]:
    """The rows of `motie`, `motie_vote` and `motie_submitter`, the moties of the letters first.

    `letters` are the rows of `motie` that the letters' sources give; they are completed in place.
    """
    rows: dict[str, list[Row]] = {"motie": letters, "motie_vote": [], "motie_submitter": []}
    voted = {line["case_number"]: line for line in motions.of("voted.csv")}
    own = {str(row["case_number"]): row for row in letters}
    for number, row in own.items():
        line = voted.get(number)
        row |= {
            "in_letter": True,
            "kamerstuk": _citation(str(row["reference"]), row["tabled_on"]).official,
            "url": parse(str(row["reference"])).url,
            "vote_recorded_on": _day(line["vote_recorded_on"]) if line else None,
            "votes_not_cast": int(line["votes_not_cast"]) if line else None,
        }
        if line:
            rows["motie_submitter"] += _submitters(str(row["id"]), line)
    others = [line for line in (*motions.of("later.csv"), *voted.values()) if line["case_number"] not in own]
    others.sort(key=lambda line: (line["tabled_on"], line["case_number"]), reverse=True)
    for position, line in enumerate(others, start=len(letters) + 1):
        row = _row(line, position)
        rows["motie"].append(row)
        if "submitters" in line:
            rows["motie_submitter"] += _submitters(str(row["id"]), line)
    places: dict[str, int] = defaultdict(int)
    for line in motions.of("votes.csv"):
        if (number := line["case_number"]) not in own:
            places[number] += 1
            rows["motie_vote"].append({
                "motie": number.lower(), "position": places[number], "party": line["party"],
                "seats": int(line["seats"]), "vote": line["vote"], "mistake": None,
            })  # fmt: skip
    return rows


def _row(line: Line, position: int) -> Row:
    number, counted = line["case_number"], "vote_result" in line
    citation = _citation(line["kamerstuk"], _day(line["tabled_on"])) if line["kamerstuk"] else None
    named = _PROPOSER.search(line["title"])
    return {
        "id": number.lower(),
        "position": position,
        "title": line["title"],
        "proposer": named[1] if named else "onbekend",
        "tabled_on": _day(line["tabled_on"]),
        "case_number": number,
        "subject": line["dossier"],
        "asks": line["title"],
        "in_letter": False,
        "kamerstuk": citation.official if citation else None,
        "url": citation.url if citation else f"https://www.tweedekamer.nl/kamerstukken/detail?id={number}",
        "vote_on": None,
        "vote_recorded_on": _day(line["vote_recorded_on"]) if counted else None,
        "vote_method": line["vote_method"].removeprefix("met ") if counted else None,
        "vote_result": line["vote_result"] if counted else None,
        "votes_for": int(line["votes_for"]) if counted else None,
        "votes_against": int(line["votes_against"]) if counted else None,
        "votes_not_cast": int(line["votes_not_cast"]) if counted else None,
        "appreciation": line["appreciation"] or None,
        "vote_source": _RECORDED.format(case=number) if counted else _UNKNOWN,
        **dict.fromkeys(("argument", "verdict", "document", "section", "page", "footnote", "reference")),
    }


def _submitters(motie: str, line: Line) -> Iterator[Row]:
    for position, each in enumerate(line["submitters"].split(";"), start=1):
        match = _SUBMITTER.fullmatch(each)
        if match:
            yield {"motie": motie, "position": position, "name": match[1].strip(), "party": match[2]}


def _citation(official_id: str, day: Value) -> Citation:
    """The written form of a Kamerstuk, with the parliamentary year of `day`."""
    citation = parse(official_id)
    return replace(citation, session=session_year(day)) if isinstance(day, date) else citation


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _reporter(file: str, line: Line, problems: Problems) -> Callable[[str, str], None]:
    def report(column: str, expectation: str) -> None:
        problems.add(f"{FOLDER}/{file}", int(line[""]), column, line.get(column), expectation)

    return report
