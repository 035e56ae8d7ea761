"""Giving memory back: only unchanged program code of DuckDB, and everything still works afterwards."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

import zedentui
from zedentui.duck.engine import reading, threads
from zedentui.store.memory import _clean_code

SMAPS = """\
7f0000000000-7f0000100000 r--p 00000000 08:01 12 /x/_duckdb.cpython-311-x86_64-linux-gnu.so
Private_Dirty:         0 kB
7f0000100000-7f0000300000 r-xp 00100000 08:01 12 /x/_duckdb.cpython-311-x86_64-linux-gnu.so
Rss:                1024 kB
Private_Dirty:         0 kB
7f0000300000-7f0000400000 r-xp 00300000 08:01 12 /x/_duckdb.cpython-311-x86_64-linux-gnu.so
Private_Dirty:         4 kB
7f0000500000-7f0000600000 r-xp 00000000 08:01 13 /lib/libc.so.6
Private_Dirty:         0 kB
7f0000600000-7f0000700000 rw-p 00000000 08:01 12 /x/_duckdb.cpython-311-x86_64-linux-gnu.so
Private_Dirty:         0 kB
"""


def test_only_unchanged_code_of_duckdb() -> None:
    assert _clean_code(SMAPS) == [(0x7F0000100000, 0x200000)]
    assert _clean_code("") == []


@pytest.mark.skipif(sys.platform != "linux", reason="Linux only")
def test_the_process_is_smaller_and_the_store_still_answers(database: Path) -> None:
    code = """
import sys
from pathlib import Path
from zedentui.store.memory import drop_code, give_back
from zedentui.store.store import Store
def resident():
    return next(int(l.split()[1]) for l in Path('/proc/self/status').read_text().splitlines() if l.startswith('VmRSS'))
store = Store.open(Path(sys.argv[1])).warm()
store.run('smallest')
before = resident()
assert drop_code() == 0  # nothing is known to be unchanged yet
seen = give_back()
assert seen > 0
assert drop_code() == seen
assert resident() < before
assert store.dossier().letter.kenmerk == '4708752' and len(store.claims()) > 20 and len(store.run('smallest')) == 2
give_back()
store.close()
print('goed')
"""
    done = subprocess.run([sys.executable, "-c", code, database], capture_output=True, text=True, check=False)
    assert done.stdout == "goed\n", done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="Linux only")
@pytest.mark.parametrize(("settings", "more"), [(threads(), 0), (reading("64MB"), 0), (threads(2), 1)])
def test_duckdb_starts_no_threads_but_those_that_it_is_given(settings: dict[str, str], more: int) -> None:
    """DuckDB 2 starts four for each processor, and what a look-up may use holds the stacks of some thirty."""
    before = set(Path("/proc/self/task").iterdir())
    with duckdb.connect(":memory:", config=settings) as connection:
        assert connection.execute("SELECT sum(range) FROM range(100000)").fetchone() == (4999950000,)
        assert len(set(Path("/proc/self/task").iterdir()) - before) == more


def test_no_database_is_opened_with_as_many_threads_as_duckdb_likes() -> None:
    opened = 0
    for path in Path(zedentui.__file__).parent.rglob("*.py"):
        text = path.read_text("utf-8")
        for settings in re.findall(r"duckdb\.connect\(.*?(?:config=(\w+)|$)", text, re.MULTILINE):
            opened += 1
            assert settings in {"threads", "reading"} or re.search(
                rf"^{settings or '-'}\b.* = threads\(", text, re.M
            ), path
    assert opened > 6
