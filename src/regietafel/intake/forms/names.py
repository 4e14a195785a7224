"""Whom the names of a document mean: a choice for each, with what is suggested first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regietafel.core.forms import Form
from regietafel.core.labels import told_apart
from regietafel.intake.adoption_words import REASONS
from regietafel.intake.queries.naming import NameRow, Who, key_of
from regietafel.plans.queries.choices import known_by_name
from regietafel.reading.name_forms import FUNCTION, GROUP, ORGANISATION
from regietafel.reading.names import Candidate
from regietafel.territories.models import Region

TEXT, OTHER, LATER = "text", "other", ""
NEW = {ORGANISATION: "new-organisation", GROUP: "new-group", FUNCTION: "new-function"}
NAMES_LIST = "known-names"


@dataclass(frozen=True)
class Said:
    """What was said of one name."""

    row: NameRow
    means: tuple[str, ...] = ()
    make: Mapping[str, str] | None = None
    forget: bool = False


@dataclass(frozen=True)
class Asked:
    """A name as the page asks about it."""

    row: NameRow
    choice: forms.BoundField
    other: forms.BoundField
    seen: int
    first: str = ""
    is_sure: bool = False

    @property
    def code(self) -> str:
        """How its fields are called."""
        return code_of(self.row.folded)


def code_of(folded: str) -> str:
    """A short name for the fields of a name, the same whatever its place in the list."""
    return hashlib.sha256(folded.encode()).hexdigest()[:12]


class NamesForm(Form):
    """A choice and a box for each name. ``sure`` as button takes what is beyond doubt for each name nobody decided on."""

    mark_optional = False
    drafted = True

    def __init__(self, data: Any = None, *, rows: Sequence[NameRow], book: Mapping[str, Who], region: Region) -> None:
        super().__init__(data)
        self.rows, self.book, self.region = rows, book, region
        for row in rows:
            code = code_of(row.folded)
            self.fields[f"choice-{code}"] = forms.ChoiceField(
                label=row.name,
                choices=list(self.choices_for(row)),
                required=False,
                initial=chosen_of(row),
            )
            self.fields[f"other-{code}"] = forms.CharField(
                label=told_apart(_("Name"), row.name),
                required=False,
                max_length=200,
                initial=(row.choice.make or {}).get("name", "") if row.choice else "",
                widget=forms.TextInput(attrs={"list": NAMES_LIST, "autocomplete": "off"}),
            )

    def choices_for(self, row: NameRow) -> Iterator[tuple[str, str]]:
        """What can be chosen for one name: whom it means now, the suggestions, somebody new, nobody."""
        yield LATER, _("decide later")
        shown = set()
        if row.means and row.is_decided:
            key = ",".join(key_of(who) for who in row.means)
            shown.add(key)
            yield key, self.names_of(key)
        for candidate in row.suggested.candidates:
            key = ",".join(candidate.keys)
            if key not in shown:
                shown.add(key)
                yield key, self.worded(candidate)
        yield OTHER, _("somebody else in the address book")
        yield from self.somebody_new(row)
        yield TEXT, _("nobody: leave it out")

    def somebody_new(self, row: NameRow) -> Iterator[tuple[str, str]]:
        """The three kinds of new entries, the likely one first."""
        words = {
            ORGANISATION: _("new: an organisation"),
            GROUP: _("new: a group of partners"),
            FUNCTION: self.new_function(row),
        }
        for kind in sorted(words, key=lambda one: one != row.suggested.kind):
            yield NEW[kind], words[kind]

    def new_function(self, row: NameRow) -> str:
        """A new function, in the organisation before the brackets if there is one."""
        holder = self.book.get(row.suggested.holder)
        if holder is None:
            return _("new: a function")
        return _("new: the function “%(function)s” in %(organisation)s") % {
            "function": row.suggested.function,
            "organisation": holder,
        }

    def names_of(self, keys: str) -> str:
        """The entries behind keys, by name."""
        return ", ".join(str(self.book[key]) for key in keys.split(",") if key in self.book)

    @property
    def asked(self) -> list[Asked]:
        """The names as the page shows them, those that wait for a decision first."""
        found = [
            Asked(
                row,
                self[f"choice-{code_of(row.folded)}"],
                self[f"other-{code_of(row.folded)}"],
                row.choice.version if row.choice else 0,
                self.first_of(row),
                row.suggested.sure is not None,
            )
            for row in self.rows
        ]
        return sorted(found, key=lambda one: one.row.is_decided)

    def first_of(self, row: NameRow) -> str:
        """The best suggestion in words."""
        if not row.suggested.candidates:
            return ""
        return self.worded(row.suggested.candidates[0])

    def worded(self, candidate: Candidate) -> str:
        """Whom a suggestion means, and why."""
        return _("%(name)s: %(reason)s") % {
            "name": self.names_of(",".join(candidate.keys)),
            "reason": reason_of(candidate),
        }

    def clean(self) -> dict[str, Any]:
        """Gather what was said; with ``sure`` also what is beyond doubt."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        sure = "sure" in self.data
        said = []
        for row in self.rows:
            code = code_of(row.folded)
            if f"choice-{code}" not in self.data and not sure:
                continue
            choice = values.get(f"choice-{code}", LATER)
            if not choice and sure and not row.is_decided and row.suggested.sure:
                said.append(Said(row, row.suggested.sure.keys))
                continue
            found = self.said_of(row, choice, values.get(f"other-{code}", ""), code)
            if found is not None:
                said.append(found)
        values["said"] = said
        return values

    def said_of(self, row: NameRow, choice: str, other: str, code: str) -> Said | None:
        """One name; None where nothing was said and nothing stood."""
        if choice == LATER:
            return Said(row, forget=True) if row.choice is not None else None
        if choice == TEXT:
            return Said(row)
        if choice == OTHER:
            return self.somebody_else(row, other, code)
        if choice in NEW.values():
            kind = next(kind for kind, value in NEW.items() if value == choice)
            return Said(row, make=self.made(row, kind, other))
        return Said(row, tuple(choice.split(",")))

    def somebody_else(self, row: NameRow, other: str, code: str) -> Said | None:
        """An entry that was typed by name."""
        found = list(known_by_name(self.region, other).values()) if other else []
        if len(found) == 1:
            return Said(row, (key_of(found[0]),))
        text = (
            gettext_lazy("Choose a name from the list; this one stands in it more than once.")
            if found
            else (gettext_lazy("Choose a name from the list, or say that it is new."))
        )
        self.add_error(f"other-{code}", text)
        return None

    def made(self, row: NameRow, kind: str, other: str) -> dict[str, str]:
        """The new entry: under the name in the box, else as the document has it."""
        if kind == FUNCTION:
            name = other or row.suggested.function or row.name
            return {"kind": kind, "name": name, "holder": row.suggested.holder}
        return {"kind": kind, "name": other or row.name}


def chosen_of(row: NameRow) -> str:
    """What stands chosen for a name."""
    if row.choice is None or not row.is_decided:
        return LATER
    if row.choice.make:
        return NEW[row.choice.make["kind"]]
    return ",".join(key_of(who) for who in row.means) or TEXT


def reason_of(candidate: Candidate) -> str:
    """Why somebody is suggested."""
    return str(REASONS[candidate.reason])
