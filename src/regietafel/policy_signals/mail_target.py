"""Dossiers as what a mail that came in can be filed on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regietafel.core.merging import merged_into, successor_of
from regietafel.mail_in.targets import MOST, About, Row, Target, register
from regietafel.policy_signals.models import Dossier, DossierMerge
from regietafel.policy_signals.queries.visible import dossiers_visible_to
from regietafel.territories.models import Region

KIND = "policy_signals.dossier"
ASKED_TO_SIGN = re.compile(r"sign-(?P<signer>\d{1,18})-")
"""The key of a mail that asked somebody to sign along, as ``operations.cosigning`` writes it."""
MAILED = re.compile(r"policy-letter-(?P<letter>\d{1,18})-")
"""The key of a letter that was mailed from here."""


def dossiers(user: Any, region: Region) -> QuerySet[Dossier]:
    """The dossiers of a region that a person sees, the latest first."""
    return dossiers_visible_to(user).filter(region=region).order_by("-opened_on", "-pk")


def rows(found: Iterable[Dossier]) -> list[Row]:
    """Dossiers as they can be chosen."""
    return [Row(one.pk, one.title, str(one.get_phase_display())) for one in found]


def choices(user: Any, region: Region, words: str) -> list[Row]:
    """The dossiers whose title has all the words."""
    found = dossiers(user, region)
    for word in words.split():
        found = found.filter(title__icontains=word)
    return rows(found[:MOST])


def suggested(user: Any, region: Region, about: About) -> list[Row]:
    """The dossier that the mail answers, and those about which the sender's organisation was written to."""
    asked = ASKED_TO_SIGN.match(about.key)
    here = dossiers(user, region)
    answered = list(here.filter(note__cosignatories__pk=int(asked["signer"]))) if asked else []
    letter = MAILED.match(about.key)
    answered += list(here.filter(letters__pk=int(letter["letter"]))) if letter else []
    written = here.filter(letters__organisation__in=about.organisations, letters__sent_on__isnull=False).distinct()
    found = [*answered, *(written[:MOST] if about.organisations else [])]
    return rows({one.pk: one for one in found}.values())


def page(user: Any, region: Region, pk: int) -> tuple[str, str] | None:
    """The page of a dossier, or of the one that took its place, unless it lies in the bin."""
    seen = dossiers(user, region)
    found = seen.filter(pk=pk).first() or seen.filter(pk=successor_of(merges(), pk)).first()
    return (found.title, reverse("policy_signals:dossier", args=[region.slug, found.pk])) if found else None


def merges() -> QuerySet[DossierMerge]:
    """The merges of dossiers that hold."""
    return DossierMerge.objects.filter(undone_at__isnull=True)


def also(pk: int) -> list[int]:
    """The dossiers of which one took the place."""
    return merged_into(merges(), pk)


def there(keys: Iterable[int]) -> set[int]:
    """The keys of dossiers that still exist."""
    return set(Dossier.objects.filter(pk__in=keys).values_list("pk", flat=True))


def hand_over() -> None:
    """Put dossiers among what a mail can be filed on."""
    register(Target(KIND, _("Dossier"), 40, choices, suggested, page, there, also))
