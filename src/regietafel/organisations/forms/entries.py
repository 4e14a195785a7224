"""What is filled in about organisations, groups of partners and functions, and what can be looked for among them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import FilterForm, Form
from regietafel.core.rows import RowField
from regietafel.organisations.company_number import formatted
from regietafel.organisations.models import Function, Organisation, OrganisationKind, StakeholderGroup
from regietafel.organisations.queries.directory import OWN, SHARED, Wanted
from regietafel.territories.models import Municipality

LONGEST_NAME = 200


class WebsiteField(forms.URLField):
    """An address of the web, with or without ``https://``; addresses that a browser would run are none."""

    default_validators = [URLValidator(schemes=["http", "https"])]

    def __init__(self, **kwargs: Any) -> None:
        messages = {"invalid": _("Enter a web address such as www.example.be.")}
        super().__init__(assume_scheme="https", max_length=200, error_messages=messages, **kwargs)


class OwnOrganisationForm(Form):
    """What an organisation says about itself; its name and kind are the team's to keep, for plans and reports use them."""

    short_name = forms.CharField(label=_("Abbreviation"), max_length=40, required=False)
    municipality = RowField(label=_("Municipality"), required=False)
    website = WebsiteField(label=_("Website"), required=False)
    company_number = forms.CharField(
        label=_("Company number"), max_length=20, required=False, help_text=_("Ten figures, such as 0123.456.749.")
    )

    def clean_company_number(self) -> str:
        """The number as it is written; a wrong one is marked on the page, not refused."""
        return formatted(self.cleaned_data["company_number"])

    def __init__(
        self, data: Any = None, *, organisation: Organisation | None = None, municipalities: Iterable[Municipality]
    ) -> None:
        names = ("name", "short_name", "kind", "municipality", "website", "company_number")
        super().__init__(data, initial={name: getattr(organisation, name) for name in names if organisation})
        places = {place.pk: place for place in municipalities}
        if organisation and organisation.municipality:
            places.setdefault(organisation.municipality.pk, organisation.municipality)
        offer(self, "municipality", sorted(places.values(), key=str), _("none, or several"))


class OrganisationForm(OwnOrganisationForm):
    """Everything that is kept about an organisation."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME)
    typing_error = forms.BooleanField(
        label=_("The old name was a typing error"),
        required=False,
        help_text=_("Otherwise the old name is kept, so that who only knows that one finds the organisation."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind.choices)

    field_order = ("name", "typing_error", "short_name", "kind", "municipality", "website", "company_number")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if kwargs.get("organisation") is None:
            self.initial["kind"] = OrganisationKind.OTHER
            del self.fields["typing_error"]


class GroupForm(Form):
    """The name under which partners are named together."""

    name = forms.CharField(
        label=_("Name"), max_length=LONGEST_NAME, help_text=_("As plans say it, such as “local governments”.")
    )

    def __init__(self, data: Any = None, *, group: StakeholderGroup | None = None) -> None:
        super().__init__(data, initial={"name": group.name} if group else {})


class FunctionForm(Form):
    """A function, and in which organisation it is."""

    name = forms.CharField(label=_("Function"), max_length=LONGEST_NAME, help_text=_("Not the name of a person."))
    organisation = RowField(label=_("Organisation"), required=False)

    def __init__(
        self, data: Any = None, *, function: Function | None = None, organisations: Iterable[Organisation]
    ) -> None:
        initial = {"name": function.name, "organisation": function.organisation} if function else {}
        super().__init__(data, initial=initial)
        offer(self, "organisation", organisations, _("in no organisation, or not known yet"))


def offer(form: Form, name: str, rows: Iterable[Any], empty: Any) -> None:
    """Say what can be chosen in a field of a form."""
    field = form.fields[name]
    assert isinstance(field, RowField), "only a field that chooses a row is offered some"
    field.offer(rows, empty=empty)


class EntryFilters(FilterForm):
    """Words, and what waits to be completed: these every kind of entry has."""

    q = forms.CharField(label=_("Name"), required=False, max_length=100)
    to_complete = forms.BooleanField(label=_("Only names to complete"), required=False)

    def wanted(self) -> Wanted:
        """What is asked for; a filter that makes no sense asks for nothing and shows its mistake."""
        self.is_valid()
        asked: dict[str, Any] = getattr(self, "cleaned_data", {})
        return Wanted(
            q=asked.get("q") or "",
            sort=asked.get("sort") or "",
            whose=asked.get("whose") or "",
            to_complete=bool(asked.get("to_complete")),
        )


class SharedFilters(EntryFilters):
    """What can be looked for among organisations that are all shared."""

    sort = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("every kind")), *OrganisationKind.choices]
    )

    field_order = ("q", "sort", "whose", "to_complete")


class OrganisationFilters(SharedFilters):
    """What can be looked for among the organisations of a region."""

    whose = forms.ChoiceField(
        label=_("Kept by"),
        required=False,
        choices=[("", _("all")), (OWN, _("this region")), (SHARED, _("all regions together"))],
    )
