"""What is on the table: items of an agenda, and what the minutes say of each."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models.body import Body
from regietafel.consultation.models.meeting import Meeting
from regietafel.core.models import Removable, Versioned
from regietafel.people.models import User
from regietafel.plans.models import Action


class Purpose(models.TextChoices):
    """What the table is asked to do with an item."""

    INFORMATION = "information", _("for information")
    DISCUSSION = "discussion", _("for discussion")
    DECISION = "decision", _("for decision")


class StandardItem(models.TextChoices):
    """Items that come back at each meeting by themselves."""

    APPROVE_MINUTES = "approve_minutes", _("approval of the last minutes")
    ACTION_POINTS = "action_points", _("open action points")


class ProposalState(models.TextChoices):
    """What became of a proposal for the agenda."""

    PROPOSED = "proposed", _("proposed")
    ACCEPTED = "accepted", _("on the agenda")
    DECLINED = "declined", _("declined")


class AgendaItem(Versioned, Removable):
    """A point for a body: on the agenda of a meeting, or in the backlog as long as ``meeting`` is empty."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="agenda_items")
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="agenda", verbose_name=_("meeting")
    )
    order = models.PositiveIntegerField(default=0, editable=False)
    title = models.CharField(_("title"), max_length=300)
    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose.choices, default=Purpose.DISCUSSION)
    minutes_planned = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    presenter = models.CharField(_("presented by"), max_length=200, blank=True)
    explanation = models.TextField(_("explanation"), blank=True, max_length=4000)
    standard = models.CharField(max_length=16, choices=StandardItem.choices, blank=True, editable=False)
    actions = models.ManyToManyField(Action, blank=True, related_name="agenda_items", verbose_name=_("actions"))
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="carried_to", editable=False
    )
    proposal = models.CharField(max_length=8, choices=ProposalState.choices, default=ProposalState.ACCEPTED)
    proposed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    proposed_as = models.CharField(max_length=200, blank=True)
    declined_because = models.CharField(_("why not"), max_length=500, blank=True)
    client_id = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    """Given by the page on which it was added during the meeting; empty for all other items."""

    class Meta:
        ordering = ["meeting", "order", "pk"]
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")

    def __str__(self) -> str:
        return self.title


class PassageKind(models.TextChoices):
    """What a passage of the minutes is."""

    TEXT = "text", _("text")
    DECISION = "decision", _("decision")


class Passage(Versioned):
    """A piece of the minutes under an item; ``client_id`` is given by the page that wrote it, also without a connection."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="passages")
    kind = models.CharField(max_length=8, choices=PassageKind.choices)
    text = models.TextField(_("text"), max_length=20_000, blank=True)
    order = models.PositiveIntegerField(default=0, editable=False)
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    written_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["item", "order", "pk"]
        verbose_name = _("passage of the minutes")
        verbose_name_plural = _("passages of the minutes")

    def __str__(self) -> str:
        return self.text[:80]


class Remark(Versioned):
    """What a member wants changed in minutes that were sent."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="remarks")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="remarks")
    text = models.TextField(_("remark"), max_length=4000)
    made_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_as = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    taken_in = models.BooleanField(_("taken in"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=1000, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["meeting", "made_at", "pk"]
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def author(self) -> str:
        """Who made it: the account, or the name of somebody who came by a link."""
        return str(self.made_by or self.made_as)


class Addendum(models.Model):
    """A correction of minutes that are locked: they stay as they were approved, and this stands beside them."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="addenda")
    text = models.TextField(_("correction"), max_length=4000)
    added_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["meeting", "added_at", "pk"]
        verbose_name = _("addendum")
        verbose_name_plural = _("addenda")

    def __str__(self) -> str:
        return self.text[:80]
