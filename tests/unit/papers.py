"""Papers for tests that make an item by hand."""

from __future__ import annotations

from datetime import date

from zedentui.model import Document

__all__ = ["LETTER"]

LETTER = Document(
    "kst-34843-86",
    1,
    "Voortgangsbrief zeden, 5 juli 2023",
    date(2023, 7, 5),
    "Kamerstukken II 2022/23, 34843, nr. 86",
    "https://zoek.officielebekendmakingen.nl/kst-34843-86.html",
    page_count=9,
)
