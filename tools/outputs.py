"""One hash for everything the program says: `python -m tools.outputs [--against FILE] [--write FOLDER]`.

Every subcommand, in every format, for every id; every question of tests/unit/queries.toml; what is copied and marked
of every item and figure; every picture of the snapshot tests. A line is a hash and what was asked, the last line a hash
of all of them. Run it before and after a change that nobody should see:

    python -m tools.outputs > before.txt
    python -m tools.outputs --against before.txt

What differs is printed, and the exit code is 1. `--write FOLDER` keeps the texts themselves, a file each, so that
`diff -r` shows the difference. Another checkout is told of by its own Python, with this folder on PYTHONPATH.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tools.answers import answer, cases, one_store
from tools.copies import copies

__all__ = ["differences", "main", "outputs"]

_LETTERS = 16


def outputs(*, drawn: bool = True) -> dict[str, str]:
    """Give all texts by what was asked; with `drawn` the pictures too, from a process of their own beside this one."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder).resolve()
        drawing = _drawing(home) if drawn else None
        with one_store():
            texts = {case.name: answer(case, home) for case in cases(home)}
        texts |= copies()
        if drawing is not None:
            made, complaint = drawing.communicate()
            if drawing.returncode:
                raise SystemExit(f"the pictures could not be drawn:\n{complaint}")
            sys.stderr.write(complaint)
            texts |= {f"picture {name}": svg for name, svg in sorted(json.loads(made).items())}
    return texts


def _drawing(home: Path) -> subprocess.Popen[str]:
    """Start the process that draws; nothing of this terminal or of the user's settings reaches it."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    settings = {"HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
    words = [sys.executable, "-m", "tools.pictures"]
    return subprocess.Popen(words, env=kept | settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def differences(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Give a line for each name that is gone, new, or has another hash."""
    lines = [f"gone     {name}" for name in before if name not in now]
    lines += [f"new      {name}" for name in now if name not in before]
    return lines + [f"differs  {name}" for name in now if name in before and before[name] != now[name]]


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_LETTERS]


def _read(path: Path) -> dict[str, str]:
    """Read a list that was printed before, without its total."""
    rows = (line.split("  ", 1) for line in path.read_text("utf-8").splitlines() if line)
    return {name: hashed for hashed, name in rows if not name.startswith("total of ")}


def _write(texts: Mapping[str, str], folder: Path) -> None:
    """Write each text to a file with a name that tells what was asked."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        safe = re.sub(r"[^\w.=-]+", "_", name)[:120]
        (folder / f"{safe}.{_hashed(name)[:4]}.txt").write_text(text, "utf-8", newline="")


def main(argv: list[str] | None = None) -> int:
    """Print the list, or with `--against` what differs from an earlier one; 1 when something does."""
    parser = argparse.ArgumentParser(prog="python -m tools.outputs", description="One hash for all the program says.")
    parser.add_argument("--against", type=Path, metavar="FILE", help="print only what differs from this earlier list")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="keep every text here too, for diff -r")
    parser.add_argument("--no-pictures", action="store_true", help="leave out the pictures of the snapshot tests")
    words = parser.parse_args(argv)
    texts = outputs(drawn=not words.no_pictures)
    if words.write:
        _write(texts, words.write)
    now = {name: _hashed(text) for name, text in texts.items()}
    if words.against is None:
        listed = "".join(f"{hashed}  {name}\n" for name, hashed in now.items())
        print(f"{listed}{_hashed(listed)}  total of {len(now)}")
        return 0
    before = _read(words.against)
    if words.no_pictures:
        before = {name: hashed for name, hashed in before.items() if not name.startswith("picture ")}
    found = differences(before, now)
    print("\n".join([*found, f"{len(found)} of {len(now)} differ"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
