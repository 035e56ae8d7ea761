"""The page for advisers fits on one A4."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from programs import program
from tools import printed


def test_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", program("chromium"))
    printed.main(tmp_path / "page.pdf")
    made = (tmp_path / "page.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", made)) == 1
    (box,) = set(re.findall(rb"/MediaBox\s*\[([^]]*)\]", made))
    width, height = (round(float(side)) for side in box.split()[2:])
    assert (width, height) in {(595, 842), (596, 842), (595, 841), (596, 843)}
