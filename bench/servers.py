"""A dossier from a path, from an address and from a DuckDB server beside each other: `python -m bench.servers`.

Needs the extra `[remote]`. Each place is asked on loopback and through a relay that holds every byte for 20 ms there
and back together. Milliseconds are medians of wall time, so compare within one run only. Prints Markdown.
"""

from __future__ import annotations

import http.server
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATABASE = ROOT / "data" / "zeden.duckdb"
QUESTION = "verkrachting sepot 2022"
SESSIONS = 20
_ONE = """
import sys, time
from zedentui.store.store import Store
from zedentui.search import search
store = Store.open(sys.argv[1] if ":" in sys.argv[1] else __import__("pathlib").Path(sys.argv[1])).warm()
for end in range(1, 24):
    search(store, "verkrachting sepot 2022"[:end], limit=10)
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmRSS")), flush=True)
sys.stdin.readline()
"""


def median(work: Callable[[], object], times: int = 7) -> float:
    """Milliseconds."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def measured(address: Path | str) -> list[float]:
    """Open and read the first screen; one letter of a look-up; the rows of another pane; MB of a session."""
    from zedentui.search import search
    from zedentui.store.store import Store

    def start() -> None:
        Store.open(address).warm().close()

    start()
    opened = Store.open(address).warm()
    letters = [QUESTION[:end] for end in range(3, len(QUESTION) + 1, 4)]
    letter = statistics.median(median(partial(search, opened, text, limit=10), 3) for text in letters)
    pane = median(opened.moties)
    opened.close()
    with subprocess.Popen(
        [sys.executable, "-c", _ONE, str(address)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as one:
        memory = int((one.communicate("\n")[0] or "0").split()[0]) / 1024
    return [median(start, 5), letter, pane, memory]


def crowd(address: Path | str, server: int | None) -> list[float]:
    """Seconds until twenty sessions that type at once have done; seconds of processor and MB of the server."""
    before = _used(server)
    begun = time.perf_counter()
    words = [sys.executable, "-c", _ONE, str(address)]
    all_of_them = [
        subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(SESSIONS)
    ]
    for each in all_of_them:
        assert each.stdout is not None
        each.stdout.readline()
    taken = time.perf_counter() - begun
    used = _used(server) - before
    for each in all_of_them:
        each.communicate("\n")
    return [taken, used, _resident(server)]


def _used(process: int | None) -> float:
    if process is None:
        return 0.0
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident(process: int | None) -> float:
    if process is None:
        return 0.0
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmRSS"))) / 1024


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _relay(port: int, milliseconds: int) -> tuple[subprocess.Popen[str], int]:
    made = subprocess.Popen(
        [sys.executable, "-m", "bench.delay", str(port), str(milliseconds)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert made.stdout is not None
    return made, int(made.stdout.readline())


def main() -> None:
    """Measure, and print two tables."""
    from zedentui.dossier.editions import publish

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= {"XDG_CACHE_HOME": name, "ZEDENTUI_TOKEN": "van-de-meting"}
        (folder / "token").write_text("van-de-meting")
        (folder / "www").mkdir()
        shutil.copy(DATABASE, folder / "one.duckdb")
        publish(DATABASE, "meting", folder / "www")
        web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder / "www")))
        threading.Thread(target=web.serve_forever, daemon=True).start()
        script = ROOT / "docs" / "server" / "zedentui-duckdb"
        words = [sys.executable, "-I", str(script), str(folder / "one.duckdb"), "9497", str(folder / "token")]
        server = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        assert server.stdout is not None
        server.stdout.readline()
        relays = [_relay(web.server_port, 20), _relay(9497, 20)]
        try:
            places: dict[str, Path | str] = {
                "path": folder / "one.duckdb",
                "https copy": f"http://127.0.0.1:{web.server_port}/zeden.duckdb",
                "https copy, 20 ms": f"http://127.0.0.1:{relays[0][1]}/zeden.duckdb",
                "quack": "quack:127.0.0.1:9497",
                "quack, 20 ms": f"quack:127.0.0.1:{relays[1][1]}",
            }
            print("| place | open, first screen (ms) | a letter (ms) | a pane (ms) | session (MB) |")
            print("|---|---|---|---|---|")
            for place, address in places.items():
                cells = " | ".join(f"{value:.0f}" for value in measured(address))
                print(f"| {place} | {cells} |", flush=True)
            print(f"\n| {SESSIONS} sessions | done (s) | processor of the server (s) | memory of the server (MB) |")
            print("|---|---|---|---|")
            for place in ("path", "quack"):
                found = crowd(places[place], server.pid if place == "quack" else None)
                print(f"| {place} | {' | '.join(f'{value:.1f}' for value in found)} |", flush=True)
        finally:
            for each in (server, *(process for process, _ in relays)):
                each.kill()
                each.wait()
            web.shutdown()


if __name__ == "__main__":
    main()
