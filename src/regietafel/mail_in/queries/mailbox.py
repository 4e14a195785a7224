"""How the mailbox answers, and what lies in it for no region."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from regietafel.mail_in.lifecycle import AWAY_IS_TOLD_AFTER
from regietafel.mail_in.models import Mailbox, StrayMail
from regietafel.people.rules import is_platform_admin
from regietafel.territories.models import Region


def mailbox_now() -> Mailbox | None:
    """How the mailbox of the settings answered the last time; None if there is none, or it was never asked."""
    return Mailbox.objects.filter(name=settings.MAIL_IN.name).first() if settings.MAIL_IN else None


def away_since(now: dt.datetime) -> dt.datetime | None:
    """Since when the mailbox has not answered, if that is long enough to tell."""
    box = mailbox_now()
    since = box.failing_since if box else None
    return since if since and now - since >= AWAY_IS_TOLD_AFTER else None


def strays_visible_to(user: Any) -> QuerySet[StrayMail]:
    """The mails for no region that wait for a decision of a platform administrator."""
    if not is_platform_admin(user):
        return StrayMail.objects.none()
    return StrayMail.objects.all()


def strays_waiting(user: Any) -> QuerySet[StrayMail]:
    """Those about which nothing was decided yet."""
    return strays_visible_to(user).filter(region__isnull=True, is_dropped=False)


def regions_to_choose() -> list[Region]:
    """The regions to which a mail can be given, by name."""
    return list(Region.objects.order_by("name"))
