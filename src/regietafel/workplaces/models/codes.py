"""Code lists with dates: work forms with the names they had before, measures, and the words by which offers are found."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.plans.models.plan import in_language


class DatedCode(models.Model):
    """A word of a list that was valid for a time, and what took its place."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    names = models.JSONField(_("names by language"), default=dict)
    shorts = models.JSONField(_("abbreviations by language"), default=dict, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
        verbose_name=_("successor"),
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return in_language(self.names)

    @property
    def short(self) -> str:
        """The abbreviation, or the whole name where there is none."""
        return in_language(self.shorts) or str(self)

    def holds_on(self, day: dt.date) -> bool:
        """Whether the word was in use on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class WorkForm(DatedCode):
    """The form of work that a workplace offers (arbeidszorg, maatwerkbedrijf, …); an earlier form keeps its own row.

    ``usual_rungs`` are the rungs of the participation ladder on which the form mostly stands: what a form on the screen
    proposes, never what is counted.
    """

    usual_rungs = models.JSONField(_("usual rungs"), default=list, blank=True)

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("work form")
        verbose_name_plural = _("work forms")


class Measure(DatedCode):
    """A measure of employment that belongs to a person; a workplace says which ones it can host."""

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("measure")
        verbose_name_plural = _("measures")


class TermKind(models.TextChoices):
    """The lists of words by which an offer is found."""

    ACTIVITY = "activity", _("activity")
    TARGET_GROUP = "target_group", _("target group")
    LANGUAGE = "language", _("language")


class Term(models.Model):
    """A word from one of the lists: an activity, a target group, a language that is spoken (its ISO 639-1 code)."""

    kind = models.CharField(_("kind"), max_length=14, choices=TermKind.choices)
    code = models.SlugField(_("code"), max_length=60)
    names = models.JSONField(_("names by language"), default=dict)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["kind", "order", "code"]
        verbose_name = _("word of the directory")
        verbose_name_plural = _("words of the directory")
        constraints = [models.UniqueConstraint(fields=["kind", "code"], name="directory_term_once")]

    def __str__(self) -> str:
        return in_language(self.names)
