"""Style sheets that are parsed once in a process, where every application parses the same ones."""

from __future__ import annotations

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

_PARSE = Stylesheet._parse_rules
_PARSED: dict[tuple[object, ...], list[RuleSet]] = {}


def parsed(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """Stand in for `Stylesheet._parse_rules`.

    Gives the rules of a text that another application of this process has parsed with the same variables. A style
    sheet keeps its own for as long as its application lives: these are kept for all of them.
    """
    asked = (css, read_from, is_default_rules, tie_breaker, scope)
    key = (*asked, *sheet._variables.items())
    if key not in _PARSED:
        _PARSED[key] = _PARSE(sheet, *asked)
    return _PARSED[key]
