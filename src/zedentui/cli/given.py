"""What was typed after `zedentui`, as everything that answers it wants it; `arguments` makes it from the words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from zedentui.classes import dataclass, field

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Arguments"]


@dataclass(slots=True)
class Arguments:
    """What was typed. `command` None is the application; lists are empty and values None when not given."""

    command: str | None = None
    words: list[str] = field(default_factory=list)
    help: bool = False
    version: bool = False
    db: Path | str | None = None
    peildatum: date | None = None
    color: str = "auto"
    format: str | None = None
    licht: bool = False
    muis: bool = False
    kiosk: bool = False
    thema: str | None = None
    voorlezen: bool = False
    delict: list[str] = field(default_factory=list)
    maat: list[str] = field(default_factory=list)
    jaar: list[int] = field(default_factory=list)
    eenheid: str = "aantal"
    cijfers: str = "tekst"
    grafiek: str | None = None
    hoogstens: int = 10
    tabellen: bool = False
    fractie: str | None = None
    stem: str | None = None
    uitslag: str | None = None
    uit: Path | None = None
    controleer: bool = False
    publiceer: Path | None = None
    archief: Path | str | None = None
    bron: str | None = None
    categorie: list[str] = field(default_factory=list)
    sinds: date | None = None
    adres: str = "127.0.0.1"
    poort: int = 8000
    bezoekers: int | None = None
    achter_proxy: str | None = None
    schermen: list[str] = field(default_factory=list)
    kleuren: list[str] = field(default_factory=list)

    @property
    def form(self) -> str:
        """The format of the answer, one of `formats.FORMATS` or of the command's own."""
        return self.format or "table"

    @property
    def chart(self) -> str:
        """The kind of chart: the one that was asked for, lines when only a file was."""
        return "lijnen" if self.grafiek in (None, "svg") else self.grafiek

    @property
    def chart_to_file(self) -> bool:
        """Whether the chart goes to a file instead of the terminal."""
        return self.grafiek == "svg" or self.uit is not None

    @property
    def today(self) -> date:
        """The reference date: what was given, or the present day."""
        return self.peildatum or date.today()
