"""Documents, their versions, and the content of files, which is kept once however many documents have it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from regietafel.core.models import Removable, Versioned
from regietafel.documents.kinds import UNSAID, kind_named
from regietafel.documents.names import ending_of
from regietafel.people.models import User
from regietafel.territories.models import Region


class StoredFile(models.Model):
    """Content, known by its checksum. It goes when no version has had it for a while."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    sent_at = models.DateTimeField(db_index=True)
    """When somebody last sent it: what was just sent is not swept away before a document can have it."""
    scanned_at = models.DateTimeField(null=True, blank=True, db_index=True)
    """When a scanner looked for viruses; never, where there is none or as long as it is away."""
    is_infected = models.BooleanField(default=False)
    """A later look found something: the content is not handed out."""

    def __str__(self) -> str:
        return self.sha256[:12]


class TextState(models.TextChoices):
    """How far it is with the text of a file."""

    WAITING = "waiting", _("waiting")
    READING = "reading", _("being read")
    READ = "read", _("read")
    NONE = "none", _("has no text")
    FAILED = "failed", _("cannot be read")


class FileText(models.Model):
    """What is inside a file: its text, to be searched, and how many pages can be shown.

    Made by the worker; content that has no row yet waits for it as well.
    """

    stored = models.OneToOneField(StoredFile, on_delete=models.CASCADE, related_name="text")
    state = models.CharField(max_length=10, choices=TextState, default=TextState.WAITING, db_index=True)
    text = models.TextField(blank=True)
    failure = models.CharField(max_length=60, blank=True)
    """Why there is no text, as a code of ``reading.warnings``."""
    pages = models.PositiveIntegerField(null=True, blank=True)
    """How many can be drawn; none of a kind without pages, or of one that is broken. Not known before it was read."""
    page_width = models.PositiveIntegerField(default=0)
    page_height = models.PositiveIntegerField(default=0)
    """How large the first page is drawn: a browser leaves room for it, so that nothing moves when it comes."""
    attempts = models.PositiveIntegerField(default=0)
    taken_up_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.stored}: {self.get_state_display()}"


class DocumentKind(models.TextChoices):
    """What sort of paper it is."""

    REPORT = "report", _("report or minutes")
    DECISION = "decision", _("decision")
    LETTER = "letter", _("letter or mail")
    SLIDES = "slides", _("presentation")
    PICTURE = "picture", _("picture")
    DATA = "data", _("figures")
    OTHER = "other", pgettext_lazy("document", "other")


class Document(Versioned, Removable):
    """Something on paper that hangs on a row elsewhere, its holder, which also says who may read it."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="documents")
    holder_kind = models.CharField(max_length=60)
    holder_pk = models.PositiveBigIntegerField()
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("sort of document"), max_length=10, choices=DocumentKind, default=DocumentKind.OTHER)
    dated = models.DateField(_("date of the document"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        indexes = [models.Index(fields=["holder_kind", "holder_pk"])]

    def __str__(self) -> str:
        return self.title

    @property
    def newest(self) -> DocumentVersion:
        """The version that people mean when they name none."""
        return max(self.versions.all(), key=lambda version: version.number)


class DocumentVersion(models.Model):
    """One file of a document, as somebody sent it."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="versions")
    file_name = models.CharField(_("file"), max_length=150)
    note = models.CharField(_("what changed"), max_length=300, blank=True)
    uploaded_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ["document", "-number"]
        verbose_name = _("version of a document")
        verbose_name_plural = _("versions of documents")
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="one_version_of_a_document_per_number")
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def media_type(self) -> str:
        """By the name and not with the content: the same bytes are a text for one and a table for another."""
        known = kind_named(ending_of(self.file_name))
        return known.media_type if known else UNSAID

    @property
    def ending(self) -> str:
        """The end of the name, as people know kinds of files."""
        return ending_of(self.file_name).upper()
