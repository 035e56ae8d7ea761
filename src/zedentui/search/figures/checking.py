"""A number held against the figures: `klopt het dat 95 procent van de verkrachtingen geseponeerd wordt`.

The verdict is on the figure that the frame names. A number that is no such figure is sought among all shares and
counts, and named with what it is; it is never brought nearer to what was asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.search.figures.asking import Ask, Said
from zedentui.search.figures.thresholds import fits
from zedentui.search.figures.wording import points
from zedentui.search.frames.frame import Group, Quantity
from zedentui.text.dutch import listed, number, portion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.search.figures.evaluation import Cell, Term
    from zedentui.search.frames.frame import Bound

__all__ = ["checked", "named_elsewhere"]

_MOST_NAMED = 4


def checked(ask: Ask) -> Said | None:
    """Answer whether the number is the figure; None without figures."""
    bound = ask.frame.operation.bound
    if bound is None or not ask.outcome.cells:
        return None
    if ask.frame.operation.of == "change":
        return _change(ask, bound)
    words, said, verdicts = ask.words, [], []
    for cell in ask.outcome.cells:
        term = ask.term(cell)
        verdicts.append(_verdict(ask, cell, term, bound))
        text = words.figure(cell, term)
        if ask.frame.unit == "groep" and cell.groep and cell.share_groep is not None:
            text += f" Dat is {portion(cell.share_groep)} van de zedenzaken ({number(cell.groep)})."
        said.append(text + words.doubts([cell]))
    elsewhere = ""
    if not any(verdicts) and not _otherwise(ask, bound):
        elsewhere = named_elsewhere(ask, bound)
    return Said(f"{_spoken(verdicts, bound, ask)} {' '.join(said)}{elsewhere}", (), ask.outcome.cells)


def _spoken(verdicts: Sequence[str], bound: Bound, ask: Ask) -> str:
    right = [cell for cell, verdict in zip(ask.outcome.cells, verdicts, strict=True) if verdict]
    if len(right) == len(verdicts):
        other = next((verdict for verdict in verdicts if verdict not in {"ja", ""}), "")
        loosely = "Ja, ongeveer." if bound.kind == "about" else "Ja."
        if bound.kind == "equal" and bound.percent and bound.digits <= 0 and len(right) == 1:
            loosely = "Ja." if _exactly(ask, right[0], bound) else "Ja, afgerond."
        return f"Ja, {other}." if other else loosely
    if not right and (otherwise := _otherwise(ask, bound)):
        return otherwise
    if not right:
        return f"Nee, niet {bound.text}." if bound.kind in {"equal", "about"} else "Nee."
    years = listed([str(cell.year) for cell in right])
    return f"Alleen in {years}." if len({cell.term for cell in right}) == 1 else f"Niet voor alles; wel in {years}."


def _exactly(ask: Ask, cell: Cell, bound: Bound) -> bool:
    """Whether one of the shares is the very number at one decimal."""
    shares = [share for _, share, _ in ask.words.shares(cell, ask.term(cell))]
    if ask.frame.unit == "groep" and cell.share_groep is not None:
        shares = [cell.share_groep]
    return any(round(share, 1) == bound.value for share in shares)


def _otherwise(ask: Ask, bound: Bound) -> str:
    """What a bound that one whole does not fit is of another: `van de uitstroom niet, wel van de instroom`."""
    cells = ask.outcome.cells
    loose = bound.kind in {"equal", "about"} and not bound.whole
    if not bound.percent or loose or len(cells) != 1 or ask.frame.unit == "groep":
        return ""
    shares = ask.words.shares(cells[0], ask.term(cells[0]))
    fit = [
        (name, share) for name, share, _ in shares if fits(share, bound.kind, bound.value, bound.upper, bound.digits)
    ]
    if not fit:
        return ""
    missed = listed([f"{name} ({portion(share)})" for name, share, _ in shares if (name, share) not in fit])
    held = listed([f"{name} ({portion(share)})" for name, share in fit])
    return f"Nee, niet van {missed}; wel van {held}."


_SAID = {
    "zaken": ("de uitstroom", "de instroom"), "uitstroom": ("de uitstroom",), "instroom": ("de instroom",),
}  # fmt: skip
"""The wholes that a percentage may be of, where it is said of what: of another one it is not right."""


def _verdict(ask: Ask, cell: Cell, term: Term, bound: Bound) -> str:
    """`ja`, with which other whole it is right, or empty."""
    if not bound.percent:
        return "ja" if fits(cell.count, bound.kind, bound.value, bound.upper, 0) else ""
    shares = [(name, share) for name, share, _ in ask.words.shares(cell, term)]
    own = {"uitstroom": "de uitstroom", "instroom": "de instroom"}.get(ask.frame.unit)
    if ask.frame.unit == "groep" and cell.share_groep is not None:
        return "ja" if fits(cell.share_groep, bound.kind, bound.value, bound.upper, bound.digits) else ""
    if ask.frame.unit == "hoofdmaat" and shares:
        own = shares[0][0]
    first = [share for name, share in shares if name == own] or [share for _, share in shares[:1]]
    if first and fits(first[0], bound.kind, bound.value, bound.upper, bound.digits):
        return "ja"
    if bound.kind in {"equal", "about"}:
        for name, share in shares:
            if name in _SAID.get(bound.whole, (name,)) and fits(
                share, bound.kind, bound.value, bound.upper, bound.digits
            ):
                return f"met een andere noemer, {name}"
    return ""


def _change(ask: Ask, bound: Bound) -> Said:
    """A number that is said of a rise or a fall."""
    words, said, right = ask.words, [], []
    loosely: list[str] = []
    for index, term in enumerate(ask.outcome.terms):
        cells = ask.outcome.of(index)
        late = cells[-1]
        early = cells[0] if len(cells) > 1 else ask.before(late)
        if early is None:
            text = f"{words.figure(late, term)} Het jaar ervoor staat niet in de tabellen."
            return Said(text, (), ask.outcome.cells)
        change = late.count - early.count
        size = 100 * change / early.count if bound.percent and early.count else float(change)
        size = size if ask.frame.operation.high else -size
        loosely.append(_nearly(size, bound))
        right.append(
            size > 0 and fits(size, bound.kind, bound.value, bound.upper, bound.digits if bound.percent else 0)
        )
        text = f"{words.figure(late, term)} Dat is {words.difference(change, early.count, early.year)}."
        if late.share_uitstroom is not None and early.share_uitstroom is not None:
            text += f" Het aandeel in de uitstroom veranderde {points(late.share_uitstroom - early.share_uitstroom)}."
        said.append(text + words.breaks(term, early.year, late.year) + words.doubts([early, late]))
    verdict = loosely[0] if len(loosely) == 1 and loosely[0] else "Ja." if all(right) else "Nee."
    return Said(f"{verdict} {' '.join(said)}", (), ask.outcome.cells)


def _nearly(size: float, bound: Bound) -> str:
    """How a change lies to a part that is said in words (`de helft`), where it is near and not the same."""
    if bound.kind == "least" and bound.percent and not any(map(str.isdigit, bound.text)):
        return "Bijna." if 0.9 * bound.value <= size < bound.value else ""  # `gehalveerd`, at 49,3 percent
    if bound.kind != "about" or any(map(str.isdigit, bound.text)) or abs(size - bound.value) <= 0.5:
        return ""
    if abs(size - bound.value) > 0.1 * bound.value:
        return ""
    part = bound.text.removeprefix("ongeveer ").removeprefix("met ")
    return f"Bijna: iets minder dan {part}." if size < bound.value else f"Ongeveer: iets meer dan {part}."


def _on_its_side(share: float, bound: Bound) -> bool:
    """Whether a share that rounds to the number lies where `ruim` or `bijna` says."""
    return bound.kind == "equal" or (share >= bound.value if bound.kind == "fully" else share <= bound.value)


def named_elsewhere(ask: Ask, bound: Bound) -> str:
    """What the number is instead, among all figures: `93,4% is ...`; empty when it is none, or too many."""
    exact = bound.kind == "equal" or (bound.kind in {"nearly", "fully"} and bound.percent)
    if not exact or bound.value < 3:
        return ""
    lexicon = ask.words.lexicon
    frame = replace(
        ask.frame, measures=tuple(Quantity((code,)) for code in lexicon.measures),
        groups=tuple(Group(code) for code in lexicon.offences), unit="aantal",
        operation=replace(ask.frame.operation, of="value"),
    )  # fmt: skip
    groups = {term.group.plus for term in ask.outcome.terms}
    found = ask.more(frame, ask.every_year)
    named: list[tuple[bool, int, str]] = []
    for cell in found.cells:
        term = found.terms[cell.term]
        where = f"{ask.words.term(term)}, {cell.year}"
        if not bound.percent and cell.count == bound.value:
            named.append((term.group.plus not in groups, -cell.year, f"{number(cell.count)} is {where}"))
        if bound.percent:
            for name, share, _ in ask.words.shares(cell, term):
                if fits(share, "equal", bound.value, None, bound.digits) and _on_its_side(share, bound):
                    named.append(
                        (
                            term.group.plus not in groups,
                            -cell.year,
                            f"{portion(share)} is het aandeel van {where} in {name}",
                        )
                    )
    if not named or len(named) > 40:
        return ""
    shown = [text for _, _, text in sorted(named)[:_MOST_NAMED]]
    return f" Wel in de tabellen: {'; '.join(shown)}."
