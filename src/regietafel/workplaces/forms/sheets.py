"""Choosing a sheet of workplaces, saying which of its columns is which, and settling what is in doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from regietafel.core.forms import FilterForm, Form
from regietafel.documents.scanning import harm_in
from regietafel.documents.sizes import said_size
from regietafel.organisations.models import Organisation
from regietafel.reading.directory_sheet import MOST_ROWS
from regietafel.workplaces.sheet_fields import BY_NAME, COLUMNS
from regietafel.workplaces.sheet_rows import Act

LARGEST = 12 * 1024 * 1024
LEAVE = ""


class SheetForm(Form):
    """One file; what it is, only reading it can tell."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        error_messages={"empty": gettext_lazy("This file is empty.")},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.csv,text/csv"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        help_text = ngettext(
            "An Excel file (.xlsx) or CSV with one workplace on each row, at most %(most)s row.",
            "An Excel file (.xlsx) or CSV with one workplace on each row, at most %(most)s rows.",
            MOST_ROWS,
        )
        self.fields["file"].help_text = help_text % {"most": MOST_ROWS}

    def clean_file(self) -> Any:
        """No file that is larger than the directory of a region could ever be."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("This file is too large: %(size)s, and at most %(most)s can be read. At most %(rows)s rows fit.")
                % {"size": said_size(file.size), "most": said_size(LARGEST), "rows": MOST_ROWS}
            )
        if harm := harm_in(file):
            raise forms.ValidationError(harm)
        return file


class ColumnsForm(Form):
    """Which column of the sheet is which of ours; what is left aside is not read."""

    drafted = False
    mark_optional = False

    def __init__(
        self,
        data: Any = None,
        *,
        head: Sequence[str],
        chosen: Mapping[int, str],
        organisations: Any,
        organisation: int | None = None,
        **kwargs: Any,
    ) -> None:
        self.head = head
        super().__init__(data, **kwargs)
        known = [(LEAVE, _("leave aside")), *((column.name, capitalised(str(column.label))) for column in COLUMNS)]
        for place, heading in enumerate(head):
            self.fields[f"column-{place}"] = forms.ChoiceField(
                choices=known, required=False, initial=chosen.get(place, LEAVE), label=heading or _("(no heading)")
            )
        self.fields["organisation"] = forms.ModelChoiceField(
            organisations,
            required=False,
            initial=organisation,
            label=_("Organisation for rows without one"),
            empty_label=_("none: the column says it"),
            help_text=_("For a sheet of one organisation, or for the rows in which its cell is empty."),
        )

    @property
    def places(self) -> list[forms.BoundField]:
        """The choices, in the order of the columns."""
        return [self[f"column-{place}"] for place in range(len(self.head))]

    def clean(self) -> dict[str, Any]:
        """Each of ours once, the name always, and an organisation from somewhere."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        chosen: dict[str, str] = {}
        for place in range(len(self.head)):
            name = values.get(f"column-{place}")
            if not name:
                continue
            if name in chosen.values():
                twice = _("You chose %(column)s twice. Leave one of both aside.")
                self.add_error(f"column-{place}", twice % {"column": BY_NAME[name].label})
            chosen[str(place)] = name
        if "name" not in chosen.values() and "key" not in chosen.values():
            self.add_error(
                None, _("Say which column holds the name of the workplace. Without a name there is no workplace.")
            )
        organisation: Organisation | None = values.get("organisation")
        values["columns"] = chosen
        values["one"] = organisation.pk if organisation else None
        return values


class ReportFilter(FilterForm):
    """Which rows of the dry run are shown."""

    act = forms.ChoiceField(label=gettext_lazy("What happens"), required=False)

    def __init__(self, *args: Any, counts: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["act"]
        field.choices = [
            ("", _("all rows")),
            *((act, f"{ACTS[act]} ({counts[act]})") for act in Act if counts.get(act)),
        ]
        if counts.get("marks"):
            remarked = _("with a remark")
            field.choices = [*field.choices, ("marks", f"{remarked} ({counts['marks']})")]


ACTS: Mapping[str, Any] = {
    Act.MAKES: gettext_lazy("new"),
    Act.CHANGES: gettext_lazy("changes"),
    Act.NOTHING: gettext_lazy("stays as it is"),
    Act.DOUBT: gettext_lazy("in doubt"),
    Act.ERROR: gettext_lazy("with a mistake"),
}


def capitalised(text: str) -> str:
    """A label with its first letter large."""
    return text[:1].upper() + text[1:]
