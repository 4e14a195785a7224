"""What may be wrong with a workplace, asked by its page."""

from __future__ import annotations

from django import template

from regietafel.workplaces import checks
from regietafel.workplaces.checks import Mark
from regietafel.workplaces.models import Workplace

register = template.Library()


@register.simple_tag
def marks_of(workplace: Workplace) -> list[Mark]:
    """The marks of a workplace as it stands."""
    return checks.marks_of(workplace)
