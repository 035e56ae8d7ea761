"""What tells one edition of a dossier from another, and how an edition is published for others to copy.

An edition follows from what it was made of: equal sources and an equal program give an equal one, whenever and wherever
they are built. The bytes of two such files may differ all the same, so the checksum beside a file is another thing.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zedentui import __version__
from zedentui.dossier.problems import TargetError
from zedentui.text.disk import refusal

if TYPE_CHECKING:
    from zedentui.dossier.rows import Rows

__all__ = ["FILE", "Published", "content_hash", "edition_of", "publish"]

FILE: Final = "zeden.duckdb"
"""What the newest edition is called where it is published."""
_STORE: Final = Path(__file__).parent.parent / "store"
_DEFINITIONS: Final = ("schema.sql", "search_index.sql", "views.sql")


@dataclass(frozen=True, slots=True)
class Published:
    """Where the newest edition stands, and where this edition stands under its own name."""

    newest: Path
    kept: Path
    digest: str


def content_hash(*tables: Rows) -> str:
    """SHA-256 over all rows, tables by name and rows in their order, and over the definitions that they are put in."""
    digest = hashlib.sha256()
    for name in _DEFINITIONS:
        digest.update((_STORE / name).read_bytes())
    digest.update((Path(__file__).parent / "ordinary.txt").read_bytes())
    for rows in tables:
        digest.update(json.dumps(rows, sort_keys=True, default=str, ensure_ascii=False).encode())
    return digest.hexdigest()


def edition_of(digest: str) -> str:
    """The name of the edition with this hash: `0.1.0-3f2a9c41d07b`."""
    return f"{__version__}-{digest[:12]}"


def publish(database: Path, edition: str, folder: Path) -> Published:
    """Put `database` in `folder`, each file by rename: under the name of its edition, and as the newest.

    The checksum comes after the file. Who reads between the two finds that they do not fit, and asks again.

    Raises:
        TargetError: the folder cannot be written.
    """
    kept = folder / f"zeden-{edition}.duckdb"
    digest = hashlib.sha256(database.read_bytes()).hexdigest()
    for target in (kept, folder / FILE):
        _put(database, target)
        _put(f"{digest}  {target.name}\n".encode(), target.with_name(f"{target.name}.sha256"))
    return Published(folder / FILE, kept, digest)


def _put(content: Path | bytes, target: Path) -> None:
    """A file with this content in the place of `target`, on disk and in one step, for everyone to read."""
    draft = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
        draft = Path(name)
        with os.fdopen(handle, "wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                with content.open("rb") as source:
                    shutil.copyfileobj(source, file)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o644)
        draft.replace(target)
    except OSError as error:
        if draft is not None:
            with suppress(OSError):
                draft.unlink()
        raise TargetError(f"{target} kan niet worden geschreven ({refusal(error)}); kies een andere map.") from error
