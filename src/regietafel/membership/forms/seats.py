"""What is filled in about seats."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import DateField, FilterForm, Form
from regietafel.membership.lifecycle import Seat
from regietafel.people.forms import language_choices
from regietafel.people.models import RegionRole, RoleKind, User
from regietafel.territories.models import Municipality


class MemberFilters(FilterForm):
    """Words and role."""

    q = forms.CharField(label=_("Name, address or organisation"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("Every role")), *RoleKind.choices])

    def asked(self) -> dict[str, str]:
        """What is asked for; a filter that makes no sense asks for nothing."""
        self.is_valid()
        valid = getattr(self, "cleaned_data", {})
        return {"kind": valid.get("kind", ""), "text": valid.get("q", "")}


ROLE_HELP = {
    RoleKind.DIRECTOR: _("runs the region: plan, people, everything"),
    RoleKind.TEAM: _("works with the director on the plan"),
    RoleKind.PARTNER: _("takes part in the network for an organisation"),
    RoleKind.EDITOR: _("keeps what is said about one organisation"),
    RoleKind.MUNICIPALITY: _("reads along for a municipality"),
}


class SeatForm(Form):
    """A role and what it is held for. Whether a field may stay empty hangs on the role, so the help says it."""

    drafted = False
    mark_optional = False
    kind = forms.ChoiceField(
        label=_("Role"),
        widget=forms.RadioSelect,
    )
    organisation = forms.CharField(
        label=_("Organisation"),
        max_length=200,
        required=False,
        help_text=_(
            "For a partner or an organisation editor. Choose one from the list or type a new name: you can complete it later."
        ),
        widget=forms.TextInput(attrs={"list": "organisations", "autocomplete": "off"}),
    )
    municipality = forms.ModelChoiceField(
        label=_("Municipality"),
        queryset=Municipality.objects.none(),
        required=False,
        empty_label=_("Choose a municipality"),
        help_text=_("For a municipality reader."),
    )

    def __init__(self, *args: Any, municipalities: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = municipalities  # type: ignore[attr-defined]
        self.fields["kind"].choices = role_choices()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Put role, organisation and municipality together as ``seat``."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        given["seat"] = Seat(
            given.get("kind", ""),
            municipality=given.get("municipality"),
            organisation_name=given.get("organisation", ""),
        )
        return given


def role_choices() -> list[tuple[str, str]]:
    """Each role with what it is for."""
    return [(kind.value, f"{str(kind.label).capitalize()}: {ROLE_HELP[kind]}") for kind in RoleKind]


class InviteForm(SeatForm):
    """Whom to invite, and as what."""

    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    name = forms.CharField(
        label=_("Name"), max_length=150, required=False, help_text=_("If you know it: the mail greets them by it.")
    )
    language = forms.ChoiceField(label=_("Language of the mail"))

    field_order = ("email", "name", "kind", "organisation", "municipality", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = language_choices()  # type: ignore[attr-defined]


class RoleForm(SeatForm):
    """Another role for somebody, or the same one for another organisation or municipality."""

    def __init__(self, *args: Any, role: RegionRole, organisation: str, **kwargs: Any) -> None:
        initial = {"kind": role.kind, "organisation": organisation, "municipality": role.municipality}
        super().__init__(*args, initial=initial, **kwargs)


class EndForm(Form):
    """Why a role ends."""

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands in the journal."),
    )


class LeaveForm(Form):
    """Only a button: there is nothing to fill in."""


class CloseForm(Form):
    """A tick, because closing an account cannot be undone."""

    sure = forms.BooleanField(label=_("I know that this cannot be undone"))


class AcceptForm(Form):
    """What somebody without an account fills in to take a seat."""

    name = forms.CharField(label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters. Leave it empty to sign in with a code by mail each time."),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        self.email = email
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str | None:
        """Insist on a password that is not easily guessed; none at all is fine."""
        password: str = self.cleaned_data["password"]
        if password:
            validate_password(password, User(email=self.email, name=self.data.get("name", "")[:150]))
        return password or None


class AppointForm(Form):
    """Who fills a function from when."""

    person = forms.ModelChoiceField(label=_("Who"), queryset=User.objects.none(), empty_label=_("Choose a person"))
    since = DateField(label=_("From"))

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class ReleaseForm(Form):
    """The last day."""

    until = DateField(label=_("Last day"))


class HandOverForm(Form):
    """Who takes over, and what the leaver is afterwards."""

    successor = forms.ModelChoiceField(
        label=_("Somebody at the table"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Somebody else, by mail"),
        help_text=_("The region passes on at once."),
    )
    email = forms.EmailField(
        label=_("Or the e-mail address of somebody else"),
        required=False,
        help_text=_("The region passes on when they accept. Until then nothing changes."),
    )
    name = forms.CharField(label=_("Name of somebody else"), required=False, max_length=150)
    stays_as = forms.ChoiceField(
        label=_("And you?"),
        required=False,
        choices=[
            ("", _("I leave the region")),
            (RoleKind.TEAM, _("I stay as team member")),
            (RoleKind.DIRECTOR, _("I stay as director, beside the new one")),
        ],
        widget=forms.RadioSelect,
    )
    mark_optional = False

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One successor, not two and not none."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("successor") and given.get("email"):
            self.add_error("email", _("Choose somebody at the table or give an address, not both."))
        if "email" in given and not given.get("successor") and not given.get("email"):
            self.add_error("successor", _("Say who takes over."))
        return given
