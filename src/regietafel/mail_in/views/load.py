"""How a page finds its mail: among what the person sees, or not at all; and the way back from it."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.mail_in.models import ReceivedMail
from regietafel.mail_in.queries.mails import mails_visible_to
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Region

Crumb = tuple[str, str]


def get_mail_or_404(user: Any, region_slug: str, pk: int) -> ReceivedMail:
    """The mail of an address; the same 404 for what the person may not see and what does not exist."""
    region = get_region_or_404(user, region_slug)
    rows = mails_visible_to(user).select_related("contact__organisation", "answers", "state_by")
    found = get_object_or_404(rows, region=region, pk=pk)
    found.region = region
    return found


def mail_url(mail: ReceivedMail, name: str = "mail", *more: Any) -> str:
    """The address of a mail, or of a deed with it."""
    return reverse(f"mail_in:{name}", args=[mail.region.slug, mail.pk, *more])


def start_crumbs(region: Region) -> list[Crumb]:
    """The way back to the first page."""
    return [(_("Start"), reverse("home:start", args=[region.slug]))]


def list_crumbs(region: Region) -> list[Crumb]:
    """The way back to the list."""
    return [*start_crumbs(region), (_("Mail that came in"), reverse("mail_in:list", args=[region.slug]))]
