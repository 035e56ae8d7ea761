"""Headless Chromium for tests, spoken to in its own protocol: a page, its keys, its picture, what it is sent."""

from __future__ import annotations

import asyncio
import json
import subprocess
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

import aiohttp
import pyte

PATIENCE = 60.0
FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--remote-debugging-port=0",
    "--window-size=1000,700",
]  # fmt: skip


class Page:
    """One page. What the web server sends to it is drawn on `screen` too, as its terminal draws it."""

    def __init__(self, line: aiohttp.ClientWebSocketResponse, session: str) -> None:
        self._line = line
        self._session = session
        self._number = 0
        self._answers: dict[int, Any] = {}
        self.screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.screen)
        self.elsewhere: list[str] = []
        """Addresses that the page asked for."""

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    async def ask(self, method: str, **parameters: Any) -> Any:
        """Ask the browser something and wait for its answer."""
        self._number += 1
        number = self._number
        await self._line.send_json({"id": number, "method": method, "params": parameters, "sessionId": self._session})
        await self._until(lambda: number in self._answers)
        answer = self._answers.pop(number)
        assert "error" not in answer, answer
        return answer["result"]

    async def wait_for(self, what: str) -> None:
        """Wait until a text is on the screen."""
        await self._until(lambda: what in self.text, what)

    async def press(self, key: str, code: str, number: int, text: str = "") -> None:
        """Press and release one key."""
        for kind in ("keyDown", "keyUp"):
            shown = {"text": text} if text and kind == "keyDown" else {}
            await self.ask(
                "Input.dispatchKeyEvent", type=kind, key=key, code=code, windowsVirtualKeyCode=number, **shown
            )

    async def letter(self, letter: str) -> None:
        """Press the key of a letter or digit."""
        code = f"Digit{letter}" if letter.isdigit() else f"Key{letter.upper()}" if letter.isalpha() else "Slash"
        await self.press(letter, code, 191 if letter == "/" else ord(letter.upper()), letter)

    async def value(self, expression: str) -> Any:
        """What a piece of JavaScript gives."""
        found = await self.ask("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True,
                               userGesture=True)  # fmt: skip
        return found["result"].get("value")

    async def picture(self) -> bytes:
        """The page as PNG."""
        return b64decode((await self.ask("Page.captureScreenshot", format="png"))["data"])

    async def _until(self, done: Callable[[], bool], what: str = "") -> None:
        end = monotonic() + PATIENCE
        while not done():
            try:
                message = await self._line.receive(timeout=max(0.1, end - monotonic()))
            except TimeoutError:
                raise AssertionError(f"waited for {what!r}; the screen:\n{self.text}") from None
            self._heard(json.loads(message.data))

    def _heard(self, told: dict[str, Any]) -> None:
        if "id" in told:
            self._answers[told["id"]] = told
        elif told["method"] == "Network.webSocketFrameReceived":
            frame = told["params"]["response"]
            if frame["opcode"] == 2:
                self._stream.feed(b64decode(frame["payloadData"]))
        elif told["method"] == "Network.webSocketFrameSent":
            sent = told["params"]["response"]["payloadData"]
            if sent.startswith('["resize"'):
                size = json.loads(sent)[1]
                self.screen.resize(size["height"], size["width"])
        elif told["method"] == "Network.requestWillBeSent":
            self.elsewhere.append(told["params"]["request"]["url"])


async def with_page(program: str, folder: Path, url: str, use: Callable[[Page], Any]) -> None:
    """Open `url` in a browser of its own, with its files in `folder`, and let `use` use the page."""
    process = subprocess.Popen([program, *FLAGS, f"--user-data-dir={folder}", "about:blank"], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        port = folder / "DevToolsActivePort"
        end = monotonic() + PATIENCE
        while not port.exists() or len(port.read_text().split()) < 2:
            assert process.poll() is None, "the browser did not start"
            assert monotonic() < end, "the browser does not answer"
            await asyncio.sleep(0.05)
        number, path = port.read_text().split()
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(f"http://127.0.0.1:{number}{path}", max_msg_size=0) as line,
        ):
            await line.send_json({"id": 1, "method": "Target.createTarget", "params": {"url": "about:blank"}})
            target = await _answer(line, 1)
            await line.send_json({"id": 2, "method": "Target.attachToTarget",
                                  "params": {"targetId": target["targetId"], "flatten": True}})  # fmt: skip
            page = Page(line, (await _answer(line, 2))["sessionId"])
            page._number = 2
            await page.ask("Network.enable")
            await page.ask("Page.enable")
            await page.ask("Emulation.setFocusEmulationEnabled", enabled=True)  # as a window in front
            await page.ask("Page.navigate", url=url)
            await use(page)
    finally:
        process.terminate()
        process.wait()


async def _answer(line: aiohttp.ClientWebSocketResponse, number: int) -> Any:
    while (told := await line.receive_json(timeout=PATIENCE)).get("id") != number:
        pass
    return told["result"]
