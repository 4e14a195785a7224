"""A document that somebody sent to have a plan read from it, and where that stands."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from regietafel.core.models import Removable, Versioned
from regietafel.documents.models import Document
from regietafel.people.models import User
from regietafel.territories.models import Region


class ReadingState(models.TextChoices):
    """Where a reading stands; ``intake.lifecycle`` says what may follow what. One that was dropped lies in the bin."""

    WAITING = "waiting", pgettext_lazy("reading", "waiting")
    READING = "reading", pgettext_lazy("reading", "being read")
    READY = "ready", pgettext_lazy("reading", "to look through")
    FAILED = "failed", pgettext_lazy("reading", "could not be read")
    ADOPTED = "adopted", pgettext_lazy("reading", "taken over")


class Reading(Versioned, Removable):
    """One document, read once. ``result`` is the reading as it came out, and stays; what people make of it are the nodes.

    ``attempts`` counts how often a worker took it up, and tells one that was given up from the one that went on.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="readings")
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("the original")
    )
    file_name = models.CharField(_("file"), max_length=150)
    kind = models.CharField(_("kind of file"), max_length=10)
    state = models.CharField(_("state"), max_length=10, choices=ReadingState, default=ReadingState.WAITING)
    progress = models.PositiveSmallIntegerField(_("progress"), default=0)
    progress_code = models.CharField(max_length=30, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    result = models.JSONField(default=dict, blank=True)
    failure = models.CharField(max_length=60, blank=True)
    failure_values = models.JSONField(default=dict, blank=True)
    title = models.CharField(_("title"), max_length=200, blank=True)
    start_year = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True)
    end_year = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True)
    asked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField()
    taken_up_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("reading of a document")
        verbose_name_plural = _("readings of documents")
        indexes = [models.Index(fields=["region", "-asked_at"], name="reading_by_region")]

    def __str__(self) -> str:
        return self.title or self.file_name

    @property
    def lines(self) -> list[str]:
        """The text of the document, as places count in it."""
        return list(self.result.get("lines", []))

    @property
    def warnings(self) -> list[dict[str, Any]]:
        """What the reading as a whole warns of."""
        return list(self.result.get("warnings", []))
