"""What was done while a reading was looked through, step by step, so that each can be taken back."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from regietafel.intake.models.reading import Reading
from regietafel.people.models import User


class Verb(models.TextChoices):
    """The deeds of a review."""

    ACCEPTED = "accepted", pgettext_lazy("review", "accepted")
    ACCEPTED_ALL = "accepted_all", pgettext_lazy("review", "accepted all without doubt")
    CHANGED = "changed", pgettext_lazy("review", "changed")
    MERGED = "merged", pgettext_lazy("review", "merged with the one above")
    SPLIT = "split", pgettext_lazy("review", "split")
    RAISED = "raised", pgettext_lazy("review", "raised")
    LOWERED = "lowered", pgettext_lazy("review", "lowered")
    SKIPPED = "skipped", pgettext_lazy("review", "skipped")
    UNSKIPPED = "unskipped", pgettext_lazy("review", "no longer skipped")
    MOVED_UP = "moved_up", pgettext_lazy("review", "moved up")
    MOVED_DOWN = "moved_down", pgettext_lazy("review", "moved down")


class ReviewStep(models.Model):
    """One deed. ``before`` has, by key of the node, the fields as they were; ``made`` the nodes that it made.

    ``touched`` names every node that taking it back would change: it can be, as long as no later step touched one of them.
    """

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="steps")
    verb = models.CharField(_("what"), max_length=20, choices=Verb)
    label = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    before = models.JSONField(default=dict)
    made = models.JSONField(default=list)
    touched = models.JSONField(default=list)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["reading", "pk"]
        verbose_name = _("step of a review")
        verbose_name_plural = _("steps of reviews")

    def __str__(self) -> str:
        return f"{self.get_verb_display()}: {self.label}"
