"""What is filled in about what a workplace offers, and about its places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import DateField, Form
from regietafel.core.numbers import NumberField
from regietafel.core.rows import RowField, RowsField
from regietafel.organisations.models import Contact
from regietafel.workplaces.fields import OFFER
from regietafel.workplaces.forms.groups import GroupedForm, offer_row, offer_rows
from regietafel.workplaces.forms.workplace import text
from regietafel.workplaces.models import (
    Accessible,
    Capacity,
    DigitalSkills,
    DutchLevel,
    Measure,
    Offer,
    PhysicalLoad,
    Rung,
    Term,
    TermKind,
    WorkForm,
)

TERMS = {"activities": TermKind.ACTIVITY, "target_groups": TermKind.TARGET_GROUP, "languages": TermKind.LANGUAGE}
"""The fields that choose words of the directory, each with its list."""

SAME = tuple(name for name in OFFER if name not in ("rungs", "measures", "terms"))


def long_text(label: Any, longest: int, help_text: Any = "") -> forms.CharField:
    """A text of some lines that may stay empty."""
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=longest, required=False, widget=area, help_text=help_text)


def known_or_not(label: Any, choices: Any) -> forms.ChoiceField:
    """One of a short list, or not known."""
    return forms.ChoiceField(label=label, required=False, choices=[("", _("not known")), *choices])


class OfferForm(GroupedForm):
    """One way to work at a workplace."""

    name = text(_("Name"), 200, _("Only if the workplace offers more than one thing."))
    work_form = RowField(label=_("Work form"), required=False)
    rungs = forms.MultipleChoiceField(
        label=_("Rungs of the ladder"),
        required=False,
        choices=[(str(rung.value), lazystr(f"{rung.value} · {rung.label}")) for rung in Rung],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Behind each work form stands on which rungs it usually is. Tick none if nobody knows."),
    )
    measures = RowsField(label=_("Measures"), required=False, help_text=_("That somebody can take up here."))
    activities = RowsField(label=_("Activities"), required=False)
    summary = long_text(_("What one does"), 2000)
    hours = text(_("Hours"), 300, _("Such as: weekdays from 9 to 16, at least two half days a week."))
    target_groups = RowsField(label=_("Target groups"), required=False)
    languages = RowsField(label=_("Languages that are spoken"), required=False)
    dutch = known_or_not(_("Required Dutch"), DutchLevel.choices)
    digital = known_or_not(_("Digital skills"), DigitalSkills.choices)
    load = known_or_not(_("Physical load"), PhysicalLoad.choices)
    wheelchair = known_or_not(_("Accessible by wheelchair"), Accessible.choices)
    accessibility = text(_("More about accessibility"), 300)
    guidance = text(_("Guidance"), 500)
    training = text(_("Training"), 500)
    referral = long_text(_("How to refer"), 1000, _("Whom one calls or mails, with what, and what happens then."))
    waiting_weeks = forms.IntegerField(label=_("Waiting time in weeks"), required=False, min_value=0, max_value=520)
    contact = RowField(label=_("Contact"), required=False, help_text=_("If it is another than that of the workplace."))
    since = DateField(label=_("From"), required=False)
    until = DateField(label=_("Until"), required=False, help_text=_("Empty as long as it is offered."))

    parts = (
        (_("What it is"), ("name", "work_form", "rungs", "measures", "activities", "summary", "hours")),
        (_("For whom"), ("target_groups", "languages", "dutch", "digital", "load", "wheelchair", "accessibility")),
        (_("What one gets"), ("guidance", "training")),
        (_("How one comes in"), ("referral", "waiting_weeks", "contact")),
        (_("How long"), ("since", "until")),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        offer: Offer | None = None,
        work_forms: Iterable[WorkForm],
        measures: Iterable[Measure],
        terms: Iterable[Term],
        contacts: Iterable[Contact],
    ) -> None:
        super().__init__(data, initial=initial_of(offer))
        offer_row(self, "work_form", work_forms, _("not known"), label=with_usual_rungs)
        offer_row(self, "contact", contacts, _("that of the workplace"))
        offer_rows(self, "measures", measures)
        words = list(terms)
        for name, kind in TERMS.items():
            offer_rows(self, name, [word for word in words if word.kind == kind])

    def clean(self) -> dict[str, Any]:
        """The words of the three lists as one; an end before the start is told at once."""
        values: dict[str, Any] = self.cleaned_data
        values["terms"] = [word for name in TERMS for word in values.pop(name, [])]
        if values.get("since") and values.get("until") and values["until"] < values["since"]:
            self.add_error("until", _("The end stands before the start."))
        return values


def with_usual_rungs(form: WorkForm) -> str:
    """A work form, with the rungs on which it usually is."""
    rungs = ", ".join(str(rung) for rung in form.usual_rungs)
    return str(_("%(form)s (usually rung %(rungs)s)") % {"form": form, "rungs": rungs}) if rungs else str(form)


def initial_of(offer: Offer | None) -> dict[str, Any]:
    """What a form shows of an offer, or of none yet."""
    if offer is None:
        return {}
    words = list(offer.terms.all())
    return {
        **{name: getattr(offer, name) for name in SAME},
        "rungs": [str(one.rung) for one in offer.rungs.all()],
        "measures": list(offer.measures.all()),
        **{name: [word for word in words if word.kind == kind] for name, kind in TERMS.items()},
    }


class CapacityForm(Form):
    """How many places there are from a day on."""

    on = DateField(label=_("From"), help_text=_("What was said for earlier days stays as it was."))
    places = forms.IntegerField(label=_("Places"), required=False, min_value=0, max_value=100_000)
    fte = NumberField(label=_("Full-time equivalents"), required=False, whole_digits=6)
    waiting = forms.IntegerField(label=_("On the waiting list"), required=False, min_value=0, max_value=100_000)
    source = text(_("Source"), 300, _("Who said so, or in which document it stands."))

    drafted = False

    def __init__(self, data: Any = None, *, capacity: Capacity | None = None, today: dt.date) -> None:
        names = ("on", "places", "fte", "waiting", "source")
        super().__init__(data, initial={name: getattr(capacity, name) for name in names} if capacity else {"on": today})

    def clean(self) -> dict[str, Any]:
        """Something must be said."""
        values: dict[str, Any] = self.cleaned_data
        if not self.errors and values.get("places") is None and values.get("fte") is None:
            self.add_error("places", _("Give the places or the full-time equivalents."))
        return values
