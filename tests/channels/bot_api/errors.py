"""What goes wrong: the refusals of the Bot API, and faults of the line that a test orders."""

from __future__ import annotations

import asyncio
import math
import socket
import struct
import time
from typing import Any

from aiohttp import web


class ApiError(Exception):
    """A refusal, as the Bot API words it."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    @classmethod
    def bad_request(cls, what: str) -> ApiError:
        return cls(400, f"Bad Request: {what}")

    @classmethod
    def flood(cls, seconds: int) -> ApiError:
        """Too many messages; the bot has to wait so many seconds."""
        return cls(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)

    @classmethod
    def conflict(cls, what: str) -> ApiError:
        return cls(409, f"Conflict: {what}")

    def response(self) -> web.Response:
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            body["parameters"] = self.parameters
        return web.json_response(body, status=self.code)


class Fault:
    """Something that happens to one request instead of, before or after the real work."""

    async def before(self, request: web.Request) -> web.Response | None:
        """What is answered without doing the work; None if the work is done."""
        return None

    async def after(self, request: web.Request) -> None:
        """What happens between the work and its answer."""


class Refusal(Fault):
    """An error of the Bot API itself."""

    def __init__(self, error: ApiError) -> None:
        self._error = error

    async def before(self, request: web.Request) -> web.Response | None:
        return self._error.response()


class Flood(Fault):
    """Too many messages: nothing is taken for so many seconds after the first refusal."""

    def __init__(self, seconds: int) -> None:
        self._seconds = seconds
        self._until: float | None = None

    async def before(self, request: web.Request) -> web.Response | None:
        now = time.monotonic()
        if self._until is None:
            self._until = now + self._seconds
        left = self._until - now
        return ApiError.flood(math.ceil(left)).response() if left > 0 else None


class BadGateway(Fault):
    """The page of a gateway that has lost the server behind it."""

    async def before(self, request: web.Request) -> web.Response | None:
        page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
        return web.Response(status=502, text=page, content_type="text/html")


class NotJson(Fault):
    """A page with status 200, as a hotel's network gives to who did not log in."""

    async def before(self, request: web.Request) -> web.Response | None:
        return web.Response(text="<html>Welkom op de wifi</html>", content_type="text/html")


class Reset(Fault):
    """The connection breaks before the request is looked at."""

    async def before(self, request: web.Request) -> web.Response | None:
        _break(request)
        return web.Response()


class Slow(Fault):
    """The work is done at once; its answer takes so many seconds."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    async def after(self, request: web.Request) -> None:
        await asyncio.sleep(self._seconds)


class Hold(Fault):
    """The request arrives and nothing happens until `release`; then its connection breaks."""

    def __init__(self) -> None:
        self.arrived = asyncio.Event()
        self.release = asyncio.Event()

    async def before(self, request: web.Request) -> web.Response | None:
        self.arrived.set()
        await self.release.wait()
        _break(request)
        return web.Response()


def _break(request: web.Request) -> None:
    transport = request.transport
    if transport is None:
        return
    connection: socket.socket = transport.get_extra_info("socket")
    # Closing with no time to linger sends a reset instead of a tidy end.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
