"""What keeps the directory true: the rules of a region, self-checks by link, changes that wait, remarks of visitors."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.core.models import Versioned
from regietafel.organisations.models import Contact, Organisation
from regietafel.territories.models import Region
from regietafel.workplaces.models.workplace import Workplace


class DirectorySettings(Versioned):
    """How a region keeps its directory; without a row the defaults hold and the public sees nothing."""

    region = models.OneToOneField(Region, on_delete=models.CASCADE, related_name="directory_settings")
    is_public = models.BooleanField(_("the directory is public"), default=False)
    changes_wait = models.BooleanField(_("changes wait for the director"), default=True)
    check_every_months = models.PositiveSmallIntegerField(
        _("months between two checks"), default=12, validators=[MinValueValidator(1), MaxValueValidator(36)]
    )
    opening = models.TextField(_("text above the search"), blank=True, max_length=1000)

    class Meta:
        verbose_name = _("rules of the directory")
        verbose_name_plural = _("rules of the directories")

    def __str__(self) -> str:
        return str(self.region_id)


class SelfCheckOutcome(models.TextChoices):
    """What an organisation answered."""

    CONFIRMED = "confirmed", _("everything is still right")
    CHANGED = "changed", _("something was changed")


class SelfCheck(models.Model):
    """A question to an organisation whether its workplaces are still right, by a mail with a signed link.

    ``issue`` is part of the link: a new one makes the links of earlier mails open nothing. ``until`` is the last day on
    which the link works.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="self_checks")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="self_checks")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="self_checks")
    email = models.EmailField(_("e-mail address"))
    issue = models.PositiveSmallIntegerField(default=1)
    asked_on = models.DateField(_("asked on"))
    reminded_on = models.DateField(_("reminded on"), null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0)
    until = models.DateField(_("the link works until"))
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    outcome = models.CharField(_("answer"), max_length=10, choices=SelfCheckOutcome.choices, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-asked_on", "-pk"]
        verbose_name = _("self-check")
        verbose_name_plural = _("self-checks")
        constraints = [
            models.UniqueConstraint(
                fields=["region", "organisation"],
                condition=models.Q(answered_at__isnull=True, withdrawn_at__isnull=True),
                name="one_open_self_check",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.asked_on}"


class ChangeState(models.TextChoices):
    """What became of a change that somebody proposed."""

    WAITING = "waiting", _("waits for the director")
    APPLIED = "applied", _("went live")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


class FieldsAsked(models.TextChoices):
    """On which row the fields of a change stand."""

    WORKPLACE = "workplace", _("workplace")
    OFFER = "offer", _("offer")


class Change(Versioned):
    """Fields of a workplace, or of one of its offers, as somebody of the organisation would have them.

    ``before`` and ``after`` hold the plain values by field name; ``before`` is what stood there when it was asked, so
    that a later edit is noticed and nobody's words are lost.
    """

    workplace = models.ForeignKey(Workplace, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=10, choices=FieldsAsked.choices, default=FieldsAsked.WORKPLACE)
    offer = models.ForeignKey(
        "workplaces.Offer", null=True, blank=True, on_delete=models.CASCADE, related_name="changes"
    )
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    note = models.CharField(_("note"), max_length=500, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=ChangeState.choices, default=ChangeState.WAITING)
    check_asked = models.ForeignKey(SelfCheck, null=True, blank=True, on_delete=models.SET_NULL, related_name="changes")
    proposed_at = models.DateTimeField(_("proposed at"))
    proposed_by = models.CharField(_("proposed by"), max_length=200, blank=True)
    proposer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        ordering = ["proposed_at", "pk"]
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="refused") | ~models.Q(reason=""),
                name="refused_change_has_a_reason",
                violation_error_message=_("Say why this is refused."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.workplace_id}: {', '.join(self.after)}"


class RemarkState(models.TextChoices):
    """What became of a remark."""

    OPEN = "open", _("open")
    ANSWERED = "answered", _("answered")
    SPAM = "spam", _("no remark")


class Remark(Versioned):
    """ "This is not right", from any visitor; who leaves an address gets the answer by mail."""

    workplace = models.ForeignKey(Workplace, on_delete=models.CASCADE, related_name="remarks")
    text = models.TextField(_("what is not right"), max_length=2000)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(max_length=5, default="nl")
    sent_at = models.DateTimeField(_("sent at"))
    state = models.CharField(_("state"), max_length=10, choices=RemarkState.choices, default=RemarkState.OPEN)
    answer = models.TextField(_("answer"), blank=True, max_length=2000)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.CharField(_("answered by"), max_length=200, blank=True)

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name = _("remark of a visitor")
        verbose_name_plural = _("remarks of visitors")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="answered") | ~models.Q(answer=""),
                name="answered_remark_has_an_answer",
                violation_error_message=_("Write an answer."),
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
