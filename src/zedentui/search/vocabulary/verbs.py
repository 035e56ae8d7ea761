"""Verbs that people ask with, and the nouns or participles that the dossier has for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["nouns_of"]

_ASKING = frozenset({"wie", "who", "waar", "where", "welke", "door", "hoe"})
_NOUNS = {
    "leiding": "leidt leidde leiden geleid trekt leads led",
    "ontwikkeld": "maakte gemaakt ontwierp ontworpen ontwikkelde bedacht bedenkt made developed",
    "meldpunt": "melden meld gemeld melding report",
    "subsidie": "financiert financierde gefinancierd subsidieert gesubsidieerd",
    "opdrachtgever": "betaalt betaalde betaald",
}
_VERBS = {verb: noun for noun, verbs in _NOUNS.items() for verb in verbs.split()}


def nouns_of(words: Sequence[str]) -> list[str]:
    """Return the nouns of the verbs among `words`, each once, when they ask who or where: `wie leidt`."""
    if not words or words[0] not in _ASKING:
        return []
    return list(dict.fromkeys(_VERBS[word] for word in words if word in _VERBS))
