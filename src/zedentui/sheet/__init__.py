"""The debate sheet: what someone marked to say, in order, with own notes, in one readable Markdown file.

`document` reads and writes the text, tolerant of whatever a person changed in it; `file` keeps it on disk, safe with
several sessions at once, or in memory where nothing may be written.
"""

from __future__ import annotations

from zedentui.sheet.document import LONGEST_NOTE, MOST, Document, Mark
from zedentui.sheet.file import DebateSheet
from zedentui.sheet.plain import paragraphs, plain

__all__ = ["LONGEST_NOTE", "MOST", "DebateSheet", "Document", "Mark", "paragraphs", "plain"]
