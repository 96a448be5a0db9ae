"""The HTTP side of the stand-in, and all that a test asks of it."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.channels.bot_api.errors import ApiError, Fault
from tests.channels.bot_api.methods import Methods
from tests.channels.bot_api.people import Group, Person
from tests.channels.bot_api.state import Chat, new_id


@dataclass(frozen=True)
class Call:
    """One request of the bot."""

    method: str
    params: Mapping[str, str]


@dataclass
class _Order:
    fault: Fault
    method: str
    chat_id: int | None
    left: int


class BotApi:
    """A Bot API server with one bot."""

    def __init__(self) -> None:
        self.account = Methods()
        self.token = f"{self.account.user['id']}:AAE-stand_in_of_the_Bot_API"
        self.calls: list[Call] = []
        self.url = ""
        self._orders: list[_Order] = []

    @classmethod
    @asynccontextmanager
    async def running(cls) -> AsyncIterator[BotApi]:
        """A server on a free port of loopback, for as long as the block lasts."""
        api = cls()
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", api._answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        api.url = f"http://{host}:{port}"
        try:
            yield api
        finally:
            await api.account.updates.close()
            await runner.cleanup()

    @classmethod
    @contextmanager
    def in_a_thread(cls) -> Iterator[BotApi]:
        """A server for a test that runs a command with an event loop of its own."""
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_forever)
        thread.start()
        running = cls.running()
        try:
            yield asyncio.run_coroutine_threadsafe(running.__aenter__(), loop).result(10)
        finally:
            leaving = running.__aexit__(None, None, None)
            asyncio.run_coroutine_threadsafe(leaving, loop).result(10)
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()

    def person(self, name: str) -> Person:
        """Somebody with a private chat with the bot."""
        chat = self._chat(new_id(), "private", name)
        return Person(self.account, chat)

    def group(self, title: str) -> Group:
        """A group that the bot is in."""
        chat = self._chat(-new_id(), "group", title)
        chat.began = True
        return Group(chat)

    def _chat(self, chat_id: int, kind: str, name: str) -> Chat:
        chat = self.account.chats[chat_id] = Chat(chat_id, kind, name)
        return chat

    def order(
        self, method: str, fault: Fault, *, chat: Person | None = None, times: int = 1
    ) -> None:
        """Let the next requests of this method, to this chat if one is given, meet a fault."""
        chat_id = None if chat is None else chat.id
        self._orders.append(_Order(fault, method.lower(), chat_id, times))

    def called(self, method: str) -> list[Call]:
        """The requests of this method, in order."""
        return [call for call in self.calls if call.method.lower() == method.lower()]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        params = await _params(request)
        method = request.match_info["method"]
        self.calls.append(Call(method, params))
        fault = self._fault(method, params)
        instead = await fault.before(request)
        if instead is not None:
            return instead
        try:
            self._check(request.match_info["token"])
            result = await self.account.call(method, params)
        except ApiError as error:
            return error.response()
        await fault.after(request)
        return web.json_response({"ok": True, "result": result})

    def _check(self, token: str) -> None:
        if not re.fullmatch(r"\d+:[\w-]+", token):
            raise ApiError(404, "Not Found")
        if token != self.token:
            raise ApiError(401, "Unauthorized")

    def _fault(self, method: str, params: Mapping[str, str]) -> Fault:
        for order in self._orders:
            chat_fits = order.chat_id is None or str(order.chat_id) == params.get("chat_id")
            if order.left and order.method == method.lower() and chat_fits:
                order.left -= 1
                return order.fault
        return Fault()


async def _params(request: web.Request) -> dict[str, str]:
    """The parameters, whichever way they were given."""
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        given.update(await request.json())
    else:
        given.update(await request.post())
    return {name: str(value) for name, value in given.items()}


async def until(true: Any, seconds: float = 10) -> None:
    """Wait until `true()` is; fails after so many seconds."""
    for _ in range(int(seconds / 0.01)):
        if true():
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"not true after {seconds} s")
