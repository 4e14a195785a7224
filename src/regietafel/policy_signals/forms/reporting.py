"""Forms of signals: what one notices, who says it, by account, by the team or through the short form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models import Body
from regietafel.core.forms import DateField, FilterForm, Form
from regietafel.core.precise import PreciseDateField
from regietafel.core.rows import RowField, RowsField
from regietafel.organisations.models import Organisation
from regietafel.policy_signals.forms.dossiers import many, one
from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import HowOften, Signal, SignalDesk
from regietafel.territories.models import Municipality
from regietafel.workplaces.forms.care import CheckedTextForm
from regietafel.workplaces.models import Term, WorkForm
from regietafel.workplaces.personal import may_name_somebody, may_phone_somebody

ABOUT = ("what", "how_often", "people", "suggestion", "body")
LINKS = ("target_groups", "work_forms", "municipalities")


class WhatForm(CheckedTextForm):
    """What is noticed: only the first box must be filled in."""

    about = "what"
    drafted = True

    what = forms.CharField(
        label=_("What do you notice?"),
        max_length=2000,
        help_text=_("A few sentences are enough. Do not name clients: a number of people is what counts."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    how_often = forms.ChoiceField(
        label=_("How often?"), required=False, choices=[("", _("not said")), *HowOften.choices]
    )
    since = PreciseDateField(label=_("Since when?"), required=False, help_text=_("2026, 03/2026 or 12/03/2026."))
    people = forms.IntegerField(
        label=_("How many people does it touch, about?"), required=False, min_value=0, max_value=100_000
    )
    target_groups = RowsField(label=_("Which target groups?"), required=False)
    work_forms = RowsField(label=_("Which work forms?"), required=False)
    municipalities = RowsField(label=_("In which municipalities?"), required=False)
    suggestion = forms.CharField(
        label=_("What would help?"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    field_order = ("what", "anyway", "suggestion", "how_often", "since", "people", "municipalities", "work_forms")

    def __init__(
        self,
        data: Any = None,
        *,
        groups: list[Term],
        work_forms: list[WorkForm],
        municipalities: list[Municipality],
        signal: Signal | None = None,
        initial: dict[str, Any] | None = None,
        **more: Any,
    ) -> None:
        if signal is not None:
            initial = {name: getattr(signal, name) for name in ABOUT} | {"since": signal.since_when}
            initial |= {name: list(getattr(signal, name).all()) for name in LINKS}
        super().__init__(data, initial=initial, **more)
        many(self, "target_groups").offer(groups)
        many(self, "work_forms").offer(work_forms)
        many(self, "municipalities").offer(municipalities)

    def clean(self) -> dict[str, Any]:
        """Look for names and telephone numbers in the suggestion too; whoever looked again goes on."""
        given = super().clean()
        if given.get("anyway") or self.errors:
            return given
        suggestion = given.get("suggestion") or ""
        if may_phone_somebody(given.get("what") or "") or may_phone_somebody(suggestion):
            self.ask_again(_("A telephone number stands in it. Leave it out, or tick that you looked again."))
        elif may_name_somebody(suggestion):
            self.ask_again(
                _("It reads as if somebody is called by name. Leave the name out, or tick that you looked again.")
            )
        return given

    def ask_again(self, words: Any) -> None:
        """Ask to look once more, with a box to go on."""
        self.fields["anyway"].widget = forms.CheckboxInput()
        self.add_error("what", words)


class ReportForm(WhatForm):
    """What somebody with an account reports; the team may note it for somebody else."""

    body = RowField(label=_("Raised in the body"), required=False)
    organisation = RowField(label=_("Noted for the organisation"), required=False)
    organisation_said = forms.CharField(
        label=_("Or an organisation that is not in the list"), max_length=200, required=False
    )
    name = forms.CharField(label=_("Name or function of who told it"), max_length=150, required=False)
    email = forms.EmailField(
        label=_("E-mail address of who told it"),
        required=False,
        help_text=_("So that this person hears what comes of it."),
    )
    OF_SOMEBODY_ELSE = ("organisation", "organisation_said", "name", "email")

    def __init__(
        self, data: Any = None, *, bodies: list[Body], organisations: list[Organisation] | None, **more: Any
    ) -> None:
        super().__init__(data, **more)
        one(self, "body").offer(bodies, empty=_("No body"))
        if organisations is None:
            for name in self.OF_SOMEBODY_ELSE:
                del self.fields[name]
        else:
            one(self, "organisation").offer(organisations, empty=_("I notice it myself"))


class ShortForm(WhatForm):
    """The form of whoever has no account. ``website`` is a box that only a script fills in."""

    drafted = False

    organisation_said = forms.CharField(label=_("Your organisation"), max_length=200, required=False)
    name = forms.CharField(label=_("Your name or function"), max_length=150, required=False)
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        help_text=_("Then you hear each step, and what came of it. You can stop that at any time."),
    )
    website = forms.CharField(required=False, max_length=500)

    @property
    def is_from_a_script(self) -> bool:
        """Whether the box was filled in that nobody sees."""
        return bool(self.cleaned_data.get("website"))


class SeeTooForm(CheckedTextForm):
    """That one sees the same, with what one wants to add."""

    about = "note"
    drafted = False
    note = forms.CharField(
        label=_("What do you want to add?"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class HoldForm(Form):
    """Why a signal is parked, withdrawn or taken up again."""

    to = forms.ChoiceField(label=_("What becomes of it?"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Why?"), max_length=500, required=False)

    def __init__(self, data: Any = None, *, phases: list[Phase]) -> None:
        super().__init__(data)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(phase.value, str(phase.label).capitalize()) for phase in phases]


class DeskForm(Form):
    """The short form of the region."""

    is_open = forms.BooleanField(label=_("The short form is open to whoever has the link"), required=False)
    until = DateField(label=_("The link works until"), required=False)
    opening = forms.CharField(
        label=_("Text above the form"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, data: Any = None, *, desk: SignalDesk) -> None:
        super().__init__(data, initial={name: getattr(desk, name) for name in ("is_open", "until", "opening")})


class SignalFilterForm(FilterForm):
    """Which signals."""

    q = forms.CharField(label=_("Words"), max_length=100, required=False)
    phase = forms.ChoiceField(label=_("Phase"), required=False, choices=[("", _("All phases")), *Phase.choices])
    municipality = RowField(label=_("Municipality"), required=False)
    work_form = RowField(label=_("Work form"), required=False)
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)

    def __init__(
        self, data: Any, *, municipalities: list[Municipality], work_forms: list[WorkForm], years: list[int]
    ) -> None:
        super().__init__(data)
        one(self, "municipality").offer(municipalities, empty=_("All municipalities"))
        one(self, "work_form").offer(work_forms, empty=_("All work forms"))
        field = self.fields["year"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("All years")), *((year, str(year)) for year in years)]
