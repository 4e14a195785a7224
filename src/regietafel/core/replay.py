"""Operations that a browser kept in a queue and sends in order, possibly twice: each is done once.

The other half is ``frontend/js/autosave.js``. A browser that lost its connection does not know whether what it sent
was done, so it sends it again under the same id, and gets the answer of the first time. Only what was done is
remembered; what was refused wrote nothing and is simply judged again. How to use it stands in docs/editing.md.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import secrets
import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import transaction
from django.http import Http404, HttpRequest, JsonResponse, UnreadablePostError
from django.middleware.csrf import get_token
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from regietafel.core.access import signed_in
from regietafel.core.conflict import last_change_of
from regietafel.core.errors import Collision, Refusal
from regietafel.core.models import Replayed
from regietafel.core.trouble import is_database_away

Op = dict[str, Any]
Deed = Callable[[Op], dict[str, Any]]

KEPT = dt.timedelta(days=30)
MOST_OPERATIONS = 50
MOST_BYTES = 512 * 1024
LONGEST_NAME = 500
HIGHEST_VERSION = 2**31 - 2
"""The next one has to fit in its column too."""

log = logging.getLogger("regietafel.replay")


class Unreadable(Exception):
    """What was sent is no queue of ours; the message says what is wrong with it."""


@never_cache
@require_safe
@signed_in
def token(request: HttpRequest) -> JsonResponse:
    """Give a page that stayed open over a new sign-in a fresh token, and say who is signed in now.

    The cookie is closed to scripts, so the token must come from here. It writes nothing but that cookie.
    """
    return JsonResponse({"token": get_token(request), "person": str(request.user.pk)})


def replay(request: HttpRequest, deeds: Mapping[str, Deed]) -> JsonResponse:
    """Do the operations in order, each in a transaction of its own, and answer for each.

    ``deeds`` maps a kind to a function that takes the operation as it was sent and gives what the page should know,
    at least the new ``version``. It asks permission itself; 403 and 404 become the refusal of that operation alone.
    """
    try:
        person, operations = read(request)
    except Unreadable as fault:
        return JsonResponse({"message": str(fault)}, status=400)
    if person != str(request.user.pk):
        return JsonResponse({"message": _("Somebody else is signed in at this browser now.")}, status=409)
    return JsonResponse({"answers": [answer(request, one, deeds) for one in operations]})


def read(request: HttpRequest) -> tuple[str, list[Op]]:
    """Read the person and the operations off a request, and refuse whatever does not look like a queue."""
    try:
        body = request.body
    except (RequestDataTooBig, UnreadablePostError) as error:
        raise Unreadable(_("What was sent is too large, or broke off.")) from error
    if len(body) > MOST_BYTES:
        raise Unreadable(_("What was sent is too large, or broke off."))
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Unreadable(_("What was sent is no JSON.")) from error
    operations = sent.get("operations") if isinstance(sent, dict) else None
    if not isinstance(operations, list) or not isinstance(sent.get("person"), str):
        raise Unreadable(_("What was sent has no person or no list of operations."))
    if len(operations) > MOST_OPERATIONS:
        raise Unreadable(_("At most %(count)d operations at a time.") % {"count": MOST_OPERATIONS})
    return sent["person"], [well_formed(one) for one in operations]


def well_formed(op: Any) -> Op:
    """The operation, if it has an id, a kind, a target and a version that can be what they are called."""
    if not isinstance(op, dict):
        raise Unreadable(_("An operation is no object."))
    try:
        uuid.UUID(op["id"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Unreadable(_("An operation has no id.")) from error
    if not all(isinstance(op.get(key), str) and 0 < len(op[key]) <= LONGEST_NAME for key in ("kind", "target")):
        raise Unreadable(_("An operation has no kind or no target."))
    version = op.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or not 0 <= version <= HIGHEST_VERSION:
        raise Unreadable(_("An operation has no version."))
    if not all(is_storable(text) for text in texts(op)):
        raise Unreadable(_("An operation holds a character that no text has."))
    return op


def texts(value: Any) -> Iterator[str]:
    """Every text in what was sent, names of fields included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def is_storable(text: str) -> bool:
    """Whether both databases can keep it: no NUL, no half of a pair of surrogates."""
    return "\x00" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def answer(request: HttpRequest, op: Op, deeds: Mapping[str, Deed]) -> dict[str, Any]:
    """What came of one operation."""
    said = {"id": op["id"], "target": op["target"], "version": op["version"]}
    deed = deeds.get(op["kind"])
    try:
        if deed is None:
            raise Refusal(_("This page is older than the server. Load it anew."))
        return {**said, **done_once(request.user, op, deed), "status": "done"}
    except Collision as collision:
        return {**said, **collided(collision)}
    except Refusal as refusal:
        return {**said, "status": "refused", "message": refusal.message, "field": refusal.field}
    except PermissionDenied:
        return {**said, "status": "refused", "message": _("You may not change this any more.")}
    except Http404:
        return {**said, "status": "refused", "message": _("This is not there any more.")}
    except Exception as error:
        if is_database_away(error):
            raise
        return {**said, "status": "refused", "message": broke(op, error)}


def done_once(person: Any, op: Op, deed: Deed) -> dict[str, Any]:
    """Do it, or tell what came of it the first time; a second sending waits for the first."""
    with transaction.atomic():
        row, is_first = Replayed.objects.get_or_create(person_id=person.pk, operation=op["id"])
        if is_first:
            row.answer = deed(op)
            row.save(update_fields=["answer"])
            row.refresh_from_db(fields=["answer"])
        told: dict[str, Any] = row.answer
        return told


def collided(collision: Collision) -> dict[str, Any]:
    """What stands there now, and by whom; the deed says in ``theirs`` how the page calls it."""
    who, when = last_change_of(collision.current)
    return {
        "status": "collision",
        "version": getattr(collision.current, "version"),
        "now": collision.theirs,
        "who": who,
        "when": when,
    }


def broke(op: Op, error: Exception) -> str:
    """A fault of ours stops one operation, not those behind it; it gets a number that stands in the log too."""
    incident = secrets.token_hex(4)
    log.error("replay failed", exc_info=error, extra={"line": {"incident": incident, "kind": op["kind"]}})
    return _("Something went wrong on our side (number %(incident)s). What you typed is still here.") % {
        "incident": incident
    }


def forget_replayed(now: dt.datetime) -> str:
    """Drop the ids of operations that no browser will send again; work for the clock."""
    gone, _rows = Replayed.objects.filter(at__lt=now - KEPT).delete()
    return f"replayed operations: {gone} forgotten"
