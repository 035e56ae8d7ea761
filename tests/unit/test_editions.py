"""Editions: what tells them apart, and a folder from which others copy them."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import duckdb
import pytest
from cli_runner import run

from web_site import site_of
from zedentui import __version__
from zedentui.dossier.editions import content_hash, publish
from zedentui.store.store import Store

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "data" / "dossier"


def mark(path: Path) -> tuple[str, str]:
    with duckdb.connect(str(path), read_only=True) as connection:
        found: tuple[str, str] = connection.execute("SELECT edition, content_hash FROM dossier").fetchall()[0]
    return found


def test_equal_rows_have_an_equal_hash_and_others_another() -> None:
    rows = {"a": [{"x": 1, "y": "é"}], "b": []}
    assert content_hash(rows, {}) == content_hash({"b": [], "a": [{"y": "é", "x": 1}]}, {})
    assert content_hash(rows, {}) != content_hash({"a": [{"x": 2, "y": "é"}], "b": []}, {})


@pytest.mark.usefixtures("built_at_once")
def test_what_is_built_says_which_edition_it_is(tmp_path: Path, database: Path) -> None:
    done = run("bouw", str(SOURCES), "--publiceer", str(tmp_path))
    assert done.code == 0, done.err
    edition, digest = mark(tmp_path / "zeden.duckdb")
    assert edition == f"{__version__}-{digest[:12]}"
    assert len(digest) == 64
    assert mark(database) == (edition, digest), "the same sources, built at another time"
    kept = f"zeden-{edition}.duckdb"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["zeden.duckdb", "zeden.duckdb.sha256", kept, f"{kept}.sha256"]
    )
    assert kept in done.out
    subprocess.run(
        ["sha256sum", "--check", "--quiet", "zeden.duckdb.sha256", f"{kept}.sha256"], cwd=tmp_path, check=True
    )
    assert all(path.stat().st_mode & 0o777 == 0o644 for path in tmp_path.iterdir())


def test_it_is_not_published_where_there_is_no_folder_or_no_room(tmp_path: Path) -> None:
    done = run("bouw", str(SOURCES), "--publiceer", str(tmp_path / "geen"))
    assert (done.code, done.err.count("\n")) == (2, 1)
    done = run("bouw", str(SOURCES), "--publiceer", str(tmp_path), "--controleer")
    assert done.code == 2
    assert list(tmp_path.iterdir()) == []


def test_one_goes_back_as_the_documentation_says(
    tmp_path: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "www"
    folder.mkdir()
    other = tmp_path / "other.duckdb"
    shutil.copyfile(database, other)
    with duckdb.connect(str(other)) as connection:
        connection.execute("UPDATE document SET title = 'Fout' WHERE id = (SELECT document FROM dossier)")
    publish(database, "1-goed", folder)
    publish(other, "2-fout", folder)

    def title(base: str) -> str:
        opened = Store.open(f"{base}/zeden.duckdb")
        try:
            return opened.dossier().letter.title
        finally:
            opened.close()

    text = (ROOT / "docs" / "server.md").read_text()
    commands = text[text.index("    cd /srv/www/zeden\n") :].partition("\n\n")[0]
    script = "\n".join(line.strip() for line in commands.splitlines()).replace("EDITION", "1-goed")
    with site_of(folder) as site:
        assert title(site.base) == "Fout"
        subprocess.run(["sh", "-euc", script.replace("/srv/www/zeden", str(folder))], check=True)
        assert title(site.base) != "Fout"
    assert hashlib.sha256((folder / "zeden.duckdb").read_bytes()).hexdigest() == (
        hashlib.sha256(database.read_bytes()).hexdigest()
    )
