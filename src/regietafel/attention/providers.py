"""What waits here itself: mentions, and mail that did not leave. And what this app hands down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regietafel.attention import texts
from regietafel.attention.operations import forgetting, mailing, mentioning
from regietafel.attention.queries import mentions_waiting, wish_of, wishes_about
from regietafel.attention.sources import Source, Waiting, sources
from regietafel.core import registry
from regietafel.core.registry import Block
from regietafel.notices.models import MailState
from regietafel.notices.queries import outbox_visible_to, unsettled
from regietafel.territories.models import Region

MENTION = "mention"


def mentions(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """Where somebody called the reader by name. What may not be read any more, or is gone, is not shown."""
    for one in mentions_waiting(user, region):
        said = texts.spoken(one.kind, one.object_pk)
        if said is None or not said.seen_by(user):
            continue
        words = {"who": one.by_name or _("Somebody"), "where": said.label}
        yield Waiting(
            key=f"mention:{one.pk}",
            text=_("%(who)s mentions you: %(where)s") % words,
            url=said.url,
            note=Truncator(said.text).chars(200),
            since=timezone.localdate(one.made_at),
        )


def stuck_mail(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """Mail of the region on which its director must decide."""
    if not user.has_perm("notices.settle_mail", region):
        return
    for mail in unsettled(outbox_visible_to(user, region)):
        yield Waiting(
            key=f"notices.mail:{mail.pk}:{mail.state}",
            text=_("%(subject)s: did it leave?") % {"subject": mail.subject}
            if mail.state == MailState.UNCERTAIN
            else _("%(subject)s: it did not leave") % {"subject": mail.subject},
            url=reverse("notices:mail", args=[region.slug, mail.pk]),
            note=mail.to,
            since=timezone.localdate(mail.created_at),
        )


def account_blocks(user: Any) -> Iterator[Block]:
    """How often the mail comes, on the page of the account."""
    yield Block("me", _("Mail with what is new"), template="attention/_account.html", data=wish_of(user))


def hand_over() -> None:
    """Register with the slots of the registry, and among the lines."""
    sources.register(Source(MENTION, gettext_lazy("You were mentioned"), mentions, order=5))
    sources.register(Source("mail", gettext_lazy("Mail that did not leave for certain"), stuck_mail, order=90))
    registry.followers.register("attention", mentioning.follow)
    registry.ticks.register("mail with what is new", mailing.tick)
    registry.ticks.register("old mentions", forgetting.tick)
    registry.account_blocks.register("attention", account_blocks)
    registry.personal_data.register("what waits", wishes_about)
