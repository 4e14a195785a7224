"""What somebody can look for in the outbox, and why they write a mail off."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import FilterForm
from regietafel.notices.models import MailState


class MailFilters(FilterForm):
    """State and words."""

    q = forms.CharField(label=_("Word in the subject or address"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("Every state")), *MailState.choices])

    def asked(self) -> tuple[str, str]:
        """State and words, each empty if it was not given or makes no sense."""
        self.is_valid()
        valid = getattr(self, "cleaned_data", {})
        return valid.get("state", ""), valid.get("q", "")
