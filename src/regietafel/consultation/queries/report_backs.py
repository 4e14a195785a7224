"""What must be reported back, where it stands, and what a body has still to hear.

Where it stands is derived here and nowhere else: from the item on whose agenda it stands and the meeting of that item,
from how an organisation was told, or from which municipalities were. So a meeting that is cancelled, an item that is
pushed back or carried over, or a municipality that joins the region opens it again by itself.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Case, Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.lifecycle import MEETING_OPEN
from regietafel.consultation.models import (
    TOOK_PLACE,
    AgendaItem,
    Body,
    MunicipalityTold,
    ProposalState,
    ReportBack,
)
from regietafel.territories.models import RegionMunicipality


class Standing(models.TextChoices):
    """Where a report-back stands."""

    WAITING = "waiting", _("to be told")
    PLANNED = "planned", _("on the agenda")
    TOLD = "told", _("told")


def counted(rows: QuerySet[models.Model], column: str) -> Subquery:
    """How many different values a column has in a query under a query."""
    one = rows.order_by().annotate(one=Value(1)).values("one").annotate(number=Count(column, distinct=True))
    return Subquery(one.values("number"), output_field=models.IntegerField())


def with_municipalities(rows: QuerySet[ReportBack]) -> QuerySet[Any]:
    """Each with how many municipalities must hear it (``asked``), and how many of those did (``heard``)."""
    served = RegionMunicipality.objects.filter(region=OuterRef("region"), until__isnull=True)
    told = MunicipalityTold.objects.filter(
        report_back=OuterRef("pk"),
        municipality__memberships__region=OuterRef("region"),
        municipality__memberships__until__isnull=True,
    )
    return rows.annotate(asked=counted(served, "municipality"), heard=counted(told, "municipality"))


def with_standing(rows: QuerySet[ReportBack], today: dt.date) -> QuerySet[Any]:
    """Each with ``standing``, ``told_on``, ``is_overdue``, and for municipalities ``asked`` and ``heard``."""
    went_on = AgendaItem.objects.filter(carried_from=OuterRef("treating_item"), removed_at__isnull=True)
    rows = with_municipalities(rows).annotate(went_on=Exists(went_on))
    on_a_table = Q(
        to_body__isnull=False,
        went_on=False,
        treating_item__isnull=False,
        treating_item__removed_at__isnull=True,
        treating_item__proposal=ProposalState.ACCEPTED,
        treating_item__meeting__removed_at__isnull=True,
    )
    treated = on_a_table & Q(treating_item__meeting__state__in=TOOK_PLACE)
    planned = on_a_table & Q(treating_item__meeting__state__in=MEETING_OPEN)
    organisation = Q(to_organisation__isnull=False, treated_on__isnull=False)
    all_of_them = Q(to_municipalities=True, heard__gt=0, heard=F("asked"))
    last = MunicipalityTold.objects.filter(report_back=OuterRef("pk")).order_by().values("report_back")
    standing = Case(
        When(treated | organisation | all_of_them, then=Value(Standing.TOLD.value)),
        When(planned, then=Value(Standing.PLANNED.value)),
        default=Value(Standing.WAITING.value),
        output_field=models.CharField(),
    )
    told_on = Case(
        When(treated, then=F("treating_item__meeting__on")),
        When(organisation, then=F("treated_on")),
        When(all_of_them, then=Subquery(last.annotate(last=Max("on")).values("last"))),
        output_field=models.DateField(),
    )
    late = Case(
        When(~Q(standing=Standing.TOLD.value) & Q(due_on__lt=today), then=Value(True)),
        default=Value(False),
        output_field=models.BooleanField(),
    )
    return rows.annotate(standing=standing, told_on=told_on).annotate(is_overdue=late)


def open_report_backs(rows: QuerySet[ReportBack], today: dt.date) -> QuerySet[Any]:
    """Those of which somebody still has to hear, with where they stand; overdue first, those without a day last."""
    there = with_standing(rows.filter(removed_at__isnull=True), today).exclude(standing=Standing.TOLD)
    return there.order_by("-is_overdue", F("due_on").asc(nulls_last=True), "pk")


def due_report_backs(body: Body, today: dt.date | None = None) -> QuerySet[Any]:
    """What a body must still hear and stands on no coming agenda yet: what its next agenda is proposed.

    What a body that stopped should have heard comes to the body that follows on it.
    """
    day = today or timezone.localdate()
    theirs = ReportBack.objects.filter(Q(to_body=body) | Q(to_body__successor=body, to_body__ends_on__lte=day))
    waiting = open_report_backs(theirs, day).filter(standing=Standing.WAITING)
    return waiting.select_related("body", "to_body", "region")
