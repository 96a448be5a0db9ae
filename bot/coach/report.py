"""`tegenspeler report`: a talk as JSON, Markdown, HTML or PDF."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from bot import library
from bot.coach.pdf import as_pdf
from bot.coach.summary import Summary, as_data, summarise
from bot.coach.text import as_html, as_markdown
from bot.errors import UserError
from bot.records import Talks

_NO_TALKS = "Er zijn nog geen gesprekken. Oefen er een met: tegenspeler chat"
_ENDINGS = {
    "agreed": "afspraak",
    "open": "zonder afspraak",
    "broken_off": "afgebroken",
    "stopped": "gestopt",
    None: "bezig",
}


def list_talks(talks: Talks) -> str:
    """All talks, the latest first, one a line."""
    lines = [
        f"{talk.id[:8]}  {talk.started_at:%d-%m-%Y %H:%M}  {talk.scenario}  "
        f"{talk.turns} {'beurt' if talk.turns == 1 else 'beurten'}  {_ENDINGS[talk.ending]}"
        for talk in talks.summaries()
    ]
    return "\n".join(lines) or _NO_TALKS


def make(talks: Talks, session: str, form: str) -> bytes:
    """The report of the talk whose id begins with `session`, in one of FORMS.

    UserError where there is none, or more than one.
    """
    return FORMS[form](_summary(talks, session))


def _summary(talks: Talks, session: str) -> Summary:
    found = [talk.id for talk in talks.summaries() if talk.id.startswith(session.lower())]
    if len(found) != 1:
        problem = "Er is geen gesprek" if not found else "Er is meer dan een gesprek"
        raise UserError(
            f"{problem} waarvan het nummer begint met '{session}'. "
            "Bekijk de lijst met: tegenspeler report"
        )
    talk = talks.read(found[0])
    if talk is None:
        raise UserError("Dit gesprek is net gewist.")
    scenario = library.scenarios().get(talk.scenario)
    if scenario is None:
        raise UserError(f"Het scenario '{talk.scenario}' van dit gesprek bestaat niet meer.")
    return summarise(talk, scenario)


def _as_json(summary: Summary) -> bytes:
    return json.dumps(as_data(summary), ensure_ascii=False, indent=2).encode() + b"\n"


FORMS: Mapping[str, Callable[[Summary], bytes]] = {
    "json": _as_json,
    "md": lambda summary: as_markdown(summary).encode(),
    "html": lambda summary: as_html(summary).encode(),
    "pdf": as_pdf,
}
"""What each --format makes."""
