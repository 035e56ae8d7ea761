"""`zedentui kamer` on the command line, against a real server on loopback."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from cli_runner import run

from kamer_source import MOTIES, Source, real_entries, serving, status
from zedentui.archive.archive import Held
from zedentui.cli.kamer import FIELDS, MADE_FIELDS, _ago, _reached, moment_in_words
from zedentui.cli.kamer_reading import _beginning
from zedentui.kamer.line import GAP, Line
from zedentui.kamer.names import CATEGORIES


@pytest.fixture(autouse=True, scope="module")
def waited() -> Iterator[list[float]]:
    """The pauses that the command line makes in this process, which nobody waits for: after a fault, between pages."""
    pauses: list[float] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("zedentui.cli.kamer_making.Line", partial(Line, sleep=pauses.append))
        yield pauses


def bring_up(source: Source, path: Path, *more: str) -> tuple[int, str, str]:
    answer = run("kamer", "bijwerken", "--archief", str(path), "--bron", source.base, *more, database=None)
    return answer.code, answer.out, answer.err


def test_from_feed_to_standing(tmp_path: Path, waited: list[float]) -> None:
    path = tmp_path / "kamer.duckdb"
    waited.clear()
    with serving(real_entries(), 500) as source:
        source.faults = [status(503)]
        code, out, err = bring_up(source, path)
        assert code == 0
        told = out.splitlines()
        assert [line.partition(":")[0] for line in told[:-1]] == list(CATEGORIES)
        assert told[-1] == f"{path} is bijgewerkt."
        assert err == "De bron is even niet beschikbaar (503); opnieuw over 1 s.\n"
        assert waited[0] == 1.0
        assert waited[1:]
        assert all(0 < pause <= GAP for pause in waited[1:])
        code, out, _ = bring_up(source, path, "--categorie", "zaak,stemming", "--format", "json")
        assert (code, [row["category"] for row in json.loads(out)]) == (0, ["Zaak", "Stemming"])
        assert tuple(json.loads(out)[0]) == MADE_FIELDS
        assert source.most_at_once == 1
    standing = run("kamer", "stand", database=None, ZEDENTUI_ARCHIEF=str(path))
    assert standing.code == 0
    assert "Bron: open data van de Tweede Kamer" in standing.out
    assert "minder dan een uur geleden" in standing.out
    rows = json.loads(run("kamer", "stand", "--archief", str(path), "--format", "json", database=None).out)
    assert [row["category"] for row in rows] == list(CATEGORIES)
    assert all(tuple(row) == FIELDS and row["caught_up_at"].endswith("Z") for row in rows)
    assert {row["source"] for row in rows} == {source.base}


def test_a_recording_and_its_standing(tmp_path: Path) -> None:
    path = tmp_path / "kamer.duckdb"
    answer = run("kamer", "inlezen", str(MOTIES), "--archief", str(path), database=None)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[0] == "Zaak: 19 gelezen."
    standing = run("kamer", "stand", "--archief", str(path), database=None)
    assert "uit een opname" in standing.out
    assert "niet opgehaald" in standing.out


def test_without_an_archive(tmp_path: Path) -> None:
    answer = run("kamer", "stand", database=None, XDG_DATA_HOME=str(tmp_path))
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        f"Er is nog geen archief ({tmp_path}/zedentui/kamer.duckdb); maak het met zedentui kamer bijwerken.\n"
    )
    (tmp_path / "k.duckdb").write_bytes(b"iets anders")
    answer = run("kamer", "stand", "--archief", str(tmp_path / "k.duckdb"), database=None)
    assert (answer.code, answer.err.count("\n")) == (3, 1)


@pytest.mark.parametrize(("words", "sentence"), [
    (["kamer"], "ontbreekt WAT"),
    (["kamer", "inlezen"], "ontbreekt BESTAND"),
    (["kamer", "stand", "x"], "krijgt geen bestanden"),
    (["kamer", "oeps"], "kies uit bijwerken, stand"),
    (["kamer", "bijwerken", "--categorie", "Motie"], "kies uit Fractie, Kamerstukdossier"),
    (["kamer", "bijwerken", "--bron", "http://example.com"], "https://"),
    (["kamer", "bijwerken", "--sinds", "ooit"], "--sinds 2023-09-30"),
    (["moties", "--bron", "x"], "hoort bij zedentui kamer"),
    (["kamer", "inlezen", "/weg.jsonl"], "/weg.jsonl is niet te lezen"),
])  # fmt: skip
def test_wrong_use_is_one_sentence(words: list[str], sentence: str, tmp_path: Path) -> None:
    answer = run(*words, database=None, ZEDENTUI_ARCHIEF=str(tmp_path / "k.duckdb"))
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert sentence in answer.err
    assert not (tmp_path / "k.duckdb").exists()


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    answer = run("kamer", "inlezen", str(MOTIES), "--archief", str(tmp_path / "bestand" / "k.duckdb"), database=None)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)


def test_ctrl_c_stops_at_once_and_goes_on_later(tmp_path: Path) -> None:
    path = tmp_path / "kamer.duckdb"
    command = [sys.executable, "-m", "zedentui", "kamer", "bijwerken", "--archief", str(path)]
    environ = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    with serving(real_entries(), 20) as source:
        source.faults = [None] * 8 + [lambda handler, body: time.sleep(30)]
        program = subprocess.Popen(
            [*command, "--bron", source.base], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environ
        )
        while len(source.asked) < 9:
            assert program.poll() is None
            time.sleep(0.01)
        program.send_signal(signal.SIGINT)
        _, err = program.communicate(timeout=20)
        assert program.returncode == 130
        assert err == "Gestopt; wat binnen is, is bewaard. zedentui kamer bijwerken gaat ermee verder.\n"
        assert not path.exists()
        standing = run("kamer", "stand", "--archief", str(path), database=None)
        assert "begonnen bijwerking" in standing.err
        assert bring_up(source, path)[0] == 0


def test_a_source_that_stays_away_gives_code_75(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("zedentui.cli.kamer_making.PAUSES", (0.0,))
    with serving({}) as source:
        source.faults = [status(503)] * 9
        code, out, err = bring_up(source, tmp_path / "k.duckdb")
    assert (code, out) == (75, "")
    assert err.splitlines()[-1].endswith("probeer het later opnieuw.")


def test_a_terminal_sees_one_line_with_rate_and_time(tmp_path: Path) -> None:
    from zedentui.cli.kamer_progress import _left

    assert _left(datetime(2020, 1, 1), datetime(2020, 1, 1), 5) == ""
    assert _left(datetime(2010, 1, 1), datetime(2020, 1, 1), 600).endswith(" min")
    pty = pytest.importorskip("pty")
    program, terminal = pty.openpty()
    with serving(real_entries(), 50) as source:
        environ = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
        found = subprocess.Popen(
            [sys.executable, "-m", "zedentui", "kamer", "bijwerken", "--archief", str(tmp_path / "k.duckdb"),
             "--bron", source.base, "--categorie", "Zaak"],
            stdout=subprocess.PIPE, stderr=terminal, text=True, env=environ,
        )  # fmt: skip
        out, _ = found.communicate(timeout=60)
    os.close(terminal)
    seen = os.read(program, 100_000).decode()
    os.close(program)
    assert out.splitlines()[0] == "Zaak: 278 gelezen."
    assert "per seconde" in seen
    assert "gewijzigd t/m" in seen
    assert seen.endswith("\r")
    assert "\n" not in seen


def test_since_keeps_only_what_changed_from_that_day_on(tmp_path: Path) -> None:
    from kamer_source import element

    key = "0d9ac15f-6a44-4a0f-9ee4-5d34a4e5bb4"
    days = ("2023-09-29T21:59:59", "2023-09-29T22:00:00", "2024-01-01T00:00:00")  # a day begins two hours before UTC
    found = [element("zaak", f"{key}{place}", day, [("nummer", f"Z{place}")]) for place, day in enumerate(days)]
    path = tmp_path / "k.duckdb"
    with serving({"Zaak": found}) as source:
        code, out, _ = bring_up(source, path, "--categorie", "zaak", "--sinds", "2023-09-30", "--format", "json")
    assert (code, [(row["read"], row["kept"]) for row in json.loads(out)]) == (0, [(3, 2)])
    rows = json.loads(run("kamer", "stand", "--archief", str(path), "--format", "json", database=None).out)
    assert [(row["rows"], row["since"]) for row in rows if row["category"] == "Zaak"] == [(2, "2023-09-30")]


@pytest.mark.parametrize("zone", ["AAA-14", "BBB+12", "UTC"])
def test_any_moment_is_told_whatever_the_zone(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """At either end of time there is no such moment on a clock that is ahead of UTC, or behind it."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        told = [moment_in_words(each) for each in (datetime.min, datetime(2024, 1, 1), datetime.max)]
        for day in (date.min, date(2024, 1, 1), date.max):
            begins = _beginning(day)
            assert begins.year in {1, 9999} or moment_in_words(begins).startswith("1 januari 2024 om 00.00 uur")
        held = Held("Zaak", 1, "x", 1, 0, _beginning(date(2024, 1, 1)), None, None)
        assert _reached(held) == "1 januari 2024"
    finally:
        monkeypatch.undo()
        time.tzset()
    assert all(re.fullmatch(r"\d+ [a-z]+ \d+ om \d\d\.\d\d uur", each) for each in told)
    assert _ago(datetime.max) == "later dan de klok van deze computer"


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory, waited: list[float]) -> Iterator[tuple[Source, Path, str]]:
    """A source, an archive that was brought up to date from it, and what that says."""
    path = tmp_path_factory.mktemp("read") / "k.duckdb"
    with serving(real_entries(), 500) as source:
        assert bring_up(source, path)[0] == 0
        yield source, path, run("kamer", "moties", "--archief", str(path), "--format", "csv", database=None).out


@pytest.mark.parametrize("bomb", [
    b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><feed xmlns="http://www.w3.org/2005/Atom">&b;'
    b"</feed>",
    b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><feed xmlns="http://www.w3.org/2005/Atom">&a;</feed>',
    b'<feed xmlns="http://www.w3.org/2005/Atom">' + b"<a>" * 100_000,
    b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>' + b"x" * 2_000_000 + b"</title></entry></feed>",
])  # fmt: skip
def test_a_bomb_in_the_feed_is_one_sentence_and_what_was_read_stays(
    bomb: bytes, read: tuple[Source, Path, str], tmp_path: Path
) -> None:
    from kamer_source import send

    source, made, before = read
    path = Path(shutil.copy(made, tmp_path / "k.duckdb"))
    source.faults = [lambda handler, body: send(handler, bomb)]
    code, out, err = bring_up(source, path)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "niet gelezen" in err
    assert run("kamer", "moties", "--archief", str(path), "--format", "csv", database=None).out == before
