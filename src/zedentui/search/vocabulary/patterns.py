"""Patterns that are compiled when a question first needs them: most questions need few."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["pattern"]


@cache
def pattern(source: str) -> re.Pattern[str]:
    """Return `source` compiled, the same object each time."""
    return re.compile(source)
