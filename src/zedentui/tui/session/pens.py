"""What characters look like: pens, and the shortest sequence from one to the next."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.strip import Strip

if TYPE_CHECKING:
    from rich.color import ColorSystem
    from rich.style import Style

__all__ = ["PLAIN", "Pen", "change", "on_blank", "one", "pen_of", "same_on_blank"]

_MANY_PENS: Final = 4096

_ON_BLANKS: Final = frozenset({"4", "7", "9", "21", "53"})
"""Attributes that show on a space: underline, reverse, strike, double underline, overline."""


class Pen(NamedTuple):
    """What the next character looks like: codes of attributes, foreground, background, and the link it belongs to."""

    attributes: frozenset[str] = frozenset()
    foreground: str = ""
    background: str = ""
    link: str = ""


PLAIN: Final = Pen()
_PENS: Final = {PLAIN: PLAIN}


def one(pen: Pen) -> Pen:
    """The one object for this pen, so that pens can be compared by identity. A theme has some dozens."""
    if len(_PENS) > _MANY_PENS:
        _PENS.clear()  # equal pens may then be different objects: some cells are sent once more, no harm
        _PENS[PLAIN] = PLAIN
    return _PENS.setdefault(pen, pen)


def pen_of(style: Style, colours: ColorSystem) -> Pen:
    """The pen for a style in a terminal with these colours."""
    ansi = style._ansi
    if ansi is None:
        ansi = Strip.render_ansi(style, colours)
    return _pen(ansi, f"{style.link_id};{style.link}" if style.link else "")


@lru_cache(maxsize=4096)
def _pen(ansi: str, link: str) -> Pen:
    """The pen for the parameters of a style, such as `1;38;5;179;48;5;16`."""
    attributes, foreground, background = set(), "", ""
    codes = iter(ansi.split(";")) if ansi else iter(())
    for code in codes:
        if code in ("38", "48"):
            kind = next(codes)
            rest = [next(codes) for _ in range(3 if kind == "2" else 1)]
            colour = ";".join([code, kind, *rest])
            foreground, background = (colour, background) if code == "38" else (foreground, colour)
        elif (code[0] == "3" and len(code) == 2) or (len(code) == 2 and code[0] == "9"):
            foreground = "" if code == "39" else code
        elif (code[0] == "4" and len(code) == 2) or (len(code) == 3 and code[:2] == "10"):
            background = "" if code == "49" else code
        else:
            attributes.add(code)
    return one(Pen(frozenset(attributes), foreground, background, link))


@lru_cache(maxsize=4096)
def on_blank(pen: Pen) -> Pen:
    """The pen that gives the same space."""
    if pen.link or pen.attributes & _ON_BLANKS:
        return pen
    return one(Pen(background=pen.background))


@lru_cache(maxsize=4096)
def same_on_blank(present: Pen, wanted: Pen) -> bool:
    """Whether a space comes out as wanted with the present pen."""
    return on_blank(present) is wanted


@lru_cache(maxsize=4096)
def change(present: Pen, wanted: Pen) -> str:
    """The shortest sequence from one pen to another."""
    codes: list[str] = []
    if present.attributes - wanted.attributes:
        # The codes that take one attribute back are not known everywhere; the one that takes all back is.
        present = Pen(link=present.link)
        codes.append("0")
    codes += sorted(wanted.attributes - present.attributes)
    if wanted.foreground != present.foreground:
        codes.append(wanted.foreground or "39")
    if wanted.background != present.background:
        codes.append(wanted.background or "49")
    if codes[:1] != ["0"] and wanted == Pen(link=wanted.link):
        codes = ["0"]
    change = f"\x1b[{';'.join(codes)}m" if codes else ""
    if wanted.link != present.link:
        change = (f"\x1b]8;id={wanted.link}\x1b\\" if wanted.link else "\x1b]8;;\x1b\\") + change
    return change
