"""What the link in the mail of a letter opens, and where those mails stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from regietafel.notices.models import MailState
from regietafel.notices.queries import states_of
from regietafel.policy_signals import links
from regietafel.policy_signals.letter_mail import mail_key
from regietafel.policy_signals.models import CoSignatory, Letter


@dataclass(frozen=True)
class Mailed:
    """Where the mail of a letter stands; what is over for long the outbox has forgotten."""

    state: str
    label: str


def letter_behind(token: str, today: dt.date) -> tuple[Letter | None, str]:
    """The letter of a link, and what is wrong with the link: unknown, withdrawn or expired."""
    read = links.read(links.LETTER, token)
    if read is None:
        return None, "unknown"
    pk, issue = read
    there = Letter.objects.filter(removed_at__isnull=True, dossier__removed_at__isnull=True, mailed_at__isnull=False)
    row = there.select_related("dossier__region", "note_version__note__dossier__region").filter(pk=pk).first()
    if row is None or row.until is None:
        return None, "unknown"
    if row.issue != issue:
        return None, "withdrawn"
    return (None, "expired") if today > row.until else (row, "")


def signatures_under(letter: Letter) -> list[CoSignatory]:
    """Who signed the version of the note that goes with a letter."""
    if letter.note_version is None:
        return []
    found = CoSignatory.objects.filter(signed_version=letter.note_version)
    return sorted(found.select_related("municipality", "organisation", "signed_version"), key=str)


def mails_of(letters: Iterable[Letter]) -> dict[int, Mailed]:
    """Where the last mail of each letter stands, by letter."""
    keys = {mail_key(one, one.issue): one.pk for one in letters if one.mailed_at is not None}
    found = states_of(list(keys)) if keys else {}
    return {keys[key]: Mailed(state, str(MailState(state).label)) for key, state in found.items()}
