"""tmux between a session and its terminal: how it is known, and how a sequence comes through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["inside_tmux", "passed_through"]


def inside_tmux(environ: Mapping[str, str]) -> bool:
    """Tell whether tmux stands between us and the terminal; TMUX does not travel over ssh, the name in TERM does."""
    return bool(environ.get("TMUX")) or environ.get("TERM", "").startswith("tmux")


def passed_through(sequence: str) -> str:
    """Wrap an escape sequence so that tmux hands it to the terminal outside."""
    return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
