"""A body: what is said of it, how it ends, and the filters of the list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models import Body, BodyKind, BodyLevel, BodyStance
from regietafel.consultation.queries.bodies import BodiesWanted
from regietafel.core.forms import FilterForm, Form
from regietafel.core.precise import PreciseDateField
from regietafel.core.rows import RowField, RowsField
from regietafel.organisations.models import Organisation, StakeholderGroup
from regietafel.plans.models import Tag


class BodyForm(Form):
    """What a body is: name, whose it is, for which territory, what it is for, above and below."""

    name = forms.CharField(label=_("Name"), max_length=200)
    short_name = forms.CharField(label=_("Abbreviation"), max_length=40, required=False)
    stance = forms.ChoiceField(label=_("Whose body"), choices=BodyStance.choices)
    organiser = RowField(
        label=_("Organiser"), required=False, help_text=_("Who convenes it, if that is somebody else than we.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=BodyKind.choices)
    level = forms.ChoiceField(label=_("Level"), choices=BodyLevel.choices)
    parent = RowField(label=_("Stands below"), required=False, help_text=_("The body that it prepares or reports to."))
    group = RowField(
        label=_("Called in plans"),
        required=False,
        help_text=_("If a plan names this body as a group of partners, that is where its name comes from."),
    )
    mandate = forms.CharField(
        label=_("Mandate"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What it is for, what it decides, and to whom it reports."),
    )
    themes = RowsField(label=_("Themes"), required=False)
    place = forms.CharField(
        label=_("Usual place"), max_length=200, required=False, help_text=_("Proposed when a meeting is planned.")
    )
    starts = PreciseDateField(
        label=_("Exists since"), required=False, help_text=_("A year, a month or a date: 2023, 06/2023, 16/06/2023.")
    )
    is_public = forms.BooleanField(
        label=_("Its dates are public"),
        required=False,
        help_text=_("When and where it meets stands in the public calendar; nothing of what is on the table."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        body: Body | None = None,
        organisations: Iterable[Organisation],
        groups: Iterable[StakeholderGroup],
        parents: Iterable[Body],
        themes: Iterable[Tag],
    ) -> None:
        super().__init__(data, initial=initial_of(body))
        offer(self, "organiser", with_own(organisations, body and body.organiser), _("we ourselves, or not known"))
        offer(self, "group", with_own(groups, body and body.group), _("none"))
        offer(self, "parent", with_own(parents, body and body.parent), _("none"))
        field = self.fields["themes"]
        assert isinstance(field, RowsField)
        found = list(themes)
        field.offer(found)
        if not found:
            del self.fields["themes"]


def offer(form: Form, name: str, rows: Iterable[Any], empty: Any) -> None:
    """Say what can be chosen in a field."""
    field = form.fields[name]
    assert isinstance(field, RowField)
    field.offer(rows, empty=empty)


def with_own(rows: Iterable[Any], own: Any) -> list[Any]:
    """The rows to choose from, and the one that stands there now even if it is not offered any more."""
    found = list(rows)
    return [own, *found] if own is not None and own not in found else found


def initial_of(body: Body | None) -> dict[str, Any]:
    """What the form shows at first."""
    if body is None:
        return {"stance": BodyStance.OWN, "kind": BodyKind.WORKING_GROUP, "level": BodyLevel.REGIONAL}
    names = ("name", "short_name", "stance", "organiser", "kind", "level", "parent", "group", "mandate", "place")
    return {
        **{name: getattr(body, name) for name in names},
        "themes": list(body.themes.all()),
        "starts": body.starts,
        "is_public": body.is_public,
    }


class EndForm(Form):
    """When a body stops, why, and what follows."""

    ends = PreciseDateField(
        label=_("Stops at the end of"),
        help_text=_("The last day, month or year in which it exists: 31/12/2023, 12/2023, 2023."),
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Who decided so, and why."),
    )
    successor = RowField(label=_("Goes on in"), required=False, help_text=_("The body that takes over its work."))

    def __init__(self, data: Any = None, *, body: Body, others: Iterable[Body]) -> None:
        initial = {"ends": body.ends, "reason": body.end_reason, "successor": body.successor}
        super().__init__(data, initial=initial)
        offer(self, "successor", with_own(others, body.successor), _("nothing"))


class BodyFilterForm(FilterForm):
    """Which bodies: by words, whose they are, kind, level and theme; those that stopped only if asked for."""

    q = forms.CharField(label=_("Words"), max_length=100, required=False)
    stance = forms.ChoiceField(label=_("Whose body"), required=False, choices=[("", _("all")), *BodyStance.choices])
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("every kind")), *BodyKind.choices])
    level = forms.ChoiceField(label=_("Level"), required=False, choices=[("", _("every level")), *BodyLevel.choices])
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    ended = forms.BooleanField(label=_("Also those that stopped"), required=False)

    def __init__(self, data: Any, *, themes: Iterable[Tag]) -> None:
        super().__init__(data)
        theme = self.fields["theme"]
        assert isinstance(theme, forms.ChoiceField)
        theme.choices = [("", _("every theme")), *((str(tag.pk), str(tag)) for tag in themes)]

    def wanted(self) -> BodiesWanted:
        """What is asked for; a value that cannot be is left out."""
        self.is_valid()
        asked = self.cleaned_data
        texts = {name: asked.get(name) or "" for name in ("q", "stance", "kind", "level", "theme")}
        return BodiesWanted(**texts, ended=bool(asked.get("ended")))
