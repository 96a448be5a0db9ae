from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.practice.answer import Answer, Button
from bot.records import Database, Outbox

NOW = datetime(2026, 11, 23, 14, 5)
ANSWERS = [
    Answer("line", "Hoi.", "Karim"),
    Answer("briefing", "Lees dit", buttons=(Button("Begin", "begin:oefening"),)),
    Answer("debrief", "Terugblik", details={"turns": 3, "agreements": []}),
]


@pytest.fixture
def outbox(database: Database) -> Outbox:
    return Outbox(database)


def test_answers_are_kept_until_they_are_delivered(outbox: Outbox) -> None:
    assert outbox.find("telegram:7") is None
    outbox.put("telegram:7", "telegram:42", ANSWERS, NOW)
    assert outbox.find("telegram:7") == ANSWERS
    assert outbox.waiting("telegram") == [("telegram:7", "telegram:42", ANSWERS)]
    outbox.delivered("telegram:7")
    assert outbox.find("telegram:7") == []
    assert outbox.waiting("telegram") == []


def test_what_waits_comes_oldest_first_and_by_channel(outbox: Outbox) -> None:
    for number, conversation in ((3, "telegram:1"), (1, "telegram:2"), (2, "terminal:x")):
        outbox.put(f"m{number}", conversation, ANSWERS[:1], NOW + timedelta(minutes=number))
    assert [message_id for message_id, _, _ in outbox.waiting("telegram")] == ["m1", "m3"]


def test_only_delivered_messages_are_forgotten(outbox: Outbox) -> None:
    for message_id, age in (("old", 3), ("old and waiting", 3), ("new", 1)):
        outbox.put(message_id, "telegram:1", ANSWERS, NOW - timedelta(days=age))
    for message_id in ("old", "new"):
        outbox.delivered(message_id)
    outbox.forget(NOW - timedelta(days=2))
    assert outbox.find("old") is None
    assert outbox.find("old and waiting") == ANSWERS
    assert outbox.find("new") == []


def test_delivering_what_is_not_known_does_no_harm(outbox: Outbox) -> None:
    outbox.delivered("telegram:1")
    assert outbox.waiting("telegram") == []
