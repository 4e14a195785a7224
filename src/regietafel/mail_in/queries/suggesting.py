"""Where a mail probably belongs, and what can be found to file it on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from regietafel.mail_in.models import Filing, ReceivedMail
from regietafel.mail_in.queries.mails import filings_of
from regietafel.mail_in.targets import About, Row, Target, target_of, targets
from regietafel.territories.models import Region


@dataclass(frozen=True)
class Offered:
    """The rows of one kind that a mail can be filed on."""

    target: Target
    rows: list[Row]


@dataclass(frozen=True)
class Filed:
    """Where a mail was filed, as the page tells; ``url`` is empty where the row is gone or not for this person."""

    filing: Filing
    label: str
    name: str
    url: str


def about(mail: ReceivedMail) -> About:
    """What is known of a mail that can suggest where it belongs."""
    day = timezone.localdate(mail.sent_at or mail.received_at)
    organisations = [mail.contact.organisation_id] if mail.contact else []
    return About(organisations, day, mail.answers.key if mail.answers else "")


def suggested(user: Any, mail: ReceivedMail) -> list[Offered]:
    """Where the mail probably belongs, without where it is already."""
    known = about(mail)
    return offered(user, mail, {target.kind: target.suggested(user, mail.region, known) for target in targets()})


def found(user: Any, mail: ReceivedMail, words: str) -> list[Offered]:
    """What fits the words, without where the mail is already."""
    return offered(user, mail, {target.kind: target.choices(user, mail.region, words) for target in targets()})


def offered(user: Any, mail: ReceivedMail, rows: dict[str, list[Row]]) -> list[Offered]:
    """The kinds that have rows on which the mail is not filed yet."""
    there = set(filings_of(user, mail).values_list("kind", "target_pk"))
    left = [
        Offered(target, [row for row in rows[target.kind] if (target.kind, row.pk) not in there])
        for target in targets()
    ]
    return [one for one in left if one.rows]


def filed(user: Any, mail: ReceivedMail) -> list[Filed]:
    """Where the mail was filed."""
    return [told(user, mail.region, filing) for filing in filings_of(user, mail)]


def told(user: Any, region: Region, filing: Filing) -> Filed:
    """One place as the page tells it."""
    target = target_of(filing.kind)
    page = target.page(user, region, filing.target_pk) if target else None
    name, url = page or ("", "")
    return Filed(filing, str(target.label) if target else "", name, url)
