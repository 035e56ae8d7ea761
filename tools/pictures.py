"""Every picture of the snapshot tests, as the program draws it now: the tests run, and what they would compare is kept.

`python -m tools.pictures` prints them as JSON, by the name of the test.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from tools.answers import ROOT

__all__ = ["pictures"]


class _Keeper:
    """A plugin of pytest in the place of the one that compares."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    @pytest.fixture
    def snap_compare(self, request: pytest.FixtureRequest) -> Callable[..., bool]:
        """Keep the picture instead of comparing it."""
        from textual._doc import take_svg_screenshot

        def keep(
            app: Any, press: Iterable[str] = (), terminal_size: tuple[int, int] = (80, 24), run_before: Any = None
        ) -> bool:
            drawn = take_svg_screenshot(app=app, press=press, terminal_size=terminal_size, run_before=run_before)
            self.kept[request.node.name] = re.sub(r"\bterminal-\d+-", "terminal-", drawn)
            return True

        return keep

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep why there is no picture, in its place."""
        if report.failed:
            name = report.nodeid.partition("::")[2]
            self.kept[name] = f"not drawn: {report.longreprtext.splitlines()[-1]}"
            print(f"no picture of {name}: {report.longreprtext}", file=sys.stderr)


def pictures() -> dict[str, str]:
    """Draw them all, in this process; gives the SVG of each by the name of its test, or the line why there is none.

    Raises:
        RuntimeError: the tests could not be run; the message is what pytest said.
    """
    keeper = _Keeper()
    said = io.StringIO()
    words = ["-n", "0", "-p", "no:textual-snapshot", "-p", "no:cacheprovider", "--rootdir", str(ROOT), "-c"]
    with contextlib.redirect_stdout(said):
        code = pytest.main([*words, str(ROOT / "pyproject.toml"), str(ROOT / "tests/snapshots")], plugins=[keeper])
    if code not in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}:
        raise RuntimeError(said.getvalue())
    return keeper.kept


if __name__ == "__main__":
    json.dump(pictures(), sys.stdout)
