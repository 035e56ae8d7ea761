"""A dossier at an address: copied, checked, and read from the last good copy whatever the server does."""

from __future__ import annotations

import json
import resource
import shutil
import signal
import ssl
import time
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import duckdb
import pytest

from web_site import Site, certificates, site_of, tls
from zedentui import web
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


def read(where: CopiedPlace) -> str:
    """The title of the first document, through a store."""
    opened = Store.open(where)
    try:
        return opened.dossier().letter.title
    finally:
        opened.close()


def refused(where: CopiedPlace) -> str:
    with pytest.raises(StoreError) as problem:
        Store.open(where)
    sentence = str(problem.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


@pytest.fixture
def other(database: Path, tmp_path: Path) -> Path:
    """A later edition."""
    path = tmp_path / "other.duckdb"
    shutil.copyfile(database, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE document SET title = 'Nieuw' WHERE id = (SELECT document FROM dossier)")
    return path


def files(tmp_path: Path) -> list[str]:
    """What is kept, without the notes about it."""
    return sorted(path.name for path in (tmp_path / "cache").rglob("*") if path.is_file() and path.name != "copy.json")


def test_it_is_copied_once_and_then_only_its_checksum_is_asked(site: Site, database: Path, tmp_path: Path) -> None:
    digest = site.publish(database)
    title = read(place(site, tmp_path))
    again = place(site, tmp_path)
    assert read(again) == title
    assert site.asked == ["/zeden.duckdb.sha256", "/zeden.duckdb", "/zeden.duckdb.sha256"]
    assert again.note == ""
    assert again.at_hand() == digest == again.edition()
    assert files(tmp_path) == [f"{digest[:32]}.duckdb"]


def test_a_new_edition_is_seen_and_read(site: Site, database: Path, other: Path, tmp_path: Path) -> None:
    site.publish(database)
    where = place(site, tmp_path)
    first = Store.open(where)
    digest = site.publish(other)
    assert where.edition() == digest != where.at_hand()
    assert read(where) == "Nieuw"
    assert first.dossier().letter.title != "Nieuw", "what is open stays as it is"
    first.close()
    assert where.at_hand() == digest


def test_no_more_than_two_editions_are_kept(site: Site, database: Path, other: Path, tmp_path: Path) -> None:
    for number in range(4):
        path = tmp_path / f"{number}.duckdb"
        shutil.copyfile(other, path)
        with duckdb.connect(str(path)) as connection:
            connection.execute(f"UPDATE document SET title = '{number}' WHERE id = (SELECT document FROM dossier)")
        site.publish(path)
        assert read(place(site, tmp_path)) == str(number)
    assert len(files(tmp_path)) == 2


def answer(body: bytes, code: int = 200, length: int | None = None, **headers: str):  # type: ignore[no-untyped-def]
    def give(handler: SimpleHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        handler.end_headers()
        handler.wfile.write(body)

    return give


def silent(handler: SimpleHTTPRequestHandler) -> None:
    time.sleep(0.6)
    handler.close_connection = True


def dribbling(handler: SimpleHTTPRequestHandler) -> None:
    answer(b"0" * 10, length=64)(handler)
    time.sleep(0.6)


PAGE = answer(b"<html>Meld je aan</html>" * 300, Content_Type="text/html")
FAULTS = {
    "a login page": (lambda path: PAGE if path.endswith("256") else None, "bladzijde in plaats van een controlegetal"),
    "a login page of few bytes": (lambda path: answer(b"<html>hallo</html>"), "in plaats van een controlegetal"),
    "a login page for the file": (lambda path: None if path.endswith("256") else PAGE, "niet bij zijn controlegetal"),
    "sent on to a login": (lambda path: answer(b"", 302, Location="https://login.example/"), "stuurt door naar"),
    "cut short": (
        lambda path: None if path.endswith("256") else answer(b"x" * 9000, length=100_000), "brak het bestand halver"),
    "another checksum": (lambda path: answer(b"0" * 64 + b"  zeden.duckdb\n") if path.endswith("256") else None,
                         "niet bij zijn controlegetal"),
    "no checksum": (lambda path: answer(b"", 404) if path.endswith("256") else None, "geeft dit bestand niet (404)"),
    "not allowed": (lambda path: answer(b"", 403), "geeft dit bestand niet (403)"),
    "broken": (lambda path: answer(b"", 500), "geeft dit bestand niet (500)"),
    "silence": (lambda path: silent, "antwoordt niet"),
    "dribbling": (lambda path: dribbling, "antwoordt niet"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_server_that_fails_gives_one_sentence_and_the_last_good_copy(
    site: Site, database: Path, other: Path, tmp_path: Path, fault: str
) -> None:
    said, words = FAULTS[fault]
    site.publish(database)
    site.fault = said
    seconds = 0.3 if words == "antwoordt niet" else 20.0
    assert words in refused(place(site, tmp_path, first=seconds))
    assert files(tmp_path) == [], "nothing half stays"
    site.fault = lambda _path: None
    title = read(place(site, tmp_path))
    site.publish(other)
    site.fault = said
    away = place(site, tmp_path, short=seconds, first=seconds)
    assert read(away) == title
    assert words in away.note
    assert "je leest de kopie van " in away.note
    assert away.note.endswith(" uur.")
    assert ". " not in away.note
    assert len(away.mark) < 30
    assert len(files(tmp_path)) == 1
    site.fault = lambda _path: None
    assert read(place(site, tmp_path)) == "Nieuw"


def test_a_server_that_is_away_and_comes_back(site: Site, database: Path, tmp_path: Path) -> None:
    site.publish(database)
    read(place(site, tmp_path))
    site.stop()
    where = place(site, tmp_path)
    read(where)
    assert where.note.startswith(f"De server {site.base[7:]} is niet bereikbaar; je leest de kopie van ")
    assert where.edition() is None
    site.again()
    assert where.edition() == where.at_hand()
    assert where.note == where.mark == "", "the server has what is read"


def test_a_file_that_is_replaced_while_it_is_fetched(site: Site, database: Path, other: Path, tmp_path: Path) -> None:
    site.publish(database)

    def replaced(path: str):  # type: ignore[no-untyped-def]
        if not path.endswith("256"):
            site.fault = lambda _path: None
            site.publish(other)

    site.fault = replaced
    assert read(place(site, tmp_path)) == "Nieuw"


def test_a_file_that_is_too_large(site: Site, database: Path, tmp_path: Path) -> None:
    site.publish(database)
    assert "groter dan 1 MB" in refused(place(site, tmp_path, largest=1024**2))
    assert files(tmp_path) == []


def test_a_copy_that_was_cut_is_fetched_again(site: Site, database: Path, tmp_path: Path) -> None:
    digest = site.publish(database)
    title = read(place(site, tmp_path))
    copy = next((tmp_path / "cache").rglob("*.duckdb"))
    copy.write_bytes(copy.read_bytes()[:5000])
    assert read(place(site, tmp_path)) == title
    next((tmp_path / "cache").rglob("copy.json")).write_text("{")
    assert read(place(site, tmp_path)) == title
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


def test_a_full_cache(site: Site, database: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    site.publish(database)
    request.getfixturevalue("full")
    assert "is geen ruimte voor een kopie" in refused(place(site, tmp_path))
    assert files(tmp_path) == []


def test_a_cache_that_is_no_folder(site: Site, database: Path, tmp_path: Path) -> None:
    site.publish(database)
    (tmp_path / "cache").write_text("in de weg")
    assert "kan geen kopie worden bewaard; geef met XDG_CACHE_HOME een andere map op." in refused(place(site, tmp_path))


@pytest.mark.parametrize("certificate", ["good", "expired", "unknown"])
def test_certificates(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, certificate: str) -> None:
    for name in ("www", "pki"):
        (tmp_path / name).mkdir()
    folder = certificates(tmp_path / "pki")
    if certificate != "unknown":
        monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ca.pem"))
    with site_of(tmp_path / "www", tls(folder, "expired.pem" if certificate == "expired" else "good.pem")) as site:
        site.publish(database)
        where = place(site, tmp_path)
        if certificate == "good":
            assert read(where)
        elif certificate == "expired":
            assert "is verlopen; vraag de beheerder om raad." in refused(where)
        else:
            assert "Het certificaat van localhost" in refused(where)


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
