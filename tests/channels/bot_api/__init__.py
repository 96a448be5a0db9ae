"""A stand-in of Telegram's Bot API on loopback, with people who use Telegram.

It does what Telegram's documentation says, and is as strict as Telegram's own server where that
matters to a bot: who may take updates, what may be sent, what a button may carry.
"""

from tests.channels.bot_api.errors import (
    ApiError,
    BadGateway,
    Fault,
    Flood,
    Hold,
    NotJson,
    Refusal,
    Reset,
    Slow,
)
from tests.channels.bot_api.people import Group, Person
from tests.channels.bot_api.server import BotApi
from tests.channels.bot_api.state import Received

__all__ = [
    "ApiError",
    "BadGateway",
    "BotApi",
    "Fault",
    "Flood",
    "Group",
    "Hold",
    "NotJson",
    "Person",
    "Received",
    "Refusal",
    "Reset",
    "Slow",
]
