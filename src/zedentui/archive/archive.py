"""Read the archive of the Kamer: one class that opens the file safely and runs the named questions of `queries.sql`.

As `store.store` does for the dossier, with the same code below: read-only, no way out of the file, definitions compared
with ours, one thread, and rows, time and memory bounded. This file is made from what others publish, of any size.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from zedentui.archive.filtering import folded, ids_and_names, kept, pattern, skipping, words_of
from zedentui.archive.finding import Finder, blocks_of_some
from zedentui.archive.opening import SCHEMA_VERSION, ArchiveError, open_archive
from zedentui.archive.records import Find, Motion, Paper, RegisterPromise, Subject, Tally, Vote
from zedentui.classes import dataclass
from zedentui.duck import blocks
from zedentui.duck.asking import Asking, Sentences
from zedentui.duck.attached import let_go
from zedentui.duck.rows import cleaned_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zedentui.duck.place import Place

__all__ = ["MOST_ROWS", "SCHEMA_VERSION", "Archive", "ArchiveError", "Held", "folded", "named_blocks"]

MOST_ROWS: Final = 20_000
"""Rows that one question gives at most; lists ask for a page at a time."""
_PARTIES: Final = 40  # rows that a decision may have, one a fractie
_FIRST: Final = 200  # places that a count gives along, as motion_count has it
_SENTENCES: Final = Sentences(
    error=ArchiveError,
    closed="Het archief is gesloten; start zedentui opnieuw.",
    broken_off="De vraag aan het archief is afgebroken.",
    late=(
        "Het archief {place} geeft na {seconds} seconden nog geen antwoord; vraag iets anders of zet een goed bestand "
        "terug."
    ),
    much="Het archief {place} vraagt meer geheugen dan zedentui gebruikt.",
    unsound="Het archief {place} is niet goed te lezen; zet een goed bestand terug.",
)


@dataclass(frozen=True, slots=True)
class Held:
    """What the archive holds of one category from one source; `source` None: nothing was ever read of it.

    `rows` counts the archive, `entries` what was read. Moments are UTC: `latest` the newest change that was read,
    `caught_up_at` when the source had nothing more. `since`: only what changed from that day on was kept.
    """

    category: str
    rows: int
    source: str | None
    entries: int | None
    skipped: int | None
    latest: datetime | None
    caught_up_at: datetime | None
    since: date | None


def named_blocks() -> dict[str, str]:
    """All SQL that is asked of the archive, by name; what some have in common stands in a block of its own."""
    found = blocks.named_blocks(Path(__file__).with_name("queries.sql"))
    found |= blocks_of_some(found.pop("places"), found.pop("firsts_of_all"))
    kept, ordered = found.pop("kept"), found.pop("ordered")
    return {name: sql.replace("$$ordered", ordered).replace("$$kept", kept) for name, sql in found.items()}


class Archive(Asking):
    """An open archive. Thread-safe: one question at a time; `interrupt` may be called from any thread."""

    sentences = _SENTENCES

    def __init__(self, connection: Any, place: Place) -> None:
        super().__init__(connection, place, named_blocks())
        self._first: tuple[str, Sequence[int], tuple[int, ...]] = ("", (), ())
        self._parties: tuple[str, ...] | None = None
        self._finder = Finder(self.run)

    @classmethod
    def open(cls, where: Path | str | Place, *, oldest: int = SCHEMA_VERSION) -> Archive:
        """Open what is there read-only and check that it is an archive as we make it; raises ArchiveError.

        `oldest`: the layout that it must have at least; of an older one than ours no look-ups may be asked.
        """
        place, connection = open_archive(where, oldest=oldest)
        return cls(connection, place)

    def run(
        self, name: str, params: Mapping[str, object] | None = None, most: int = MOST_ROWS
    ) -> list[tuple[Any, ...]]:
        """Rows of the named question, at most `most`, every text cleaned and cut to LONGEST_TEXT.

        Raises:
            ArchiveError: the file can no longer be read, it took too long or too much memory, or it was interrupted.
        """
        columns, rows = self.answered(name, params, most)
        return list(zip(*cleaned_columns(zip(*rows, strict=True), [False] * len(columns)), strict=True))

    def give_back(self) -> None:
        """Let go of what was read of the file; for when nobody asks anything."""
        with self._lock:
            if not self._closed:
                let_go(self._connection)

    def standing(self) -> tuple[Held, ...]:
        """What is held, until when, by category and source."""
        return tuple(Held(*row) for row in self.run("standing"))

    def edition(self) -> str:
        """What tells this archive from the one before and after it."""
        return str(self.run("edition")[0][2])

    def published_at(self) -> datetime | None:
        """When this archive was taken into use (UTC)."""
        moment: datetime | None = self.run("edition")[0][3]
        return moment

    # Motions ----------------------------------------------------------------------------------------------------

    def motion_count(self, words: str = "", without: Sequence[int] = ()) -> int:
        """How many motions the filter keeps: those with every word of `words`, but for the places in `without`."""
        if not words.strip():
            return int(self.run("motion_total")[0][0]) - len(without)
        count, first = self.run("motion_count", self._kept(words, without))[0]
        self._first = (words, without, tuple(first or ()))
        return int(count)

    def motions(self, offset: int, limit: int, words: str = "", without: Sequence[int] = ()) -> tuple[Motion, ...]:
        """A page of the list, the newest motions first: of those that the filter keeps; `without` in order.

        Words such as `PVV:tegen` keep what that fractie voted against.
        """
        if not words.strip() and not without:
            return tuple(Motion(*row) for row in self.run("motions", {"offset": offset, "limit": limit}))
        if not words.strip():
            return self.motions_at(skipping(offset, limit, without))
        counted, left_out, first = self._first  # a count of the same words has found the first page along the way
        if counted == words and left_out == without and offset + limit <= _FIRST:
            return self.motions_at(first[offset : offset + limit])
        bounds = {"offset": offset, "limit": limit}
        return self.motions_at(
            [row[0] for row in self.run("motions_filtered", {**self._kept(words, without), **bounds})]
        )

    def motions_sorted(
        self, by: str, down: bool, offset: int, limit: int, words: str = "", without: Sequence[int] = ()
    ) -> tuple[Motion, ...]:
        """A page of the list in another order: `by` titel, uitslag or datum, `down` with the last or highest first."""
        asked: dict[str, object] = {**self._kept(words, without), "by": by, "down": down, "limit": limit}
        ((parts, before),) = self.answered("sorted_parts", {**asked, "offset": offset})[1]  # as they are, not cleaned
        if not parts:
            return ()
        places = [row[0] for row in self.run("motions_sorted", {**asked, "parts": parts, "offset": offset - before})]
        found = {motion.position: motion for motion in self.motions_at(places)}
        return tuple(found[place] for place in places if place in found)

    def motion_sorted_place(
        self, key: str, by: str, down: bool, words: str = "", without: Sequence[int] = ()
    ) -> int | None:
        """Where a motion stands in that order; None when the filter does not keep it."""
        motion = self.motion(key)
        if motion is None:
            return None
        asked = {"position": motion.position, "by": by, "down": down}
        rows = self.run("motion_sorted_place", {**self._kept(words, without), **asked})
        return int(rows[0][0]) if rows else None

    def motions_at(self, positions: Sequence[int]) -> tuple[Motion, ...]:
        """The motions at these places of the list, in its order."""
        return tuple(Motion(*row) for row in self.run("motions_at", {"positions": list(positions)}))

    def motions_named(self, keys: Iterable[str], days: Sequence[date | None] = ()) -> tuple[Motion, ...]:
        """The motions with one of these numbers of a Zaak, ids or Kamerstuk ids, in the order of the list.

        `days`, where they are known of keys that are ids: nothing of other days is read.
        """
        return tuple(Motion(*row) for row in self._named("motions_named", "motions_of_days", keys, days))

    def _named(
        self, name: str, of_days: str, keys: Iterable[str], days: Sequence[date | None]
    ) -> list[tuple[Any, ...]]:
        asked = list(keys)
        if not asked:
            return []
        if days and None not in days:
            return self.run(of_days, {"ids": asked, "days": list(days)})
        return self.run(name, ids_and_names(asked))

    def motion(self, key: str) -> Motion | None:
        """The motion with this number of its Zaak, id or Kamerstuk id."""
        for row in self.run("motion", {"key": key.strip()}):
            return Motion(*row)
        return None

    def motion_place(self, key: str, words: str = "", without: Sequence[int] = ()) -> int | None:
        """Where a motion stands in the list of those that the filter keeps; None when it does not."""
        motion = self.motion(key)
        if motion is None:
            return None
        if not words.strip():
            before = bisect_left(without, motion.position)
            return None if motion.position in without[before : before + 1] else motion.position - before
        before, held = self.run("motion_place", {"position": motion.position, **self._kept(words, without)})[0]
        return before if held else None

    def motions_of(self, subject: Subject) -> tuple[int, ...]:
        """Places in the list of the motions of a subject."""
        params = {"dossiers": list(subject.dossiers), "pattern": pattern(subject.words)}
        return tuple(row[0] for row in self.run("motions_of_subject", params))

    def new_motions(self, since: datetime) -> tuple[Motion, ...]:
        """Motions that came, or whose result came or changed, after `since` (UTC)."""
        return tuple(Motion(*row) for row in self.run("new_motions", {"since": since}))

    def new_count(self, since: datetime | None) -> int:
        """How many motions came, or had their result come or changed, after `since` (UTC)."""
        return int(self.run("count_new", {"since": since})[0][0]) if since is not None else 0

    def news_moments(self) -> tuple[datetime, ...]:
        """The moments (UTC) at which something new came in after the first filling, the last first."""
        return tuple(row[0] for row in self.run("news_moments"))

    def votes(self, motion: Motion) -> tuple[Vote, ...]:
        """The votes of the decision that the totals of `motion` are of: for, against, the rest; large ones first."""
        if motion.decision is None:
            return ()
        return tuple(Vote(*row) for row in self.run("votes", {"decision": motion.decision}))

    def votes_of(self, motions: Iterable[Motion]) -> dict[str, tuple[tuple[str, str], ...]]:
        """By id of a decision: each fractie that voted as one, and how (`Voor`, `Tegen`, `Niet deelgenomen`)."""
        asked = [each.decision for each in motions if each.decision is not None]
        found: dict[str, tuple[tuple[str, str], ...]] = {}
        rows = self.run("votes_of", {"decisions": asked}, MOST_ROWS * _PARTIES) if asked else ()
        for decision, party, vote in rows:
            found[decision] = (*found.get(decision, ()), (party, vote))
        return found

    def parties(self) -> tuple[str, ...]:
        """Every name under which a fractie voted, the one with most votes first; the file is asked once."""
        if self._parties is None:
            self._parties = tuple(row[0] for row in self.run("parties"))
        return self._parties

    def tally(self, party: str, words: str = "") -> tuple[Tally, ...]:
        """How often `party` voted for, against or not, by year: by show of hands, on motions with every word."""
        names = [name for name in self.parties() if folded(name) == folded(party)]
        if not names:
            return ()
        return tuple(Tally(*row) for row in self.run("tally", {"parties": names, **words_of(words.split())}))

    def _kept(self, text: str, without: Sequence[int]) -> dict[str, object]:
        parties = self.parties() if ":" in text else ()
        return {"without": list(without), **kept(text, parties)}

    # Promises and look-ups --------------------------------------------------------------------------------------

    def promises(self, subject: Subject) -> tuple[RegisterPromise, ...]:
        """The Kamer's register of promises, as far as they are of a subject, open ones first."""
        return self._promises("promises", {"pattern": pattern(subject.words)})

    def promises_named(self, keys: Iterable[str]) -> tuple[RegisterPromise, ...]:
        """Promises of the register with one of these numbers or ids."""
        asked = list(keys)
        return self._promises("promises_named", ids_and_names(asked)) if asked else ()

    def _promises(self, name: str, params: Mapping[str, object]) -> tuple[RegisterPromise, ...]:
        rows = self.run(name, params)
        return tuple(RegisterPromise(*_with_tuple(row, 5)) for row in rows)

    def papers_named(self, keys: Iterable[str], days: Sequence[date | None] = ()) -> tuple[Paper, ...]:
        """Zaken that are no motions, and papers, with one of these numbers, ids or Kamerstuk ids; `days` as above."""
        rows = self._named("papers", "papers_of_days", keys, days)
        return tuple(Paper(*_with_tuple(row, 8)) for row in rows)

    def find(self, question: str, limit: int = 20) -> tuple[Find, ...]:
        """What holds every word of `question`, or a word that begins with it: of each kind `limit` at most."""
        return self._finder.find(question, limit)


def _with_tuple(row: Sequence[Any], place: int) -> list[Any]:
    """A row with a tuple for the list at `place`, without what is nothing in it."""
    values = list(row)
    values[place] = tuple(each for each in values[place] or () if each is not None)
    return values
