"""The outbox: the row is the truth about a mail, whatever happens to the process that sends it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.territories.models import Region


class MailState(models.TextChoices):
    """Where a mail stands; ``notices.lifecycle`` says what may follow what."""

    QUEUED = "queued", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    UNCERTAIN = "uncertain", _("uncertain")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


class OutboxMail(models.Model):
    """One mail to one address, written in the transaction of the deed that causes it.

    ``key`` makes posting idempotent: the same deed done twice posts one mail.
    """

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=200, unique=True)
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.CASCADE, related_name="outbox")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    to = models.EmailField(_("to"))
    language = models.CharField(max_length=5, default="nl")
    subject = models.CharField(_("subject"), max_length=300)
    body = models.TextField(_("text"))
    attachments = models.JSONField(default=list, blank=True)
    """Small texts that go with it (a calendar): each with name, media_type and text."""
    turn_off = models.CharField(max_length=500, blank=True)
    """Where a person turns off mail of this sort: a page with a button. Mail programs show it beside the mail."""
    state = models.CharField(_("state"), max_length=12, choices=MailState.choices, default=MailState.QUEUED)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    next_try_at = models.DateTimeField(_("next try"))
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    last_error = models.TextField(_("last error"), blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "next_try_at"], name="outbox_due")]
        verbose_name = _("mail")
        verbose_name_plural = _("mails")

    def __str__(self) -> str:
        return f"{self.subject} → {self.to}"

    @property
    def message_id(self) -> str:
        """The same for each attempt, so that a receiving server can see a double as a double."""
        return f"<{self.uuid}@{settings.REGIETAFEL_MAIL_DOMAIN}>"
