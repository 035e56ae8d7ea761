"""The shape of the house: who imports whom, read from the source. Which folders may is for import-linter to hold."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import zedentui
from zedentui.cli import read_out
from zedentui.kinds import registry
from zedentui.places import PANES
from zedentui.tui.commands import PANE_TITLES

PACKAGE = Path(zedentui.__file__).parent


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = ("zedentui", *path.relative_to(PACKAGE).with_suffix("").parts)
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(source: str, known: frozenset[str]) -> Iterator[str]:
    """The modules of ours that `source` names in an import: anywhere, in a function or for types only as well."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute here"
            for alias in node.names:
                inside = f"{node.module}.{alias.name}"
                if inside in known:
                    yield inside
                elif node.module in known:
                    yield str(node.module)


def arrows() -> dict[str, set[str]]:
    """For each module of ours the modules of ours that it names."""
    found = modules()
    return {name: {*imported(path.read_text(), frozenset(found))} - {name} for name, path in found.items()}


def circle(graph: Mapping[str, set[str]]) -> list[str]:
    """One circle in `graph`, or nothing."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_a_circle_is_seen_wherever_the_import_stands() -> None:
    known = frozenset({"a", "a.b", "a.c"})
    source = "if TYPE_CHECKING:\n from a import b\ndef f():\n import a.c\n from a.b import x\n"
    assert list(imported(source, known)) == ["a.b", "a.c", "a.b"]
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}})
    assert not circle({"a": {"b", "c"}, "b": {"c"}, "c": set()})


def test_no_module_leads_back_to_itself() -> None:
    found = arrows()
    assert len(found["zedentui.tui.app"]) > 5
    assert circle(found) == []


@pytest.mark.parametrize(("folder", "most"), [(".", 7), ("tui", 12), ("tui/panes/statistics", 12)])
def test_a_folder_can_be_taken_in_at_a_glance(folder: str, most: int) -> None:
    assert 1 < len(list((PACKAGE / folder).glob("*.py"))) <= most


def contract(name: str) -> set[str]:
    """The last names of the modules in a contract of import-linter that keeps modules apart."""
    project = tomllib.loads((PACKAGE.parents[1] / "pyproject.toml").read_text())
    (found,) = [each for each in project["tool"]["importlinter"]["contracts"] if each["name"] == name]
    return {module.rpartition(".")[2] for module in found["modules"]}


def test_every_kind_is_kept_apart_from_the_others() -> None:
    assert contract("Kinds of items do not know each other") >= {
        kind for kinds in registry.KINDS.values() for kind in kinds
    }


def test_every_pane_is_kept_apart_from_the_others() -> None:
    sources = {
        name.rpartition(".")[2]: path for name, path in modules().items() if name.startswith("zedentui.tui.panes.")
    }
    with_code = {name for name, path in sources.items() if "    CODE = " in path.read_text()} - {"pane"}
    assert len(with_code) == len(PANES)  # Statistiek is a folder; the reference works are a pane as well
    assert contract("Panes do not know each other") >= with_code


def test_every_pane_is_read_out_under_its_title_and_key() -> None:
    assert read_out._TITLES == PANE_TITLES
    assert tuple(PANE_TITLES) == PANES
    assert f"1 tot en met {len(PANES)}:" in read_out._KEYS


def test_the_map_for_contributors_names_what_is_there() -> None:
    root = PACKAGE.parents[1]
    text = (root / "CONTRIBUTING.md").read_text()
    section = text.partition("## Where a thing lives")[2].partition("\nRules that")[0]
    named = 0
    for row in section.splitlines():
        names = [name for name in re.findall(r"`([^`]+)`", row) if re.search(r"/$|\.(py|sql|tcss)$", name)]
        places = [PACKAGE, root, *(PACKAGE / name for name in names if name.endswith("/"))]  # `a.py` of a room there
        assert [name for name in names if not any((place / name).exists() for place in places)] == []
        named += len(names)
    assert named > 40
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert folders <= set(re.findall(r"(\w+)/", section))
