"""Who is missed in which body, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models import Body
from regietafel.core.forms import Form
from regietafel.core.rows import RowField
from regietafel.organisations.models import Organisation


class BlindSpotForm(Form):
    """A body, an organisation and the reason."""

    drafted = False
    body = RowField(label=_("In which body"))
    organisation = RowField(label=_("Who is missed"))
    reason = forms.CharField(
        label=_("Why?"),
        max_length=300,
        help_text=_("In one sentence. Whoever sees the overlegmatrix reads it."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        bodies: Iterable[Body],
        organisations: Iterable[Organisation],
        initial: dict[str, Any],
    ) -> None:
        super().__init__(data, initial=initial)
        for name, rows, empty in (
            ("body", bodies, _("Choose a body")),
            ("organisation", organisations, _("Choose an organisation")),
        ):
            field = self.fields[name]
            assert isinstance(field, RowField)
            field.offer(rows, empty=empty)
