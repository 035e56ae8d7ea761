"""A dossier at an address: copied, checked, and read from the last good copy whatever the server does."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from web_faults import FAULTS
from web_site import Site, certificates, site_of, tls
from zedentui import web
from zedentui.archive.archive import Archive, ArchiveError
from zedentui.duck.copied import CopiedPlace
from zedentui.duck.place import PlaceError, place_of
from zedentui.store.store import Store, StoreError


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    folder = tmp_path / "www"
    folder.mkdir()
    with site_of(folder) as made:
        yield made


def place(site: Site, tmp_path: Path, **more: float) -> CopiedPlace:
    parts = web.safe(f"{site.base}/zeden.duckdb")
    assert parts is not None
    return CopiedPlace(parts, tmp_path / "cache", **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def archive(recorded: Path) -> Path:
    return recorded


@pytest.fixture(params=["dossier", "archive"])
def kind(request: pytest.FixtureRequest) -> str:
    """What stands at the address: everything here holds for both."""
    name: str = request.param
    return name


@pytest.fixture
def published(kind: str, database: Path, archive: Path) -> Path:
    """The file of that kind."""
    return database if kind == "dossier" else archive


def opened(where: CopiedPlace, kind: str) -> Store | Archive:
    return Store.open(where) if kind == "dossier" else Archive.open(where)


def told(one: Store | Archive) -> str:
    """What tells an edition from another, of what is open."""
    return one.dossier().letter.title if isinstance(one, Store) else one.edition()


def read(where: CopiedPlace, kind: str = "dossier") -> str:
    """The same, of what is there now."""
    with closing(opened(where, kind)) as one:
        return told(one)


def refused(where: CopiedPlace, kind: str = "dossier") -> str:
    with pytest.raises((StoreError, ArchiveError)) as problem:
        opened(where, kind)
    sentence = str(problem.value)
    assert "\n" not in sentence
    assert ". " not in sentence
    assert sentence.endswith(".")
    return sentence


NEW = "11111111-2222-3333-4444-555555555555"


@pytest.fixture(scope="module")
def others(database: Path, archive: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A later edition of each kind, which tells NEW."""
    found = {}
    for kind, published, change in (
        ("dossier", database, f"UPDATE document SET title = '{NEW}' WHERE id = (SELECT document FROM dossier)"),
        ("archive", archive, f"UPDATE archive SET edition = '{NEW}'"),
    ):
        path = tmp_path_factory.mktemp(kind) / "other.duckdb"
        shutil.copyfile(published, path)
        with duckdb.connect(str(path)) as connection:
            connection.execute(change)
        found[kind] = path
    return found


@pytest.fixture
def other(kind: str, others: dict[str, Path]) -> Path:
    """That of this kind."""
    return others[kind]


def files(tmp_path: Path) -> list[str]:
    """What is kept, without the notes about it."""
    return sorted(path.name for path in (tmp_path / "cache").rglob("*") if path.is_file() and path.name != "copy.json")


def test_it_is_copied_once_and_then_only_its_checksum_is_asked(
    site: Site, published: Path, kind: str, tmp_path: Path
) -> None:
    digest = site.publish(published)
    title = read(place(site, tmp_path), kind)
    again = place(site, tmp_path)
    assert read(again, kind) == title
    assert site.asked == ["/zeden.duckdb.sha256", "/zeden.duckdb", "/zeden.duckdb.sha256"]
    assert again.note == ""
    assert again.at_hand() == digest == again.edition()
    assert files(tmp_path) == [f"{digest[:32]}.duckdb"]


def test_a_new_edition_is_seen_and_read(site: Site, published: Path, kind: str, other: Path, tmp_path: Path) -> None:
    site.publish(published)
    where = place(site, tmp_path)
    first = opened(where, kind)
    digest = site.publish(other)
    assert where.edition() == digest != where.at_hand()
    assert read(where, kind) == NEW
    assert told(first) != NEW, "what is open stays as it is"
    first.close()
    assert where.at_hand() == digest


def test_no_more_than_two_editions_are_kept(site: Site, database: Path, tmp_path: Path) -> None:
    for number in range(4):
        path = tmp_path / f"{number}.duckdb"
        shutil.copyfile(database, path)
        with duckdb.connect(str(path)) as connection:
            connection.execute(f"UPDATE document SET title = '{number}' WHERE id = (SELECT document FROM dossier)")
        site.publish(path)
        assert read(place(site, tmp_path)) == str(number)
    assert len(files(tmp_path)) == 2


@pytest.mark.parametrize("fault", FAULTS)
def test_a_server_that_fails_gives_one_sentence_and_the_last_good_copy(
    site: Site, published: Path, kind: str, other: Path, tmp_path: Path, fault: str
) -> None:
    said, words = FAULTS[fault]
    site.publish(published)
    site.fault = said
    seconds = 0.3 if words == "antwoordt niet" else 20.0
    assert words in refused(place(site, tmp_path, first=seconds), kind)
    assert files(tmp_path) == [], "nothing half stays"
    site.fault = lambda _path: None
    title = read(place(site, tmp_path), kind)
    site.publish(other)
    site.fault = said
    away = place(site, tmp_path, short=seconds, first=seconds)
    assert read(away, kind) == title
    assert words in away.note
    assert "je leest de kopie van " in away.note
    assert away.note.endswith(" uur.")
    assert ". " not in away.note
    assert len(away.mark) < 30
    assert len(files(tmp_path)) == 1
    site.fault = lambda _path: None
    assert read(place(site, tmp_path), kind) == NEW


def test_a_server_that_is_away_and_comes_back(site: Site, published: Path, kind: str, tmp_path: Path) -> None:
    site.publish(published)
    read(place(site, tmp_path), kind)
    site.stop()
    where = place(site, tmp_path)
    read(where, kind)
    assert where.note.startswith(f"De server {site.base[7:]} is niet bereikbaar; je leest de kopie van ")
    assert where.edition() is None
    site.again()
    assert where.edition() == where.at_hand()
    assert where.note == where.mark == "", "the server has what is read"


def test_a_file_that_is_replaced_while_it_is_fetched(
    site: Site, published: Path, kind: str, other: Path, tmp_path: Path
) -> None:
    site.publish(published)

    def replaced(path: str):  # type: ignore[no-untyped-def]
        if not path.endswith("256"):
            site.fault = lambda _path: None
            site.publish(other)

    site.fault = replaced
    assert read(place(site, tmp_path), kind) == NEW


def test_a_file_that_is_too_large(site: Site, published: Path, kind: str, tmp_path: Path) -> None:
    site.publish(published)
    assert "groter dan 1 MB" in refused(place(site, tmp_path, largest=1024**2), kind)
    assert files(tmp_path) == []


def test_a_copy_that_was_cut_is_fetched_again(site: Site, published: Path, kind: str, tmp_path: Path) -> None:
    digest = site.publish(published)
    title = read(place(site, tmp_path), kind)
    copy = next((tmp_path / "cache").rglob("*.duckdb"))
    copy.write_bytes(copy.read_bytes()[:5000])
    assert read(place(site, tmp_path), kind) == title
    next((tmp_path / "cache").rglob("copy.json")).write_text("{")
    assert read(place(site, tmp_path), kind) == title
    assert json.loads(next((tmp_path / "cache").rglob("copy.json")).read_text())["digest"] == digest


def test_a_right_checksum_makes_no_dossier_of_what_is_none(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "geen"
    path.write_bytes(b"geen database" * 1000)
    site.publish(path)
    assert "geen leesbaar databestand" in refused(place(site, tmp_path))


@pytest.fixture
def full() -> Iterator[None]:
    """No file may grow beyond 64 kB, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


def test_a_full_cache(site: Site, published: Path, kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    site.publish(published)
    request.getfixturevalue("full")
    assert "is geen ruimte voor een kopie" in refused(place(site, tmp_path), kind)
    assert files(tmp_path) == []


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """The folder of the copies on a file system of its own, with room for one."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount a small file system")
    (tmp_path / "cache").mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", tmp_path / "cache"]
    done = subprocess.run(mount, capture_output=True, text=True)
    if done.returncode != 0:
        pytest.skip(f"mounting is not permitted here: {done.stderr.strip()}")
    try:
        yield tmp_path / "cache"
    finally:
        subprocess.run(["umount", "-l", tmp_path / "cache"], check=True)


@pytest.mark.parametrize("full", [True, False], ids=["full", "read only"])
def test_a_disk_that_takes_no_copy(
    site: Site, published: Path, kind: str, other: Path, tmp_path: Path, disk: Path, full: bool
) -> None:
    words = "is geen ruimte voor een kopie" if full else "kan geen kopie worden bewaard"

    def shut(yes: bool) -> None:
        if not full:
            subprocess.run(["mount", "-o", f"remount,{'ro' if yes else 'rw'}", disk], check=True)
        elif yes:
            left = os.statvfs(disk)
            (disk / "ballast").write_bytes(bytes(left.f_bavail * left.f_frsize - 200_000))
        else:
            (disk / "ballast").unlink()

    site.publish(published)
    shut(True)
    assert words in refused(place(site, tmp_path), kind)
    shut(False)
    title = read(place(site, tmp_path), kind)
    kept = files(tmp_path)
    site.publish(other)
    shut(True)
    where = place(site, tmp_path)
    assert read(where, kind) == title, "the copy that is there is read"
    assert words in where.note
    assert "; je leest de kopie van " in where.note
    shut(False)
    assert files(tmp_path) == kept, "and nothing half stays beside it"
    assert read(place(site, tmp_path), kind) == NEW


def test_a_cache_that_is_no_folder(site: Site, published: Path, kind: str, tmp_path: Path) -> None:
    site.publish(published)
    (tmp_path / "cache").write_text("in de weg")
    assert "kan geen kopie worden bewaard; geef met XDG_CACHE_HOME een andere map op." in refused(
        place(site, tmp_path), kind
    )


@pytest.mark.parametrize("certificate", ["good", "expired", "unknown"])
def test_certificates(
    published: Path, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, certificate: str
) -> None:
    for name in ("www", "pki"):
        (tmp_path / name).mkdir()
    folder = certificates(tmp_path / "pki")
    if certificate != "unknown":
        monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ca.pem"))
    with site_of(tmp_path / "www", tls(folder, "expired.pem" if certificate == "expired" else "good.pem")) as site:
        site.publish(published)
        where = place(site, tmp_path)
        if certificate == "good":
            assert read(where, kind)
        elif certificate == "expired":
            assert "is verlopen; vraag de beheerder om raad." in refused(where, kind)
        else:
            assert "Het certificaat van localhost" in refused(where, kind)


@pytest.mark.parametrize(
    "address",
    ["http://zeden.example/zeden.duckdb", "https://jan:geheim@zeden.example/z.duckdb", "https:///z", "https://z/?a=b"],
)
def test_an_address_that_is_not_safe_is_refused_without_repeating_it(address: str) -> None:
    with pytest.raises(PlaceError, match=r"^Een adres begint met https://") as problem:
        place_of(address)
    assert "geheim" not in str(problem.value)
    with pytest.raises(StoreError):
        Store.open(address)


def test_a_path_is_a_path(tmp_path: Path, database: Path) -> None:
    assert str(place_of(database)) == str(database)
    assert place_of(str(database)).at_hand() == place_of(database).edition()
    assert not place_of(tmp_path / "geen").there


def test_no_context_of_certificates_without_tls() -> None:
    made = web.opener(secure=False)
    assert not any(isinstance(getattr(each, "_context", None), ssl.SSLContext) for each in made.handlers[:2])
