"""What CI runs: the same as `make check`, the commands of the README, on the versions of constraints.txt."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
RUN = (ROOT / ".ci" / "run").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PINNED = dict(re.findall(r"^([\w.-]+)==(\S+)$", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE))
VERSIONS = {canonicalize_name(name): version for name, version in PINNED.items()}


def commands(text: str) -> set[str]:
    """The commands of a script or a recipe that check something: each on its own, without settings before it."""
    lines = [line.strip() for line in text.splitlines() if not line.lstrip().startswith("#")]
    parts = [part.strip() for line in lines for part in line.split("&&")]
    bare = {re.sub(r'^(\w+="[^"]*" )+', "", part) for part in parts}
    bare = {re.sub(r"^(bash \S+) .*", r"\1", part) for part in bare}  # where it puts what it makes is its own
    return {part for part in bare if re.match(r"\.venv/bin/(?!pip\b|pre-commit)|bash ", part)}


def test_make_check_is_all_that_ci_runs() -> None:
    recipes = dict(
        re.findall(r"^([\w-]+):[^\n]*\n((?:\t[^\n]*\n)+)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    )
    [words] = re.findall(r"^check:([^#\n]*)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    made = set().union(*(commands(recipes[word]) for word in words.split()))
    assert made == commands(RUN)
    assert len(made) == 11


def test_ci_runs_the_command_of_the_readme_to_the_letter() -> None:
    [command] = [line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if line.endswith("/pytest")]
    assert command.strip() in RUN.splitlines()


@pytest.mark.parametrize("line", (ROOT / "constraints.txt").read_text("utf-8").splitlines())
def test_a_constraint_is_a_name_and_a_version(line: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9][\w.-]*==[0-9][\w.]*", line)


def test_everything_that_is_installed_has_its_version() -> None:
    project = PROJECT["project"]
    asked = [
        *project["dependencies"], *PROJECT["build-system"]["requires"],
        *(name for key, extra in project["optional-dependencies"].items() if key != "remote" for name in extra),
    ]  # fmt: skip
    for requirement in map(Requirement, asked):
        if requirement.name != "zedentui":
            version = VERSIONS[canonicalize_name(requirement.name)]
            assert requirement.specifier.contains(version), (str(requirement), version)


def test_what_works_together_with_a_server_has_one_version() -> None:
    """The extra has a DuckDB of its own and its packages, with which `.ci/remote` makes an environment of their own."""
    versions = {str(Requirement(each).specifier) for each in PROJECT["project"]["optional-dependencies"]["remote"]}
    assert len(versions) == 1
    assert versions.pop().startswith("==")
