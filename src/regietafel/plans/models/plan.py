"""The frame: policy frameworks with their priorities, plans, their levels, versions and goals."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from regietafel.core.models import Removable, Versioned
from regietafel.people.models import User
from regietafel.territories.models import Region

FIRST_YEAR, LAST_YEAR = 2000, 2100
DEEPEST_LEVEL = 4


def in_language(texts: dict[str, str]) -> str:
    """The text in the language of the screen, else in Dutch, else whatever there is."""
    language = (get_language() or "nl")[:2]
    return texts.get(language) or texts.get("nl") or next(iter(texts.values()), "")


class Framework(Versioned):
    """A set of policy priorities of the Flemish government with the years in which it holds; data, not code."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    titles = models.JSONField(_("titles by language"), default=dict)
    start_year = models.PositiveSmallIntegerField(_("first year"))
    end_year = models.PositiveSmallIntegerField(_("last year"))

    class Meta:
        ordering = ["start_year", "code"]
        verbose_name = _("policy framework")
        verbose_name_plural = _("policy frameworks")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_year__gte=models.F("start_year")),
                name="framework_ends_after_it_starts",
                violation_error_message=_("The last year stands before the first."),
            )
        ]

    def __str__(self) -> str:
        return in_language(self.titles)


class Priority(Versioned):
    """One policy priority with its external reporting code, such as WSE-LR1."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="priorities")
    code = models.CharField(_("reporting code"), max_length=20)
    order = models.PositiveSmallIntegerField(_("order"))
    titles = models.JSONField(_("titles by language"), default=dict)
    shorts = models.JSONField(_("short names by language"), default=dict)

    class Meta:
        ordering = ["framework", "order"]
        verbose_name = _("policy priority")
        verbose_name_plural = _("policy priorities")
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "code"],
                name="priority_code_once_per_framework",
                violation_error_message=_("This code stands in the framework already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.short}"

    @property
    def short(self) -> str:
        """A few words, for tables."""
        return in_language(self.shorts) or self.title

    @property
    def title(self) -> str:
        """The full official title."""
        return in_language(self.titles)


class PlanStatus(models.TextChoices):
    """Where a plan stands; ``plans.lifecycle`` says what may follow what."""

    DRAFT = "draft", _("draft")
    APPROVED = "approved", _("approved")
    RUNNING = "running", _("running")
    CLOSED = "closed", _("closed")


class Plan(Versioned, Removable):
    """A region's plan for a period of working years."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="plans")
    framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="plans", verbose_name=_("policy framework")
    )
    slug = models.SlugField(_("short name in addresses"), max_length=60)
    title = models.CharField(_("title"), max_length=200)
    start_year = models.PositiveSmallIntegerField(_("first year"))
    end_year = models.PositiveSmallIntegerField(_("last year"))
    status = models.CharField(_("status"), max_length=10, choices=PlanStatus.choices, default=PlanStatus.DRAFT)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    shows_sentences = models.BooleanField(_("the public reads what was said about a year"), default=False)
    shows_results = models.BooleanField(_("the public reads the results of the indicators"), default=False)

    class Meta:
        ordering = ["-start_year", "-end_year", "title"]
        verbose_name = _("action plan")
        verbose_name_plural = _("action plans")
        constraints = [
            models.UniqueConstraint(
                fields=["region", "slug"],
                name="plan_slug_once_per_region",
                violation_error_message=_("There is a plan with this short name already."),
            ),
            models.CheckConstraint(
                condition=models.Q(end_year__gte=models.F("start_year")),
                name="plan_ends_after_it_starts",
                violation_error_message=_("The last year stands before the first."),
            ),
            models.CheckConstraint(
                condition=models.Q(start_year__gte=FIRST_YEAR, end_year__lte=LAST_YEAR),
                name="plan_years_are_sensible",
                violation_error_message=_("Give years between 2000 and 2100."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def years(self) -> list[int]:
        """The working years of the plan, in order."""
        return list(range(self.start_year, self.end_year + 1))

    @property
    def is_published(self) -> bool:
        """Whether the public may read it."""
        return self.published_at is not None


class PlanWord(models.Model):
    """What an abbreviation of a plan stands for, in the words of the region; other plans of the region know it too."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="words")
    short = models.CharField(_("abbreviation"), max_length=40)
    meaning = models.CharField(_("what it stands for"), max_length=200)

    class Meta:
        ordering = ["plan", Lower("short")]
        verbose_name = _("abbreviation")
        verbose_name_plural = _("abbreviations")
        constraints = [models.UniqueConstraint(fields=["plan", "short"], name="explained_once_in_a_plan")]

    def __str__(self) -> str:
        return self.short


class PlanLevel(models.Model):
    """How a plan calls its own levels: priority, SD, OD, pijler, luik, speerpunt, …"""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="levels")
    depth = models.PositiveSmallIntegerField(_("level"))
    singular = models.CharField(_("name of one"), max_length=60)
    plural = models.CharField(_("name of more"), max_length=60)

    class Meta:
        ordering = ["plan", "depth"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "depth"], name="level_named_once"),
            models.CheckConstraint(condition=models.Q(depth__range=(1, DEEPEST_LEVEL)), name="level_within_four"),
        ]

    def __str__(self) -> str:
        return self.singular


class PlanVersion(models.Model):
    """The plan as it was decided: frozen when approved and at each later amendment."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    decided_on = models.DateField(_("decided on"))
    decided_by = models.CharField(_("decided by"), max_length=200)
    reason = models.TextField(_("what changed and why"), blank=True)
    content = models.JSONField(default=dict)
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["plan", "-number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="version_number_once_per_plan")]

    def __str__(self) -> str:
        return f"{self.plan}, {self.number}"


class Goal(Versioned, Removable):
    """An inner node of the plan, up to four levels deep; may stand for one or more policy priorities."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="goals")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="children")
    depth = models.PositiveSmallIntegerField(_("level"), default=1, editable=False)
    order = models.PositiveIntegerField(_("order"), default=0, editable=False)
    number = models.CharField(_("number"), max_length=20, blank=True)
    title = models.CharField(_("title"), max_length=500)
    description = models.TextField(_("description"), blank=True, max_length=4000)
    priorities = models.ManyToManyField(
        Priority, blank=True, related_name="goals", verbose_name=_("counts for the policy priorities")
    )

    class Meta:
        ordering = ["plan", "order", "pk"]
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(depth__range=(1, DEEPEST_LEVEL)),
                name="goal_within_four_levels",
                violation_error_message=_("A plan has at most four levels above its actions."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()
