"""Who of those that reported heard which step."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.notices.models import OutboxMail
from regietafel.policy_signals.models.dossier import Step
from regietafel.policy_signals.models.signal import Voice


class ToldBy(models.TextChoices):
    """How somebody heard it."""

    MAIL = "mail", _("mail")
    PHONE = "phone", _("telephone")
    MEETING = "meeting", _("at a meeting")
    PERSON = "person", _("in person")


class Told(models.Model):
    """That a voice heard a step, by a mail of the house or because somebody said so.

    ``mail`` is set until the mail has left for certain: one that waits, failed or was written off told nobody anything.
    """

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="told")
    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="told")
    by_way_of = models.CharField(_("how"), max_length=8, choices=ToldBy.choices)
    on = models.DateField(_("told on"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    mail = models.ForeignKey(
        OutboxMail, null=True, blank=True, on_delete=models.CASCADE, related_name="+", editable=False
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["step", "pk"]
        verbose_name = _("who heard a step")
        verbose_name_plural = _("who heard the steps")
        constraints = [models.UniqueConstraint(fields=["voice", "step"], name="voice_hears_a_step_once")]

    def __str__(self) -> str:
        return f"{self.voice_id}: {self.step_id}"
