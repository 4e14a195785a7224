"""Who opens the minutes of a meeting at which moment. The tables are written by hand."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from regietafel.consultation.models import MeetingState
from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region
from tests import cast
from tests.consultation import make
from tests.consultation.minuted import DAY, put

READS = """
                  draft  convened  held  minutes_sent  approved  locked  cancelled
director          404    200       200   200           200       200     404
colleague         404    200       200   200           200       200     404
partner           404    404       404   200           200       200     404
editor            404    404       404   404           404       404     404
head_of_service   404    404       404   404           404       404     404
other_director    404    404       404   404           404       404     404
admin             404    404       404   404           404       404     404
stranger          302    302       302   302           302       302     302
"""
"""Who reads: the team always, the partner at the table once they were sent, the head of service of no seat never."""

WRITES = """
                  draft  convened  held  minutes_sent  approved  locked  cancelled
director          200    200       200   200           302       302     200
colleague         200    200       200   200           302       302     200
partner           404    403       403   403           403       403     403
editor            404    404       404   404           404       404     404
head_of_service   404    404       404   404           404       404     404
other_director    404    404       404   404           404       404     404
admin             404    404       404   404           404       404     404
stranger          302    302       302   302           302       302     302
"""
"""Who opens the page for writing: afterwards it leads to the page for reading; a draft or cancelled one says why not."""

REMARKS = """
                  draft  convened  held  minutes_sent  approved  locked  cancelled
director          404    200       200   200           200       200     404
colleague         404    200       200   200           200       200     404
partner           404    404       404   200           200       200     404
editor            404    404       404   404           404       404     404
head_of_service   404    404       404   404           404       404     404
other_director    404    404       404   404           404       404     404
admin             404    404       404   404           404       404     404
stranger          302    302       302   302           302       302     302
"""
"""Who opens the form for a remark; whether it is taken in at that moment is for the operation."""


def cells(table: str) -> list[tuple[str, str, int]]:
    """Each cell of a table: role, moment, status."""
    head, *rows = table.strip().splitlines()
    return [
        (role, moment, int(code))
        for role, *codes in (row.split() for row in rows)
        for moment, code in zip(head.split(), codes, strict=True)
    ]


def test_who_reads_writes_and_remarks(
    everyone: dict[str, cast.Person],
    client_of: Callable[[cast.Person], Client],
    region: Region,
    organisation: Organisation,
) -> None:
    body = make.make_body(region)
    make.make_seat(body, organisation)
    meeting = make.make_meeting(body, DAY, MeetingState.HELD)
    clients = {role: client_of(person) for role, person in everyone.items()}
    here = f"/nl/r/{region.slug}/consultation/meetings/{meeting.pk}/minutes/"
    wrong = []
    for table, page in ((READS, "read/"), (READS, "read/docx/"), (WRITES, ""), (REMARKS, "remarks/add/")):
        for role, moment, code in cells(table):
            put(meeting, MeetingState(moment))
            found = clients[role].get(f"{here}{page}").status_code
            if found != code:
                wrong.append((page, role, moment, found, code))
    assert wrong == []
