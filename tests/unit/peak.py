"""How much memory a look-up takes at most, in a process of its own."""

from __future__ import annotations

import subprocess
import sys

_SCRIPT = """
import re, sys
from zedentui.cli import main
code = main(sys.argv[1:], alone=True)
print(code, re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1], file=sys.stderr)
"""


def peak(words: list[str]) -> int:
    """Run `zedentui WORDS`; give its largest resident memory in kilobytes.

    Not from rusage: that has the memory of the process that started it as well.
    """
    command = [sys.executable, "-c", _SCRIPT, *words]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    code, largest = done.stderr.splitlines()[-1].split()
    assert int(code) in {0, 1, 3}, done.stderr
    return int(largest)
