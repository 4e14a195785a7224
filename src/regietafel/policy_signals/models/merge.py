"""Two dossiers about the same that became one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.policy_signals.models.dossier import Dossier, Step
from regietafel.territories.models import Region


class DossierMerge(models.Model):
    """One dossier went into another; ``moved`` says what pointed where, so that it can be undone.

    Its entries are those of :mod:`regietafel.core.merging`. ``step`` tells those who reported, if they are told.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="dossier_merges")
    kept = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="merges_kept")
    gone = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="merges_gone")
    step = models.ForeignKey(Step, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    moved = models.JSONField(default=list)
    done_at = models.DateTimeField(_("done at"))
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)

    class Meta:
        ordering = ["-done_at", "-pk"]
        verbose_name = _("merge of dossiers")
        verbose_name_plural = _("merges of dossiers")

    def __str__(self) -> str:
        return f"{self.gone_id} → {self.kept_id}"
