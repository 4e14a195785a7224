"""What became of a reading: the plan that was made of it, row by row with its passage, and what the region means by names."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from regietafel.core.models import Versioned
from regietafel.intake.models.node import ReadNode
from regietafel.intake.models.reading import Reading
from regietafel.people.models import User
from regietafel.plans.models import Action, Goal, Plan
from regietafel.territories.models import Region


class NameChoice(Versioned):
    """Whom a region means by a name in a document, for this reading and the next ones.

    ``means`` has the keys of entries of the address book (``o12``), more than one where the name is a list, none where it
    stays text. ``make`` says what to add to the address book when the reading is taken over.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="name_choices")
    folded = models.CharField(max_length=300)
    name = models.CharField(_("name"), max_length=300)
    means = models.JSONField(default=list, blank=True)
    make = models.JSONField(null=True, blank=True)
    chosen_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    chosen_at = models.DateTimeField()

    class Meta:
        ordering = ["region", "folded"]
        verbose_name = _("meaning of a name")
        verbose_name_plural = _("meanings of names")
        constraints = [models.UniqueConstraint(fields=["region", "folded"], name="name_means_one_thing_in_a_region")]

    def __str__(self) -> str:
        return self.name


class AdoptionKind(models.TextChoices):
    """What was made of a reading."""

    PLAN = "plan", pgettext_lazy("adoption", "a new plan")
    DIFFERENCE = "difference", pgettext_lazy("adoption", "a change of a plan")


class Adoption(models.Model):
    """One time that a reading was taken over, with what it needs to be undone as a whole.

    ``made`` has what was added (goals, actions, entries of the address book, a version of the plan), ``before`` what
    changed rows said. ``last_entry`` is the last line of the journal that belongs to it: what comes later came after.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="adoptions")
    reading = models.ForeignKey(Reading, null=True, blank=True, on_delete=models.SET_NULL, related_name="adoptions")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.SET_NULL, related_name="adoptions")
    kind = models.CharField(_("what"), max_length=12, choices=AdoptionKind)
    plan_title = models.CharField(_("plan"), max_length=200)
    file_name = models.CharField(_("file"), max_length=150)
    made = models.JSONField(default=dict)
    before = models.JSONField(default=list)
    last_entry = models.BigIntegerField(default=0)
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    undone_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("reading taken over")
        verbose_name_plural = _("readings taken over")
        constraints = [
            models.UniqueConstraint(
                fields=["reading"],
                condition=models.Q(kind=AdoptionKind.PLAN, undone_at__isnull=True),
                name="a_reading_becomes_one_plan",
            )
        ]

    def __str__(self) -> str:
        return f"{self.file_name} → {self.plan_title}"


class Adopted(models.Model):
    """Where a goal or an action was read: the passage itself, so that it stays readable when the original is gone."""

    adoption = models.ForeignKey(Adoption, on_delete=models.CASCADE, related_name="rows")
    node = models.ForeignKey(ReadNode, null=True, blank=True, on_delete=models.SET_NULL, related_name="adopted")
    goal = models.ForeignKey(Goal, null=True, blank=True, on_delete=models.CASCADE, related_name="read_in")
    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.CASCADE, related_name="read_in")
    passage = models.TextField(_("passage"), blank=True)
    place = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["adoption", "pk"]
        verbose_name = _("passage of a plan")
        verbose_name_plural = _("passages of a plan")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(goal__isnull=True) ^ models.Q(action__isnull=True), name="read_as_one_thing"
            )
        ]

    def __str__(self) -> str:
        return self.passage[:80]
