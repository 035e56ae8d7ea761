"""The pictures of the README say what the application shows today: word for word, whatever the letters look like."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from quiet import settled

ROOT = Path(__file__).resolve().parents[2]


def _screenshots() -> ModuleType:
    spec = importlib.util.spec_from_file_location("screenshots", ROOT / "docs" / "screenshots.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


SCREENSHOTS = _screenshots()


@pytest.mark.parametrize("name", SCREENSHOTS.PICTURES)
async def test_the_picture_says_what_the_application_shows(name: str) -> None:
    kept = (ROOT / "docs" / "img" / f"{name}.svg").read_text()
    now = SCREENSHOTS.words(await SCREENSHOTS.drawn(name, settled))
    assert len(now) > 10
    assert SCREENSHOTS.words(kept) == now, "renew the pictures of the README: make screenshots"


def test_the_readme_shows_every_picture_and_no_other() -> None:
    shown = re.findall(r"!\[[^]]*\]\(docs/img/(\w+)\.svg\)", (ROOT / "README.md").read_text())
    measured = {"start"}  # a picture of a start, in docs/server.md: no screen of the application
    kept = {path.stem for path in (ROOT / "docs" / "img").iterdir()}
    assert "(img/start.svg)" in (ROOT / "docs" / "server.md").read_text()
    assert kept - measured == set(shown) == set(SCREENSHOTS.PICTURES)
    assert len(shown) == len(set(shown))


def test_the_first_screenful_of_the_readme_says_what_it_is_shows_it_and_starts_it() -> None:
    """A browser shows some forty lines at a time, and a picture takes ten of them."""
    first = (ROOT / "README.md").read_text().splitlines()[:22]
    assert first[0] == "# zedentui"
    assert sum("docs/img/" in line for line in first) == 1
    commands = [line for line in first if line.startswith("    ")]
    assert len(commands) == 2
    assert commands[0].endswith("zedentui")
    assert commands[1].endswith("pytest")


def test_what_differs_is_seen() -> None:
    svg = '<text class="a" x="12.2" y="20" textLength="5">m&#x27;n</text><text class="b" x="0" y="20">nr.&#160;</text>'
    assert SCREENSHOTS.words(svg) == ["nr. m'n"]
