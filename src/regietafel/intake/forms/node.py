"""Putting right what was read of a node, and choosing where to split it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regietafel.core.forms import Form
from regietafel.core.numbers import NumberField
from regietafel.intake.halves import Cut
from regietafel.intake.models import Level, ReadNode
from regietafel.intake.shown import ROLE_WORDS, party_words, phase_words
from regietafel.reading.plan_reading import LEAD, PARTNER, Named, Node, Often, Phase, as_json

ONE_EACH = gettext_lazy("One on each line.")
FOR_ACTIONS = ("leads", "role", "partners", "timing", "years", "often", "counting", "phases", "indicators", "see_also")
YEARS = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})|(\d{4})")
COUNTINGS = [
    ("exactly", gettext_lazy("exactly so often")),
    ("at_least", gettext_lazy("at least so often")),
    ("about", gettext_lazy("about so often")),
]


def small(label: Any, **kwargs: Any) -> forms.CharField:
    """A text of a few lines that may stay empty."""
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)


class NodeForm(Form):
    """A node as it stands; only an action has parties, years and a norm."""

    number = forms.CharField(label=gettext_lazy("Number"), max_length=40, required=False)
    title = forms.CharField(label=gettext_lazy("Title"), widget=forms.Textarea(attrs={"rows": 2}))
    description = forms.CharField(
        label=gettext_lazy("Description"), required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    codes = forms.CharField(
        label=gettext_lazy("Codes of policy priorities"),
        required=False,
        help_text=gettext_lazy("Such as WSE-LR1, WSE-LR2."),
    )
    leads = small(gettext_lazy("Lead"), help_text=ONE_EACH)
    role = forms.ChoiceField(
        label=gettext_lazy("Role of the own organisation"),
        required=False,
        choices=[("", gettext_lazy("not said")), *ROLE_WORDS.items()],
    )
    partners = small(gettext_lazy("Partners"), help_text=ONE_EACH)
    timing = forms.CharField(label=gettext_lazy("Timing"), required=False)
    years = forms.CharField(
        label=gettext_lazy("Years"), required=False, help_text=gettext_lazy("Such as 2026, 2028 or 2026-2028.")
    )
    often = NumberField(label=gettext_lazy("How often a year"), required=False)
    counting = forms.ChoiceField(label=gettext_lazy("How that is meant"), required=False, choices=COUNTINGS)
    phases = small(
        gettext_lazy("Phases"), help_text=gettext_lazy("One on each line, such as “first half of 2026: preparation”.")
    )
    indicators = small(gettext_lazy("Indicators"), help_text=ONE_EACH)
    see_also = forms.CharField(
        label=gettext_lazy("See also"),
        required=False,
        help_text=gettext_lazy("Numbers of other actions, such as 2.1.3."),
    )

    def __init__(self, data: Any = None, *, row: ReadNode) -> None:
        self.node = row.node
        super().__init__(data, initial=typed(row.node))
        if row.level != Level.ACTION:
            for name in FOR_ACTIONS:
                del self.fields[name]

    def clean_years(self) -> list[int]:
        """Years, one by one or from one to another."""
        text = self.cleaned_data["years"]
        found: set[int] = set()
        for first, last, single in YEARS.findall(text):
            found |= {int(single)} if single else set(range(int(first), min(int(last), int(first) + 20) + 1))
        if text.strip() and not found:
            raise forms.ValidationError(_("Give years such as 2026, 2028 or 2026-2028."))
        return sorted(found)

    def values(self) -> dict[str, Any]:
        """What was typed, in the shape of the reading; what was not touched keeps its place in the document."""
        data, node = self.cleaned_data, self.node
        found: dict[str, Any] = {
            "number": data["number"],
            "title": " ".join(data["title"].split()),
            "description": data["description"],
            "codes": split_at(data["codes"], ","),
        }
        if "leads" not in self.fields:
            return found
        return found | {
            "leads": parties(data["leads"], node.leads, LEAD),
            "role": data["role"] or None,
            "partners": parties(data["partners"], node.partners, PARTNER),
            "timing": data["timing"],
            "years": data["years"],
            "frequency": often(data["often"], data["counting"], node.frequency),
            "phases": phases(data["phases"], node.phases),
            "indicators": split_at(data["indicators"], "\n"),
            "see_also": split_at(data["see_also"], ","),
        }


def typed(node: Node) -> dict[str, Any]:
    """A node as somebody would type it."""
    norm = node.frequency
    return {
        "number": node.number,
        "title": node.title,
        "description": node.description,
        "codes": ", ".join(node.codes),
        "leads": "\n".join(party_words(party, LEAD) for party in node.leads),
        "role": node.role or "",
        "partners": "\n".join(party_words(party, PARTNER) for party in node.partners),
        "timing": node.timing,
        "years": ", ".join(str(year) for year in node.years),
        "often": Decimal(str(norm.times)) if norm else None,
        "counting": counting_of(norm),
        "phases": "\n".join(phase_words(phase) for phase in node.phases),
        "indicators": "\n".join(node.indicators),
        "see_also": ", ".join(node.see_also),
    }


def split_at(text: str, sign: str) -> list[str]:
    """The parts of a list as it was typed."""
    return [" ".join(part.split()) for part in text.split(sign) if part.strip()]


def parties(text: str, known: list[Named], usual: str) -> list[dict[str, Any]]:
    """Names as they were typed; one that stood there keeps its role and its place."""
    there = {party_words(party, usual): party for party in known}
    return [as_json(there.get(name) or Named(name, usual)) for name in split_at(text, "\n")]


def phases(text: str, known: list[Phase]) -> list[dict[str, Any]]:
    """Phases as they were typed; one that stood there keeps its years and its place."""
    there = {phase_words(phase): phase for phase in known}
    return [as_json(there.get(line) or new_phase(line)) for line in split_at(text, "\n")]


def new_phase(line: str) -> Phase:
    """A phase that a person wrote: the words before the colon say when."""
    words, colon, text = line.partition(":")
    if not colon:
        words, text = "", line
    years = [int(year) for year in re.findall(r"\b(?:19|20)\d{2}\b", words)]
    return Phase(words.strip(), text.strip(), min(years, default=None), max(years, default=None))


def counting_of(norm: Often | None) -> str:
    """How a number is meant."""
    return "at_least" if norm and norm.at_least else "about" if norm and norm.about else "exactly"


def often(times: Decimal | None, counting: str, known: Often | None) -> dict[str, Any] | None:
    """A norm, if a number was typed; one that was not touched stays as it was read."""
    if not times:
        return None
    if known is not None and Decimal(str(known.times)) == times and counting_of(known) == counting:
        return dict(as_json(known))
    return dict(as_json(Often(float(times), counting == "at_least", counting == "about")))


class SplitForm(Form):
    """At which line of the document a new node begins."""

    drafted = False
    line = forms.TypedChoiceField(
        label=gettext_lazy("Where does the new part begin?"), coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, data: Any = None, *, cuts: list[Cut]) -> None:
        super().__init__(data)
        field: Any = self.fields["line"]
        field.choices = [(cut.line, f"{cut.line}. {cut.text[:160]}") for cut in cuts]
