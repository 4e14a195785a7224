"""Entries of the library, and the themes that people gave them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from regietafel.core.models import Removable, Versioned
from regietafel.people.models import User
from regietafel.territories.models import Region


class ItemKind(models.TextChoices):
    """What sort of entry it is."""

    STUDY = "study", _("study or figures")
    CALL = "call", _("call")
    EXAMPLE = "example", _("example from practice")
    OTHER = "other", pgettext_lazy("library", "other")


class LibraryItem(Versioned, Removable):
    """Something worth sharing: a link, or a file that hangs on it as a document."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="library_items")
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("sort of entry"), max_length=10, choices=ItemKind, default=ItemKind.STUDY)
    summary = models.TextField(_("what it is about"), max_length=2000, blank=True)
    source = models.CharField(_("made by"), max_length=200, blank=True)
    shared_by = models.CharField(_("shared by"), max_length=200, blank=True)
    """The organisation as it was called then: whoever shares something need not stand in the address book."""
    url = models.URLField(_("web address"), max_length=500, blank=True)
    dated = models.DateField(_("date of the document"), null=True, blank=True)
    deadline = models.DateField(_("last day to apply"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(db_index=True)
    """Of the document, or else the one in which it was shared: by this one looks for it."""
    added_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["-added_at", "-pk"]
        verbose_name = _("entry of the library")
        verbose_name_plural = _("entries of the library")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind=ItemKind.CALL) | models.Q(deadline=None), name="only_a_call_has_a_last_day"
            )
        ]

    def __str__(self) -> str:
        return self.title


class ItemTheme(models.Model):
    """A word under which an entry is found, as somebody typed it."""

    item = models.ForeignKey(LibraryItem, on_delete=models.CASCADE, related_name="themes")
    name = models.CharField(max_length=40)

    class Meta:
        ordering = ["name"]
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints = [models.UniqueConstraint(fields=["item", "name"], name="a_theme_of_an_entry_once")]

    def __str__(self) -> str:
        return self.name
