"""What a meeting promised: action points, and what must be reported back to others."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models.agenda import AgendaItem
from regietafel.consultation.models.body import Body
from regietafel.consultation.models.event import Event
from regietafel.core.models import Removable, Versioned
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Municipality, Region


class PointState(models.TextChoices):
    """Where an action point stands."""

    OPEN = "open", _("open")
    DONE = "done", _("done")
    DROPPED = "dropped", _("dropped")


class ActionPoint(Versioned, Removable):
    """Who does what by when: agreed under an item of an agenda, taken on at an event, or noted by itself."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="action_points")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.SET_NULL, related_name="action_points")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="action_points")
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.SET_NULL, related_name="action_points")
    what = models.CharField(_("what"), max_length=500)
    user = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="action_points", verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="action_points",
        verbose_name=_("organisation"),
    )
    who = models.CharField(_("who"), max_length=200, blank=True)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=PointState.choices, default=PointState.OPEN)
    result = models.CharField(_("what came of it"), max_length=1000, blank=True)
    settled_on = models.DateField(null=True, blank=True, editable=False)
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    made_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    reminded_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("action point")
        verbose_name_plural = _("action points")

    def __str__(self) -> str:
        return self.what

    @property
    def carrier(self) -> str:
        """Who does it, as it is said."""
        return self.who or str(self.user or self.organisation or "")


class ReportBack(Versioned, Removable):
    """What was said or decided here and must be told there, to one of: a body, an organisation, all municipalities.

    To a body it closes only by ``treating_item``: an item of that body at a meeting that was held. To an organisation
    it closes when somebody says how it was told, on ``treated_on``; to the municipalities when each was told or let go.
    Where it stands is derived, in ``consultation.queries.report_backs``.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="report_backs")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.SET_NULL, related_name="report_backs_sent")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="report_backs")
    what = models.TextField(_("what must be told"), max_length=2000)
    to_body = models.ForeignKey(
        Body,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="report_backs_due",
        verbose_name=_("to the body"),
    )
    to_organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="report_backs_due",
        verbose_name=_("to the organisation"),
    )
    to_municipalities = models.BooleanField(_("to all municipalities"), default=False)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    treating_item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="treats", editable=False
    )
    """The item of the receiving body on whose agenda it stands; it closes when that meeting treated it."""
    treated_on = models.DateField(null=True, blank=True, editable=False)
    how = models.CharField(_("how it was told"), max_length=500, blank=True)
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    made_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("report-back")
        verbose_name_plural = _("report-backs")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_body__isnull=False, to_organisation__isnull=True, to_municipalities=False)
                | models.Q(to_body__isnull=True, to_organisation__isnull=False, to_municipalities=False)
                | models.Q(to_body__isnull=True, to_organisation__isnull=True, to_municipalities=True),
                name="report_back_has_one_receiver",
                violation_error_message=_("Choose one: a body, an organisation or all municipalities."),
            )
        ]

    def __str__(self) -> str:
        return self.what[:80]


class MunicipalityTold(models.Model):
    """That one of the municipalities heard what all of them must hear."""

    report_back = models.ForeignKey(ReportBack, on_delete=models.CASCADE, related_name="told")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(_("told on"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    said_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["report_back", "municipality__name"]
        verbose_name = _("municipality that was told")
        verbose_name_plural = _("municipalities that were told")
        constraints = [
            models.UniqueConstraint(fields=["report_back", "municipality"], name="municipality_told_once"),
        ]

    def __str__(self) -> str:
        return str(self.municipality)
