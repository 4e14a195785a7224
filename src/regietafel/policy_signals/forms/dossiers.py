"""Forms of dossiers: what one is about, which signals it bundles, how it goes on, a step, a figure, and the filters."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models import Body
from regietafel.core.forms import DateField, FilterForm, Form
from regietafel.core.numbers import NumberField
from regietafel.core.rows import RowField, RowsField
from regietafel.people.models import User
from regietafel.plans.models import Action, Priority
from regietafel.policy_signals.lifecycle import MOVES, Phase
from regietafel.policy_signals.models import Dossier, Figure, Signal
from regietafel.territories.models import Municipality

ABOUT = ("title", "summary", "wish", "lead", "lead_said", "body", "is_standing", "is_shared")
FIGURE = ("label", "value", "unit", "counts_people", "as_of", "source")


class DossierForm(Form):
    """What a dossier is about, who leads it, and what it hangs together with."""

    drafted = True
    title = forms.CharField(label=_("Title"), max_length=200, help_text=_("What it is about, in a few words."))
    summary = forms.CharField(
        label=_("What is the matter?"),
        max_length=4000,
        required=False,
        help_text=_("In plain words, without names of clients. Partners read this, and it begins the note."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    wish = forms.CharField(
        label=_("What do we ask?"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    lead = RowField(label=_("Who leads it?"), required=False)
    lead_said = forms.CharField(
        label=_("Or the function that leads it"),
        max_length=150,
        required=False,
        help_text=_("Somebody without an account here, such as “chair of the action group”."),
    )
    body = RowField(
        label=_("Raised by the body"),
        required=False,
        help_text=_("It gets on its agenda what came of it."),
    )
    actions = RowsField(label=_("Belongs to the actions"), required=False)
    is_standing = forms.BooleanField(
        label=_("This is a standing theme: it stays on the list as long as it is true"), required=False
    )
    is_shared = forms.BooleanField(
        label=_("Partners and municipalities may read it, without who reported"), required=False, initial=True
    )

    def __init__(
        self,
        data: Any = None,
        *,
        leads: list[User],
        bodies: list[Body],
        actions: list[Action],
        dossier: Dossier | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        if dossier is not None:
            initial = {name: getattr(dossier, name) for name in ABOUT} | {"actions": list(dossier.actions.all())}
        super().__init__(data, initial=initial)
        one(self, "lead").offer(leads, empty=_("Nobody with an account"))
        one(self, "body").offer(bodies, empty=_("No body"))
        many(self, "actions").offer(actions, label=lambda action: f"{action} ({action.plan})")


def one(form: Form, name: str) -> RowField:
    """A field of a form in which one row is chosen."""
    field = form.fields[name]
    assert isinstance(field, RowField)
    return field


def many(form: Form, name: str) -> RowsField:
    """A field of a form in which several rows are chosen."""
    field = form.fields[name]
    assert isinstance(field, RowsField)
    return field


class BundleForm(Form):
    """Which signals come together, in which dossier; without one a new one begins."""

    signals = RowsField(label=_("Signals"), error_messages={"required": _("Choose at least one signal.")})
    dossier = RowField(label=_("In which dossier?"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        signals: list[Signal],
        dossiers: list[Dossier],
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        many(self, "signals").offer(signals)
        one(self, "dossier").offer(dossiers, empty=_("A new dossier"))


class MoveForm(Form):
    """Where a dossier goes next, why, and what those who reported are told."""

    to = forms.ChoiceField(label=_("Next phase"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why?"),
        max_length=500,
        required=False,
        help_text=_("Needed to park, to withdraw, and to take up again what was closed."),
    )
    said = forms.CharField(
        label=_("What do we tell those who reported?"),
        max_length=2000,
        required=False,
        help_text=_("In plain words. If you leave it empty, nobody gets a mail about this step."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, dossier: Dossier) -> None:
        super().__init__(data)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        after = MOVES[Phase(dossier.phase)] - {Phase.REPORTED}
        field.choices = [(phase.value, str(phase.label).capitalize()) for phase in Phase if phase in after]


class StepForm(Form):
    """A step in the story, by hand."""

    said = forms.CharField(
        label=_("What happened?"),
        max_length=2000,
        help_text=_("In plain words."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    on = DateField(label=_("On"))
    is_told = forms.BooleanField(label=_("Tell everyone who reported"), required=False, initial=True)

    def __init__(self, data: Any = None, *, today: dt.date) -> None:
        super().__init__(data, initial={"on": today, "is_told": True})


class FigureForm(Form):
    """A number with where it comes from."""

    label = forms.CharField(label=_("What is counted?"), max_length=200)
    value = NumberField(label=_("Number"), whole_digits=12, decimals=2)
    unit = forms.CharField(label=_("Unit"), max_length=40, required=False, help_text=_("Such as people, VTE or euros."))
    counts_people = forms.BooleanField(
        label=_("This counts people in a vulnerable position"),
        required=False,
        help_text=_("Below 5 partners read “fewer than 5”."),
    )
    as_of = DateField(label=_("As of"), required=False)
    source = forms.CharField(label=_("Source"), max_length=300, required=False)

    def __init__(self, data: Any = None, *, figure: Figure | None = None) -> None:
        super().__init__(data, initial={name: getattr(figure, name) for name in FIGURE} if figure else None)


class BoardFilterForm(FilterForm):
    """Which dossiers stand on the board."""

    q = forms.CharField(label=_("Words"), max_length=100, required=False)
    phase = forms.ChoiceField(label=_("Phase"), required=False)
    municipality = RowField(label=_("Municipality"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[("", _("All")), ("single", _("With an end")), ("standing", _("Standing themes"))],
    )
    lead = forms.ChoiceField(label=_("Lead"), required=False)
    priority = RowField(label=_("Policy priority"), required=False)
    mine = forms.ChoiceField(label=_("Whose"), required=False, choices=[("", _("Everybody's")), ("1", _("Led by me"))])
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)

    def __init__(
        self,
        data: Any,
        *,
        municipalities: list[Municipality],
        years: list[int],
        leads: list[tuple[str, str]],
        priorities: list[Priority],
    ) -> None:
        super().__init__(data)
        one(self, "municipality").offer(municipalities, empty=_("All municipalities"))
        one(self, "priority").offer(priorities, empty=_("All priorities"))
        choices: dict[str, list[tuple[Any, Any]]] = {
            "lead": [("", _("All leads")), *leads],
            "phase": [
                ("", _("All phases")),
                *((phase.value, phase.label) for phase in Phase if phase != Phase.REPORTED),
            ],
            "year": [("", _("All years")), *((year, str(year)) for year in years)],
        }
        for name, listed in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = listed
