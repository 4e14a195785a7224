"""What seats tell pages that know nothing of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.attention.sources import Waiting
from regietafel.core.registry import Block, Line, NavItem
from regietafel.membership import queries
from regietafel.organisations.models import Function, Organisation

ANSWERED_WITHIN = dt.timedelta(days=7)


def nav_items(user: Any, region: Any) -> Iterator[NavItem]:
    """The people of the region, for everybody at the table."""
    if user.has_perm("membership.view_team", region):
        yield NavItem(_("People"), reverse("membership:members", args=[region.slug]), order=80)


def start_blocks(user: Any, region: Any, today: dt.date) -> Iterator[Block]:
    """Invitations that nobody answered, for who can send them again."""
    if not user.has_perm("membership.manage_members", region):
        return
    count = queries.open_invitations(region).count()
    if count:
        text = ngettext("%(count)d invitation is not answered yet", "%(count)d invitations are not answered yet", count)
        line = Line(text % {"count": count}, reverse("membership:invitations", args=[region.slug]), count=count)
        yield Block(column="others", title=_("People"), lines=[line], order=60)


def unanswered(user: Any, region: Any, today: dt.date) -> Iterator[Waiting]:
    """Invitations that nobody answered for a week, for who can send them again or write them off."""
    if not user.has_perm("membership.manage_members", region):
        return
    for one in queries.open_invitations(region).filter(sent_at__date__lte=today - ANSWERED_WITHIN):
        yield Waiting(
            key=f"membership.invitation:{one.pk}",
            text=_("%(person)s did not answer the invitation") % {"person": one.name or one.email},
            url=reverse("membership:invitations", args=[region.slug]),
            since=timezone.localdate(one.sent_at or one.created_at),
        )


def invitations_url(region: Any, pk: int) -> str:
    """Where invitations stand; one that was answered has no page of its own."""
    return reverse("membership:invitations", args=[region.slug])


def members_url(region: Any, pk: int) -> str:
    """Where roles stand."""
    return reverse("membership:members", args=[region.slug])


def mentions(user: Any, region: Any, row: Any) -> Iterator[Block]:
    """Who fills a function, and who sits for an organisation, for those who may know the members."""
    if isinstance(row, Function):
        if holders := queries.holders_visible_to(user, region).filter(
            queries.held_on(timezone.localdate()), function=row
        ):
            since = [(one.user, date_format(one.since, "j F Y")) for one in holders]
            lines = [Line(str(person), note=_("since %(date)s") % {"date": date}) for person, date in since]
            yield Block("row", _("Who fills it"), lines, order=20)
    elif isinstance(row, Organisation):
        roles = queries.roles_visible_to(user, region).filter(affiliation__organisation=row).select_related("user")
        if lines := [Line(str(role.user), note=str(role.get_kind_display())) for role in roles]:
            yield Block("row", _("Who sits for it"), lines, order=20)
