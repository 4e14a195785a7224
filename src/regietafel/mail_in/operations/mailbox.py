"""How the mailbox answered, so that somebody hears of it when it stays away."""

from __future__ import annotations

import datetime as dt

from regietafel.core.operations import operation
from regietafel.mail_in.models import Mailbox


@operation
def note_answer(*, actor: None, name: str, now: dt.datetime, error: str = "") -> Mailbox:
    """Note that the mailbox was fetched, or why it was not."""
    box, _new = Mailbox.objects.get_or_create(name=name)
    box.tried_at, box.last_error = now, error[:300]
    if error:
        box.failing_since = box.failing_since or now
    else:
        box.fetched_at, box.failing_since = now, None
    box.save()
    return box
