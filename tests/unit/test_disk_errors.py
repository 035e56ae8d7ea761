"""What people read when the disk refuses: a Dutch sentence with the reason, never the system's English."""

from __future__ import annotations

import errno
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from cli_runner import run
from hypothesis import given
from hypothesis import strategies as st

from kamer_source import ZAKEN
from zedentui.kamer.writing import Writer
from zedentui.text.disk import refusal

ENGLISH = re.compile(r"\b(the|file|write|error|device|space|large|denied|directory|could|not|no such)\b", re.IGNORECASE)
ROOT = Path(__file__).parents[2]


@given(number=st.sampled_from(sorted(errno.errorcode)))
def test_every_error_of_the_system_is_told_in_dutch(number: int) -> None:
    """Of an OSError and of DuckDB, which has the words of the system in a sentence of its own."""
    told = refusal(OSError(number, os.strerror(number)))
    assert not ENGLISH.search(told)
    assert os.strerror(number) not in told
    wrapped = refusal(duckdb.IOException(f'IO Error: Could not write file "/x/y": {os.strerror(number)}'))
    assert wrapped == told or str(number) in told
    assert not ENGLISH.search(wrapped)


def test_what_duckdb_says_of_itself_is_told_in_dutch(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none" / "x.duckdb", "/dev/null/x"):
        with pytest.raises(duckdb.Error) as caught:
            duckdb.connect(str(path)).execute("CREATE TABLE a (b INTEGER)")
        assert not ENGLISH.search(refusal(caught.value)), caught.value
    assert refusal(duckdb.Error("something else")) == "het systeem weigert het"


def said_by_a_program(words: list[str], blocks: int) -> tuple[int, str]:
    """Code and standard error of the program where no file may grow beyond `blocks` of 512 bytes."""
    run = ["/bin/sh", "-c", f'ulimit -f {blocks}; exec "$@"', "sh", sys.executable, "-m", "zedentui", *words]
    environ = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}  # half a compiled module would be left for who comes next
    done = subprocess.run(run, capture_output=True, text=True, check=False, env=environ)
    return done.returncode, done.stderr


def said_here(words: list[str], blocks: int) -> tuple[int, str]:
    """The same in this process, which writes nothing else meanwhile."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (blocks * 512, before[1]))
    try:
        answer = run(*words, database=None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    return answer.code, answer.err


@pytest.mark.skipif(sys.platform != "linux", reason="ulimit -f counts in blocks of another size elsewhere")
@pytest.mark.parametrize("blocks", [1, 40, 300, 700, 2000])
@pytest.mark.parametrize("what", ["kamer", "bouw"])
def test_wherever_a_file_stops_growing_one_dutch_sentence_says_so(tmp_path: Path, what: str, blocks: int) -> None:
    target = tmp_path / "x.duckdb"
    words = ["kamer", "inlezen", str(ZAKEN), "--archief"] if what == "kamer" else \
            ["bouw", str(ROOT / "data" / "dossier"), "--uit"]  # fmt: skip
    ask = said_by_a_program if blocks == 40 else said_here
    code, err = ask([*words, str(target)], blocks)
    assert code == 2, err
    assert len(err.splitlines()) == 1, err
    assert "te groot" in err
    assert not ENGLISH.search(err.replace(str(target), ""))
    assert not target.exists()


def test_a_disk_that_refuses_in_a_transaction_is_what_is_told() -> None:
    """DuckDB ends the transaction itself, and that there is none then must not hide why."""
    with duckdb.connect() as connection, pytest.raises(OSError, match="vol"):
        _refused(Writer(connection, "bron"))


def _refused(writer: Writer) -> None:
    with writer._together():
        writer.connection.execute("ROLLBACK")
        raise OSError(errno.ENOSPC, "vol")
