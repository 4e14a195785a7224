"""Two versions of one row, seen through one form: where they differ, and the choice that a person makes.

Values are compared by what they mean, after cleaning, so that "16 juni 2026" and "16/06/2026" are no conflict.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models
from django.forms import BoundField, Form
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from regietafel.core import registry

KEEP = "keep-"
UNSEEN = ("version", "seen", "once", "resolving", "draft")
"""What forms carry along unseen: sent again with the rest, but nothing that a person typed."""
OWN_NAMES = ("csrfmiddlewaretoken", "version", "seen", "resolving")
"""What the page of two versions writes anew."""


def meaning(value: Any) -> Any:
    """Reduce a value of a form or a row to something that is equal when the two mean the same."""
    if value is None or value is False:
        return ""
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, tuple):
        return [meaning(item) for item in value]
    if isinstance(value, list | set | frozenset | models.QuerySet):
        return sorted((meaning(item) for item in value), key=json.dumps) or ""
    if isinstance(value, Decimal):
        return str(value.normalize())
    return "\n".join(str(value).strip().splitlines())


def digests(form: Form) -> dict[str, str]:
    """A short mark of each value that an unbound form shows, to tell later which of them a person changed."""
    return {bound.name: digest(bound.initial) for bound in form}


def digest(value: Any) -> str:
    """The mark of one value."""
    return hashlib.sha256(json.dumps(meaning(value)).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Shown:
    """What a browser would send for a field as it stands, and how that reads."""

    pairs: list[tuple[str, str]]
    text: str


def shown(bound: BoundField) -> Shown:
    """Read a field off its widget: the names and values that it would post, and the words beside them."""
    widget = bound.field.widget
    context = widget.get_context(bound.html_name, bound.value(), {})["widget"]
    pieces = list(read(context))
    return Shown(
        [(name, value) for name, value, _text in pieces if name], ", ".join(text for *_, text in pieces if text)
    )


def read(widget: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The (name, value, words) of a rendered widget; an empty name says that nothing is posted."""
    if "subwidgets" in widget:
        for part in widget["subwidgets"]:
            yield from read(part)
    elif "optgroups" in widget:
        for _group, options, _index in widget["optgroups"]:
            for option in options:
                if option["selected"]:
                    value = str(option["value"])
                    yield widget["name"], value, str(option["label"]) if value else ""
    elif widget.get("type") == "checkbox":
        checked = widget["attrs"].get("checked", False)
        yield (widget["name"], str(widget["value"] or "on"), _("yes")) if checked else ("", "", _("no"))
    else:
        value = "" if widget["value"] is None else str(widget["value"])
        yield widget["name"], value, value


@dataclass(frozen=True)
class Conflict:
    """One field of which two versions exist. ``touched`` says whether the person changed it at all."""

    name: str
    label: str
    mine_text: str
    theirs_text: str
    touched: bool


def conflicts_between(mine: Form, theirs: Form, seen: dict[str, str]) -> list[Conflict]:
    """The fields in which what was typed differs from what stands there now.

    ``mine`` is bound and valid, ``theirs`` unbound with the row as it stands; ``seen`` holds the marks of what
    the person had in front of them, so that a field they left alone is proposed as the other left it.
    """
    found = []
    for bound in mine:
        value = mine.cleaned_data.get(bound.name)
        if bound.name not in theirs.fields or bound.is_hidden or meaning(value) == meaning(theirs[bound.name].initial):
            continue
        found.append(
            Conflict(
                name=bound.html_name,
                label=str(bound.label),
                mine_text=shown(bound).text,
                theirs_text=shown(theirs[bound.name]).text,
                touched=seen.get(bound.name) != digest(value),
            )
        )
    return found


def read_seen(text: str) -> dict[str, str]:
    """The marks as they came back; whatever is not ours counts as nothing seen."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def with_choices(data: QueryDict, theirs: Form) -> QueryDict:
    """What a person typed, with the fields that they gave up replaced by what the other saved."""
    chosen = data.copy()
    for bound in theirs:
        if data.get(KEEP + bound.html_name) == "theirs":
            for name in names_of(bound, data):
                chosen.setlist(name, [])
            for name, value in shown(bound).pairs:
                chosen.appendlist(name, value)
    return chosen


def names_of(bound: BoundField, data: QueryDict) -> list[str]:
    """The names under which a field posts: its own, and those of its parts (``when_0``, ``when_1``)."""
    own = bound.html_name
    context = bound.field.widget.get_context(own, None, {})["widget"]
    parts = {part["name"] for part in context.get("subwidgets", ())}
    return [name for name in data if name == own or name in parts]


def typed_pairs(data: QueryDict) -> list[tuple[str, str]]:
    """Everything that was typed, as it was typed, to travel along on the page of two versions."""
    return [
        (name, value)
        for name in data
        if name not in OWN_NAMES and not name.startswith(KEEP)
        for value in data.getlist(name)
    ]


def last_change_of(row: Any) -> tuple[str, str]:
    """Who changed a row last, and when, in words; for the second of two people who save the same thing."""
    change = next((found for one in registry.last_changes if (found := one(row))), None)
    who = change.who if change and change.who else _("somebody else")
    return who, date_format(localtime(change.at), "j F Y H.i") if change else ""
