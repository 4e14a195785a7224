"""The action: what is done, when, for which goals and priorities, and what it is related to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.core.dates import PreciseDate, Precision, precise
from regietafel.core.models import Removable, Versioned
from regietafel.people.models import User
from regietafel.plans.models.plan import Goal, Plan, Priority, in_language
from regietafel.territories.models import Region


class TagKind(models.TextChoices):
    """The three lists of tags."""

    THEME = "theme", _("theme")
    TARGET_GROUP = "target_group", _("target group")
    INSTRUMENT = "instrument", _("instrument")


class Tag(models.Model):
    """A word from a list, of one region or shared by all (``region`` is empty)."""

    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.CASCADE, related_name="tags")
    kind = models.CharField(_("kind"), max_length=14, choices=TagKind.choices)
    code = models.SlugField(_("code"), max_length=80)
    names = models.JSONField(_("names by language"), default=dict)

    class Meta:
        ordering = ["kind", "code"]
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        constraints = [
            models.UniqueConstraint(
                fields=["region", "kind", "code"],
                name="tag_once_per_region",
                condition=models.Q(region__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["kind", "code"], name="shared_tag_once", condition=models.Q(region__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.names)


class YearState(models.TextChoices):
    """Where one action stands in one working year; ``plans.lifecycle`` says what may follow what."""

    PLANNED = "planned", _("planned")
    UNDER_WAY = "under_way", _("under way")
    DONE = "done", _("done")
    PARTLY = "partly", _("partly done")
    MOVED = "moved", _("moved")
    DROPPED = "dropped", _("dropped")


class Action(Versioned, Removable):
    """A leaf of the plan: something that someone does."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="actions")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="actions", verbose_name=_("goal"))
    order = models.PositiveIntegerField(_("order"), default=0, editable=False)
    number = models.CharField(_("number"), max_length=20, blank=True)
    title = models.CharField(_("title"), max_length=500)
    description = models.TextField(_("description"), blank=True, max_length=4000)
    timing = models.CharField(_("timing"), max_length=500, blank=True)
    starts_on = models.DateField(_("starts"), null=True, blank=True)
    starts_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.YEAR)
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    ends_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.YEAR)
    priorities = models.ManyToManyField(
        Priority, blank=True, related_name="actions", verbose_name=_("also counts for the policy priorities")
    )
    also_goals: models.ManyToManyField[Goal, Contribution] = models.ManyToManyField(
        Goal,
        through="Contribution",
        related_name="contributing_actions",
        verbose_name=_("also counts for the goals"),
    )
    carried_out_by = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="carries_out",
        verbose_name=_("carried out by the actions"),
    )
    see_also = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="seen_from",
        verbose_name=_("see also the actions"),
    )
    see_goals = models.ManyToManyField(Goal, blank=True, related_name="seen_from", verbose_name=_("see also the goals"))
    predecessors = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="successors",
        verbose_name=_("comes from the actions"),
    )
    tags = models.ManyToManyField(Tag, blank=True, related_name="actions", verbose_name=_("tags"))
    state_override = models.CharField(
        _("state according to the lead"), max_length=10, choices=YearState.choices, blank=True
    )
    state_reason = models.TextField(_("reason"), blank=True, max_length=1000)
    state_said_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state_said_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["plan", "goal__order", "order", "pk"]
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state_override="") | ~models.Q(state_reason=""),
                name="override_has_a_reason",
                violation_error_message=_("Say why the state differs from what the working years say."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def starts(self) -> PreciseDate | None:
        """The start, as exact as it was promised."""
        return precise(self.starts_on, self.starts_precision)

    @property
    def ends(self) -> PreciseDate | None:
        """The end, as exact as it was promised."""
        return precise(self.ends_on, self.ends_precision)


class Contribution(models.Model):
    """An action of one goal that counts for another goal too, and so for that goal's priorities."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="contributions")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="contributions")
    note = models.CharField(_("why"), max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "goal"], name="contributes_once_to_a_goal")]

    def __str__(self) -> str:
        return f"{self.action_id} → {self.goal_id}"


class ActionPhase(models.Model):
    """A stretch of an action with what happens in it: "2023, first half: map the needs"."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="phases")
    order = models.PositiveSmallIntegerField(default=0, editable=False)
    starts_on = models.DateField(_("from"))
    starts_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.YEAR)
    ends_on = models.DateField(_("until"))
    ends_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.YEAR)
    text = models.CharField(_("what happens"), max_length=500)

    class Meta:
        ordering = ["action", "starts_on", "order"]

    def __str__(self) -> str:
        return self.text

    @property
    def starts(self) -> PreciseDate:
        """The start, as exact as it was promised."""
        return PreciseDate(self.starts_on, Precision(self.starts_precision))

    @property
    def ends(self) -> PreciseDate:
        """The end, as exact as it was promised."""
        return PreciseDate(self.ends_on, Precision(self.ends_precision))


class Unrelated(models.Model):
    """Somebody looked at two actions that resemble each other and said that the newer one is something else."""

    newer = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="not_from")
    earlier = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="not_into")
    said_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["newer", "earlier"], name="told_apart_once")]

    def __str__(self) -> str:
        return f"{self.newer_id} ≠ {self.earlier_id}"
