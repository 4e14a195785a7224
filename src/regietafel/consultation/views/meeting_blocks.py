"""The blocks of the page of a meeting, in order: each a template and a function that fetches what it shows.

A slice of the page adds its line here; a block that has nothing to say on this meeting gives None.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest

from regietafel.consultation.models import Meeting
from regietafel.consultation.views.agenda import agenda_block
from regietafel.consultation.views.blocks import Block, Shown, shown
from regietafel.consultation.views.convening import invitees_block
from regietafel.consultation.views.meeting_files import files_block
from regietafel.consultation.views.minutes_block import minutes_block

BLOCKS: tuple[Block[Meeting], ...] = (
    Block("consultation/agenda/_block.html", agenda_block),
    Block("consultation/meeting/_invitees.html", invitees_block),
    Block("consultation/meeting/_minutes.html", minutes_block),
    Block("consultation/meeting/_files.html", files_block),
)


def blocks_of(request: HttpRequest, meeting: Meeting) -> Iterator[Shown]:
    """The blocks that have something to say on this meeting to this person."""
    return shown(BLOCKS, request, meeting)
