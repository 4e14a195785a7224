"""Every page that can be opened, on a phone and on a desk."""

from __future__ import annotations

import pytest

from tests.axe.conftest import ABOUT_PASSKEYS, WindowOf
from tests.axe.looking import Look
from tests.pages import PAGES
from tests.walk.moments import readable, reader_of
from tests.walk.table import table
from tests.walk.walker import Walker

pytestmark = pytest.mark.django_db

NO_PAGES = {
    "health",
    "core:token",
    "plans:grid-since",
    "documents:download",
    "attention:names",
    "documents:page-picture",
    "consultation:public-event-ics",
    "consultation:agenda-pdf",
    "policy_signals:note-file#docx",
    "policy_signals:note-file#pdf",
    "policy_signals:letter-read-file#letter",
    "policy_signals:letter-read-file#note",
    "policy_signals:letter-file#docx",
    "policy_signals:letter-file#pdf",
    "agreements:declaration-file#docx",
    "agreements:declaration-file#pdf",
    "consultation:minutes-file#pdf",
    "consultation:minutes-file#docx",
    "consultation:minutes-now",
    "workplaces:ladder-picture#map",
    "workplaces:ladder-picture#bars",
    "calendar-public",
    "calendar-feed",
    "people:export",
    "workplaces:map-points",
    "workplaces:map-shapes",
    "mfa_download_recovery_codes",
    "workplaces:import-download",
    "workplaces:open-data#json",
    "workplaces:open-data#csv",
}
"""What is a file, or an answer to a script, and no page; sheets apart."""


def pages_to_see() -> list[str]:
    """The pages that somebody gets to see; those that only lead elsewhere show that other page."""
    return [
        key
        for key in readable()
        if key not in NO_PAGES
        and "export#" not in key
        and any("ok" in line.answers.values() for line in table()[key] if "GET" in line.methods)
    ]


@pytest.mark.parametrize("key", pages_to_see())
def test_a_page_is_right_for_everyone(key: str, walker: Walker, window_of: WindowOf) -> None:
    page = PAGES[key]
    role, moment = reader_of(page)
    url = page.url(walker.world.places[moment])
    with Look(window_of(role)) as look:
        faults = look.faults_at_both(lambda: look.open(url, 200, 401), passkeys=page.name in ABOUT_PASSKEYS)
    assert not faults, "\n".join(faults)
