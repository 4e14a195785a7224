"""Whether any row joins something of one region to something of another: the one thing that must never be written."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models

REGION_OF = {
    "people.regionrole": "region",
    "organisations.organisation": "region",
    "organisations.stakeholdergroup": "region",
    "organisations.function": "region",
    "membership.invitation": "region",
    "membership.affiliation": "role__region",
    "membership.functionholder": "function__region",
    "plans.plan": "region",
    "plans.goal": "plan__region",
    "plans.tag": "region",
    "plans.action": "plan__region",
    "plans.contribution": "action__plan__region",
    "plans.actionparty": "action__plan__region",
    "plans.workingyear": "action__plan__region",
    "plans.loggedwork": "region",
    "plans.evidence": "line__action__plan__region",
    "documents.document": "region",
    "documents.documentversion": "document__region",
}
"""For each kind of row that belongs to a region, the way there."""


def mixed_rows() -> list[str]:
    """Fields by which rows join something of one region to something of another."""
    return [
        f"{label}.{field.name}"
        for label, path in REGION_OF.items()
        for field in apps.get_model(label)._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and field.related_model._meta.label_lower in REGION_OF
        and joins_regions(field, path, REGION_OF[field.related_model._meta.label_lower])
    ]


def joins_regions(field: Any, path: str, other_path: str) -> bool:
    """Whether a field of some row leads to a row of another region; what all regions share is of no other."""
    if isinstance(field, models.ManyToManyField):
        through: Any = field.remote_field.through
        rows, here, there = through.objects, f"{field.m2m_field_name()}__{path}", field.m2m_reverse_field_name()
    else:
        rows, here, there = field.model._default_manager, path, field.name
    theirs = f"{there}__{other_path}"
    known = rows.filter(**{f"{here}__isnull": False, f"{theirs}__isnull": False})
    return bool(known.exclude(**{theirs: models.F(here)}).exists())
