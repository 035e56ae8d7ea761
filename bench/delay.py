"""A relay that holds every byte for a while: `python -m bench.delay PORT MILLISECONDS [HOST]` names its own port."""

from __future__ import annotations

import asyncio
import contextlib
import sys


async def pump(source: asyncio.StreamReader, target: asyncio.StreamWriter, seconds: float) -> None:
    """Pass on what comes, each part `seconds` after it came, in order."""
    loop = asyncio.get_running_loop()
    while part := await source.read(65536):
        loop.call_later(seconds, target.write, part)
    loop.call_later(seconds, target.close)


async def main(port: int, seconds: float, host: str) -> None:
    """Relay to `port` of `host` (this computer) until killed; half of the delay on each way."""

    async def one(client: asyncio.StreamReader, answers: asyncio.StreamWriter) -> None:
        server, questions = await asyncio.open_connection(host, port)
        with contextlib.suppress(OSError):
            await asyncio.gather(pump(client, questions, seconds / 2), pump(server, answers, seconds / 2))

    listening = await asyncio.start_server(one, host, 0)
    print(listening.sockets[0].getsockname()[1], flush=True)
    await listening.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), float(sys.argv[2]) / 1000, *(sys.argv[3:] or ["127.0.0.1"])))
