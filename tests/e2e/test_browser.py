"""`zedentui web` in a real browser, and what it refuses to everyone else."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import sleep

import aiohttp
import pytest
from browser import Page, with_page
from programs import program, zedentui
from terminal import environment, wait_for_end

from zedentui.serving.server import FULL, NOT_OURS

pytestmark = pytest.mark.terminal


class Site:
    """A running `zedentui web`."""

    def __init__(self, home: Path, *words: str) -> None:
        self.process = subprocess.Popen(
            [*map(str, zedentui()), "web", "--poort", "0", "--peildatum", "2024-08-30", *words],
            env=environment(home), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        found = re.search(r"http://[0-9.:]+", said)
        assert found, (said, self.process.stderr.read() if self.process.stderr else "")
        self.url = found[0]

    def visitors(self) -> list[int]:
        """The processes of its visitors."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(each) for each in listed.split()]

    async def empty(self) -> None:
        """Wait until the last visitor's process is gone."""
        while self.visitors():
            await asyncio.sleep(0.05)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Served to one visitor at a time, in all tests of a visitor."""
    running = Site(tmp_path_factory.mktemp("home"), "--bezoekers", "1")
    yield running
    running.process.terminate()
    running.process.communicate(timeout=30)


@pytest.fixture
def site(served: Site) -> Site:
    """The server when there is room again: the last visitor has left."""
    for _ in range(600):
        with suppress(urllib.error.HTTPError), urllib.request.urlopen(served.url):
            break
        sleep(0.05)
    assert served.visitors() == []
    return served


async def first_bytes(session: aiohttp.ClientSession, url: str, **headers: str) -> bytes:
    """What a visitor gets first, as a browser that comes from our own page asks for it."""
    async with session.ws_connect(f"{url}/ws", headers={"Origin": url} | headers) as line:
        return bytes(await line.receive_bytes(timeout=60))


def test_a_picture_a_key_a_look_up_and_a_copy(site: Site, tmp_path: Path) -> None:
    async def visit(page: Page) -> None:
        await page.wait_for("2.581")
        before = await page.picture()
        assert before.startswith(b"\x89PNG")
        if folder := os.environ.get("ZEDENTUI_PICTURES"):
            (Path(folder) / "web.png").write_bytes(before)
        await page.letter("2")
        await page.wait_for("Betekenisvolle interventies")
        after = await page.picture()
        assert len(after) > 10_000
        assert after != before
        await page.letter("1")
        await page.wait_for("2.581")
        await page.letter("/")
        for letter in "sepot":
            await page.letter(letter)
        await page.wait_for("ga erheen")
        await page.wait_for("bewering")
        await page.press("Escape", "Escape", 27)
        await page.wait_for("Delict")
        await page.ask("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
        await page.letter("y")
        await page.wait_for("klembord")
        copied = await page.value("navigator.clipboard.readText()")
        assert "2.581" in copied or "1.302" in copied
        assert "Kamerstukken II 2022/23, 34843, nr. 86" in copied
        assert [url for url in page.elsewhere if not url.startswith((site.url, "data:"))] == []

    asyncio.run(with_page(program("chromium"), tmp_path / "chromium", f"{site.url}/", visit))


def test_who_comes_by_another_name_or_page_is_refused(site: Site) -> None:
    async def ask() -> None:
        async with aiohttp.ClientSession() as session:
            for path in ("/", "/ws", "/static/js/textual.js"):
                async with session.get(f"{site.url}{path}", headers={"Host": "zeden.example"}) as answer:
                    assert (answer.status, await answer.text()) == (403, NOT_OURS)
            for origin in ({"Origin": "http://zeden.example"}, {}):
                with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                    await session.ws_connect(f"{site.url}/ws", headers=origin)
                assert refused.value.status == 403
            async with session.get(f"{site.url}/static/") as answer:
                assert answer.status == 403
            async with session.get(f"{site.url}/download/x") as answer:
                assert answer.status == 404
            local = site.url.replace("127.0.0.1", "localhost")
            assert await first_bytes(session, local)
        await site.empty()

    asyncio.run(ask())


def test_one_process_a_visitor_and_no_more_than_was_said(site: Site) -> None:
    async def ask() -> None:
        async with aiohttp.ClientSession() as session:
            async with session.ws_connect(f"{site.url}/ws", headers={"Origin": site.url}) as line:
                assert await line.receive_bytes(timeout=60)
                (visitor,) = site.visitors()
                limits = Path(f"/proc/{visitor}/limits").read_text()
                assert re.search(r"Max data size +800000000 ", limits)
                given = Path(f"/proc/{visitor}/environ").read_bytes().split(b"\0")
                assert not [each for each in given if each.startswith((b"TEXTUAL", b"PYTHON", b"ZEDENTUI_C"))]
                async with session.get(site.url) as answer:
                    assert (answer.status, await answer.text()) == (503, FULL)
                await line.send_str(json.dumps(["stdin", "q"]))
                while (await line.receive(timeout=60)).type is aiohttp.WSMsgType.BINARY:
                    pass
            await site.empty()
            assert await first_bytes(session, site.url)  # there is room again

    asyncio.run(ask())


@pytest.mark.parametrize("nonsense", ["", "[]", "{}", '["resize"]', '["resize", {"width": "a"}]', '["stdin"]', "\\"])
def test_a_message_that_is_none_ends_the_visit_and_nothing_else(site: Site, nonsense: str) -> None:
    async def ask() -> None:
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(f"{site.url}/ws", headers={"Origin": site.url}) as line,
        ):
            await line.send_str(nonsense)
            while (heard := await line.receive(timeout=60)).type is aiohttp.WSMsgType.BINARY:
                pass
            assert heard.type in {aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.CLOSING}

    asyncio.run(ask())
    assert site.process.poll() is None


@pytest.mark.parametrize("ending", ["terminate", "kill"])
def test_visitors_end_with_the_server(home: Path, ending: str) -> None:
    site = Site(home)

    async def ask() -> list[int]:
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(f"{site.url}/ws", headers={"Origin": site.url}) as line,
        ):
            assert await line.receive_bytes(timeout=60)
            found = site.visitors()
            getattr(site.process, ending)()
            return found

    (visitor,) = asyncio.run(ask())
    site.process.communicate(timeout=30)
    wait_for_end(visitor)


def said(*words: str, environ: dict[str, str] | None = None) -> tuple[int, str]:
    """Exit code and sentence of a start that is refused."""
    command = [sys.executable, "-m", "zedentui", "web", *words]
    found = subprocess.run(command, capture_output=True, text=True, timeout=60, env=os.environ | (environ or {}))
    assert found.stdout == ""
    assert found.stderr.count("\n") == 1
    return found.returncode, found.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--adres", "0.0.0.0"], "--achter-proxy https://NAAM"),
        (["--adres", "::"], "--achter-proxy https://NAAM"),
        (["--adres", "192.0.2.1"], "--achter-proxy https://NAAM"),
        (["--adres", "localhost"], "geen IP-adres"),
        (["--achter-proxy", "zeden.example.nl"], "geen adres van een proxy"),
        (["--achter-proxy", "https://zeden.example.nl/zeden"], "zonder pad"),
        (["--achter-proxy", "https://u:p@zeden.example.nl"], "geen adres van een proxy"),
        (["--poort", "99999"], "--poort"),
        (["--bezoekers", "0"], "--bezoekers 8"),
        (["--adres", "192.0.2.1", "--achter-proxy", "https://zeden.example.nl"], "kan niet worden geluisterd"),
    ],
)
def test_what_is_refused_at_the_start(words: list[str], sentence: str) -> None:
    code, told = said(*words)
    assert code == 2
    assert sentence in told


def test_without_the_extra_one_sentence_says_how_to_get_it(tmp_path: Path) -> None:
    (tmp_path / "textual_serve.py").write_text("raise ModuleNotFoundError('textual_serve')\n")
    code, told = said(environ={"PYTHONPATH": str(tmp_path)})
    assert code == 2
    assert "pip install 'zedentui[web]'" in told
