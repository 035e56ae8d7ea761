"""Colours of a terminal as numbers, and the cells of a screen that nobody can read."""

from __future__ import annotations

from functools import cache

from terminal import Terminal

Colour = tuple[int, int, int]

# The sixteen of xterm; pyte calls dark yellow brown.
SIXTEEN: dict[str, Colour] = {
    "black": (0, 0, 0), "red": (205, 0, 0), "green": (0, 205, 0), "brown": (205, 205, 0), "blue": (0, 0, 238),
    "magenta": (205, 0, 205), "cyan": (0, 205, 205), "white": (229, 229, 229), "brightblack": (127, 127, 127),
    "brightred": (255, 0, 0), "brightgreen": (0, 255, 0), "brightbrown": (255, 255, 0), "brightblue": (92, 92, 255),
    "brightmagenta": (255, 0, 255), "bfightmagenta": (255, 0, 255), "brightcyan": (0, 255, 255),
    "brightwhite": (255, 255, 255),
}  # fmt: skip


def of(name: str, default: Colour) -> Colour:
    """Give the colour that a terminal with the sixteen of xterm shows."""
    if name == "default":
        return default
    if name in SIXTEEN:
        return SIXTEEN[name]
    return int(name[0:2], 16), int(name[2:4], 16), int(name[4:6], 16)


LEAST_TEXT = 1.5
"""Contrast of letters and digits, also of those dimmed behind a menu (about 1.7)."""
LEAST_MARK = 1.05
"""Contrast of lines and blocks, which only part what is read."""


@cache
def contrast(foreground: str, background: str, dark: bool) -> float:
    """Give the contrast of two colours, from 1 (none) to 21 (WCAG 2), in a dark or light terminal."""
    ink, paper = ((229, 229, 229), (0, 0, 0)) if dark else ((0, 0, 0), (255, 255, 255))
    found = sorted((luminance(of(foreground, ink)), luminance(of(background, paper))))
    return (found[1] + 0.05) / (found[0] + 0.05)


def luminance(colour: Colour) -> float:
    """Give the relative luminance of a colour, from 0 to 1 (WCAG 2)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (c / 255 for c in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def unreadable(terminal: Terminal, *, dark: bool) -> list[str]:
    """Describe the characters that cannot be told from their background: their place, text and colours."""
    screen = terminal.screen
    return [
        f"row {row} column {column}: {cell.data!r} {cell.fg} on {cell.bg}"
        for row in range(screen.lines)
        for column in range(screen.columns)
        for cell in [screen.buffer[row][column]]
        if cell.data.strip() and contrast(cell.fg, cell.bg, dark) < (LEAST_TEXT if cell.data.isalnum() else LEAST_MARK)
    ]
