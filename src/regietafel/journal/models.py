"""The journal: rows are added, never changed and never deleted."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.territories.models import Region


def kind_of(obj: models.Model) -> str:
    """The name under which rows of this model stand in the journal, such as ``plans.action``."""
    return str(obj._meta.label_lower)


class Entry(models.Model):
    """One deed: who, when, what, on which object, and what stood there before and after.

    ``before`` and ``after`` hold only the fields that differ. The actor's name is kept as it was, because
    accountability must outlive an account; ``actor`` is empty for the clock and for removed accounts.
    """

    at = models.DateTimeField(_("when"), db_index=True)
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.CASCADE, related_name="journal")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="journal"
    )
    actor_name = models.CharField(_("who"), max_length=200, blank=True)
    verb = models.CharField(_("what"), max_length=60)
    kind = models.CharField(_("kind of object"), max_length=60)
    object_id = models.BigIntegerField(_("object"))
    label = models.CharField(_("name of the object"), max_length=300, blank=True)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["kind", "object_id", "-at"], name="journal_by_object")]
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal entries")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.verb} {self.kind} {self.object_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; an entry that exists already is history and stays as it is."""
        if not self._state.adding:
            raise TypeError("a journal entry cannot be changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: the journal is only added to."""
        raise TypeError("a journal entry cannot be deleted")
