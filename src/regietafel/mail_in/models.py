"""Mail that came in, what it was filed on, addresses that bounce, and how the mailbox answers."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from regietafel.core.models import Versioned
from regietafel.documents.models import Document
from regietafel.notices.models import OutboxMail
from regietafel.organisations.models import Contact
from regietafel.territories.models import Region


class MailState(models.TextChoices):
    """Where a mail stands that came in; ``lifecycle`` says what may follow what."""

    WAITING = "waiting", pgettext_lazy("mail", "waiting")
    FILED = "filed", pgettext_lazy("mail", "filed")
    ASIDE = "aside", pgettext_lazy("mail", "set aside")
    REFUSED = "refused", pgettext_lazy("mail", "refused")


class Came(models.TextChoices):
    """How a mail came in."""

    MAILBOX = "mailbox", _("by the mailbox")
    DROPPED = "dropped", _("dropped by somebody")


class ReceivedMail(Versioned):
    """One mail of a region. The same mail comes in once, however often it is fetched or dropped.

    ``reason`` is a code of ``words.REASONS``; ``said`` is what a person wrote when it was set aside.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="received_mail")
    digest = models.CharField(max_length=64)
    """The checksum of the mail as it came: a Message-ID alone can be forged, and would keep another mail out."""
    message_id = models.CharField(max_length=300, blank=True)
    sender_name = models.CharField(_("from"), max_length=200, blank=True)
    sender_address = models.CharField(_("address of the sender"), max_length=254, blank=True, db_index=True)
    handed_by = models.CharField(_("forwarded by"), max_length=254, blank=True)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    received_at = models.DateTimeField(_("came in"))
    text = models.TextField(_("text"), blank=True)
    came = models.CharField(_("how it came"), max_length=8, choices=Came.choices)
    state = models.CharField(_("state"), max_length=8, choices=MailState.choices, default=MailState.WAITING)
    state_since = models.DateTimeField()
    state_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(max_length=40, blank=True)
    said = models.CharField(_("reason"), max_length=300, blank=True)
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    answers = models.ForeignKey(OutboxMail, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """The mail of ours that it answers, or that came back."""
    original = models.ForeignKey(Document, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """The mail as it came, among the documents that hang on this row."""
    warnings = models.JSONField(default=list, blank=True)
    not_kept = models.JSONField(default=list, blank=True)
    """What came along and is not kept: name and why."""

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = _("mail that came in")
        verbose_name_plural = _("mails that came in")
        constraints = [models.UniqueConstraint(fields=["region", "digest"], name="mail_comes_in_once_per_region")]
        indexes = [models.Index(fields=["region", "state", "-received_at"], name="mail_in_by_state")]

    def __str__(self) -> str:
        return self.subject or str(_("(no subject)"))

    @property
    def moment(self) -> str:
        """What the journal calls it: nothing of what somebody wrote, since the journal stays when the mail is forgotten."""
        return f"{timezone.localtime(self.received_at):%Y-%m-%d %H:%M}"

    @property
    def sender(self) -> str:
        """Who wrote it, as a person reads it."""
        return self.sender_name or self.sender_address or str(_("unknown"))


class Filing(models.Model):
    """That a mail belongs to a row of an app above; ``kind`` is one of ``targets``."""

    mail = models.ForeignKey(ReceivedMail, on_delete=models.CASCADE, related_name="filings")
    kind = models.CharField(max_length=60)
    target_pk = models.PositiveBigIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("filing of a mail")
        verbose_name_plural = _("filings of mail")
        constraints = [models.UniqueConstraint(fields=["mail", "kind", "target_pk"], name="mail_filed_once_per_place")]
        indexes = [models.Index(fields=["kind", "target_pk"], name="mail_in_by_target")]

    def __str__(self) -> str:
        return f"{self.mail} → {self.kind} {self.target_pk}"


class AddressBounce(Versioned):
    """An address at which mail of a region did not arrive; twice, and somebody must look.

    The count starts again once somebody said that the address is right after all.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="address_bounces")
    address = models.CharField(_("e-mail address"), max_length=254)
    count = models.PositiveIntegerField(_("times"), default=0)
    first_at = models.DateTimeField(_("first"))
    last_at = models.DateTimeField(_("last"))
    last_status = models.CharField(max_length=20, blank=True)
    last_words = models.CharField(_("what the mail server said"), max_length=300, blank=True)
    mail = models.ForeignKey(ReceivedMail, null=True, blank=True, on_delete=models.SET_NULL, related_name="bounced")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    settled_count = models.PositiveIntegerField(default=0)
    """How often it had bounced when somebody settled it, so that settling can be undone."""

    class Meta:
        ordering = ["-last_at", "-pk"]
        verbose_name = _("address that bounces")
        verbose_name_plural = _("addresses that bounce")
        constraints = [models.UniqueConstraint(fields=["region", "address"], name="bounces_of_an_address_once")]

    def __str__(self) -> str:
        return self.address


class StrayMail(models.Model):
    """A mail in the mailbox that belongs to no region we know; it stays there until a platform administrator decides.

    Only its envelope is kept here. ``region`` is where it goes the next time the mailbox is fetched.
    """

    digest = models.CharField(max_length=64, unique=True)
    """The checksum of its headers, by which it is known again."""
    sender = models.CharField(_("from"), max_length=254, blank=True)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    recipients = models.CharField(_("to"), max_length=500, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    seen_at = models.DateTimeField(_("came in"))
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    is_dropped = models.BooleanField(default=False)

    class Meta:
        ordering = ["-seen_at", "-pk"]
        verbose_name = _("mail for no region")
        verbose_name_plural = _("mails for no region")

    def __str__(self) -> str:
        return self.subject or str(_("(no subject)"))


class Mailbox(models.Model):
    """How the mailbox answered the last time; the only row is the mailbox of the settings."""

    name = models.CharField(max_length=200, unique=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)
    failing_since = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("mailbox")
        verbose_name_plural = _("mailboxes")

    def __str__(self) -> str:
        return self.name
