"""How long a visit to `zedentui web` lasts, with the limits made short; and the proxy of docs/web.md, to the letter."""

from __future__ import annotations

import asyncio
import json
import ssl
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from socket import create_server
from typing import Any

import aiohttp
import pytest
from programs import program, zedentui
from terminal import environment, wait_for_end

from zedentui.cli.arguments import parse
from zedentui.cli.web import visitor_words
from zedentui.serving import server

pytestmark = pytest.mark.terminal

DOCUMENTED = Path(__file__).resolve().parents[2] / "docs" / "web.md"


def children() -> set[str]:
    """The processes that this thread has started and that still run."""
    thread = Path("/proc/thread-self").resolve().name
    return set(Path(f"/proc/self/task/{thread}/children").read_text().split())


async def ended(database: Path, *, keys: bool) -> bool:
    """Whether the server ends a visit in which a key comes all the time, or none; its process is gone then too."""
    others = children()  # servers of other tests
    url: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    words = visitor_words(parse(["web", "--db", str(database)]))
    serving = asyncio.create_task(
        server.serve(words, host="127.0.0.1", port=0, outside=None, most=1, begun=url.set_result)
    )
    try:
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(f"{await url}/ws", headers={"Origin": url.result()}) as line,
        ):
            await line.receive_bytes(timeout=60)
            visit = children() - others
            assert visit
            while True:
                if keys:
                    with suppress(ConnectionError):
                        await line.send_str(json.dumps(["stdin", "j"]))
                    await asyncio.sleep(0.05)  # as fast as a key is repeated; each is answered at once
                heard = None
                with suppress(TimeoutError):
                    heard = await line.receive(timeout=0.05 if keys else 60)
                if heard is not None and heard.type not in {aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT}:
                    break
        for child in visit:
            wait_for_end(int(child))
        return line.closed
    finally:
        serving.cancel()
        with suppress(asyncio.CancelledError):
            await serving


def test_a_visit_without_a_key_ends(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "IDLE", 0.5)
    assert asyncio.run(ended(database, keys=False))


def test_a_visit_ends_anyhow_however_much_is_typed(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "LONGEST", 2.0)
    assert asyncio.run(ended(database, keys=True))


# The proxy ---------------------------------------------------------------------------------------------------------


def nginx_block() -> str:
    """The example of the page, as it stands there."""
    lines = DOCUMENTED.read_text(encoding="utf-8").split("\n")
    begin = lines.index("    server {")
    end = next(at for at in range(begin, len(lines)) if lines[at] == "    }")
    return "\n".join(lines[begin : end + 1])


@pytest.fixture
def proxied(home: Path, tmp_path: Path) -> Iterator[int]:
    """`zedentui web --achter-proxy` behind an nginx with the documented lines; gives the port of the proxy."""
    nginx, openssl = program("nginx"), program("openssl")
    with create_server(("127.0.0.1", 0)) as free, create_server(("127.0.0.1", 0)) as other:
        port, behind = free.getsockname()[1], other.getsockname()[1]
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1",
         "-subj", "/CN=zeden.example.nl", "-addext", "subjectAltName=DNS:zeden.example.nl",
         "-keyout", tmp_path / "key.pem", "-out", tmp_path / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    password = subprocess.run([openssl, "passwd", "-apr1", "geheim"], check=True, capture_output=True, text=True)
    (tmp_path / "zeden.htpasswd").write_text(f"adviseur:{password.stdout}")
    block = nginx_block()
    for documented, here in (
        ("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl; ssl_certificate {tmp_path}/cert.pem; "
                            f"ssl_certificate_key {tmp_path}/key.pem;"),
        ("/etc/nginx/zeden.htpasswd", f"{tmp_path}/zeden.htpasswd"),
        ("http://127.0.0.1:8000", f"http://127.0.0.1:{behind}"),
    ):  # fmt: skip
        assert documented in block
        block = block.replace(documented, here)
    kept = "".join(
        f"{name}_temp_path {tmp_path}/{name}; " for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (tmp_path / "nginx.conf").write_text(
        f"daemon off; pid {tmp_path}/nginx.pid; error_log stderr; events {{}}\n"
        f"http {{ access_log off; {kept}\n{block}\n}}\n"
    )
    tmp_path.chmod(0o755)  # nginx reads as another account when it is started as root
    web = subprocess.Popen(
        [*map(str, zedentui()), "web", "--poort", str(behind), "--achter-proxy", "https://zeden.example.nl"],
        env=environment(home), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert web.stdout is not None
    assert "https://zeden.example.nl/" in web.stdout.readline()
    user = [] if home.owner() != "root" else ["-g", "user root;"]
    proxy = subprocess.Popen([nginx, "-e", "stderr", "-c", tmp_path / "nginx.conf", *user], stdin=subprocess.DEVNULL)
    yield port
    for each in (proxy, web):
        each.terminate()
        each.communicate(timeout=30)


def test_the_documented_proxy_lets_in_who_has_the_password_and_nobody_else(proxied: int, tmp_path: Path) -> None:
    trusted = ssl.create_default_context(cafile=str(tmp_path / "cert.pem"))
    url = f"https://127.0.0.1:{proxied}"
    known = {"Host": "zeden.example.nl"}

    async def ask() -> None:
        async with aiohttp.ClientSession() as session:
            own: dict[str, Any] = {"ssl": trusted, "server_hostname": "zeden.example.nl"}
            for _ in range(200):  # until nginx listens
                with suppress(aiohttp.ClientConnectionError):
                    async with session.get(url, headers=known, **own) as refused:
                        break
                await asyncio.sleep(0.05)
            assert refused.status == 401
            let_in = {**known, "Authorization": f"Basic {b64encode(b'adviseur:geheim').decode()}"}
            async with session.get(url, headers=let_in, **own) as page:
                assert page.status == 200
                assert "wss://zeden.example.nl/ws" in await page.text()
            elsewhere = {**let_in, "Origin": "https://elders.example.nl"}
            with pytest.raises(aiohttp.WSServerHandshakeError) as barred:
                await session.ws_connect(f"{url}/ws", headers=elsewhere, **own)
            assert barred.value.status == 403
            from_ours = {**let_in, "Origin": "https://zeden.example.nl"}
            async with session.ws_connect(f"{url}/ws", headers=from_ours, **own) as line:
                seen = b""
                while b"2.581" not in seen:
                    seen += await line.receive_bytes(timeout=60)
                await line.send_str(json.dumps(["stdin", "2"]))
                while b"Betekenisvolle" not in seen:
                    seen += await line.receive_bytes(timeout=60)

    asyncio.run(ask())
