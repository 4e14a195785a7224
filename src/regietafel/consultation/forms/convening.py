"""Who is asked to a meeting, why it is called off, and what somebody answers."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models import Answer, SeatRole
from regietafel.consultation.queries.inviting import Asked
from regietafel.core.forms import Form
from regietafel.core.rows import RowsField

LINE = re.compile(r"(?P<name>[^<>]*?)[\s,;<]*(?P<email>[^\s<>,;]+@[^\s<>,;]+)>?\s*")
MOST_GUESTS = 100


class ConveneForm(Form):
    """The seats that are asked, and guests, one a line."""

    drafted = False
    seats = RowsField(label=_("Who is asked"), required=False)
    guests = forms.CharField(
        label=_("Guests"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line: name and e-mail address, such as: Youth service, youth@example.org"),
    )

    def __init__(self, data: Any = None, *, asked: list[Asked]) -> None:
        usual = [one.seat for one in asked if one.seat.role != SeatRole.SUBSTITUTE]
        super().__init__(data, initial={"seats": usual})
        words = {one.seat.pk: label_of(one) for one in asked}
        field = self.fields["seats"]
        assert isinstance(field, RowsField)
        field.offer([one.seat for one in asked], label=lambda seat: words[seat.pk])
        if not asked:
            del self.fields["seats"]

    def clean_guests(self) -> list[tuple[str, str]]:
        """Each line as a name and an address; a line that is neither is told."""
        found = []
        for line in filter(None, (one.strip() for one in self.cleaned_data["guests"].splitlines())):
            matched = LINE.fullmatch(line)
            if not matched:
                raise ValidationError(
                    _now("Write a name and an e-mail address on each line. This one is not clear: %(line)s")
                    % {"line": line[:80]}
                )
            validate_email(matched["email"])
            found.append((matched["name"].strip(' ,;"')[:200] or matched["email"], matched["email"]))
        if len(found) > MOST_GUESTS:
            raise ValidationError(_now("At most %(count)s guests at a time.") % {"count": MOST_GUESTS})
        return found


def label_of(asked: Asked) -> str:
    """Whom a seat reaches, and that it reaches nobody where there is no address."""
    if asked.email:
        return f"{asked.label} · {asked.email}"
    return _now("%(who)s · no address: phone or write yourself") % {"who": asked.label}


class CancelForm(Form):
    """Why a meeting does not take place."""

    because = forms.CharField(
        label=_("Why does it not take place?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever was asked gets this by mail."),
    )


class AnswerForm(Form):
    """What somebody answers to an invitation."""

    drafted = False
    answer = forms.ChoiceField(
        label=_("Do you come?"),
        widget=forms.RadioSelect,
        choices=[
            (Answer.ACCEPTED, _("I come")),
            (Answer.TENTATIVE, _("Maybe")),
            (Answer.DECLINED, _("I do not come")),
        ],
    )
    replaced_by = forms.CharField(
        label=_("Who comes in your place?"), max_length=200, required=False, help_text=_("Only if you do not come.")
    )
