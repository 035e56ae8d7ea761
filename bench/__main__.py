"""All measurements of the terminal: `python -m bench [--write bench/RESULTS.md]`.

Programs to compare with are used when they are on the PATH: harlequin, and VisiData as `vd`.
"""

from __future__ import annotations

import argparse
import sys
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import first_paint
import harness
import session


def main() -> int:
    """Measure, print every section, and put them into the file with results when one is named."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=15, help="starts of each program (15)")
    parser.add_argument("--idle", type=float, default=60, help="seconds of silence on each screen (60)")
    parser.add_argument("--sessions", type=int, default=20, help="sessions that share the file (20)")
    parser.add_argument("--write", type=Path, help="file with results to put the sections into")
    options = parser.parse_args()
    ratio, first = first_paint.report(options.runs)
    sections = [("Machine", harness.machine() + "."), ("First paint", first)]
    for title, body in chain(sections, session.report(seconds=options.idle, sessions=options.sessions)):
        print(f"## {title}\n\n{body.strip()}\n", flush=True)
        if options.write:
            harness.write_section(options.write, title, body)
    return 0 if ratio <= first_paint.BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
