"""The check of what is published names a file too much or too little; the classifiers say only what was tried."""

from __future__ import annotations

import re
import tomllib

from tools.packaged import ROOT, sdist_problems, wheel_problems

FILES = {
    "src/zedentui/cli.py",
    "man/zedentui.1",
    "docs/ssh/tmux.conf",
    "docs/server/x.service",
    "tests/test_x.py",
    ".pre-commit-config.yaml",
}
SDIST = [
    "z-1/src/zedentui/cli.py",
    "z-1/man/zedentui.1",
    "z-1/docs/ssh/tmux.conf",
    "z-1/docs/server/x.service",
    "z-1/tests/test_x.py",
    "z-1/PKG-INFO",
]
WHEEL = [
    "zedentui/cli.py", "zedentui/data/zeden.duckdb", "z-1.data/data/share/man/man1/zedentui.1",
    "z-1.data/data/share/zedentui/ssh/tmux.conf", "z-1.data/data/share/zedentui/server/x.service",
    "z-1.dist-info/METADATA",
]  # fmt: skip


def test_what_belongs_in_them_is_no_problem() -> None:
    assert sdist_problems(SDIST, FILES) == []
    assert wheel_problems(WHEEL, FILES) == []


def test_a_file_too_much_or_too_little_is_named() -> None:
    assert sdist_problems([*SDIST, "z-1/shared/letter.txt"], FILES) == [
        "sdist: shared/letter.txt is in it, but git does not have it"
    ]
    assert sdist_problems(SDIST[1:], FILES) == ["sdist: src/zedentui/cli.py is missing"]
    assert wheel_problems([*WHEEL, "tests/test_x.py"], FILES) == [
        "wheel: tests/test_x.py is in it, but git does not have it"
    ]
    assert wheel_problems(WHEEL[:1] + WHEEL[2:], FILES) == ["wheel: zedentui/data/zeden.duckdb is missing"]


def test_the_classifiers_name_the_versions_that_contributing_says_were_tried() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    named = [each.rpartition(" ")[2] for each in project["classifiers"] if re.search(r":: 3\.\d+$", each)]
    assert named
    tried = re.search(r"Tried on Python ([^(]+)", (ROOT / "CONTRIBUTING.md").read_text())
    assert tried
    assert re.findall(r"3\.\d+", tried[1]) == named
    assert project["requires-python"] == f">={named[0]}"
