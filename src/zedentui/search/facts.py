"""What the search keeps of a dossier between two keystrokes: what words mean, and which words were looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from zedentui.search.vocabulary.lexicon import Lexicon

if TYPE_CHECKING:
    from zedentui.model import Annotation, Motie
    from zedentui.search.result import Found
    from zedentui.store.store import Store

__all__ = ["Facts", "facts_of"]


class Facts:
    """The lexicon of one store, and the words looked up before.

    `expansions` remembers typed word -> words of the dossier, `corrections` the same for words with a slip,
    `ordinary` which words are ordinary Dutch: while somebody types, only the last word is new. `titles` is what
    `lookups.titled` keeps of what items are called.
    """

    def __init__(self, store: Store) -> None:
        # The store itself is not kept: that would hold it open for as long as this module lives.
        self.item_count, first, last = store.run("search_frame")[0]
        glossary = [(slot, code, name) for slot, code, name in store.run("search_glossary")]
        known = store.figures if store.warmed else None
        offences, measures = (known.offences, known.measures) if known else (store.offences(), store.measures())
        self.lexicon = Lexicon(offences, measures, glossary, (first or 0, last or 0))
        self._annotations: tuple[Annotation, ...] | None = None
        self._moties: tuple[Motie, ...] | None = None
        self._empty: frozenset[tuple[Any, ...]] | None = None
        self.terms: tuple[tuple[str, str, frozenset[str], frozenset[str]], ...] = ()
        self.expansions: dict[str, list[Found]] = {}
        self.corrections: dict[str, list[Found]] = {}
        self.ordinary: dict[str, bool] = {}
        self.titles: tuple[tuple[str, str, str], ...] = ()

    def annotations(self, store: Store) -> tuple[Annotation, ...]:
        """The marks that travel with years, read when the first figure is said. Raises StoreError."""
        if self._annotations is None:
            self._annotations = store.annotations()
        return self._annotations

    def moties(self, store: Store) -> tuple[Motie, ...]:
        """The moties, read once: every letter of a look-up may ask who voted. Raises StoreError."""
        if self._moties is None:
            self._moties = tuple(store.moties())
        return self._moties

    def empty(self, store: Store) -> frozenset[tuple[Any, ...]]:
        """The cells (offence, measure, year) without anything in our text, read when one may be. Raises StoreError."""
        if self._empty is None:
            self._empty = frozenset(store.run("search_empty"))
        return self._empty


_known: WeakKeyDictionary[Store, Facts] = WeakKeyDictionary()


def facts_of(store: Store) -> Facts:
    """Return what is kept of `store`, reading it the first time."""
    if store not in _known:
        _known[store] = Facts(store)
    return _known[store]
