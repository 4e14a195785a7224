"""An event with open registration, who comes, and the rounds in which two groups meet each other."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models.body import Body
from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.models import Removable, Versioned
from regietafel.organisations.models import Organisation
from regietafel.plans.models import Action
from regietafel.territories.models import Region


class EventKind(models.TextChoices):
    """What kind of gathering it is."""

    THEME_SESSION = "theme_session", _("theme session")
    MEET_AND_GREET = "meet_and_greet", _("meet & greet")
    STUDY_DAY = "study_day", _("study day")
    BUSINESS_MIXER = "business_mixer", _("business mixer")
    OTHER = "other", _("other")


class EventState(models.TextChoices):
    """Where an event stands; ``consultation.lifecycle`` says what may follow what."""

    DRAFT = "draft", _("draft")
    ANNOUNCED = "announced", _("announced")
    HELD = "held", _("held")
    CANCELLED = "cancelled", _("cancelled")


class Event(Versioned, Removable):
    """A gathering that is no meeting of a body: organised by us, or by others and attended by us."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="events")
    slug = models.SlugField(max_length=80)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=16, choices=EventKind.choices, default=EventKind.THEME_SESSION)
    state = models.CharField(_("state"), max_length=10, choices=EventState.choices, default=EventState.DRAFT)
    organised = models.BooleanField(_("organised by us"), default=True)
    organiser = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events_organised",
        verbose_name=_("organiser"),
    )
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.SET_NULL, related_name="events", verbose_name=_("body")
    )
    actions = models.ManyToManyField(Action, blank=True, related_name="events", verbose_name=_("actions"))
    on = models.DateField(_("date"), db_index=True)
    precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    starts_at = models.TimeField(_("from"), null=True, blank=True)
    ends_at = models.TimeField(_("until"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    online_url = models.URLField(_("online link"), blank=True, max_length=500)
    description = models.TextField(_("for whom and what about"), blank=True, max_length=4000)
    is_public = models.BooleanField(_("on the public calendar"), default=False)
    takes_registrations = models.BooleanField(_("takes registrations"), default=False)
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
    closes_on = models.DateField(_("register until"), null=True, blank=True)
    cancelled_because = models.TextField(_("why it was cancelled"), blank=True, max_length=1000)
    head_count = models.PositiveIntegerField(_("number of people present"), null=True, blank=True)
    head_count_about = models.BooleanField(_("about"), default=False)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-on", "-starts_at", "-pk"]
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.UniqueConstraint(fields=["region", "slug"], name="event_address_once_per_region"),
            models.CheckConstraint(
                condition=~models.Q(state="cancelled") | ~models.Q(cancelled_because=""),
                name="cancelled_event_has_a_reason",
                violation_error_message=_("Say why the event does not take place."),
            ),
            models.CheckConstraint(
                condition=models.Q(starts_at__isnull=True)
                | models.Q(ends_at__isnull=True)
                | models.Q(ends_at__gt=models.F("starts_at")),
                name="event_ends_after_it_starts",
                violation_error_message=_("The end stands before the start."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def when(self) -> PreciseDate:
        """The date, as exact as it is known."""
        return PreciseDate(self.on, Precision(self.precision))


class EventSide(Versioned):
    """One of the two groups that meet each other, with how many organisations of it took part if that is known."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sides")
    order = models.PositiveSmallIntegerField(default=0, editable=False)
    name = models.CharField(_("name"), max_length=100)
    organisations = models.PositiveIntegerField(_("number of organisations"), null=True, blank=True)

    class Meta:
        ordering = ["event", "order"]
        verbose_name = _("group at an event")
        verbose_name_plural = _("groups at an event")
        constraints = [models.UniqueConstraint(fields=["event", "order"], name="side_of_an_event_once")]

    def __str__(self) -> str:
        return self.name


class RegistrationState(models.TextChoices):
    """Where a registration stands."""

    PENDING = "pending", _("to be confirmed")
    CONFIRMED = "confirmed", _("comes")
    WAITING = "waiting", _("on the waiting list")
    CANCELLED = "cancelled", _("does not come any more")


class Registration(Versioned):
    """Somebody who wants to come: without an account, confirmed by a link in a mail.

    ``needs`` (food, access) is deleted thirty days after the event; nothing in it reaches the journal.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="registrations")
    name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("e-mail address"), blank=True)
    organisation_name = models.CharField(_("organisation"), max_length=200, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    side = models.ForeignKey(EventSide, null=True, blank=True, on_delete=models.SET_NULL, related_name="registrations")
    needs = models.CharField(_("food or access needs"), max_length=500, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=RegistrationState.choices)
    language = models.CharField(max_length=5, default="nl")
    asked_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)
    checked_in_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["event", "asked_at", "pk"]
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "email"],
                condition=~models.Q(email="") & ~models.Q(state="cancelled"),
                name="registered_once_for_an_event",
            )
        ]

    def __str__(self) -> str:
        return self.name


class PairWish(models.Model):
    """That two participants want to meet each other, or must not."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="pair_wishes")
    first = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="+")
    wanted = models.BooleanField(_("they want to meet"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="one_wish_per_pair")]

    def __str__(self) -> str:
        return f"{self.first_id} – {self.second_id}"


class Encounter(models.Model):
    """Two participants at one table in one round, as the schedule was last made."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="encounters")
    round = models.PositiveSmallIntegerField(_("round"))
    table = models.PositiveSmallIntegerField(_("table"))
    first = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["event", "round", "table"]
        constraints = [
            models.UniqueConstraint(fields=["event", "first", "second"], name="pair_meets_once"),
            models.UniqueConstraint(fields=["event", "round", "first"], name="first_at_one_table"),
            models.UniqueConstraint(fields=["event", "round", "second"], name="second_at_one_table"),
            models.UniqueConstraint(fields=["event", "round", "table"], name="table_takes_one_pair"),
        ]

    def __str__(self) -> str:
        return f"{self.round}/{self.table}"
