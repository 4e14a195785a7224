"""The training offer: courses, the places that each local government gets, and how many came; never who."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.core.dates import PreciseDate, Precision, precise
from regietafel.core.models import Removable, Versioned
from regietafel.organisations.models import Organisation
from regietafel.plans.models import Action, Goal
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Workplace


class Audience(models.TextChoices):
    """For whom a course is."""

    COUNSELLORS = "counsellors", _("counsellors")
    WORKERS = "workers", _("target-group workers")


class Course(Versioned, Removable):
    """A course for counsellors or for target-group workers. ``came`` counts people; who they were is not kept."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="courses")
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("what is learnt, in plain words"), max_length=4000, blank=True)
    audience = models.CharField(_("for whom"), max_length=12, choices=Audience.choices, default=Audience.COUNSELLORS)
    provider = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("given by")
    )
    provider_said = models.CharField(_("given by, if not in the address book"), max_length=200, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    starts_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    ends_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("municipality")
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    places = models.PositiveIntegerField(_("places"), null=True, blank=True)
    came = models.PositiveIntegerField(_("how many came"), null=True, blank=True)
    actions = models.ManyToManyField(Action, blank=True, related_name="courses", verbose_name=_("actions"))
    goals = models.ManyToManyField(Goal, blank=True, related_name="courses", verbose_name=_("goals"))
    workplaces = models.ManyToManyField(Workplace, blank=True, related_name="courses", verbose_name=_("workplaces"))

    class Meta:
        ordering = ["-starts_on", "-pk"]
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        indexes = [models.Index(fields=["region", "starts_on"], name="courses_of_a_region")]

    def __str__(self) -> str:
        return self.title

    @property
    def starts(self) -> PreciseDate | None:
        """From when it runs, as exact as it is known."""
        return precise(self.starts_on, self.starts_precision)

    @property
    def ends(self) -> PreciseDate | None:
        """Until when it runs, as exact as it is known."""
        return precise(self.ends_on, self.ends_precision)

    @property
    def given_by(self) -> str:
        """Who gives it, as it is said."""
        return self.provider_said or (str(self.provider) if self.provider else "")


class CoursePlaces(Versioned):
    """The places of one local government in a course, and how many came from there."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="shares")
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="+", verbose_name=_("municipality")
    )
    places = models.PositiveIntegerField(_("places"), null=True, blank=True)
    came = models.PositiveIntegerField(_("how many came"), null=True, blank=True)

    class Meta:
        ordering = ["course", "municipality__name"]
        verbose_name = _("places of a local government")
        verbose_name_plural = _("places of local governments")
        constraints = [models.UniqueConstraint(fields=["course", "municipality"], name="places_of_a_municipality_once")]

    def __str__(self) -> str:
        return str(self.municipality)
