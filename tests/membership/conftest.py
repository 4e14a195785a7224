"""What the tests about seats share."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.utils import timezone

from regietafel.membership import operations
from regietafel.membership.lifecycle import Seat
from regietafel.membership.models import Invitation
from regietafel.notices.models import OutboxMail
from regietafel.organisations.models import Function, Organisation
from regietafel.people.models import RoleKind, User
from regietafel.territories.models import Region

LATER = dt.timedelta(days=15)


@pytest.fixture
def offer(director: User, region: Region, organisation: Organisation) -> Invitation:
    """An open invitation as partner, to somebody without an account."""
    return operations.invite(
        actor=director,
        region=region,
        email="Nieuw@Example.org",
        name="Nele Nieuw",
        seat=Seat(RoleKind.PARTNER, organisation=organisation),
        now=timezone.now(),
    )


@pytest.fixture
def link_of() -> Callable[[Invitation], str]:
    """The path that the latest mail about an invitation leads to."""

    def find(invitation: Invitation) -> str:
        mail = OutboxMail.objects.filter(key__startswith=f"invitation-{invitation.pk}-").order_by("-pk")[0]
        found = re.search(r"https?://[^/]+(/\S+)", mail.body)
        assert found, mail.body
        return found[1]

    return find


@pytest.fixture
def function(region: Region) -> Function:
    """A function of the region."""
    return Function.objects.create(region=region, name="expert werk")
