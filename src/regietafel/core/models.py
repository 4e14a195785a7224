"""Shapes that rows of all apps share."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class Versioned(models.Model):
    """A row that two people may edit: each save raises ``version``, a stale one is refused."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def save_next(self, *fields: str) -> None:
        """Save the named fields (all, if none is named) and raise the version."""
        self.version += 1
        self.save(update_fields=[*fields, "version"] if fields else None)


class Removable(models.Model):
    """A row that is taken away by a date, can be restored for a while and is purged by the clock."""

    removed_at = models.DateTimeField(null=True, blank=True, editable=False, db_index=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        abstract = True

    @property
    def is_removed(self) -> bool:
        """Whether the row waits in the bin."""
        return self.removed_at is not None


class SentForm(models.Model):
    """The mark of a form that made something, so that the same form sent again makes nothing more; see ``core.once``."""

    mark = models.CharField(max_length=64, primary_key=True)
    location = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return self.location


class Replayed(models.Model):
    """An operation that a browser sent from its queue and that was done, with the answer; see ``core.replay``."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    operation = models.UUIDField()
    answer = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "operation"], name="replayed_once_per_person")]

    def __str__(self) -> str:
        return str(self.operation)


class Draft(models.Model):
    """What a person typed in a form and did not save yet; see ``core.drafts``. The address stands without its language."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sitting = models.UUIDField()
    address = models.CharField(max_length=500)
    title = models.CharField(max_length=200, blank=True)
    contents = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-saved_at"]
        constraints = [models.UniqueConstraint(fields=["person", "sitting"], name="one_draft_of_a_sitting")]
        indexes = [models.Index(fields=["person", "address"], name="draft_at_address")]

    def __str__(self) -> str:
        return self.title or self.address
