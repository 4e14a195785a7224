"""Regions, municipalities and which of them belonged together when."""

from __future__ import annotations

import datetime as dt

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Municipality(models.Model):
    """A municipality with its NIS code; facts about it are reference data, loaded from files."""

    nis = models.CharField(_("NIS code"), max_length=5, unique=True, validators=[RegexValidator(r"^\d{5}$")])
    name = models.CharField(_("name"), max_length=100)
    name_fr = models.CharField(_("name in French"), max_length=100, blank=True)
    reference_region = models.CharField(_("reference region"), max_length=100, blank=True)
    postcodes = models.CharField(_("postcodes"), max_length=200, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")

    def __str__(self) -> str:
        return self.name


class MunicipalityShape(models.Model):
    """The outline of a municipality for maps, as an official file had it: longitude before latitude, WGS84."""

    municipality = models.OneToOneField(Municipality, on_delete=models.CASCADE, related_name="shape")
    geometry = models.JSONField(_("geometry"))
    source = models.TextField(_("source"), blank=True)
    loaded_at = models.DateTimeField(_("loaded at"))

    class Meta:
        ordering = ["municipality"]
        verbose_name = _("shape of a municipality")
        verbose_name_plural = _("shapes of municipalities")

    def __str__(self) -> str:
        return str(self.municipality_id)


class Population(models.Model):
    """Inhabitants of a municipality on 1 January of a year."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="populations")
    year = models.PositiveSmallIntegerField(_("year"))
    inhabitants = models.PositiveIntegerField(_("inhabitants"))

    class Meta:
        ordering = ["municipality", "year"]
        constraints = [models.UniqueConstraint(fields=["municipality", "year"], name="one_population_per_year")]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.year}: {self.inhabitants}"


class Region(models.Model):
    """The group of municipalities that one director serves: the tenant, to which every row belongs."""

    slug = models.SlugField(_("short name in addresses"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    is_demo = models.BooleanField(_("example region"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    municipalities: models.ManyToManyField[Municipality, RegionMunicipality] = models.ManyToManyField(
        Municipality, through="RegionMunicipality", related_name="regions"
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("region")
        verbose_name_plural = _("regions")

    def __str__(self) -> str:
        return self.name


class RegionMunicipality(models.Model):
    """A municipality is served by a region from one date to another; history stays."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="memberships")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="memberships")
    since = models.DateField(_("from"), default=dt.date(2014, 1, 1))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["municipality__name"]
        constraints = [
            models.UniqueConstraint(fields=["region", "municipality", "since"], name="municipality_joins_region_once"),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="region_membership_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} in {self.region_id} since {self.since}"
