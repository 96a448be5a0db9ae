"""The one place where Rasa, the actions and the records are wired into something to talk to."""

from bot.lean import leave_out_tensorflow

leave_out_tensorflow()

from bot.assistant.assistant import (  # noqa: E402  (Rasa must come after it)
    Assistant,
    GoingOn,
    Incoming,
    load_assistant,
)

__all__ = ["Assistant", "GoingOn", "Incoming", "load_assistant"]
