"""Promises as a calendar that any program can import: iCalendar (RFC 5545), one all-day event a promise.

An event and not a to-do: calendars on telephones and in offices show events, many drop to-dos. It lies on the last
day of the term or on the days of its period, takes no time (TRANSPARENT), and tells in its title when that day is a
limit and not an appointment. What is written depends on the dossier and on what was known on the reference date:
importing again replaces what is there (UID).

Own code and not the package `icalendar`: this is one fixed shape, and tests read it back with that package.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from zedentui.kinds import promise as words
from zedentui.kinds.source import cited, document_of
from zedentui.text.clean import clean
from zedentui.text.dutch import day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zedentui.model import Dossier, Promise

__all__ = ["calendar", "folded", "text"]

_OCTETS = 75  # of one line, without its end (RFC 5545, 3.1)
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_ADDRESS = re.compile(r"https?://[!-~]+", re.ASCII)


def calendar(promises: Sequence[Promise], dossier: Dossier) -> str:
    """Return the promises that have a term as one calendar, each line closed with CR LF, in the order of their days.

    Promises without a term are left out: there is no day to put them on. Without any there are no events, which
    RFC 5545 does not allow; the caller sees to that.
    """
    named = text(f"Toezeggingen: {dossier.letter.title}")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//zedentui//Agenda//NL", "CALSCALE:GREGORIAN"]
    lines += [f"NAME:{named}", f"X-WR-CALNAME:{named}"]
    due = [(promise.latest, promise) for promise in promises if promise.latest is not None]
    for last, promise in sorted(due, key=lambda pair: (pair[0], pair[1].position)):
        lines += _event(promise, last, dossier)
    lines.append("END:VCALENDAR")
    return "".join(map(folded, lines))


def _event(promise: Promise, last: date, dossier: Dossier) -> Iterator[str]:
    """The lines of one event, not yet folded; `last` is the last day of the term."""
    yield "BEGIN:VEVENT"
    # The letter is in the id: another letter may use the same key for a promise of its own.
    letter = document_of(promise.source, dossier)
    yield f"UID:{text(f'{promise.id}@{letter.id}.zedentui')}"
    yield f"DTSTAMP:{_date(letter.published_on)}T000000Z"
    first = promise.earliest if _spans(promise) else last
    yield f"DTSTART;VALUE=DATE:{_date(first)}"
    if last < date.max:  # without an end an all-day event lasts one day too
        yield f"DTEND;VALUE=DATE:{_date(last + timedelta(days=1))}"
    yield f"SUMMARY:{text(_title(promise))}"
    yield f"DESCRIPTION:{text(_description(promise, dossier))}"
    if letter.url and _ADDRESS.fullmatch(letter.url):
        yield f"URL:{letter.url}"
    yield f"CATEGORIES:{text('Zedenzaken')},{text(promise.kind)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _title(promise: Promise) -> str:
    """The title, with what the day is to it where the letter names no day: a limit, or the last day of a period."""
    if promise.kind == "gedaan":
        return f"Volgens de brief gedaan: {promise.title}"
    if promise.term == "termijn":
        return f"Uiterlijk: {promise.title}"
    return f"Laatste dag: {promise.title}" if words.runs_on(promise) else promise.title


def _spans(promise: Promise) -> bool:
    """Whether it lies on all days of its period: an event that is still to come, of less than a year."""
    return promise.term == "periode" and promise.kind != "gedaan" and not words.runs_on(promise)


def _description(promise: Promise, dossier: Dossier) -> str:
    """What, when as worded, what the letter itself makes of it, what came of it, and where it stands."""
    lines = [
        promise.what,
        f"Termijn: {words.term(promise)}.",
        f"In de brief: {promise.kind}. Wie: {promise.who}. Aan wie: {promise.to_whom}.",
    ]
    if promise.note:
        lines.append(f"Opmerking: {promise.note}")
    for outcome in promise.outcomes:
        when = f" op {day(outcome.happened_on)}" if outcome.happened_on else ""
        known = (
            f"Uitkomst{when} ({outcome.result}): {words.outcome_itself(outcome)} Bron van de uitkomst: {outcome.source}"
        )
        lines.append(f"{known}, {outcome.url}")
    lines.append(cited(f"Bron: {promise.source.section_title}", dossier, promise.source))
    return "\n".join(clean(line) for line in lines)


def _date(value: date) -> str:
    return value.isoformat().replace("-", "")


def text(value: str) -> str:
    """Return `value` as the TEXT of a property: cleaned, line ends as `\\n`, and what separates values escaped."""
    return clean(value, lines=True).translate(_ESCAPES)


def folded(line: str) -> str:
    """Return `line` on lines of at most 75 octets, each closed with CR LF; the next ones start with a blank.

    A line is never broken inside a character, so every line by itself is valid UTF-8.
    """
    octets, parts, begin, room = line.encode(), [], 0, _OCTETS
    while len(octets) - begin > room:
        end = begin + room
        while octets[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        parts.append(octets[begin:end])
        begin, room = end, _OCTETS - 1
    return b"\r\n ".join((*parts, octets[begin:])).decode() + "\r\n"
