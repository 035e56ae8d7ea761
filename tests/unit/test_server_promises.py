"""docs/server.md: what a database may do to you and what is done against it, figure by figure as the code has it."""

from __future__ import annotations

import re
from pathlib import Path

from zedentui.archive import archive
from zedentui.archive import opening as archive_opening
from zedentui.cli import MOST_MEMORY
from zedentui.duck.engine import LEAST_ROOM, LOCKS, reading
from zedentui.duck.rows import LONGEST_TEXT, MOST_TEXT, MOST_VALUES
from zedentui.duck.watch import IN_THE_SHELL, ON_SCREEN
from zedentui.store.opening import LAYOUT
from zedentui.system import terminal

PAGE = " ".join((Path(__file__).parents[2] / "docs" / "server.md").read_text("utf-8").split())


def megabytes(memory: str) -> str:
    """As the page has it, of what DuckDB is told."""
    return re.sub(r"MB$", " MB", memory)


def test_every_bound_that_the_page_gives_is_the_one_in_force() -> None:
    assert (IN_THE_SHELL, ON_SCREEN) == (10.0, 1.0)
    for sentence in (
        "every query has an end: ten seconds of processor time in the shell, one on a screen; "
        f"{MOST_VALUES:,} values and {MOST_TEXT // 1_000_000} million characters; {megabytes(LAYOUT.memory)} within",
        f"On Linux a look-up may use {MOST_MEMORY // 1_000_000} MB of its own, kept by the system (`RLIMIT_DATA`)",
        f"a text is cut after {LONGEST_TEXT:,} characters",
        f"DuckDB gets one thread and at most {megabytes(LAYOUT.memory)} in each session",
        "the same two ends to every question (ten seconds in the shell, one on a screen) and "
        f"{archive.MOST_ROWS:,} rows, {megabytes(archive_opening.LAYOUT.memory)} within DuckDB",
        f"Less than {LEAST_ROOM // 1_000_000} MB of address space (`ulimit -v`) is too little",
    ):
        assert sentence in PAGE


def test_the_locks_and_settings_are_those_that_the_page_tells_of() -> None:
    assert LOCKS == ("SET enable_external_access = false", "SET lock_configuration = true")
    settings = reading("1MB")
    assert settings["threads"] == "1"
    assert settings["temp_directory"] == ""
    assert {settings[name] for name in settings if name.startswith("auto") or "extensions" in name} == {"false"}


def test_reports_are_kept_as_the_page_says() -> None:
    assert terminal.MOST_LOGS == 20
    assert f"keeps the twenty newest, of at most {terminal.LONGEST_LOG:,} characters each" in PAGE
