"""The stages of the bench, in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bench import (
    archive,
    counts,
    ending,
    first_paint,
    keys,
    kills,
    lists,
    memory,
    questions,
    search_scale,
    servers,
    shell,
    silence,
)
from bench.options import Options
from bench.results import Outcome


@dataclass(frozen=True)
class Stage:
    """One part of the bench, that can be run alone."""

    about: str
    measure: Callable[[Options], Outcome]


STAGES: dict[str, Stage] = {
    "start": Stage("from exec to the first table on the screen", first_paint.local),
    "counts": Stage("instructions of a start and of look-ups, where valgrind is", counts.measure),
    "ssh": Stage("the same through a private sshd on loopback", first_paint.over_ssh),
    "keys": Stage("bytes and milliseconds of cursor, scrolling, panes, look-up and palette", keys.measure),
    "remote": Stage("milliseconds of keys through a private sshd, and over a slow line to it", keys.remote),
    "silence": Stage("bytes while nobody types, on every screen", silence.measure),
    "memory": Stage("memory of one session and of many on the same file", memory.measure),
    "ending": Stage("from key, signal or lost terminal to the end of the process", ending.measure),
    "shell": Stage("look-ups in the shell, beside a bare Python", shell.measure),
    "lists": Stage("a list of 10,000 and of 150,000 rows: opened, filtered, its memory", lists.measure),
    "search": Stage("one keystroke in the search, at several sizes", search_scale.measure),
    "questions": Stage("processor time of a look-up of any text, and of a text checked", questions.measure),
    "archive": Stage("list, filter and look-up of an archive of the Kamer, beside FTS5", archive.measure),
    "servers": Stage("a path, an address and a DuckDB server beside each other, near and far", servers.measure),
    "kills": Stage("making the archive, killed two hundred times", kills.measure),
    "million": Stage("the same of a million zaken, made of recordings", archive.million),
}
