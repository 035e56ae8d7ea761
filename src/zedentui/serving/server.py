"""The web server: textual-serve's page and its way with a browser, within our limits.

Nobody else's page may use it (the address that a browser names must be ours), nothing is fetched from elsewhere,
nothing is kept of a visit, and no file is given out but the page's own.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from socket import AF_INET, AF_INET6, create_server
from typing import Any, Final

import aiohttp_jinja2
from aiohttp import WSMessage, web
from jinja2 import FileSystemLoader
from textual_serve.server import Server, to_int

from zedentui.serving.limits import IDLE, LARGEST_MESSAGE, LONGEST, Address
from zedentui.serving.visitor import Visitor

__all__ = ["FULL", "HEADERS", "NOT_OURS", "VisitServer", "serve"]

FULL: Final = "Er zijn nu te veel bezoekers; probeer het over een paar minuten opnieuw."
NOT_OURS: Final = "Dit adres hoort niet bij zedentui; gebruik het adres dat je van de beheerder kreeg."
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What a browser is told with every answer: load nothing from elsewhere, tell nobody where one came from."""
_SIZES: Final = ((20, 500), (8, 200))
_PAGE: Final = Path(__file__).parent / "page"
_HEARTBEAT: Final = 15.0

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class VisitServer(Server):
    """Serves the application of `words` to at most `most` visitors at a time, who come by one of `addresses`.

    The first address is the one for visitors; a proxy in between may use the others.
    """

    def __init__(self, words: Sequence[str], addresses: Sequence[Address], *, most: int, proxied: bool) -> None:
        super().__init__("zedentui", title="zedentui", public_url=addresses[0].url,
                         templates_path=_PAGE)  # fmt: skip
        self._words = words
        self._addresses = tuple(addresses)
        self._proxied = proxied
        self._hosts = {address.host for address in addresses}
        self._origins = {address.url for address in addresses}
        self._most = most
        self._visits: set[asyncio.Task[Any]] = set()

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self._ours_only])
        aiohttp_jinja2.setup(app, loader=FileSystemLoader(self.templates_path), autoescape=True)
        app.add_routes([
            web.get("/", self.handle_index, name="index"),
            web.get("/ws", self.handle_websocket, name="websocket"),
            web.get("/focus.js", self.handle_script, name="script"),
            web.static("/static", self.statics_path, name="static"),
        ])  # fmt: skip
        app.on_shutdown.append(self.on_shutdown)
        return app

    async def on_shutdown(self, app: web.Application) -> None:  # noqa: ARG002 (aiohttp's signature)
        """End every visit."""
        for visit in tuple(self._visits):
            visit.cancel()
        await asyncio.gather(*self._visits, return_exceptions=True)

    @web.middleware
    async def _ours_only(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Refuse who comes by another name: a page elsewhere that leads its visitors to this machine."""
        origin = request.headers.get("Origin")
        if request.host.lower() not in self._hosts or (origin is not None and origin.lower() not in self._origins):
            return web.Response(status=403, text=NOT_OURS, headers=HEADERS)
        response = await handler(request)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    @property
    def full(self) -> bool:
        """Whether nobody can be added."""
        return len(self._visits) >= self._most

    async def handle_index(self, request: web.Request) -> Any:
        """Give the page, or say that it is too busy."""
        if self.full:
            return web.Response(status=503, text=FULL, headers={"Retry-After": "60"})
        # By the name that this visitor's browser knows us by; behind a proxy that is the proxy's.
        ours = next((each for each in self._addresses if each.host == request.host.lower()), self._addresses[0])
        url = self._addresses[0].url if self._proxied else ours.url
        context = {
            "font_size": max(8, min(48, to_int(request.query.get("fontsize", "16"), 16))),
            "app_websocket_url": f"ws{url.removeprefix('http')}/ws",
            "application": {"name": self.title},
        }
        return aiohttp_jinja2.render_template("app_index.html", request, context)

    async def handle_script(self, request: web.Request) -> web.StreamResponse:  # noqa: ARG002
        """Give the page's own script."""
        return web.FileResponse(_PAGE / "focus.js")

    async def handle_websocket(self, request: web.Request) -> Any:
        """Run a process for a visitor, until they leave, it ends, or their time is over."""
        if self.full:
            return web.Response(status=503, text=FULL)
        if "Origin" not in request.headers:  # every browser says it here
            return web.Response(status=403, text=NOT_OURS)
        task = asyncio.current_task()
        assert task is not None
        self._visits.add(task)
        try:
            return await self._visit(request)
        finally:
            self._visits.discard(task)

    async def _visit(self, request: web.Request) -> web.WebSocketResponse:
        websocket = web.WebSocketResponse(heartbeat=_HEARTBEAT, max_msg_size=LARGEST_MESSAGE)
        await websocket.prepare(request)
        visitor = Visitor(self._words, write_bytes=websocket.send_bytes, write_str=websocket.send_str,
                          close=websocket.close, download_manager=self.download_manager)  # fmt: skip
        columns, rows = _size(request.query.get("width"), request.query.get("height"))
        try:
            await visitor.start(columns, rows)
            with suppress(TimeoutError):
                async with asyncio.timeout(LONGEST):
                    await self._talk(websocket, visitor)
        finally:
            await visitor.stop()
            await websocket.close()
        return websocket

    async def _talk(self, websocket: web.WebSocketResponse, visitor: Visitor) -> None:
        """Pass on what the visitor does, until either side ends or the visitor does nothing for too long."""
        ended = visitor.ended
        while not ended.done():
            heard = asyncio.ensure_future(websocket.receive())
            try:
                await asyncio.wait({heard, ended}, timeout=IDLE, return_when=asyncio.FIRST_COMPLETED)
                if not heard.done() or not await _passed_on(heard.result(), websocket, visitor):
                    return
            finally:
                heard.cancel()


async def serve(words: Sequence[str], *, host: str, port: int, outside: Address | None, most: int,
                begun: Callable[[str], None]) -> None:  # fmt: skip
    """Serve until cancelled; `begun` is called with the address once visitors can come.

    Raises:
        OSError: nobody can be listened to at that address and port.
    """
    listening = create_server((host, port), family=AF_INET6 if ":" in host else AF_INET)
    here = listening.getsockname()[1]
    name = f"[{host}]" if ":" in host else host
    addresses = [Address("http", f"{name}:{here}")]
    if outside is None:
        addresses.append(Address("http", f"localhost:{here}"))
    else:
        addresses.insert(0, outside)
    server = VisitServer(words, addresses, most=most, proxied=outside is not None)
    runner = web.AppRunner(await server._make_app(), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.SockSite(runner, listening).start()
        begun(addresses[0].url)
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()


async def _passed_on(message: WSMessage, websocket: web.WebSocketResponse, visitor: Visitor) -> bool:
    """Do what a message of the page asks; whether there can be another. What cannot be understood ends the visit."""
    if message.type is not web.WSMsgType.TEXT:
        return False
    try:
        kind, *rest = message.json()
        match kind:
            case "stdin":
                return await visitor.send_bytes(str(rest[0]).encode("utf-8", "replace"))
            case "resize":
                await visitor.set_terminal_size(*_size(rest[0]["width"], rest[0]["height"]))
            case "ping":
                await websocket.send_json(["pong", rest[0]])
            case "blur":
                await visitor.blur()
            case "focus":
                await visitor.focus()
    except (ValueError, TypeError, LookupError):
        return False
    return True


def _size(*given: object) -> tuple[int, int]:
    """Columns and rows that the application can draw."""
    asked = zip(given, _SIZES, (80, 24), strict=True)
    columns, rows = (max(least, min(most, to_int(str(text), usual))) for text, (least, most), usual in asked)
    return columns, rows
