"""The mail that was filed on a row, as the page of that row shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from regietafel.documents.models import Document
from regietafel.mail_in.forms import DropForm
from regietafel.mail_in.models import ReceivedMail
from regietafel.mail_in.queries.mails import documents_by_mail, mails_filed_on
from regietafel.mail_in.targets import target_of
from regietafel.territories.models import Region

MOST = 20


@dataclass(frozen=True)
class FiledHere:
    """What the block shows: the newest mails with what came along, how many there are, and the form that drops one."""

    mails: list[tuple[ReceivedMail, list[Document]]]
    count: int
    form: DropForm
    drop_url: str


def filed_here(user: Any, region: Region, kind: str, pk: int) -> FiledHere | None:
    """The block for a row; nothing for who does not read the mail of the region."""
    if not user.has_perm("mail_in.view_mail", region):
        return None
    target = target_of(kind)
    rows = mails_filed_on(user, kind, [pk, *(target.also(pk) if target else [])]).filter(region=region)
    mails = list(rows[: MOST + 1])
    count = rows.count() if len(mails) > MOST else len(mails)
    form = DropForm(auto_id="mail-%s")
    along = documents_by_mail(user, mails[:MOST])
    shown = [(mail, along.get(mail.pk, [])) for mail in mails[:MOST]]
    return FiledHere(shown, count, form, reverse("mail_in:drop-on", args=[region.slug, kind, pk]))
