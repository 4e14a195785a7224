"""Action points as they are read: what is late, what is mine, what a body has still open."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.utils import timezone

from regietafel.consultation.models import ActionPoint, Body, PointState


def with_lateness(rows: QuerySet[ActionPoint], today: dt.date) -> QuerySet[Any]:
    """Each with ``is_overdue``: still open after its day."""
    late = When(state=PointState.OPEN, due_on__lt=today, then=Value(True))
    return rows.annotate(is_overdue=Case(late, default=Value(False), output_field=models.BooleanField()))


def in_order(rows: QuerySet[ActionPoint], today: dt.date) -> QuerySet[Any]:
    """Overdue first, then by their day; those without a day last, and of what is settled the latest first."""
    is_open = Case(When(state=PointState.OPEN, then=Value(0)), default=Value(1), output_field=models.IntegerField())
    by_day = F("due_on").asc(nulls_last=True)
    found: QuerySet[Any] = with_lateness(rows, today).annotate(is_settled=is_open)
    return found.order_by("is_settled", F("settled_on").desc(nulls_last=True), by_day, "pk")


def open_points(body: Body, today: dt.date | None = None) -> QuerySet[Any]:
    """What a body has still to do, overdue first: the standard item of its next agenda lists it.

    What was agreed at a body that stopped comes back at the one that follows on it.
    """
    day = today or timezone.localdate()
    theirs = Q(body=body) | Q(body__successor=body, body__ends_on__lte=day)
    rows = ActionPoint.objects.filter(theirs, removed_at__isnull=True, state=PointState.OPEN)
    return in_order(rows, day).select_related("user", "organisation", "item__meeting")
