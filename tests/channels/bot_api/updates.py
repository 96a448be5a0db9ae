"""Updates on their way to the bot: asked for with a long poll, or brought to its webhook."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

import aiohttp

from tests.channels.bot_api.errors import ApiError
from tests.channels.bot_api.state import new_id

Update = dict[str, Any]

_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_MOST = 100


@dataclass
class Webhook:
    """Where updates are brought."""

    url: str
    secret: str
    last_error: str = ""


class Updates:
    """All updates that the bot did not confirm yet."""

    def __init__(self) -> None:
        self.webhook: Webhook | None = None
        self.pending: dict[int, Update] = {}
        self.all: dict[int, Update] = {}
        self.allowed: list[str] = []
        self.is_polled = asyncio.Event()
        """Set while a long poll waits."""
        self._chats: dict[int, int] = {}
        self._poll: asyncio.Future[None] | None = None
        self._couriers: dict[int, asyncio.Task[None]] = {}

    def add(self, kind: str, content: dict[str, Any], chat_id: int) -> int:
        """A new update; its id. One of a kind that the bot did not ask for is not kept."""
        update_id = new_id()
        if (kind in self.allowed) if self.allowed else (kind not in _NOT_BY_DEFAULT):
            self.all[update_id] = {"update_id": update_id, kind: content}
            self._chats[update_id] = chat_id
            self.deliver_again(update_id)
        return update_id

    def deliver_again(self, update_id: int) -> None:
        """Bring an update, also if it was confirmed before."""
        self.pending[update_id] = self.all[update_id]
        if self.webhook is not None:
            self._send_courier(self._chats[update_id])
        elif self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    async def poll(
        self, offset: int, limit: int, timeout: float, allowed: list[str] | None
    ) -> list[Update]:
        """The updates from `offset` on; those below it are confirmed, and forgotten."""
        if self.webhook is not None:
            raise ApiError.conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete "
                "the webhook first"
            )
        if allowed is not None:
            self.allowed = allowed
        ids = sorted(self.pending)
        dropped = [i for i in ids if i < offset] if offset >= 0 else ids[:offset]
        for update_id in dropped:
            del self.pending[update_id]
        if not self.pending and timeout > 0:
            await self._wait(timeout)
        return [self.pending[i] for i in sorted(self.pending)[: min(limit, _MOST)]]

    async def _wait(self, seconds: float) -> None:
        self.end_poll(
            "terminated by other getUpdates request; make sure that only one bot instance is "
            "running"
        )
        mine = self._poll = asyncio.get_running_loop().create_future()
        self.is_polled.set()
        try:
            await asyncio.wait_for(mine, seconds)
        except asyncio.TimeoutError:
            pass
        finally:
            if self._poll is mine:
                self._poll = None
                self.is_polled.clear()

    def end_poll(self, why: str) -> None:
        """Of two long polls the newer one goes on."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(ApiError.conflict(why))

    def set_webhook(self, webhook: Webhook | None) -> None:
        """Bring updates here from now on; None: keep them until they are asked for."""
        if webhook is not None:
            self.end_poll("terminated by setWebhook request")
        self.webhook = webhook
        for courier in self._couriers.values():
            courier.cancel()
        self._couriers.clear()
        if webhook is not None:
            for chat_id in {self._chats[update_id] for update_id in self.pending}:
                self._send_courier(chat_id)

    def _send_courier(self, chat_id: int) -> None:
        if chat_id not in self._couriers:
            work = self._bring_all(chat_id)
            self._couriers[chat_id] = asyncio.get_running_loop().create_task(work)

    async def _bring_all(self, chat_id: int) -> None:
        """The updates of one chat, one after another, each until it was taken."""
        connector = aiohttp.TCPConnector(force_close=True)
        pause = 0.05
        async with aiohttp.ClientSession(connector=connector) as session:
            while ids := sorted(i for i in self.pending if self._chats[i] == chat_id):
                if await self._brought(session, ids[0]):
                    self.pending.pop(ids[0], None)
                    pause = 0.05
                else:
                    await asyncio.sleep(pause)
                    pause = min(2 * pause, 1)
        del self._couriers[chat_id]

    async def _brought(self, session: aiohttp.ClientSession, update_id: int) -> bool:
        webhook = self.webhook
        if webhook is None:
            return False
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret} if webhook.secret else {}
        try:
            async with session.post(
                webhook.url, json=self.all[update_id], headers=headers
            ) as response:
                if response.status // 100 == 2:
                    return True
                webhook.last_error = f"Wrong response from the webhook: {response.status}"
        except aiohttp.ClientError as error:
            webhook.last_error = f"Connection failed: {type(error).__name__}"
        return False

    async def close(self) -> None:
        """Stop bringing updates, and end the long poll."""
        couriers = list(self._couriers.values())
        self.set_webhook(None)
        await asyncio.gather(*couriers, return_exceptions=True)
        self.end_poll("the server stops")
