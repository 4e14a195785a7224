"""A sheet that was taken into the directory: how its columns were read, what each row did, and how it is taken back."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from regietafel.core.models import Versioned
from regietafel.territories.models import Region
from regietafel.workplaces.models.workplace import Workplace


class ImportState(models.TextChoices):
    """Where an import stands."""

    READ = "read", _("read")
    DONE = "done", _("taken over")
    UNDONE = "undone", _("taken back")


class Import(Versioned):
    """A sheet of workplaces. ``table`` holds its rows as text, the head first; ``mapping`` says which column is which field.

    ``report`` is what the dry run, or the import itself, said of each row.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="directory_imports")
    file_name = models.CharField(_("file"), max_length=200)
    table = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    report = models.JSONField(default=list)
    state = models.CharField(_("state"), max_length=8, choices=ImportState.choices, default=ImportState.READ)
    read_at = models.DateTimeField(_("read at"))
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    done_at = models.DateTimeField(_("taken over at"), null=True, blank=True)
    undone_at = models.DateTimeField(_("taken back at"), null=True, blank=True)

    class Meta:
        ordering = ["-read_at", "-pk"]
        verbose_name = _("import of workplaces")
        verbose_name_plural = _("imports of workplaces")

    def __str__(self) -> str:
        return self.file_name


class ImportedRow(models.Model):
    """What one row of a sheet did: it made a workplace, or changed the fields of one; ``before`` holds what stood there."""

    sheet = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    workplace = models.ForeignKey(Workplace, on_delete=models.CASCADE, related_name="imported_rows")
    made = models.BooleanField(default=False)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    version = models.PositiveIntegerField(_("version after the import"), default=1)

    class Meta:
        ordering = ["sheet", "number"]
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")

    def __str__(self) -> str:
        return f"{self.sheet_id}: {self.number}"


class WorkplaceMerge(models.Model):
    """Two entries for one workplace became one; ``moved`` says what pointed where, so that it can be undone.

    Each entry of ``moved`` is a list of the table's label, the key of the row, the field and the key it held before.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="workplace_merges")
    kept = models.ForeignKey(Workplace, on_delete=models.CASCADE, related_name="merges_kept")
    gone = models.ForeignKey(Workplace, on_delete=models.CASCADE, related_name="merges_gone")
    moved = models.JSONField(default=list)
    done_at = models.DateTimeField(_("done at"))
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)

    class Meta:
        ordering = ["-done_at", "-pk"]
        verbose_name = _("merge of workplaces")
        verbose_name_plural = _("merges of workplaces")

    def __str__(self) -> str:
        return f"{self.gone_id} → {self.kept_id}"
