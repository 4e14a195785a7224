"""How somebody wants to hear what waits, and until when a line is put off."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.attention.models import Rhythm, Weekday, Wish
from regietafel.attention.sources import sources
from regietafel.core.forms import Form


class WishForm(Form):
    """The rhythm of the mail, its day, and which kinds stand in it."""

    rhythm = forms.ChoiceField(label=_("How often does the mail come?"), choices=Rhythm, widget=forms.RadioSelect)
    weekday = forms.TypedChoiceField(
        label=_("On which day?"),
        choices=Weekday,
        coerce=int,
        help_text=_("For the weekly mail. It comes in the morning, and only if something is new."),
    )
    mailed = forms.MultipleChoiceField(
        label=_("What does the mail tell?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What you leave out still stands on the page of what waits for you."),
    )

    def __init__(self, *args: Any, wish: Wish, **kwargs: Any) -> None:
        kinds = [(source.kind, source.title) for source in sources]
        told = [kind for kind, _title in kinds if kind not in wish.not_mailed]
        super().__init__(*args, initial={"rhythm": wish.rhythm, "weekday": wish.weekday, "mailed": told}, **kwargs)
        self.fields["mailed"].choices = kinds  # type: ignore[attr-defined]

    @property
    def not_mailed(self) -> list[str]:
        """The kinds that were left out."""
        return [source.kind for source in sources if source.kind not in self.cleaned_data["mailed"]]


class PutOffForm(Form):
    """One press of a button beside a line."""

    key = forms.CharField(max_length=200)
    until = forms.DateField()
