"""What is drawn of a screen: of each widget the lines of which something is seen and asked for.

Textual asks every widget between the first changed line and the last for all of its lines, also those that stand behind
others or did not change, cuts them up, and throws away what nobody sees.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from textual.strip import Strip

__all__ = ["Uncovered"]


class Uncovered(Compositor):
    """A compositor that goes from what is in front to what is behind, and stops where nothing is left to be seen."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """What changed since the last frame, or None when nothing did."""
        if not self._dirty_regions:
            return None
        spans = list(self._regions_to_spans(self._dirty_regions))
        self._dirty_regions.clear()
        return ChopsUpdate(self._pieces(spans), spans, [cuts[1:] for cuts in self.cuts])

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        # All of these lines: what asks for the whole screen.
        lines = [y for y in range(len(self.cuts)) if is_rendered_line(y)]
        return self._pieces((y, 0, crop.right) for y in lines)  # type: ignore[return-value]

    def _pieces(self, spans: Iterable[tuple[int, int, int]]) -> list[dict[int, Strip | None]]:
        """The pieces of each line of the screen by the column where they begin; None where no span is.

        A span is a line, the column where it begins and the first behind it.
        """
        pieces: list[dict[int, Strip | None]] = [{} for _ in self.cuts]
        open_: dict[int, set[int]] = {}
        for y, begin, end in spans:
            cuts = self.cuts[y]
            pieces[y] = pieces[y] or dict.fromkeys(cuts[:-1])
            open_.setdefault(y, set()).update(x for x, next_x in pairwise(cuts) if x < end and next_x > begin)
        for widget, (region, clip) in self.visible_widgets.items():
            if not open_:
                break
            seen = region.intersection(clip)
            lines = [y for y in open_ if seen.y <= y < seen.bottom and any(seen.x <= x < seen.right for x in open_[y])]
            if not lines:
                continue
            top = min(lines)
            strips = widget.render_lines(Region(seen.x - region.x, top - region.y, seen.width, max(lines) + 1 - top))
            for y in lines:
                cuts = [x for x in self.cuts[y] if seen.x <= x <= seen.right]
                for x, piece in zip(cuts, strips[y - top].divide([x - seen.x for x in cuts[1:]]), strict=False):
                    if x in open_[y]:
                        pieces[y][x] = piece
                        open_[y].discard(x)
                if not open_[y]:
                    del open_[y]
        return pieces
