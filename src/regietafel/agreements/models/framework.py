"""Regional frameworks and regulations: one text with versions, which each local government adopts or not."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.core.models import Removable, Versioned
from regietafel.plans.models import Action
from regietafel.territories.models import Region


class FrameworkKind(models.TextChoices):
    """How much it binds."""

    FRAMEWORK = "framework", _("framework")
    REGULATION = "regulation", _("regulation")


class RegionalFramework(Versioned, Removable):
    """What the region proposes that all do alike."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="regional_frameworks")
    kind = models.CharField(_("sort"), max_length=10, choices=FrameworkKind, default=FrameworkKind.FRAMEWORK)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("what it is about, in plain words"), max_length=4000, blank=True)
    actions = models.ManyToManyField(Action, blank=True, related_name="regional_frameworks", verbose_name=_("actions"))

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = _("regional framework")
        verbose_name_plural = _("regional frameworks")

    def __str__(self) -> str:
        return self.title


class FrameworkVersion(models.Model):
    """The text at a moment. What was decided on stays as it was; another text is another version."""

    framework = models.ForeignKey(RegionalFramework, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(_("text"), max_length=100_000)
    note = models.CharField(_("what changed"), max_length=300, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["framework", "-number"]
        verbose_name = _("version of a framework")
        verbose_name_plural = _("versions of frameworks")
        constraints = [
            models.UniqueConstraint(fields=["framework", "number"], name="one_version_of_a_framework_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.framework_id}, {self.number}"
