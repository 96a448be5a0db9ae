"""Puts what pydantic found wrong into the words of a trainer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel

from bot.practice.moves import MOVES
from bot.practice.scenario.model import CIRCUMSTANCES


def suggestion(word: str, known: Iterable[str]) -> str:
    """ " Bedoelde je 'x'?" for the known word nearest to `word`, else ""."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Bedoelde je '{near[0]}'?" if near else ""


def explain(model: type[BaseModel], error: Mapping[str, Any]) -> tuple[tuple[Any, ...], str, str]:
    """Where (below the model), which code and which Dutch sentence, for one pydantic error."""
    place = tuple(step for step in error["loc"] if step != "__root__")
    name = str(place[-1]) if place else ""
    kind = error["type"]
    if kind == "value_error.missing":
        return place[:-1], "SC002", f"de sleutel '{name}' ontbreekt.{_about(model, place)}"
    if kind == "value_error.extra":
        return place, "SC003", f"de sleutel '{name}' ken ik niet.{_near_key(model, place)}"
    if "onbekende interventie: " in error["msg"]:
        move = error["msg"].split(": ", 1)[1]
        message = f"de interventie '{move}' ken ik niet.{suggestion(move, MOVES)}"
        return place, "SC006", message
    if "onbekende omstandigheid: " in error["msg"]:
        when = error["msg"].split(": ", 1)[1]
        message = f"de omstandigheid '{when}' ken ik niet.{suggestion(when, CIRCUMSTANCES)}"
        return place, "SC004", message
    return place, "SC004", f"de waarde van '{_key(place)}' klopt niet.{_expected(model, error)}"


def _key(place: tuple[Any, ...]) -> str:
    return str(next((step for step in reversed(place) if isinstance(step, str)), ""))


def _field(model: type[BaseModel], place: tuple[Any, ...]) -> Any:
    """The pydantic field that `place` points at, or None."""
    current: Any = model
    field = None
    for step in place:
        if isinstance(step, int):
            continue
        fields = getattr(current, "__fields__", {})
        field = next((f for n, f in fields.items() if step in (n, f.alias)), None)
        current = field.type_ if field is not None else None
    return field


def _about(model: type[BaseModel], place: tuple[Any, ...]) -> str:
    field = _field(model, place)
    description = field.field_info.description if field is not None else None
    return f" Schrijf daar: {description}." if description else ""


def _near_key(model: type[BaseModel], place: tuple[Any, ...]) -> str:
    owner = _field(model, place[:-1])
    fields = (owner.type_ if owner is not None else model).__fields__
    names = [field.alias for field in fields.values()]
    return suggestion(str(place[-1]), names) or f" Wel: {', '.join(names)}."


_LIMITS = {
    "value_error.number.not_ge": "minstens {limit_value}",
    "value_error.number.not_le": "hoogstens {limit_value}",
    "value_error.any_str.max_length": "hoogstens {limit_value} tekens",
    "value_error.any_str.min_length": "niet leeg",
    "value_error.str.regex": "alleen kleine letters, cijfers en _",
    "type_error.integer": "een heel getal",
    "value_error.boolean": "true of false",
    "type_error.bool": "true of false",
    "type_error.str": "tekst",
    "type_error.none.not_allowed": "niet leeg",
}


def _expected(model: type[BaseModel], error: Mapping[str, Any]) -> str:
    context = error.get("ctx", {})
    if "permitted" in context:
        options = [str(value) for value in context["permitted"]]
        hint = suggestion(str(context.get("given", "")), options)
        return f" Kies uit: {', '.join(options)}.{hint}"
    limit = _LIMITS.get(error["type"])
    if limit:
        return f" Het moet zijn: {limit.format(**context)}."
    return _about(model, tuple(step for step in error["loc"] if step != "__root__"))
