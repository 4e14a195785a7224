"""What goes out and what comes back: the note of a dossier with its versions and co-signatories, letters and replies."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from regietafel.consultation.models import Meeting
from regietafel.core.models import Removable, Versioned
from regietafel.documents.models import Document
from regietafel.organisations.models import Organisation
from regietafel.policy_signals.models.dossier import Dossier
from regietafel.territories.models import Municipality


class Note(Versioned):
    """The paper of a dossier. Its text is written in place (``title``, ``text``); a version is what was fixed of it."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="note")
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"), max_length=100_000, blank=True)
    annexes = models.ManyToManyField(
        Document, through="policy_signals.NoteAnnex", blank=True, related_name="+", verbose_name=_("annexes")
    )

    class Meta:
        verbose_name = pgettext_lazy("paper", "note")
        verbose_name_plural = pgettext_lazy("paper", "notes")

    def __str__(self) -> str:
        return self.title


class NoteAnnex(models.Model):
    """A document of the dossier that goes along with the note, at its place among the others."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="annex_rows")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+", verbose_name=_("document"))
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["note", "place", "pk"]
        verbose_name = _("annex of a note")
        verbose_name_plural = _("annexes of notes")
        constraints = [models.UniqueConstraint(fields=["note", "document"], name="document_is_annex_of_a_note_once")]

    def __str__(self) -> str:
        return str(self.document)


class NoteVersion(models.Model):
    """The note as it was fixed on a day: what is signed and sent. It never changes."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"))
    changed = models.CharField(_("what changed"), max_length=300, blank=True)
    annexes = models.JSONField(default=list, blank=True)
    """The annexes of then, in order: which document and version, title, dates, file name and checksum of each."""
    made_on = models.DateField(_("made on"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["note", "-number"]
        verbose_name = _("version of a note")
        verbose_name_plural = _("versions of notes")
        constraints = [models.UniqueConstraint(fields=["note", "number"], name="one_version_of_a_note_per_number")]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


class CoSignatory(Versioned):
    """A local government or an organisation that is asked to sign along: when, which version, or why not.

    ``issue`` and ``until`` belong to the link by which it answers itself.
    """

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="cosignatories")
    municipality = models.ForeignKey(
        Municipality,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("municipality"),
    )
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("organisation"),
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    issue = models.PositiveSmallIntegerField(default=1, editable=False)
    until = models.DateField(null=True, blank=True, editable=False)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    signed_version = models.ForeignKey(
        NoteVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="signatures"
    )
    signed_as = models.CharField(_("signed by (function)"), max_length=200, blank=True)
    declined_on = models.DateField(_("declined on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        ordering = ["note", "pk"]
        verbose_name = _("co-signatory")
        verbose_name_plural = _("co-signatories")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(municipality__isnull=False, organisation__isnull=True)
                | models.Q(municipality__isnull=True, organisation__isnull=False),
                name="cosignatory_is_one_of_two",
                violation_error_message=_("Choose a municipality or an organisation."),
            ),
            models.CheckConstraint(
                condition=models.Q(signed_on__isnull=True, signed_version__isnull=True)
                | models.Q(signed_on__isnull=False, signed_version__isnull=False, declined_on__isnull=True),
                name="signature_says_what_was_signed",
                violation_error_message=_("Say which version was signed."),
            ),
            models.UniqueConstraint(
                fields=["note", "municipality"],
                condition=models.Q(municipality__isnull=False),
                name="municipality_signs_once",
            ),
            models.UniqueConstraint(
                fields=["note", "organisation"],
                condition=models.Q(organisation__isnull=False),
                name="organisation_signs_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.municipality or self.organisation)


class Channel(models.TextChoices):
    """How words go to an addressee, or come back."""

    LETTER = "letter", _("letter")
    MAIL = "mail", _("mail")
    MEETING = "meeting", _("meeting")
    VISIT = "visit", _("visit")
    PHONE = "phone", _("telephone")
    DOCUMENT = "document", _("document")


class Letter(Versioned, Removable):
    """What goes to one addressee; its clock runs from ``sent_on`` until ``answer_by``, or until a full reply.

    ``follows`` is the reply that it asks further about. A draft has no ``sent_on``. ``mailed_at`` says that it left by mail
    from here; ``issue`` and ``until`` belong to the link in that mail.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="letters")
    note_version = models.ForeignKey(
        NoteVersion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="letters",
        verbose_name=pgettext_lazy("paper", "note"),
    )
    addressee = models.CharField(_("addressee (function)"), max_length=200)
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="policy_letters",
        verbose_name=_("organisation"),
    )
    address = models.TextField(_("postal address"), max_length=500, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    channel = models.CharField(_("sent by"), max_length=8, choices=Channel.choices, default=Channel.LETTER)
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"), max_length=20_000, blank=True)
    language = models.CharField(_("language"), max_length=5, default="nl")
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    answer_by = models.DateField(_("answer expected by"), null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True, editable=False)
    issue = models.PositiveSmallIntegerField(default=1, editable=False)
    until = models.DateField(null=True, blank=True, editable=False)
    follows = models.ForeignKey(
        "policy_signals.Reply", null=True, blank=True, on_delete=models.SET_NULL, related_name="follow_ups"
    )
    given_up_on = models.DateField(_("no longer waited for since"), null=True, blank=True)
    given_up_reason = models.CharField(_("reason"), max_length=500, blank=True)
    annexes = models.ManyToManyField(Document, blank=True, related_name="+", verbose_name=_("annexes"))

    class Meta:
        ordering = ["dossier", "sent_on", "pk"]
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer_by__isnull=True)
                | models.Q(sent_on__isnull=True)
                | models.Q(answer_by__gte=models.F("sent_on")),
                name="letter_is_answered_after_it_is_sent",
                violation_error_message=_("The answer cannot be expected before the letter is sent."),
            ),
            models.CheckConstraint(
                condition=models.Q(given_up_on__isnull=True) | ~models.Q(given_up_reason=""),
                name="given_up_letter_has_a_reason",
                violation_error_message=_("Say why."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.addressee}: {self.subject}"


class Extent(models.TextChoices):
    """How far a reply goes."""

    PARTIAL = "partial", _("answers a part")
    FULL = "full", _("answers everything")


class Reply(Versioned, Removable):
    """What an addressee answered: on paper, at a meeting, during a visit."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="replies")
    on = models.DateField(_("received on"))
    channel = models.CharField(_("received by"), max_length=8, choices=Channel.choices, default=Channel.LETTER)
    extent = models.CharField(_("how far it goes"), max_length=8, choices=Extent.choices, default=Extent.FULL)
    said = models.TextField(_("what it says, in plain words"), max_length=4000)
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("meeting")
    )
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["letter", "on", "pk"]
        verbose_name = _("reply")
        verbose_name_plural = _("replies")

    def __str__(self) -> str:
        return self.said[:80]
