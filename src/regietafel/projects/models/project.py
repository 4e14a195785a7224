"""Projects: our part in them, partners, money per year, milestones, reports that are due, and pilots that may spread."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.agreements.models import Agreement
from regietafel.core.dates import PreciseDate, Precision, precise
from regietafel.core.models import Removable, Versioned
from regietafel.organisations.models import Organisation
from regietafel.plans.models import Action
from regietafel.plans.models.plan import FIRST_YEAR, LAST_YEAR
from regietafel.projects.lifecycle import ProjectState
from regietafel.projects.models.call import Call
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Workplace


class OurRole(models.TextChoices):
    """Our part in a project."""

    PROMOTOR = "promotor", _("promotor")
    PARTNER = "partner", _("partner")
    PEN_HOLDER = "pen_holder", _("pen holder")
    FACILITATOR = "facilitator", _("facilitator")


class Verdict(models.TextChoices):
    """What is said of a pilot when it was looked at for the rest of the region."""

    SPREAD = "spread", _("spreads to the region")
    ADAPTED = "adapted", _("spreads in another form")
    NOT = "not", _("does not spread")


class Project(Versioned, Removable):
    """Something with a beginning and an end that we carry, share in or follow.

    A pilot is tried by some municipalities and watched for the others; ``verdict`` says what came of that.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="projects")
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("what it does, in plain words"), max_length=4000, blank=True)
    role = models.CharField(_("our role"), max_length=12, choices=OurRole.choices, default=OurRole.PARTNER)
    programme = models.CharField(_("programme"), max_length=200, blank=True)
    number = models.CharField(_("project number"), max_length=60, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    starts_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    ends_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    state = models.CharField(
        _("state"), max_length=8, choices=ProjectState.choices, default=ProjectState.IDEA, editable=False
    )
    state_since = models.DateField(_("in this state since"), null=True, blank=True, editable=False)
    reason = models.CharField(_("reason"), max_length=500, blank=True, editable=False)
    results = models.TextField(_("results"), max_length=4000, blank=True)
    lessons = models.TextField(_("lessons"), max_length=4000, blank=True)
    call = models.ForeignKey(
        Call, null=True, blank=True, on_delete=models.SET_NULL, related_name="projects", verbose_name=_("from the call")
    )
    actions = models.ManyToManyField(Action, blank=True, related_name="projects", verbose_name=_("actions"))
    workplaces = models.ManyToManyField(Workplace, blank=True, related_name="projects", verbose_name=_("workplaces"))
    agreements = models.ManyToManyField(
        Agreement, blank=True, related_name="projects", verbose_name=_("cooperation agreements")
    )
    is_pilot = models.BooleanField(_("pilot that may spread"), default=False)
    tried_in = models.ManyToManyField(
        Municipality, blank=True, related_name="pilots", verbose_name=_("tried in the municipalities")
    )
    verdict = models.CharField(_("verdict"), max_length=8, choices=Verdict.choices, blank=True, editable=False)
    verdict_on = models.DateField(_("verdict on"), null=True, blank=True, editable=False)
    verdict_reason = models.TextField(_("reason of the verdict"), max_length=1000, blank=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-starts_on", "-pk"]
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        indexes = [models.Index(fields=["region", "state"], name="projects_of_a_region")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="stopped") | ~models.Q(reason=""),
                name="stopped_project_has_a_reason",
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                condition=models.Q(verdict="") | (models.Q(is_pilot=True) & ~models.Q(verdict_reason="")),
                name="verdict_is_of_a_pilot_and_has_a_reason",
                violation_error_message=_("Say why."),
            ),
        ]

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


class ProjectPartner(Versioned):
    """An organisation in a project: what it does there, and its part of the money."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    part = models.CharField(_("its part"), max_length=300, blank=True)
    money = models.DecimalField(_("its part of the money"), max_digits=12, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["project", "pk"]
        verbose_name = _("partner in a project")
        verbose_name_plural = _("partners in a project")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "organisation"],
                name="partner_in_a_project_once",
                violation_error_message=_("This organisation stands here already."),
            ),
            models.CheckConstraint(
                condition=models.Q(money__isnull=True) | models.Q(money__gte=0),
                name="money_of_a_partner_is_not_negative",
                violation_error_message=_("An amount is not less than nought."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class ProjectYear(Versioned):
    """The money of a project in one year: asked and granted, to the cent."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField(_("year"))
    asked = models.DecimalField(_("asked"), max_digits=12, decimal_places=2, null=True, blank=True)
    granted = models.DecimalField(_("granted"), max_digits=12, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["project", "year"]
        verbose_name = _("money of a year")
        verbose_name_plural = _("money per year")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "year"],
                name="money_of_a_project_once_a_year",
                violation_error_message=_("This year stands here already."),
            ),
            models.CheckConstraint(
                condition=models.Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR), name="money_in_a_year_that_exists"
            ),
            models.CheckConstraint(
                condition=(models.Q(asked__isnull=True) | models.Q(asked__gte=0))
                & (models.Q(granted__isnull=True) | models.Q(granted__gte=0)),
                name="money_of_a_year_is_not_negative",
                violation_error_message=_("An amount is not less than nought."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)


class Milestone(Versioned):
    """Something that must be reached, by a date of stated precision; ``done_on`` says that it is."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(_("what is reached"), max_length=200)
    due_on = models.DateField(_("by"), db_index=True)
    due_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    done_on = models.DateField(_("reached on"), null=True, blank=True)
    done_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["project", "due_on", "pk"]
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")

    def __str__(self) -> str:
        return self.title

    @property
    def due(self) -> PreciseDate:
        """By when, as exact as it is stated."""
        return PreciseDate(self.due_on, Precision(self.due_precision))

    @property
    def done(self) -> PreciseDate | None:
        """When it was reached, as exact as it is known."""
        return precise(self.done_on, self.done_precision)


class DueReport(Versioned):
    """A report that whoever grants the money asks for, and when it was sent."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="reports")
    title = models.CharField(_("which report"), max_length=200)
    due_on = models.DateField(_("due on"), db_index=True)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["project", "due_on", "pk"]
        verbose_name = _("report that is due")
        verbose_name_plural = _("reports that are due")

    def __str__(self) -> str:
        return self.title
