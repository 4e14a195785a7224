"""Dossiers: signals bundled under one lead, with what is known about them and the story of what was done."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from regietafel.consultation.models import Body, ReportBack
from regietafel.core.models import Removable, Versioned
from regietafel.plans.models import Action
from regietafel.policy_signals.lifecycle import Phase
from regietafel.territories.models import Region


class Dossier(Versioned, Removable):
    """A subject that must reach who decides, and come back as an answer.

    ``is_standing``: a theme that stays on the list as long as it is true, with or without signals. ``is_shared``: the
    network reads it, without who reported. ``came_from`` is the phase from which it was parked or withdrawn.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="dossiers")
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("what is the matter, in plain words"), max_length=4000, blank=True)
    wish = models.TextField(_("what we ask"), max_length=4000, blank=True)
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="dossiers",
        verbose_name=_("lead"),
    )
    lead_said = models.CharField(_("lead, if not somebody with an account"), max_length=150, blank=True)
    body = models.ForeignKey(
        Body,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="dossiers",
        verbose_name=_("raised by the body"),
    )
    phase = models.CharField(_("phase"), max_length=10, choices=Phase.choices, default=Phase.BUNDLED, editable=False)
    phase_since = models.DateField(_("in this phase since"))
    came_from = models.CharField(max_length=10, choices=Phase.choices, blank=True, editable=False)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    outcome = models.TextField(_("what came of it"), max_length=4000, blank=True)
    is_standing = models.BooleanField(_("standing theme"), default=False)
    is_shared = models.BooleanField(_("partners may read it"), default=True)
    opened_on = models.DateField(_("opened on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    actions = models.ManyToManyField(Action, blank=True, related_name="dossiers", verbose_name=_("actions"))
    report_backs = models.ManyToManyField(ReportBack, blank=True, related_name="dossiers", editable=False)
    """What bodies must hear; each closes by the rules of consultation, and the dossier waits for all of them."""

    class Meta:
        ordering = ["-opened_on", "-pk"]
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        indexes = [models.Index(fields=["region", "phase", "phase_since"], name="dossiers_of_a_region")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(phase__in=[Phase.PARKED, Phase.WITHDRAWN]) | ~models.Q(reason=""),
                name="held_up_dossier_has_a_reason",
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                condition=~models.Q(phase=Phase.REPORTED),
                name="dossier_is_bundled",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def carrier(self) -> str:
        """Who leads it, as it is said."""
        return self.lead_said or (str(self.lead) if self.lead else "")


class StepKind(models.TextChoices):
    """What a step in the story of a dossier is about."""

    OPENED = "opened", _("dossier opened")
    JOINED = "joined", _("signal added")
    NOTE = "note", _("note ready")
    LETTER = "letter", _("letter sent")
    REPLY = "reply", _("reply received")
    FOLLOW_UP = "follow_up", _("follow-up question")
    SIGNED = "signed", _("co-signed")
    MOVED = "moved", _("next phase")
    OUTCOME = "outcome", _("outcome")
    OTHER = "other", _("other step")


class Step(models.Model):
    """One thing that happened, in plain words that everyone who reported may read, and that they are told.

    ``is_told`` is off for what only the team reads. From ``tell_at`` on it may leave by mail; without it nobody mails it. The step of kind ``outcome`` is the last word: nobody who reported may
    be without it when the dossier closes.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(_("kind"), max_length=10, choices=StepKind.choices)
    phase = models.CharField(_("phase"), max_length=10, choices=Phase.choices)
    on = models.DateField(pgettext_lazy("date", "on"))
    said = models.TextField(_("in plain words"), max_length=2000)
    is_told = models.BooleanField(_("tell everyone who reported"), default=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    tell_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["dossier", "on", "pk"]
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self) -> str:
        return self.said[:80]


class Figure(Versioned):
    """A number that belongs to a dossier, with where it comes from."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="figures")
    label = models.CharField(_("what is counted"), max_length=200)
    value = models.DecimalField(_("number"), max_digits=14, decimal_places=2)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    counts_people = models.BooleanField(_("counts people in a vulnerable position"), default=False)
    as_of = models.DateField(_("as of"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("figure")
        verbose_name_plural = _("figures")

    def __str__(self) -> str:
        return self.label
