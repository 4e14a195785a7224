"""What is typed to keep the directory true: a name with an answer, free places, a remark and its answer, a decision."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from regietafel.core.forms import DateField, Form
from regietafel.organisations.models import Organisation
from regietafel.workplaces.models import Offer
from regietafel.workplaces.personal import has_national_number, may_name_somebody
from regietafel.workplaces.queries.free_places import MOST_FREE

OPENED = "workplaces.remark.opened"
PERIODS = (3, 6, 12, 18, 24)


class WriterForm(Form):
    """Who answers by a link: the name of the contact stands there already, and somebody else writes their own."""

    drafted = False

    who = forms.CharField(label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))


class StopForm(Form):
    """The last day of a workplace."""

    drafted = False

    on = DateField(label=_("Last day"), help_text=_("A day that is past, or one that is still to come."))


class UnlistForm(Form):
    """A wish not to be listed, said twice."""

    drafted = False

    sure = forms.BooleanField(label=_("Yes, take this workplace off the list"))


class PeriodForm(Form):
    """How often one wants to be asked."""

    drafted = False

    months = forms.TypedChoiceField(
        label=_("How often do we ask?"), coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )

    def __init__(self, data: Any = None, *, usual: int, chosen: int | None = None) -> None:
        super().__init__(data, initial={"months": chosen or ""})
        every = ngettext_lazy("every %(count)d month", "every %(count)d months", "count")
        field = self.fields["months"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [
            ("", _("As everybody: %(often)s") % {"often": every % {"count": usual}}),
            *((months, every % {"count": months}) for months in sorted({*PERIODS, chosen or 12})),
        ]

    mark_optional = False


class PlacesForm(Form):
    """How many places are free now, a number for each offer; a number that is left out says nothing."""

    drafted = False
    mark_optional = False

    def __init__(self, data: Any = None, *, offers: Iterable[Offer]) -> None:
        self.offers = {f"places-{offer.pk}": offer for offer in offers}
        super().__init__(data)
        for name, offer in self.offers.items():
            self.fields[name] = forms.IntegerField(
                label=str(offer),
                min_value=0,
                max_value=MOST_FREE,
                required=False,
                initial=getattr(offer, "free_now", None),
                error_messages={
                    "invalid": _("Enter a whole number, such as 12."),
                    "min_value": _("Enter a number from 0 to %(most)s.") % {"most": MOST_FREE},
                    "max_value": _("Enter a number from 0 to %(most)s.") % {"most": MOST_FREE},
                },
                widget=forms.NumberInput(attrs={"class": "ui-stepper__number"}),
            )

    def figures(self) -> dict[int, int]:
        """What was filled in, by the key of the offer."""
        given = ((self.offers[name].pk, value) for name, value in self.cleaned_data.items() if value is not None)
        return dict(given)


class CheckedTextForm(Form):
    """A text in which nobody's client may be named: a national number is refused, a name is asked about once."""

    about = "text"

    anyway = forms.BooleanField(
        label=_("I looked again: nobody's client is named here"), required=False, widget=forms.HiddenInput
    )

    def clean(self) -> dict[str, Any]:
        """Look for numbers and names."""
        given: dict[str, Any] = super().clean() or {}
        text = given.get(self.about) or ""
        if has_national_number(text):
            self.add_error(self.about, _("Leave out the national register number: nobody's client is named here."))
        elif may_name_somebody(text) and not given.get("anyway"):
            self.fields["anyway"].widget = forms.CheckboxInput()
            self.add_error(
                self.about,
                _("It reads as if somebody is called by name. Leave the name out, or tick that you looked again."),
            )
        return given


class RemarkForm(CheckedTextForm):
    """What is not right, and an address if one wants an answer. ``website`` is a box that only a script fills in."""

    drafted = False

    text = forms.CharField(
        label=_("What is not right?"),
        max_length=2000,
        help_text=_("Such as a telephone number or an address that changed. Do not name clients."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    website = forms.CharField(required=False, max_length=500)
    opened = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    field_order = ("text", "anyway", "email")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"opened": signing.TimestampSigner(salt=OPENED).sign("form")})
        days = settings.REMARK_EMAIL_KEPT_DAYS
        self.fields["email"].help_text = ngettext_lazy(
            "Only to send you the answer. It is deleted %(days)d day after that.",
            "Only to send you the answer. It is deleted %(days)d days after that.",
            days,
        ) % {"days": days}

    @property
    def is_from_a_script(self) -> bool:
        """Whether the box that nobody sees was filled in."""
        return bool(self.cleaned_data.get("website"))

    def clean(self) -> dict[str, Any]:
        """Ask who is faster than a person can be to send it once more; a script does not."""
        given = super().clean()
        if self.is_too_fast(given.get("opened") or ""):
            self.add_error(None, _("That went very fast. Look at it once more and send it again."))
        return given

    @staticmethod
    def is_too_fast(opened: str) -> bool:
        """Whether the form was opened only just now, or never."""
        signer = signing.TimestampSigner(salt=OPENED)
        try:
            signer.unsign(opened)
            signer.unsign(opened, max_age=settings.REMARK_TAKES_SECONDS)
        except signing.SignatureExpired:
            return False
        except signing.BadSignature:
            return True
        return settings.REMARK_TAKES_SECONDS > 0


class AnswerForm(CheckedTextForm):
    """The answer to a visitor."""

    about = "answer"

    answer = forms.CharField(
        label=_("Your answer"),
        max_length=2000,
        help_text=_("Say what you changed, or why it stays as it is."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    field_order = ("answer", "anyway")

    def __init__(self, data: Any = None, *, drafted: bool = True) -> None:
        super().__init__(data)
        self.drafted = drafted  # type: ignore[misc]


class RefuseForm(Form):
    """Why a change does not go through."""

    reason = forms.CharField(
        label=_("Why not?"),
        max_length=500,
        help_text=_("Who proposed it reads this."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RoundForm(Form):
    """Whom to ask now: all organisations, or the chosen ones."""

    drafted = False

    organisations = forms.MultipleChoiceField(
        label=_("Which organisations?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one organisation.")},
    )

    def __init__(self, data: Any = None, *, organisations: Iterable[Organisation], chosen: Iterable[int] = ()) -> None:
        super().__init__(data, initial={"organisations": [str(pk) for pk in chosen]})
        self.rows = {str(one.pk): one for one in organisations}
        field = self.fields["organisations"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(key, str(one)) for key, one in self.rows.items()]

    def wanted(self) -> list[Organisation]:
        """The organisations that were chosen."""
        return [self.rows[key] for key in self.cleaned_data["organisations"]]
