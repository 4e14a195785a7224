"""What somebody can look for in a journal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import DateField, FilterForm
from regietafel.journal.queries import Wanted


class JournalFilters(FilterForm):
    """Who, what and when; the choices are what stands in this journal."""

    person = forms.TypedChoiceField(label=_("Who"), required=False, coerce=int, empty_value=None)
    kind = forms.ChoiceField(label=_("What"), required=False)
    since = DateField(label=_("From"), required=False)
    until = DateField(label=_("Until"), required=False)

    def __init__(self, *args: Any, people: list[tuple[int, str]], kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", _("Everyone")), *people]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", _("Everything")), *kinds]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What is asked for; a filter that makes no sense asks for nothing and shows its mistake."""
        self.is_valid()
        valid: dict[str, Any] = getattr(self, "cleaned_data", {})
        return Wanted(
            person=valid.get("person"),
            kind=valid.get("kind") or "",
            since=valid.get("since"),
            until=valid.get("until"),
        )
