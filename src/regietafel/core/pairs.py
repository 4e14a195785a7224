"""Two controls that make one field: each with its own small label, so that both can be found and heard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise


class Pair(forms.MultiWidget):
    """Two widgets side by side (one above the other on a phone); ``labels`` name the two."""

    template_name = "ui/pair.html"

    def __init__(self, widgets: Sequence[forms.Widget], labels: Sequence[str | Promise], **kwargs: Any) -> None:
        self.labels = labels
        super().__init__(list(widgets), **kwargs)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Give each part its label."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        for part, label in zip(context["widget"]["subwidgets"], self.labels, strict=True):
            part["label"] = label
        return context
