"""Declarations: a mandate that entrusts the role, or an intent; who signed which version of the text, and who not yet."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from regietafel.core.models import Removable, Versioned
from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region


class DeclarationKind(models.TextChoices):
    """Two kinds that are never mixed: the one gives a task and binds, the other says what one wants."""

    MANDATE = "mandate", pgettext_lazy("declaration", "mandate")
    INTENT = "intent", _("declaration of intent")


class Declaration(Versioned, Removable):
    """Something that several organisations sign, each by itself. Its kind stays what it was when it was made."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="declarations")
    kind = models.CharField(_("sort of declaration"), max_length=8, choices=DeclarationKind)
    title = models.CharField(_("title"), max_length=200)
    to_whom = models.CharField(_("towards whom"), max_length=200, blank=True)
    summary = models.TextField(_("what it says, in plain words"), max_length=4000, blank=True)
    starts_on = models.DateField(_("holds from"), null=True, blank=True)
    ends_on = models.DateField(_("holds until"), null=True, blank=True)

    class Meta:
        ordering = ["-starts_on", "title", "pk"]
        verbose_name = _("declaration")
        verbose_name_plural = _("declarations")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(starts_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="declaration_ends_after_it_starts",
                violation_error_message=_("The last day lies before the first one."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class DeclarationVersion(models.Model):
    """The text at a moment. What somebody signed stays as it was; another text is another version."""

    declaration = models.ForeignKey(Declaration, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(_("text"), max_length=100_000)
    note = models.CharField(_("what changed"), max_length=300, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["declaration", "-number"]
        verbose_name = _("version of a declaration")
        verbose_name_plural = _("versions of declarations")
        constraints = [
            models.UniqueConstraint(fields=["declaration", "number"], name="one_version_of_a_declaration_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.declaration_id}, {self.number}"


class Signature(Versioned):
    """Who should sign, and when they did, which version, in which function; or that they will not, and why."""

    declaration = models.ForeignKey(Declaration, on_delete=models.CASCADE, related_name="signatures")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="signatures", verbose_name=_("organisation")
    )
    version_signed = models.ForeignKey(
        DeclarationVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="signatures"
    )
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    signed_as = models.CharField(_("in which function"), max_length=150, blank=True)
    declined_because = models.CharField(_("why not"), max_length=500, blank=True)

    class Meta:
        ordering = ["declaration", "organisation__name", "pk"]
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [
            models.UniqueConstraint(
                fields=["declaration", "organisation"],
                name="one_signature_per_organisation",
                violation_error_message=_("This organisation stands there already."),
            ),
            models.CheckConstraint(
                condition=models.Q(signed_on__isnull=True) | models.Q(declined_because=""),
                name="signed_is_not_declined",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)
