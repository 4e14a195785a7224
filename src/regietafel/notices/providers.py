"""What the outbox tells pages that know nothing of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.core.registry import Block, Line
from regietafel.notices import queries


def start_blocks(user: Any, region: Any, today: dt.date) -> Iterator[Block]:
    """Mail on which the director must decide."""
    if not user.has_perm("notices.settle_mail", region):
        return
    count = queries.unsettled(queries.outbox_visible_to(user, region)).count()
    if count:
        text = ngettext("%(count)d mail did not leave for certain", "%(count)d mails did not leave for certain", count)
        line = Line(text % {"count": count}, reverse("notices:outbox", args=[region.slug]), tone="bad", count=count)
        yield Block(column="me", title=_("Mail"), lines=[line], order=20)


def mail_url(region: Any, pk: int) -> str:
    """The page of a mail."""
    return reverse("notices:mail", args=[region.slug, pk])
