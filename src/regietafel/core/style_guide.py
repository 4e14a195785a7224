"""The living style page: every component with invented rows, so that a change of look is seen in one place."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from regietafel.core.access import signed_in
from regietafel.core.forms import DateField, FilterForm, Form

STATES = [("planned", "gepland"), ("under_way", "loopt"), ("done", "gedaan"), ("moved", "uitgesteld")]
LEADS = [("director", "Regisseur"), ("town", "Lokaal bestuur"), ("pom", "POM")]


class SampleForm(Form):
    """One field of each kind."""

    title = forms.CharField(label="Titel", max_length=120, help_text="Begin met wat er gebeurt.")
    text = forms.CharField(
        label="Omschrijving", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    lead = forms.ChoiceField(label="Trekker", choices=[("", "Kies een trekker"), *LEADS])
    on = DateField(label="Datum", help_text="Zoals 16/06/2026.")
    times = forms.IntegerField(label="Keer per jaar", min_value=1)
    mail = forms.EmailField(label="E-mailadres", widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    theme = forms.CharField(label="Thema", required=False, widget=forms.TextInput(attrs={"list": "themes"}))
    state = forms.ChoiceField(
        label="Stand", choices=STATES, widget=forms.RadioSelect, help_text="Uitgesteld vraagt een reden."
    )
    partners = forms.MultipleChoiceField(
        label="Partners", choices=LEADS, required=False, widget=forms.CheckboxSelectMultiple
    )
    paper = forms.FileField(label="Verslag", required=False, help_text="PDF of Word, hoogstens 20 MB.")
    sure = forms.BooleanField(label="Ik heb dit nagekeken")


class SampleFilters(FilterForm):
    """Filters as a list of actions has them."""

    q = forms.CharField(label="Woord", required=False)
    lead = forms.ChoiceField(label="Trekker", choices=[("", "Iedereen"), *LEADS], required=False)
    state = forms.ChoiceField(label="Stand", choices=[("", "Elke stand"), *STATES], required=False)
    mine = forms.BooleanField(label="Alleen mijn acties", required=False)


def action(pk: int, number: str, title: str, who: str, states: tuple[str, str, str], **more: Any) -> dict[str, Any]:
    """An action of the sample tree."""
    years = [
        {"year": 2023 + place, "state": state, "url": "#years" if state else ""} for place, state in enumerate(states)
    ]
    return {
        "pk": pk,
        "number": number,
        "title": title,
        "url": "#tree",
        "who": who,
        "years": years,
        "move_url": "#tree",
        **more,
    }


def goal(pk: int, number: str, title: str, level: str, *children: dict[str, Any]) -> dict[str, Any]:
    """A goal of the sample tree."""
    return {
        "pk": pk,
        "number": number,
        "title": title,
        "level": level,
        "is_goal": True,
        "children": children,
        "count": f"{len(children)} onderdelen" if len(children) > 1 else "1 onderdeel",
    }


def tree() -> list[dict[str, Any]]:
    """A plan of three levels."""
    meetings = goal(
        2, "1.1", "Netwerking sociale economie", "Doelstelling",
        action(3, "1.1.1", "Algemene vergadering", "Regisseur", ("done", "under_way", "planned"), held=1, norm_number=4),
        action(4, "1.1.2", "Actiegroep", "Regisseur, POM", ("done", "partly", "planned"), held=4, norm_number=4),
        action(5, "1.1.3", "Bezoek aan elk lokaal bestuur, samen met de trajectbegeleiders", "", ("moved", "dropped", ""), norm="regelmatig"),
    )  # fmt: skip
    return [
        goal(1, "1", "Regierol opnemen", "Prioriteit", meetings),
        goal(
            6,
            "2",
            "Werkplekken op maat",
            "Prioriteit",
            action(7, "2.1", "Leerwerkvloeren in kaart", "Lokaal bestuur", ("planned", "missing", "")),
        ),
    ]


def coverage() -> dict[str, Any]:
    """A matrix with a gap and an assumed cell."""
    counts = {"P1": (7, 9, 7), "P2": (9, 8, 4), "P3": (3, 1, 0), "P4": (2, 2, 2)}
    titles = {
        "P1": "Regierol opnemen",
        "P2": "Werkplekken op maat",
        "P3": "Ondernemerschap",
        "P4": "Samenwerken over sectoren",
    }
    return {
        "years": [2023, 2024, 2025],
        "rows": [
            {
                "code": code,
                "title": titles[code],
                "cells": [cell(code, 2023 + place, count) for place, count in enumerate(row)],
            }
            for code, row in counts.items()
        ],
    }


def cell(code: str, year: int, count: int) -> dict[str, Any]:
    """One cell of the matrix."""
    state = "gap" if count == 0 else "assumed" if (code, year) == ("P4", 2025) else "covered"
    return {"year": year, "count": count, "state": state, "url": "#coverage"}


def history() -> list[dict[str, Any]]:
    """Two things that happened."""
    now = timezone.localtime()
    changes = [
        {"label": "Stand", "before": "gepland", "after": "loopt"},
        {"label": "Trekker", "before": "", "after": "POM"},
    ]
    return [
        {"when": now, "who": "Regisseur", "what": "Actie gewijzigd", "changes": changes},
        {
            "when": now - dt.timedelta(days=40),
            "who": "Teamlid",
            "what": "Actie toegevoegd",
            "note": "Uit het plan 2023–2025.",
        },
    ]


def collision() -> dict[str, Any]:
    """Two versions of two fields."""
    return {
        "conflicts": [
            {
                "name": "title",
                "label": "Titel",
                "mine_text": "Actiegroep vier keer per jaar",
                "theirs_text": "Actiegroep elk kwartaal",
                "touched": True,
            },
            {
                "name": "text",
                "label": "Omschrijving",
                "mine_text": "De regisseur roept samen.",
                "theirs_text": "",
                "touched": False,
            },
        ],
        "sent": [("lead", "director")],
    }


LONG = (
    "De actiegroep bespreekt elk kwartaal hoe de werkplekken op maat verdeeld zijn over de gemeenten, wie een nieuwe plek zoekt en wat daarvoor nodig is. "
    * 2
)


@require_safe
@signed_in
def style_guide(request: HttpRequest) -> HttpResponse:
    """Show every component; with ?mistakes the form as it comes back refused."""
    form = (
        SampleForm(request.GET, auto_id="sample_%s") if "mistakes" in request.GET else SampleForm(auto_id="sample_%s")
    )
    rows = [(f"Gemeente {letter}", 21_000 + 1_357 * place, place % 4) for place, letter in enumerate("ABCDEFGH")]
    context = {
        "form": form,
        "filters": SampleFilters(request.GET or None),
        "states": ["planned", "under_way", "done", "partly", "moved", "dropped", "missing"],
        "nodes": tree(),
        "coverage": coverage(),
        "history": history(),
        "collision": collision(),
        "rows": rows,
        "page": Paginator(range(1, 240), 20).get_page(request.GET.get("page", 3)),
        "facts": [
            ("Nummer", "1.1.2"),
            ("Trekker", "Regisseur"),
            ("Timing", "Minstens 4 keer per jaar"),
            ("Indicator", ""),
        ],
        "crumbs": [("Start", "#"), ("Actieplan", "#")],
        "tabs": [
            {"label": label, "url": "#tabs", "current": label == "Boom"} for label in ("Boom", "Werkjaren", "Dekking")
        ],
        "long": LONG,
    }
    return render(request, "core/style_guide.html", context)
