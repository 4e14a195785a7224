"""By what the register is cut down; all of it stands in the address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import FilterForm
from regietafel.core.rows import RowField
from regietafel.organisations.models import Organisation
from regietafel.territories.models import Municipality
from regietafel.workplaces.forms.groups import offer_row
from regietafel.workplaces.freshness import Freshness
from regietafel.workplaces.models import Listing, WorkForm
from regietafel.workplaces.queries.register import ENDED, RUNNING, Wanted

FRESHNESS = {
    Freshness.FRESH: _("confirmed"),
    Freshness.DUE: _("to be asked"),
    Freshness.TO_CALL: _("to be called"),
    Freshness.UNCONFIRMED: _("not confirmed for long"),
    Freshness.LAPSED: _("off the public list"),
}
"""How fresh a workplace is, in words."""


class RegisterFilters(FilterForm):
    """The filters of the register."""

    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    organisation = RowField(label=_("Organisation"), required=False)
    municipality = RowField(label=_("Municipality"), required=False)
    work_form = RowField(label=_("Work form"), required=False)
    listing = forms.ChoiceField(label=_("Who may find it"), required=False, choices=[("", _("all")), *Listing.choices])
    freshness = forms.ChoiceField(
        label=_("How fresh"),
        required=False,
        choices=[("", _("all")), *((str(key), said) for key, said in FRESHNESS.items())],
    )
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("all")), (RUNNING, _("exists")), (ENDED, _("ended"))]
    )
    sort = forms.ChoiceField(
        label=_("In the order of"),
        required=False,
        choices=[
            ("", _("name")),
            ("organisation", _("organisation")),
            ("municipality", _("municipality")),
            ("confirmed", _("longest not confirmed")),
        ],
    )
    incomplete = forms.BooleanField(label=_("Only where something is missing"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        organisations: Iterable[Organisation],
        municipalities: Iterable[Municipality],
        work_forms: Iterable[WorkForm],
    ) -> None:
        super().__init__(data)
        offer_row(self, "organisation", organisations, _("all"))
        offer_row(self, "municipality", municipalities, _("all"))
        offer_row(self, "work_form", work_forms, _("all"))

    def wanted(self) -> Wanted:
        """What is asked for; a filter that makes no sense asks for nothing and shows its mistake."""
        self.is_valid()
        asked: dict[str, Any] = getattr(self, "cleaned_data", {})
        return Wanted(
            q=asked.get("q") or "",
            organisation=asked.get("organisation"),
            municipality=asked.get("municipality"),
            work_form=asked.get("work_form"),
            listing=asked.get("listing") or "",
            freshness=asked.get("freshness") or "",
            state=asked.get("state") or "",
            incomplete=bool(asked.get("incomplete")),
            sort=asked.get("sort") or "name",
        )
