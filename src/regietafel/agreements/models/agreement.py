"""Cooperation agreements: parties, goals, and for each year which goals were chosen and what came of them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models import Body
from regietafel.core.models import Removable, Versioned
from regietafel.organisations.models import Organisation
from regietafel.plans.models import Action
from regietafel.territories.models import Region


class Agreement(Versioned, Removable):
    """An agreement of several years. Its numbers and goals carry on into the one that follows."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="agreements")
    title = models.CharField(_("title"), max_length=200)
    number = models.CharField(_("number"), max_length=50, blank=True)
    summary = models.TextField(_("what it is for, in plain words"), max_length=4000, blank=True)
    starts_on = models.DateField(_("holds from"))
    ends_on = models.DateField(_("holds until"), null=True, blank=True)
    steering_group = models.ForeignKey(
        Body,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="agreements",
        verbose_name=_("steering group"),
    )
    follows = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="followed_by",
        verbose_name=_("follows on"),
    )

    class Meta:
        ordering = ["-starts_on", "title", "pk"]
        verbose_name = _("cooperation agreement")
        verbose_name_plural = _("cooperation agreements")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="agreement_ends_after_it_starts",
                violation_error_message=_("The last day lies before the first one."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class AgreementParty(models.Model):
    """Who is a party, and what they bring."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="agreement_parties", verbose_name=_("organisation")
    )
    part = models.CharField(_("as what"), max_length=200, blank=True)
    order = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["agreement", "order", "organisation__name", "pk"]
        verbose_name = _("party of an agreement")
        verbose_name_plural = _("parties of agreements")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "organisation"],
                name="one_party_per_organisation",
                violation_error_message=_("This organisation stands there already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class AgreementGoal(Versioned, Removable):
    """A general goal of an agreement; ``continues`` is the goal of the agreement before that it goes on with."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="goals")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), max_length=4000, blank=True)
    continues = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="continued_by")

    class Meta:
        ordering = ["agreement", "number", "pk"]
        verbose_name = _("goal of an agreement")
        verbose_name_plural = _("goals of agreements")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "number"],
                condition=models.Q(removed_at__isnull=True),
                name="one_goal_of_an_agreement_per_number",
                violation_error_message=_("Another goal has this number."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class AgreementYear(Versioned, Removable):
    """The yearly action plan: which goals were chosen, and how the year is looked back on."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField(_("year"))
    intent = models.TextField(_("what we want this year"), max_length=4000, blank=True)
    evaluation = models.TextField(_("how it went"), max_length=4000, blank=True)
    evaluated_on = models.DateField(_("evaluated on"), null=True, blank=True)

    class Meta:
        ordering = ["agreement", "-year"]
        verbose_name = _("yearly plan of an agreement")
        verbose_name_plural = _("yearly plans of agreements")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "year"],
                condition=models.Q(removed_at__isnull=True),
                name="one_yearly_plan_per_year",
                violation_error_message=_("There is a plan for this year already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id}, {self.year}"


class ChosenGoal(Versioned):
    """A goal that was chosen for a year. Its lines are actions of the regional plan: one record, two plans."""

    year = models.ForeignKey(AgreementYear, on_delete=models.CASCADE, related_name="chosen")
    goal = models.ForeignKey(AgreementGoal, on_delete=models.CASCADE, related_name="chosen")
    working_group = models.ForeignKey(
        Body,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="agreement_goals",
        verbose_name=_("working group"),
    )
    actions = models.ManyToManyField(Action, blank=True, related_name="agreement_goals", verbose_name=_("actions"))
    result = models.TextField(_("what came of it"), max_length=4000, blank=True)

    class Meta:
        ordering = ["year", "goal__number", "pk"]
        verbose_name = _("goal chosen for a year")
        verbose_name_plural = _("goals chosen for years")
        constraints = [
            models.UniqueConstraint(
                fields=["year", "goal"],
                name="a_goal_is_chosen_once_a_year",
                violation_error_message=_("This goal is chosen for this year already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.goal)
