"""Reads on from where the archive stands, category by category, until the source has nothing new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from zedentui.kamer.entities import Entity
from zedentui.kamer.feed import Page, cursor_in, read_page
from zedentui.kamer.line import Line
from zedentui.kamer.moments import in_the_netherlands, moment
from zedentui.kamer.names import CATEGORIES, Category
from zedentui.kamer.problems import Refused
from zedentui.kamer.writing import Writer

__all__ = ["Done", "Watcher", "update"]


@dataclass(frozen=True, slots=True)
class Done:
    """What a run did for one category: entries read, how many of them were kept, how many had no usable id."""

    category: str
    read: int
    kept: int
    skipped: int


class Watcher(Protocol):
    """Hears how it goes."""

    def began(self, category: str) -> None:
        """A category begins."""

    def page(self, category: str, read: int, reached: datetime | None) -> None:
        """A page is in the archive: entries read so far in this run, and how far the feed has come in time."""

    def done(self, result: Done) -> None:
        """A category has nothing more."""


def update(
    line: Line, writer: Writer, watcher: Watcher, categories: Iterable[str] = CATEGORIES, since: date | None = None
) -> list[Done]:
    """Read on in `categories`; after each page archive and cursor agree, wherever it is stopped.

    `since` keeps only what changed from that day on; the feed has no filter, so all of it passes by. An earlier day
    than before makes a category begin anew, because what was left out then is wanted now.

    Raises:
        KamerError: the source or the archive does not let it go on; what was read is in the archive.
    """
    return [_category(line, writer, watcher, CATEGORIES[name], since) for name in categories]


def _category(line: Line, writer: Writer, watcher: Watcher, category: Category, since: date | None) -> Done:
    standing = writer.standing(category.name)
    fresh = standing.cursor is None and standing.entries == 0
    if since is not None and (fresh or (standing.since is not None and since < standing.since)):
        writer.start_over(category.name, since)
        standing = writer.standing(category.name)
    since, cursor = standing.since, standing.cursor
    read = kept = skipped = 0
    watcher.began(category.name)
    while True:
        page: Page = line.page(category.name, cursor, lambda data: read_page(data, category.element))
        if not page.entities and not page.skipped:
            resume = cursor_in(page.resume, line.base) if page.resume else cursor
            writer.caught_up(category.name, resume)
            break
        following = page.next or page.resume
        if following is None:
            raise Refused("De bron zegt niet waar de volgende bladzijde begint; zij is veranderd.")
        after = cursor_in(following, line.base)
        if cursor is not None and int(after) <= int(cursor):
            raise Refused("De bron geeft steeds dezelfde bladzijde; probeer het later opnieuw.")
        wanted = [each for each in page.entities if _wanted(each, since)]
        count = len(page.entities) + page.skipped
        writer.page(category, wanted, after, read=count, skipped=page.skipped)
        cursor = after
        read, kept, skipped = read + count, kept + len(wanted), skipped + page.skipped
        watcher.page(category.name, read, moment(page.latest))
    result = Done(category.name, read, kept, skipped)
    watcher.done(result)
    return result


def _wanted(entity: Entity, since: date | None) -> bool:
    """Whether an entity is kept; a deletion always is."""
    if since is None or entity.deleted or entity.updated is None:
        return True
    return in_the_netherlands(entity.updated).date() >= since
