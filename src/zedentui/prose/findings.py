"""What comes of a text checked: each figure with where it stands, what it was read as, and the verdict."""

from __future__ import annotations

from zedentui.classes import dataclass

__all__ = ["FOREIGN", "RIGHT", "WRONG", "Checked", "Finding"]

RIGHT = ("klopt", "klopt afgerond", "klopt met andere noemer")
WRONG = "wijkt af"
FOREIGN = "niet van ons"


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure of the text: where it stands, what it was read as, and the verdict.

    `should_be` is the right figure where it deviates, `denominator` the whole the verdict rests on, `doubt` what is
    uncertain in our own text of the letter, `figure` the figure in full with all that it is a share of, where a share
    is judged; each None where there is none.
    """

    line: int
    column: int
    text: str
    number: float
    frame: str | None
    verdict: str
    should_be: str | None
    denominator: str | None
    citation: str | None
    doubt: str | None = None
    figure: str | None = None

    @property
    def said(self) -> str:
        """The verdict in words, with what it should be."""
        return f"{self.verdict}: moet zijn {self.should_be}" if self.should_be else self.verdict

    @property
    def about(self) -> str:
        """What the figure was read as."""
        if not self.frame:
            return "geen cijfer dat de brief geeft"
        return f"{self.frame} (deel van {self.denominator})" if self.denominator else self.frame


@dataclass(frozen=True, slots=True)
class Checked:
    """All findings in the order of the text, and how many numbers could not be placed."""

    findings: tuple[Finding, ...]
    unplaced: int

    @property
    def right(self) -> bool:
        """Whether nothing deviates."""
        return not any(finding.verdict == WRONG for finding in self.findings)

    @property
    def tally(self) -> str:
        """How many figures were checked, in one sentence."""
        count, wrong = len(self.findings), sum(finding.verdict == WRONG for finding in self.findings)
        left = f"{self.unplaced} getallen zijn niet te plaatsen en niet beoordeeld."
        if self.unplaced == 1:
            left = "1 getal is niet te plaatsen en niet beoordeeld."
        if not count:
            return f"Geen cijfers gevonden die van ons kunnen zijn. {left if self.unplaced else ''}".strip()
        named = f"{count} cijfers" if count != 1 else "1 cijfer"
        said = f"{named} nagekeken, {wrong} {'wijken' if wrong != 1 else 'wijkt'} af."
        return f"{said} {left}" if self.unplaced else said
