"""What would be published, next to what git has: nothing too much in it, and nothing left out.

`python -m tools.packaged DIR` looks at the one sdist and the one wheel in DIR, prints what is wrong, and ends with 1
when anything is.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable
from pathlib import Path

__all__ = ["main", "sdist_problems", "shared_data", "wheel_problems"]

ROOT = Path(__file__).resolve().parents[1]
MADE = frozenset({"PKG-INFO"})
"""What the build adds to an sdist."""
OURS = frozenset({".pre-commit-config.yaml"})
"""What only a checkout needs."""
DATABASE = "zedentui/data/zeden.duckdb"
PACKAGE = "src/"


def shared_data(root: Path = ROOT) -> dict[str, str]:
    """Give what a wheel installs beside the package, by pyproject.toml: where a file or folder is here, and there."""
    wheel = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    return dict(wheel["shared-data"])


def tracked(root: Path = ROOT) -> set[str]:
    """Give the files that git has."""
    command = ["git", "-C", str(root), "ls-files", "-z"]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\0")) - {""}


def sdist_problems(names: Iterable[str], files: Iterable[str]) -> list[str]:
    """Say what an sdist with `names` has too much or too little, beside the `files` of git; one line each."""
    inside = {name.partition("/")[2] for name in names}
    return _differences("sdist", inside, {*files} - OURS | MADE)


def wheel_problems(names: Iterable[str], files: Iterable[str]) -> list[str]:
    """Say the same of a wheel: the package, the database, and what goes to `share`."""
    expected = {DATABASE}
    shared = shared_data()
    for file in files:
        expected |= {file.removeprefix(PACKAGE)} if file.startswith(PACKAGE) else set()
        for here, there in shared.items():
            expected |= {there + file.removeprefix(here)} if f"{file}/".startswith(f"{here}/") else set()
    inside = {name.partition(".data/data/")[2] or name for name in names if ".dist-info/" not in name}
    return _differences("wheel", inside, expected)


def main(folder: Path) -> int:
    """Print what is wrong with the packages in `folder`; give the exit code."""
    (sdist,), (wheel,) = folder.glob("zedentui-*.tar.gz"), folder.glob("zedentui-*.whl")
    files = tracked()
    with tarfile.open(sdist) as archive:
        problems = sdist_problems((member.name for member in archive if member.isfile()), files)
    with zipfile.ZipFile(wheel) as archive_of_wheel:
        problems += wheel_problems(archive_of_wheel.namelist(), files)
    print("\n".join(problems) or "Both packages hold what git has, and no more.")
    return 1 if problems else 0


def _differences(kind: str, inside: set[str], expected: set[str]) -> list[str]:
    return [
        *(f"{kind}: {name} is in it, but git does not have it" for name in sorted(inside - expected)),
        *(f"{kind}: {name} is missing" for name in sorted(expected - inside)),
    ]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
