"""Indicators: what is looked at, and one grid of targets and actuals."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Form
from regietafel.core.labels import told_apart
from regietafel.core.numbers import NumberField
from regietafel.plans.models import YES_NO, Indicator, IndicatorKind, IndicatorYear, Plan

SIDES = ("target", "actual")


class IndicatorForm(Form):
    """What is looked at."""

    title = forms.CharField(label=_("What is looked at"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    kind = forms.ChoiceField(label=_("Kind"), choices=IndicatorKind.choices, widget=forms.RadioSelect)
    unit = forms.CharField(
        label=_("Unit"), max_length=40, required=False, help_text=_("Such as meetings, people or %.")
    )


class ValuesForm(Form):
    """Target and actual of each indicator in each year of the plan; who may not set targets sees them only.

    The years that are closed are there to be read.
    """

    def __init__(
        self,
        data: Any = None,
        *,
        plan: Plan,
        indicators: list[Indicator],
        values: dict[tuple[int, int], IndicatorYear],
        targets: bool,
        closed: Collection[int] = (),
    ) -> None:
        super().__init__(data)
        self.plan, self.indicators = plan, indicators
        for indicator in indicators:
            for year in plan.years:
                value = values.get((indicator.pk, year))
                for side in SIDES:
                    field = self.field_for(indicator, year, side, value)
                    field.disabled = year in closed or (side == "target" and not targets)
                    self.fields[name_of(indicator.pk, year, side)] = field

    @staticmethod
    def field_for(indicator: Indicator, year: int, side: str, value: IndicatorYear | None) -> forms.Field:
        """One cell: a number, a yes or no, or a short text."""
        word = gettext("Target") if side == "target" else gettext("Result")
        label = told_apart(word, f"{indicator.title}, {year}")
        column = f"{side}_number" if indicator.kind == IndicatorKind.NUMBER else f"{side}_text"
        initial = getattr(value, column) if value else None
        if indicator.kind == IndicatorKind.NUMBER:
            return NumberField(label=label, required=False, initial=initial)
        if indicator.kind == IndicatorKind.YES_NO and initial in {None, "", *YES_NO}:
            return forms.ChoiceField(label=label, required=False, initial=initial, choices=[("", "–"), *YES_NO.items()])
        return forms.CharField(
            label=label, max_length=500, required=False, initial=initial, widget=forms.Textarea(attrs={"rows": 2})
        )

    def clean(self) -> dict[str, Any]:
        """Gather the cells by indicator and year; one that was not sent stays as it is."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        for name, field in self.fields.items():
            if name not in self.data and name not in self.errors:
                values[name] = field.initial
        values["cells"] = {
            (indicator.pk, year): tuple(values.get(name_of(indicator.pk, year, side)) for side in SIDES)
            for indicator in self.indicators
            for year in self.plan.years
        }
        return values

    @property
    def grid(self) -> list[dict[str, Any]]:
        """The rows of the table: an indicator, and for each year its two boxes."""
        return [
            {
                "indicator": indicator,
                "years": [
                    {"year": year, "cells": [self[name_of(indicator.pk, year, side)] for side in SIDES]}
                    for year in self.plan.years
                ],
            }
            for indicator in self.indicators
        ]


def name_of(indicator: int, year: int, side: str) -> str:
    """The name of one cell."""
    return f"{side}-{indicator}-{year}"
