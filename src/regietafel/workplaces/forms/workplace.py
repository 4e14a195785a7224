"""What is filled in about a workplace, and by what the register is cut down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.forms import DateField, Form
from regietafel.core.precise import PreciseDateField
from regietafel.core.rows import RowField
from regietafel.organisations.forms import WebsiteField
from regietafel.organisations.models import Contact, Organisation
from regietafel.territories.models import Municipality
from regietafel.workplaces.fields import WORKPLACE
from regietafel.workplaces.forms.groups import GroupedForm, offer_row
from regietafel.workplaces.models import Listing, Workplace
from regietafel.workplaces.points import read_point, typed
from regietafel.workplaces.queries.marks import municipality_with_postcode


class PointField(forms.CharField):
    """A point on the map: two numbers, or the address of a map; cleans to latitude and longitude, or None."""

    def clean(self, value: Any) -> tuple[float, float] | None:
        """Read the point."""
        text = super().clean(value)
        if not text:
            return None
        found = read_point(text)
        if found is None:
            raise forms.ValidationError(
                _("Type two numbers such as 50.82, 3.26, or paste the address of a map."), code="invalid"
            )
        return found


def text(label: Any, longest: int, help_text: Any = "") -> forms.CharField:
    """A line of text that may stay empty."""
    return forms.CharField(label=label, max_length=longest, required=False, help_text=help_text)


class WorkplaceForm(GroupedForm):
    """A workplace: what is not known stays empty."""

    organisation = RowField(label=_("Organisation"))
    name = forms.CharField(label=_("Name"), max_length=200, help_text=_("As people call it who go there."))
    typing_error = forms.BooleanField(
        label=_("The old name was a typing error"),
        required=False,
        help_text=_("Otherwise the old name is kept, so that who only knows that one finds the workplace."),
    )
    number = text(_("Number"), 40, _("The number under which you keep it, if there is one."))
    summary = forms.CharField(
        label=_("What one does there"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In two sentences, for somebody who does not know it."),
    )
    listing = forms.ChoiceField(label=_("Who may find it"), choices=Listing.choices)
    street = text(_("Street and number"), 200)
    postcode = text(_("Postcode"), 10)
    locality = text(_("Town or village"), 100)
    municipality = RowField(label=_("Municipality"), required=False, help_text=_("Leave empty: the postcode says it."))
    point = PointField(
        label=_("Point on the map"),
        required=False,
        max_length=500,
        help_text=_("Two numbers such as 50.82, 3.26, or the address of a map on which you marked the place."),
    )
    by_bus = text(_("By bus"), 300)
    by_bike = text(_("By bike"), 300)
    by_train = text(_("By train"), 300)
    contact = RowField(label=_("Contact"), required=False, help_text=_("Rather the mailbox of a service."))
    website = WebsiteField(label=_("Website"), required=False)
    since = PreciseDateField(label=_("Exists since"), required=False, help_text=_("As exact as you know it."))
    until = PreciseDateField(label=_("Existed until"), required=False, help_text=_("Empty as long as it exists."))
    check_every_months = forms.IntegerField(
        label=_("Ask whether it is right every so many months"),
        required=False,
        min_value=1,
        max_value=36,
        help_text=_("Empty: as often as the region asks all."),
    )
    source = text(_("Source"), 300)

    parts = (
        (_("What it is"), ("organisation", "name", "typing_error", "number", "summary", "listing")),
        (
            _("Where it is"),
            ("street", "postcode", "locality", "municipality", "point", "by_bus", "by_bike", "by_train"),
        ),
        (_("How it is reached"), ("contact", "website")),
        (_("How long, and how it is kept"), ("since", "until", "check_every_months", "source")),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        workplace: Workplace | None = None,
        organisations: Iterable[Organisation],
        places: dict[str, list[Municipality]],
        contacts: Iterable[Contact],
        keeps_all: bool,
    ) -> None:
        super().__init__(data, initial=initial_of(workplace))
        found = list(organisations)
        offer_row(self, "organisation", found, None)
        if len(found) == 1:
            del self.fields["organisation"]
        if workplace is None:
            del self.fields["typing_error"]
            del self.fields["contact"]
        else:
            offer_row(self, "contact", contacts, _("none, or not known yet"))
        offer_row(
            self, "municipality", [one for group in places.values() for one in group], _("not known"), groups=places
        )
        for name, field in WORKPLACE.items():
            if field.team_only and not keeps_all:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """The point as its two columns; an empty municipality follows from the postcode."""
        values: dict[str, Any] = self.cleaned_data
        if "point" in values:
            values["latitude"], values["longitude"] = values.pop("point") or (None, None)
        if not values.get("municipality"):
            values["municipality"] = municipality_with_postcode(values.get("postcode") or "")
        return values


def initial_of(workplace: Workplace | None) -> dict[str, Any]:
    """What a form shows of a workplace, or of none yet."""
    if workplace is None:
        return {"listing": Listing.PUBLIC}
    apart = {"latitude", "longitude", "since", "until"}
    return {
        **{name: getattr(workplace, name) for name in WORKPLACE if name not in apart},
        "organisation": workplace.organisation,
        "point": typed(workplace.point),
        "since": workplace.starts,
        "until": workplace.ends,
    }


class EndForm(Form):
    """On which day something ended; a workplace keeps how exact that is, an offer keeps a day."""

    until = DateField(label=_("Last day"), help_text=_("Until and with this day it counts."))

    def __init__(self, data: Any = None, *, until: dt.date, as_precise: bool = False) -> None:
        super().__init__(data, initial={"until": until})
        self.as_precise = as_precise

    def clean(self) -> dict[str, Any]:
        """The day as the row keeps it."""
        values: dict[str, Any] = self.cleaned_data
        if self.as_precise and values.get("until"):
            values["until"] = PreciseDate(values["until"], Precision.DAY)
        return values
