"""The debate sheet as text: one section for each marked item, in Markdown that a person may edit.

    ## Technisch sepot, zedenmisdrijven, 2022

    In 2022 seponeerde het OM 1.147 zedenzaken op technische gronden. Dat is …

    - Bron: Kamerstukken II 2022/23, 34843, nr. 86, p. 5
    - Adres: <https://zoek.officielebekendmakingen.nl/kst-34843-86.html>
    - Notitie: vraag naar de noemer
    - Plaats: `statistiek?delict=zedenmisdrijven&maat=technisch_sepot&jaar=2022`

A document is the text before the first heading and the sections, each kept as it was written: an operation changes
what it is for and hands on the rest as it found it. So nothing that cannot be understood is ever lost, and a section
without a `Plaats` (an opening line of one's own, say) stands on the sheet like any other.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

from zedentui.classes import dataclass, replace
from zedentui.text.clean import clean

__all__ = ["LONGEST_NOTE", "MOST", "Document", "Mark"]

_WIDEST = {"title": 300, "line": 2000, "source": 1000, "url": 500, "note": 300, "place": 2000}
"""Characters that are kept of each text; the longest of a sound dossier have a quarter of that."""
MOST = 200
"""Items on a sheet; one speaks for ten minutes, not for a day."""
LONGEST_NOTE = 300
"""Characters of a note: what a field takes."""

_OPENING = """\
# Debatblad

Gemaakt met zedentui. Je kunt dit bestand gewoon bewerken: wat je verandert of erbij schrijft, blijft staan.
"""

# A heading of the second level, as CommonMark has it; `###` is a heading inside a section.
_HEADING = re.compile(r"^ {0,3}##(?:[ \t]+(?P<title>[^\n]*)|[ \t\r]*)$", re.MULTILINE)
_FIELD = re.compile(
    r"[ \t]{0,3}(?:[-*+][ \t]+)?(?:\*\*|__)?(?P<name>bron|adres|notitie|plaats)(?:\*\*|__)?[ \t]*:(?:\*\*|__)?"
    r"(?P<value>.*)",
    re.IGNORECASE,
)
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]|$)")

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&]")
# What would begin a list or a field at the start of a line: the backslash goes before the second group.
_STARTS = (
    re.compile(r"\A()([-+=])"),
    re.compile(r"\A([0-9]{1,9})([.)])"),
    re.compile(r"\A((?:bron|adres|notitie|plaats) *)(:)", re.IGNORECASE),
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ADDRESS = re.compile(r"https?://[^\s<>]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """One item on the sheet: what to say (`line`), where it is from (`source`, `url`), an own note.

    `place` is the location in zedentui as text, empty for a section that someone wrote without one. `more` is whatever
    else a person wrote in the section. Texts are clean and of one line (`more` of several). `raw` is the section as it
    stands in the file, by which an operation finds it again; empty for what is not on the sheet yet.
    """

    title: str
    line: str = ""
    source: str = ""
    url: str = ""
    note: str = ""
    place: str = ""
    more: str = ""
    raw: str = ""

    def __post_init__(self) -> None:
        for name in ("title", "line", "source", "url", "note", "place"):
            object.__setattr__(self, name, clean(getattr(self, name)).strip())
        object.__setattr__(self, "more", clean(self.more, lines=True).strip())


@dataclass(frozen=True)
class Document:
    """The sheet as it stands in the file: `head` comes before the first section."""

    head: str = _OPENING
    sections: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Document:
        """Cut `text` at its headings; there is no text that cannot be read."""
        bounds = [*(match.start() for match in _HEADING.finditer(text)), len(text)]
        return cls(text[: bounds[0]], tuple(text[start:end] for start, end in pairwise(bounds)))

    @property
    def text(self) -> str:
        """The whole file: parts as they are, an empty line between them."""
        parts = [part.rstrip("\r\n") for part in (self.head, *self.sections)]
        return "\n\n".join(part for part in parts if part.strip()) + "\n"

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The sections as items, in order."""
        return tuple(map(_read, self.sections))

    def find(self, mark: Mark) -> int | None:
        """Where `mark` stands: the same section, or else the first with the same place; None when it is gone."""
        raw = mark.raw.rstrip()
        if raw:
            for index, section in enumerate(self.sections):
                if section.rstrip() == raw:
                    return index
        if mark.place:
            for index, found in enumerate(self.marks):
                if found.place == mark.place:
                    return index
        return None

    def add(self, mark: Mark, index: int | None = None) -> Document:
        """The document with `mark` at `index` (None: at the end), as it stood in the file when it comes from there."""
        index = len(self.sections) if index is None else max(0, min(index, len(self.sections)))
        section = mark.raw or _written(_cut(mark))
        return replace(self, sections=(*self.sections[:index], section, *self.sections[index:]))

    def remove(self, index: int) -> Document:
        """The document without the section at `index`; what a person wrote in it stays, under what came before."""
        kept = _own_text(self.sections[index])
        rest = [self.head, *self.sections]
        del rest[index + 1]
        if kept:
            rest[index] = rest[index].rstrip() + "\n\n" + kept if rest[index].strip() else kept
        return Document(rest[0], tuple(rest[1:]))

    def move(self, index: int, steps: int) -> Document:
        """The document with the section at `index` so many places further down, as far as there are places."""
        rest = [*self.sections]
        section = rest.pop(index)
        rest.insert(max(0, min(index + steps, len(rest))), section)
        return replace(self, sections=tuple(rest))

    def note(self, index: int, text: str) -> Document:
        """The document with another note at `index`; an empty one goes."""
        sections = [*self.sections]
        sections[index] = _with_note(sections[index], clean(text).strip()[:LONGEST_NOTE].strip())
        return replace(self, sections=tuple(sections))


# Reading a section -----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Part:
    """A run of lines of a section, from `start` up to `end`: a field when it has a `name`, else a paragraph."""

    name: str
    start: int
    end: int
    text: str


def _parts(lines: list[str]) -> list[_Part]:
    """The fields and paragraphs under the heading. Of a field given twice the first counts, the other is text."""
    parts: list[_Part] = []
    seen: set[str] = set()
    index = 1
    while index < len(lines):
        start, line = index, lines[index].rstrip("\r")
        index += 1
        if not line.strip():
            continue
        match = _field(line, seen)
        if match is None:
            while index < len(lines) and lines[index].strip() and _field(lines[index], seen) is None:
                index += 1
            parts.append(_Part("", start, index, "\n".join(lines[start:index])))
            continue
        name, value = match
        seen.add(name)
        while index < len(lines) and _continues(lines[index], seen):
            value += " " + lines[index].strip()
            index += 1
        parts.append(_Part(name, start, index, value.strip()))
    return parts


def _field(line: str, seen: set[str]) -> tuple[str, str] | None:
    match = _FIELD.fullmatch(line.rstrip("\r"))
    if match is None or match["name"].lower() in seen:
        return None
    return match["name"].lower(), match["value"]


def _continues(line: str, seen: set[str]) -> bool:
    """Whether a line goes on with the list item above it: indented, and no item of its own."""
    return (
        line.startswith(("  ", "\t")) and bool(line.strip()) and not _LIST_ITEM.match(line) and not _field(line, seen)
    )


def _spoken(parts: list[_Part]) -> _Part | None:
    """The paragraph to say: the first, but for a comment."""
    return next((part for part in parts if not part.name and not part.text.lstrip().startswith("<!--")), None)


def _read(section: str) -> Mark:
    lines = section.split("\n")
    match = _HEADING.match(section)
    title = _unclosed(match["title"] or "") if match else ""
    parts = _parts(lines)
    spoken = _spoken(parts)
    values = {part.name: part.text for part in parts if part.name}
    more = "\n\n".join(part.text for part in parts if not part.name and part is not spoken)
    return Mark(
        title=_plain(title),
        line=_plain(" ".join(line.strip() for line in spoken.text.split("\n"))) if spoken else "",
        source=_plain(values.get("bron", "")),
        url=_unwrapped(values.get("adres", ""), "<", ">"),
        note=_plain(values.get("notitie", "")),
        place=_unwrapped(values.get("plaats", ""), "`", "`"),
        more=more,
        raw=section,
    )


def _unclosed(title: str) -> str:
    """A heading without the signs that close it; by hand: an expression would try each of its spaces as a beginning."""
    title = title.rstrip()
    opened = title.rstrip("#")
    return opened.rstrip(" \t") if opened != title and (not opened or opened[-1] in " \t") else title


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text.strip())


def _unwrapped(text: str, left: str, right: str) -> str:
    """An address or place without the signs that Markdown wants around it; as plain text when they are not there."""
    if len(text) > 1 and text.startswith(left) and text.endswith(right):
        return text[1:-1]
    return _plain(text)


def _own_text(section: str) -> str:
    """What a person wrote in a section of ours, as it stands; of a section without a place that is nothing: it goes."""
    lines = section.split("\n")
    parts = _parts(lines)
    if not any(part.name == "plaats" for part in parts):
        return ""
    spoken = _spoken(parts)
    own = [part for part in parts if not part.name and part is not spoken]
    return "\n\n".join("\n".join(line.rstrip("\r") for line in lines[part.start : part.end]) for part in own)


# Writing one -----------------------------------------------------------------------------------------------


def _cut(mark: Mark) -> Mark:
    """A damaged dossier can hold any text; a sheet that is too large to read would be worse than a short line."""
    return replace(mark, **{name: getattr(mark, name)[:most] for name, most in _WIDEST.items()})


def _written(mark: Mark) -> str:
    fields = [
        ("Bron", _escaped(mark.source)),
        ("Adres", f"<{mark.url}>" if _ADDRESS.fullmatch(mark.url) else _escaped(mark.url)),
        ("Notitie", _escaped(mark.note)),
        ("Plaats", _escaped(mark.place) if "`" in mark.place else f"`{mark.place}`" if mark.place else ""),
    ]
    listed = "\n".join(f"- {name}: {value}" for name, value in fields if value)
    parts = [f"## {_escaped(mark.title)}".rstrip(), _escaped(mark.line), listed, mark.more]
    return "\n\n".join(part for part in parts if part) + "\n"


def _with_note(section: str, note: str) -> str:
    lines = section.rstrip("\r\n").split("\n")
    parts = _parts(lines)
    new = [f"- Notitie: {_escaped(note)}"] if note else []
    places = {part.name: part for part in parts if part.name}
    if "notitie" in places:
        old = places["notitie"]
        lines[old.start : old.end] = new
    elif "plaats" in places:
        at = places["plaats"].start
        lines[at:at] = new
    elif new:
        lines += new if places and parts[-1].name else ["", *new]
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    """`text` as Markdown shows it literally, in a paragraph or behind a list sign."""
    text = _SPECIAL.sub(r"\\\g<0>", text)
    for start in _STARTS:
        text = start.sub(r"\1\\\2", text)
    return text
