"""The filters of the lists that keep the directory true; they live in the address."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import FilterForm
from regietafel.workplaces.models import RemarkState
from regietafel.workplaces.worklist_words import KINDS


class RemarkFilterForm(FilterForm):
    """Which remarks: open ones, unless one asks for others."""

    q = forms.CharField(label=_("Words"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("open")),
            (RemarkState.ANSWERED, _("answered")),
            (RemarkState.SPAM, _("set aside")),
            ("all", _("all")),
        ],
    )


class WorklistFilterForm(FilterForm):
    """Which work: of one kind, of an organisation or workplace with these words."""

    q = forms.CharField(label=_("Organisation or workplace"), required=False)
    kind = forms.ChoiceField(label=_("What waits"), required=False)

    def __init__(self, data: object = None) -> None:
        super().__init__(data)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("everything")), *KINDS.items()]


class CheckFilterForm(FilterForm):
    """Which self-checks: those without answer, unless one asks for others."""

    q = forms.CharField(label=_("Organisation"), required=False)
    state = forms.ChoiceField(
        label=_("Answer"),
        required=False,
        choices=[
            ("", _("all")),
            ("open", _("no answer yet")),
            ("answered", _("answered")),
            ("withdrawn", _("withdrawn")),
        ],
    )
