"""The page for advisers on paper: `python -m tools.printed FILE.pdf` prints `docs/spiekbriefje.md` on one A4.

Chromium does the printing (`chromium` of Debian, or what CHROMIUM names); the Markdown is read by markdown-it, which
Textual brings.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from markdown_it import MarkdownIt

__all__ = ["main", "page"]

SOURCE = Path(__file__).resolve().parents[1] / "docs" / "spiekbriefje.md"
STYLE = """
@page { size: A4; margin: 14mm 16mm; }
body { font: 10pt/1.35 "Liberation Sans", "DejaVu Sans", sans-serif; color: #000; }
h1 { font-size: 17pt; margin: 0 0 2mm; border-bottom: 0.4mm solid #000; }
p { margin: 2.4mm 0 1.2mm; }
table { border-collapse: collapse; width: 100%; }
th { display: none; }
td:nth-child(odd):not(:last-child) { white-space: nowrap; width: 1%; }
td { border-top: 0.1mm solid #999; padding: 0.7mm 2mm 0.7mm 0; vertical-align: top; }
code { font: 9pt "Liberation Mono", "DejaVu Sans Mono", monospace; white-space: nowrap; }
td:nth-child(odd) code { font-weight: bold; }
a { color: inherit; text-decoration: none; }
"""


def page() -> str:
    """The page as HTML."""
    body = MarkdownIt().enable("table").render(SOURCE.read_text("utf-8"))
    return f'<!DOCTYPE html><html lang="nl"><meta charset="utf-8"><title>zedentui</title><style>{STYLE}</style>{body}'


def main(target: Path) -> None:
    """Print it into `target`."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page(), "utf-8")
        flags = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}",
        ]
        command = [os.environ.get("CHROMIUM", "chromium"), *flags, f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())
