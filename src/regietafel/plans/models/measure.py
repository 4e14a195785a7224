"""How often an action is to happen, and how one would see that it succeeded."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from regietafel.core.models import Versioned
from regietafel.plans.models.action import Action


class NormOwner(models.TextChoices):
    """Whose norm it is."""

    OWN = "own", _("ours")
    ORGANISER = "organiser", _("of the organiser")


class FrequencyNorm(models.Model):
    """How often something is to happen: the words of the plan, and the number in them if there is one.

    ``times`` is a count per year. Without a number, or when the organiser decides, a norm is not judged.
    """

    action = models.OneToOneField(Action, on_delete=models.CASCADE, related_name="norm")
    text = models.CharField(_("as the plan says it"), max_length=300)
    times = models.DecimalField(_("times a year"), max_digits=6, decimal_places=2, null=True, blank=True)
    at_least = models.BooleanField(_("at least"), default=False)
    about = models.BooleanField(_("about"), default=False)
    owner = models.CharField(_("whose norm"), max_length=10, choices=NormOwner.choices, default=NormOwner.OWN)

    class Meta:
        verbose_name = _("frequency norm")
        verbose_name_plural = _("frequency norms")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(times__isnull=True) | models.Q(times__gt=Decimal(0), times__lte=Decimal(366)),
                name="norm_is_a_sensible_number",
                violation_error_message=_("Give a number of times a year between 0 and 366."),
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_measurable(self) -> bool:
        """Whether practice can be held against it: it needs a number, and it must be ours."""
        return self.times is not None and self.owner == NormOwner.OWN

    @property
    def in_words(self) -> str:
        """What is made of the words of the plan, so that a person can see whether they were understood."""
        if self.times is None:
            if self.owner == NormOwner.ORGANISER:
                return gettext("not measurable: the organiser decides how often")
            return gettext("not measurable: there is no number in it")
        one = 1 if self.times == 1 else 2
        if self.at_least:
            often = ngettext("at least %(times)s time a year", "at least %(times)s times a year", one)
        elif self.about:
            often = ngettext("about %(times)s time a year", "about %(times)s times a year", one)
        else:
            often = ngettext("%(times)s time a year", "%(times)s times a year", one)
        often %= {"times": number_format(f"{self.times.normalize():f}")}
        if self.owner == NormOwner.ORGANISER:
            not_ours = gettext("not measurable: it is the norm of the organiser")
            return f"{often}; {not_ours}"
        return often


class IndicatorKind(models.TextChoices):
    """What sort of value an indicator has."""

    NUMBER = "number", pgettext_lazy("kind of indicator", "number")
    YES_NO = "yes_no", _("yes or no")
    STATEMENT = "statement", _("statement")


YES_NO = {"yes": _("yes"), "no": _("no")}
"""What an indicator of that kind keeps as its text, and how it reads."""


def yes_or_no(text: str) -> str:
    """A kept answer in the language of the reader; what somebody wrote in other words stays as it is."""
    return str(YES_NO.get(text, text))


class Indicator(models.Model):
    """How one would see that an action succeeded."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="indicators")
    order = models.PositiveSmallIntegerField(default=0, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=IndicatorKind.choices, default=IndicatorKind.STATEMENT)
    title = models.CharField(_("what is looked at"), max_length=1000)
    unit = models.CharField(_("unit"), max_length=40, blank=True)

    class Meta:
        ordering = ["action", "order", "pk"]
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")

    def __str__(self) -> str:
        return self.title


class IndicatorYear(Versioned):
    """Target and actual of an indicator in one working year; a number is kept as a number."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="values")
    year = models.PositiveSmallIntegerField(_("year"))
    target_number = models.DecimalField(_("target"), max_digits=14, decimal_places=2, null=True, blank=True)
    actual_number = models.DecimalField(_("actual"), max_digits=14, decimal_places=2, null=True, blank=True)
    target_text = models.CharField(_("target"), max_length=500, blank=True)
    actual_text = models.CharField(_("actual"), max_length=500, blank=True)

    class Meta:
        ordering = ["indicator", "year"]
        constraints = [models.UniqueConstraint(fields=["indicator", "year"], name="one_value_per_indicator_and_year")]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.year}"
