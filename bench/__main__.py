"""What a session costs, beside what it is compared with: `python -m bench [STAGE ...] [--write]`."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from bench import harness, results, server_costs, servers, subjects
from bench.harness import MissingError
from bench.options import Options
from bench.results import Outcome
from bench.stages import STAGES
from bench.trials import table

OTHERS = "ZEDENTUI_BENCH_OTHERS"
QUICK = {"runs": 3, "rounds": 1, "seconds": 5, "sessions": 3}
"""With `--quick`: enough to see that everything works, not for figures."""


def parser() -> argparse.ArgumentParser:
    """Give the parser of the command line."""
    defaults = Options(Path())
    made = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").partition(":")[0])
    made.add_argument("stages", nargs="*", metavar="STAGE", help=f"{', '.join(STAGES)} (all)")
    made.add_argument("--list", action="store_true", help="list the stages and stop")
    made.add_argument("--quick", action="store_true", help="few repeats: to see that it works, not for figures")
    made.add_argument("--runs", type=int, help=f"starts of each program ({defaults.runs})")
    made.add_argument("--rounds", type=int, help=f"times each key and each way of ending ({defaults.rounds})")
    made.add_argument("--seconds", type=float, help=f"seconds of silence to listen to ({defaults.seconds:.0f})")
    made.add_argument("--sessions", type=int, help=f"sessions that share the file ({defaults.sessions})")
    made.add_argument("--large", action="store_true", help="search in a million items as well (minutes, and 1 GB)")
    made.add_argument("--keep", type=Path, help="folder for the databases of the search, used again later")
    made.add_argument(
        "--others", type=Path, default=os.environ.get(OTHERS),
        help=f"environment with VisiData and harlequin, or its bin ({OTHERS}, then the PATH)",
    )  # fmt: skip
    made.add_argument("--write", action="store_true", help="put what was measured into bench/RESULTS.md")
    made.add_argument("--redraw", action="store_true", help="only draw bench/RESULTS.md again from bench/results.json")
    return made


def options_of(words: argparse.Namespace, folder: Path) -> Options:
    """Give what to measure, from the words of the command line."""
    chosen: dict[str, float] = dict(QUICK) if words.quick else {}
    for name in QUICK:
        if (value := getattr(words, name)) is not None:
            if value <= 0:
                raise SystemExit(f"python -m bench: --{name} must be more than 0")
            chosen[name] = value
    others = None if words.others is None else Path(words.others)
    made = replace(Options(folder), **chosen, keep=words.keep, others=tuple(subjects.others(folder, others)))  # type: ignore[arg-type]
    return replace(made, items=(*made.items, 1_000_000)) if words.large else made


def run(
    names: Sequence[str], options: Options, keep: Callable[[Outcome], None] = lambda _: None
) -> tuple[list[Outcome], list[str]]:
    """Run stages one after the other and `keep` each outcome at once; give them, and the names of those that failed.

    A stage that fails does not stop the others, and whatever it leaves running is ended before the next.
    """
    where = ", ".join([harness.machine(), *subjects.versions(options.others)])
    found, failed = [], []
    for name in names:
        begin = monotonic()
        try:
            outcome = STAGES[name].measure(options)
        except MissingError as missing:
            print(f"stage {name} skipped: {missing}\n", flush=True)
        except Exception:
            traceback.print_exc()
            failed.append(name)
            print(f"stage {name} failed after {monotonic() - begin:.0f} s", file=sys.stderr, flush=True)
        else:
            outcome = replace(outcome, date=f"{datetime.now(UTC):%Y-%m-%d}", machine=where)
            found.append(outcome)
            print(f"{results.markdown([outcome], alone=True)}\n\n({name}: {monotonic() - begin:.0f} s)\n", flush=True)
            keep(outcome)
        if left := harness.end_leftovers():
            failed.append(f"{name} (left running and ended: {', '.join(map(str, left))})")
    return found, failed


def write(outcome: Outcome | None = None) -> None:
    """Put an outcome among those that were kept, and draw RESULTS.md from all of them."""
    kept = results.load()
    if outcome is not None:
        kept[outcome.stage] = outcome
        results.save(kept)
        kept = results.load()  # as rounded there: the same figures give the same table, whenever it is drawn
    if servers.STAGE in kept:
        server_costs.write(kept[servers.STAGE])
    results.RESULTS.write_text(results.markdown([kept[name] for name in STAGES if name in kept]) + table.section())


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write when asked; 1 when a bound is not kept or a stage failed."""
    made = parser()
    words = made.parse_args(arguments)
    if words.list:
        for name, stage in STAGES.items():
            print(f"{name:<8}  {stage.about}")
        return 0
    if words.redraw:
        write()
        return 0
    if unknown := [name for name in words.stages if name not in STAGES]:
        made.error(f"no stage {', '.join(unknown)}; there are {', '.join(STAGES)}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what runs is ended on the way out
    try:
        with harness.scratch() as folder:
            options = options_of(words, folder)
            found, failed = run(words.stages or list(STAGES), options, write if words.write else lambda _: None)
    except KeyboardInterrupt:
        return 130
    finally:
        harness.end_leftovers()
    for outcome in found:
        for row in outcome.broken:
            print(f"bound not kept: {outcome.stage}: {row.measure} ({row.unit})", file=sys.stderr)
    for name in failed:
        print(f"failed: {name}", file=sys.stderr)
    return 1 if failed or any(outcome.broken for outcome in found) else 0


if __name__ == "__main__":
    sys.exit(main())
