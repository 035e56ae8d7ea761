"""How our text of the letter is spoken of: a machine-read copy, until somebody has compared it with the original.

Every word about what stands in the tables comes from here, so that they all change together when the dossier says
`compared_with_original`. Nothing here says anything about the official publication: we have not seen that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.text.dutch import day

if TYPE_CHECKING:
    from datetime import date

__all__ = ["NOT_HELD", "REPORT", "as_it_stands", "compare", "copy", "stands"]

NOT_HELD = "hier onbekend"
"""In a list, a result that we do not have: the Kamer has it, and a word alone would read as if nobody knew."""
REPORT = (
    "Een fout gevonden? Meld haar waar je zedentui vandaan hebt, of bij wie dit account beheert: met de plaats (Y "
    "kopieert haar), wat er staat, en wat er in het origineel staat met de bladzijde. Wat wij verbeteren, staat in "
    "CHANGELOG onder Gecorrigeerd."
)
"""How to report a mistake, for the help, the manual and the audit page."""


def stands(number: str, *, compared: bool) -> str:
    """Return what stands there: `in onze tekst van de brief staat 38`, `in de brief staat 38`."""
    return f"{'in de brief' if compared else 'in onze tekst van de brief'} staat {number}"


def as_it_stands(*, compared: bool) -> str:
    """Return on what a figure rests that is shown as it stands: `zoals in onze tekst`, `zoals in de brief`."""
    return "zoals in de brief" if compared else "zoals in onze tekst"


def compare(*, compared: bool) -> str:
    """Return what is to be done about a doubt, to stand behind it: `; vergelijk met het origineel`, or nothing."""
    return "" if compared else "; vergelijk met het origineel"


def copy(compared_on: date | None, compared_by: str | None) -> str:
    """Return what our text is, as a sentence for *Bron*, the help and a manual."""
    if compared_on is None:
        return (
            "Onze tekst van de brief is machinaal gelezen; niemand heeft haar met het origineel vergeleken. Een "
            "vermoedelijk getal staat naast het getal uit onze tekst, met de reden."
        )
    return f"Onze tekst van de brief is op {day(compared_on)} met het origineel vergeleken, door {compared_by}."
