"""What mail that came in hands down to the registry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.core import registry
from regietafel.core.registry import Block, Line, NavItem
from regietafel.mail_in.fetching import fetch
from regietafel.mail_in.models import ReceivedMail
from regietafel.mail_in.on_page import filed_here
from regietafel.mail_in.operations.forgetting import forget_mails, give_up_strays, loosen
from regietafel.mail_in.organisation_target import KIND as ORGANISATION
from regietafel.mail_in.queries.bounces import bounced_among, bounces_to_settle
from regietafel.mail_in.queries.mailbox import away_since
from regietafel.mail_in.queries.mails import HOLDER, mails_from, open_mails
from regietafel.organisations.models import Contact, Organisation
from regietafel.territories.models import Region


def nav_items(user: Any, region: Region) -> Iterator[NavItem]:
    """The list, for the team."""
    if user.has_perm("mail_in.view_mail", region):
        yield NavItem(_("Mail that came in"), reverse("mail_in:list", args=[region.slug]), order=45)


def start_blocks(user: Any, region: Region, today: dt.date) -> Iterator[Block]:
    """How much waits, which addresses bounce, and that the mailbox is away."""
    if not user.has_perm("mail_in.view_mail", region):
        return
    lines = []
    if count := open_mails(user, region).count():
        text = ngettext("%(count)s mail waits to be filed", "%(count)s mails wait to be filed", count)
        lines.append(Line(text % {"count": count}, reverse("mail_in:list", args=[region.slug]), count=count))
    if count := bounces_to_settle(user, region).count():
        text = ngettext("%(count)s address bounces", "%(count)s addresses bounce", count) % {"count": count}
        lines.append(Line(text, reverse("mail_in:bounces", args=[region.slug]), tone="bad", count=count))
    if away_since(timezone.now()):
        lines.append(Line(_("The mailbox does not answer"), reverse("mail_in:list", args=[region.slug]), tone="bad"))
    if lines:
        yield Block("me", _("Mail that came in"), lines, order=21)


def mentions(user: Any, region: Region, row: Any) -> Iterator[Block]:
    """On the page of an organisation: the mail that was filed on it."""
    if isinstance(row, Organisation) and (block := filed_here(user, region, ORGANISATION, row.pk)):
        yield Block("row", _("Mail"), template="mail_in/_mentioned.html", data=block, order=90)


def contact_marks(user: Any, region: Region, contacts: Iterable[Contact]) -> Mapping[int, str]:
    """For contacts at whose address mail came back: since when, in a sentence."""
    found = bounced_among(user, region, contacts)
    return {
        pk: ngettext(
            "mail came back once, last on %(day)s", "mail came back %(count)s times, last on %(day)s", row.count
        )
        % {"count": row.count, "day": f"{timezone.localdate(row.last_at):%d/%m/%Y}"}
        for pk, row in found.items()
    }


def mail_url(region: Region, pk: int) -> str:
    """The page of a mail, unless it was forgotten."""
    there = ReceivedMail.objects.filter(region=region, pk=pk).exists()
    return reverse("mail_in:mail", args=[region.slug, pk]) if there else ""


def tick(now: dt.datetime) -> str:
    """Fetch the mailbox, and forget what is over; safe to run twice, late, or beside another."""
    fetched = fetch(now)
    loose, given_up = loosen(actor=None, now=now), give_up_strays(actor=None, now=now)
    gone = sum(forget_mails(actor=None, region=region, now=now) for region in Region.objects.order_by("pk"))
    return f"{fetched}; {gone} forgotten, {loose} off rows that are gone, {given_up} for no region given up"


def hand_over() -> None:
    """Put everything in its slot."""
    registry.nav_items.register("mail_in", nav_items)
    registry.start_blocks.register("mail_in", start_blocks)
    registry.mentions.register("mail_in", mentions)
    registry.contact_marks.register("mail_in", contact_marks)
    registry.journal_urls.register(HOLDER, mail_url)
    registry.personal_data.register("mail_in", mails_from)
    registry.ticks.register("mail_in", tick)
