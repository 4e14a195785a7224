"""The shortlist of a visitor: it stands in the address, ``?w=fietspunt&w=atelier``, so that it needs no account and no cookie."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote, urlencode

from django.utils.translation import gettext as _

from regietafel.workplaces.facts import address_of
from regietafel.workplaces.models import Workplace

MOST_KEPT = 20
MOST_COMPARED = 3
MOST_MAILED = 1800
"""So many signs of a ``mailto:`` reach every mail program whole."""

SLUG = re.compile(r"[-a-zA-Z0-9_]{1,80}")


def read(words: Iterable[str]) -> list[str]:
    """The slugs of an address, each once and in order; what can be no slug is left out.

    >>> read(["fietspunt", "fietspunt", "<b>", "atelier"])
    ['fietspunt', 'atelier']
    """
    return list(dict.fromkeys(word for word in words if SLUG.fullmatch(word)))


def written(slugs: Iterable[str]) -> str:
    """A shortlist as it stands in an address.

    >>> written(["fietspunt", "atelier"])
    'w=fietspunt&w=atelier'
    """
    return urlencode([("w", slug) for slug in slugs])


def mail_to_send(workplaces: Sequence[Workplace], page_url: str) -> str:
    """A mail that is ready to be sent by one's own mail program: names and addresses, and where all of it stands.

    When that is too long for some programs, the addresses go first and then the names; the link always stays.
    """
    names = [workplace.name for workplace in workplaces]
    with_address = [" – ".join(part for part in (one.name, address_of(one)) if part) for one in workplaces]
    mails = [mail(lines, page_url) for lines in (with_address, names, [])]
    return next((one for one in mails if len(one) <= MOST_MAILED), mails[-1])


def mail(lines: Sequence[str], page_url: str) -> str:
    """The address of a mail with these lines in it."""
    body = "\r\n".join([*(f"- {line}" for line in lines), "", page_url])
    subject = _("Workplaces to look at")
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
