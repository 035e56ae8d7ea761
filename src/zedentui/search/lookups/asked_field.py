"""The field that a question asks for, said first: who does an action or a measure, what comes next.

What the letter does not name is said not to be named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.search.lookups.listed import led_by
from zedentui.search.vocabulary.patterns import pattern
from zedentui.text.dutch import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.search.lookups.listed import Row
    from zedentui.store.store import Store

__all__ = ["with_asked_field"]

_WHO = (
    r"^(?:door )?wie\b(?! stem)|\bverantwoordelijk|\btrekker\b|\bbetrokken\b"
    r"|\b(?:organisaties|partijen|instanties|partners)\b|\bketenpartners\b|\buitvoerder|^who\b"
)
_WROTE = r"\b(?:schreef|schreven|geschreven|auteurs?|wrote|written)\b"
_NEXT = r"\bvolgende stap|\bvervolgstap|\bvervolg (?:van|op|bij)\b|\bnext step"
_NOBODY = "niet genoemd"
_HINTS = ("wie", "verantw", "trekker", "betrokken", "organisaties", "partijen", "instanties", "partners", "uitvoerder",
          "who", "vervolg", "stap", "step")  # fmt: skip


def with_asked_field(store: Store, text: str, rows: Sequence[Row]) -> list[Row]:
    """Return the rows, the first with the field that `text` asks for before its text. Raises StoreError."""
    if not rows or not any(hint in text for hint in _HINTS):
        return list(rows)
    first, said = rows[0], ""
    if pattern(_NEXT).search(text):
        said = _next(store, first)
    elif pattern(_WROTE).search(text):
        said = "De brief noemt niet wie het schreef." if first[0] == "maatregel" else ""
    elif pattern(_WHO).search(text):
        said = _who(store, first)
    return [led_by(said, first), *rows[1:]] if said else list(rows)


def _who(store: Store, row: Row) -> str:
    """Who does what the row tells."""
    kind, id_ = row[0], row[1]
    if kind == "actie":
        names = next((action.who for action in store.actions() if action.id == id_), ())
        return f"Wie: {listed(list(names))}." if names else "De brief noemt niet wie dit doet."
    if kind == "maatregel":
        measure = next((each for each in store.transnational_measures() if each.id == id_), None)
        if measure is None:
            return ""
        who = "De brief noemt niet wie dit doet." if measure.responsible == _NOBODY else f"Wie: {measure.responsible}."
        return f"{who} Betrokken: {listed(list(measure.partners))}." if measure.partners else who
    if kind == "actielijn":
        names = tuple(dict.fromkeys(
            who for action in store.actions() if str(action.line) == row[2].rpartition("/")[2] for who in action.who
        ))  # fmt: skip
        return (
            f"Bij de acties noemt de brief: {listed(list(names))}."
            if names
            else "Bij de acties noemt de brief niemand."
        )
    if kind == "organisatie" and row[3].lower() == "ketenpartners":
        wide = max((action for action in store.actions() if action.line), key=lambda action: len(action.who))
        return f"Bij ‘{wide.title}’ noemt de brief: {listed(list(wide.who))}."
    return ""


def _next(store: Store, row: Row) -> str:
    """What comes after, of a measure."""
    if row[0] != "maatregel":
        return ""
    step = next((each.next_step for each in store.transnational_measures() if each.id == row[1]), None)
    return f"Vervolg: {step}" if step else "De brief noemt geen volgende stap."
