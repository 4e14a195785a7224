"""Calls: what is asked and by when, why it fits, what was decided where, who backs it, and which municipality answers."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from regietafel.agreements.models import Agreement
from regietafel.consultation.models import Body, Meeting
from regietafel.core.dates import PreciseDate, Precision, precise
from regietafel.core.models import Removable, Versioned
from regietafel.documents.models import Document
from regietafel.organisations.models import Organisation
from regietafel.plans.models import Action
from regietafel.projects.lifecycle import CallState
from regietafel.territories.models import Municipality, Region


class Applicant(models.TextChoices):
    """Who can answer a call."""

    US = "us", _("the association, alone or with partners")
    MUNICIPALITIES = "municipalities", _("each municipality for itself")


class Call(Versioned, Removable):
    """A call for proposals, seen from who may apply.

    A call that each municipality answers for itself stays ``watched``: what is decided there stands in ``answers``.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="calls")
    title = models.CharField(_("title"), max_length=200)
    programme = models.CharField(_("programme"), max_length=200, blank=True)
    launched_by = models.CharField(_("launched by"), max_length=200, blank=True)
    applicant = models.CharField(_("who answers it"), max_length=14, choices=Applicant.choices, default=Applicant.US)
    url = models.URLField(_("link"), max_length=500, blank=True)
    opened_on = models.DateField(_("opened on"), null=True, blank=True)
    opened_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    deadline_on = models.DateField(_("deadline"), null=True, blank=True, db_index=True)
    deadline_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    asks = models.TextField(_("what it asks, in plain words"), max_length=4000, blank=True)
    money = models.DecimalField(_("money that can be asked"), max_digits=12, decimal_places=2, null=True, blank=True)
    agreements = models.ManyToManyField(
        Agreement, blank=True, related_name="calls", verbose_name=_("cooperation agreements")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=CallState.choices, default=CallState.WATCHED, editable=False
    )
    state_since = models.DateField(_("in this state since"), null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["deadline_on", "pk"]
        verbose_name = pgettext_lazy("of a funder", "call")
        verbose_name_plural = pgettext_lazy("of a funder", "calls")
        indexes = [models.Index(fields=["region", "state", "deadline_on"], name="calls_of_a_region")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(money__isnull=True) | models.Q(money__gte=0),
                name="money_of_a_call_is_not_negative",
                violation_error_message=_("An amount is not less than nought."),
            ),
            models.CheckConstraint(
                condition=models.Q(applicant="us") | models.Q(state="watched"),
                name="call_for_municipalities_is_watched",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def opened(self) -> PreciseDate | None:
        """When it opened, as exact as it is known."""
        return precise(self.opened_on, self.opened_precision)

    @property
    def deadline(self) -> PreciseDate | None:
        """Until when it can be answered, as exact as it is stated."""
        return precise(self.deadline_on, self.deadline_precision)

    @property
    def is_for_municipalities(self) -> bool:
        """Whether each municipality answers for itself."""
        return self.applicant == Applicant.MUNICIPALITIES


class CallStep(models.Model):
    """A move of a call, or its beginning: what it became, when and why; for a decision also in which body. It never changes."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="steps")
    before = models.CharField(max_length=10, choices=CallState.choices, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=CallState.choices)
    on = models.DateField(pgettext_lazy("date", "on"))
    precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("decided in the body")
    )
    body_said = models.CharField(max_length=200, blank=True, editable=False)
    """What the body was called then, so that the history says it when the body is gone."""
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("at the meeting")
    )
    reason = models.TextField(_("reason"), max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["call", "at", "pk"]
        verbose_name = _("step of a call")
        verbose_name_plural = _("steps of a call")

    def __str__(self) -> str:
        return str(CallState(self.state).label)

    @property
    def when(self) -> PreciseDate:
        """When it was, as exact as it is known: of history often the year alone."""
        return PreciseDate(self.on, Precision(self.precision))


class CallFit(Versioned):
    """That a call fits an action of the plan, with a word why."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="fits")
    action = models.ForeignKey(
        Action, on_delete=models.CASCADE, related_name="call_fits", verbose_name=_("action of the plan")
    )
    why = models.CharField(_("why it fits"), max_length=300, blank=True)

    class Meta:
        ordering = ["call", "pk"]
        verbose_name = _("fit with the plan")
        verbose_name_plural = _("fits with the plan")
        constraints = [
            models.UniqueConstraint(
                fields=["call", "action"],
                name="call_fits_an_action_once",
                violation_error_message=_("This action stands here already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.action)


class IntentLetter(Versioned):
    """A letter of intent of a partner: asked for, received, and the paper itself."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="letters")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("document")
    )

    class Meta:
        ordering = ["call", "pk"]
        verbose_name = _("letter of intent")
        verbose_name_plural = _("letters of intent")
        constraints = [
            models.UniqueConstraint(
                fields=["call", "organisation"],
                name="one_letter_of_intent_per_organisation",
                violation_error_message=_("This organisation stands here already."),
            ),
            models.CheckConstraint(
                condition=models.Q(asked_on__isnull=True)
                | models.Q(received_on__isnull=True)
                | models.Q(received_on__gte=models.F("asked_on")),
                name="letter_of_intent_received_after_asked",
                violation_error_message=_("It cannot be received before it was asked."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class Answer(models.TextChoices):
    """What a municipality does with a call."""

    INTERESTED = "interested", _("interested")
    ANSWERS = "answers", _("answers it")
    AWARDED = "awarded", _("awarded")
    NO = "no", _("does not answer it")


class MunicipalAnswer(Versioned):
    """What one municipality does with a call that each answers for itself."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="answers")
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="+", verbose_name=_("municipality")
    )
    answer = models.CharField(_("what it does"), max_length=10, choices=Answer.choices)
    on = models.DateField(pgettext_lazy("date", "on"), null=True, blank=True)
    note = models.CharField(_("a word with it"), max_length=300, blank=True)

    class Meta:
        ordering = ["call", "municipality__name"]
        verbose_name = _("answer of a municipality")
        verbose_name_plural = _("answers of municipalities")
        constraints = [models.UniqueConstraint(fields=["call", "municipality"], name="municipality_answers_once")]

    def __str__(self) -> str:
        return str(self.municipality)
