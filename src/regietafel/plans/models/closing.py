"""The years of a plan that were closed, and opened again: each time is a row, so that both can be looked up."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.people.models import User
from regietafel.plans.models.plan import Plan


class ClosedYear(models.Model):
    """A working year that was closed: nothing in it changes, until somebody opens it again and says why."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="closings")
    year = models.PositiveSmallIntegerField(_("working year"))
    note = models.TextField(_("a word at the closing"), blank=True, max_length=1000)
    closed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    closed_at = models.DateTimeField(_("closed"))
    reopened_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reopened_at = models.DateTimeField(_("opened again"), null=True, blank=True)
    reopen_reason = models.TextField(_("why it was opened again"), blank=True, max_length=1000)

    class Meta:
        ordering = ["plan", "year", "closed_at", "pk"]
        verbose_name = _("closed year")
        verbose_name_plural = _("closed years")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "year"],
                condition=models.Q(reopened_at__isnull=True),
                name="year_is_closed_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(reopened_at__isnull=True, reopen_reason="")
                | (models.Q(reopened_at__isnull=False) & ~models.Q(reopen_reason="")),
                name="year_is_opened_again_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, {self.year}"

    @property
    def is_standing(self) -> bool:
        """Whether the year is closed by this row now."""
        return self.reopened_at is None
