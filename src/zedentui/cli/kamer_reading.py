"""What `zedentui kamer` answers from an archive: motions, how a fractie voted, promises, what is new."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from zedentui.archive.shelf import Shelf
from zedentui.cli.ending import EXIT_NOTHING, Stop
from zedentui.cli.opening import opened
from zedentui.cli.reading import lay_out
from zedentui.kinds import archived
from zedentui.search.lookups.archived import tally_sentence
from zedentui.system.files import settings_file, visits_file
from zedentui.system.settings import Visits
from zedentui.text.dutch import number
from zedentui.text.table import Table, render

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from zedentui.archive.archive import Archive
    from zedentui.archive.records import Motion, RegisterPromise
    from zedentui.cli.arguments import Arguments
    from zedentui.cli.output import Output

__all__ = ["READ"]

_BATCH = 5_000  # motions read at once
_SOURCE = "Bron: open data van de Tweede Kamer."


def _motions(where: Path | str, words: Sequence[str], arguments: Arguments, out: Output) -> int:
    """One motion by its number; else those that hold every word, for people the first few, for programs all."""
    asked = " ".join(words)
    with opened(where) as archive:
        one = archive.motion(asked) if len(words) == 1 else None
        if one is not None and arguments.form == "table":
            out.raw(lay_out_motion(archive, one, out))
            return 0
        total = 1 if one is not None else archive.motion_count(asked)
        if not total:
            raise Stop("Geen motie in het archief met deze woorden; probeer er minder.", EXIT_NOTHING)
        if arguments.form in {"table", "md"}:
            few = [one] if one is not None else list(archive.motions(0, arguments.hoogstens, asked))
            _write_few(few, total, arguments, out)
            return 0
        found = [one] if one is not None else [
            motion for start in range(0, total, _BATCH) for motion in archive.motions(start, _BATCH, asked)
        ]  # fmt: skip
    out.raw(render(archived.motion_table(found), arguments.form), fmt=arguments.form)
    return 0


def lay_out_motion(archive: Archive, motion: Motion, out: Output) -> str:
    """One motion in full, with its votes and its source."""
    address = archived.motion_address(motion)
    where = [("Bron", archived.motion_source(motion)), *([("Adres", address)] if address else [])]
    return lay_out(archived.motion_detail(motion, archive.votes(motion)), out, None, f"moties/{motion.key}", where)


def _write_few(found: Sequence[Motion], total: int, arguments: Arguments, out: Output) -> None:
    rows = tuple((motion.key, motion.tabled_on, *archived.motion_cells(motion)) for motion in found)
    table = Table(("id", "tabled_on", "title", "place", "result"),
                  ("Id", "Ingediend", "Motie", "Kamerstuk", "Stemming"), rows)  # fmt: skip
    out.raw(render(table, arguments.form, width=out.width))
    if arguments.form == "table":
        more = f"{number(len(found))} van {number(total)} moties; meer met --hoogstens, alle met --format csv. "
        out.text(f"\n{more if total > len(found) else ''}{_SOURCE}")


def _voted(where: Path | str, words: Sequence[str], arguments: Arguments, out: Output) -> int:
    """How a fractie voted by show of hands, by year of the motion."""
    if not words:
        raise Stop("Bij zedentui kamer stemde ontbreekt FRACTIE; bijvoorbeeld: zedentui kamer stemde PVV zeden")
    with opened(where) as archive:
        rows = archive.tally(words[0], " ".join(words[1:]))
        if not rows:
            known = ", ".join(archive.parties()[:20])
            raise Stop(f"Geen stemmen bij handopsteken gevonden; fracties in dit archief: {known}.", EXIT_NOTHING)
    if arguments.form == "table":
        out.text(f"{tally_sentence(words[0], ' '.join(words[1:]), rows)}\n{_SOURCE}")
    else:
        out.raw(render(archived.tally_table(words[0], rows), arguments.form), fmt=arguments.form)
    return 0


def _promises(where: Path | str, words: Sequence[str], arguments: Arguments, out: Output) -> int:
    """The Kamer's register of promises on this subject."""
    if words:
        raise Stop("zedentui kamer toezeggingen krijgt geen woorden; het geeft die over dit onderwerp.")
    shelf = Shelf(where, settings_file().with_name("onderwerp.toml"))
    with opened(where) as archive:
        found = archive.promises(shelf.subject())
        held = sum(each.rows for each in archive.standing() if each.category == "Toezegging")
    if not held:
        raise Stop(
            "Het register van toezeggingen staat niet in dit archief; haal het op met zedentui kamer bijwerken.",
            EXIT_NOTHING,
        )
    if not found:
        raise Stop("Geen toezeggingen over dit onderwerp in het archief.", EXIT_NOTHING)
    if arguments.form in {"table", "md"}:
        _write_promises(found, arguments, out)
    else:
        out.raw(render(archived.promise_table(found), arguments.form), fmt=arguments.form)
    return 0


def _write_promises(found: Sequence[RegisterPromise], arguments: Arguments, out: Output) -> None:
    rows = tuple((item.key, *archived.promise_cells(item)) for item in found)
    table = Table(("id", "status", "text", "made_on"), ("Id", "Status", "Toezegging", "Opgeschreven"), rows)
    out.raw(render(table, arguments.form, width=out.width))
    out.text(f"\n{_SOURCE}")


def _news(where: Path | str, words: Sequence[str], arguments: Arguments, out: Output) -> int:
    """What came since one last looked at it in the application, else with the last update, or since a day.

    For people motions and promises on this subject; for programs motions. Looking here is no visit.
    """
    if words:
        raise Stop("zedentui kamer nieuws krijgt geen woorden; geef een dag op met --sinds.")
    shelf = Shelf(where, settings_file().with_name("onderwerp.toml"), visits=Visits(visits_file()))
    with opened(where, shelf) as archive:
        day = None if arguments.sinds is None else _beginning(arguments.sinds)
        since, since_promises = day or shelf.since("moties"), day or shelf.since("agenda")
        found = archive.new_motions(since) if since is not None else ()
        promises = [each for each in archive.promises(shelf.subject()) if archived.is_new(each, since_promises)]
    if not found and not (promises and arguments.form in {"table", "md"}):
        raise Stop(
            "Niets nieuws sinds je laatste bezoek of de laatste bijwerking; geef een eerdere dag op met --sinds.",
            EXIT_NOTHING,
        )
    if arguments.form not in {"table", "md"}:
        out.raw(render(archived.motion_table(found), arguments.form), fmt=arguments.form)
        return 0
    if found:
        _write_few(found[: arguments.hoogstens], len(found), arguments, out)
    if promises:
        if found:
            out.text("")
        _write_promises(promises, arguments, out)
    return 0


def _beginning(day: date) -> datetime:
    """When a day begins by the clock here, in UTC; at either end of time, where no clock has it, by UTC."""
    midnight = datetime.combine(day, time.min)
    try:
        return midnight.astimezone(UTC).replace(tzinfo=None)
    except (OverflowError, ValueError, OSError):
        return midnight


READ: dict[str, Callable[[Path | str, Sequence[str], Arguments, Output], int]] = {
    "moties": _motions,
    "stemde": _voted,
    "toezeggingen": _promises,
    "nieuws": _news,
}
"""What answers, by the first word after `zedentui kamer`."""
