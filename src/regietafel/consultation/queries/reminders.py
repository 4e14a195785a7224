"""Who wants no reminders of action points."""

from __future__ import annotations

from collections.abc import Iterable

from regietafel.consultation.models import NoReminders
from regietafel.consultation.reminder_links import digest_of


def are_off(digest: str) -> bool:
    """Whether somebody turned the reminders off."""
    return NoReminders.objects.filter(digest=digest).exists()


def without_reminders(addresses: Iterable[str]) -> set[str]:
    """Those of these addresses that get none."""
    known = {digest_of(address): address for address in addresses}
    off = NoReminders.objects.filter(digest__in=known).values_list("digest", flat=True)
    return {known[digest] for digest in off}
