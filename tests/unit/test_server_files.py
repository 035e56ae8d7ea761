"""The unit and the configuration of docs/server: read by the programs that they are for, and used as they stand."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from bench.elsewhere import filled, free_port, whole

from duckdb_server import needs_remote, serving
from web_site import certificates
from zedentui.archive.archive import Archive
from zedentui.dossier.editions import publish
from zedentui.store.store import Store, StoreError

SERVER = Path(__file__).resolve().parents[2] / "docs" / "server"
UNIT = (SERVER / "zedentui-duckdb.service").read_text()
SYSTEM = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin"


def program(name: str) -> str:
    found = shutil.which(name, path=SYSTEM)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit, with the script where it stands here."""
    (tmp_path / "zedentui-duckdb").write_text("#!/bin/sh\n")
    (tmp_path / "zedentui-duckdb").chmod(0o755)
    path = tmp_path / "zedentui-duckdb.service"
    path.write_text(UNIT.replace("/usr/local/bin/zedentui-duckdb", str(tmp_path / "zedentui-duckdb")))
    return path


def test_systemd_has_nothing_to_say_of_the_unit(unit: Path) -> None:
    done = subprocess.run(
        [program("systemd-analyze"), "verify", "--man=no", unit], capture_output=True, text=True, timeout=60
    )
    said = [line for line in (done.stdout + done.stderr).splitlines() if unit.name in line]
    assert (done.returncode, said) == (0, [])


def test_the_unit_has_few_rights(unit: Path) -> None:
    done = subprocess.run(
        [program("systemd-analyze"), "security", "--no-pager", "--offline=true", unit],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    if "--offline" in done.stderr:
        pytest.skip("this systemd cannot judge a unit that is not loaded")
    level = re.search(r"Overall exposure level for \S+: ([\d.]+)", done.stdout)
    assert level is not None, done.stdout + done.stderr
    assert float(level[1]) < 3


class Proxy(NamedTuple):
    base: str
    address: str
    folder: Path


@pytest.fixture
def nginx(tmp_path: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """nginx with the configuration of the documentation: only names and places are those of this test."""
    words, port, inside = program("nginx"), free_port("127.0.0.2"), free_port()
    pki = tmp_path / "pki"
    pki.mkdir()
    www = tmp_path / "www"
    www.mkdir()
    tmp_path.chmod(0o755)
    publish(database, "1", www)
    folder = certificates(pki)
    server = filled((SERVER / "zedentui-nginx.conf").read_text(), f"127.0.0.2:{port}", inside, www, folder)
    (tmp_path / "nginx.conf").write_text(whole([server], tmp_path))
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ca.pem"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    process = subprocess.Popen([words, "-c", tmp_path / "nginx.conf", "-p", tmp_path, "-e", tmp_path / "error.log"])
    try:
        for _ in range(200):
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.2", port)) == 0:
                    break
            assert process.poll() is None, (tmp_path / "error.log").read_text()
            time.sleep(0.05)
        yield Proxy(f"https://127.0.0.2:{port}", f"127.0.0.1:{inside}", tmp_path)
    finally:
        process.terminate()
        process.wait(20)


def test_nginx_gives_what_was_published_and_passes_no_more_than_questions_on(nginx: Proxy) -> None:
    opened = Store.open(f"{nginx.base}/zeden.duckdb")
    assert opened.dossier().letter.title
    assert opened.place.note == ""
    opened.close()
    with urllib.request.urlopen(f"{nginx.base}/zeden.duckdb.sha256") as answer:
        assert answer.headers["Cache-Control"] == "no-cache"
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{nginx.base}/quack")
    refused.value.close()
    assert refused.value.code == 403
    with pytest.raises(urllib.error.HTTPError) as away:
        urllib.request.urlopen(f"{nginx.base}/quack", b"?")
    away.value.close()
    assert away.value.code == 502, "and there is no server behind it now"


@needs_remote
def test_a_dossier_through_nginx(nginx: Proxy, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(database, nginx.folder, int(nginx.address.rpartition(":")[2])):
        monkeypatch.setenv("ZEDENTUI_TOKENBESTAND", str(nginx.folder / "token"))
        opened = Store.open(f"quack:{nginx.base.removeprefix('https://')}")
        here = Store.open(database)
        assert opened.dossier() == here.dossier()
        assert opened.moties() == here.moties()
        opened.close()
        here.close()
        with pytest.raises(Exception, match="geen archief van de Kamer"):
            Archive.open(f"quack:{nginx.base.removeprefix('https://')}")
    with pytest.raises(StoreError, match="is niet bereikbaar"):
        Store.open(f"quack:{nginx.base.removeprefix('https://')}")
