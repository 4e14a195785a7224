"""A place of an organisation where people work, and the names it had before."""

from __future__ import annotations

import datetime as dt

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.core.dates import PreciseDate, Precision, precise
from regietafel.core.models import Removable, Versioned
from regietafel.organisations.models import Contact, Organisation
from regietafel.territories.models import Municipality, Region


class Listing(models.TextChoices):
    """Who may find a workplace; a wish not to be listed is respected everywhere."""

    PUBLIC = "public", _("everybody")
    NETWORK = "network", _("everyone at the table")
    HIDDEN = "hidden", _("nobody but the team: do not list")


class Workplace(Versioned, Removable):
    """A workplace of an organisation in a region; a municipality or a point that is not known stays empty.

    ``since`` is kept as the first day of what is meant and ``until`` as the last, so that a day can be compared with both.
    ``verified_on`` says when somebody last confirmed that all is right, which is not when it was changed.
    ``lapsed_on`` is the day on which it left the public list because nobody confirmed it.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="workplaces")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="workplaces", verbose_name=_("organisation")
    )
    slug = models.SlugField(max_length=80)
    number = models.CharField(_("number"), max_length=40, blank=True)
    name = models.CharField(_("name"), max_length=200)
    summary = models.TextField(_("what one does there"), blank=True, max_length=2000)
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    locality = models.CharField(_("town or village"), max_length=100, blank=True)
    municipality = models.ForeignKey(
        Municipality,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="workplaces",
        verbose_name=_("municipality"),
    )
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    by_bus = models.CharField(_("by bus"), max_length=300, blank=True)
    by_bike = models.CharField(_("by bike"), max_length=300, blank=True)
    by_train = models.CharField(_("by train"), max_length=300, blank=True)
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="workplaces", verbose_name=_("contact")
    )
    website = models.URLField(_("website"), blank=True)
    listing = models.CharField(_("who may find it"), max_length=8, choices=Listing.choices, default=Listing.PUBLIC)
    since = models.DateField(_("exists since"), null=True, blank=True)
    since_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.YEAR)
    until = models.DateField(_("until"), null=True, blank=True)
    until_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.YEAR)
    source = models.CharField(_("source"), max_length=300, blank=True)
    added_on = models.DateField(_("added on"))
    verified_on = models.DateField(_("last confirmed on"), null=True, blank=True)
    verified_by = models.CharField(_("last confirmed by"), max_length=200, blank=True)
    check_every_months = models.PositiveSmallIntegerField(_("checked every so many months"), null=True, blank=True)
    lapsed_on = models.DateField(_("off the public list since"), null=True, blank=True)
    is_demo = models.BooleanField(_("invented example"), default=False)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("workplace")
        verbose_name_plural = _("workplaces")
        constraints = [
            models.UniqueConstraint(fields=["region", "slug"], name="workplace_address_once_per_region"),
            models.CheckConstraint(
                condition=models.Q(since__isnull=True)
                | models.Q(until__isnull=True)
                | models.Q(until__gte=models.F("since")),
                name="workplace_ends_after_it_starts",
                violation_error_message=_("The end stands before the start."),
            ),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
                name="workplace_point_is_whole",
                violation_error_message=_("Give both numbers of the point on the map, or neither."),
            ),
        ]
        indexes = [
            models.Index(fields=["region", "latitude", "longitude"], name="workplace_in_view"),
            models.Index(fields=["region", "number"], name="workplace_by_number"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def starts(self) -> PreciseDate | None:
        """Since when it exists, as exact as it is known."""
        return precise(self.since, self.since_precision)

    @property
    def ends(self) -> PreciseDate | None:
        """Until when it existed, as exact as it is known."""
        return precise(self.until, self.until_precision)

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees (WGS84), if they are known."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude

    def exists_on(self, day: dt.date) -> bool:
        """Whether it existed on a day, for all that is known."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class FormerName(models.Model):
    """A name that a workplace had before: whoever knows only that one still finds it."""

    workplace = models.ForeignKey(Workplace, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(_("earlier name"), max_length=200)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["-until", "name"]
        verbose_name = _("earlier name of a workplace")
        verbose_name_plural = _("earlier names of workplaces")

    def __str__(self) -> str:
        return self.name
