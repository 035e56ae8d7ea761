"""An open dossier that is asked one question at a time, each with an end, and that can be stopped from any thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from weakref import WeakSet

from zedentui.duck import asking
from zedentui.duck.errands import Errand
from zedentui.duck.rows import cleaned_columns
from zedentui.duck.watch import ON_SCREEN
from zedentui.store.blocks import named_blocks
from zedentui.store.late import Late
from zedentui.store.opening import LAYOUT
from zedentui.store.problems import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zedentui.duck.place import Place
    from zedentui.store.snapshot import Snapshot

__all__ = ["MANY", "ON_SCREEN", "Asking", "Errand"]

MANY: Final = 500
"""Questions after which a connection is made anew at the next look-up: those of some twenty look-ups, and 1.4 MB."""
_SENTENCES: Final = asking.Sentences(
    error=StoreError,
    closed="Het databestand is gesloten; start zedentui opnieuw.",
    broken_off="De zoekvraag is afgebroken.",
    late=(
        "Het databestand {place} geeft na {seconds} seconden nog geen antwoord; "
        "zet een goed bestand terug of kies een ander met --db."
    ),
    much=(
        f"Het databestand {{place}} vraagt meer geheugen dan zedentui gebruikt ({LAYOUT.memory}); "
        "zet een kleiner bestand terug of kies een ander met --db."
    ),
    unsound="Het databestand {place} is niet goed te lezen; zet een goed bestand terug en start opnieuw.",
)


class _Blocks(dict[str, str]):
    """The named questions, read when the first is asked of DuckDB."""

    def __missing__(self, name: str) -> str:
        if not self:
            self.update(named_blocks())
            return self[name]
        raise KeyError(name)


class Asking(asking.Asking):
    """Named questions to one dossier. Thread-safe: one at a time; `interrupt` may be called from any thread.

    What `snapshot` holds is not asked of the connection.
    """

    sentences = _SENTENCES

    def __init__(self, connection: Any, place: Place, snapshot: Snapshot | None = None) -> None:
        super().__init__(connection, place, _Blocks())
        self._snapshot = snapshot
        self._others: WeakSet[Asking] = WeakSet()
        self.asked = 0
        """How many questions this connection had since it was made."""

    def close(self) -> None:
        """Stop what runs and close the file, with every store that `another` gave; from any thread, more than once.

        A closed store raises StoreError on use.
        """
        # DuckDB closes what came from a connection along with it, and refuses to while one of them is in a query.
        for other in list(self._others):
            other.close()
        super().close()

    def give_back(self) -> None:
        """Make DuckDB give back what its queries needed, which a session would keep for as long as it lives.

        Raises:
            StoreError: as `run`.
        """
        if not isinstance(self._connection, Late) or self._connection.opened:
            self.run("smallest")

    def renew(self) -> bool:
        """Let go of a connection that had many questions: the next one opens it. What `another` gave is closed.

        DuckDB remembers each page that a question let go of until there are 32,768 of them, which is one to three
        kilobytes a question: a session that is open all day would be some 20 MB larger for it. Nothing happens, and
        the answer is False, as long as there were few questions, while one is being answered, for a dossier that is
        not opened late, and when another file stands in its place.
        """
        kept, others = self._connection, list(self._others)
        asked = self.asked + sum(other.asked for other in others)
        if not isinstance(kept, Late) or asked < MANY or not self._lock.acquire(blocking=False):
            return False
        try:
            if not self._same_file():
                return False
            for other in others:
                other.close()
                self._others.discard(other)
            kept.let_go()
            self.asked = 0
        finally:
            self._lock.release()
        return True

    def _same_file(self) -> bool:
        """Whether the file still stands there that the snapshot is from: only then would it be opened again."""
        from zedentui.store.snapshot import mark_of

        path = getattr(self.place, "path", None)
        return self._snapshot is not None and path is not None and mark_of(path) == self._snapshot.mark

    def run(self, name: str, params: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """Rows of the named SQL block, every text cleaned of what a terminal could obey and cut to LONGEST_TEXT.

        Raises:
            KeyError: no block has that name.
            StoreError: the file can no longer be read, needs too much memory, or the query was interrupted.
        """
        return self._asked(name, params)[1]

    def _asked(self, name: str, params: Mapping[str, object] | None) -> tuple[list[str], list[tuple[Any, ...]]]:
        """The names of the columns and the rows of `run`."""
        if self._snapshot is not None and not self._closed and (held := self._snapshot.rows(name, params)) is not None:
            return held
        columns, rows = self.answered(name, params)
        clean = cleaned_columns(zip(*rows, strict=True), [column == "sql" for column in columns])
        return columns, list(zip(*clean, strict=True))

    def _ready(self) -> Any:
        self.asked += 1
        return self._connection.ready() if isinstance(self._connection, Late) else self._connection
