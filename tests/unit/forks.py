"""Code of Python in processes of its own that are split off from one that has loaded the beginning of the program.

For what is seen of a process (what it loads, how it writes with the streams and the locale it was started with) where
its start is not what is tested: starting Python and loading that beginning is half of what most answers cost.

Run as a program it is the process that others are split off from: a line of JSON for each.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

# What stands here as a text is all that such a process has loaded, beside what `load` names.
_PROGRAM = """
import json, os, sys
{load}
for line in sys.stdin:
    asked = json.loads(line)
    child = os.fork()
    if child:
        print(os.waitpid(child, 0)[1], flush=True)
        continue
    for number, path in enumerate((os.devnull, *asked["files"])):
        handle = os.open(path, os.O_RDWR)
        os.dup2(handle, number)
        os.close(handle)
    os.environ.update(asked["environ"])
    sys.argv = ["zedentui", *asked["words"]]
    exec(asked["code"], {{"__name__": "__main__"}})
    sys.stdout.flush()
    os._exit(0)  # what a program asks of its end itself, `sys.exit`, is done
"""
MAIN = "import sys; from zedentui.cli import main; sys.exit(main())"
"""The program as it is started, with its words."""


class Forks:
    """Splits off processes from one that was started with `environ` and ran the statement `load`."""

    def __init__(self, load: str = "import zedentui.cli", environ: Mapping[str, str] | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._files = [Path(self._folder.name, name) for name in ("out", "err")]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM.format(load=load)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environ,
        )  # fmt: skip

    def __enter__(self) -> Forks:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.communicate()
        self._folder.cleanup()

    def run(self, *words: str, code: str = MAIN, **environ: str) -> subprocess.CompletedProcess[bytes]:
        """What `code` does with these words in a process of its own, with these changes of the environment."""
        for file in self._files:
            file.write_bytes(b"")
        asked = {"code": code, "words": words, "environ": environ, "files": list(map(str, self._files))}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked).encode() + b"\n")
        self._process.stdin.flush()
        code_of = os.waitstatus_to_exitcode(int(self._process.stdout.readline()))
        out, err = (file.read_bytes() for file in self._files)
        return subprocess.CompletedProcess(words, code_of, out, err)
