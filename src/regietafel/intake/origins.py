"""Where a goal or an action was read, handed down to its page: the plans know no readings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.core import registry
from regietafel.core.registry import Line
from regietafel.documents.queries import documents_visible_to
from regietafel.intake.passages import place_in_words
from regietafel.intake.queries.adoptions import passages_of
from regietafel.plans.models import Action, Goal


def origins_of(user: Any, row: Any) -> Iterator[Line]:
    """The passages of a row of a plan, the latest document first, each with its original for whoever may read that."""
    if not isinstance(row, Goal | Action) or not user.has_perm("plans.view_history", row):
        return
    found = passages_of(row)
    if not found:
        return
    readings = [one.adoption.reading for one in found if one.adoption.reading]
    originals = [reading.document_id for reading in readings if reading.document_id]
    readable = set(documents_visible_to(user).filter(pk__in=originals).values_list("pk", flat=True))
    for one in found:
        reading = one.adoption.reading
        document = reading.document_id if reading else None
        where = place_in_words(one.place)
        told = {"file": one.adoption.file_name, "where": where}
        text = _("Read in %(file)s, %(where)s") % told if where else _("Read in %(file)s") % told
        url = reverse("documents:document", args=[one.adoption.region.slug, document]) if document in readable else ""
        yield Line(text, url=url, note=one.passage)


def hand_over() -> None:
    """Put it in its slot."""
    registry.origins.register("readings", origins_of)
