"""Who opens which page of a document, in which moment of the plan that it hangs on. The tables are written by hand."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from regietafel.plans.models import Action
from tests import cast
from tests.documents import files
from tests.documents.test_pages import page
from tests.roles.moments import cells, put

READS = """
                  draft  approved  running  closed  published
director          200    200       200      200     200
colleague         200    200       200      200     200
partner           404    200       200      200     200
editor            404    404       404      404     404
head_of_service   404    200       200      200     200
other_director    404    404       404      404     404
admin             404    404       404      404     404
stranger          302    302       302      302     302
"""
"""Who downloads: who sees the plan as one of its network; that everybody may read the plan changes nothing."""

CHANGES = """
                  draft  approved  running  closed  published
director          200    200       200      403     200
colleague         200    200       200      403     200
partner           404    200       200      403     200
editor            404    404       404      404     404
head_of_service   404    403       403      403     403
other_director    404    404       404      404     404
admin             404    404       404      404     404
stranger          302    302       302      302     302
"""
"""Who changes what hangs on an action that the partner's organisation leads."""


def test_who_reads_and_who_changes(
    everyone: dict[str, cast.Person], client_of: Callable[[cast.Person], Client], led_action: Action
) -> None:
    line = led_action.working_years.get()
    document = files.make_document(led_action.plan.region, line.pk, b"tekst", title="Verslag")
    clients = {role: client_of(person) for role, person in everyone.items()}
    for table, urls in (
        (READS, [page("document", document), page("download", document, 1)]),
        (CHANGES, [page("renew", document), page("edit", document)]),
    ):
        for role, moment, code in cells(table):
            put(led_action.plan, moment)
            for url in urls:
                assert clients[role].get(url).status_code == code, (role, moment, url)
