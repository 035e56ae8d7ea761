"""The process of one visitor of `zedentui web`: `python -I -m zedentui.cli.visitor`, which only the web server starts.

It is a kiosk, as over ssh: nothing is remembered, nothing written, nothing opened here. Standard input and output are
pipes in textual-serve's own form, and no terminal.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from zedentui.cli.arguments import parse
from zedentui.cli.ending import Stop
from zedentui.cli.output import complain
from zedentui.serving.limits import MEMORY
from zedentui.unix import bound_memory

__all__ = ["main"]


def main(given: Sequence[str] | None = None) -> int:
    """Run the application for a browser and return the code for the web server, which tells nobody."""
    from zedentui.cli.application import start

    bound_memory(MEMORY)
    size = _whole(os.environ.get("COLUMNS"), 80), _whole(os.environ.get("ROWS"), 24)
    try:
        return start(parse(["--kiosk", "--muis", *(sys.argv[1:] if given is None else given)]), browser=size)
    except Stop as stop:
        complain(stop.sentence)
        return stop.code


def _whole(text: str | None, usual: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdecimal() else usual


if __name__ == "__main__":
    sys.exit(main())
