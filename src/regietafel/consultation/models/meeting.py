"""A meeting, the series it comes from, who is asked to come, and who came."""

from __future__ import annotations

import datetime as dt
import uuid
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models.body import Body, BodyNorm, Seat
from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.models import Removable, Versioned
from regietafel.organisations.models import Contact, Organisation

BRUSSELS = ZoneInfo("Europe/Brussels")
"""Meetings stand on the clock of the wall: 9.30 stays 9.30, on whichever side of a clock change."""


class MeetingState(models.TextChoices):
    """Where a meeting stands; ``consultation.lifecycle`` says what may follow what."""

    DRAFT = "draft", _("draft")
    CONVENED = "convened", _("convened")
    HELD = "held", _("held")
    MINUTES_SENT = "minutes_sent", _("minutes sent")
    APPROVED = "approved", _("minutes approved")
    LOCKED = "locked", _("locked")
    CANCELLED = "cancelled", _("cancelled")


TOOK_PLACE = (MeetingState.HELD, MeetingState.MINUTES_SENT, MeetingState.APPROVED, MeetingState.LOCKED)
"""In these states a meeting has been held, and counts for norms."""


class MeetingSeries(Versioned):
    """Meetings of a body that come by a rule (RFC 5545 ``RRULE``); the clock keeps making drafts ahead of today."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="series")
    rule = models.CharField(_("rule"), max_length=300)
    first_on = models.DateField(_("first date"))
    starts_at = models.TimeField(_("from"), null=True, blank=True)
    ends_at = models.TimeField(_("until"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    online_url = models.URLField(_("online link"), blank=True, max_length=500)
    skips_holidays = models.BooleanField(_("not on public holidays and in school breaks"), default=True)
    ends_on = models.DateField(_("until and including"), null=True, blank=True)
    norm = models.ForeignKey(BodyNorm, null=True, blank=True, on_delete=models.SET_NULL, related_name="series")
    stopped_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["body", "first_on"]
        verbose_name = _("series of meetings")
        verbose_name_plural = _("series of meetings")

    def __str__(self) -> str:
        return self.rule


class Meeting(Versioned, Removable):
    """A meeting of a body, maybe jointly with others. Without a time of day it lasts all day, or nobody knows.

    ``on`` with a precision other than day is history of which the day is not known any more: it counts, and has no
    place in a calendar.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="meetings")
    joint_with = models.ManyToManyField(
        Body, blank=True, related_name="joint_meetings", verbose_name=_("together with")
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=14, choices=MeetingState.choices, default=MeetingState.DRAFT)
    on = models.DateField(_("date"), db_index=True)
    precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    starts_at = models.TimeField(_("from"), null=True, blank=True)
    ends_at = models.TimeField(_("until"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    online_url = models.URLField(_("online link"), blank=True, max_length=500)
    note = models.TextField(_("note in the invitation"), blank=True, max_length=4000)
    source = models.CharField(_("source"), max_length=300, blank=True)
    series = models.ForeignKey(MeetingSeries, null=True, blank=True, on_delete=models.SET_NULL, related_name="meetings")
    series_date = models.DateField(null=True, blank=True, editable=False)
    """The date that the rule gave, wherever the meeting was moved to since: so that it is not made again."""
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(auto_now=True)
    convened_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancelled_because = models.TextField(_("why it was cancelled"), blank=True, max_length=1000)
    head_count = models.PositiveIntegerField(_("number of people present"), null=True, blank=True)
    head_count_about = models.BooleanField(_("about"), default=False)
    minutes_sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    remarks_until = models.DateField(_("remarks until"), null=True, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_in = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="approves", verbose_name=_("approved in")
    )

    names_kept = models.JSONField(default=dict, blank=True, editable=False)
    """What bodies, organisations and people in the minutes were called when these were locked."""

    class Meta:
        ordering = ["-on", "-starts_at", "-pk"]
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="cancelled") | ~models.Q(cancelled_because=""),
                name="cancelled_meeting_has_a_reason",
                violation_error_message=_("Say why the meeting does not take place."),
            ),
            models.CheckConstraint(
                condition=models.Q(starts_at__isnull=True)
                | models.Q(ends_at__isnull=True)
                | models.Q(ends_at__gt=models.F("starts_at")),
                name="meeting_ends_after_it_starts",
                violation_error_message=_("The end stands before the start."),
            ),
            models.UniqueConstraint(
                fields=["series", "series_date"],
                condition=models.Q(series__isnull=False),
                name="series_makes_a_date_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.body}, {self.when}"

    @property
    def when(self) -> PreciseDate:
        """The date, as exact as it is known."""
        return PreciseDate(self.on, Precision(self.precision))

    @property
    def begins(self) -> dt.datetime | None:
        """The moment it begins, if an hour is known."""
        if self.starts_at is None or self.precision != Precision.DAY:
            return None
        return dt.datetime.combine(self.on, self.starts_at, tzinfo=BRUSSELS)

    @property
    def took_place(self) -> bool:
        """Whether it was held."""
        return self.state in TOOK_PLACE


class Answer(models.TextChoices):
    """What somebody answered to an invitation, in the words of RFC 5545 (``PARTSTAT``)."""

    NEEDS_ACTION = "needs-action", _("no answer yet")
    ACCEPTED = "accepted", _("comes")
    TENTATIVE = "tentative", _("maybe")
    DECLINED = "declined", _("does not come")


class Invitee(Versioned):
    """Somebody who is asked to a meeting: for a seat of the body, or as a guest."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invitees")
    seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.SET_NULL, related_name="invitees")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail address"), blank=True)
    answer = models.CharField(_("answer"), max_length=14, choices=Answer.choices, default=Answer.NEEDS_ACTION)
    replaced_by = models.CharField(_("replaced by"), max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    told_sequence = models.IntegerField(default=-1, editable=False)
    """The ``sequence`` of the meeting that the last mail to this person told of; -1: none was sent."""

    class Meta:
        ordering = ["meeting", "name"]
        verbose_name = _("invitee")
        verbose_name_plural = _("invitees")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "email"], condition=~models.Q(email=""), name="invited_once_to_a_meeting"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Presence(models.TextChoices):
    """Whether somebody was there."""

    PRESENT = "present", _("present")
    EXCUSED = "excused", _("excused")
    ABSENT = "absent", _("absent")
    GUEST = "guest", _("guest")


class Attendance(Versioned):
    """Who was at a meeting, for which organisation, and replacing whom."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.SET_NULL, related_name="attendances")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="attendances"
    )
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="attendances")
    name = models.CharField(_("name"), max_length=200, blank=True)
    presence = models.CharField(_("attendance"), max_length=8, choices=Presence.choices, default=Presence.PRESENT)
    replaces = models.CharField(_("replaces"), max_length=200, blank=True)
    client_id = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    """Given by the page that noted it, so that what was noted twice without a connection is one row."""

    class Meta:
        ordering = ["meeting", "pk"]
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "seat"], condition=models.Q(seat__isnull=False), name="seat_attends_once"
            )
        ]

    def __str__(self) -> str:
        return self.name or str(self.organisation or "")
