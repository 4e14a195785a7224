"""Dossiers that can be merged, and merges that were done."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from regietafel.policy_signals.lifecycle import RUNNING
from regietafel.policy_signals.models import Dossier, DossierMerge
from regietafel.policy_signals.queries.dossiers import dossiers_of
from regietafel.territories.models import Region


def mergeable(user: Any, region: Region) -> QuerySet[Dossier]:
    """The dossiers that run, for who bundles in the region."""
    found = dossiers_of(user, region).filter(phase__in=RUNNING).select_related("region", "lead", "body")
    return found.order_by("title", "pk") if user.has_perm("policy_signals.bundle", region) else found.none()


def merges_of(user: Any, region: Region) -> QuerySet[DossierMerge]:
    """What was merged in a region, and can be undone or was; newest first."""
    found = DossierMerge.objects.filter(region=region).select_related("kept__region", "gone", "done_by", "region")
    return found if user.has_perm("policy_signals.bundle", region) else found.none()


def merges_into(user: Any, dossier: Dossier) -> list[DossierMerge]:
    """What went into a dossier and was not undone."""
    return list(merges_of(user, dossier.region).filter(kept=dossier, undone_at__isnull=True))
