"""Who wants no reminders by mail."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class NoReminders(models.Model):
    """An address that gets no reminders of action points any more, with or without an account.

    Only a digest is kept: to know that one wants no mail, nobody has to read the address.
    """

    digest = models.CharField(max_length=64, unique=True, editable=False)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("address without reminders")
        verbose_name_plural = _("addresses without reminders")

    def __str__(self) -> str:
        return self.digest[:8]
