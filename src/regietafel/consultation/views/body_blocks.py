"""The blocks of the page of a body, in order: each a template and a function that fetches what it shows.

A slice of the page adds its line here; a block that has nothing to say of this body to this person gives None.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest

from regietafel.consultation.models import Body
from regietafel.consultation.views.blocks import Block, Shown, shown
from regietafel.consultation.views.body_meetings import meetings_block
from regietafel.consultation.views.body_norms import norms_block
from regietafel.consultation.views.body_seats import seats_block

BLOCKS: tuple[Block[Body], ...] = (
    Block("consultation/body/_norms.html", norms_block),
    Block("consultation/body/_meetings.html", meetings_block),
    Block("consultation/body/_seats.html", seats_block),
)


def blocks_of(request: HttpRequest, body: Body) -> Iterator[Shown]:
    """The blocks that have something to say on this body to this person."""
    return shown(BLOCKS, request, body)
