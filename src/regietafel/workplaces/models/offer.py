"""What a workplace offers: the form of work, for whom, on which rung, how many places, and how many are free this week."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.core.models import Versioned
from regietafel.organisations.models import Contact
from regietafel.workplaces.models.codes import Measure, Term, WorkForm
from regietafel.workplaces.models.workplace import Workplace


class Rung(models.IntegerChoices):
    """The six rungs of the participation ladder."""

    HOME = 1, _("in one's own circle at home")
    CONTACTS = 2, _("social contacts outside the home")
    ACTIVITIES = 3, _("activities under supervision")
    ACTIVATION = 4, _("temporary activation")
    SUPPORTED = 5, _("paid work with support")
    PAID = 6, _("paid work")


class DutchLevel(models.TextChoices):
    """How much Dutch one needs; the levels are those of the European framework."""

    NONE = "none", _("no Dutch needed")
    A1 = "a1", _("a few words (A1)")
    A2 = "a2", _("simple sentences (A2)")
    B1 = "b1", _("everyday conversation (B1)")
    B2 = "b2", _("fluent (B2)")


class DigitalSkills(models.TextChoices):
    """What one must be able to do with a screen."""

    NONE = "none", _("none")
    BASIC = "basic", _("basic")
    GOOD = "good", _("good")


class PhysicalLoad(models.TextChoices):
    """How heavy the work is."""

    LIGHT = "light", _("light")
    MEDIUM = "medium", _("medium")
    HEAVY = "heavy", _("heavy")


class Accessible(models.TextChoices):
    """Whether somebody in a wheelchair can work there."""

    YES = "yes", _("yes")
    PARTLY = "partly", _("partly")
    NO = "no", _("no")


class Offer(Versioned):
    """One way to work at a workplace. What is not known stays empty: unknown is neither none nor zero.

    ``since`` and ``until`` are the first and the last day, both empty when unknown. An offer that changes its form of
    work ends, and another begins, so that a past day shows what was offered then.
    """

    workplace = models.ForeignKey(Workplace, on_delete=models.CASCADE, related_name="offers")
    name = models.CharField(_("name"), max_length=200, blank=True)
    work_form = models.ForeignKey(
        WorkForm,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="offers",
        verbose_name=_("work form"),
    )
    measures = models.ManyToManyField(Measure, blank=True, related_name="offers", verbose_name=_("measures"))
    terms = models.ManyToManyField(Term, blank=True, related_name="offers", verbose_name=_("words of the directory"))
    summary = models.TextField(_("what one does"), blank=True, max_length=2000)
    dutch = models.CharField(_("required Dutch"), max_length=8, choices=DutchLevel.choices, blank=True)
    digital = models.CharField(_("digital skills"), max_length=8, choices=DigitalSkills.choices, blank=True)
    load = models.CharField(_("physical load"), max_length=8, choices=PhysicalLoad.choices, blank=True)
    wheelchair = models.CharField(_("accessible by wheelchair"), max_length=8, choices=Accessible.choices, blank=True)
    accessibility = models.CharField(_("accessibility"), max_length=300, blank=True)
    hours = models.CharField(_("hours"), max_length=300, blank=True)
    guidance = models.CharField(_("guidance"), max_length=500, blank=True)
    training = models.CharField(_("training"), max_length=500, blank=True)
    referral = models.TextField(_("how to refer"), blank=True, max_length=1000)
    waiting_weeks = models.PositiveSmallIntegerField(_("waiting time in weeks"), null=True, blank=True)
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="offers", verbose_name=_("contact")
    )
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["workplace", "work_form__order", "pk"]
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(since__isnull=True)
                | models.Q(until__isnull=True)
                | models.Q(until__gte=models.F("since")),
                name="offer_ends_after_it_starts",
                violation_error_message=_("The end stands before the start."),
            )
        ]

    def __str__(self) -> str:
        return self.name or (str(self.work_form) if self.work_form else str(self.workplace))

    def holds_on(self, day: dt.date) -> bool:
        """Whether it was offered on a day, for all that is known."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class OfferRung(models.Model):
    """A rung on which an offer stands; one may stand on two."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="rungs")
    rung = models.PositiveSmallIntegerField(_("rung"), choices=Rung.choices)

    class Meta:
        ordering = ["offer", "rung"]
        verbose_name = _("rung of an offer")
        verbose_name_plural = _("rungs of offers")
        constraints = [
            models.UniqueConstraint(fields=["offer", "rung"], name="offer_stands_on_a_rung_once"),
            models.CheckConstraint(condition=models.Q(rung__gte=1, rung__lte=6), name="rung_is_one_of_six"),
        ]
        indexes = [models.Index(fields=["rung", "offer"], name="offers_on_a_rung")]

    def __str__(self) -> str:
        return str(self.rung)


class Capacity(models.Model):
    """How many places an offer has from a day on; the newest on or before a day counts, older ones are its history."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="capacities")
    on = models.DateField(_("from"))
    places = models.PositiveIntegerField(_("places"), null=True, blank=True)
    fte = models.DecimalField(
        _("full-time equivalents"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    waiting = models.PositiveIntegerField(_("on the waiting list"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        ordering = ["offer", "-on"]
        verbose_name = _("capacity")
        verbose_name_plural = _("capacities")
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "on"],
                name="one_capacity_a_day",
                violation_error_message=_("There is a capacity from this day already."),
            ),
            models.CheckConstraint(
                condition=models.Q(places__isnull=False) | models.Q(fte__isnull=False),
                name="capacity_says_something",
                violation_error_message=_("Give the places or the full-time equivalents."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on}: {self.places}"


class FreePlaces(models.Model):
    """How many places were free when a workplace said so; it fades by itself, and the newest counts."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="free_places")
    places = models.PositiveSmallIntegerField(_("free places"))
    posted_at = models.DateTimeField(_("posted at"))
    fades_on = models.DateField(_("counts until"))
    posted_by = models.CharField(_("posted by"), max_length=200, blank=True)

    class Meta:
        ordering = ["offer", "-posted_at", "-pk"]
        verbose_name = _("free places")
        verbose_name_plural = _("free places")
        indexes = [
            models.Index(fields=["offer", "-posted_at"], name="free_places_newest"),
            models.Index(fields=["fades_on", "offer"], name="free_places_that_count"),
        ]

    def __str__(self) -> str:
        return f"{self.posted_at}: {self.places}"
