"""Dutch notation for numbers and days, and texts that go into others: `1.302`, `46,3%`, a real minus sign (U+2212)."""

from __future__ import annotations

import math
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "MINUS", "MONTHS", "NONE", "SHORT_MONTHS",
    "day", "days", "decimal", "ended", "listed", "number", "percent", "period",
    "portion", "short_day", "signed", "within",
]  # fmt: skip

MINUS = "−"
NONE = "–"
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


_FEW = 6  # digits behind the comma for which the step is at hand
_STEPS = tuple(Decimal(1).scaleb(-digits) for digits in range(_FEW))
_EXACT = Context(prec=400)
_AS_WRITTEN = {ord(","): ".", ord("."): ","}


def listed(parts: Sequence[str]) -> str:
    """Return `a`, `a en b` or `a, b en c`."""
    return " en ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def number(value: int) -> str:
    """Return a whole number with points between the thousands: `1.302`, `−12`."""
    return f"{value:,}".replace(",", ".").replace("-", MINUS)


def decimal(value: float | Decimal, digits: int = 1) -> str:
    """Return a number with a decimal comma, rounded half up as the letter does: `46,3`; never `−0,0`.

    A value that is no number (NaN, infinite) gives a dash.
    """
    if not math.isfinite(value):
        return NONE
    # Through repr: 0.15 means fifteen hundredths here, not the binary fraction just below it.
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    rounded = exact.quantize(
        _STEPS[digits] if 0 <= digits < _FEW else Decimal(1).scaleb(-digits), ROUND_HALF_UP, _EXACT
    )
    sign = MINUS if rounded < 0 else ""
    return sign + f"{abs(rounded):,f}".translate(_AS_WRITTEN)


def percent(value: float | Decimal, digits: int = 1) -> str:
    """Return a percentage (0 to 100) with its sign: `46,3%`; `<0,1%` for one that is there but rounds to nothing."""
    text = decimal(value, digits)
    if text == NONE:
        return text
    return f"{text}%" if text.strip("0,") or not value else f"<{decimal(Decimal(1).scaleb(-digits), digits)}%"


def portion(value: float | Decimal, digits: int = 1) -> str:
    """Return a percentage as it stands in a sentence: `46,3%`, `minder dan 0,1%`."""
    return percent(value, digits).replace("<", "minder dan ")


def signed(value: float | Decimal, digits: int = 0) -> str:
    """Return a change with its sign: `+255`, `−12`, `+9,7`; without one when it rounds to zero."""
    text = decimal(value, digits)
    return f"+{text}" if text[0] not in MINUS + NONE and text.strip("0,") else text


def day(value: date) -> str:
    """Return `5 juli 2023`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """Return `5 jul 2023`."""
    return f"{value.day} {SHORT_MONTHS[value.month - 1]} {value.year}"


def period(earliest: date, latest: date | None) -> str:
    """Return the days from `earliest` to `latest` inclusive, in as few words as they allow.

    `5 juli 2023`, `21 juni t/m 22 september 2023`, `september 2023`, `2023`, `2023 t/m 2026`; without an end
    `vanaf 5 juli 2023`. Raises ValueError when the two are reversed.
    """
    if latest is None:
        return f"vanaf {day(earliest)}"
    if latest < earliest:
        raise ValueError(f"De periode eindigt ({day(latest)}) voordat zij begint ({day(earliest)}).")
    if earliest == latest:
        return day(earliest)
    same_year = earliest.year == latest.year
    if earliest.day == 1 and (latest == date.max or (latest + timedelta(days=1)).day == 1):
        if (earliest.month, latest.month) == (1, 12):
            return f"{latest.year}" if same_year else f"{earliest.year} t/m {latest.year}"
        first, last = MONTHS[earliest.month - 1], f"{MONTHS[latest.month - 1]} {latest.year}"
        if same_year:
            return last if earliest.month == latest.month else f"{first} t/m {last}"
        return f"{first} {earliest.year} t/m {last}"
    if same_year and earliest.month == latest.month:
        return f"{earliest.day} t/m {day(latest)}"
    begin = day(earliest)
    return f"{begin.rpartition(' ')[0] if same_year else begin} t/m {day(latest)}"


def days(count: int) -> str:
    """Return `1 dag` or `12 dagen`."""
    return f"{number(count)} {'dag' if abs(count) == 1 else 'dagen'}"


def ended(text: str) -> str:
    """Return `text` with a full stop, unless it ends a sentence already."""
    return text if text.endswith((".", "!", "?")) else text + "."


def within(text: str) -> str:
    """Return `text` as it goes on within a sentence: with a small letter, unless an abbreviation comes first.

    `technisch sepot`, but `OM-transactie`, `A-categorie` and `A4`.
    """
    second = text[1:2]
    return text if second.isupper() or second in {".", "-"} or second.isdigit() else text[:1].lower() + text[1:]
