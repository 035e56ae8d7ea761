"""How long files and functions may be; what is longer is named here, and may only become shorter."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import zedentui

PACKAGE = Path(zedentui.__file__).parent
LONGEST_FILE, LONGEST_FUNCTION = 300, 50

FILES = {
    "kinds/doubt.py": 312,
    "system/first_frame.py": 302,
    "tui/app.py": 405,
    "tui/dialogs/lookup.py": 323,
    "tui/panes/claims.py": 330,
    "tui/panes/pane.py": 323,
    "tui/panes/statistics/pane.py": 354,
    "tui/session/app.py": 322,
    "tui/session/frames.py": 309,
    "tui/widgets/item_list.py": 515,
    "tui/widgets/rows.py": 331,
}
"""Files of more lines than LONGEST_FILE, with how many they may have."""
FUNCTIONS = {"tui/widgets/page.py lay_out": 53}
"""Functions of more lines than LONGEST_FUNCTION, docstring and all, with how many they may have."""


def lengths() -> Iterator[tuple[str, int]]:
    """Each file by its place in the package, with its lines."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), len(path.read_text("utf-8").splitlines())


def functions(source: str) -> Iterator[tuple[str, int]]:
    """Each function and method in `source`, with the lines from its `def` to its end."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_lines_are_counted_as_people_count_them() -> None:
    assert list(functions("def a():\n    pass\n\nclass B:\n    async def c(\n        self,\n    ): ...\n")) == [
        ("a", 2),
        ("c", 3),
    ]


def test_no_file_is_longer_than_its_measure() -> None:
    found = {name: count for name, count in lengths() if count > LONGEST_FILE}
    assert {name: count for name, count in found.items() if count > FILES.get(name, 0)} == {}
    assert sorted(FILES) == sorted(found), "what is short enough now goes from the list"


def test_no_function_is_longer_than_its_measure() -> None:
    found = {
        f"{name} {function}": count
        for name, _ in lengths()
        for function, count in functions((PACKAGE / name).read_text("utf-8"))
        if count > LONGEST_FUNCTION
    }
    assert {name: count for name, count in found.items() if count > FUNCTIONS.get(name, 0)} == {}
    assert sorted(FUNCTIONS) == sorted(found), "what is short enough now goes from the list"
