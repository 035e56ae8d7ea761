"""What a session and its files live through: `python -m bench.trials [TRIAL ...] [--quick] [--write]`.

Not figures but counts: how often something was tried, how often the session (or the file) came through it, and what was
lost. Everything runs on real terminals, real files and real processes. `--write` keeps what came of each trial in
`bench/trials.json` and puts the table of all that are kept there between the marks in `bench/RESULTS.md` and
`docs/server.md`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bench import harness
from bench.trials.files import clocks, disks, refused, storages, writers
from bench.trials.sessions import random_bytes, replacing, resizes, sizes, switches
from bench.trials.signals import interrupts, kiosk_interrupts
from bench.trials.table import load, save, table, write
from bench.trials.trial import Trial

__all__ = ["TRIALS", "Trial", "main"]

TRIALS: dict[str, Callable[[float], Trial]] = {
    "bytes": random_bytes,
    "resizes": resizes,
    "interrupts": interrupts,
    "kiosk-interrupts": kiosk_interrupts,
    "sizes": sizes,
    "switches": switches,
    "replacing": replacing,
    "writers": writers,
    "disks": disks,
    "clocks": clocks,
    "storages": storages,
    "refused": refused,
}
"""By the name that the command line takes; each takes the share of the full trial that is to be done."""


def main(argv: Sequence[str] | None = None) -> int:
    """Do the trials that are named (all), print the table, and return 1 when one did not come through."""
    parser = argparse.ArgumentParser(prog="python -m bench.trials", description=(__doc__ or "").partition(":")[0])
    parser.add_argument("trials", nargs="*", metavar="TRIAL", help=", ".join(TRIALS))
    parser.add_argument("--quick", action="store_true", help="a fiftieth of everything: to see that it works")
    parser.add_argument("--share", type=float, default=1.0, help="the share of the full trials that is done (1)")
    parser.add_argument("--write", action="store_true", help="put the table into bench/RESULTS.md and docs/server.md")
    words = parser.parse_args(argv)
    if unknown := sorted({*words.trials} - TRIALS.keys()):
        parser.error(f"there is no trial {unknown[0]}; there are {', '.join(TRIALS)}")
    done = {}
    for name in words.trials or TRIALS:
        trial = TRIALS[name](0.02 if words.quick else words.share)
        done[name] = replace(trial, day=datetime.now(UTC).date().isoformat())
        print(f"{name}: {trial.survived} of {trial.tried} {trial.remark}", flush=True)
        if words.write:
            save(load() | {name: done[name]})
            write(table(list(load().values())))
    print(f"\n{table(list(done.values()))}")
    harness.end_leftovers()
    return int(any(trial.survived < trial.tried for trial in done.values()))


if __name__ == "__main__":
    sys.exit(main())
