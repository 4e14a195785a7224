"""What an organisation was called before, when it was spoken to, and which doubles became one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.core.models import Removable, Versioned
from regietafel.organisations.models.address_book import Organisation
from regietafel.territories.models import Region


class OrganisationName(models.Model):
    """A name that an organisation had before: whoever knows only that one still finds it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(_("earlier name"), max_length=200)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["-until", "name"]
        verbose_name = _("earlier name of an organisation")
        verbose_name_plural = _("earlier names of organisations")

    def __str__(self) -> str:
        return self.name


class MomentKind(models.TextChoices):
    """How one spoke."""

    VISIT = "visit", _("visit")
    CALL = "call", _("telephone")
    MAIL = "mail", _("mail")
    AGREEMENT = "agreement", _("agreement")
    OTHER = "other", _("other")


class ContactMoment(Versioned, Removable):
    """One line about a visit, a call or what was agreed with an organisation; only the team of the region reads it."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="contact_moments")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="contact_moments", verbose_name=_("organisation")
    )
    on = models.DateField(_("date"))
    kind = models.CharField(_("how"), max_length=10, choices=MomentKind.choices, default=MomentKind.CALL)
    text = models.CharField(_("what was said"), max_length=300)
    with_whom = models.CharField(_("with whom"), max_length=150, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("contact moment")
        verbose_name_plural = _("contact moments")
        indexes = [models.Index(fields=["organisation", "-on"], name="contact_moments_newest")]

    def __str__(self) -> str:
        return self.text


class OrganisationMerge(models.Model):
    """Two entries for one organisation became one; ``moved`` says what pointed where, so that it can be undone.

    Each entry of ``moved`` is a list of the table's label, the key of the row, the field and the key it held before.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="organisation_merges")
    kept = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="merges_kept")
    gone = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="merges_gone")
    moved = models.JSONField(default=list)
    done_at = models.DateTimeField(_("done at"))
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)

    class Meta:
        ordering = ["-done_at", "-pk"]
        verbose_name = _("merge of organisations")
        verbose_name_plural = _("merges of organisations")

    def __str__(self) -> str:
        return f"{self.gone_id} → {self.kept_id}"
