"""Signals, everyone who noticed the same, and the short form by which somebody without an account reports one."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models import AgendaItem, Body
from regietafel.core.dates import PreciseDate, Precision, precise
from regietafel.core.models import Removable, Versioned
from regietafel.organisations.models import Organisation
from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models.dossier import Dossier
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Term, WorkForm


class HowOften(models.TextChoices):
    """How often somebody notices it."""

    ONCE = "once", _("once")
    SOMETIMES = "sometimes", _("now and then")
    OFTEN = "often", _("every month")
    ALWAYS = "always", _("every week or more")


class Way(models.TextChoices):
    """How a signal or a voice came in."""

    ACCOUNT = "account", _("with an account")
    LINK = "link", _("through the short form")
    TEAM = "team", _("noted by the team")


ALONE = (Phase.REPORTED, Phase.PARKED, Phase.WITHDRAWN)
"""The phases that a signal has of its own."""


class Signal(Versioned, Removable):
    """Something that the field notices and that asks for an answer from elsewhere. Counts of people, never who they are.

    Who reported it is its first voice. ``phase`` is what it has of its own and stays as it is while ``dossier`` is set;
    what holds is :attr:`stands`.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="policy_signals")
    what = models.TextField(_("what do you notice?"), max_length=2000)
    how_often = models.CharField(_("how often?"), max_length=10, choices=HowOften.choices, blank=True)
    people = models.PositiveIntegerField(
        _("how many people does it touch, about?"), null=True, blank=True, validators=[MaxValueValidator(100_000)]
    )
    since = models.DateField(_("since when?"), null=True, blank=True)
    since_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.MONTH)
    suggestion = models.TextField(_("what would help?"), max_length=2000, blank=True)
    target_groups = models.ManyToManyField(
        Term, blank=True, related_name="+", limit_choices_to={"kind": "target_group"}, verbose_name=_("target groups")
    )
    work_forms = models.ManyToManyField(WorkForm, blank=True, related_name="+", verbose_name=_("work forms"))
    municipalities = models.ManyToManyField(
        Municipality, blank=True, related_name="+", verbose_name=_("municipalities")
    )
    body = models.ForeignKey(
        Body,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="policy_signals",
        verbose_name=_("raised in the body"),
    )
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="policy_signals", editable=False
    )
    phase = models.CharField(_("phase"), max_length=10, choices=Phase.choices, default=Phase.REPORTED, editable=False)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    dossier = models.ForeignKey(
        Dossier, null=True, blank=True, on_delete=models.SET_NULL, related_name="signals", editable=False
    )
    reported_on = models.DateField(_("reported on"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-reported_on", "-pk"]
        verbose_name = _("signal")
        verbose_name_plural = _("signals")
        indexes = [models.Index(fields=["region", "phase", "reported_on"], name="signals_of_a_region")]
        constraints = [
            models.CheckConstraint(condition=models.Q(phase__in=ALONE), name="signal_has_a_phase_of_its_own"),
            models.CheckConstraint(
                condition=models.Q(phase=Phase.REPORTED) | ~models.Q(reason=""),
                name="held_up_signal_has_a_reason",
                violation_error_message=_("Say why."),
            ),
        ]

    def __str__(self) -> str:
        first = self.what.strip().split("\n")[0]
        return first if len(first) <= 90 else first[:89].rsplit(" ", 1)[0] + "…"

    @property
    def stands(self) -> str:
        """The phase that holds: that of its dossier, or its own. Read with the dossier at hand."""
        return self.dossier.phase if self.dossier else self.phase

    @property
    def since_when(self) -> PreciseDate | None:
        """Since when it is noticed, as exact as it was said."""
        return precise(self.since, self.since_precision)


class Voice(models.Model):
    """Somebody who noticed it: the one who reported it, or who sees it too. Each hears what comes of it.

    Known by an account, by an address, or by neither: then only the team can tell, or nobody (``wants_news`` is off).
    ``issue`` and ``until`` belong to the link in the mails to this voice.
    """

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="voices")
    is_first = models.BooleanField(default=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="policy_voices"
    )
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="policy_voices",
        verbose_name=_("organisation"),
    )
    organisation_said = models.CharField(_("organisation"), max_length=200, blank=True)
    name = models.CharField(_("your name or function"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(max_length=5, default="nl")
    note = models.CharField(_("what you want to add"), max_length=1000, blank=True)
    way = models.CharField(max_length=8, choices=Way.choices, default=Way.ACCOUNT)
    wants_news = models.BooleanField(_("wants to hear what comes of it"), default=True)
    issue = models.PositiveSmallIntegerField(default=1, editable=False)
    until = models.DateField(null=True, blank=True, editable=False)
    at = models.DateTimeField(_("said at"))

    class Meta:
        ordering = ["signal", "-is_first", "at", "pk"]
        verbose_name = _("reporter")
        verbose_name_plural = _("reporters")
        constraints = [
            models.UniqueConstraint(
                fields=["signal"], condition=models.Q(is_first=True), name="signal_has_one_first_voice"
            ),
            models.UniqueConstraint(
                fields=["signal", "user"], condition=models.Q(user__isnull=False), name="one_voice_of_an_account"
            ),
            models.UniqueConstraint(
                "signal",
                models.functions.Lower("email"),
                condition=~models.Q(email=""),
                name="one_voice_of_an_address",
            ),
        ]

    def __str__(self) -> str:
        where = str(self.organisation or self.organisation_said)
        who = self.name or (str(self.user) if self.user else "")
        return f"{who} ({where})" if who and where else who or where


class SignalDesk(Versioned):
    """The short form of a region for whoever has no account. ``issue`` is part of the link; a new one ends the old link."""

    region = models.OneToOneField(Region, on_delete=models.CASCADE, related_name="signal_desk")
    is_open = models.BooleanField(_("the short form is open"), default=False)
    until = models.DateField(_("the link works until"), null=True, blank=True)
    issue = models.PositiveSmallIntegerField(default=1, editable=False)
    opening = models.TextField(_("text above the form"), blank=True, max_length=1000)

    class Meta:
        verbose_name = _("short form for signals")
        verbose_name_plural = _("short forms for signals")

    def __str__(self) -> str:
        return str(self.region_id)
