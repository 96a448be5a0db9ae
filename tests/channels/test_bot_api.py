"""The stand-in is as strict as Telegram: otherwise the tests that lean on it prove little."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from tests.channels.bot_api import BotApi, html
from tests.channels.bot_api.errors import ApiError


async def call(api: BotApi, method: str, token: str | None = None, **params: Any) -> Any:
    """The whole answer to a request as a bot makes it."""
    url = f"{api.url}/bot{token or api.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, data=params) as response:
        return await response.json()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<b>vet</b> en niet", "vet en niet"),
        ("<b>vet <i>schuin</i></b>", "vet schuin"),
        ("&lt;b&gt; &amp; &quot;x&quot; &#x27;y&#39; &#128578;", "<b> & \"x\" 'y' 🙂"),
        ("kaas & ui, &unknown; &ltx", "kaas & ui, &unknown; &ltx"),
    ],
)
def test_html_is_read(written: str, read: str) -> None:
    assert html.parse(written)[0] == read


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("<b>open", "Can't find end tag"),
        ("dicht</b>", "Unexpected end tag at byte offset 5"),
        ("<b>door<i>een</b></i>", 'Unmatched end tag at byte offset 13, expected "</i>"'),
        ("één <p>alinea</p>", 'Unsupported start tag "p" at byte offset 6'),
        ("3 < 4", "Unsupported start tag"),
        ("<b", "Unclosed start tag"),
        ("<b>x</b", "Unclosed end tag"),
    ],
)
def test_html_is_refused(written: str, why: str) -> None:
    with pytest.raises(ApiError) as refused:
        html.parse(written)
    assert why in refused.value.description


def keyboard(data: str) -> str:
    return json.dumps({"inline_keyboard": [[{"text": "Knop", "callback_data": data}]]})


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"chat_id": ""}, "chat_id is empty"),
        ({"chat_id": 1}, "chat not found"),
        ({"text": " \n"}, "message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "🙂" * 2049}, "message is too long"),
        ({"text": "<x>", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        ({"reply_markup": keyboard("")}, "BUTTON_DATA_INVALID"),
        ({"reply_markup": keyboard("é" * 33)}, "BUTTON_DATA_INVALID"),
        ({"reply_markup": "[]"}, "object expected as reply markup"),
        ({"reply_markup": '{"inline_keyboard": [[{"text": "x"}]]}'}, "Text buttons"),
    ],
)
async def test_a_message_is_refused(api: BotApi, params: dict[str, Any], why: str) -> None:
    person = api.person("Noor")
    person.text("hoi")
    answer = await call(api, "sendMessage", **{"chat_id": person.id, "text": "x", **params})
    assert (answer["ok"], answer["error_code"]) == (False, 400)
    assert why in answer["description"]
    assert person.received == []


async def test_a_message_as_long_as_may_be_arrives(api: BotApi) -> None:
    person = api.person("Noor")
    person.text("hoi")
    text = f"<b>{'&amp;' * 4096}</b>"
    await call(
        api,
        "sendMessage",
        chat_id=person.id,
        text=text,
        parse_mode="HTML",
        reply_markup=keyboard("é" * 32),
    )
    message = await person.next()
    assert message.text == "&" * 4096
    assert message.titles == ["Knop"]


async def test_nobody_is_written_to_who_never_wrote(api: BotApi) -> None:
    answer = await call(api, "sendMessage", chat_id=api.person("Noor").id, text="x")
    assert answer["error_code"] == 403


@pytest.mark.parametrize(("token", "code"), [("1:other", 401), ("geen", 404)])
async def test_a_wrong_token_is_refused(api: BotApi, token: str, code: int) -> None:
    assert (await call(api, "getMe", token))["error_code"] == code


async def test_updates_come_until_they_are_confirmed(api: BotApi) -> None:
    person = api.person("Noor")
    first, second = person.text("een"), person.text("twee")

    async def ids(**params: Any) -> list[int]:
        return [u["update_id"] for u in (await call(api, "getupdates", **params))["result"]]

    assert await ids() == [first, second]
    assert await ids(limit=1) == [first]
    assert await ids(offset=first + 1) == [second]
    assert await ids(offset=first) == [second]
    assert await ids(offset=second + 1) == []


async def test_a_long_poll_ends_with_an_update(api: BotApi) -> None:
    polling = asyncio.create_task(call(api, "getUpdates", timeout=30))
    await api.account.updates.is_polled.wait()
    update_id = api.person("Noor").text("hoi")
    answer = await asyncio.wait_for(polling, 5)
    assert [update["update_id"] for update in answer["result"]] == [update_id]


async def test_only_the_kinds_that_were_asked_for_come(api: BotApi) -> None:
    await call(api, "getUpdates", allowed_updates='["callback_query"]')
    api.person("Noor").text("hoi")
    assert (await call(api, "getUpdates"))["result"] == []


async def test_of_two_long_polls_the_newer_goes_on(api: BotApi) -> None:
    older = asyncio.create_task(call(api, "getUpdates", timeout=30))
    await api.account.updates.is_polled.wait()
    newer = asyncio.create_task(call(api, "getUpdates", timeout=30))
    assert (await asyncio.wait_for(older, 5))["error_code"] == 409
    api.person("Noor").text("hoi")
    assert (await asyncio.wait_for(newer, 5))["ok"]


async def test_there_is_no_polling_beside_a_webhook(api: BotApi) -> None:
    await call(api, "setWebhook", url="https://127.0.0.1:1/telegram")
    assert (await call(api, "getUpdates"))["error_code"] == 409
    assert (await call(api, "getWebhookInfo"))["result"]["url"] == "https://127.0.0.1:1/telegram"
    await call(api, "deleteWebhook")
    assert (await call(api, "getUpdates"))["ok"]


async def test_buttons_are_taken_away_once(api: BotApi) -> None:
    person = api.person("Noor")
    person.text("hoi")
    await call(api, "sendMessage", chat_id=person.id, text="x", reply_markup=keyboard("start"))
    message = await person.next()
    place = {"chat_id": person.id, "message_id": message.message_id}
    assert (await call(api, "editMessageReplyMarkup", **place))["ok"]
    assert message.buttons == {}
    answer = await call(api, "editMessageReplyMarkup", **place)
    assert "message is not modified" in answer["description"]


async def test_a_pressed_button_is_answered_once(api: BotApi) -> None:
    person = api.person("Noor")
    person.press_very_old("start")
    (query,) = api.account.open_queries
    assert (await call(api, "answerCallbackQuery", callback_query_id=query))["ok"]
    answer = await call(api, "answerCallbackQuery", callback_query_id=query)
    assert "query is too old" in answer["description"]
