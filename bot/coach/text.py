"""Reports as text: Markdown and HTML, from the templates beside this module."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from bot.coach.picture import ALT, trust_picture
from bot.coach.summary import Summary
from bot.practice.dutch import day, within

_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|])")
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def _plain(text: str) -> str:
    """Text that Markdown shows as it was typed, on one line."""
    return _MARKDOWN_SIGNS.sub(r"\\\1", " ".join(text.split()))


_ENVIRONMENT.filters["plain"] = _plain
_ENVIRONMENT.filters["day"] = day
_ENVIRONMENT.filters["within"] = within


def as_markdown(summary: Summary) -> str:
    """The report in Markdown."""
    return _ENVIRONMENT.get_template("report.md").render(summary=summary)


def as_html(summary: Summary) -> str:
    """The report as a page that needs nothing else."""
    picture = None
    if summary.talk.turns:
        png = trust_picture(summary.scenario, summary.talk)
        picture = f"data:image/png;base64,{b64encode(png).decode()}"
    template = _ENVIRONMENT.get_template("report.html")
    return template.render(summary=summary, picture=picture, alt=ALT)
