"""Asking all leads at once how their actions went: the round, a letter for each address, and the lines that it asks about."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.core.models import Versioned
from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.people.models import User
from regietafel.plans.models.plan import Plan
from regietafel.plans.models.year import WorkingYear
from regietafel.territories.models import Region


class ChasePeriod(models.TextChoices):
    """About which part of the working year is asked; the answers stand with the line of that year."""

    YEAR = "year", _("the whole year")
    FIRST_HALF = "first_half", _("first half")
    SECOND_HALF = "second_half", _("second half")
    FIRST_QUARTER = "quarter_1", _("first quarter")
    SECOND_QUARTER = "quarter_2", _("second quarter")
    THIRD_QUARTER = "quarter_3", _("third quarter")
    FOURTH_QUARTER = "quarter_4", _("fourth quarter")


class ChaseRound(Versioned):
    """One question of the director to all leads of a plan about a working year; its links work while it is open."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="chase_rounds")
    year = models.PositiveSmallIntegerField(_("working year"))
    period = models.CharField(_("period"), max_length=12, choices=ChasePeriod.choices, default=ChasePeriod.YEAR)
    with_finished = models.BooleanField(_("ask about finished actions too"), default=False)
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"), max_length=4000)
    answer_by = models.DateField(_("answer by"))
    opened_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = models.DateTimeField(_("sent"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        ordering = ["-opened_at", "-pk"]
        verbose_name = _("round of questions")
        verbose_name_plural = _("rounds of questions")
        constraints = [
            models.UniqueConstraint(
                fields=["plan"],
                condition=models.Q(closed_at__isnull=True),
                name="one_open_chase_round_per_plan",
                violation_error_message=_("A round of this plan is open already."),
            )
        ]

    def __str__(self) -> str:
        return self.about

    @property
    def about(self) -> str:
        """The period in words."""
        return period_in_words(self.year, self.period)

    @property
    def works_until(self) -> dt.date:
        """The last day on which its links work."""
        return self.answer_by + dt.timedelta(days=settings.CHASE_LINK_DAYS)


def period_in_words(year: int, period: str) -> str:
    """ "2025", or "2025, first half"."""
    return str(year) if period == ChasePeriod.YEAR else f"{year}, {ChasePeriod(period).label}"


class ChaseLetter(Versioned):
    """What one address is asked. The link in its mail names the letter and its ``issue``, so a corrected address gets a
    link of its own and the old one stops. Name and address are forgotten some time after the round."""

    chase = models.ForeignKey(ChaseRound, on_delete=models.CASCADE, related_name="letters")
    address = models.EmailField(_("e-mail address"), blank=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=5, default="nl")
    person = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    stands_for = models.CharField(_("stands for"), max_length=1000, blank=True)
    issue = models.PositiveSmallIntegerField(default=1)
    sent_at = models.DateTimeField(_("last mail"))
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    times_reminded = models.PositiveSmallIntegerField(default=0)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_as = models.CharField(_("answered by"), max_length=80, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        ordering = ["chase", "name", "address", "pk"]
        verbose_name = _("letter to a lead")
        verbose_name_plural = _("letters to leads")
        constraints = [
            models.UniqueConstraint(
                fields=["chase", "address"],
                condition=~models.Q(address=""),
                name="one_chase_letter_per_address",
                violation_error_message=_("This address has a letter of this round already."),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.stands_for or self.address

    @property
    def mail_key(self) -> str:
        """The key of the mail with which the letter went out last, reminders left aside."""
        return f"chase-{self.pk}-{self.issue}"


class ChaseLine(models.Model):
    """A line about which a letter asks; ``led_as`` holds the keys of the leads for whom it does, such as ``o12,f3``."""

    letter = models.ForeignKey(ChaseLetter, on_delete=models.CASCADE, related_name="lines")
    line = models.ForeignKey(WorkingYear, on_delete=models.CASCADE, related_name="+")
    led_as = models.CharField(max_length=400)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["letter", "pk"]
        constraints = [models.UniqueConstraint(fields=["letter", "line"], name="line_once_in_a_chase_letter")]

    def __str__(self) -> str:
        return f"{self.letter_id}: {self.line_id}"

    @property
    def keys(self) -> frozenset[str]:
        """The leads for whom the letter asks."""
        return frozenset(self.led_as.split(","))


class LeadContact(Versioned):
    """Where a region writes to somebody who leads actions and has no account, or that it leads them itself."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="lead_contacts")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="lead_contacts"
    )
    group = models.ForeignKey(
        StakeholderGroup, null=True, blank=True, on_delete=models.CASCADE, related_name="lead_contacts"
    )
    function = models.ForeignKey(
        Function, null=True, blank=True, on_delete=models.CASCADE, related_name="lead_contacts"
    )
    name = models.CharField(_("name"), max_length=80, blank=True)
    address = models.EmailField(_("e-mail address"), blank=True)
    is_own = models.BooleanField(_("led by ourselves"), default=False)

    class Meta:
        verbose_name = _("address of a lead")
        verbose_name_plural = _("addresses of leads")
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(organisation__isnull=False, group__isnull=True, function__isnull=True)
                    | models.Q(organisation__isnull=True, group__isnull=False, function__isnull=True)
                    | models.Q(organisation__isnull=True, group__isnull=True, function__isnull=False)
                ),
                name="lead_contact_is_one_of_three",
            ),
            models.UniqueConstraint(fields=["region", "organisation"], name="one_contact_per_leading_organisation"),
            models.UniqueConstraint(fields=["region", "group"], name="one_contact_per_leading_group"),
            models.UniqueConstraint(fields=["region", "function"], name="one_contact_per_leading_function"),
        ]

    def __str__(self) -> str:
        return str(self.organisation or self.group or self.function)

    @property
    def key(self) -> str:
        """The same key that a tree gives to the lead."""
        columns = (("o", self.organisation_id), ("g", self.group_id), ("f", self.function_id))
        return next(f"{letter}{pk}" for letter, pk in columns if pk is not None)
